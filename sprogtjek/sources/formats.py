"""The formats that are read, in one explicit table, and which of them a file is in.

Every reader module exports ``read(data, name)``: bytes → ``Document``. One whose ``Source.text``
is the file's own text (``editable``) exports two more: ``decoded(data, name)`` → ``Decoded`` and
``read_source(source)`` → ``Document``; only such files can be written back by ``fix``. A reader
raises ``UserError`` for whatever it cannot read, and imports its libraries when it is first used.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from pathlib import PurePath
from typing import TYPE_CHECKING, Protocol, cast

from sprogtjek.errors import UserError
from sprogtjek.sources import filetypes

if TYPE_CHECKING:
    from sprogtjek.records import Document, Source
    from sprogtjek.sources.decode import Decoded


class Reader(Protocol):
    """What the module of every format exports."""

    def read(self, data: bytes, name: str) -> Document:
        """The document in a file's bytes. Raises ``UserError``."""
        ...


class TextReader(Reader, Protocol):
    """What the module of an editable format exports as well."""

    def decoded(self, data: bytes, name: str) -> Decoded:
        """The file's text and how it was written. Raises ``UserError``."""
        ...

    def read_source(self, source: Source) -> Document:
        """The document in a decoded text. Raises ``UserError``."""
        ...


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its media type, the suffixes of its files, its Danish name, its reader module.

    ``editable``: places refer to the file's own text. ``by_name``: the suffix is believed where
    the content does not tell.
    """

    media_type: str
    suffixes: tuple[str, ...]
    name: str
    module: str
    editable: bool = False
    by_name: bool = False


PLAIN = Format(
    "text/plain",
    (".txt", ".text"),
    "ren tekst",
    "sprogtjek.sources.text",
    editable=True,
    by_name=True,
)

FORMATS: tuple[Format, ...] = (
    PLAIN,
    Format(
        filetypes.HTML,
        (".html", ".htm", ".xhtml"),
        "HTML",
        "sprogtjek.sources.html",
        editable=True,
        by_name=True,
    ),
    Format(
        filetypes.MARKDOWN,
        (".md", ".markdown"),
        "Markdown",
        "sprogtjek.sources.markdown",
        editable=True,
        by_name=True,
    ),
    Format(filetypes.DOCX, (".docx", ".docm"), "Word-dokumenter", "sprogtjek.sources.docx"),
    Format(filetypes.ODT, (".odt", ".ott"), "OpenDocument-tekster", "sprogtjek.sources.odt"),
    Format(filetypes.PDF, (".pdf",), "PDF", "sprogtjek.sources.pdf"),
    Format(filetypes.RTF, (".rtf",), "RTF", "sprogtjek.sources.rtf"),
    Format(filetypes.EML, (".eml",), "mails", "sprogtjek.sources.eml", by_name=True),
)

SUFFIXES: frozenset[str] = frozenset(s for format_ in FORMATS for s in format_.suffixes)
"""The files that a folder is searched for."""


def readable() -> str:
    """The formats that are read, as a Danish sentence."""
    names = [f"{format_.name} ({format_.suffixes[0]})" for format_ in FORMATS]
    listed = " og ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
    return f"sprogtjek læser {listed}."


def format_of(data: bytes, name: str) -> Format:
    """The format of a file: by its content, else by its name, else plain text.

    Raises:
        UserError: the content is of a kind that is not read.
    """
    kind = filetypes.file_type(data)
    if kind is not None:
        found = _by_media_type(kind.media_type)
        if found is None:
            message = f"Filen ser ud til at være {kind.name}. Det kan sprogtjek ikke læse."
            raise UserError(message, path=name, hint=readable())
        return found
    suffix = PurePath(name).suffix.lower()
    named = next((f for f in FORMATS if f.by_name and suffix in f.suffixes), None)
    shown = filetypes.text_type(data)
    if named is not None and named.media_type == filetypes.MARKDOWN and shown == filetypes.HTML:
        return named  # tags may stand in it
    return (shown and _by_media_type(shown)) or named or PLAIN


def _by_media_type(media_type: str) -> Format | None:
    return next((f for f in FORMATS if f.media_type == media_type), None)


def reader(format_: Format) -> Reader:
    """The reader module of a format."""
    return cast(Reader, import_module(format_.module))


def text_reader(format_: Format) -> TextReader:
    """The reader module of an editable format."""
    assert format_.editable
    return cast(TextReader, import_module(format_.module))


def text_format(media_type: str) -> Format:
    """The editable format of a decoded text; plain text where the type says nothing else."""
    found = _by_media_type(media_type)
    return found if found is not None and found.editable else PLAIN
