"""What is a web page, what a document, and what is neither."""

from __future__ import annotations

from typing import Literal

from sprogtjek.site import reasons
from sprogtjek.sources import filetypes, formats

PAGES = ("text/html", "application/xhtml+xml")

DOCUMENTS = (
    filetypes.PDF,
    filetypes.DOCX,
    "application/vnd.ms-word.document.macroenabled.12",
    filetypes.ODT,
    "application/vnd.oasis.opendocument.text-template",
    filetypes.RTF,
    "text/rtf",
    "text/plain",
    filetypes.MARKDOWN,
)

# Servers say so of what they do not know, and of what is to be saved; the bytes tell what it is.
_UNSAID = (
    "",
    "application/octet-stream",
    "binary/octet-stream",
    "application/force-download",
    "application/xml",
    "text/xml",
)

DOCUMENT_SUFFIXES = frozenset(
    suffix
    for format_ in formats.FORMATS
    if format_.media_type in DOCUMENTS
    for suffix in format_.suffixes
)

Wanted = Literal["page", "document", "anything"]
"""``document``: pages as well."""


def check_header(media_type: str, wanted: Wanted) -> None:
    """Raise ``FetchError`` if the type that a server says is not wanted, whatever the bytes are."""
    if wanted == "anything" or media_type in PAGES or media_type in _UNSAID:
        return
    if media_type not in DOCUMENTS:
        raise reasons.no_page(media_type)
    if wanted == "page" and media_type != "text/plain":  # some say so of web pages
        raise reasons.document(_name(media_type))


def check_bytes(data: bytes, media_type: str, wanted: Wanted) -> None:
    """Raise ``FetchError`` if the bytes turn out not to be wanted."""
    if wanted == "anything":
        return
    if not data:
        raise reasons.empty()
    kind = filetypes.file_type(data)
    if kind is not None:
        if kind.media_type not in DOCUMENTS:
            raise reasons.no_text(kind.name)
        if wanted == "page":
            raise reasons.document(kind.name)
        return
    is_page = media_type in PAGES or filetypes.text_type(data) == filetypes.HTML
    if not is_page and (wanted == "page" or media_type in _UNSAID):
        raise reasons.no_page(media_type or "ukendt type")


def _name(media_type: str) -> str:
    names = {
        filetypes.PDF: "en PDF-fil",
        filetypes.DOCX: "et Word-dokument (.docx)",
        filetypes.ODT: "et OpenDocument-dokument (.odt)",
        filetypes.MARKDOWN: "en Markdown-fil",
    }
    return names.get(media_type, "et dokument")
