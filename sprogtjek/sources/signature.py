"""The end of a letter: »Med venlig hilsen«, names, titles, telephone numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sprogtjek.sources.lines import Line, by_look
from sprogtjek.sources.sheet import Parts, Sheet

# Two signers with a title, an office and a number each need no more chunks than this.
_MOST_GROUPS = 8

_FORMULA = re.compile(
    r"(?:og )?(?:(?:med|de|en|rigtig|mange) )*"
    r"(?:(?:aller)?bedste|venlig(?:st|e)?|kærlige?|mange|høflig(?:st)?|hjertelige?|gode) "
    r"(?:(?:sommer|jule|påske|nytårs)-?)?(?:hilsen|hilsner|hilsener)\b.*"
    r"|(?:hilsen|m\.? ?v\.? ?h\.?|v\.?h\.?|ærbødigst|høfligst|på (?:\w+ )?vegne|på \w+s vegne)"
    r"(?:[ ,.!/].*)?",
    re.IGNORECASE,
)
# Words that open what may stand below a signature.
_APPENDIX = re.compile(
    r"(?:klage|bilag|vedlagt|vedhæftet|lov|uddrag|vejledning|regler|sådan|læs|ps\b|p\.s|note|fakta"
    r"|hvis |du |vi )",
    re.IGNORECASE,
)


def sign(sheet: Sheet, parts: Parts) -> None:
    """Mark each closing formula and the names below it."""
    for at, group in enumerate(sheet.groups):
        formula = next((index for index in group if _closes(sheet, index, parts)), None)
        if formula is None:
            continue
        rest = [index for index in group if index > formula]
        prose = next((index for index in rest if sheet.is_prose(index)), None)
        signed = [index for index in rest if prose is None or index < prose]
        parts.update(dict.fromkeys([formula, *signed], "signature"))
        if prose is None:
            _sign_below(sheet, at + 1, parts, named=bool(rest))


def _closes(sheet: Sheet, index: int, parts: Parts) -> bool:
    line = sheet.lines[index]
    if index in parts or sheet.marked[index] or line.words > 12 or line.text[-1] in "?:;":
        return False
    if sheet.is_sentence(index) and line.words > 6:
        return False
    return _is_formula(line)


@by_look
def _is_formula(line: Line) -> bool:
    return _FORMULA.fullmatch(line.plain) is not None


def _sign_below(sheet: Sheet, first: int, parts: Parts, *, named: bool) -> None:
    """Mark the chunks below the formula as far as they can be names and numbers."""
    for at in range(first, min(first + _MOST_GROUPS, len(sheet.groups))):
        group = sheet.groups[at]
        if any(parts.get(index, "address") != "address" for index in group):
            return
        if not all(sheet.strengths[index] in ("sure", "label") for index in group) and (
            not _can_sign(sheet, group) or (named and _is_heading(sheet, at))
        ):
            return
        parts.update(dict.fromkeys(group, "signature"))
        named = True


def _can_sign(sheet: Sheet, group: Sequence[int]) -> bool:
    def fits(line: Line) -> bool:
        return line.words <= 8 and line.text[-1] not in ":;!?"

    prose = any(sheet.is_prose(index) for index in group)
    appendix = _APPENDIX.match(sheet.lines[group[0]].plain)
    return not prose and not appendix and all(fits(sheet.lines[index]) for index in group)


def _is_heading(sheet: Sheet, at: int) -> bool:
    """Whether the chunk is a lone line with prose below it."""
    if at + 1 == len(sheet.groups) or len(sheet.groups[at]) > 1:
        return False
    return any(sheet.is_prose(index) for index in sheet.groups[at + 1])
