"""What a web server sent → a document: the server's own words on it are heard."""

from __future__ import annotations

from sprogtjek.errors import UserError
from sprogtjek.records import Document
from sprogtjek.sources import decode, filetypes, formats

_HTML = ("text/html", "application/xhtml+xml")


def read(data: bytes, name: str, media_type: str = "", charset: str = "") -> Document:
    """The document in some bytes that were sent as ``media_type`` in ``charset``.

    What the bytes show is believed first, then the server, then the name. Raises ``UserError``.
    """
    format_ = _format(data, name, media_type)
    if charset and format_.editable:
        data = _as_utf8(data, name, charset)
    return formats.reader(format_).read(data, name)


def html(data: bytes, name: str, media_type: str = "", charset: str = "") -> str | None:
    """The text of a web page, tags and all; ``None`` if it is none. Raises ``UserError``."""
    if not is_html(data, name, media_type):
        return None
    format_ = _format(data, name, media_type)
    if charset:
        data = _as_utf8(data, name, charset)
    return formats.text_reader(format_).decoded(data, name).text


def is_html(data: bytes, name: str, media_type: str = "") -> bool:
    """Whether some bytes are a web page."""
    try:
        return _format(data, name, media_type).media_type == filetypes.HTML
    except UserError:
        return False


def _format(data: bytes, name: str, media_type: str) -> formats.Format:
    said = filetypes.HTML if media_type in _HTML else media_type
    if filetypes.file_type(data) is None and filetypes.text_type(data) is None:
        found = next((f for f in formats.FORMATS if f.editable and f.media_type == said), None)
        if found is not None:
            return found
    return formats.format_of(data, name)


def _as_utf8(data: bytes, name: str, charset: str) -> bytes:
    """The text in UTF-8, where ``charset`` alone says how to read it.

    The reader itself sees what the bytes show, and what ``<meta charset>`` says.
    """
    claim = decode.claimed(data, charset)
    try:
        believed = claim is not None and decode.decoded(data, name, charset) == claim
    except UserError:
        return data
    return claim.text.encode() if claim is not None and believed else data
