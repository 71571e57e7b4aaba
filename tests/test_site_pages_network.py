"""Connections: to public addresses alone, over HTTP/2 where the server can, through proxies."""

from __future__ import annotations

import asyncio
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
import trustme
from hypercorn.asyncio import serve
from hypercorn.config import Config
from site_server import Reply, SiteServer, html, redirect, sitemap, sitemap_xml
from site_visits import QuickClock, Run, nobody, run

from sprogtjek.site.network import Guard
from sprogtjek.site.visiting import Outside

GOOD = html("<p>Velkommen til kommunen.</p>")
PRIVATE = "ligger på et privat net og bliver ikke hentet."


def listed(tmp_path, *addresses: str, outside: Outside | None = None, **options: object) -> Run:
    file = tmp_path / "adresser.txt"
    file.write_text("\n".join(addresses), encoding="utf-8")
    return run(str(file), outside=outside, **options)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "127.9.9.9",
        "0.0.0.0",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "100.64.0.1",
        "169.254.169.254",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1",
        "fe80::1%eth0",
        "fc00::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "nonsens",
    ],
)
def test_addresses_that_are_not_connected_to(address):
    guard = Guard()
    guard.trust("kommune.dk")  # a name gives no leave, whoever typed it
    assert not guard.allows("kommune.dk", address)
    assert not guard.allows_name(address) or address == "nonsens"


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8"])
def test_addresses_that_are_connected_to(address):
    assert Guard().allows("kommune.dk", address)


@pytest.mark.parametrize(
    ("typed", "address", "allowed"),
    [
        ("127.0.0.1", "127.0.0.1", True),
        ("10.0.0.5", "10.0.0.5", True),
        ("10.0.0.5", "10.0.0.6", False),
        ("::1", "::1", True),
        ("localhost", "127.0.0.1", True),
        ("localhost", "::1", True),
        ("localhost", "10.0.0.5", False),
        ("intranet", "10.0.0.5", False),
    ],
)
def test_what_the_user_typed(typed, address, allowed):
    guard = Guard()
    assert not guard.allows(typed, address)
    guard.trust(typed)
    assert guard.allows(typed, address) == allowed


def test_the_intranet_is_neither_this_machine_nor_its_links():
    guard = Guard(intranet=True)
    assert guard.allows("intranet", "10.0.0.5")
    assert guard.allows("intranet", "fd00::5")
    assert not guard.allows("intranet", "127.0.0.1")
    assert not guard.allows("intranet", "169.254.169.254")


def test_a_name_that_stands_for_this_machine_is_refused(tmp_path):
    async def resolve(host: str, port: int) -> list[str]:
        return ["127.0.0.1"]

    with SiteServer({"/": GOOD}) as site:
        outside = Outside(QuickClock(), resolve, nobody())
        found = listed(tmp_path, site.url("/", "kommune.example"), outside=outside)
        assert site.asked == []
    assert PRIVATE in found.pages[0].reason


def test_a_name_that_changes_its_mind_is_judged_again(tmp_path):
    """DNS rebinding: what is connected to is the very address that was judged."""
    answers = iter([["127.0.0.1"], ["127.0.0.1"], ["10.0.0.1", "169.254.169.254"]])

    async def resolve(host: str, port: int) -> list[str]:
        return next(answers)

    closing = Reply(GOOD.body, headers={**GOOD.headers, "Connection": "close"})
    with SiteServer({"/robots.txt": closing, "/a": closing, "/b": closing}) as site:
        outside = Outside(QuickClock(), resolve, nobody())
        addresses = [site.url("/a", "localhost"), site.url("/b", "localhost")]
        found = listed(tmp_path, *addresses, outside=outside)
        assert len(site.paths) == 1
    reasons = sorted(page.reason for page in found.pages)
    assert reasons == ["", f"Adressen localhost {PRIVATE}"]


def test_a_name_that_nobody_has_is_told(tmp_path):
    async def resolve(host: str, port: int) -> list[str]:
        raise socket.gaierror(socket.EAI_NONAME, "no such name")

    outside = Outside(QuickClock(), resolve, nobody())
    found = listed(tmp_path, "http://kommune.example/", outside=outside)
    assert found.pages[0].reason == "Der er ingen server med navnet kommune.example."


def test_a_name_that_takes_for_ever_is_given_up(tmp_path):
    async def resolve(host: str, port: int) -> list[str]:
        await asyncio.Event().wait()
        return []

    outside = Outside(QuickClock(), resolve, nobody())
    found = listed(tmp_path, "http://kommune.example/", outside=outside, timeout=0.05, retries=1)
    assert found.pages[0].reason


def test_an_error_nobody_thought_of_is_told(tmp_path):
    async def resolve(host: str, port: int) -> list[str]:
        raise RuntimeError("kommune.example")

    outside = Outside(QuickClock(), resolve, nobody())
    found = listed(tmp_path, "http://kommune.example/a", "http://b.example/", outside=outside)
    assert [page.reason for page in found.pages] == [
        "Siden kan ikke hentes på grund af en fejl i sprogtjek (RuntimeError)."
    ] * 2


