"""The two kinds in which people write syntactic rules without Python: ``pattern`` and ``tree``."""

import pytest
from built import NLP, doc

from sprogtjek import checks
from sprogtjek.errors import UserError
from sprogtjek.records import Block
from sprogtjek.ruleset import parse_rules

RULE = """
title: Mine regler
rules:
  - id: min-regel
    kind: {kind}
    level: hint
    principles: [klart]
    message: "»{{match}}« kan skrives kortere{{alternatives}}."
    why: "Fordi."
    params: {params}
    examples:
      bad: ["[[Der kan]] søges."]
      good: ["Du kan søge."]
"""
DOC = doc(
    """Der/PRON/expl/+3 kan/AUX!/aux/+2 også/ADV/advmod/+1 søges/VERB-/ROOT/+0 om/ADP/case/+1
    støtte/NOUN/obl/-2 ./PUNCT/punct/-3"""
)


def prepared(kind, params):
    rules = parse_rules(RULE.format(kind=kind, params=params), "mine.yaml")
    return checks.module(kind).prepare(rules, NLP)


def found(kind, params):
    return prepared(kind, params).collect(DOC, Block("paragraph", DOC.text, ())).hits


def texts(kind, params):
    return [DOC.text[hit.span.start : hit.span.end] for hit in found(kind, params)]


def test_pattern_takes_the_longest_match():
    assert texts("pattern", '{patterns: [[{LOWER: der}, {OP: "*"}, {POS: VERB}]]}') == [
        "Der kan også søges"
    ]


def test_pattern_context_must_be_there_and_is_not_marked():
    params = '{patterns: [[{LOWER: der, CONTEXT: true}, {LOWER: kan}, {POS: ADV, OP: "?"}]]}'
    assert texts("pattern", params) == ["kan også"]
    params = "{patterns: [[{LOWER: her, CONTEXT: true}, {LOWER: kan}]]}"
    assert texts("pattern", params) == []


def test_pattern_alternatives_mark_a_place_once():
    assert texts("pattern", "{patterns: [[{LOWER: der}], [{LOWER: der}, {POS: AUX}]]}") == [
        "Der kan"
    ]


def test_pattern_offers_replacements_with_the_capital_of_the_match():
    (hit,) = found(
        "pattern", '{patterns: [[{LOWER: der}]], better: [du, I], advice: "Skriv hvem."}'
    )
    assert [(s.text, s.safety) for s in hit.suggestions] == [
        ("Du", "offer"),
        ("I", "offer"),
        ("Skriv hvem.", "advice"),
    ]
    assert dict(hit.slots) == {"match": "Der", "better": "Du", "alternatives": "Du« eller »I"}


TREE = """{patterns: [[{RIGHT_ID: verbum, RIGHT_ATTRS: {POS: VERB}},
    {LEFT_ID: verbum, REL_OP: ">", RIGHT_ID: subjekt, RIGHT_ATTRS: {DEP: expl}}]]%s}"""


def test_tree_marks_from_the_first_node_to_the_last():
    assert texts("tree", TREE % "") == ["Der kan også søges"]


def test_tree_marks_the_flagged_node_alone():
    assert texts("tree", TREE % ", flag: subjekt") == ["Der"]


def test_tree_marks_with_subtree():
    assert texts("tree", TREE % ", flag: verbum, subtree: true") == [DOC.text]


def test_tree_marks_a_place_once():
    assert texts(
        "tree",
        "{patterns: [[{RIGHT_ID: a, RIGHT_ATTRS: {POS: VERB}}, {LEFT_ID: a, "
        'REL_OP: ">", RIGHT_ID: b, RIGHT_ATTRS: {}}]], flag: a}',
    ) == ["søges"]


OTHER = "RIGHT_ID: b, RIGHT_ATTRS: {}"
NODE = "{RIGHT_ID: a, RIGHT_ATTRS: {POS: VERB}}"


@pytest.mark.parametrize(
    ("kind", "params", "message", "hint"),
    [
        ("pattern", "{patterns: [[{LOWR: der}]]}", "»LOWR«", "»LOWER«"),
        ("pattern", "{patterns: [{LOWER: der}]}", "liste", "LOWER"),
        ("pattern", "{patterns: [[]]}", "liste", "patterns"),
        ("pattern", "{patterns: [[der]]}", "»der«", "{LOWER: der}"),
        ("pattern", "{patterns: [[{POS: VERBUM}]]}", "»VERBUM«", "»VERB«"),
        ("pattern", "{patterns: [[{POS: {IN: [VERB, NAVN]}}]]}", "»NAVN«", "NOUN"),
        ("pattern", "{patterns: [[{LOWER: 5}]]}", "kan ikke bruges", "spaCy siger"),
        ("pattern", '{patterns: [[{LOWER: der, OP: "x"}]]}', "kan ikke bruges", "spaCy siger"),
        ("tree", "{patterns: [[{RIGHT_ID: a}]]}", "RIGHT_ATTRS", "verbum"),
        ("tree", "{patterns: [[{RIGHTID: a, RIGHT_ATTRS: {}}]]}", "»RIGHTID«", "»RIGHT_ID«"),
        ("tree", "{patterns: [[{RIGHT_ID: a, RIGHT_ATTRS: {LEMA: x}}]]}", "»LEMA«", "»LEMMA«"),
        ("tree", f"{{patterns: [[{NODE}]], flag: [ab]}}", "»ab«", "hedder: a"),
        (
            "tree",
            f"{{patterns: [[{NODE}, {{LEFT_ID: a, REL_OP: '>>>', {OTHER}}}]]}}",
            "kan ikke bruges",
            "Unsupported",
        ),
        (
            "tree",
            f"{{patterns: [[{NODE}, {{LEFT_ID: x, REL_OP: '>', {OTHER}}}]]}}",
            "kan ikke bruges",
            "LEFT_ID",
        ),
    ],
)
def test_errors_name_the_rule_and_help(kind, params, message, hint):
    with pytest.raises(UserError) as error:
        prepared(kind, params)
    assert "»min-regel«" in error.value.message
    assert message in error.value.message
    assert error.value.path == "mine.yaml"
    assert hint in (error.value.hint or "")
