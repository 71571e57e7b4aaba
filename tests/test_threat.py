"""A consequence before any word on what to do."""

import pytest
from built import doc, marked

from sprogtjek.linter import Linter
from sprogtjek.ruleset import builtin_rules

FAILS = """Hvis/SCONJ/mark/+3 du/PRON/nsubj/+2 {ikke}/ADV/advmod/+1 svarer/VERB!/advcl/+2
    ,/PUNCT/punct/+1 mister/VERB!/ROOT/+0 du/PRON/nsubj/-1 {noun}/NOUN/obj/-2 ./PUNCT/punct/-3"""
WORDS = ("mister", "bøde", "politiet")


def test_the_sentence_is_the_place():
    parsed = doc(FAILS.format(ikke="ikke", noun="pladsen"))
    assert marked("threat", parsed, consequences=WORDS) == [
        "Hvis du ikke svarer, mister du pladsen."
    ]


@pytest.mark.parametrize(
    ("ikke", "noun", "words"),
    [("hurtigt", "pladsen", WORDS), ("ikke", "pladsen", ("bøde",))],
)
def test_a_condition_that_fails_and_a_consequence_are_needed(ikke, noun, words):
    assert marked("threat", doc(FAILS.format(ikke=ikke, noun=noun)), consequences=words) == []


VERB_FIRST = """Svarer/VERB!/advcl/+4 du/PRON/nsubj/-1 ikke/ADV/advmod/-2 ,/PUNCT/punct/+1
    mister/VERB!/ROOT/+0 du/PRON/nsubj/-1 {denied} pladsen/NOUN./obj/-2 {end}/PUNCT/punct/-3"""


@pytest.mark.parametrize(
    ("denied", "end", "count"), [("", ".", 1), ("ikke/ADV/advmod/-2", ".", 0), ("", "?", 0)]
)
def test_the_verb_can_open_the_condition(denied, end, count):
    parsed = doc(VERB_FIRST.format(denied=denied, end=end))
    assert len(marked("threat", parsed, consequences=WORDS)) == count


def test_what_to_do_comes_first(nlp):
    rules = [rule for rule in builtin_rules() if rule.id == "tone-trussel"]
    linter = Linter(rules, pipeline=nlp)
    threat = "Hvis du ikke svarer, stopper vi hjælpen."
    assert [f.text for f in linter.lint(threat).findings] == [threat]
    assert not linter.lint(f"Svar senest den 1. maj. {threat}").findings
    assert not linter.lint(f"Du skal svare inden den 1. maj. {threat}").findings
