"""Leaving words out: what goes with them, and what must move for a sentence to remain.

Danish wants the finite verb second in a main clause. When what stands first goes, the subject
moves up (»Hermed sender vi« → »Vi sender«); when »det bemærkes, at« goes, the clause after it
gets the order of a main clause (»du ikke kan« → »Du kan ikke«).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sprogtjek.checks.phrase_matching import Match
from sprogtjek.checks.phrase_middle import is_nominative
from sprogtjek.checks.phrase_wording import like
from sprogtjek.records import Safety, Span, Suggestion

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_ADVICE = "Skriv sætningen uden »{}«."


def delete(match: Match, doc: Doc, safety: Safety) -> Suggestion:
    """The suggestion to leave a match out; advice where no sentence would remain."""
    new = _rest(match, doc)
    if new is None:
        text = doc[match.start : match.end].text
        return Suggestion(_ADVICE.format(text), _span(doc, match.start, match.end), "advice")
    text, span = new
    return Suggestion(text, span, safety)


def _rest(match: Match, doc: Doc) -> tuple[str, Span] | None:
    starts_sentence = match.start == 0 or doc[match.start].is_sent_start is True
    if match.end == len(doc) or doc[match.end].text in ".?!":
        return None if starts_sentence else _inner(match, doc)
    if doc[match.end - 1].lower_ == "at":
        return _as_main_clause(match, doc)
    after_break = starts_sentence or doc[match.start - 1].is_punct
    if (after_break or doc[match.start - 1].pos_ == "CCONJ") and _is_finite(doc[match.end]):
        return _with_subject_first(match, doc)
    return _first(match, doc) if starts_sentence else _inner(match, doc)


def _is_finite(token: Token) -> bool:
    return "VerbForm=Fin" in token.morph


def _with_subject_first(match: Match, doc: Doc) -> tuple[str, Span] | None:
    verb = doc[match.end]
    end = _subject_end(verb.i + 1, doc)
    if end is None:
        return None
    subject = doc[verb.i + 1 : end].text
    text = f"{like(doc[match.start].text[:1], subject)} {verb.text}"
    return text, _span(doc, match.start, end)


def _as_main_clause(match: Match, doc: Doc) -> tuple[str, Span] | None:
    end = _subject_end(match.end, doc)
    if end is None:
        return None
    verb = end
    while verb < len(doc) and doc[verb].pos_ == "ADV":
        verb += 1
    if verb == len(doc) or not _is_finite(doc[verb]):
        return None
    parts = [doc[match.end : end].text, doc[verb].text, doc[end:verb].text]
    text = " ".join(part for part in parts if part)
    return like(doc[match.start].text[:1], text), _span(doc, match.start, verb + 1)


def _subject_end(start: int, doc: Doc) -> int | None:
    """Where the subject that starts at token ``start`` ends; ``None`` if none starts there."""
    if start >= len(doc):
        return None
    if is_nominative(doc[start]):
        return start + 1
    for token in doc[start : start + 8]:
        if token.dep_ in ("nsubj", "expl") and token.left_edge.i == start:
            return token.right_edge.i + 1
    return None


def _first(match: Match, doc: Doc) -> tuple[str, Span] | None:
    """The next word, with a capital, in the place of both; a comma between goes too."""
    at = match.end + 1 if doc[match.end].text == "," else match.end
    if at == len(doc):
        return None
    return like(doc[match.start].text[:1], doc[at].text), _span(doc, match.start, at + 1)


def _inner(match: Match, doc: Doc) -> tuple[str, Span] | None:
    """The words and the space before them; if they stand between commas, these as well."""
    start, end = match.start, match.end
    if end < len(doc) and doc[start - 1].text == "," and doc[end].text == ",":
        start -= 1
        # The second comma may open a clause and is then needed: », naturligvis, at«.
        if end + 1 == len(doc) or not _opens_subclause(doc[end + 1]):
            end += 1
    previous = doc[start - 1]
    return "", Span(previous.idx + len(previous), _span(doc, start, end).end)


def _opens_subclause(token: Token) -> bool:
    return token.pos_ == "SCONJ" or token.lower_ in ("som", "der", "at")


def _span(doc: Doc, start: int, end: int) -> Span:
    last = doc[end - 1]
    return Span(doc[start].idx, last.idx + len(last))
