"""Connections to public addresses only, each checked when it is opened.

A name may stand for one address when it is looked up and for another a moment later (DNS
rebinding); so the name is looked up here, every address it gives is judged, and the connection
goes to the very address that was judged. The certificate is still checked against the name.

Through a proxy from the environment it is the proxy that looks names up: then only hosts that are
written as numbers can be judged.
"""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Awaitable, Callable, Iterable
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import Any

import httpcore

from sprogtjek.site import reasons

Address = IPv4Address | IPv6Address
Resolve = Callable[[str, int], Awaitable[list[str]]]
"""The addresses of a host, as text, in the order to try them. Raises ``OSError``."""

_INTRANET = tuple(
    ip_network(text)
    for text in ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "fc00::/7")
)
_NAT64 = ip_network("64:ff9b::/96")  # an IPv4 address in IPv6's clothes (RFC 6052)


class Guard:
    """Which addresses may be connected to.

    ``intranet``: those of private networks too. This machine itself and the links it is on are
    reached only by hosts that the user typed (``trust``).
    """

    def __init__(self, *, intranet: bool = False) -> None:
        self._intranet = intranet
        self._typed: set[str] = set()

    def trust(self, host: str) -> None:
        """The user typed this host. Only one that says where it is counts: a number, localhost."""
        if _literal(host) is not None or _is_local(host):
            self._typed.add(host)

    def trusts(self, host: str) -> bool:
        """Whether the user typed this very machine or number."""
        return host in self._typed

    def allows(self, host: str, address: str) -> bool:
        """Whether to connect to ``address``, which ``host`` stands for."""
        found = _literal(address)
        if found is None:
            return False
        if host in self._typed:
            return found == _literal(host) or (_is_local(host) and found.is_loopback)
        plain = _embedded(found)
        if self._intranet and any(plain in network for network in _INTRANET):
            return True
        return plain.is_global and not plain.is_multicast

    def allows_name(self, host: str) -> bool:
        """Whether a host may be asked for by name, where another looks the name up."""
        if _literal(host) is not None:
            return self.allows(host, host)
        return host in self._typed or not _is_local(host)


def _literal(text: str) -> Address | None:
    try:
        return ip_address(text)
    except ValueError:
        return None


def _embedded(address: Address) -> Address:
    """The IPv4 address inside an IPv6 one, if there is one."""
    if isinstance(address, IPv4Address):
        return address
    if address in _NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    teredo = address.teredo
    return address.ipv4_mapped or address.sixtofour or (teredo[1] if teredo else address)


def _is_local(host: str) -> bool:
    return host == "localhost" or host.endswith(".localhost")


class GuardedBackend(httpcore.AsyncNetworkBackend):
    """Opens connections to addresses that the guard allows."""

    def __init__(self, guard: Guard, resolve: Resolve) -> None:
        self._guard = guard
        self._resolve = resolve
        self._inner = httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """A connection to one of the host's addresses. Raises ``FetchError``."""
        addresses = await self._addresses(host, port, timeout)
        for address in addresses[:-1]:
            try:
                return await self._inner.connect_tcp(
                    address, port, timeout, local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                continue
        return await self._inner.connect_tcp(
            addresses[-1], port, timeout, local_address, socket_options
        )

    async def _addresses(self, host: str, port: int, timeout: float | None) -> list[str]:
        try:
            found = await asyncio.wait_for(self._resolve(host, port), timeout)
        except asyncio.TimeoutError:
            raise reasons.unconnected(host) from None
        except (OSError, UnicodeError):
            raise reasons.unknown_host(host) from None
        allowed = [address for address in found if self._guard.allows(host, address)]
        if not allowed:
            raise reasons.private(host) if found else reasons.unknown_host(host)
        return allowed

    async def connect_unix_socket(self, *args: Any, **named: Any) -> httpcore.AsyncNetworkStream:
        """Never: pages come from the net."""
        raise httpcore.UnsupportedProtocol("unix sockets")

    async def sleep(self, seconds: float) -> None:
        """Let time pass."""
        await self._inner.sleep(seconds)


async def resolve(host: str, port: int) -> list[str]:
    """The addresses of a host, asked of the system.

    The question is put in a thread that nobody waits for: it cannot be stopped, and a program
    that is told to stop must not hang on it.
    """
    loop = asyncio.get_running_loop()
    answer: asyncio.Future[list[str]] = loop.create_future()

    def ask() -> None:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
            _tell(loop, answer, lambda: answer.set_result(addresses))
        except (OSError, UnicodeError) as error:
            failure = error
            _tell(loop, answer, lambda: answer.set_exception(failure))

    threading.Thread(target=ask, daemon=True, name="sprogtjek-dns").start()
    return await answer


def _tell(
    loop: asyncio.AbstractEventLoop, answer: asyncio.Future[list[str]], tell: Callable[[], None]
) -> None:
    def unless_stopped() -> None:
        if not answer.done():
            tell()

    try:
        loop.call_soon_threadsafe(unless_stopped)
    except RuntimeError:  # the loop has closed meanwhile: nobody asks any more
        return
