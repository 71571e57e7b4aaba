"""What the user named on the command line → the files to read, in a stable order."""

from __future__ import annotations

import glob
from collections.abc import Iterable, Iterator, Sequence
from fnmatch import fnmatch
from pathlib import Path

from sprogtjek.errors import UserError, did_you_mean
from sprogtjek.sources import formats

STDIN = "-"


def expand(names: Iterable[str]) -> Iterator[Path | UserError]:
    """Each file once, in the order named and alphabetically within a folder.

    A folder stands for the text files in it and below; a pattern with ``*`` for what it matches
    (a shell on Windows does not expand it). What cannot be found comes as a ``UserError`` in its
    place, so that the rest is still read.
    """
    seen: set[Path] = set()
    for name in names:
        for item in _expand_one(name):
            if isinstance(item, UserError):
                yield item
            elif item not in seen:
                seen.add(item)
                yield item


def _expand_one(name: str) -> Iterator[Path | UserError]:
    path = Path(name)
    if name == STDIN or path.is_file():
        yield path
    elif path.is_dir():
        yield from _in_folder(path)
    elif glob.has_magic(name):
        yield from _matching(name)
    else:
        yield UserError("Filen findes ikke.", path=name, hint=_nearby(path))


def _in_folder(folder: Path) -> Iterator[Path | UserError]:
    files = sorted(
        p for p in folder.rglob("*") if p.suffix.lower() in formats.SUFFIXES and p.is_file()
    )
    visible = [p for p in files if not any(_hidden(part) for part in p.relative_to(folder).parts)]
    if not visible:
        message = "Der er ingen tekster i mappen."
        yield UserError(message, path=str(folder), hint=formats.readable())
    yield from visible


def _hidden(part: str) -> bool:
    return part.startswith(".")


def _matching(pattern: str) -> Iterator[Path | UserError]:
    names = sorted(glob.glob(pattern, recursive=True))
    if not names:
        yield UserError("Ingen filer passer på mønsteret.", path=pattern)
    for name in names:
        yield from _expand_one(name)


def _nearby(path: Path) -> str:
    folder = path.parent
    names = [p.name for p in folder.iterdir()] if folder.is_dir() else []
    return did_you_mean(path.name, names) or "Tjek stavningen, og at du står i den rigtige mappe."


def matches(path: Path, patterns: Sequence[str], folder: Path) -> bool:
    """Whether a path, its file name or its path from ``folder`` fits one of the glob patterns."""
    spellings = {str(path), path.name}
    resolved, base = path.resolve(), folder.resolve()
    if resolved.is_relative_to(base):
        spellings.add(resolved.relative_to(base).as_posix())
    return any(fnmatch(spelling, pattern) for spelling in spellings for pattern in patterns)
