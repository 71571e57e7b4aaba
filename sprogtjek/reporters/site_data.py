"""The pages of a site as the dashboard's script reads them: small, since there are thousands."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from itertools import takewhile
from typing import Any
from urllib.parse import unquote

from sprogtjek.readability import BANDS
from sprogtjek.reporters.site_words import origin, relative
from sprogtjek.reporters.xml import clean
from sprogtjek.sitestats.records import Site, SitePage
from sprogtjek.sitestats.weights import LENGTH


def data(site: Site, folder: str) -> str:
    """JSON that can stand in a script element, whatever a page says.

    Texts that come again are said once and pointed to. ``pages`` are in order of what they gain;
    ``start`` is what all addresses begin with.
    """
    messages, host = _Numbered(), origin(site)
    start = _start([page.address for page in site.pages])
    rules = {count.rule: index for index, count in enumerate(site.rules)}
    names = {count.name: index for index, count in enumerate(site.principles)}
    sections = {section.name: index for index, section in enumerate(site.sections)}
    pages = [
        [
            page.number,
            page.address[len(start) :],
            "" if page.title == page.address else clean(page.title),
            _where(page.address, host),
            sections[page.section],
            *_figures(page, site),
            [part for rule, count in page.rules for part in (rules[rule], count)],
            [names[name] for name in page.principles],
            page.phrases,
            page.repeats,
            messages.all(page.begin),
        ]
        for page in site.pages
    ]
    values = {
        "folder": folder,
        "visits": site.weighing.by_visits,
        "bounds": [bound for bound, _ in BANDS[:-1]],
        "start": start,
        "host": host,
        "sections": list(sections),
        "rules": list(rules),
        "principles": list(names),
        "phrases": [clean(phrase.text) for phrase in site.phrases],
        "messages": messages.texts,
        "pages": pages,
    }
    return _safe(values)


def _figures(page: SitePage, site: Site) -> list[Any]:
    most = site.pages[0].gain
    passive = round(100 * page.passive_sentences / page.sentences) if page.sentences else 0
    return [
        round(100 * page.gain / most, 1) if most else 0,
        relative(page.gain, site),
        round(page.points / max(page.words, LENGTH) * 100, 1),
        page.tally.errors,
        page.tally.warnings,
        page.tally.hints,
        page.words,
        None if page.lix is None else round(page.lix),
        passive,
        page.longest_sentence,
        page.visits,
        None if page.change is None else page.change.new,
        None if page.change is None else page.change.mended,
        int(page.is_new),
        page.copies,
    ]


def _start(addresses: Sequence[str]) -> str:
    """What all begin with, letter by letter."""
    if not addresses:
        return ""
    first, last = min(addresses), max(addresses)
    same = takewhile(lambda pair: pair[0] == pair[1], zip(first, last, strict=False))
    return first[: sum(1 for _ in same)]


def _where(address: str, host: str) -> str:
    """An address as it is read, where that is not just the address without the host."""
    path = address.removeprefix(host)
    return "" if unquote(path) == path else clean(unquote(path))


class _Numbered:
    """Texts by number, each kept once."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def all(self, texts: Iterable[str]) -> list[int]:
        """The numbers of some texts."""
        told = map(clean, texts)
        return [self._numbers.setdefault(text, len(self._numbers)) for text in told]

    @property
    def texts(self) -> list[str]:
        """All texts, in order of their numbers."""
        return list(self._numbers)


def _safe(values: Mapping[str, Any]) -> str:
    """No »<« is left, so neither ``</script>`` nor ``<!--`` can end or change the element."""
    text = json.dumps(values, ensure_ascii=False, separators=(",", ":"))
    return clean(text).replace("<", "\\u003c")
