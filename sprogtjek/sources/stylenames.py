"""What the names of paragraph styles mean, English and Danish, in Word and LibreOffice.

Word stores the names of its own styles in English whatever language it speaks, but other
programs, and people who make styles, write »Overskrift 1«.
"""

from __future__ import annotations

import re

from sprogtjek.records import BlockKind

_HEADING = re.compile(r"(?:heading|overskrift|rubrik)[ _-]*(\d{1,2})(?:\b|$)")
_TITLE = re.compile(r"(?:title|titel|doc[ -]?title|dokumenttitel)")
_PLAIN_HEADING = re.compile(r"(?:heading|overskrift|subtitle|undertitel|underoverskrift)")
_CONTENTS = re.compile(
    r"(?:toc|contents|indholdsfortegnelse|indeks|index|user index|illustration index"
    r"|table index|bibliography) ?(?:\d{1,2}|heading|header)"
    r"|table of (?:figures|authorities|contents)|overskrift til indholdsfortegnelse"
    r"|listeoverskrift|liste over figurer|indholdsfortegnelse"
)
_KINDS: tuple[tuple[re.Pattern[str], BlockKind], ...] = (
    (re.compile(r"(?:caption|billedtekst|figurtekst|tabeltekst|illustration|drawing)"), "caption"),
    (re.compile(r"(?:intense |strong )?quote|quotations?|(?:stærkt |kraftigt )?citat"), "quote"),
)


def _plain(name: str) -> str:
    return name.strip().lower().replace("_20_", " ")


def level_of(name: str) -> int | None:
    """The level of heading that a style is for (0: the title of the text), if it is for one."""
    plain = _plain(name)
    if match := _HEADING.match(plain):
        return int(match[1])
    if _TITLE.fullmatch(plain):
        return 0
    return 1 if _PLAIN_HEADING.fullmatch(plain) else None


def is_contents(name: str) -> bool:
    """Whether a style is for the lines of a table of contents or an index."""
    return _CONTENTS.fullmatch(_plain(name)) is not None


def kind_of(name: str) -> BlockKind | None:
    """The other kind of block that a style is for."""
    plain = _plain(name)
    return next((kind for form, kind in _KINDS if form.fullmatch(plain)), None)
