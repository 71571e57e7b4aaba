"""RTF as it is written: groups, control words, symbols and bytes of text.

After the Rich Text Format Specification 1.9.1 (Microsoft, 2008). Nothing here fails: what is no
RTF is text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Kind = Literal["open", "close", "word", "symbol", "byte", "text"]

_TOKEN = re.compile(
    rb"(?P<open>\{)|(?P<close>\})"
    rb"|\\(?P<word>[A-Za-z]{1,32})(?P<number>-?\d{1,10})? ?"
    rb"|\\'(?P<byte>[0-9A-Fa-f]{2})"
    rb"|\\(?P<symbol>[^A-Za-z'])"
    rb"|(?P<text>[^\\{}\r\n]+)"
    rb"|[\r\n]+|.",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of RTF: ``name`` is a control word or symbol, ``data`` the bytes of a text."""

    kind: Kind
    name: str = ""
    number: int | None = None
    data: bytes = b""


_OPEN, _CLOSE = Token("open"), Token("close")


def tokens(data: bytes) -> Iterator[Token]:
    """The tokens of a file in order. Binary data (``\\bin``) is passed over."""
    at = 0
    while match := _TOKEN.match(data, at):
        at = match.end()
        kind = match.lastgroup
        if kind == "open":
            yield _OPEN
        elif kind == "close":
            yield _CLOSE
        elif kind == "text":
            yield Token("text", data=match["text"])
        elif kind == "byte":
            yield Token("byte", data=bytes([int(match["byte"], 16)]))
        elif kind == "symbol":
            yield Token("symbol", match["symbol"].decode("latin-1"))
        elif kind in ("word", "number"):
            number = int(match["number"]) if match["number"] else None
            name = match["word"].decode("ascii")
            if name == "bin":
                at += max(0, number or 0)
            else:
                yield Token("word", name, number)
