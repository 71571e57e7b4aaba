"""The parts of a letter that are not prose: address block, subject, greeting, signature.

A text need have none of them. The head of a letter reaches down to its greeting or its first
prose; what stands there is an address if a line of it can be nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from sprogtjek.records import BlockKind
from sprogtjek.sources.address import strength
from sprogtjek.sources.lines import Line, by_look, chunks
from sprogtjek.sources.sheet import Parts, Sheet
from sprogtjek.sources.signature import sign

# A letter's head is not longer than this many lines.
_LONGEST_HEAD = 60

# The name of an office has no more words; a line with more, above a web address, is a title.
_LONGEST_NAME = 8

# »Re:« and »Sv:« are what mail programs put before a subject.
_SUBJECT = re.compile(r"(?i:vedr|vedrørende|emne|ang|angående|re|sv|vs)(?:\.:?|:) ?\S")
_GREETING = re.compile(
    r"(?:kære|hej|hejsa|goddag|god dag|godmorgen|god morgen|hr\.|fru)\b.*|til rette vedkommende.*",
    re.IGNORECASE,
)
# A greeting if it is the last line above the prose; else the addressee.
_ADDRESSEE = re.compile(
    r"til (?:alle|dig|jer|dem|den|de|hele|vores|beboer|borger|ejer|lejer|lodsejer|nabo|forældre"
    r"|grundejer|medlem|medarbejder|ansøger|bruger|pårørende|virksomhed).*",
    re.IGNORECASE,
)


def letter_parts(lines: Sequence[Line], marked: Sequence[bool]) -> Parts:
    """The kind of every line that is a letter part. ``marked`` lines are list items."""
    strengths = [
        None if marks else strength(line) for line, marks in zip(lines, marked, strict=True)
    ]
    sheet = Sheet(lines, marked, strengths, [list(chunk) for chunk in chunks(lines)])
    parts: Parts = {}
    _contact_boxes(sheet, parts)
    _greetings(sheet, parts)
    head = _head(sheet, parts)
    _name_subject(sheet, head, parts)
    _address(sheet, head, parts)
    sign(sheet, parts)
    return parts


def _mark(parts: Parts, indices: Iterable[int], kind: BlockKind) -> None:
    for index in indices:
        parts.setdefault(index, kind)


def _contact_boxes(sheet: Sheet, parts: Parts) -> None:
    """Chunks that are an address from end to end, or nearly, wherever they stand."""
    for group in sheet.groups:
        kinds = [sheet.strengths[index] for index in group]
        short = all(0 < sheet.lines[at].words <= 6 and not sheet.is_sentence(at) for at in group)
        mostly = short and kinds.count("sure") >= max(2, kinds.count(None) + 1)
        if mostly or (None not in kinds and "sure" in kinds):
            _mark(parts, group, "address")


def _greetings(sheet: Sheet, parts: Parts) -> None:
    for index, line in enumerate(sheet.lines):
        if _greets(line) and not sheet.marked[index] and _stands_alone(line):
            _mark(parts, [index], "greeting")


@by_look
def _greets(line: Line) -> bool:
    return _GREETING.fullmatch(line.plain) is not None


def _stands_alone(line: Line) -> bool:
    """»Kære Anne« alone on its line, not »Kære Anne. Tak for …«."""
    return line.words <= 8 and line.text[-1] not in ":;?" and ". " not in line.plain[4:]


def _head(sheet: Sheet, parts: Parts) -> list[list[int]]:
    """The chunks above the greeting or the first prose."""
    head: list[list[int]] = []
    for group in sheet.groups:
        cut = next((index for index in group if parts.get(index) == "greeting"), None)
        above = [index for index in group if cut is None or index < cut]
        if group[0] > _LONGEST_HEAD or (above and _is_prose(sheet, above)):
            break
        head += [above] if above else []
        if cut is not None:
            break
    return head


def _is_prose(sheet: Sheet, group: Sequence[int]) -> bool:
    if any(sheet.marked[index] for index in group):
        return True
    other = [
        index
        for index in group
        if sheet.strengths[index] is None and not _SUBJECT.match(sheet.lines[index].plain)
    ]
    words = sum(sheet.lines[index].words for index in other)
    return words > 22 or any(sheet.is_sentence(index) for index in other)


def _below(head: Sequence[list[int]]) -> int:
    """The index of the first line below the head."""
    return head[-1][-1] + 1 if head else 0


def _name_subject(sheet: Sheet, head: Sequence[list[int]], parts: Parts) -> None:
    """»Vedr.: …« or »Emne: …«, in the head or just below the greeting."""
    start = _below(head)
    for index in range(min(start + 3, len(sheet.lines))):
        if _SUBJECT.match(sheet.lines[index].plain) and not sheet.is_sentence(index):
            _mark_subject(sheet, index, parts)
            return


def _address(sheet: Sheet, head: Sequence[list[int]], parts: Parts) -> None:
    """Sure lines of the head and the names around them; then the title that is left."""
    lines = [index for group in head for index in group]
    addressees = [index for index in lines if _is_addressee(sheet.lines[index])]
    for index in lines:
        if index in addressees:
            _mark(parts, [index], "greeting" if index == lines[-1] else "address")
        elif sheet.strengths[index] in ("sure", "label", "date"):
            _mark(parts, [index], "address")
    kinds = {sheet.strengths[index] for index in lines}
    if not addressees and parts.get(_below(head)) != "greeting" and not kinds & {"sure", "label"}:
        return
    _names(sheet, head, parts)
    if "subject" not in parts.values():
        _title(sheet, head, parts)


def _is_addressee(line: Line) -> bool:
    return _ADDRESSEE.fullmatch(line.plain) is not None and _stands_alone(line)


def _names(sheet: Sheet, head: Sequence[list[int]], parts: Parts) -> None:
    """Names and offices above or beside an address line; a title may look like a name."""
    addressed = [index for group in head for index in group if parts.get(index) == "address"]
    for group in head:
        free = [index for index in group if index not in parts]
        named = [index for index in free if sheet.strengths[index] == "name"]
        above = bool(addressed) and group[0] < min(addressed)
        beside = any(index in addressed for index in group)
        title = len(free) == 1 and group is head[-1]
        if above or beside or (named == free and not title):
            capitals = not above and not beside
            names = [at for at in named if not (capitals and sheet.lines[at].plain.isupper())]
            _mark(parts, names, "address")
        sure = [index for index in group if sheet.strengths[index] == "sure"]
        above_sure = [at for at in free if sure and at < sure[-1]]
        named = [at for at in above_sure if sheet.lines[at].words <= _LONGEST_NAME]
        _mark(parts, named, "address")


def _title(sheet: Sheet, head: Sequence[list[int]], parts: Parts) -> None:
    """The first line below the address that is no part of it; else the last above it."""
    addressed = [index for index, kind in parts.items() if kind == "address"]
    free = [index for group in head for index in group if index not in parts]
    below = [index for index in free if not addressed or index > min(addressed)]
    for index in below or free[-1:]:
        if sheet.lines[index].text[-1] not in ".!?;,:":
            _mark_subject(sheet, index, parts)
            return


def _mark_subject(sheet: Sheet, index: int, parts: Parts) -> None:
    """Mark the line and, if it was wrapped, the one below."""
    parts[index] = "subject"
    below = index + 1
    if below == len(sheet.lines) or sheet.lines[below].gap or below in parts:
        return
    wrapped = sheet.lines[below].text[0].islower() or sheet.lines[index].words > 8
    if wrapped and sheet.lines[below].words <= 12 and not sheet.is_sentence(below):
        parts[below] = "subject"
