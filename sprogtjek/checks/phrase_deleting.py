"""Leaving words out: what goes with them, and what has to move when they stand first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sprogtjek.checks.phrase_patterns import Match
from sprogtjek.records import Safety, Span, Suggestion

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_ADVICE = "Skriv sætningen uden »{}«."

_SUBJECTS = frozenset({"jeg", "du", "han", "hun", "vi", "i", "de", "man"})
"""Nominative pronouns: what follows the verb is the subject. *det, den* may be an object."""


def delete(match: Match, doc: Doc, safety: Safety) -> Suggestion:
    """The suggestion to leave a match out; advice where the rest would not be a sentence."""
    first = match.start == 0 or doc[match.start].is_sent_start is True
    following = doc[match.end] if match.end < len(doc) else None
    if following is None and first:
        return _advice(match, doc)
    if following is not None and _opens_clause(match, doc) and _is_finite(following):
        return _inverted(match, doc, safety)
    if first:
        return _first(match, doc, safety)
    return _inner(match, doc, safety)


def _advice(match: Match, doc: Doc) -> Suggestion:
    text = doc[match.start : match.end].text
    return Suggestion(_ADVICE.format(text), _span(doc, match.start, match.end), "advice")


def _opens_clause(match: Match, doc: Doc) -> bool:
    if match.start == 0 or doc[match.start].is_sent_start is True:
        return True
    return doc[match.start - 1].pos_ in ("PUNCT", "CCONJ") or doc[match.start - 1].is_punct


def _is_finite(token: Token) -> bool:
    return "VerbForm=Fin" in token.morph


def _inverted(match: Match, doc: Doc, safety: Safety) -> Suggestion:
    """»Hermed sender vi« → »Vi sender«: Danish wants the verb second."""
    verb = doc[match.end]
    if match.end + 1 >= len(doc) or doc[match.end + 1].lower_ not in _SUBJECTS:
        return _advice(match, doc)
    subject = doc[match.end + 1]
    name = subject.text if subject.text != "i" else "I"
    if doc[match.start].text[:1].isupper():
        name = name[:1].upper() + name[1:]
    return Suggestion(f"{name} {verb.text}", _span(doc, match.start, match.end + 2), safety)


def _first(match: Match, doc: Doc, safety: Safety) -> Suggestion:
    """The next word, with a capital, in the place of both; a comma between goes too."""
    at = match.end + 1 if doc[match.end].text == "," else match.end
    if at >= len(doc):
        return _advice(match, doc)
    word = doc[at].text
    return Suggestion(word[:1].upper() + word[1:], _span(doc, match.start, at + 1), safety)


def _inner(match: Match, doc: Doc, safety: Safety) -> Suggestion:
    """The words and the space before them; if they stand between commas, these as well."""
    start, end = match.start, match.end
    if end < len(doc) and doc[start - 1].text == "," and doc[end].text == ",":
        start -= 1
        after = doc[end + 1] if end + 1 < len(doc) else None
        # The second comma may open a clause and is then needed: », naturligvis, at«.
        if after is None or not _opens_subclause(after):
            end += 1
    previous = doc[start - 1]
    span = _span(doc, start, end)
    return Suggestion("", Span(previous.idx + len(previous), span.end), safety)


def _opens_subclause(token: Token) -> bool:
    return token.pos_ == "SCONJ" or token.lower_ in ("som", "der", "at")


def _span(doc: Doc, start: int, end: int) -> Span:
    last = doc[end - 1]
    return Span(doc[start].idx, last.idx + len(last))
