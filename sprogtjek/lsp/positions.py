"""Code-point offsets of a text ↔ the positions that an editor speaks of.

pygls has the same, but it takes U+2028 and form feed for line ends, which they are not in LSP, and
fails on an empty document.
"""

from __future__ import annotations

from functools import cached_property

from lsprotocol.types import Position, PositionEncodingKind, Range

from sprogtjek.offsets import LineIndex

_CODECS = {PositionEncodingKind.Utf8: ("utf-8", 1), PositionEncodingKind.Utf16: ("utf-16-le", 2)}


def agreed(encoding: PositionEncodingKind | str | None) -> str:
    """The name of the encoding agreed on: UTF-16 where an older editor speaks of none."""
    return PositionEncodingKind(encoding or PositionEncodingKind.Utf16).value


def units(text: str, encoding: str) -> int:
    """The length of a text in the units that columns count."""
    if encoding == PositionEncodingKind.Utf32 or text.isascii():
        return len(text)
    codec, size = _CODECS[PositionEncodingKind(encoding)]
    return len(text.encode(codec, "surrogatepass")) // size


class Lines:
    """The lines of a text. Columns count units of ``encoding``: utf-8, utf-16 or utf-32."""

    def __init__(self, text: str, encoding: str) -> None:
        self.text = text
        self.encoding = encoding

    @cached_property
    def _index(self) -> LineIndex:
        return LineIndex(self.text)

    def changed(self, start: int, end: int, new: str) -> Lines:
        """The lines of the text with ``new`` in the place of ``start:end``."""
        made = Lines(self.text[:start] + new + self.text[end:], self.encoding)
        made._index = self._index.changed(made.text, start, end, len(new))
        return made

    @cached_property
    def _is_plain(self) -> bool:
        """Whether a column is a code point."""
        return units(self.text, self.encoding) == len(self.text)

    def offset(self, position: Position) -> int:
        """The offset of a position. Behind the end of a line, or of the text, means that end."""
        start = self._index.start(position.line + 1)
        line = self._line(position.line)
        if self.encoding == PositionEncodingKind.Utf32 or line.isascii():
            return start + min(position.character, len(line))
        passed = 0
        for column, character in enumerate(line):
            passed += units(character, self.encoding)
            if passed > position.character:
                return start + column
        return start + len(line)

    def position(self, offset: int) -> Position:
        """The position of an offset; between CR and LF it is the end of the line."""
        return Position(*self.line_column(offset))

    def line_column(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both from 0; between CR and LF it is the line's end."""
        line, column = self._index.line_column(offset)
        if self._is_plain and self.text[offset - 1 : offset] not in ("\r", "\n"):
            return line - 1, column - 1
        before = self.text[offset - column + 1 : offset].rstrip("\r\n")
        return line - 1, units(before, self.encoding)

    def range(self, start: int, end: int) -> Range:
        """The range of an interval."""
        return Range(self.position(start), self.position(end))

    def first(self) -> Range:
        """The first line."""
        return self.range(0, len(self._line(0)))

    def line(self, number: int) -> Range:
        """A line, counted from 0, without the space around its text."""
        line = self._line(number)
        start = self._index.start(number + 1) + len(line) - len(line.lstrip())
        return self.range(start, start + len(line.strip()))

    def line_start(self, offset: int) -> int:
        """Where the line around an offset starts."""
        return self._index.start(self._index.line_column(offset)[0])

    def next_line(self, offset: int) -> int:
        """Where the line after the one around an offset starts, or the end of the text."""
        return self._index.start(self._index.line_column(offset)[0] + 1)

    def _line(self, number: int) -> str:
        return self.text[self._index.start(number + 1) : self._index.start(number + 2)].rstrip(
            "\r\n"
        )
