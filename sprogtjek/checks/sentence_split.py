"""A full stop before a clause that extends its sentence: *…, hvorfor vi ikke kan → … Derfor kan vi
ikke*.

The clause becomes a main clause: its finite verb moves before subject and adverbs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sprogtjek.checks.clauses import main_verb
from sprogtjek.checks.finite import is_finite
from sprogtjek.checks.moved_words import text_of
from sprogtjek.records import Span as BlockSpan
from sprogtjek.records import Suggestion

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_LONGEST = 12
"""Words before the finite verb: a subject that is longer is better seen by the writer."""


def split_before(match: Span, better: str) -> Suggestion | None:
    """A full stop and ``better`` instead of the comma and the extender ``match``."""
    sent = match[0].sent
    comma, main = match[0].nbor(-1), main_verb(sent)
    if comma.text != "," or main is None or main.i > comma.i or _is_bracketed(match):
        return None
    # »… på 250 kr., hvorefter«: the abbreviation has its full stop already
    opening = f" {better}" if comma.nbor(-1).text.endswith(".") else f". {better}"
    if better.endswith(" at"):  # »Det skyldes, at«: the clause stays subordinate
        last = match[-1]
        return Suggestion(opening, BlockSpan(comma.idx, last.idx + len(last)))
    words = _before_finite(match)
    if words is None:
        return None
    finite = match.doc[match.end + len(words)]
    text = " ".join([opening, finite.text, *text_of(words)])
    return Suggestion(text, BlockSpan(comma.idx, finite.idx + len(finite)))


def _before_finite(match: Span) -> list[Token] | None:
    """Subject and adverbs of the clause; ``None`` where they hold a clause themselves."""
    words: list[Token] = []
    for other in match.doc[match.end : match[0].sent.end]:
        if is_finite(other):
            return words
        if other.is_punct or other.pos_ in ("SCONJ", "AUX") or len(words) == _LONGEST:
            return None
        words.append(other)
    return None


def _is_bracketed(match: Span) -> bool:
    before = [token.text for token in match.doc[match[0].sent.start : match.start]]
    return before.count("(") != before.count(")")
