"""What a start is: recognised by what it holds, in one explicit table."""

from __future__ import annotations

import glob
import re
import sys
from collections.abc import Callable
from pathlib import Path

from sprogtjek.errors import UserError
from sprogtjek.paths import STDIN
from sprogtjek.site import addresses, listing, sitemap
from sprogtjek.site.options import Kind
from sprogtjek.sources import files

_HEAD = 1 << 16  # bytes in which a file shows what it is
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_HOST = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}(?:/\S*)?", re.IGNORECASE)

# What some bytes are, by how they begin. What is none of these is a text to be read.
_BY_CONTENT: tuple[tuple[Kind, Callable[[bytes], bool]], ...] = (
    ("sitemap", sitemap.is_sitemap),
    ("list", listing.is_list),
)


def kind_of(data: bytes) -> Kind:
    """What some bytes are."""
    return next((kind for kind, fits in _BY_CONTENT if fits(data)), "files")


def local(start: str, asked: Kind | None) -> Kind | None:
    """What a start on this machine is; ``None`` if it is on the web. Raises ``UserError``."""
    if addresses.is_web(start):
        return None
    found = _local(start)
    if asked in (None, found) or start == STDIN:
        return found
    raise _other(start, asked)


def data(start: str) -> bytes:
    """What a start on this machine holds. Raises ``UserError``."""
    return sys.stdin.buffer.read() if start == STDIN else files.read_data(Path(start))


def _local(start: str) -> Kind:
    path = Path(start)
    if start == STDIN:
        return "list"
    if path.is_file():
        return kind_of(_head(path))
    if not path.is_dir() and not glob.has_magic(start):
        _refuse_web(start)
    return "files"


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_HEAD)
    except OSError:  # whoever reads the file will say why
        return b""


def _refuse_web(start: str) -> None:
    """Raise ``UserError`` if a name that no file has looks like something on the web."""
    if _SCHEME.match(start):
        hint = "Adressen skal begynde med https:// eller http://."
        raise UserError("Kun websider kan hentes.", path=start, hint=hint)
    if _HOST.fullmatch(start):
        hint = f"Er det en hjemmeside, så skriv https://{start}."
        raise UserError("Der er ingen fil eller mappe med det navn.", path=start, hint=hint)


def _other(start: str, asked: Kind | None) -> UserError:
    if asked == "crawl":
        hint = "Skriv hjemmesidens adresse, for eksempel https://kommune.dk."
        return UserError("Links kan kun følges fra en webside.", path=start, hint=hint)
    return UserError("Filen er ikke et sitemap.", path=start, hint="Prøv uden --sitemap.")
