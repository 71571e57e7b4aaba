"""The parts of the dashboard around the list of pages: each is a question and its figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from sprogtjek.readability import BANDS, band
from sprogtjek.reporters.html_elements import Element, Node, tag
from sprogtjek.reporters.site_charts import bar, lix_spread
from sprogtjek.reporters.site_words import findings, levels, number, pages
from sprogtjek.sitestats.records import PrincipleCount, RuleCount, Section, Site, Trend

_MOST_RULES = 12


class Panel(Element):
    """A titled part, and where it is found."""

    heading: str
    place: str


def panel(title: str, id_: str, *content: Node, size: str = "") -> Panel:
    """A titled part."""
    head = tag("h2", title, id=id_, tabindex="-1")
    size = f"tile {size}".strip()
    made = Panel(tag("section", head, *content, aria_labelledby=id_, class_=size))
    made.heading, made.place = title, id_
    return made


def note(words: str) -> Element:
    """An explanation."""
    return tag("p", words, class_="note")


def pick(name: str, kind: str, value: int) -> Element:
    """A button that shows the pages concerned."""
    data = f"{kind}:{value}"
    return tag("button", name, type="button", class_="pick", data_pick=data)


def cut(rows: Sequence[Element], most: int, element: str, class_: str) -> Iterator[Element]:
    """A list of some rows, and the rest of them to be opened."""
    yield tag(element, *rows[:most], class_=class_, role="list")
    if rows[most:]:
        title = tag("summary", f"Vis {number(len(rows) - most)} til")
        rest = tag(element, *rows[most:], class_=class_, role="list")
        yield tag("details", title, rest, class_="more")


def figures(site: Site) -> Panel:
    """The site in numbers."""
    named = [
        ("Sider tjekket", number(len(site.pages))),
        ("Ikke tjekket", number(len(site.unchecked))),
        ("Fejl", number(site.tally.errors)),
        ("Advarsler", number(site.tally.warnings)),
        # Hints may have been left out of the run; then there is nothing to tell.
        *([("Forslag", number(site.tally.hints))] if site.tally.hints else []),
        ("Ord", number(site.words)),
    ]
    listed = (tag("div", tag("dt", name), tag("dd", value)) for name, value in named)
    share = ""
    if site.words:
        per = f"{100 * site.tally.strong / site.words:.1f}".replace(".", ",")
        share = f"Det er {per} fejl og advarsler pr. 100 ord."
    return panel("I tal", "tal", tag("dl", *listed, class_="figures"), note(share))


def trend(site: Site) -> Panel | None:
    """What has changed since an earlier run."""
    if site.trend is None:
        return None
    change = site.trend.change
    named = (("Nye fund", change.new), ("Rettede", change.mended), ("Uændrede", change.unchanged))
    listed = (tag("div", tag("dt", name), tag("dd", number(value))) for name, value in named)
    return panel(
        "Siden sidst",
        "siden-sidst",
        tag("dl", *listed, class_="figures three"),
        note("Fejl og advarsler på de sider, der er tjekket begge gange."),
        *_pages_of(site.trend),
    )


def _pages_of(trend: Trend) -> Iterator[Element]:
    found = f" ({number(trend.on_new_pages)} fund)"
    yield from _addresses(
        trend.new_pages, f"{pages(len(trend.new_pages))} var ikke tjekket sidst{found}"
    )
    gone = f" ({number(trend.on_gone_pages)} fund)"
    yield from _addresses(trend.gone_pages, f"{pages(len(trend.gone_pages))} er væk{gone}")
    if trend.unseen:
        yield note(f"{pages(trend.unseen)} kunne tjekkes sidst, men ikke denne gang.")


def _addresses(addresses: tuple[str, ...], title: str) -> Iterator[Element]:
    if addresses:
        listed = (tag("li", address) for address in addresses)
        yield tag(
            "details",
            tag("summary", title),
            tag("ul", *listed, class_="addresses", tabindex="0", role="list"),
        )


def lix(site: Site) -> Panel | None:
    """How hard the pages are."""
    values = [page.lix for page in site.pages if page.lix is not None]
    if site.lix is None or not values:
        return None
    half = tag("strong", f"lix\u00a0{site.lix:.0f}")
    said = tag("p", "Halvdelen af siderne har mindst ", half, f" ({band(site.lix)}).")
    counts = Counter(band(value) for value in values)
    most = max(counts.values())
    rows = (
        tag(
            "li",
            pick(f"{name.capitalize()} ({_range(index)})", "lix", index),
            tag("span", pages(counts[name]), class_="count"),
            bar(counts[name], most),
        )
        for index, (_, name) in enumerate(BANDS)
    )
    listed = tag("ul", *rows, class_="bars", role="list")
    return panel("Lix", "lix", said, lix_spread(values), listed)


def _range(index: int) -> str:
    upper = BANDS[index][0]
    lower = BANDS[index - 1][0] if index else 0
    if not index:
        return f"under {upper:.0f}"
    return f"{lower:.0f} og over" if index == len(BANDS) - 1 else f"{lower:.0f}–{upper - 1:.0f}"


def sections(site: Site) -> Panel | None:
    """Where on the site there is most to gain."""
    if len(site.sections) < 2:
        return None
    most = site.sections[0].gain
    rows = (_section(i, each, most) for i, each in enumerate(site.sections))
    said = "Søjlen er gevinsten på alle sider i området. Fund er fejl og advarsler."
    listed = tag("ul", *rows, class_="bars", role="list")
    return panel("Områder", "omraader", note(said), listed)


def section_name(section: Section) -> str:
    """A section as people say it."""
    return "Uden for områderne" if section.name == "/" else section.name


def _section(index: int, section: Section, most: float) -> Element:
    facts = [pages(section.pages), findings(section.tally.strong)]
    if section.lix is not None:
        facts.append(f"lix\u00a0{section.lix:.0f}")
    return tag(
        "li",
        pick(section_name(section), "section", index),
        bar(section.gain, most),
        tag("p", "\u00a0· ".join(facts)),
    )


def principles(site: Site) -> Panel:
    """Findings by principle, in the words of the site's profiles."""
    most = max([1, *(each.findings for each in site.principles)])
    rows = (_principle(i, each, most) for i, each in enumerate(site.principles))
    said = "Fejl og advarsler. Et fund kan røre ved flere principper. Vælg et for at se siderne."
    listed = tag("ul", *rows, class_="principles", role="list")
    return panel("Principper", "principper", note(said), listed, size="wide")


