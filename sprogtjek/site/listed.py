"""The pages whose addresses the user has listed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sprogtjek.site import addresses, reasons
from sprogtjek.site.fetching import refused
from sprogtjek.site.pages import Page
from sprogtjek.site.settling import Seen, Settling
from sprogtjek.site.visiting import Visit
from sprogtjek.site.window import Ask


def pages(visit: Visit, lines: Iterable[str]) -> Iterator[Page]:
    """The pages of the addresses on some lines. Each names its own site."""
    asks = _asks(visit, lines)
    return visit.pages(lambda: next(asks, None), Settling(visit.notices).page)


def _asks(visit: Visit, lines: Iterable[str]) -> Iterator[Ask]:
    seen = Seen()
    for line in lines:
        address = addresses.canonical(line)
        if not seen.add(address or line):
            continue
        if address is None:
            yield Ask(line, fetched=refused(line, reasons.no_address()))
            continue
        visit.guard.trust(addresses.host(address))
        yield visit.asked(Ask(address))
