"""What holds at a place in RTF: it is inherited by the groups inside and undone where they end."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Target = Literal["text", "skip", "fonts", "styles", "code", "marker"]
"""Where text goes: into the document, nowhere, into a table at the head of the file, into a
field's code, or into the number that a list item shows."""

# The code pages of \fcharset (specification 1.9.1, »Font Table«); Danish files use 0.
_CHARSETS = {
    0: "cp1252", 77: "mac-roman", 128: "cp932", 129: "cp949", 134: "gbk", 136: "big5",
    161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257",
    204: "cp1251", 222: "cp874", 238: "cp1250", 255: "cp437",
}  # fmt: skip
_SYMBOLS = 2  # a font of signs: its letters are no letters
_PRIVATE = 0xF000


@dataclass(slots=True)
class Layout:
    """What a paragraph's own words say of it. Lengths are in twentieths of a point."""

    style: int = 0
    level: int | None = None  # of outline: 0 is a heading of the first level
    listed: int = 0
    depth: int = 0
    cell: bool = False
    hidden: bool = False
    before: int = 0
    after: int = 0
    close: bool = False


@dataclass(slots=True)
class State:
    """Where text goes, how it is shown, and in which code page it is."""

    target: Target = "text"
    hidden: bool = False
    deleted: bool = False
    font: int = -1
    skips: int = 1  # characters that stand in for one written with \u
    language: str = ""
    layout: Layout = field(default_factory=Layout)


@dataclass(slots=True)
class Fonts:
    """The fonts of a file: what each says of the code page of text in it."""

    default: str = "cp1252"
    _charsets: dict[int, int] = field(default_factory=dict)

    def declare(self, font: int, charset: int) -> None:
        """Take an entry of the font table."""
        self._charsets[font] = charset

    def encoding(self, font: int) -> str:
        """The code page of text in a font."""
        charset = self._charsets.get(font, 1)
        return _CHARSETS.get(charset, self.default)

    def decoded(self, data: bytes, font: int) -> str:
        """The text that some bytes are in a font."""
        if self._charsets.get(font) == _SYMBOLS:
            return "".join(chr(byte if byte <= 0x20 else _PRIVATE + byte) for byte in data)
        try:
            return data.decode(self.encoding(font), errors="replace")
        except LookupError:
            return data.decode("cp1252", errors="replace")