def _principle(index: int, each: PrincipleCount, most: int) -> Element:
    amount = f"{number(each.findings)} fund på {pages(each.pages)}"
    return tag(
        "li",
        pick(each.name, "principle", index) if each.pages else tag("b", each.name),
        tag("span", amount if each.checked else "kan ikke tjekkes", class_="count"),
        bar(each.findings, most),
        tag("p", each.text),
        class_=f"p{index % 12 + 1}",
    )


def rules(site: Site) -> Panel | None:
    """The rules with most findings."""
    told = [(i, each) for i, each in enumerate(site.rules) if each.tally.strong]
    if not told:
        return None
    most = max(each.tally.strong for _, each in told)
    rows = [_rule(i, each, most) for i, each in told]
    shown = tag("ul", *rows[:_MOST_RULES], class_="bars wide", role="list")
    more = None
    if rows[_MOST_RULES:]:
        title = tag("summary", f"Vis {number(len(rows) - _MOST_RULES)} regler til")
        more = tag(
            "details", title, tag("ul", *rows[_MOST_RULES:], class_="bars wide", role="list")
        )
    said = "Regler med flest fejl og advarsler. Vælg en for at se siderne."
    return panel("Regler", "regler", note(said), shown, more, size="wide")


def _rule(index: int, each: RuleCount, most: int) -> Element:
    amount = f"{levels(each.tally)} på {pages(each.pages)}"
    if not each.pages:
        amount = f"{levels(each.tally)} i gentagne afsnit"
    return tag(
        "li",
        pick(each.rule, "rule", index) if each.pages else tag("b", each.rule),
        tag("span", amount, class_="count"),
        bar(each.tally.strong, most),
        tag("p", each.why) if each.why else None,
    )
