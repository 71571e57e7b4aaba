"""Drawings for a whole site."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from sprogtjek.readability import BANDS
from sprogtjek.reporters.html_elements import Element, tag
from sprogtjek.reporters.site_words import pages

_STEP = 5
_LEAST, _MOST = 15, 65
_HEIGHT = 110
_HEADROOM = 18


def lix_spread(values: Iterable[float]) -> Element:
    """How many pages have which LIX: a bar for each five, the outermost open outwards."""
    counts = Counter(_bin(value) for value in values)
    bins = range(_LEAST, _MOST + 1, _STEP)
    pitch = 100 / len(bins)
    most = max([1, *counts.values()])
    drawn = [part for i, at in enumerate(bins) for part in _bar(i, at, counts[at], most, pitch)]
    floor = str(_HEIGHT + _HEADROOM)
    axis = tag("line", x1="0", x2="100%", y1=floor, y2=floor, class_="axis")
    return tag(
        "svg",
        *drawn,
        axis,
        class_="spread",
        width="100%",
        height=str(_HEIGHT + _HEADROOM + 22),
        role="img",
        aria_label="Sidernes lix: "
        + ", ".join(_words(at, counts[at]) for at in bins if counts[at]),
    )


def _bin(lix: float) -> int:
    return max(_LEAST, min(_MOST, round(lix) // _STEP * _STEP))


def _words(at: int, count: int) -> str:
    if at == _LEAST:
        return f"under {at + _STEP}: {pages(count)}"
    if at == _MOST:
        return f"{at} og over: {pages(count)}"
    return f"{at} til {at + _STEP - 1}: {pages(count)}"


def _bar(index: int, at: int, count: int, most: int, pitch: float) -> Iterator[Element]:
    height = max(2, round(count * _HEIGHT / most)) if count else 0
    top = _HEIGHT + _HEADROOM - height
    band = next(number for number, (bound, _) in enumerate(BANDS) if at < bound)
    yield tag(
        "rect",
        tag("title", _words(at, count)),
        x=f"{index * pitch + pitch * 0.06:.2f}%",
        y=str(top),
        width=f"{pitch * 0.88:.2f}%",
        height=str(height),
        class_=f"band{band}",
    )
    if at > _LEAST:
        x = f"{index * pitch:.2f}%"
        yield tag("text", str(at), x=x, y=str(_HEIGHT + _HEADROOM + 17), class_="edge")


def bar(value: float, most: float) -> Element:
    """A share of the largest, in words elsewhere."""
    width = f"{100 * value / most:.1f}%" if most else "0%"
    part = tag("rect", width=width, height="8", class_="part")
    return tag("svg", part, width="100%", height="8", aria_hidden="true")
