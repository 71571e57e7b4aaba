"""From a path to a document: bytes are read and decoded once."""

from __future__ import annotations

from pathlib import Path

from sprogtjek.errors import UserError
from sprogtjek.records import Document, Source
from sprogtjek.sources.decode import decode
from sprogtjek.sources.text import read_text

SUFFIXES: frozenset[str] = frozenset({".txt", ".text"})
"""The files that a folder is searched for."""

MAX_BYTES = 50_000_000
"""Larger files are refused: no letter or page is that long."""


def read_path(path: Path) -> Document:
    """The document in a file. Raises ``UserError``."""
    return read_bytes(read_data(path), str(path))


def read_data(path: Path) -> bytes:
    """What a file holds. Raises ``UserError``."""
    try:
        if path.stat().st_size > MAX_BYTES:
            hint = f"Filen må højst fylde {MAX_BYTES // 1_000_000} MB."
            raise UserError("Filen er for stor.", path=str(path), hint=hint)
        return path.read_bytes()
    except FileNotFoundError as error:
        hint = "Tjek stavningen, og at du står i den rigtige mappe."
        raise UserError("Filen findes ikke.", path=str(path), hint=hint) from error
    except OSError as error:
        hint = "Tjek, at du har adgang til filen."
        raise UserError("Filen kan ikke læses.", path=str(path), hint=hint) from error


def read_bytes(data: bytes, name: str) -> Document:
    """The document in some bytes. Raises ``UserError``."""
    return read_text(Source(name, decode(data, name)))
