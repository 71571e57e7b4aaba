"""Replacements in dictionary form: where their head is, and their words put into the text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from sprogtjek.checks.phrase_matching import Match
from sprogtjek.checks.phrase_patterns import GAP, Pos, head_index, is_dictionary_form
from sprogtjek.checks.phrase_pos import starts_sentence
from sprogtjek.danish import verbs

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_CLAUSES = frozenset({"at", "det", "den", "dem", "som", "der", "hver", "de", "hvad"})
"""A replacement that starts so is put in as written: *det, du selv betaler*; *som bor i*."""

_NO_VERBS = frozenset({"ikke", "gerne", "alene", "alle", "samme", "ene"})
"""Words in -e that open a replacement and are no infinitives."""


_CONJUNCTIONS = frozenset({"at", "hvis", "når", "selvom", "fordi", "så", "da", "før", "mens"})
"""Last words of a replacement that opens a clause: *for at*, *sådan at*; not *du skal*."""


class Wording(NamedTuple):
    """A replacement in dictionary form. ``head`` is the word that inflects, if one does."""

    written: str
    words: tuple[str, ...]
    head: int | None


@dataclass(frozen=True, slots=True)
class Replacement:
    """Words to put in the place of tokens ``start:end``.

    ``shown`` is the replacement of the match alone, for messages. ``sure``: nothing guessed.
    """

    text: str
    start: int
    end: int
    shown: str
    sure: bool = True


def wording(written: str, pos: Pos) -> Wording:
    """Divide a replacement and find its head, which is where the match's head is."""
    words = tuple(written.replace(GAP, f" {GAP} ").split())
    return Wording(written, words, _head(words, pos))


def _head(words: Sequence[str], pos: Pos) -> int | None:
    if pos == "verb":
        head = 1 if words[0] == "ikke" and len(words) > 1 else 0
        return head if _is_infinitive(words[head]) else None
    if words[0] in _CLAUSES and len(words) > 1:
        return None
    if pos == "noun":
        head_ = head_index(words, pos)
        fits = head_ is not None and "," not in " ".join(words)
        return head_ if fits and is_dictionary_form(words[head_ or 0], pos) else None
    if pos in ("adj", "det"):
        # god nok, klar til
        return len(words) - (2 if words[-1] in ("nok", "for", "til") and len(words) > 1 else 1)
    return None


def _is_infinitive(word: str) -> bool:
    return verbs.known(word) or (word.endswith(("e", "es")) and word not in _NO_VERBS)


_GOALS = frozenset({"til", "hos", "fra", "inden", "senest", "via", "med"})


def fill(match: Match, words: Sequence[str], doc: Doc, *, sure: bool) -> Replacement:
    """Put inflected words in the place of a match.

    ``…`` among them takes the text of the match's gap or, if it has none, the object of its
    verb, so that a particle stands where Danish wants it: *sender skemaet tilbage*.
    """
    shown = " ".join(word for word in words if word != GAP or match.gap)
    end, gap = match.end, match.gap
    if gap is None and GAP in words:
        sure = False
        object_end = _object_end(match, doc)
        if object_end:
            end, gap = object_end, (match.end, object_end)
    text = " ".join(_with_gap(words, doc[gap[0] : gap[1]].text if gap else "", match))
    text = text.replace(" ,", ",")
    if end == len(doc) or doc[end].is_punct:
        text = text.removesuffix(",")  # det, vi har, + punctum
    return Replacement(
        cased(text, match, doc),
        match.start,
        end,
        cased(shown.removesuffix(","), match, doc),
        sure,
    )


def with_comma(new: Replacement, match: Match, doc: Doc) -> Replacement:
    """``new`` after the comma that a phrase held before *at* (»på trods af, at« → », selvom«).

    Without that comma an infinitive follows: »med henblik på at spare« → »for at spare«.
    """
    words = [token.lower_ for token in doc[match.start : match.end]]
    opens_clause = words[-2:] == [",", "at"] and new.text.rpartition(" ")[2] in _CONJUNCTIONS
    if not opens_clause or "," in new.text or starts_sentence(doc[match.start]):
        return new
    before = doc[match.start - 1]
    if before.is_punct or before.pos_ == "CCONJ":
        return new
    text = f"{before.text}, {new.text}"
    return replace(new, text=text, start=match.start - 1)


def _with_gap(words: Sequence[str], gap: str, match: Match) -> list[str]:
    filled = list(words)
    if GAP in filled:
        at = filled.index(GAP)
        filled[at : at + 1] = [gap] if gap else []
    elif gap:
        # Subject and adverbs follow the verb: retter vi henvendelse til: kontakter vi.
        filled.insert(1 if match.pattern.pos == "verb" else len(filled), gap)
    return filled


def _object_end(match: Match, doc: Doc) -> int | None:
    """Where the object that follows a verb ends, before any clause that belongs to it."""
    for child in doc[match.head].rights:
        if child.dep_ == "obj" and child.i >= match.end:
            end = child.i + 1
            while end <= child.right_edge.i and not _ends_object(doc[end], child):
                end += 1
            return end
    return _noun_group_end(match.end, doc)


def _ends_object(token: Token, noun: Token) -> bool:
    """A clause, or a goal after a definite noun: *sende klagen videre til nævnet*."""
    if token.lower_ in _GOALS and "Definite=Def" in noun.morph:
        return True
    return _starts_clause(token)


def _noun_group_end(start: int, doc: Doc) -> int | None:
    """Where the noun and the words before it that start at ``start`` end.

    For verbs that the parser took for something else, mostly imperatives.
    """
    end = start
    while end < len(doc) and doc[end].pos_ in ("DET", "ADJ", "NUM"):
        end += 1
    return end + 1 if end < len(doc) and doc[end].pos_ in ("NOUN", "PROPN", "PRON") else None


def _starts_clause(token: Token) -> bool:
    return token.is_punct or token.pos_ == "SCONJ" or token.lower_ in ("som", "der", "at")


def cased(text: str, match: Match, doc: Doc) -> str:
    """``text`` with the capitals of the match it replaces."""
    if match.pattern.written[:1].isupper() and not starts_sentence(doc[match.start]):
        return text  # »De« has its capital everywhere, »du« only where the sentence starts
    return like(doc[match.start : match.end].text, text)


def like(written: str, text: str) -> str:
    """``text`` with the initial capital, or all capitals, of ``written``."""
    if written.isupper() and sum(map(str.isalpha, written)) > 1:
        return text.upper()
    return text[:1].upper() + text[1:] if written[:1].isupper() else text
