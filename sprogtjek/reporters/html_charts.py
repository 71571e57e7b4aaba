"""The figures as drawings. Places are percentages of the width, so that words keep their size."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache

from sprogtjek.readability import BANDS, band
from sprogtjek.records import Level
from sprogtjek.reporters.html_elements import Element, Form, tag, together
from sprogtjek.reporters.html_reading import Line
from sprogtjek.reporters.text import LEVEL_NAMES

_WIDTH = 10  # LIX in each band; the outermost have no end of their own
_LEAST = BANDS[0][0] - _WIDTH
_MOST = BANDS[-2][0] + _WIDTH

_HEIGHT = 150  # pixels of the tallest bar
_HEADROOM = 8
_ROOMY = 60  # sentences from which the plot is wider than a page
_PITCH = 12

_BAR = Form(
    tag(
        "a",
        tag("title", "Sætning {number}: {words} ord"),
        tag("rect", x="{x}", y="0", width="{width}", height=_HEIGHT + _HEADROOM, class_="reach"),
        tag("rect", x="{x}", y="{y}", width="{width}", height="{height}", class_="bar"),
        href="#{id}",
        aria_label="Sætning {number}: {words} ord",
        class_="{weight}",
    )
)


def lix_scale(lix: float, target: float | None) -> Element:
    """The bands of LIX with the text's own number, and the most that the rules accept."""
    at = _on_scale(lix)
    drawn = tag(
        "svg",
        _bands(),
        *([_goal(target)] if target is not None else []),
        tag("circle", cx=at, cy="38", r="9", class_="dot"),
        tag("text", f"{lix:.0f}", x=at, y="20", class_="number"),
        class_="lix",
        width="100%",
        height="76",
        role="img",
        aria_label=_lix_words(lix, target),
    )
    return tag("div", drawn, _names(band(lix)), class_="scale")


@cache
def _bands() -> Element:
    edges = (_edge(bound) for bound, _ in BANDS[:-1])
    return together(*(_band(number) for number in range(len(BANDS))), *edges)


@cache
def _names(own: str) -> Element:
    names = (tag("li", name, class_="own" if name == own else None) for _, name in BANDS)
    return tag("ol", *names, class_="bands", aria_hidden="true")


def _lix_words(lix: float, target: float | None) -> str:
    goal = f" Grænsen for denne slags tekst er {target:.0f}." if target is not None else ""
    return f"Lix {lix:.0f}, {band(lix)}.{goal}"


def _on_scale(lix: float) -> str:
    return _percent(min(97.0, max(3.0, _share(lix))))


def _share(lix: float) -> float:
    return 100 * (lix - _LEAST) / (_MOST - _LEAST)


def _percent(value: float) -> str:
    return f"{value:.2f}%"


def _band(number: int) -> Element:
    size = 100 / len(BANDS)
    x = _percent(number * size)
    return tag("rect", x=x, y="32", width=_percent(size), height="12", class_=f"band{number}")


def _edge(bound: float) -> Element:
    return tag("text", f"{bound:.0f}", x=_percent(_share(bound)), y="64", class_="edge")


def _goal(target: float) -> Element:
    x = _on_scale(target)
    return tag("line", x1=x, x2=x, y1="26", y2="50", class_="goal")


def sentence_plot(lines: Sequence[Line], limits: Mapping[Level, int]) -> Element:
    """A bar for each sentence, in reading order, that leads to it; and a line for each limit."""
    tallest = max([*(line.words for line in lines), *limits.values()]) + 2
    drawn = tag(
        "svg",
        *_bars(lines, tallest, limits),
        *(_limit(level, words, tallest) for level, words in limits.items()),
        tag("line", x1="0", x2="100%", y1=_floor(), y2=_floor(), class_="axis"),
        class_="plot",
        width="100%" if len(lines) <= _ROOMY else str(len(lines) * _PITCH),
        height=str(_floor() + 2),
        role="group",
        aria_label="Sætningernes længde",
    )
    return tag("div", drawn, class_="wider")


def _floor() -> int:
    return _HEIGHT + _HEADROOM


def _bars(lines: Sequence[Line], tallest: int, limits: Mapping[Level, int]) -> Iterator[Element]:
    for number, line in enumerate(lines):
        height = max(2, round(line.words * _HEIGHT / tallest))
        yield _bar(number, len(lines)).fill(
            id=line.id,
            words=line.words,
            weight=_weight(line.words, limits),
            y=_floor() - height,
            height=height,
        )


@lru_cache(maxsize=2048)  # many texts have as many sentences as others
def _bar(number: int, count: int) -> Form:
    pitch = 94 / max(count, 8)
    return _BAR.partly(
        number=number + 1,
        x=_percent(number * pitch + pitch * 0.1),
        width=_percent(pitch * 0.8),
    )


def _weight(words: int, limits: Mapping[Level, int]) -> str:
    over = [level for level, most in limits.items() if words > most]
    return over[-1] if over else "short"


@lru_cache(maxsize=256)
def _limit(level: Level, words: int, tallest: int) -> Element:
    y = _floor() - round(words * _HEIGHT / tallest)
    line = tag("line", x1="0", x2="95%", y1=str(y), y2=str(y), class_=f"limit {level}")
    label = tag("title", f"{LEVEL_NAMES[level].capitalize()} over {words} ord")
    return together(line, tag("text", label, str(words), x="100%", y=str(y + 4), class_="edge end"))


def share_bar(share: float, label: str) -> Element:
    """A share in per cent of a whole."""
    return _SHARE.fill(width=_percent(min(share, 100)), label=label)


_SHARE = Form(
    tag(
        "svg",
        tag("rect", x="0", y="4", width="100%", height="12", class_="all"),
        tag("rect", x="0", y="4", width="{width}", height="12", class_="part"),
        class_="share",
        width="100%",
        height="20",
        role="img",
        aria_label="{label}",
    )
)
