"""The summary of a whole site in the terminal: where to look first."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator

import click

from sprogtjek.readability import band
from sprogtjek.reporters.site_words import (
    findings,
    levels,
    number,
    pages,
    relative,
    to_begin_with,
)
from sprogtjek.sitestats.records import Phrase, Repeat, Site, SitePage, Trend

_INDENT = "    "
_PAGES = 10
_PHRASES = 8
_REPEATS = 3
_HARD = 45.0  # LIX from which a text is hard (readability.BANDS)


def render(site: Site, *, title: str, width: int = 80) -> str:
    """The summary. It is styled; strip it for plain text."""
    parts = [
        [click.style("─" * width, dim=True), *_opening(site, title, width)],
        list(_first(site, width)),
        list(_repeats(site, width)),
        list(_phrases(site.phrases, width)),
        list(_unchecked(site, width)),
    ]
    return "\n\n".join("\n".join(part) for part in parts if part) + "\n"


def _opening(site: Site, title: str, width: int) -> Iterator[str]:
    missing = f", {number(len(site.unchecked))} kunne ikke tjekkes" if site.unchecked else ""
    yield f"{click.style(title, bold=True)}: {pages(len(site.pages))} tjekket{missing}."
    if not site.pages:
        return
    more = f" Der er også {number(site.tally.hints)} forslag." if site.tally.hints else ""
    yield _wrap(f"{levels(site.tally).capitalize()}.{more}", width)
    yield from (_wrap(line, width) for line in _lix(site))
    if site.weighing.by_visits and not site.weighing.pages_with_visits:
        yield _wrap("Ingen af siderne står i filen med sidevisninger.", width)
    if site.trend:
        yield from (_wrap(line, width) for line in _trend(site.trend))


def _lix(site: Site) -> Iterator[str]:
    known = [page.lix for page in site.pages if page.lix is not None]
    if site.lix is None or len(known) < 2:
        return
    hard = sum(lix >= _HARD for lix in known)
    told = f" {pages(hard).capitalize()} har lix {_HARD:.0f} eller mere." if hard else ""
    yield f"Lix: Halvdelen af siderne har mindst {site.lix:.0f} ({band(site.lix)}).{told}"


def _trend(trend: Trend) -> Iterator[str]:
    change = trend.change
    yield (
        f"Siden sidst: nye fund {number(change.new)}, rettede {number(change.mended)}, "
        f"uændrede {number(change.unchanged)}."
    )
    told = []
    if trend.new_pages:
        found = findings(trend.on_new_pages)
        told.append(f"{pages(len(trend.new_pages))} var ikke tjekket sidst ({found}).")
    if trend.gone_pages:
        told.append(f"{pages(len(trend.gone_pages))} er væk.")
    if trend.unseen:
        told.append(f"{pages(trend.unseen)} kunne ikke tjekkes denne gang.")
    if told:
        yield " ".join(told)


def _first(site: Site, width: int) -> Iterator[str]:
    chosen = to_begin_with(site, _PAGES)
    if not chosen:
        return
    most = "flest læsere" if site.weighing.pages_with_visits else "læserne"
    yield f"{_INDENT}Begynd her – det hjælper {most} mest:"
    for place, page in enumerate(chosen, 1):
        yield from _pointer(place, page, site, width)


def _pointer(place: int, page: SitePage, site: Site, width: int) -> Iterator[str]:
    head = f"{_INDENT}{place:>2}. "
    space = " " * len(head)
    yield head + click.style(page.address, bold=True)
    facts = [levels(page.tally)]
    if page.lix is not None:
        facts.append(f"lix {page.lix:.0f}")
    if page.visits is not None:
        facts.append(f"{number(page.visits)} visninger")
    facts.append(f"gevinst {relative(page.gain, site)}")
    yield f"{space}{' · '.join(facts)}"
    if page.begin:
        yield _short(page.begin[0], space, width)


def _short(text: str, space: str, width: int) -> str:
    return space + textwrap.shorten(text, max(width - len(space), 20), placeholder=" …")


def _repeats(site: Site, width: int) -> Iterator[str]:
    if not site.repeats:
        return
    yield f"{_INDENT}Står ens på mange sider – ret det ét sted:"
    for repeat in site.repeats[:_REPEATS]:
        yield from _repeat(repeat, width)


def _repeat(repeat: Repeat, width: int) -> Iterator[str]:
    head = f"{_INDENT}{pages(repeat.pages)}: "
    quote = repeat.sentences[0] if repeat.sentences else ""
    room = max(width - len(head) - 2, 20)
    yield f"{head}»{textwrap.shorten(quote, room, placeholder=' …')}«"
    yield _short(repeat.messages[0], _INDENT + "  ", width)


def _phrases(phrases: Iterable[Phrase], width: int) -> Iterator[str]:
    told = [f"»{each.text}« ({pages(each.pages)})" for each in list(phrases)[:_PHRASES]]
    if told:
        yield _wrap(f"Oftest: {', '.join(told)}.", width)


def _unchecked(site: Site, width: int) -> Iterator[str]:
    if not site.unchecked:
        return
    yield f"{_INDENT}Ikke tjekket:"
    reasons = Counter(page.reason for page in site.unchecked)
    for reason, count in sorted(reasons.items(), key=lambda each: (-each[1], each[0])):
        yield _wrap(f"{pages(count)}: {reason}", width)


def _wrap(text: str, width: int) -> str:
    return textwrap.fill(
        text,
        width,
        initial_indent=_INDENT,
        subsequent_indent=_INDENT,
        break_long_words=False,
        break_on_hyphens=False,
    )
