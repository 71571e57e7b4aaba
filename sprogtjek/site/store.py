"""Values kept on disk between runs, by digest: SQLite in a folder that only the user may read.

SQLite and no library on top of it: it survives ``kill -9``, several processes may read and write
at once (write-ahead log), and nothing that is read back is ever run, as a pickle would be. A cache
must never stop a check: whatever goes wrong costs time alone. A damaged one is begun anew.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import date
from itertools import islice
from pathlib import Path
from typing import TypeVar

FILE = "cache.sqlite"
DAMAGED = (
    "Det, der var gemt fra tidligere kørsler, er beskadiget. Det er slettet og begynder forfra."
)
_SCHEMA = """
CREATE TABLE IF NOT EXISTS kept (
    key BLOB PRIMARY KEY, value BLOB NOT NULL, day INTEGER NOT NULL
)
"""
_PAGE = 4096  # bytes
_SETTINGS = (
    f"page_size = {_PAGE}",
    "auto_vacuum = INCREMENTAL",
    "journal_mode = WAL",
    "synchronous = NORMAL",  # a power cut may cost the last values
)
_FULL, _ROOMY = 0.9, 0.8  # of the space it may fill: when values are forgotten, and how many
_ASKED = 500  # keys at a time; SQLite takes no more than 999 parameters everywhere
_WAIT = 10.0  # seconds for another process to finish writing
_CHECK = 8  # bytes that bind a value to its key
TORN = "disk I/O"  # what SQLite says of a file that ends too soon
_T = TypeVar("_T")


class Store:
    """A folder's values by key. Keys are digests; values any bytes.

    ``megabytes`` is the most it may fill; what was used longest ago goes first (``prune``).
    ``notice`` is set to a Danish sentence if the cache was damaged.
    """

    def __init__(self, folder: Path, megabytes: int) -> None:
        self.folder = folder
        self.notice = ""
        self._most = megabytes * 1_000_000
        self._connection: sqlite3.Connection | None = None
        self._file = 0  # which file is open, by its number on disk
        self._attempt(self._open, None)

    def find(self, keys: Iterable[bytes]) -> dict[bytes, bytes]:
        """The values that are kept under some keys."""
        return self._attempt(lambda: self._find(tuple(dict.fromkeys(keys))), {})

    def keep(self, values: Mapping[bytes, bytes]) -> None:
        """Keep values, all or none of them."""
        if values:
            self._attempt(lambda: self._keep(values), None)

    def prune(self) -> None:
        """Forget what was used longest ago until a tenth of the space is free."""
        self._attempt(self._prune, None)

    def close(self) -> None:
        """Let go of the file."""
        if self._connection is not None:
            with suppress(sqlite3.Error):
                self._connection.close()
            self._connection = None

    def _attempt(self, action: Callable[[], _T], otherwise: _T) -> _T:
        """What ``action`` gives. A damaged file is begun anew; other faults only cost time."""
        try:
            return action()
        except sqlite3.DatabaseError as error:
            if not isinstance(error, sqlite3.OperationalError) or TORN in str(error):
                self._begin_anew()  # else it was locked for long, is full, or may not be written
        except OSError:
            self.close()
        return otherwise

    def _open(self) -> None:
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.folder.chmod(0o700)  # it holds words of texts
        path = self.folder / FILE
        connection = sqlite3.connect(path, timeout=_WAIT, isolation_level=None)
        self._file = path.stat().st_ino
        for setting in _SETTINGS:
            connection.execute(f"PRAGMA {setting}")
        connection.execute(f"PRAGMA max_page_count = {max(self._most // _PAGE, 16)}")
        connection.execute(_SCHEMA)
        connection.execute("SELECT value FROM kept LIMIT 1").fetchall()
        self._connection = connection

    def _begin_anew(self) -> None:
        """Put the folder aside as a whole, so that no file of it meets one of the new folder's.

        Another process may have done so already; then its new folder is used.
        """
        self.close()
        with suppress(OSError, sqlite3.Error):
            if (self.folder / FILE).stat().st_ino == self._file or not self._file:
                aside = self.folder.with_name(f"{self.folder.name}-{os.getpid()}-damaged")
                self.folder.rename(aside)
                shutil.rmtree(aside, ignore_errors=True)
                self.notice = DAMAGED
            self._open()

    def _find(self, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        found: dict[bytes, bytes] = {}
        if self._connection is None:
            return found
        stale: list[bytes] = []
        today = date.today().toordinal()
        rest = iter(keys)
        while asked := tuple(islice(rest, _ASKED)):
            marks = ",".join("?" * len(asked))
            query = f"SELECT key, value, day FROM kept WHERE key IN ({marks})"
            for key, value, day in self._connection.execute(query, asked):
                if value[:_CHECK] == _bound(key, value[_CHECK:]):
                    found[key] = value[_CHECK:]
                    stale.extend([key] if day != today else ())
        self._touch(stale, today)
        return found

    def _touch(self, keys: Sequence[bytes], today: int) -> None:
        if keys:
            rows = [(today, key) for key in keys]
            self._write("UPDATE kept SET day = ? WHERE key = ?", rows)

    def _keep(self, values: Mapping[bytes, bytes]) -> None:
        today = date.today().toordinal()
        rows = [(key, _bound(key, value) + value, today) for key, value in values.items()]
        self._write("INSERT OR REPLACE INTO kept VALUES (?, ?, ?)", rows)

    def _write(self, statement: str, rows: Sequence[tuple[object, ...]]) -> None:
        if self._connection is None:
            return
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            self._connection.executemany(statement, rows)
            self._connection.execute("COMMIT")
        except sqlite3.Error:
            with suppress(sqlite3.Error):  # SQLite may have rolled back by itself
                self._connection.execute("ROLLBACK")
            raise

    def _prune(self) -> None:
        if self._connection is None or self._size() <= self._most * _FULL:
            return
        (count,) = self._connection.execute("SELECT count(*) FROM kept").fetchone()
        gone = int(count * (1 - self._most * _ROOMY / self._size())) + 1
        oldest = "SELECT rowid FROM kept ORDER BY day, rowid LIMIT ?"
        self._write(f"DELETE FROM kept WHERE rowid IN ({oldest})", [(gone,)])
        self._connection.execute("PRAGMA incremental_vacuum").fetchall()

    def _size(self) -> int:
        assert self._connection is not None
        (pages,) = self._connection.execute("PRAGMA page_count").fetchone()
        (free,) = self._connection.execute("PRAGMA freelist_count").fetchone()
        return int(pages - free) * _PAGE


def _bound(key: bytes, value: bytes) -> bytes:
    """What shows that a value is whole and belongs to its key."""
    return hashlib.blake2b(value, digest_size=_CHECK, key=key[:64]).digest()
