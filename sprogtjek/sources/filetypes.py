"""What kind of file some bytes are, told by what stands in them and not by the file's name."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ODT = "application/vnd.oasis.opendocument.text"
PDF = "application/pdf"
RTF = "application/rtf"
EML = "message/rfc822"
HTML = "text/html"
MARKDOWN = "text/markdown"
_OTHER = "application/octet-stream"


@dataclass(frozen=True, slots=True)
class FileType:
    """A media type, and what to call such a file in Danish, with article."""

    media_type: str
    name: str


_LOCKED = FileType(_OTHER, "et Office-dokument med adgangskode")
_ZIP = FileType(_OTHER, "en zip-fil")

_MAGIC = (
    (b"%PDF-", FileType(PDF, "en PDF-fil")),
    (b"{\\rtf", FileType(RTF, "en RTF-fil")),
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        FileType(_OTHER, "et ældre Office-dokument (.doc, .xls eller .msg)"),
    ),
    (b"\x89PNG\r\n", FileType(_OTHER, "et billede (PNG)")),
    (b"\xff\xd8\xff", FileType(_OTHER, "et billede (JPEG)")),
    (b"GIF8", FileType(_OTHER, "et billede (GIF)")),
    (b"II*\0", FileType(_OTHER, "et billede (TIFF)")),
    (b"MM\0*", FileType(_OTHER, "et billede (TIFF)")),
    (b"\x1f\x8b", FileType(_OTHER, "en pakket fil (gzip)")),
    (b"7z\xbc\xaf\x27\x1c", FileType(_OTHER, "en pakket fil (7z)")),
    (b"Rar!\x1a\x07", FileType(_OTHER, "en pakket fil (RAR)")),
    (b"SQLite format 3\0", FileType(_OTHER, "en database (SQLite)")),
    (b"\x7fELF", FileType(_OTHER, "et program")),
    (b"MZ\x90\0", FileType(_OTHER, "et program")),
)

# Office locks a document by putting it, encrypted, into the container of the older formats.
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")

# A zip archive names its members in the clear; these name the format.
_ARCHIVE = re.compile(rb"PK(?:\x03\x04|\x05\x06|\x07\x08)")
_MEMBERS = (
    (b"word/", FileType(DOCX, "et Word-dokument (.docx)")),
    (b"opendocument.text", FileType(ODT, "et OpenDocument-dokument (.odt)")),
    (b"opendocument.", FileType(_OTHER, "et OpenDocument-dokument")),
    (b"xl/", FileType(_OTHER, "et Excel-ark (.xlsx)")),
    (b"ppt/", FileType(_OTHER, "en PowerPoint-præsentation (.pptx)")),
)

_HEAD = 4096  # bytes in which a text shows what it is
_LEAD = re.compile(r"(?:\s|\ufeff|<\?xml[^>]*>|<!--.*?-->)*", re.DOTALL)
_PAGE = re.compile(r"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
# What a content management system hands out: the inside of a page.
_FRAGMENT = re.compile(
    r"<(?P<tag>p|div|h[1-6]|ul|ol|table|section|article|main|header|nav)\b[^<>]*>.*</(?P=tag)\s*>",
    re.IGNORECASE | re.DOTALL,
)
_FIELD = re.compile(r"[A-Za-z][A-Za-z0-9-]*:[ \t]?.*(?:\r?\n[ \t]+.*)*(?:\r?\n|\Z)")
# Fields that every mail program writes and no person at the top of a letter.
_MAIL_FIELDS = re.compile(
    r"^(?:Received|Return-Path|MIME-Version|Message-ID|Content-Type|DKIM-Signature|Delivered-To"
    r"|Content-Transfer-Encoding|X-[\w-]+):",
    re.IGNORECASE | re.MULTILINE,
)


def file_type(data: bytes) -> FileType | None:
    """The type of file, if the bytes are known not to be text."""
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            return _LOCKED if magic[0] == 0xD0 and _ENCRYPTED in data else kind
    if _ARCHIVE.match(data) is None:
        return None
    return next((kind for member, kind in _MEMBERS if member in data), _ZIP)


def text_type(data: bytes) -> str | None:
    """The media type that a text shows by how it begins: a web page or a mail."""
    head = _beginning(data)
    body = head[_lead(head) :]
    if _PAGE.match(body) or _FRAGMENT.match(body):
        return HTML
    return EML if _is_mail(head.lstrip("\ufeff\r\n")) else None


def _beginning(data: bytes) -> str:
    """The first of the text, letter for letter in ASCII, whatever its encoding is."""
    for mark in (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        data = data.removeprefix(mark)
    return data[:_HEAD].decode("latin-1").replace("\0", "")


def _lead(head: str) -> int:
    match = _LEAD.match(head)
    return match.end() if match else 0


def _is_mail(head: str) -> bool:
    at, fields = 0, 0
    while match := _FIELD.match(head, at):
        at, fields = match.end(), fields + 1
    return fields >= 2 and _MAIL_FIELDS.search(head, 0, at) is not None
