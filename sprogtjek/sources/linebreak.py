"""What stands between two lines of one block: a space, nothing, or a word put together again.

The rules are those of Retskrivningsordbogen on word division and hyphens (orddeling ved
linjeskift, bindestreg).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from sprogtjek.offsets import BlockBuilder
from sprogtjek.sources.folding import write
from sprogtjek.sources.lines import REMEMBERED, Line

_HYPHENS = "-\u2010\u2011"
_LAST_WORD = re.compile(r"[^\s»«\"“”„(\[]*\Z")
_FIRST_WORD = re.compile(r"\w+")
_VOWEL = re.compile(r"[aeiouyæøåéáíóúüöä]", re.IGNORECASE)

# After these a hyphen at the line end is one that stands for a shared word part: »børne- og
# ungeudvalget«. »som« is left out: »lige-som«; »men« too: »sam-men«.
_JOINING_WORDS = frozenset({"og", "eller", "samt", "kontra", "versus", "hhv", "henholdsvis"})

# »til« joins word parts (»fra børne- til voksenområdet«) but also ends these words.
_BEFORE_TIL = frozenset({"der", "her", "hvor", "ind", "frem", "hid", "hen", "op", "ned"})

# Abbreviations in small letters with a vowel, which keep their hyphen: »it-system«. Those
# without a vowel (tv, cpr, sms) cannot be a syllable and need no list.
_ABBREVIATIONS = frozenset(
    {"adhd", "aids", "au", "edb", "eu", "eud", "hiv", "id", "ip", "iq", "it", "ngo", "ufo", "url"}
)


def write_lines(builder: BlockBuilder, text: str, lines: Sequence[Line]) -> None:
    """Append the lines to the block, put together as a reader would say them."""
    start = lines[0].start
    places = tuple((line.start - start, line.end - start, line.soft) for line in lines)
    builder.append(_written(text[start : lines[-1].end], places), start)


@lru_cache(REMEMBERED)
def _written(text: str, places: tuple[tuple[int, int, bool], ...]) -> BlockBuilder:
    """Some lines put together, wherever they stand; each is at ``start:end``, and may be soft."""
    builder = BlockBuilder()
    lines = [Line(start, end, text[start:end], soft=soft) for start, end, soft in places]
    for line, below in zip(lines, [*lines[1:], None], strict=True):
        if below is None:
            write(builder, text, line.start, line.end)
            break
        dropped, between = seam(line, below)
        write(builder, text, line.start, line.end - dropped)
        builder.replace(between, line.end, below.start)
    return builder


def seam(line: Line, below: Line) -> tuple[int, str]:
    """How many characters at the end of ``line`` to drop, and what to put after it."""
    if line.soft:
        return 0, ""
    if line.text[-1] in _HYPHENS:
        return _hyphen_seam(line.text[-80:-1], below.text[:80])
    last, first = line.text[-1], below.text[0]
    if last == "/" and line.text[-2:-1].strip() and first.isalnum():
        return 0, ""
    if last in "–—" and line.text[-2:-1].isdigit() and first.isdigit():
        return 0, ""
    return 0, " "


def _hyphen_seam(before: str, after: str) -> tuple[int, str]:
    match = _LAST_WORD.search(before)
    stem = match.group() if match else ""
    word = _FIRST_WORD.match(after)
    if not stem or not word:
        return 0, " "
    first = word.group()
    if first.lower() in _JOINING_WORDS or _is_preposition_til(stem, first):
        return 0, " "
    return (1, "") if _is_divided(stem, first) else (0, "")


def _is_preposition_til(stem: str, first: str) -> bool:
    return first.lower() == "til" and stem.lower() not in _BEFORE_TIL


def _is_divided(stem: str, first: str) -> bool:
    """Whether the hyphen only divides a word (»sags-behandling«) and is not part of it."""
    part = re.split(rf"[{_HYPHENS}/.]", stem)[-1]
    if len(part) < 2 or not part.isalpha() or not first[0].isalpha():
        return False
    if first[0].isupper():
        return part.isupper() and first.isupper() and len(part) > 3
    if any(char.isupper() for char in part[1:]) or not _VOWEL.search(part):
        return False
    return part.lower() not in _ABBREVIATIONS
