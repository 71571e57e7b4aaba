"""The HTTP client: HTTP/2 where the server can, no cookies, no logs, guarded connections."""

from __future__ import annotations

import logging
import ssl
import urllib.request
from collections.abc import AsyncIterator
from http.cookiejar import CookieJar, DefaultCookiePolicy
from urllib.parse import urlsplit

import certifi
import httpcore
import httpx

import sprogtjek
from sprogtjek.site import reasons
from sprogtjek.site.network import Guard, GuardedBackend, Resolve

USER_AGENT = f"sprogtjek/{sprogtjek.__version__}"
CONNECT = 10.0
"""Seconds to open a connection."""

SILENCE = 30.0
"""Seconds between one byte and the next."""

_LOGGERS = ("httpx", "httpcore", "hpack", "h2")


def client(
    guard: Guard, resolve: Resolve, trusted: ssl.SSLContext, timeout: float
) -> httpx.AsyncClient:
    """A client that follows no redirects and keeps nothing from one page to the next."""
    _hush()
    return httpx.AsyncClient(
        transport=_Transport(guard, resolve, trusted),
        headers={
            "User-Agent": USER_AGENT,
            "Accept": "text/html,application/xhtml+xml,*/*;q=0.5",
            "Accept-Language": "da",
            "Accept-Encoding": "gzip",
        },
        cookies=CookieJar(DefaultCookiePolicy(allowed_domains=[])),
        timeout=httpx.Timeout(min(SILENCE, timeout), connect=min(CONNECT, timeout / 2), pool=None),
        follow_redirects=False,
    )


def trusted() -> ssl.SSLContext:
    """Certificates of the system (a municipality may have its own) and those of the web."""
    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context


def _hush() -> None:
    """Addresses may say something of people: they are never logged."""
    for name in _LOGGERS:
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)


class _Transport(httpx.AsyncBaseTransport):
    """Connections that the guard allows; through the proxy of the environment, if it names one."""

    def __init__(self, guard: Guard, resolve: Resolve, trusted: ssl.SSLContext) -> None:
        self._guard = guard
        self._trusted = trusted
        self._proxies = urllib.request.getproxies()
        self._direct = self._pool(GuardedBackend(guard, resolve))
        self._proxied: dict[str, httpcore.AsyncConnectionPool] = {}

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        url = request.url
        answer = await self._pool_for(url).handle_async_request(
            httpcore.Request(
                method=request.method,
                url=httpcore.URL(
                    scheme=url.raw_scheme,
                    host=url.raw_host,
                    port=url.port,
                    target=url.raw_path,
                ),
                headers=request.headers.raw,
                extensions=request.extensions,
            )
        )
        return httpx.Response(
            answer.status,
            headers=answer.headers,
            stream=_Stream(answer),
            extensions=answer.extensions,
        )

    async def aclose(self) -> None:
        for pool in (self._direct, *self._proxied.values()):
            await pool.aclose()

    def _pool_for(self, url: httpx.URL) -> httpcore.AsyncConnectionPool:
        proxy = self._proxies.get(url.scheme)
        if not proxy or self._guard.trusts(url.host) or urllib.request.proxy_bypass(url.host):
            return self._direct
        if not self._guard.allows_name(url.host):
            raise reasons.private(url.host)
        if proxy not in self._proxied:
            self._proxied[proxy] = self._pool(httpcore.AnyIOBackend(), _proxy(proxy))
        return self._proxied[proxy]

    def _pool(
        self, backend: httpcore.AsyncNetworkBackend, proxy: httpcore.Proxy | None = None
    ) -> httpcore.AsyncConnectionPool:
        return httpcore.AsyncConnectionPool(
            ssl_context=self._trusted,
            proxy=proxy,
            # No limit: a request that is given up while it connects would hold its place for ever
            # (httpcore, issue 1093). How many are under way is settled elsewhere.
            max_connections=None,
            max_keepalive_connections=20,
            keepalive_expiry=30.0,
            http1=True,
            http2=True,
            network_backend=backend,
        )


class _Stream(httpx.AsyncByteStream):
    """The body of an answer, as it comes."""

    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for chunk in self._answer.aiter_stream():
            yield chunk

    async def aclose(self) -> None:
        await self._answer.aclose()


def _proxy(address: str) -> httpcore.Proxy:
    """A proxy as the environment names it: with or without scheme and user."""
    parts = urlsplit(address if "//" in address else f"http://{address}")
    url = f"{parts.scheme}://{parts.hostname}:{parts.port or 80}"
    auth = (parts.username, parts.password or "") if parts.username else None
    return httpcore.Proxy(url, auth=auth)
