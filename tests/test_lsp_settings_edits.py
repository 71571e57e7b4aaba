"""Settings files that the lightbulb changes: the change is made, and nothing else is."""

from __future__ import annotations

import copy
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from sprogtjek.examples import document
from sprogtjek.linter import Linter
from sprogtjek.lsp import settings_faults
from sprogtjek.lsp.own_words import acronym, allowed, explanation
from sprogtjek.lsp.settings_edits import loosened, turned_off, with_explanation, with_term
from sprogtjek.lsp.settings_files import on_disk, recognised
from sprogtjek.lsp.thresholds import LIMITS, limit_of, looser
from sprogtjek.lsp.yaml_editing import difference, put
from sprogtjek.lsp.yaml_faults import Fault
from sprogtjek.records import LEVELS, TEXT_TYPES
from sprogtjek.ruleset import builtin_rules
from sprogtjek.schema import build

RULES = builtin_rules()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "rules:\n  x: off\n"),
        ("# Vores\n", "# Vores\nrules:\n  x: off\n"),
        ("# Vores", "# Vores\nrules:\n  x: off\n"),
        ("{}", "{rules: {x: off}}"),
        ("level: hint", "level: hint\nrules:\n  x: off\n"),
        ("rules:\n    y: hint\nlevel: hint\n", "rules:\n    y: hint\n    x: off\nlevel: hint\n"),
        ("rules:\n  # om y\n  y: off # y\n", "rules:\n  # om y\n  y: off # y\n  x: off\n"),
        ("rules:\r\n  y: off\r\n", "rules:\r\n  y: off\r\n  x: off\r\n"),
        ("rules:\n  x: error # x\n", "rules:\n  x: off # x\n"),
        ("rules:\n  x:\n    level: error\n", "rules:\n  x:\n    level: off\n"),
        ("rules:\n  x: {params: {a: 1}}", "rules:\n  x: {params: {a: 1}, level: off}"),
        ("rules: {y: hint}\n", "rules: {y: hint, x: off}\n"),
        ("rules: {\n  y: hint, # y\n}\n", "rules: {\n  y: hint, x: off, # y\n}\n"),
        ("rules: # her\n", "rules: # her\n  x: off\n"),
        ("rules: ~\n", "rules: {x: off}\n"),
        ("rules: [egne.yaml]\n", "rule-files: [egne.yaml]\nrules:\n  x: off\n"),
        ("rules: [a.yaml]\nrule-files: [b.yaml]\n", None),
        ("rules: &r {y: off}\nby-type: {web: *r}\n", None),
        ("rules: off\n", None),
        ("rules: {x: [", None),
        ("- x\n", None),
        ("a: b\n---\nc: d\n", None),
    ],
)
def test_a_rule_is_turned_off(before, after):
    assert turned_off(before, "x") == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "rules:\n  x: {params: {max: 30}}\n"),
        ("rules:\n  x: error\n", "rules:\n  x: {level: error, params: {max: 30}}\n"),
        (
            "rules:\n  x:\n    level: hint\n",
            "rules:\n  x:\n    level: hint\n    params: {max: 30}\n",
        ),
        ("rules:\n  x: {params: {max: 20}} # x\n", "rules:\n  x: {params: {max: 30}} # x\n"),
        (
            "rules:\n  x:\n    params:\n      min: 1\n",
            "rules:\n  x:\n    params:\n      min: 1\n      max: 30\n",
        ),
    ],
)
def test_a_limit_is_raised(before, after):
    assert loosened(before, "x", {"max": 30}) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "terms:\n  allowed: [skel]\n"),
        (
            "terms:\n  names: [Borgerservice]\n",
            "terms:\n  names: [Borgerservice]\n  allowed: [skel]\n",
        ),
        ("terms:\n  allowed:\n  - part # p\n", "terms:\n  allowed:\n  - part # p\n  - skel\n"),
        ("terms: {allowed: part}\n", "terms: {allowed: [part, skel]}\n"),
        ("terms: {allowed: [part,\n  sag]}\n", "terms: {allowed: [part,\n  sag, skel]}\n"),
        ("terms: {allowed: []}\n", "terms: {allowed: [skel]}\n"),
        ("terms: {allowed: [skel]}\n", None),
    ],
)
def test_a_word_is_allowed(before, after):
    assert with_term(before, "allowed", "skel") == after


