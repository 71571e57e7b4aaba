"""The HTTP client: HTTP/2 where the server can, no cookies, no logs, guarded connections."""

from __future__ import annotations

import logging
import ssl
import urllib.request
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
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

HEADERS = {
    "Accept": "text/html,application/xhtml+xml,*/*;q=0.5",
    "Accept-Encoding": "gzip",
    "Accept-Language": "da",
    "Connection": "keep-alive",
    "User-Agent": USER_AGENT,
}
_LOGGERS = ("httpx", "httpcore", "hpack", "h2")


class Client:
    """Asks for addresses; follows no redirects and keeps nothing from one page to the next.

    On httpcore, which is httpx's own engine, and with httpx's addresses and headers: what
    ``httpx.AsyncClient`` does for a request besides (cookies, redirects, sign-in) is not wanted
    here, and on a site where little has changed it is a fifth of the work.
    """

    def __init__(
        self, guard: Guard, resolve: Resolve, trusted: ssl.SSLContext, timeout: float
    ) -> None:
        _hush()
        self._pools = _Pools(guard, resolve, trusted)
        silence = min(SILENCE, timeout)
        connect = min(CONNECT, timeout / 2)
        self._timeout = {"connect": connect, "read": silence, "write": silence, "pool": None}

    @asynccontextmanager
    async def answer(
        self, address: str, conditions: Mapping[str, str]
    ) -> AsyncIterator[httpcore.Response]:
        """The answer to one request, to be read before it is left.

        Raises ``httpcore``'s errors, ``httpx.InvalidURL`` and ``FetchError``.
        """
        url = httpx.URL(address)
        said = {"Host": url.netloc.decode("ascii"), **HEADERS, **conditions}
        request = httpcore.Request(
            "GET",
            httpcore.URL(
                scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path
            ),
            headers=[*said.items()],
            extensions={"timeout": self._timeout},
        )
        answer = await self._pools.of(url).handle_async_request(request)
        try:
            yield answer
        finally:
            await answer.aclose()

    async def close(self) -> None:
        """Close all connections."""
        await self._pools.close()


def trusted() -> ssl.SSLContext:
    """Certificates of the system (a municipality may have its own) and those of the web."""
    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context


def _hush() -> None:
    """Addresses may say something of people: they are never logged."""
    for name in _LOGGERS:
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)


class _Pools:
    """Connections that the guard allows; through the proxy of the environment, if it names one."""

    def __init__(self, guard: Guard, resolve: Resolve, trusted: ssl.SSLContext) -> None:
        self._guard = guard
        self._trusted = trusted
        self._proxies = urllib.request.getproxies()
        self._direct = self._pool(GuardedBackend(guard, resolve))
        self._proxied: dict[str, httpcore.AsyncConnectionPool] = {}

    async def close(self) -> None:
        """Close all connections."""
        for pool in (self._direct, *self._proxied.values()):
            await pool.aclose()

    def of(self, url: httpx.URL) -> httpcore.AsyncConnectionPool:
        """The connections that lead to an address."""
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


def _proxy(address: str) -> httpcore.Proxy:
    """A proxy as the environment names it: with or without scheme and user."""
    parts = urlsplit(address if "//" in address else f"http://{address}")
    url = f"{parts.scheme}://{parts.hostname}:{parts.port or 80}"
    auth = (parts.username, parts.password or "") if parts.username else None
    return httpcore.Proxy(url, auth=auth)
