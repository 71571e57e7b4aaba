"""A changed text back into its file, in the encoding it had. The file is whole at any time."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

from sprogtjek.errors import UserError
from sprogtjek.sources.decode import Decoded


def write_text(path: Path, text: str, original: Decoded) -> None:
    """Replace what a file holds. Raises ``UserError`` and leaves the file as it was."""
    try:
        data = original.encoded(text)
    except UnicodeEncodeError as error:
        message = f"»{text[error.start]}« kan ikke skrives i filens tegnsæt."
        raise UserError(message, path=str(path), hint="Gem filen som UTF-8.") from error
    try:
        _replace(path.resolve(), data)
    except OSError as error:
        hint = "Filen er, som den var. Tjek, at du må skrive i mappen."
        raise UserError("Filen kan ikke skrives.", path=str(path), hint=hint) from error


def write_new(path: Path, data: bytes) -> None:
    """Write a file, new or in the place of an old one. Raises ``UserError``."""
    try:
        path.write_bytes(data)
    except OSError as error:
        hint = "Tjek, at mappen findes, og at du må skrive i den."
        raise UserError("Filen kan ikke skrives.", path=str(path), hint=hint) from error


def _replace(path: Path, data: bytes) -> None:
    """Written beside the file and moved over it: a crash leaves the old one or the new one."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as draft:
            draft.write(data)
            draft.flush()
            os.fsync(draft.fileno())
        shutil.copymode(path, name)
        os.replace(name, path)
    except BaseException:
        os.unlink(name)
        raise