def test_an_acronym_is_known_in_either_form():
    assert with_term("terms: {acronyms: {A: b}}", "acronyms", "KFU") == (
        "terms: {acronyms: {A: b, KFU: null}}"
    )
    assert with_term("terms:\n  acronyms:\n    A: b\n", "acronyms", "NO") == (
        'terms:\n  acronyms:\n    A: b\n    "NO":\n'
    )


def test_words_that_yaml_reads_otherwise_are_quoted():
    for word in ("nej: tak", "no", "1", "- x", "x # y", "[x", "a, b", "»x«", "ø"):
        after = with_term("terms: {allowed: [a]}\n", "allowed", word)
        assert after
        assert yaml.safe_load(after) == {"terms": {"allowed": ["a", word]}}


def test_what_is_between_is_not_part_of_the_edit():
    assert difference("abcd", "abXcd") == difference("abcd", "abXcd")
    span, new = difference("rules:\n  y: off\n", "rules:\n  y: off\n  x: off\n")
    assert span.start == span.end
    assert "x: off" in new


KEYS = st.sampled_from(["x", "lix", "saetning-lang", "fyldord/*", "æ ø", "no", "'"])
VALUES = st.recursive(
    st.sampled_from(["hint", False, None, 3, "tekst: her", "#", ""]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=8,
)
FILES = st.dictionaries(
    st.sampled_from(["rules", "terms", "level", "by-type", "rule-files"]), VALUES, max_size=4
)
LAYOUTS = {"indent": st.integers(2, 5), "default_flow_style": st.sampled_from([True, False, None])}


@settings(max_examples=300, deadline=None)
@given(
    FILES,
    st.fixed_dictionaries(LAYOUTS),
    st.sampled_from(["\n", "\r\n"]),
    st.booleans(),
    st.booleans(),
)
def test_files_of_any_layout_get_the_change_and_nothing_else(data, layout, newline, comments, cut):
    text = yaml.safe_dump(data, allow_unicode=True, **layout)
    if comments:
        text = "# Vores\n" + text.replace("\n", " # her\n")
    text = text.replace("\n", newline)
    text = text.removesuffix(newline) if cut else text
    try:
        assert yaml.safe_load(text) == data
    except yaml.YAMLError:
        return  # a comment in the middle of a text on several lines
    except AssertionError:
        return
    after = put(text, ("rules", "ny-regel"), {"level": "hint"})
    rules = data.get("rules")
    if after is None:
        assert rules is not None
        assert not isinstance(rules, dict)
        return
    wanted = copy.deepcopy(data)
    wanted["rules"] = {**(rules or {}), "ny-regel": {"level": "hint"}}
    assert yaml.safe_load(after) == wanted
    span, new = difference(text, after)
    assert text[: span.start] + new + text[span.end :] == after
    assert after.count("# her") == text.count("# her")
    if "\r\n" in text:  # on a single line nothing shows how lines end
        assert after.count("\n") == after.count("\r\n")


GOOD = (
    "",
    "# kun en kommentar",
    "---\nprofile: koege\n",
    "profile: koege # vores\r\nrules:\r\n  lix:\r\n    level: hint # nu\r\n",
    "rules: {fyldord/*: hint, saetning-lang: {params: {hint: 18}}}",
    "{level: hint, rules: {saetning-lang: error,\n  lix: off, # lix\n}}\n",
    "rules:\n  saetning-lang:\n      params:\n          error: 40\n\nterms:\n  names:\n  - A # a\n",
    "terms:\n    allowed:\n        - skel # s\n    acronyms: [KFU]\n\n\n",
    "by-type:\n  web:\n    lix: off\nrules: ~\nterms:\n",
)


@pytest.mark.parametrize("text", GOOD)
def test_good_settings_stay_good(text):
    assert faults_in(text) == []
    changed = [
        turned_off(text, "lix"),
        turned_off(text, "saafremt"),
        loosened(text, "saetning-lang", {"warning": 30, "error": 39}),
        with_term(text, "allowed", "dispensation"),
        with_term(text, "acronyms", "QFX"),
        with_explanation(text, "dispensation", "lov til at gøre noget, der ellers er forbudt"),
    ]
    for after in changed:
        assert after is not None or "lix: off" in text
        assert after is None or faults_in(after) == []


def faults_in(text: str) -> list[Fault]:
    file = recognised(Path("/findes-ikke/.sprogtjek.yaml"), text, on_disk)
    assert file
    return list(settings_faults.faults(file, on_disk))


def findings(rule, nlp):
    """(text, finding) of the rule's own bad examples"""
    kind = next((k for k in TEXT_TYPES if k in rule.types), None)
    linter = Linter([rule], text_type=kind, pipeline=nlp)
    block = "paragraph" if "paragraph" in rule.scope else min(rule.scope)
    for example in rule.bad:
        for finding in linter.lint(document(example.text, block)).findings:
            yield example.text, block, kind, finding


@pytest.mark.parametrize("rule", [r for r in RULES if r.kind in LIMITS], ids=lambda rule: rule.id)
def test_a_raised_limit_lets_the_finding_go(rule, nlp):
    for text, block, kind, finding in findings(rule, nlp):
        for shown in LEVELS[: LEVELS.index(finding.level) + 1]:
            params = looser(rule, finding, shown)
            if not params:
                continue
            old, new = limit_of(rule, params)
            assert old < new <= 1.5 * old
            given = {name: getattr(rule.params, name) for name in rule.params.__dataclass_fields__}
            changed = replace(rule, params=build(type(rule.params), {**given, **params}))
            report = Linter([changed], text_type=kind, pipeline=nlp).lint(document(text, block))
            again = [f for f in report.findings if f.place == finding.place]
            floor = LEVELS.index(shown)
            assert not [f for f in again if LEVELS.index(f.level) >= floor], (text, params)


WORDS = {r.id: r for r in RULES}


@pytest.mark.parametrize(
    ("rule", "text", "word"),
    [
        ("fremsende", "Vi fremsender skemaet i morgen.", "fremsende"),
        ("saafremt", "Såfremt du flytter, skal du ringe.", "såfremt"),
        ("lange-ord", "Vi skal se på dine befordringsgodtgørelserne i dag.", None),
        ("fagord-uforklaret", "Du kan få dispensation.", "dispensation"),
    ],
)
def test_a_word_is_allowed_in_dictionary_form(rule, text, word, nlp):
    found = Linter([WORDS[rule]], pipeline=nlp).lint(document(text)).findings
    assert found
    offered = allowed(found[0], WORDS[rule])
    assert offered == word if word else offered


def test_an_acronym_and_an_explanation_are_offered(nlp):
    rule = WORDS["akronym-ikke-indfoert"]
    (found,) = Linter([rule], pipeline=nlp).lint(document("Vi har spurgt QFX om sagen.")).findings
    assert acronym(found) == "QFX"
    assert allowed(found, rule) is None
    rule = WORDS["fagord-uforklaret"]
    (found,) = Linter([rule], pipeline=nlp).lint(document("Du kan få dispensation.")).findings
    offered = explanation(found, rule)
    assert offered
    assert offered[0] == "dispensation"
    after = with_explanation("", *offered)
    assert yaml.safe_load(after or "")["terms"]["explain"] == dict([offered])


def test_a_passive_is_no_word_to_allow(nlp):
    rule = WORDS["passiv-uden-agent"]
    found = Linter([rule], pipeline=nlp).lint(document("Sagen skal behandles i dag.")).findings
    assert all(allowed(each, rule) is None for each in found)
