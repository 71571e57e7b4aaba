"""What is written while a run goes on: a line for each page, and each page's own view."""

from __future__ import annotations

import os
from pathlib import Path

from sprogtjek.reporters.site_view import assets, view_name
from sprogtjek.site.outcomes import Outcome


class Lines:
    """A jsonl file that gets a line as each page is done. Raises ``OSError``."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("wb", buffering=0)

    def add(self, line: bytes) -> None:
        """Write a page's line; it is in the file when this returns."""
        data = memoryview(line + b"\n")
        while data:
            data = data[self._file.write(data) :]

    def close(self) -> None:
        """The file is complete."""
        self._file.close()


class Views:
    """The folder of views that belongs to a dashboard. Raises ``OSError``."""

    def __init__(self, dashboard: Path) -> None:
        self._path = folder_for(dashboard)
        self._path.mkdir(exist_ok=True)
        for name, text in assets(f"../{dashboard.name}").items():
            _replace(self._path / name, text.encode())

    def add(self, number: int, outcome: Outcome) -> None:
        """Write the view of the page with that number; it is there whole or not at all."""
        path = self._path / view_name(number)
        if outcome.view:
            # At its end: most views are as they were, and are not read to see that.
            sealed = b"<!-- %s -->\n" % outcome.mark.hex().encode()
            if not _ends_in(path, sealed):
                _replace(path, outcome.html + sealed)
        else:  # it could not be checked this time
            path.unlink(missing_ok=True)

    def end(self, number: int) -> None:
        """Delete the views of pages beyond that number: they are of an earlier, larger run; and
        drafts that a run left when it was killed.
        """
        for path in self._path.glob("*.tmp"):
            path.unlink()
        for path in self._path.glob("[0-9][0-9][0-9][0-9]*.html"):
            if path.stem.isdecimal() and int(path.stem) > number:
                path.unlink()


def folder_for(dashboard: Path) -> Path:
    """Where the views of a dashboard's pages are: »rapport-sider« beside »rapport.html«."""
    return dashboard.with_name(f"{dashboard.stem}-sider")


def _ends_in(path: Path, data: bytes) -> bool:
    try:
        with path.open("rb") as file:
            file.seek(-len(data), os.SEEK_END)
            return file.read() == data
    except OSError:  # it is not there, or too short; what else is wrong is told when it is written
        return False


def _replace(path: Path, data: bytes) -> None:
    draft = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    draft.write_bytes(data)
    draft.replace(path)
