"""The RTF reader: paragraphs, tables, notes and text boxes of a Rich Text Format file, as blocks.

Headers, footers, comments, hidden text and what a reviewer deleted are no part of the text.
"""

from __future__ import annotations

from copy import copy

from sprogtjek.errors import UserError
from sprogtjek.records import Document
from sprogtjek.sources import filetypes, limits
from sprogtjek.sources.archive import damaged
from sprogtjek.sources.paragraphs import lay_out
from sprogtjek.sources.refusals import too_large
from sprogtjek.sources.rtf_state import State
from sprogtjek.sources.rtf_story import RtfStory
from sprogtjek.sources.rtf_tokens import Token, tokens
from sprogtjek.sources.rtf_words import (
    BESIDE,
    CODE_PAGES,
    OWN_LANGUAGES,
    SIGNS,
    SKIPPED,
    SYMBOLS,
    TARGETS,
)

MAX_TOKENS = 4_000_000
"""Words, signs and groups in a file; 500 pages from Word have about half as many."""

MAX_PARAGRAPHS = 50_000
"""Paragraphs and cells; 500 pages have a fifth of it."""

_CHECK = 10_000  # tokens between two looks at the clock


def read(data: bytes, name: str) -> Document:
    """The document in an RTF file. Raises ``UserError``."""
    if not data.startswith(b"{\\rtf"):
        raise damaged(name)
    reader = _Reader(name)
    reader.read(data)
    document = lay_out(name, filetypes.RTF, reader.story.finished()).document
    if not document.source.text:
        raise UserError("Der er ingen tekst i filen at tjekke.", path=name)
    return document


class _Reader:
    def __init__(self, name: str) -> None:
        self.story = RtfStory()
        self._name = name
        self._state = State()
        self._outer: list[State] = []
        self._ends: dict[int, str] = {}  # depth → the destination that ends with the group
        self._optional = False  # after \*: an unknown destination is to be skipped
        self._standing_in = 0  # characters to skip after one written with \u
        self._high = 0  # the first half of a character beyond U+FFFF
        self._bytes = b""

    def read(self, data: bytes) -> None:
        """Read the whole file. Raises ``UserError`` where it is not whole, or too large."""
        for count, token in enumerate(tokens(data)):
            if not count % _CHECK:
                self._refuse_endless(count)
            self._token(token)
            if count and not self._outer:
                return
        raise damaged(self._name)

    def _refuse_endless(self, count: int) -> None:
        if count > MAX_TOKENS or self.story.count > MAX_PARAGRAPHS:
            raise too_large(self._name)
        limits.check_time(self._name)

    def _token(self, token: Token) -> None:
        if token.kind in ("text", "byte"):
            skipped = min(self._standing_in, len(token.data))
            self._standing_in -= skipped
            self._bytes += token.data[skipped:]
            return
        self._flush()
        if token.kind == "open":
            self._open()
        elif token.kind == "close":
            self._close()
        elif token.kind == "symbol":
            self._symbol(token.name)
        else:
            self._word(token.name, token.number)

    def _flush(self) -> None:
        """Take the bytes so far as text."""
        if self._bytes:
            text = self.story.fonts.decoded(self._bytes, self._state.font)
            self._bytes = b""
            self._high = 0
            self.story.write(text, self._state)

    def _open(self) -> None:
        if len(self._outer) >= limits.current().depth:
            raise too_large(self._name)
        self._standing_in = 0
        self._outer.append(self._state)
        self._state = copy(self._state)

    def _close(self) -> None:
        self._standing_in = 0
        self._optional = False
        ended = self._ends.pop(len(self._outer), None)
        if ended is not None:
            self.story.end(ended)
        if self._outer:
            self._state = self._outer.pop()

    def _symbol(self, symbol: str) -> None:
        if symbol == "*":
            self._optional = True
        elif symbol in "\r\n":
            self._word("par", None)
        elif self._standing_in:
            self._standing_in -= 1
        elif symbol in SYMBOLS:
            self.story.write(SYMBOLS[symbol], self._state)

    def _word(self, word: str, number: int | None) -> None:
        optional, self._optional = self._optional, False
        if word == "u":
            self._unicode((number or 0) & 0xFFFF)
        elif self._standing_in:
            self._standing_in -= 1
        elif word in SIGNS:
            self.story.write(SIGNS[word], self._state)
        elif word in TARGETS or word in BESIDE or word in SKIPPED or word == "field":
            self._destination(word)
        elif optional:
            self._state.target = "skip"
        elif word in CODE_PAGES or word == "ansicpg":
            self.story.fonts.default = CODE_PAGES.get(word) or f"cp{number}"
        elif not self._character_word(word, number):
            self.story.word(word, number, self._state)

    def _unicode(self, code: int) -> None:
        if self._standing_in:  # no character stands in for another that can be read
            self._standing_in = 0
        if 0xD800 <= code < 0xDC00:
            self._high = code
        elif 0xDC00 <= code < 0xE000:
            if self._high:
                code = 0x10000 + ((self._high - 0xD800) << 10) + (code - 0xDC00)
                self.story.write(chr(code), self._state)
            self._high = 0
        else:
            self.story.write(chr(code), self._state)
        self._standing_in = self._state.skips

    def _destination(self, word: str) -> None:
        """Say where the text of this group goes."""
        if self._state.target == "skip":
            return
        if word in SKIPPED:
            self._state.target = "skip"
        elif word == "field" or word in BESIDE:
            if len(self._outer) not in self._ends:
                self._ends[len(self._outer)] = word
                self._state = self.story.begin(word, self._state)
        elif word == "fldrslt":
            self._state.target = self.story.result()
            self._ends[len(self._outer)] = word
        else:
            self._state.target = TARGETS[word]

    def _character_word(self, word: str, number: int | None) -> bool:
        """Take a word that says how characters look; whether it was one."""
        state, on = self._state, number != 0
        if word == "f":
            state.font = number or 0
        elif word == "uc":
            state.skips = min(max(number or 0, 0), 20) if number is not None else 1
        elif word == "v":
            state.hidden = on
        elif word == "deleted":
            state.deleted = on
        elif word == "lang":
            state.language = "" if number in OWN_LANGUAGES else "und"
        elif word == "plain":
            state.hidden = state.deleted = False
            state.language, state.font = "", -1
        else:
            return False
        return True
