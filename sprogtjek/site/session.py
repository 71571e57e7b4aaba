"""A run over a site as it is kept on disk: how far it has come, and what it has found.

Each page is written at once, so a run that is broken off goes on where it was,
after ``kill -9`` too. When a run is done the next one of the same kind asks servers for what
has changed since.
"""

from __future__ import annotations

import hashlib
import sqlite3
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from sprogtjek import results
from sprogtjek.errors import UserError
from sprogtjek.results import PageBlocks, PageResult
from sprogtjek.site import remembering, store
from sprogtjek.site.options import Known
from sprogtjek.site.outcomes import Outcome
from sprogtjek.site.pages import Page

DAMAGED = "Det, der var gemt om kørslen, er beskadiget. Den begynder forfra."
_SCHEMA = """
CREATE TABLE IF NOT EXISTS runs (number INTEGER PRIMARY KEY, finished INTEGER NOT NULL);
-- Beside the pages, since a page that is unchanged moves on to the next run without its bytes.
CREATE TABLE IF NOT EXISTS places (
    asked TEXT PRIMARY KEY, run INTEGER NOT NULL, position INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS in_order ON places (run, position);
CREATE TABLE IF NOT EXISTS kept (
    asked TEXT PRIMARY KEY, address TEXT NOT NULL, etag TEXT NOT NULL, modified TEXT NOT NULL,
    fingerprint TEXT NOT NULL, checked INTEGER NOT NULL, links BLOB NOT NULL,
    blocks BLOB NOT NULL, line BLOB NOT NULL, outcome BLOB NOT NULL
);
"""


