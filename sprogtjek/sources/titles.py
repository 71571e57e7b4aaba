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
_LONGEST_QUESTION = 8  # »Hvad koster det?« on a line of its own
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
_ABBREVIATED = re.compile(
    r"\b(?:m\.?v|m\.?m|m\.?fl|o\.?l|lign|osv|etc|s\.m|kr|stk|pct|mio|mia)\.\Z", re.IGNORECASE
)
_TWO_SENTENCES = re.compile(r"[^\W\d_]{4}[.!?] [A-ZÆØÅ]")

# What may stand below a heading; a line over a signature is a sentence without its full stop.
_BELOW_HEADINGS = (None, "cell", "quote", "address", "greeting")

# Sentences, not labels, start with these: »Vi mener:«.
_SENTENCE_STARTS = frozenset(
    "vi du de i det der den jeg han hun man her dette disse hvis når som".split()
)

# A line with a colon that has one of these leads in: »Beløbet fordeler sig således:«. Of labels
# only those with a verb are named so, and »Sådan søger du:« is a title all the same.
_LEAD_IN_WORDS = frozenset(
    """
    består bliver blev er findes fordeler får følgende gælder har herunder hedder indeholder kan
    kræver lyder mangler nedenfor omfatter sig skal skulle således udgør var vedlægger viser
    """.split()
)
_LEAD_IN_ENDS = frozenset("af at for fra hos med om på til ved".split())


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
    provision = _PROVISION.fullmatch(part.title) is not None
    if part.gap and not provision and _is_caption(part):
        return "caption"
    if below is None or below.kind not in _BELOW_HEADINGS:
        return "paragraph"
    if provision:
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
    alone = part.gap > 0 and below.gap > 0
    if not _looks_like_title(part, longest) or ends_open(part.lines[-1], preposition=not alone):
        return False
    if below.marker is not None:
        return not _leads_in(part, below)
    return alone or part.gap > 0 or not _looks_like_title(below, longest)


def _leads_in(part: Part, below: Part) -> bool:
    """»Du skal medbringe« over a list; »Det vil vi opnå« above a blank line is a heading."""
    if not below.gap:
        return _starts_sentence(part)
    you = part.title.split()[0].lower() in ("du", "i", "vi", "jeg", "de")
    return you or ends_open(part.lines[-1])


def _looks_like_title(part: Part, longest: int) -> bool:
    title = part.title
    if not title or part.words > longest or title[0].islower() or part.last in "-,;":
        return False
    if part.last in ".!:…" and not _ABBREVIATED.search(title):
        return False
    if part.last == "?" and (len(part.lines) > 1 or part.words > _LONGEST_QUESTION):
        return False
    return _has_letters(part) and not _TWO_SENTENCES.search(title)


def _has_letters(part: Part) -> bool:
    return any(char.isalpha() for char in part.title)


def _is_caption(part: Part) -> bool:
    """»Figur 2: …«, »Side 3 af 4«, the code line of a payment slip."""
    if not part.title:
        return False
    return _CAPTION.fullmatch(part.title) is not None or not _has_letters(part)


def _is_label(part: Part) -> bool:
    """»Begrundelse:« over a paragraph."""
    if part.words > _LONGEST_LABEL or not part.title[0].isupper() or _starts_sentence(part):
        return False
    words = part.title.rstrip(": ").lower().split()
    return words[-1] not in _LEAD_IN_ENDS and not _LEAD_IN_WORDS.intersection(words)


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
        ends = part.last in ".!?:;" and not _ABBREVIATED.search(part.title)
        short = part.words <= _LONGEST_BARE_ITEM and not ends
        if bare and short:
            run.append(index)
        elif not part.gap or run:
            found |= set(run) if len(run) >= 3 else set()
            run = []
    return found | (set(run) if len(run) >= 3 else set())


def section_level(part: Part, *, first: bool) -> int:
    """How deep a heading stands: capitals above others, »1.« above »1.1«, »§ 2« above »Stk. 2«.

    A heading with a style has the level of it.
    """
    if part.level is not None:
        return part.level
    provision = _PROVISION.fullmatch(part.title)
    if provision is not None:
        return 1 if provision["kapitel"] else 2 if provision["paragraf"] else 3
    if first:  # the title of the whole text
        return 0
    if part.marker is not None:
        return 1 + len(part.marker.value)
    return 1 if part.title.isupper() else 2
