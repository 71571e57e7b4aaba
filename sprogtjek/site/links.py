"""What a web page says to those who follow links: where to, whether to, its own true address."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from sprogtjek.records import Span
from sprogtjek.site import addresses
from sprogtjek.sources.html_tokens import Token, tokens

MOST = 2000
"""Links that are followed from one page."""

_AGENTS = ("robots", "sprogtjek")
# »googlebot: noindex« is meant for others; these too have a colon, and are no names.
_AGENT = re.compile(r"\s*(?!unavailable_after|max-)([\w-]+)\s*:", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Signs:
    """``canonical``: the page's true address, where it gives another. ``links``: the addresses on
    the same site that it links to, each once, in order.
    """

    canonical: str | None = None
    links: tuple[str, ...] = ()
    noindex: bool = False


def read(text: str, address: str, *, headers: str = "", follow: bool) -> Signs:
    """The signs of the page ``text`` at ``address``; without ``follow`` only those in its head.

    ``headers``: the lines of X-Robots-Tag.
    """
    page = _Page(text, address)
    for token in tokens(text):
        if token.kind == "open":
            if token.name == "body" and not follow:
                break
            page.read(token)
    asked = page.robots | _asked(headers)
    links = () if "nofollow" in asked or "none" in asked else tuple(page.links)
    return Signs(page.canonical, links, bool({"noindex", "none"} & asked))


class _Page:
    def __init__(self, text: str, address: str) -> None:
        self._text = text
        self._address = address
        self._site = addresses.site(address)
        self._base = address
        self.canonical: str | None = None
        self.links: dict[str, None] = {}
        self.robots: set[str] = set()

    def read(self, token: Token) -> None:
        match token.name:
            case "a" | "area":
                self._link(token)
            case "base" if self._base == self._address:
                self._base = addresses.joined(self._address, self._value(token, "href")) or (
                    self._address
                )
            case "link" if "canonical" in self._words(token, "rel"):
                self.canonical = self.canonical or self._canonical(self._value(token, "href"))
            case "meta" if self._value(token, "name").lower() in _AGENTS:
                self.robots |= set(_directives(self._value(token, "content")))

    def _link(self, token: Token) -> None:
        if "href" not in token.attributes or "nofollow" in self._words(token, "rel"):
            return
        target = self._on_site(self._value(token, "href"))
        if target is not None and len(self.links) < MOST:
            self.links.setdefault(target)

    def _canonical(self, reference: str) -> str | None:
        """The address given, if it can be believed.

        Templates that give the front page as every page's own address are a common mistake.
        """
        target = self._on_site(reference) if reference else None
        if target is None or target == self._address:
            return None
        lost = addresses.path(target) == "/" and addresses.path(self._address) != "/"
        return None if lost else target

    def _on_site(self, reference: str) -> str | None:
        # The same menu is on every page: its links are the same from wherever on the site.
        anywhere = reference.startswith("/") or addresses.is_web(reference)
        base = addresses.origin(self._base) + "/" if anywhere else self._base
        target = _target(base, reference)
        return target if target and addresses.site(target) == self._site else None

    def _value(self, token: Token, name: str) -> str:
        span: Span | None = token.attributes.get(name)
        return html.unescape(self._text[span.start : span.end]).strip() if span else ""

    def _words(self, token: Token, name: str) -> list[str]:
        return self._value(token, name).lower().split()


@lru_cache(maxsize=10_000)
def _target(base: str, reference: str) -> str | None:
    joined = addresses.joined(base, reference)
    return addresses.canonical(joined) if joined else None


def _asked(headers: str) -> set[str]:
    """What X-Robots-Tag asks of all, and of this program by name."""
    return {word for line in headers.splitlines() for word in _directives(_for_us(line))}


def _for_us(line: str) -> str:
    agent = _AGENT.match(line)
    if agent is None:
        return line
    return line[agent.end() :] if agent[1].lower() in _AGENTS else ""


def _directives(text: str) -> Iterator[str]:
    return (word.strip().lower() for word in text.split(","))