def test_localhost_is_found_where_it_listens(tmp_path):
    with SiteServer({"/": GOOD}) as site:
        assert listed(tmp_path, site.url("/", "localhost")).pages[0].data


def test_a_site_does_not_lead_to_this_machine():
    """The user typed one address of this machine, and no other."""
    pages = {"/": html('<a href="/a">a</a><a href="http://localhost:1/">b</a>')}
    with SiteServer({**pages, "/a": redirect("http://[::1]:1/")}) as site:
        found = run(site.url("/"))
        site.pages["/sitemap.xml"] = sitemap(["http://localhost:1/", "http://10.0.0.1/"])
        mapped = run(site.url("/sitemap.xml"))
    assert found.addresses == [site.url("/"), site.url("/a")]
    assert found.pages[1].reason == "Siden viser videre til en anden hjemmeside (::1)."
    assert all("en anden hjemmeside" in page.reason for page in mapped.pages)


def test_a_proxy_of_the_environment_is_used(tmp_path, monkeypatch):
    with SiteServer({"http://kommune.example/a": GOOD}) as proxy:
        monkeypatch.setenv("http_proxy", proxy.url(""))
        found = listed(tmp_path, "http://kommune.example/a")
        assert [request.path for request in proxy.asked] == [
            "http://kommune.example/robots.txt",
            "http://kommune.example/a",
        ]
    assert found.pages[0].data


def test_no_private_address_goes_to_a_proxy(tmp_path, monkeypatch):
    file = tmp_path / "sitemap.xml"
    file.write_text(sitemap_xml(["http://10.0.0.1/"]))
    with SiteServer() as proxy:
        monkeypatch.setenv("http_proxy", proxy.url(""))
        found = run(str(file))
        assert proxy.asked == []
    assert found.pages[0].reason == f"Adressen 10.0.0.1 {PRIVATE}"


def test_the_user_s_own_machine_needs_no_proxy(tmp_path, monkeypatch):
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    with SiteServer({"/": GOOD}) as site:
        assert listed(tmp_path, site.url("/")).pages[0].data


async def _application(scope, receive, send) -> None:
    """Says which version of HTTP it was asked in."""
    if scope["type"] != "http":
        return
    body = f"<!doctype html><p>HTTP {scope['http_version']} {scope['path']}</p>".encode()
    status = 404 if scope["path"] == "/robots.txt" else 200
    headers = [(b"content-type", b"text/html"), (b"set-cookie", b"id=1")]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


@contextmanager
def secure_server(tmp_path, authority: trustme.CA, most: int = 1000) -> Iterator[int]:
    """An HTTPS server that speaks HTTP/2; gives its port.

    After ``most`` requests it ends the connection, as web servers do.
    """
    certificate = authority.issue_cert("localhost")
    key, chain = tmp_path / "key.pem", tmp_path / "chain.pem"
    certificate.private_key_pem.write_to_path(key)
    chain.write_bytes(b"".join(blob.bytes() for blob in certificate.cert_chain_pems))
    listener = socket.create_server(("127.0.0.1", 0))
    port = listener.getsockname()[1]
    config = Config()
    config.bind, config.keyfile, config.certfile = (
        [f"fd://{listener.detach()}"],
        str(key),
        str(chain),
    )
    config.accesslog = config.errorlog = None
    config.keep_alive_max_requests = most
    loop, stop = asyncio.new_event_loop(), asyncio.Event()

    async def until_stopped() -> None:
        await serve(_application, config, shutdown_trigger=stop.wait)

    thread = threading.Thread(target=loop.run_until_complete, args=(until_stopped(),))
    thread.start()
    try:
        yield port
    finally:
        loop.call_soon_threadsafe(stop.set)
        thread.join()
        loop.close()


def test_http_2_where_the_server_can(tmp_path):
    authority = trustme.CA()
    trusted = ssl.create_default_context()
    authority.configure_trust(trusted)
    with secure_server(tmp_path, authority) as port:
        addresses = [f"https://localhost:{port}/{number}" for number in range(20)]
        outside = Outside(QuickClock(), trusted=trusted)
        found = listed(tmp_path, *addresses, outside=outside)
    assert [page.data for page in found.pages] == [
        f"<!doctype html><p>HTTP 2 /{number}</p>".encode() for number in range(20)
    ]


def test_a_server_that_ends_the_connection_now_and_then(tmp_path):
    authority = trustme.CA()
    trusted = ssl.create_default_context()
    authority.configure_trust(trusted)
    with secure_server(tmp_path, authority, most=10) as port:
        addresses = [f"https://localhost:{port}/{number}" for number in range(40)]
        found = listed(tmp_path, *addresses, outside=Outside(QuickClock(), trusted=trusted))
    assert found.addresses == addresses
    assert {page.reason for page in found.pages} == {""}


def test_a_certificate_that_nobody_vouches_for(tmp_path):
    with secure_server(tmp_path, trustme.CA()) as port:
        outside = Outside(QuickClock(), trusted=ssl.create_default_context())
        found = listed(tmp_path, f"https://localhost:{port}/", outside=outside)
    assert found.pages[0].reason == "Der kan ikke oprettes en sikker forbindelse til localhost."
