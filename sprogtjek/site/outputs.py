"""What is written while a run goes on: a line for each page, and each page's own view."""

from __future__ import annotations

import os
import zlib
from pathlib import Path
from typing import TextIO

from sprogtjek import results
from sprogtjek.reporters.site_view import assets, view_name
from sprogtjek.results import PageResult


class Lines:
    """A jsonl file that gets a line as each page is done. Raises ``OSError``."""

    def __init__(self, path: Path) -> None:
        self._file: TextIO = path.open("w", encoding="utf-8", newline="\n")

    def add(self, result: PageResult) -> None:
        """Write a page's line; it is in the file when this returns."""
        self._file.write(f"{results.dumps(result)}\n")
        self._file.flush()

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

    def add(self, number: int, view: bytes) -> None:
        """Write the view of the page with that number; it is there whole or not at all."""
        path = self._path / view_name(number)
        if view:
            data = zlib.decompress(view)
            if not path.exists() or path.read_bytes() != data:  # to replace a file is slow
                _replace(path, data)
        else:  # it could not be checked this time
            path.unlink(missing_ok=True)

    def end(self, number: int) -> None:
        """Delete the views of pages beyond that number: they are of an earlier, larger run."""
        for path in self._path.glob("[0-9][0-9][0-9][0-9]*.html"):
            if path.stem.isdecimal() and int(path.stem) > number:
                path.unlink()


def folder_for(dashboard: Path) -> Path:
    """Where the views of a dashboard's pages are: »rapport-sider« beside »rapport.html«."""
    return dashboard.with_name(f"{dashboard.stem}-sider")


def _replace(path: Path, data: bytes) -> None:
    draft = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    draft.write_bytes(data)
    draft.replace(path)
