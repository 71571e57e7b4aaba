"""Full titles of statutes in running text, as ``law_reference`` flags them (E4)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from sprogtjek.records import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

_MONTH = "januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december"
_NUMBER = rf" nr\. ?\d+ af (?:den |d\. )?\d{{1,2}}\. ?(?:{_MONTH}) \d{{4}}"
_WORDS = r"(?:[^,.;:()§]|(?<= m)\.(?=v\.)|(?<= m\.v)\.){1,150}"
_TITLE = re.compile(
    rf"\b(?:(?:lov|lovbekendtgørelse|bekendtgørelse){_NUMBER}(?P<matter> om [^,.;:()§]{{1,150}})?"
    rf"|(?:lov|bekendtgørelse)(?P<bare> om {_WORDS}))",
    re.IGNORECASE,
)
_LAW = re.compile(r"\b(?:lov|bekendt)", re.IGNORECASE)
_CHANGED = re.compile(
    r",? ?(?:med senere ændringer|som ændret ved (?:[^.;()]|(?<=nr)\.|(?<=\d)\. ){1,100}"
    r"|m\.fl\.)",
    re.IGNORECASE,
)
# »en ny lov om …« tells of a law; »efter lov om …« names it.
_TOLD = re.compile(r"\b(?:en|ny|nye|denne|den|ingen|anden|hvilken|gammel) $", re.IGNORECASE)
_SHORT_NAME = re.compile(r",? ?(?:med senere ændringer)? ?\((?:[^()]*lov|[^()]*bekendtgørelse)")
_IN_PARENTHESIS = re.compile(r"\([^()]*\)")
# A title is a noun phrase: what begins a clause ends it, and so does a chapter.
_ENDING = frozenset({"VERB", "AUX", "PRON", "SCONJ", "PART"})
_LEAST = 2  # words after »om«: *lov om hegn* is short


def statute_titles(doc: Doc, text: str) -> Iterator[Span]:
    """The titles in ``text``, which is the document's own with quotations blanked."""
    if not _LAW.search(text):  # the long expression is slow to fail
        return
    in_parentheses = [match.span() for match in _IN_PARENTHESIS.finditer(text)]
    taken = 0
    for match in _TITLE.finditer(text):
        if match.start() < taken:  # »…, som ændret ved lov nr. 6 …«
            continue
        end = _end(doc, match)
        changed = _CHANGED.match(text, end)
        end = changed.end() if changed else end
        if _SHORT_NAME.match(text, end) or _TOLD.search(text[: match.start()]):
            continue
        if any(start < match.start() < stop for start, stop in in_parentheses):
            continue
        if match["bare"] is None or len(text[match.start("bare") : end].split()) > _LEAST:
            taken = end
            yield Span(match.start(), end)


def _end(doc: Doc, match: re.Match[str]) -> int:
    """Where the title ends: before the first word that is none of its own."""
    group = "matter" if match["matter"] else "bare"
    if not match[group]:
        return match.end()
    end = match.end()
    for token in doc:
        inside = match.start(group) + len(" om") < token.idx < end
        if inside and (token.pos_ in _ENDING or token.lower_ == "kapitel"):
            # Participles are attributes (*planlagte anlæg*), *hjælp til at* is not in a title.
            if token.pos_ == "VERB" and "Part" in token.morph.get("VerbForm", []):
                continue
            end = token.idx
    return len(match.string[:end].rstrip())
