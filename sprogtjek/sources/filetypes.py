"""Files that are no plain text, told by their first bytes."""

from __future__ import annotations

import re

_MAGIC = (
    (b"%PDF-", "en PDF-fil"),
    (b"{\\rtf", "en RTF-fil"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "et ældre Office-dokument (.doc, .xls eller .msg)"),
    (b"\x89PNG\r\n", "et billede (PNG)"),
    (b"\xff\xd8\xff", "et billede (JPEG)"),
    (b"GIF8", "et billede (GIF)"),
    (b"II*\0", "et billede (TIFF)"),
    (b"MM\0*", "et billede (TIFF)"),
    (b"\x1f\x8b", "en pakket fil (gzip)"),
    (b"7z\xbc\xaf\x27\x1c", "en pakket fil (7z)"),
    (b"Rar!\x1a\x07", "en pakket fil (RAR)"),
    (b"SQLite format 3\0", "en database (SQLite)"),
    (b"\x7fELF", "et program"),
    (b"MZ\x90\0", "et program"),
)

# A zip archive names its members in the clear; these name the format.
_ARCHIVE = re.compile(rb"PK(?:\x03\x04|\x05\x06|\x07\x08)")
_MEMBERS = (
    (b"word/", "et Word-dokument (.docx)"),
    (b"opendocument.text", "et OpenDocument-dokument (.odt)"),
    (b"opendocument.", "et OpenDocument-dokument"),
    (b"xl/", "et Excel-ark (.xlsx)"),
    (b"ppt/", "en PowerPoint-præsentation (.pptx)"),
)


def file_type(data: bytes) -> str | None:
    """The kind of file in Danish, with article, if the bytes are known not to be text."""
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            return kind
    if _ARCHIVE.match(data) is None:
        return None
    return next((kind for member, kind in _MEMBERS if member in data), "en zip-fil")
