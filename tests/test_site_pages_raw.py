"""What comes over the wire is no HTTP, or only half of it: a reason each time, and no waiting."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from site_visits import run

ROBOTS = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
BROKEN = "Forbindelsen til serveren blev afbrudt."

ANSWERS = {
    "nothing": (b"", BROKEN),
    "noise": (bytes(range(256)) * 10, BROKEN),
    "another protocol": (b"220 mail.kommune.dk ESMTP\r\n", BROKEN),
    "half a head": (HEAD[:30], BROKEN),
    "a head without end": (HEAD + b"X-Fyld: " + b"a" * 500_000, BROKEN),
    "half a body": (HEAD + b"Content-Length: 100\r\n\r\n<p>Hej", BROKEN),
    "two lengths": (HEAD + b"Content-Length: 1\r\nContent-Length: 2\r\n\r\nab", BROKEN),
    "half a chunk": (HEAD + b"Transfer-Encoding: chunked\r\n\r\n10\r\n<p>Hej", BROKEN),
    "a broken chunk": (HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n<p>Hej", BROKEN),
    "odd letters": (HEAD + b"ETag: \xe6\xf8\r\nContent-Length: 3\r\n\r\n<p>", ""),
    "no length": (HEAD + b"\r\n<p>Hej", ""),
    "HTTP/1.0": (b"HTTP/1.0 200 OK\r\n\r\n<!doctype html><p>Hej", ""),
    "no reason": (b"HTTP/1.1 200\r\nContent-Type: text/html\r\nContent-Length: 3\r\n\r\n<p>", ""),
    "an odd place": (
        b"HTTP/1.1 301 x\r\nLocation: http://\xff\xfe:x/\r\nContent-Length: 0\r\n\r\n",
        "Siden viser videre til en adresse, der ikke kan læses.",
    ),
    "a place with letters": (
        "HTTP/1.1 301 x\r\nLocation: /børn\r\nContent-Length: 0\r\n\r\n".encode(),
        "Siden viser videre i ring.",
    ),
    "an odd date": (HEAD + b"Last-Modified: i g\xe5r\r\nContent-Length: 3\r\n\r\n<p>", ""),
    "an odd wait": (
        b"HTTP/1.1 503 x\r\nRetry-After: straks\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
        "Serveren er optaget eller lukket ned (503).",
    ),
    "nothing new unasked": (
        b"HTTP/1.1 304 x\r\nContent-Length: 0\r\n\r\n",
        "Serveren sendte ingen side (304).",
    ),
}


@contextmanager
def wire(answer: bytes) -> Iterator[str]:
    """A server that sends ``answer`` to whoever asks for a page; gives its address."""
    listener = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        while True:
            try:
                connection = listener.accept()[0]
            except OSError:  # closed: the test is over
                return
            with connection:
                asked = connection.recv(65536)
                sent = ROBOTS if b"/robots.txt" in asked else answer
                try:
                    connection.sendall(sent)
                    connection.shutdown(socket.SHUT_WR)
                    while connection.recv(65536):
                        pass
                except OSError:  # the reader has had enough
                    continue

    thread = threading.Thread(target=serve)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/b%C3%B8rn"
    finally:
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        thread.join()


@pytest.mark.parametrize("name", ANSWERS)
def test_whatever_comes_over_the_wire(name, tmp_path):
    answer, reason = ANSWERS[name]
    file = tmp_path / "adresser.txt"
    with wire(answer) as address:
        file.write_text(address)
        (page,) = run(str(file), timeout=20.0).pages
    assert page.reason == reason
    assert bool(page.data) == (not reason)
