"""Numbers and counts as Danish writes them."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import unquote, urlsplit

from sprogtjek.records import Level
from sprogtjek.sitestats.records import Site, SitePage, Tally

_NAMES: dict[Level, tuple[str, str]] = {
    "error": ("fejl", "fejl"),
    "warning": ("advarsel", "advarsler"),
    "hint": ("forslag", "forslag"),
}


def number(value: float) -> str:
    """»4.871«."""
    return f"{value:,.0f}".replace(",", ".")


def decimal(value: float, places: int = 1) -> str:
    """»4.871,5«."""
    return f"{value:,.{places}f}".translate(str.maketrans(",.", ".,"))


def pages(count: int) -> str:
    """»1 side«, »4.871 sider«."""
    return f"{number(count)} {'side' if count == 1 else 'sider'}"


def findings(count: int) -> str:
    """»1 fund«, »310 fund«."""
    return f"{number(count)} fund"


def levels(tally: Tally, *, hints: bool = False) -> str:
    """»3 fejl, 14 advarsler«."""
    amounts: list[tuple[int, Level]] = [(tally.errors, "error"), (tally.warnings, "warning")]
    if hints:
        amounts.append((tally.hints, "hint"))
    told = [f"{number(n)} {_NAMES[level][n != 1]}" for n, level in amounts if n]
    return ", ".join(told) or "ingen fejl eller advarsler"


def listed(words: Sequence[str]) -> str:
    """»a, b og c«."""
    return " og ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def shown(address: str, site: Site) -> str:
    """An address as it is read: without the host that all pages share, and with its letters."""
    return unquote(address.removeprefix(origin(site)))


def origin(site: Site) -> str:
    """»https://kommune.example«, if all checked pages lie there."""
    first = urlsplit(site.pages[0].address) if site.pages else urlsplit("")
    if not first.netloc:
        return ""
    found = f"{first.scheme}://{first.netloc}"
    return found if all(page.address.startswith(f"{found}/") for page in site.pages) else ""


def relative(gain: float, site: Site) -> str:
    """A gain on the scale where that of the first page is 100: »100«, »87«, »3,4«, »under 0,1«."""
    most = site.pages[0].gain if site.pages else 0.0
    if not gain or not most:
        return "0"
    value = 100 * gain / most
    if value < 0.1:
        return "under 0,1"
    return number(value) if value >= 10 else decimal(value)


def to_begin_with(site: Site, most: int) -> tuple[SitePage, ...]:
    """The pages to begin with: those with anything to gain."""
    return tuple(page for page in site.pages[:most] if page.points)
