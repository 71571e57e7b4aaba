"""A web server on loopback that answers as it is told to: well, badly, slowly, without end.

with SiteServer({"/": html("<p>Velkommen.</p>"), "/gammel": redirect("/")}) as site:
    site.url("/gammel"), site.asked
"""

from __future__ import annotations

import gzip
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any


@dataclass(frozen=True)
class Request:
    """What was asked: path with query, and headers by name in small letters."""

    path: str
    headers: Mapping[str, str]


@dataclass(frozen=True)
class Reply:
    """What is answered. A body that is no bytes is sent piece by piece, without a length."""

    body: bytes | Iterable[bytes] = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    length: int | None = None


Answer = Reply | Callable[[Request], Reply]


def html(body: str, head: str = "", **headers: str) -> Reply:
    """A whole web page; headers are named with underscores."""
    page = f"<!doctype html><html lang=da><head>{head}</head><body>{body}</body></html>"
    return sent(page.encode(), "text/html; charset=utf-8", **headers)


def linking(*paths: str, head: str = "", **headers: str) -> Reply:
    """A page with links to some paths."""
    return html("".join(f'<a href="{path}">{path}</a>' for path in paths), head, **headers)


def leaf(request: Request) -> Reply | None:
    """A page without links for every path that has none of its own."""
    return linking() if request.path != "/robots.txt" else None


def sent(data: bytes, content_type: str, **headers: str) -> Reply:
    """Some bytes under a name."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Reply(data, headers={"Content-Type": content_type, **named})


GOOD = html("<p>Velkommen til kommunen.</p>")


def status(code: int, **headers: str) -> Reply:
    """A page that says what went wrong."""
    reply = html(f"<p>{code}</p>", **headers)
    return Reply(reply.body, code, reply.headers)


def redirect(to: str, code: int = 301, **headers: str) -> Reply:
    """The page is elsewhere."""
    return Reply(b"", code, {"Location": to, **headers})


def robots(text: str) -> Reply:
    """A robots.txt."""
    return sent(text.encode(), "text/plain")


def sitemap(addresses: Iterable[str], *, index: bool = False, packed: bool = False) -> Reply:
    """A sitemap of addresses, or an index of sitemaps."""
    data = sitemap_xml(addresses, index=index).encode()
    return sent(gzip.compress(data) if packed else data, "application/xml")


def sitemap_xml(addresses: Iterable[str], *, index: bool = False) -> str:
    """The text of a sitemap. An address may have a date behind a blank."""
    root, item = ("sitemapindex", "sitemap") if index else ("urlset", "url")
    entries = []
    for entry in addresses:
        address, _, date = entry.partition(" ")
        changed = f"<lastmod>{date}</lastmod>" if date else ""
        entries.append(f"<{item}><loc>{address}</loc>{changed}</{item}>")
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'
        f'<{root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{"".join(entries)}</{root}>'
    )


def in_turn(*replies: Reply) -> Callable[[Request], Reply]:
    """One reply after the other; the last from then on."""
    waiting = list(replies)
    return lambda request: waiting.pop(0) if len(waiting) > 1 else waiting[0]


def endless(chunk: bytes) -> Iterator[bytes]:
    """Bytes without end."""
    while True:
        yield chunk


class SiteServer:
    """Serves ``pages`` by path; what is not there is asked of ``others``, or is a 404."""

    def __init__(
        self,
        pages: Mapping[str, Answer] | None = None,
        others: Callable[[Request], Reply | None] = lambda request: None,
    ) -> None:
        self.pages: dict[str, Answer] = dict(pages or {})
        self.others = others
        self.asked: list[Request] = []
        self.closing = threading.Event()
        """Set when the server stops: for answers that hang until then."""
        self._server = _Server(("127.0.0.1", 0), self._handler())
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,))

    @property
    def port(self) -> int:
        return self._server.server_port

    @property
    def paths(self) -> list[str]:
        """The paths asked for, without robots.txt."""
        return [request.path for request in self.asked if request.path != "/robots.txt"]

    @property
    def connections(self) -> int:
        """How many have been opened."""
        return self._server.connections

    def url(self, path: str = "/", host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"

    def __enter__(self) -> SiteServer:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.closing.set()
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def reply(self, request: Request) -> Reply:
        self.asked.append(request)
        answer = self.pages.get(request.path)
        if answer is None:
            return self.others(request) or status(404)
        return answer if isinstance(answer, Reply) else answer(request)

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        site = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            disable_nagle_algorithm = True  # answers are small and go out at once

            def do_GET(self) -> None:
                headers = {name.lower(): value for name, value in self.headers.items()}
                try:
                    _send(self, site.reply(Request(self.path, headers)))
                except OSError:  # the reader has gone away
                    self.close_connection = True

            def log_message(self, format: str, *args: object) -> None:
                """Say nothing."""

        return Handler


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64
    connections = 0

    def process_request(self, request: Any, client_address: Any) -> None:
        self.connections += 1
        super().process_request(request, client_address)


def _send(handler: BaseHTTPRequestHandler, reply: Reply) -> None:
    handler.send_response(reply.status)
    for name, value in reply.headers.items():
        handler.send_header(name, value)
    whole = isinstance(reply.body, bytes)
    if whole and reply.status != 304:
        assert isinstance(reply.body, bytes)
        handler.send_header("Content-Length", str(reply.length or len(reply.body)))
    if not whole or reply.length:
        handler.send_header("Connection", "close")
        handler.close_connection = True
    handler.end_headers()
    for chunk in [reply.body] if isinstance(reply.body, bytes) else reply.body:
        handler.wfile.write(chunk)
