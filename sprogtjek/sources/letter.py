"""The parts of a letter that are not prose: address block, subject, greeting, signature.

A text need have none of them. An address wants at least one line that can be nothing else; a
signature wants its formula (»Med venlig hilsen«).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from sprogtjek.records import BlockKind
from sprogtjek.sources.address import Strength, strength
from sprogtjek.sources.lines import Line, chunks

Parts = dict[int, BlockKind]

# A letter's head is not longer than this many lines.
_HEAD = 60

_NAMED_SUBJECT = re.compile(r"(?i:vedr|vedrørende|emne|ang|angående)[.:]+ ?\S")
_GREETING = re.compile(
    r"(?:Kære|Hej|Hejsa|Hallo|Goddag|God ?dag|God ?morgen|Godmorgen|Velkommen|Hr\.|Fru)\b.*"
    r"|Til (?:rette vedkommende|alle|dig|jer|beboer|ejer|lejer|forældre|borger|den|de|hele"
    r"|grundejer|medlemmer|ansøger|brugere).*",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"(?:og )?(?:(?:med|de|en|rigtig|mange) )*"
    r"(?:(?:aller)?bedste|venlig(?:st|e)?|kærlig(?:e)?|mange|høflig(?:st)?|hjertelig(?:e)?|gode) "
    r"(?:(?:sommer|jule|påske|nytårs)-?)?(?:hilsen|hilsner|hilsener)\b.*"
    r"|(?:hilsen|m\.? ?v\.? ?h\.?|v\.?h\.?|ærbødigst|høfligst|på (?:\w+ )?(?:vegne|\w+s vegne))"
    r"(?:[ ,.!/].*)?",
    re.IGNORECASE,
)
# Words that open what stands below a signature.
_APPENDIX = re.compile(
    r"(?:klage|bilag|vedlagt|vedhæftet|lov|uddrag|vejledning|regler|sådan|læs|ps\b|p\.s|note|fakta"
    r"|hvis |du |vi )",
    re.IGNORECASE,
)


def letter_parts(lines: Sequence[Line], marked: Sequence[bool]) -> Parts:
    """The kind of every line that is a letter part. ``marked`` lines are list items."""
    groups = [list(chunk) for chunk in chunks(lines)]
    strengths = [
        None if marks else strength(line) for line, marks in zip(lines, marked, strict=True)
    ]
    parts: Parts = {}
    _contact_boxes(lines, groups, strengths, parts)
    _greetings(lines, marked, parts)
    _head(lines, marked, groups, strengths, parts)
    _signatures(lines, marked, groups, strengths, parts)
    return parts


def _contact_boxes(
    lines: Sequence[Line],
    groups: Sequence[list[int]],
    strengths: Sequence[Strength | None],
    parts: Parts,
) -> None:
    """Chunks that are an address from end to end, wherever they stand."""
    for group in groups:
        kinds = [strengths[index] for index in group]
        bare = all(0 < lines[at].words <= 6 and not is_sentence(lines[at]) for at in group)
        mostly = bare and kinds.count("sure") >= max(2, kinds.count(None) + 1)
        if mostly or (None not in kinds and "sure" in kinds):
            parts.update(dict.fromkeys(group, "address"))


def _greetings(lines: Sequence[Line], marked: Sequence[bool], parts: Parts) -> None:
    prose = False
    for index, line in enumerate(lines):
        if marked[index] or index in parts:
            continue
        formal = line.plain[:4].lower().startswith(("kære", "hej"))
        if (formal or not prose) and _is_greeting(line):
            parts[index] = "greeting"
        prose = prose or line.words > 12 or is_sentence(line)


def _is_greeting(line: Line) -> bool:
    if not line.plain or line.words > 8 or line.text[-1] in ":;?":
        return False
    return _GREETING.fullmatch(line.plain) is not None and ". " not in line.plain[4:]


def _head(
    lines: Sequence[Line],
    marked: Sequence[bool],
    groups: Sequence[list[int]],
    strengths: Sequence[Strength | None],
    parts: Parts,
) -> None:
    """Address block, subject and title above the greeting or the first prose."""
    head = _head_groups(lines, marked, groups, strengths, parts)
    _named_subject(lines, head, parts)
    for group in head:
        free = [index for index in group if index not in parts]
        kinds = {strengths[index] for index in free}
        if None not in kinds and kinds & {"sure", "label"}:
            parts.update(dict.fromkeys(free, "address"))
    addressed = "address" in (parts.get(index) for group in head for index in group)
    if addressed or parts.get(_end(head)) == "greeting":
        _names_in_head(lines, head, strengths, parts)
        if "subject" not in parts.values():
            _subject_by_place(lines, head, parts)


def _head_groups(
    lines: Sequence[Line],
    marked: Sequence[bool],
    groups: Sequence[list[int]],
    strengths: Sequence[Strength | None],
    parts: Parts,
) -> list[list[int]]:
    """The chunks of the head, each cut at the greeting."""
    head: list[list[int]] = []
    for group in groups:
        if group[0] > _HEAD:
            break
        cut = next((index for index in group if parts.get(index) == "greeting"), None)
        kept = [index for index in group if cut is None or index < cut]
        if kept and not _is_prose(lines, marked, kept, strengths):
            head.append(kept)
        elif kept:
            break
        if cut is not None:
            break
    return head


def _is_prose(
    lines: Sequence[Line],
    marked: Sequence[bool],
    group: Sequence[int],
    strengths: Sequence[Strength | None],
) -> bool:
    if any(marked[index] for index in group):
        return True
    other = [lines[index] for index in group if strengths[index] is None]
    if not other or all(_NAMED_SUBJECT.match(line.plain) for line in other):
        return False
    return any(is_sentence(line) for line in other) or sum(line.words for line in other) > 22


def _end(head: Sequence[list[int]]) -> int:
    """The index of the first line below the head."""
    return head[-1][-1] + 1 if head else 0


def is_sentence(line: Line) -> bool:
    """Whether the line ends as a sentence does, and is long enough to be one."""
    return line.words >= 4 and line.text[-1] in ".!?"


def _names_in_head(
    lines: Sequence[Line],
    head: Sequence[list[int]],
    strengths: Sequence[Strength | None],
    parts: Parts,
) -> None:
    """Names and offices around a sure address line, save a title as the last line above prose."""
    last = head[-1] if head else []
    for group in head:
        title = group is last and len(group) == 1
        bare = all(strengths[index] == "name" for index in group)
        mixed = any(parts.get(index) == "address" or strengths[index] == "sure" for index in group)
        if (bare and not title) or mixed:
            named = [at for at in group if strengths[at] and not lines[at].plain.isupper()]
            parts.update(dict.fromkeys(named, "address"))


def _named_subject(lines: Sequence[Line], head: Sequence[list[int]], parts: Parts) -> None:
    """»Vedr.: …« or »Emne: …«, in the head or just below the greeting."""
    near = [index for group in head for index in group]
    for index in [*near, *range(_end(head), len(lines))[:3]]:
        if _NAMED_SUBJECT.match(lines[index].plain) and not is_sentence(lines[index]):
            _mark_subject(lines, index, parts)
            return


def _subject_by_place(lines: Sequence[Line], head: Sequence[list[int]], parts: Parts) -> None:
    """The first line below the address that is no part of it; else the last above it."""
    addressed = [index for index, kind in parts.items() if kind == "address"]
    free = [group for group in head if any(index not in parts for index in group)]
    below = [group for group in free if not addressed or group[-1] > min(addressed)]
    for group in below or free[-1:]:
        start = next(index for index in group if index not in parts)
        if lines[start].text[-1] not in ".!?;,:":
            _mark_subject(lines, start, parts)
            return


def _mark_subject(lines: Sequence[Line], index: int, parts: Parts) -> None:
    parts[index] = "subject"
    below = index + 1
    if below < len(lines) and not lines[below].gap and below not in parts:
        goes_on = lines[below].text[0].islower() or lines[index].words > 8
        if goes_on and lines[below].words <= 12 and not is_sentence(lines[below]):
            parts[below] = "subject"


def _signatures(
    lines: Sequence[Line],
    marked: Sequence[bool],
    groups: Sequence[list[int]],
    strengths: Sequence[Strength | None],
    parts: Parts,
) -> None:
    for at, group in enumerate(groups):
        for index in group:
            if index in parts or marked[index] or not _is_closing(lines[index]):
                continue
            rest = [below for below in group if below > index]
            parts[index] = "signature"
            named = _sign(lines, rest, parts)
            if named == len(rest):
                _sign_groups(lines, marked, groups[at + 1 :], strengths, parts, bool(rest))
            break


def _is_closing(line: Line) -> bool:
    if not line.plain or line.words > 12 or line.text[-1] in "?:;":
        return False
    return _CLOSING.fullmatch(line.plain) is not None


def _sign(lines: Sequence[Line], group: Sequence[int], parts: Parts) -> int:
    """Mark the lines of the group that can be part of a signature; how many they were."""
    for count, index in enumerate(group):
        if is_sentence(lines[index]) or lines[index].words > 12:
            return count
        parts[index] = "signature"
    return len(group)


def _sign_groups(
    lines: Sequence[Line],
    marked: Sequence[bool],
    groups: Sequence[list[int]],
    strengths: Sequence[Strength | None],
    parts: Parts,
    named: bool,
) -> None:
    for at, group in enumerate(groups[:8]):
        if any(parts.get(index, "address") != "address" for index in group):
            return
        sure = all(strengths[index] in ("sure", "label") for index in group)
        if not sure and not _can_sign(lines, marked, group):
            return
        if not sure and named and _is_heading(lines, marked, groups[at : at + 2]):
            return
        parts.update(dict.fromkeys(group, "signature"))
        named = True


def _can_sign(lines: Sequence[Line], marked: Sequence[bool], group: Sequence[int]) -> bool:
    if any(marked[index] for index in group) or _APPENDIX.match(lines[group[0]].plain):
        return False
    return all(
        lines[index].words <= 8
        and lines[index].text[-1] not in ":;!?"
        and not is_sentence(lines[index])
        for index in group
    )


def _is_heading(lines: Sequence[Line], marked: Sequence[bool], groups: Sequence[list[int]]) -> bool:
    """Whether a lone line below the names has prose or a list under it."""
    if len(groups) < 2 or len(groups[0]) > 1:
        return False
    return any(
        marked[index] or lines[index].words > 12 or is_sentence(lines[index]) for index in groups[1]
    )
