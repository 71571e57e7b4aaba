"""Bytes to text: UTF-8, UTF-16, Windows-1252; or why the bytes are no plain text.

A wrong guess gives mangled words and false alarms, so every guess must prove itself: UTF-16
without a mark by its pattern of zero bytes, Windows-1252 by looking like Danish.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from sprogtjek.errors import UserError
from sprogtjek.offsets import LineIndex
from sprogtjek.sources import formats

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark starts with that one
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_ONE_BYTE = re.compile(r"(?:cp(?:437|8\d\d|125\d)|iso8859-\d+|mac-roman)")

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_BLANK = re.compile(r"[\s\ufeff\u200b\x00\x1a]*")

# What Danish text holds beyond ASCII in Windows-1252: letters of Danish and of common names,
# typographic marks, signs of amounts and law.
_LETTERS = "æøåÆØÅéÉèÈêëáÁàâäÄãçíïîñóòôöÖðþúùûüÜýšŠžŽßœŒÁÍÓÚÞÐÑÇ"
_SIGNS = "§½¼¾²³°´·«»“”„‘’‚–—…•€£©®™µ×±ªº\xa0\xad"
_LIKELY = frozenset(_LETTERS + _SIGNS)
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
# A sign between two letters betrays another encoding: »b›rn«, »bÂ¿rn« (DOS, Mac).
_SIGN_IN_WORD = re.compile(r"[^\W\d_][§½¼¾²³°·«»“”„‚…•€£©®™µ×±ªº†‡‰‹›¿¡][^\W\d_]")

_SAVE_AS_UTF8 = "Åbn filen i det program, den er skrevet i, og gem den som UTF-8."


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, and how it was written: to be written back the same way."""

    text: str
    encoding: str
    mark: bytes = b""

    def encoded(self, text: str) -> bytes:
        """Another text in the same encoding. Raises ``UnicodeEncodeError``."""
        return self.mark + text.encode(self.encoding)


def decode(data: bytes, name: str) -> str:
    """The text of a plain-text file, see ``decoded``."""
    return decoded(data, name).text


def decoded(data: bytes, name: str, declared: str | None = None) -> Decoded:
    """The text of a file, without byte order mark and with newlines untouched.

    ``declared`` is the encoding that the file itself claims; it is believed where the bytes do
    not show another.

    Raises:
        UserError: the file is empty, holds no text, or is in no encoding that can be told.
    """
    found = _marked(data, name) or _wide(data) or _bytewise(data, name, declared)
    if _BLANK.fullmatch(found.text):
        raise UserError("Filen er tom.", path=name)
    _refuse_binary(found.text, name)
    return found


def _marked(data: bytes, name: str) -> Decoded | None:
    """The text behind a byte order mark, if there is one."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return Decoded(data[len(mark) :].decode(encoding), encoding, mark)
            except UnicodeDecodeError as error:
                raise _bad_bytes(data[len(mark) :], error.start, encoding, name) from None
    return None


def _wide(data: bytes) -> Decoded | None:
    """UTF-16 without a mark: every other byte of Danish text is zero, and no others are."""
    if len(data) < 4 or len(data) % 2:
        return None
    half = len(data) // 2
    for encoding, high in (("utf-16-le", 1), ("utf-16-be", 0)):
        zeros = data[high::2].count(0)
        if zeros > 0.7 * half and not data[1 - high :: 2].count(0):
            try:
                return Decoded(data.decode(encoding), encoding)
            except UnicodeDecodeError:
                return None
    return None


def _bytewise(data: bytes, name: str, declared: str | None) -> Decoded:
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        start = error.start
    if b"\0" in data:
        raise _binary(name)
    found = claimed(data, declared)
    if found is not None:
        return found
    text = _windows_1252(data)
    if text is None:
        raise _bad_bytes(data, start, "utf-8", name)
    return Decoded(text, "cp1252")


def claimed(data: bytes, declared: str | None) -> Decoded | None:
    """The text in the encoding that is claimed for it, if that is one of a byte a letter."""
    try:
        encoding = codecs.lookup(declared or "").name
        if not _ONE_BYTE.fullmatch(encoding):
            return None
        # Who says Latin-1 means Windows-1252 (WHATWG, Encoding Standard).
        encoding = "cp1252" if encoding == "iso8859-1" else encoding
        return Decoded(data.decode(encoding), encoding)
    except (LookupError, ValueError):
        return None


def _windows_1252(data: bytes) -> str | None:
    """The text as Windows-1252, if that makes likely Danish of it."""
    if _holds_utf8(data):
        return None
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    foreign = _BEYOND_ASCII.findall(text)
    likely = sum(char in _LIKELY for char in foreign)
    if likely < 0.95 * len(foreign) or _SIGN_IN_WORD.search(text):
        return None
    return text


def _holds_utf8(data: bytes) -> bool:
    """Whether some letters are UTF-8 after all: then the bad bytes are damage, or a mix."""
    text = data.decode("utf-8", errors="surrogateescape")
    return any(not "\udc80" <= char <= "\udcff" for char in _BEYOND_ASCII.findall(text))


def _refuse_binary(text: str, name: str) -> None:
    controls = len(_CONTROL.findall(text))
    if "\0" in text or controls > max(2, len(text) // 200):
        raise _binary(name)


def _binary(name: str) -> UserError:
    message = "Filen indeholder ikke tekst, der kan læses."
    return UserError(message, path=name, hint=formats.readable())


def _bad_bytes(data: bytes, start: int, encoding: str, name: str) -> UserError:
    before = data[:start].decode(encoding, errors="replace")
    line, _ = LineIndex(before).line_column(len(before))
    label = encoding.upper().removesuffix("-LE").removesuffix("-BE")
    message = f"Linje {line} har tegn, der ikke kan læses som {label}."
    return UserError(message, path=name, line=line, hint=_SAVE_AS_UTF8)
