"""Every example of every shipped rule: the rule entry is rule, manual and test."""

from __future__ import annotations

import pytest

from sprogtjek import examples
from sprogtjek.checks import KINDS
from sprogtjek.principles import principles
from sprogtjek.ruleset import builtin_rules

RULES = builtin_rules()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_examples(rule, nlp):
    assert examples.failures(rule, nlp) == ()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_principles_are_known_and_few(rule):
    assert set(rule.principles) <= set(principles())
    assert 1 <= len(rule.principles) <= 3


def test_covered_rules_exist():
    covered = {name for rule in RULES for name in rule.covers}
    assert covered <= {rule.id for rule in RULES} | set(KINDS)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_texts_are_sentences(rule):
    for text in (rule.message, rule.why):
        assert text == text.strip()
        assert text[0].isupper() or not text[0].isalpha()
        assert text[-1] in ".?!»«}"
