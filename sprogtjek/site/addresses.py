"""One spelling for each web address, and which addresses are of one site.

Normalised as RFC 3986, section 6.2.2 and 6.2.3 have it, and read as leniently as browsers do
(blanks around, line breaks inside, letters beyond ASCII). Only http and https are addresses here.
"""

from __future__ import annotations

import re
from urllib.parse import unquote, urljoin, urlsplit

from sprogtjek.site.tracking import is_tracking

MAX_LENGTH = 2000
"""Characters; longer ones are made by programs that went astray, and no sitemap may hold them."""

_PORTS = {"http": 80, "https": 443}
_WEB = re.compile(r"https?://", re.IGNORECASE)
_BREAKS = re.compile(r"[\t\n\r]")
_ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})")
_UNRESERVED = frozenset(
    b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~"
)  # RFC 3986, 2.3
_PLAIN = re.compile(r"[A-Za-z0-9\-._~/]*")
"""Text that is escaped nowhere: most addresses are nothing else."""
_PATH = frozenset(b"!$&'()*+,;=:@/")
_QUERY = _PATH | frozenset(b"?[]")
_SESSION = re.compile(r";jsessionid=[^/?;]*", re.IGNORECASE)
_HOST = re.compile(r"(?:[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?\.)*[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?")
_IPV6 = re.compile(r"\[[0-9a-f:.]+\]")


def is_web(text: str) -> bool:
    """Whether a text begins as a web address does."""
    return _WEB.match(text.strip()) is not None


def canonical(address: str) -> str | None:
    """The one spelling of a page's address: normalised, without fragment and tracking.

    ``None`` if it is no address on the web, or has a user name in it.
    """
    found = normalised(address)
    if found is None:
        return None
    head, mark, query = found.partition("?")
    kept = [part for part in query.split("&") if part and not is_tracking(_name(part))]
    plain = _SESSION.sub("", head)
    if plain != head:  # what stood before it may be a dot
        plain = normalised(plain) or plain
    return plain + (mark + "&".join(kept) if kept else "")


def normalised(address: str) -> str | None:
    """The address in normal form, without fragment; ``None`` as for ``canonical``."""
    cleaned = _BREAKS.sub("", address.strip())
    if len(cleaned) > MAX_LENGTH or not is_web(cleaned):
        return None
    try:
        parts = urlsplit(cleaned)
        host, port = _host(parts.hostname or ""), parts.port
    except ValueError:
        return None
    if host is None or "@" in parts.netloc or ("[" in parts.netloc) != (":" in host):
        return None
    scheme = parts.scheme.lower()
    where = host if port in (None, _PORTS[scheme]) else f"{host}:{port}"
    path = _escaped(_without_dots(parts.path), _PATH) or "/"
    query = _escaped(parts.query, _QUERY)
    return f"{scheme}://{where}{path}" + (f"?{query}" if query else "")


def joined(base: str, reference: str) -> str | None:
    """Where a link on the page ``base`` leads, in normal form; ``None`` if not to the web."""
    try:
        return normalised(urljoin(base, _BREAKS.sub("", reference.strip())))
    except ValueError:
        return None


def host(address: str) -> str:
    """The host of a normalised address, without brackets."""
    return urlsplit(address).hostname or ""


def origin(address: str) -> str:
    """Scheme, host and port of a normalised address."""
    return "/".join(address.split("/", 3)[:3])


def site(address: str) -> str:
    """What all addresses of a site have in common: host and port.

    With and without »www.« are one site, and so are http and https: servers send readers from
    one to the other.
    """
    return origin(address).partition("//")[2].removeprefix("www.")


def path(address: str) -> str:
    """The path of a normalised address, without query."""
    return "/" + address.partition("?")[0].split("/", 3)[3]


def _name(parameter: str) -> str:
    return unquote(parameter.partition("=")[0])


def _host(name: str) -> str | None:
    """A host's name in ASCII and small letters, ``None`` if there can be none such."""
    if ":" in name:
        bracketed = f"[{name.lower()}]"
        return bracketed if _IPV6.fullmatch(bracketed) else None
    plain = unquote(name).rstrip(".").lower()
    if not plain.isascii():
        import idna  # imported when needed: its tables are large

        try:
            plain = idna.encode(plain, uts46=True).decode()
        except idna.IDNAError:
            return None
    return plain if _HOST.fullmatch(plain) and len(plain) < 254 else None


def _without_dots(path: str) -> str:
    """The path without ».« and »..« (RFC 3986, 5.2.4)."""
    kept: list[str] = []
    pieces = path.split("/")[1:]
    for index, piece in enumerate(pieces):
        last = index == len(pieces) - 1
        dots = unquote(piece) if len(piece) < 7 else piece
        if dots not in (".", ".."):
            kept.append(piece)
            continue
        if dots == ".." and kept:
            kept.pop()
        if last:
            kept.append("")
    return "/" + "/".join(kept)


def _escaped(text: str, allowed: frozenset[int]) -> str:
    """Escapes only where they must be, in capital letters."""
    if _PLAIN.fullmatch(text):
        return text
    pieces = _ESCAPE.split(text)  # plain text and two digits by turns
    return "".join(
        _escape(int(piece, 16)) if index % 2 else _plain(piece, allowed)
        for index, piece in enumerate(pieces)
    )


def _escape(byte: int) -> str:
    return chr(byte) if byte in _UNRESERVED else f"%{byte:02X}"


def _plain(text: str, allowed: frozenset[int]) -> str:
    return "".join(
        chr(byte) if byte in _UNRESERVED or byte in allowed else f"%{byte:02X}"
        for byte in text.encode("utf-8", errors="replace")
    )
