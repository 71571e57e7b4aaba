"""From a path to a document: bytes are read and decoded once."""

from __future__ import annotations

from pathlib import Path, PurePath

from sprogtjek.errors import UserError
from sprogtjek.records import Document, Source
from sprogtjek.sources import filetypes, formats, limits
from sprogtjek.sources.decode import Decoded


def read_path(path: Path) -> Document:
    """The document in a file. Raises ``UserError``."""
    return read_bytes(read_data(path), str(path))


def read_data(path: Path) -> bytes:
    """What a file holds. Raises ``UserError``."""
    try:
        most = limits.current().megabytes
        if path.stat().st_size > most * 1_000_000:
            hint = f"Filen må højst fylde {most} MB. Grænsen kan ændres under »limits:«."
            raise UserError("Filen er for stor.", path=str(path), hint=hint)
        return path.read_bytes()
    except FileNotFoundError as error:
        hint = "Tjek stavningen, og at du står i den rigtige mappe."
        raise UserError("Filen findes ikke.", path=str(path), hint=hint) from error
    except OSError as error:
        hint = "Tjek, at du har adgang til filen."
        raise UserError("Filen kan ikke læses.", path=str(path), hint=hint) from error


def read_bytes(data: bytes, name: str) -> Document:
    """The document in some bytes, in whatever format they are. Raises ``UserError``."""
    return formats.reader(formats.format_of(data, name)).read(data, name)


def read_source(source: Source) -> Document:
    """The document in a text that is decoded already. Raises ``UserError``."""
    return formats.text_reader(formats.text_format(source.media_type)).read_source(source)


def editable(data: bytes, name: str) -> tuple[Source, Decoded]:
    """A file's own text, to be changed, and how to write it back. Raises ``UserError``."""
    format_ = formats.format_of(data, name)
    if not format_.editable:
        message = f"sprogtjek kan ikke rette i {format_.name}."
        raise UserError(message, path=name, hint=_instead(format_, name))
    original = formats.text_reader(format_).decoded(data, name)
    return Source(name, original.text, format_.media_type), original


def _instead(format_: formats.Format, name: str) -> str:
    """What to do with a file that cannot be changed in place."""
    if format_.media_type not in (filetypes.DOCX, filetypes.ODT):
        return "Ret i det program, filen er skrevet i."
    copy = PurePath(name).with_stem(f"{PurePath(name).stem}-rettet")
    return (
        f"Prøv »sprogtjek {name} --comments {copy} --track«: så får du en kopi, hvor rettelserne "
        "er forslag, du kan acceptere."
    )
