"""What a mail holds: its subject, and the part that is the message itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message

from sprogtjek.errors import UserError
from sprogtjek.sources.refusals import too_large

MAX_PARTS = 100
"""Parts with parts, and mails, in a mail; Python's reader slows down with each around another."""

MAX_TEXT = 5_000_000
"""Bytes of the message itself; 500 pages have a third of it."""

_LONGEST_SUBJECT = 1_000
_LONGEST_HEADER = 20_000  # bytes of a field of the header
_WHOLE = re.compile(rb"boundary\s*=|message/rfc822", re.IGNORECASE)
_FIELD = re.compile(
    rb"^Content-(?:Type|Disposition):[^\n]*(?:\n[ \t][^\n]*)*", re.IGNORECASE | re.MULTILINE
)
_ENCRYPTED = ("application/pkcs7-mime", "application/x-pkcs7-mime", "multipart/encrypted")
# What mail programs put before the subject of an answer, in the languages of our neighbours.
_PREFIXES = re.compile(r"(?:\s*(?:re|sv|vs|fw|fwd|aw|wg|vb)\s*(?:\[\d+\])?\s*:)+\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Body:
    """The message: its bytes, the encoding it claims to be in, and how it is written."""

    data: bytes
    charset: str | None
    html: bool = False
    flowed: bool = False
    glued: bool = False  # flowed lines join without a blank (DelSp=yes)


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail's subject, as written by its sender, and its message."""

    subject: str
    body: Body


def open_mail(data: bytes, name: str) -> Mail:
    """The mail in a file. Raises ``UserError``."""
    longest = max((len(field[0]) for field in _FIELD.finditer(data)), default=0)
    if len(_WHOLE.findall(data)) > MAX_PARTS or longest > _LONGEST_HEADER:
        raise too_large(name)
    try:
        message = message_from_bytes(data)
        body = _body(message)
    except (RecursionError, MemoryError) as error:
        raise too_large(name) from error
    if body is None:
        raise _no_body(message, name)
    if len(body.data) > MAX_TEXT:
        raise too_large(name)
    return Mail(_subject(message), body)


def _no_body(message: Message, name: str) -> UserError:
    if any(part.get_content_type() in _ENCRYPTED for part in message.walk()):
        hint = "Åbn den i dit mailprogram, og gem teksten i en ny fil."
        return UserError("Mailen er krypteret.", path=name, hint=hint)
    return UserError("Der er ingen tekst i mailen at tjekke.", path=name)


def _body(message: Message) -> Body | None:
    """The plain text of the message if it has one, else the HTML."""
    parts = [part for part in _shown(message) if not part.is_multipart()]
    for wanted in ("text/plain", "text/html"):
        for part in parts:
            if part.get_content_type() == wanted:
                body = _content(part)
                if body.data.strip():
                    return body
    return None


def _shown(message: Message) -> Iterator[Message]:
    """The parts that are shown, in order: no attachments, no mails inside of the mail."""
    waiting = [message]
    while waiting:
        part = waiting.pop()
        attached = part.get_content_disposition() == "attachment" or _file_name(part)
        if part is not message and (attached or part.get_content_maintype() == "message"):
            continue
        yield part
        inner = part.get_payload() if part.is_multipart() else ()
        waiting += [each for each in reversed(list(inner)) if isinstance(each, Message)]


def _file_name(part: Message) -> bool:
    try:
        return bool(part.get_filename())
    except (ValueError, TypeError, LookupError, AttributeError):
        return True


def _content(part: Message) -> Body:
    try:
        data = part.get_payload(decode=True)
    except (ValueError, LookupError, AssertionError):
        data = b""
    return Body(
        data if isinstance(data, bytes) else b"",
        _charset(part),
        part.get_content_type() == "text/html",
        _says(part, "format", "flowed"),
        _says(part, "delsp", "yes"),
    )


def _charset(part: Message) -> str | None:
    try:
        return part.get_content_charset()
    except (ValueError, TypeError, LookupError, AttributeError):
        return None


def _says(part: Message, parameter: str, value: str) -> bool:
    try:
        return str(part.get_param(parameter, "")).lower() == value
    except (ValueError, TypeError, LookupError, AttributeError):
        return False


def _subject(message: Message) -> str:
    """The subject, less what mail programs put before it."""
    words = [_decoded(data, charset) for data, charset in _encoded(message)]
    return _PREFIXES.sub("", " ".join("".join(words).split()), count=1)


def _encoded(message: Message) -> list[tuple[bytes | str, str | None]]:
    written = message.get("Subject", "")
    if len(str(written)) > _LONGEST_SUBJECT:
        written = str(written)[:_LONGEST_SUBJECT]
    try:
        return [tuple(each) for each in decode_header(written)]
    except (HeaderParseError, ValueError, LookupError):
        return [(str(written), None)]


def _decoded(data: bytes | str, charset: str | None) -> str:
    """A piece of a header; one that claims no encoding may be written in UTF-8 or Windows-1252."""
    if isinstance(data, str):
        data = data.encode("utf-8", errors="surrogateescape")
    named = (charset or "").lower()
    own = [] if named in ("", "us-ascii", "unknown-8bit", "iso-8859-1") else [named]
    for encoding in (*own, "utf-8", "cp1252"):
        try:
            return data.decode(encoding)
        except (LookupError, ValueError):
            continue
    return data.decode("latin-1")
