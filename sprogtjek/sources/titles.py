"""Which parts of the body are headings, captions, quotes or list items, and which are prose."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sprogtjek.records import BlockKind
from sprogtjek.sources.parts import Part
from sprogtjek.sources.quotes import is_quotation
from sprogtjek.sources.wrapping import ends_open

_LONGEST_TITLE = 12
_LONGEST_FIRST_TITLE = 20
_LONGEST_LABEL = 4
_LONGEST_BARE_ITEM = 8

# »Stk. 2.« and »§ 66« above a provision: a heading in spite of the full stop.
_PROVISION = re.compile(
    r"(?:(?P<kapitel>(?:kapitel|afsnit|artikel|bilag|del) (?:\d+|[ivx]+) ?[a-z]?)"
    r"|(?P<paragraf>§§? ?\d+ ?[a-z]?)|stk\. ?\d+)\.?",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    r"(?:- ?)?(?:side )?\d{1,4}(?: ?(?:af|/) ?\d{1,4})?(?: ?-)?"
    r"|(?:figur|tabel|billede|kort|foto|kilde|illustration) ?\d*[.:] .*",
    re.IGNORECASE,
)
_ABBREVIATED = re.compile(r"\b(?:m\.?v|m\.?m|m\.?fl|o\.?l|lign|osv|etc|s\.m)\.\Z", re.IGNORECASE)
_TWO_SENTENCES = re.compile(r"[^\W\d_]{4}[.!?] [A-ZÆØÅ]")

# Sentences, not labels, start with these: »Vi mener:«.
_SENTENCE_STARTS = frozenset(
    "vi du de i det der den jeg han hun man her dette disse hvis når som".split()
)


def name_kinds(parts: Sequence[Part]) -> None:
    """Set the kind of every part that has none."""
    kinds = [_kind(parts, index) for index in range(len(parts))]
    for index in _bare_items(parts, kinds):
        kinds[index] = "list_item"
    for part, kind in zip(parts, kinds, strict=True):
        part.kind = kind


def _kind(parts: Sequence[Part], index: int) -> BlockKind:
    part = parts[index]
    below = parts[index + 1] if index + 1 < len(parts) else None
    if part.kind is not None:
        return part.kind
    if part.marker is not None:
        return "heading" if below and _is_numbered_title(part, below) else "list_item"
    if is_quotation(part.lines):
        return "quote"
    if _CAPTION.fullmatch(part.title) and part.gap:
        return "caption"
    if below is None or below.kind not in (None, "cell", "quote", "address"):
        return "paragraph"
    if _PROVISION.fullmatch(part.title):
        return "heading"
    alone = part.gap > 0 or parts[index - 1].last in ".!?"
    return "heading" if alone and _is_title(part, below, first=not index) else "paragraph"


def _is_numbered_title(part: Part, below: Part) -> bool:
    """»1. Indledning« over prose; a numbered item stands over the next item or nothing."""
    assert part.marker is not None
    numbered = part.marker.style in ("number", "section")
    section = below.marker is not None and below.marker.style == "section"
    prose = below.kind is None and (below.marker is None or section) and below.gap > 0
    return numbered and part.gap > 0 and prose and _looks_like_title(part, _LONGEST_TITLE)


def _is_title(part: Part, below: Part, *, first: bool) -> bool:
    longest = _LONGEST_FIRST_TITLE if first and below.gap else _LONGEST_TITLE
    if part.last == ":":
        return below.marker is None and below.gap > 0 and _is_label(part)
    if not _looks_like_title(part, longest):
        return False
    if below.marker is not None:
        return not (_addresses_reader(part) if below.gap else _starts_sentence(part))
    return below.gap > 0 or not _looks_like_title(below, longest) or part.gap > 0


def _looks_like_title(part: Part, longest: int) -> bool:
    title = part.title
    if not title or part.words > longest or title[0].islower() or part.last in "-,;":
        return False
    if part.last in ".!?:…" and not _ABBREVIATED.search(title):
        return False
    letters = any(char.isalpha() for char in title)
    return letters and not _TWO_SENTENCES.search(title) and not ends_open(part.lines[-1])


def _is_label(part: Part) -> bool:
    """»Begrundelse:« over a paragraph."""
    return part.words <= _LONGEST_LABEL and part.title[0].isupper() and not _starts_sentence(part)


def _addresses_reader(part: Part) -> bool:
    """»Du skal medbringe« over a list is a lead-in; »Det vil vi opnå« may be a heading."""
    return part.title.split()[0].lower() in ("du", "i", "vi", "jeg", "de")


def _starts_sentence(part: Part) -> bool:
    return part.title.split()[0].lower() in _SENTENCE_STARTS


def _bare_items(parts: Sequence[Part], kinds: Sequence[BlockKind]) -> set[int]:
    """Short lines without markers, three or more in a row: a list all the same."""
    found: set[int] = set()
    run: list[int] = []
    for index, part in enumerate(parts):
        if run and part.gap:
            found |= set(run) if len(run) >= 3 else set()
            run = []
        bare = part.kind is None and part.marker is None and kinds[index] != "caption"
        short = part.words <= _LONGEST_BARE_ITEM and part.last not in ".!?:;"
        if bare and short:
            run.append(index)
        elif not part.gap or run:
            found |= set(run) if len(run) >= 3 else set()
            run = []
    return found | (set(run) if len(run) >= 3 else set())


def section_level(part: Part, *, first: bool) -> int:
    """How deep a heading stands: capitals above others, »1.« above »1.1«, »§ 2« above »Stk. 2«."""
    provision = _PROVISION.fullmatch(part.title)
    if provision is not None:
        return 1 if provision["kapitel"] else 2 if provision["paragraf"] else 3
    if first:  # the title of the whole text
        return 0
    if part.marker is not None:
        return 1 + len(part.marker.value)
    return 1 if part.title.isupper() else 2
