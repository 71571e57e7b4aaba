"""Noun phrases that can be moved as a whole, read from the words rather than the tree."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sprogtjek.danish.pronouns import as_object
from sprogtjek.danish.voice import verb_of_participle

if TYPE_CHECKING:
    from spacy.tokens import Token

_FIRST = frozenset({"DET", "ADJ", "NOUN", "NUM", "PROPN", "VERB", "PRON", "SYM"})
_INSIDE = _FIRST | {"ADP", "CCONJ", "ADV", "SYM", "X"}
_LONGEST = 12
_NOT_FIRST = frozenset(
    """alene begge både hverken hvad hvem hvilke hvilken hvilket intet ingen kun man også selv
    hver hvert""".split()
)
_TIMES = frozenset(
    """aften dag døgn eftermiddag forår fredag gang gange halvår januar februar marts april maj juni
    juli august september oktober november december klokken kvartal lørdag mandag måned nat onsdag
    sommer søndag time tirsdag torsdag uge vinter år""".split()
)


def is_noun_phrase(words: Sequence[Token]) -> bool:
    """Whether the words are one noun phrase that may stand elsewhere in the clause as it is."""
    if not 0 < len(words) <= _LONGEST:
        return False
    first, last = words[0], words[-1]
    if len(words) == 1 and _pronoun(first) is not None:
        return True
    if first.pos_ not in _FIRST or first.lower_ in _NOT_FIRST or is_time(words):
        return False
    if any(word.pos_ not in _INSIDE or _is_inner_pronoun(word) for word in words[1:]):
        return False
    return (
        last.pos_ in ("NOUN", "PROPN", "NUM")
        or last.lower_ in ("mv.", "m.v.")
        or first.lower_ in ("følgende", "dette", "disse")
    )


def _is_inner_pronoun(word: Token) -> bool:
    """*den hjælp du*: a clause without its verb."""
    return word.text in ("du", "vi", "I", "han", "hun", "de", "man", "jeg")


def _pronoun(word: Token) -> str | None:
    if word.lower_ == "man":
        return None
    return as_object(word.text) or as_object(word.lower_)


def is_time(words: Sequence[Token]) -> bool:
    """*næste uge, den 1. maj*: an adverbial without a preposition."""
    heads = [word for word in words if word.pos_ in ("NOUN", "PROPN")]
    return bool(heads) and heads[0].lower_ in _TIMES


def noun_phrase_end(words: Sequence[Token]) -> int:
    """How many of the first words are a noun phrase without what follows its noun; 0 for none."""
    if not words:
        return 0
    if _pronoun(words[0]) is not None and words[0].pos_ == "PRON":
        return 1
    end = _run(words)
    if end == 1 and verb_of_participle(words[0].lower_) is not None:
        return 0  # »bedes bundtet med snor«: no noun, whatever the tag
    if not end or words[0].lower_ in _NOT_FIRST or is_time(words[:end]):
        return 0
    return end


def _run(words: Sequence[Token]) -> int:
    end = 0
    for word in words:
        if word.pos_ not in _FIRST or word.text in (",", "("):
            break
        end += 1
        following = words[end] if end < len(words) else None
        if word.pos_ in ("NOUN", "PROPN") and "Gen" not in word.morph.get("Case", []):
            if word.pos_ == "PROPN" and following is not None and following.pos_ == "PROPN":
                continue
            return end
    return 0
