"""What comes again on a site, what could not be read, and how the order was made."""

from __future__ import annotations

from collections.abc import Iterator

from sprogtjek.reporters.html_elements import Element, Node, is_link, tag
from sprogtjek.reporters.site_charts import bar
from sprogtjek.reporters.site_panels import Panel, cut, note, panel, pick
from sprogtjek.reporters.site_view import view_name
from sprogtjek.reporters.site_words import decimal, levels, listed, number, pages, relative
from sprogtjek.sitestats.records import Phrase, Repeat, Site, SitePage
from sprogtjek.sitestats.repeats import LEAST_PAGES, LEAST_WORDS
from sprogtjek.sitestats.weights import LENGTH, POINTS

_MOST_REPEATS = 6
_MOST_PHRASES = 18


def repeats(site: Site, folder: str) -> Panel | None:
    """Blocks that are mended in one place and help on many pages."""
    if not site.repeats:
        return None
    rows = [_repeat(index, each, site, folder) for index, each in enumerate(site.repeats)]
    said = (
        f"Afsnit på mindst {LEAST_WORDS} ord, der står ens på mindst {LEAST_PAGES} sider, og "
        "kortere tekst, der står på hver tredje side. De er talt med én gang og ikke på hver side."
    )
    lists = cut(rows, _MOST_REPEATS, "ol", "repeats")
    return panel("Ret ét sted", "gentaget", note(said), *lists, size="wide")


def _repeat(index: int, each: Repeat, site: Site, folder: str) -> Element:
    quoted = (tag("p", f"»{sentence}«", class_="quoted") for sentence in each.sentences)
    told = (tag("li", message) for message in each.messages)
    foot: list[Node] = [f"{levels(each.tally, hints=True)} · gevinst {relative(each.gain, site)}"]
    if folder:
        link = tag("a", "Se afsnittet på en side", href=f"{folder}/{view_name(each.number)}")
        foot += [" · ", link]
    return tag(
        "li",
        pick(f"Står på {pages(each.pages)}", "repeat", index),
        *quoted,
        tag("ul", *told),
        tag("p", *foot, class_="facts"),
    )


def phrases(site: Site) -> Panel | None:
    """Words that are flagged on many pages."""
    if not site.phrases:
        return None
    most = site.phrases[0].pages
    rows = [_phrase(index, each, most) for index, each in enumerate(site.phrases)]
    said = "Ord og udtryk med fejl eller advarsler på flest sider. Vælg et for at se siderne."
    lists = cut(rows, _MOST_PHRASES, "ul", "bars wide")
    return panel("Ord, der går igen", "ord", note(said), *lists, size="wide")


def _phrase(index: int, each: Phrase, most: int) -> Element:
    amount = pages(each.pages)
    if each.count > each.pages:
        amount = f"{number(each.count)} gange på {amount}"
    return tag(
        "li",
        pick(f"»{each.text}«", "phrase", index),
        tag("span", amount, class_="count"),
        bar(each.pages, most),
        tag("p", each.message),
    )


def unchecked(site: Site) -> Panel | None:
    """Pages that could not be checked, by reason."""
    if not site.unchecked:
        return None
    by_reason: dict[tuple[str, str], list[SitePage]] = {}
    for page in site.unchecked:
        by_reason.setdefault((page.reason, page.hint), []).append(page)
    order = sorted(by_reason.items(), key=lambda item: (-len(item[1]), item[0]))
    groups = (_reason(reason, hint, inside) for (reason, hint), inside in order)
    said = "Siderne er ikke med i tallene."
    return panel("Ikke tjekket", "ikke-tjekket", note(said), *groups, size="wide")


def _reason(reason: str, hint: str, inside: list[SitePage]) -> Element:
    title = tag("summary", tag("b", pages(len(inside))), f": {reason}")
    links = (tag("li", _address(page.address)) for page in inside)
    return tag(
        "details",
        title,
        tag("p", hint) if hint else None,
        tag("ul", *links, class_="addresses", tabindex="0", role="list"),
    )


def _address(address: str) -> Node:
    return tag("a", address, href=address, rel="noreferrer") if is_link(address) else address


def method(site: Site) -> Panel:
    """How the pages were put in order, with the first page worked out."""
    said = [tag("p", words) for words in _method(site)]
    return panel("Sådan er rækkefølgen regnet ud", "metode", *said, size="wide prose")


def _method(site: Site) -> Iterator[str]:
    error, warning, hint = (POINTS[level] for level in ("error", "warning", "hint"))
    yield (
        f"En fejl giver {error:.0f} point, en advarsel {warning:.0f} og et forslag {hint:.0f}. "
        "Fund på et enkelt ord eller udtryk giver det halve, for det er læseren hurtigt forbi. "
        f"{_profiles(site)}"
    )
    yield (
        "Lange sider har plads til flere fund, men få læser dem til ende. Derfor deler vi sidens "
        f"point med kvadratroden af dens længde i hundreder af ord: En side på {4 * LENGTH} ord "
        f"deles med 2 og en på {9 * LENGTH} ord med 3. Under {LENGTH} ord deler vi ikke. Så tæller "
        "både fund i alt og fund pr. ord."
    )
    if site.weighing.by_visits:
        yield (
            "Til sidst ganger vi med sidevisningerne, så gevinsten svarer til, hvor meget alle "
            "læsere tilsammen bliver fri for. Sider, der ikke er i listen over visninger, tæller "
            f"som vist én gang. {_known(site)}"
        )
    yield (
        "Tallet er sat i forhold til den øverste side, der altid er 100. Vægtene er vores valg. "
        "De er ikke målt på læsere, så brug også det, I selv ved om siderne. Du kan sortere efter "
        "andre tal."
    )
    yield from _example(site)


def _profiles(site: Site) -> str:
    heavy = {name: weights for name, weights in site.weighing.profiles.items() if weights}
    if not heavy:
        return ""
    return (
        f"Principper, som profilen lægger vægt på ({listed(list(heavy))}), ganger pointene med "
        "profilens vægt."
    )


def _known(site: Site) -> str:
    known = number(site.weighing.pages_with_visits)
    return f"Vi kender visningerne for {known} af {pages(len(site.pages))}."


def _example(site: Site) -> Iterator[str]:
    if not site.pages or not site.pages[0].points:
        return
    page = site.pages[0]
    root = (max(page.words, LENGTH) / LENGTH) ** 0.5
    result = f"{decimal(page.points)} / {decimal(root, 2)} = {decimal(page.points / root, 2)}."
    seen = ""
    if site.weighing.by_visits and page.visits:
        about = float(f"{page.gain:.3g}")
        seen = f" Gange {number(page.visits)} visninger giver det omkring {number(about)}."
    yield (
        f"Eksempel: »{page.title}« har {decimal(page.points)} point og {number(page.words)} ord. "
        f"{result}{seen}"
    )
