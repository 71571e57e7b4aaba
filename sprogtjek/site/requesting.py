"""One request: asked at a polite pace, tried again where that may help, its answer read safely."""

from __future__ import annotations

import asyncio
import random
import ssl
from collections import Counter
from dataclasses import dataclass, replace
from datetime import datetime, timezone

import httpcore
import httpx

from sprogtjek.site import addresses, body, headers, media, reasons
from sprogtjek.site.client import Client
from sprogtjek.site.options import Known
from sprogtjek.site.pace import Clock, Pace
from sprogtjek.site.reasons import FetchError

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
FIRST_WAIT = 1.0
"""Seconds before the second try; each later one waits twice as long."""

LONGEST_WAIT = 120.0
"""Seconds. A server that wants to be left alone for longer is given up."""

SILENCES = 10
"""Addresses in a row that a server does not answer; after them it is asked no more."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is wanted of an address. ``most``: bytes; ``cut``: those beyond are left out."""

    wanted: media.Wanted
    most: int
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """What the server said in the end: a page, a place to look (``location``), or nothing new."""

    status: int
    data: bytes = b""
    media_type: str = ""
    charset: str = ""
    etag: str = ""
    modified: str = ""
    location: str | None = None
    robots: str = ""

    @property
    def unchanged(self) -> bool:
        """The page is as it is known."""
        return self.status == 304


class Requester:
    """Asks servers for addresses, whatever they say of robots and wherever they lead."""

    def __init__(
        self,
        client: Client,
        clock: Clock,
        *,
        interval: float,
        timeout: float,
        retries: int,
    ) -> None:
        self._client = client
        self._clock = clock
        self._interval = interval
        self._timeout = timeout
        self._retries = retries
        self._paces: dict[str, Pace] = {}
        self._silences: Counter[str] = Counter()

    def pace(self, address: str) -> Pace:
        """The pace at which the site of an address is asked: one for all its spellings."""
        site = addresses.site(address)
        if site not in self._paces:
            self._paces[site] = Pace(self._clock, self._interval)
        return self._paces[site]

    async def ask(self, address: str, wish: Wish, known: Known | None = None) -> Answer:
        """The server's answer. Raises ``FetchError`` when it has failed for the last time."""
        server = addresses.origin(address)
        if self._silences[server] >= SILENCES:
            raise reasons.given_up(addresses.host(address), SILENCES)
        try:
            answer = await self._insist(address, wish, known)
        except FetchError as refused:
            self._silences[server] = self._silences[server] + 1 if refused.silent else 0
            raise
        self._silences[server] = 0
        return answer

    async def _insist(self, address: str, wish: Wish, known: Known | None) -> Answer:
        failed = 0
        while True:
            await self.pace(address).turn()
            try:
                return await self._in_time(address, wish, known)
            except FetchError as refused:
                failed += 1
                if not refused.passing or failed > self._retries or refused.wait > LONGEST_WAIT:
                    raise
                if refused.wait:
                    self.pace(address).hold(refused.wait)
                await self._clock.sleep(max(refused.wait, _backoff(failed)))

    async def _in_time(self, address: str, wish: Wish, known: Known | None) -> Answer:
        try:
            return await asyncio.wait_for(self._once(address, wish, known), self._timeout)
        except asyncio.TimeoutError:
            raise reasons.too_slow(self._timeout) from None

    async def _once(self, address: str, wish: Wish, known: Known | None) -> Answer:
        host = addresses.host(address)
        try:
            conditions = _conditions(known)
            async with self._client.answer(address, conditions) as answer:
                return await _read(answer, wish, conditional=bool(conditions))
        except (httpcore.ConnectTimeout, httpcore.ConnectError) as error:
            raise _unconnected(host, error) from None
        except httpcore.TimeoutException:
            raise reasons.silent(host) from None
        except (httpcore.NetworkError, httpcore.ProtocolError, httpcore.ProxyError):
            raise reasons.broken_off() from None
        except (httpcore.UnsupportedProtocol, httpx.InvalidURL, ssl.SSLError):
            raise reasons.astray() from None


def _conditions(known: Known | None) -> dict[str, str]:
    """What makes the server answer briefly when nothing has changed (RFC 9110, 13.1)."""
    if known is None:
        return {}
    date = headers.http_date(known.modified)
    said = {"If-None-Match": known.etag, "If-Modified-Since": date}
    return {name: value for name, value in said.items() if value}


async def _read(response: httpcore.Response, wish: Wish, *, conditional: bool) -> Answer:
    status, said = response.status, httpx.Headers(response.headers)
    if status in _REDIRECTS:
        return Answer(status, location=said.get("Location", ""))
    kind = said.get("Content-Type", "")
    answer = Answer(
        status,
        media_type=headers.media_type(kind),
        charset=headers.charset(kind),
        etag=said.get("ETag", ""),
        modified=headers.moment(said.get("Last-Modified", "")),
        robots="\n".join(said.get_list("X-Robots-Tag")),
    )
    if status == 304 and conditional:
        async for _ in response.aiter_stream():  # none comes; but unread, it closes the connection
            break
        return answer
    if status not in (200, 203):
        wait = headers.retry_after(said.get("Retry-After", ""), datetime.now(timezone.utc))
        raise reasons.failed(status, wait)
    media.check_header(answer.media_type, wish.wanted)
    length = said.get("Content-Length", "")
    if length.isdecimal() and int(length) > wish.most and not wish.cut:
        raise reasons.too_large(wish.most // 1_000_000)
    coding = said.get("Content-Encoding", "")
    data = await body.read(response.aiter_stream(), coding, wish.most, cut=wish.cut)
    media.check_bytes(data, answer.media_type, wish.wanted)
    return replace(answer, data=data)


def _unconnected(host: str, error: Exception) -> FetchError:
    causes = (error.__cause__, error.__context__)
    if any(isinstance(cause, ssl.SSLError) for cause in causes):
        return reasons.untrusted(host)
    return reasons.unconnected(host)


def _backoff(failed: int) -> float:
    """Seconds: twice as many each time, and not the same for all who wait."""
    return FIRST_WAIT * float(2 ** (failed - 1)) * random.uniform(0.75, 1.25)
