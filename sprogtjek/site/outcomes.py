"""What came of a page, packed by whoever found it out, and kept and handed on as it is.

A result of a hard page is thousands of objects. The process that gathers all pages seldom looks
into one: it writes the line, counts the findings and keeps the bytes.
"""

from __future__ import annotations

import hashlib
import zlib
from dataclasses import dataclass, replace

from sprogtjek import results
from sprogtjek.records import LEVELS, Level
from sprogtjek.results import PageResult

_DIGEST = 16  # bytes


@dataclass(frozen=True, slots=True)
class Outcome:
    """A page's result as its ``packed`` line, and its own view in HTML, if one was asked for.

    ``blocks`` are those of the result alone (``results.dumps_blocks``). ``mark`` is the digest of
    the view. ``levels``: how many findings there are of each of ``LEVELS``. ``checked``: there is
    no reason why not; ``sound``: nothing at all went wrong.
    """

    packed: bytes
    blocks: bytes
    levels: tuple[int, ...]
    checked: bool
    sound: bool
    modified: str = ""
    view: bytes = b""
    mark: bytes = b""

    @property
    def line(self) -> bytes:
        """The result as a line of JSON, without the line end."""
        return zlib.decompress(self.packed)

    @property
    def result(self) -> PageResult:
        """The result itself."""
        return results.decode(self.line)

    @property
    def html(self) -> bytes:
        """The view as it is written; empty if there is none."""
        return zlib.decompress(self.view) if self.view else b""

    def findings(self, level: Level) -> int:
        """How many there are of a level and above."""
        return sum(self.levels[LEVELS.index(level) :])

    def dated(self, modified: str) -> Outcome:
        """The same for a page that was changed at another time."""
        if modified == self.modified:
            return self
        result = replace(self.result, modified=modified)
        return replace(self, packed=_packed(result), modified=modified)


def pack(result: PageResult, view: bytes = b"") -> Outcome:
    """The outcome for a page. ``view``: its view in HTML, empty if none was asked for."""
    levels = [finding.level for finding in result.findings]
    return Outcome(
        _packed(result),
        results.dumps_blocks(result),
        tuple(levels.count(level) for level in LEVELS),
        checked=not result.reason,
        sound=not result.reason and not result.hint,
        modified=result.modified,
        view=zlib.compress(view, 1) if view else b"",
        mark=mark(view) if view else b"",
    )


def mark(view: bytes) -> bytes:
    """What tells a view from others."""
    return hashlib.blake2b(view, digest_size=_DIGEST).digest()


def _packed(result: PageResult) -> bytes:
    return zlib.compress(results.encode(result), 1)  # a fifth of its size
