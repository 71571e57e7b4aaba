"""Folding source text into block text: one space for whitespace, nothing for the invisible.

Every reader writes its pieces through ``write``, so all block texts look alike to the checks.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

from sprogtjek.offsets import BlockBuilder

# Soft hyphen, zero-width characters, direction marks, BOM, control characters that are no
# whitespace: a reader of the text never sees them, but a tokenizer would.
INVISIBLE = (
    "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\x00-\x08\x0e-\x1b\x7f\x80-\x84\x86-\x9f"
)

_UNSEEN = re.compile(f"[{INVISIBLE}]")
_BLANK = rf"[\s{INVISIBLE}]"

# The same characters one by one, for ``str.strip``.
_BLANKS = "".join(
    chr(code)
    for first, last in (
        *((0x00, 0x20), (0x7F, 0xA0), (0xAD, 0xAD), (0x1680, 0x1680), (0x2000, 0x200F)),
        *((0x2028, 0x202F), (0x205F, 0x2069), (0x3000, 0x3000), (0xFEFF, 0xFEFF)),
    )
    for code in range(first, last + 1)
)

# All that is not copied as it stands: blank runs other than one plain space, hyphens with a
# code point of their own, ligatures (pasted from PDF), letters with loose accents (from macOS).
_ODD = re.compile(
    rf"(?P<blank>(?: (?={_BLANK})|[^\S ]|[{INVISIBLE}]){_BLANK}*)"
    rf"|[\u2010\u2011]|[\ufb00-\ufb06]|[^\W\d_](?:[{INVISIBLE}]*[\u0300-\u036f])+"
)


def write(builder: BlockBuilder, text: str, start: int, end: int) -> None:
    """Append the source interval ``start:end`` of ``text``, folded."""
    at = start
    for odd in _ODD.finditer(text, start, end):
        builder.copy(text[at : odd.start()], at)
        at = odd.end()
        builder.replace(_folded(odd), odd.start(), at)
    builder.copy(text[at:end], at)


def fold(text: str) -> str:
    """The text as ``write`` would have it, without blanks at its ends."""
    return _ODD.sub(_folded, text).strip()


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The interval ``start:end`` without the blank characters at its ends."""
    piece = text[start:end]
    kept = piece.lstrip(_BLANKS)
    start += len(piece) - len(kept)
    return start, start + len(kept.rstrip(_BLANKS))


def _folded(odd: re.Match[str]) -> str:
    run = odd.group()
    if odd.group("blank") is not None:
        return " " if any(char.isspace() for char in run) else ""
    if run in "\u2010\u2011":
        return "-"
    form: Literal["NFC", "NFKC"] = "NFKC" if "\ufb00" <= run[0] <= "\ufb06" else "NFC"
    return unicodedata.normalize(form, _UNSEEN.sub("", run))