class Session:
    """One kind of run: the same start and options, again and again.

    ``fingerprint`` gives what the outcome for an address depends on besides the page: what was
    found under other settings is not used. ``fresh``: nothing of earlier runs is used.

    Raises:
        UserError: the same run is at work elsewhere, or nothing can be written.
    """

    def __init__(
        self, path: Path, fingerprint: Callable[[str], str], *, fresh: bool = False
    ) -> None:
        self._path = path
        self._fingerprint = fingerprint
        self._fresh = fresh
        self.notice = ""
        self._connection = self._open()
        self._run = self._current()

    def begin_anew(self) -> None:
        """Forget how far the run had come."""
        self._finish()
        self._run = self._current()

    @property
    def done(self) -> int:
        """How many pages the run has done."""
        query = "SELECT count(*) FROM places WHERE run = ?"
        return int(self._connection.execute(query, (self._run,)).fetchone()[0])

    @property
    def expected(self) -> int:
        """How many pages there were last time, or so far."""
        return int(self._connection.execute("SELECT count(*) FROM places").fetchone()[0])

    def known(self, asked: str) -> Known | None:
        """What is known of an address, for whoever fetches (``options.Recall``)."""
        row = self._connection.execute(
            "SELECT run, address, etag, modified, links, fingerprint, checked"
            " FROM kept JOIN places USING (asked) WHERE asked = ?",
            (asked,),
        ).fetchone()
        if row is None:
            return None
        run, address, etag, modified, links, fingerprint, checked = row
        done = run == self._run
        if fingerprint != self._fingerprint(address) or not (done or (checked and not self._fresh)):
            return None
        return Known(address, etag, modified, remembering.decode_names(links), done)

    def outcome(self, page: Page) -> Outcome:
        """What a page gave when it was last fetched."""
        row = self._connection.execute(
            "SELECT line, blocks, outcome FROM kept WHERE asked = ?", (page.asked_for,)
        ).fetchone()
        return replace(remembering.decode_outcome(row[2]), packed=row[0], blocks=row[1])

    def keep(self, position: int, page: Page, outcome: Outcome) -> None:
        """Write down that a page is done, and what it gave. Raises ``UserError``."""
        if page.unchanged:
            self._place(page, position)
            return
        row = (
            page.asked_for,
            page.address,
            page.etag,
            page.modified,
            self._fingerprint(page.address),
            outcome.checked,
            remembering.encode_names(page.links),
            outcome.blocks,
            outcome.packed,
            remembering.encode_outcome(replace(outcome, packed=b"", blocks=b"")),
        )
        self._write(f"INSERT OR REPLACE INTO kept VALUES ({','.join('?' * len(row))})", row)
        self._place(page, position)  # a run that is killed before this asks for the page again

    def _place(self, page: Page, position: int) -> None:
        row = (page.asked_for, self._run, position)
        self._write("INSERT OR REPLACE INTO places VALUES (?, ?, ?)", row)

    def results(self) -> Results:
        """What the run has found so far, in the order of its pages."""
        return Results(self._connection, self._run)

    def finish(self) -> None:
        """The run is done: pages that are gone are forgotten."""
        self._write("DELETE FROM places WHERE run < ?", (self._run,))
        self._write("DELETE FROM kept WHERE asked NOT IN (SELECT asked FROM places)", ())
        self._finish()

    def close(self) -> None:
        """Let others run it."""
        with suppress(sqlite3.Error):
            self._connection.close()

    def _finish(self) -> None:
        self._write("INSERT OR REPLACE INTO runs VALUES (?, 1)", (self._run,))

    def _current(self) -> int:
        """The number of the run that was broken off, or of a new one."""
        query = "SELECT number, finished FROM runs ORDER BY number DESC LIMIT 1"
        last, finished = self._connection.execute(query).fetchone() or (0, 1)
        if not finished:
            return int(last)
        self._write("INSERT INTO runs VALUES (?, 0)", (last + 1,))
        return int(last + 1)

    def _write(self, statement: str, row: tuple[object, ...]) -> None:
        try:
            self._connection.execute(statement, row)
        except sqlite3.Error as error:
            raise _unwritable(self._path, error) from error

    def _open(self) -> sqlite3.Connection:
        try:
            return self._connected()
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError) and store.TORN not in str(error):
                raise _unwritable(self._path, error) from error
            self.notice = DAMAGED
        try:
            for path in self._path.parent.glob(f"{self._path.name}*"):
                path.unlink()
            return self._connected()
        except (OSError, sqlite3.Error) as error:
            raise _unwritable(self._path, error) from error

    def _connected(self) -> sqlite3.Connection:
        try:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._path.parent.chmod(0o700)  # it holds words of texts
        except OSError as error:
            raise _unwritable(self._path, error) from error
        connection = sqlite3.connect(self._path, timeout=1, isolation_level=None)
        # Ours alone until we close it or die: the same run twice at a time would do all twice.
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.executescript(_SCHEMA)
        connection.execute("SELECT line FROM kept JOIN places USING (asked) LIMIT 1").fetchall()
        return connection


@dataclass(frozen=True, slots=True)
class Results:
    """The results of a run in order; each walk through them reads them anew."""

    connection: sqlite3.Connection
    run: int

    def __iter__(self) -> Iterator[PageResult]:
        for packed in self._column("line"):
            yield results.decode(zlib.decompress(packed))

    def blocks(self) -> Iterator[PageBlocks]:
        """Of each only its blocks, which is faster."""
        return map(results.loads_blocks, self._column("blocks"))

    def _column(self, name: Literal["line", "blocks"]) -> Iterator[bytes]:
        query = (
            f"SELECT {name} FROM places CROSS JOIN kept USING (asked) WHERE run = ?"
            " ORDER BY position"
        )
        return (row[0] for row in self.connection.execute(query, (self.run,)))


def path_for(folder: Path, *wanted: str) -> Path:
    """The file for a kind of run; each version that lays it out in another way has its own."""
    told = "\n".join((_SCHEMA, *wanted)).encode("utf-8", "surrogatepass")
    return folder / f"{hashlib.sha256(told).hexdigest()[:24]}.sqlite"


def _unwritable(path: Path, error: Exception) -> UserError:
    if "locked" in str(error):
        return UserError(
            "Den samme kørsel er i gang et andet sted.",
            hint="Vent, til den er færdig, eller stop den først.",
        )
    return UserError(
        "Det er ikke muligt at gemme, hvor langt kørslen er.",
        path=str(path),
        hint=f"Tjek, at der er plads på disken, og at du må skrive i mappen ({error}).",
    )
