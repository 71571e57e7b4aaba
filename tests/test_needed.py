"""What a sentence must have for a token pattern to match."""

from __future__ import annotations

import pytest
from built import NLP, doc
from spacy.matcher import Matcher

from sprogtjek.checks.needed import Inventory, follow, in_order, needs, run, stands

IMPOSSIBLE = [
    {"LOWER": "ikke"},
    {"LOWER": {"IN": ["helt", "så"]}, "OP": "?"},
    {"LOWER": {"REGEX": "^u(mulig|kendt)t?$"}},
]
PASSIVE = [
    {"LOWER": "der", "IS_SENT_START": True},
    {"POS": {"NOT_IN": ["VERB", "PUNCT"]}, "OP": "{0,3}"},
    {"POS": "VERB", "MORPH": {"IS_SUPERSET": ["Voice=Pass"]}, "LOWER": {"NOT_IN": ["findes"]}},
]
SENTENCES = {
    "nothing": "Vi/PRON/nsubj/1 svarer/VERB!/ROOT/0 ./PUNCT/punct/-1",
    "not after": "Umuligt/ADJ/ROOT/0 er/AUX!/cop/-1 det/PRON/nsubj/-2 ikke/ADV/advmod/-3",
    "impossible": "Det/PRON/nsubj/3 er/AUX!/cop/2 ikke/ADV/advmod/1 umuligt/ADJ/ROOT/0",
    "passive": "Der/PRON/expl/1 behandles/VERB~/ROOT/0 sager/NOUN:/obj/-1",
    "barred": "Der/PRON/expl/1 findes/VERB~/ROOT/0 sager/NOUN:/obj/-1",
    "active": "Der/PRON/expl/1 kommer/VERB!/ROOT/0 sager/NOUN:/nsubj/-1",
}


def may_match(pattern, sentence) -> bool:
    tokens = list(sentence)
    there = Inventory(tokens)
    asked = all(there.has(need) for need in needs(pattern))
    return asked and stands(run(pattern), tokens) and follow(in_order(pattern), tokens)


@pytest.mark.parametrize("pattern", [IMPOSSIBLE, PASSIVE])
@pytest.mark.parametrize("name", SENTENCES)
def test_what_matches_is_never_left_out(pattern, name):
    matcher = Matcher(NLP.vocab)
    matcher.add("regel", [pattern])
    sentence = doc(SENTENCES[name])
    assert may_match(pattern, sentence) or not matcher(sentence)


@pytest.mark.parametrize(
    ("pattern", "name", "may"),
    [
        (IMPOSSIBLE, "impossible", True),
        (IMPOSSIBLE, "not after", False),
        (IMPOSSIBLE, "nothing", False),
        (PASSIVE, "passive", True),
        (PASSIVE, "barred", False),
        (PASSIVE, "active", False),
    ],
)
def test_what_is_asked(pattern, name, may):
    assert may_match(pattern, doc(SENTENCES[name])) is may


def test_long_words_are_asked_for_first():
    first, *_ = needs([{"LOWER": {"IN": ["i", "de"]}}, {"LOWER": "bør"}, {"DEP": "nsubj"}])
    assert first.values == {"bør"}
