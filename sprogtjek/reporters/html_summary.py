"""The overview of one text: where to begin, LIX, sentences, passives, principles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from sprogtjek import filters, texttypes
from sprogtjek.principles import principles
from sprogtjek.profiles import Profile
from sprogtjek.ranking import most_helpful
from sprogtjek.readability import ENOUGH_FOR_LIX, band, lix_rix
from sprogtjek.records import LEVELS, Level, Stats
from sprogtjek.reporters.html_charts import lix_scale, sentence_plot, share_bar
from sprogtjek.reporters.html_elements import Element, Form, Node, is_link, tag
from sprogtjek.reporters.html_reading import Item, Reading
from sprogtjek.reporters.places import spoken
from sprogtjek.reporters.text import LEVEL_NAMES, count
from sprogtjek.score import targets

_STRONGEST_FIRST: tuple[Level, ...] = LEVELS[::-1]


def counts(reading: Reading) -> str:
    """»5 fejl, 58 advarsler, 31 forslag«."""
    tally = Counter(item.finding.level for item in reading.items)
    parts = [count(tally[level], level) for level in _STRONGEST_FIRST if tally[level]]
    return ", ".join(parts) or "ingen fund"


def lix(stats: Stats) -> float | None:
    """LIX, where there are words enough for the number to mean something."""
    scores = lix_rix(stats) if stats.words >= ENOUGH_FOR_LIX else None
    return scores[0] if scores else None


def summary(reading: Reading, colours: Mapping[str, int]) -> Element:
    """The overview as tiles; those that the text is too short for are left out."""
    most = targets(reading.page.rules.values()).get("lix")
    tiles = [
        _begin(reading),
        *_figures(reading),
        *_lix(reading, most),
        *_sentences(reading),
        _principles(reading, colours),
    ]
    title = tag("h3", "Overblik", id=f"overblik-{reading.number}")
    grid = tag("div", *(tile for tile in tiles if tile is not None), class_="tiles")
    return tag(
        "section", title, grid, aria_labelledby=f"overblik-{reading.number} fil-{reading.number}"
    )


def kind_of_text(reading: Reading) -> str:
    """What the text was read as, and whose principles it was held up to."""
    report, parts = reading.report, []
    if report.text_type:
        name = texttypes.description(report.text_type).name.lower()
        known = "Genkendt" if report.recognised else "Tjekket"
        parts.append(f"{known} som {name}")
    if reading.profile.principles:
        parts.append(f"Profil: {reading.profile.name}")
    return " · ".join(parts)


def _tile(title: str, *content: Node, size: str = "") -> Element:
    return tag("div", tag("h4", title), *content, class_=f"tile {size}".strip())


def _figure(name: str, value: str) -> Element:
    return tag("div", tag("dt", name), tag("dd", value))


_FIGURES = Form(
    _tile(
        "Tal",
        tag(
            "dl",
            _figure("Ord", "{words}"),
            _figure("Sætninger", "{sentences}"),
            _figure("Ord pr. sætning", "{mean}"),
            _figure("Længste sætning", "{longest} ord"),
            class_="figures",
        ),
        tag("p", tag("strong", "Passiv i {passive}"), " sætninger, {share} procent."),
        "{bar}",
    )
)


def _begin(reading: Reading) -> Element | None:
    by_finding = {id(item.finding): item for item in reading.items}
    shown = filters.at_least((i.finding for i in reading.items), reading.page.level)
    chosen = most_helpful(shown, reading.profile.weights)
    if not chosen:
        return None
    links = (_pointer(reading, by_finding[id(finding)]) for finding in chosen)
    why = tag("p", "Det hjælper læseren mest.", class_="note")
    return _tile("Begynd her", why, tag("ol", *links, class_="begin"), size="broad")


def _pointer(reading: Reading, item: Item) -> Element:
    whole = item.block is None
    place = "Hele teksten" if whole else spoken(item.finding.place, reading.report.unit)
    link = tag("a", item.finding.message, href=f"#{item.card}")
    return tag("li", tag("span", place, class_="place"), " ", link)


def _lix(reading: Reading, target: float | None) -> Iterator[Element]:
    value = lix(reading.report.stats)
    if value is None:
        return
    goal = f" Grænsen for denne slags tekst er {target:.0f} (stregen)." if target else ""
    said = tag("p", tag("strong", f"Lix {value:.0f}"), f" ({band(value)}).{goal}")
    yield _tile("Læsbarhed", said, lix_scale(value, target))


def _sentences(reading: Reading) -> Iterator[Element]:
    lines = [line for line in reading.lines if line.counted]
    if not lines:
        return
    limits = _limits(reading)
    said = ", ".join(f"{LEVEL_NAMES[level]} over {words} ord" for level, words in limits.items())
    goal = tag("p", f"Grænser: {said}.", class_="limits") if said else None
    note = tag("p", "Hver søjle er en sætning. Vælg en for at læse den.", class_="note")
    plot = sentence_plot(lines, limits)
    yield _tile("Sætningernes længde", note, goal, plot, size="broad")


def _limits(reading: Reading) -> dict[Level, int]:
    """Where the sentences of a text become too long, by the rule in force."""
    for rule in reading.page.rules.values():
        if rule.kind == "sentence-length" and rule.params.per == "sentence":
            top = LEVELS.index(rule.level)
            return {level: getattr(rule.params, level) for level in LEVELS[: top + 1]}
    return {}


def _figures(reading: Reading) -> Iterator[Element]:
    stats = reading.report.stats
    if not stats.sentences:
        return
    share = 100 * stats.passive_sentences / stats.sentences
    passive = f"{stats.passive_sentences} af {stats.sentences}"
    yield _FIGURES.fill(
        words=stats.words,
        sentences=stats.sentences,
        mean=f"{stats.words / stats.sentences:.1f}".replace(".", ","),
        longest=stats.longest_sentence,
        passive=passive,
        share=f"{share:.0f}",
        bar=share_bar(share, f"Passiv i {passive} sætninger"),
    )


def _principles(reading: Reading, colours: Mapping[str, int]) -> Element:
    tally = Counter(name for i in reading.items if i.finding.level != "hint" for name in i.names)
    texts = _texts(reading.profile)
    known = dict.fromkeys(tally, ("", True)) | _our_texts() | texts
    at = {name: index for index, name in enumerate(colours)}
    names = sorted(texts.keys() | tally.keys(), key=lambda name: (-tally[name], at[name]))
    most = max([1, *tally.values()])
    rows = (_row(name, at[name], colours[name], tally[name], most, known[name]) for name in names)
    note = tag("p", "Fejl og advarsler. Vælg et princip for at se dets fund.", class_="note")
    listed = tag("ul", *rows, class_="principles", role="list")
    return _tile("Fund pr. princip", note, listed, _policy(reading.profile), size="wide")


def _policy(profile: Profile) -> Element | None:
    """Where a municipality's own principles stand, and what no rule can tell about them."""
    if profile.source is None:
        return None
    title, url = profile.source.title, profile.source.url
    link = tag("a", title, href=url, rel="noreferrer") if is_link(url) else title
    unseen = (
        tag("li", tag("b", f"{own.name}: "), own.cannot)
        for own in profile.principles.values()
        if own.cannot
    )
    return tag(
        "div",
        tag("p", "Principperne er fra ", link, ". Hvilke regler der hører til, er vores valg."),
        tag("details", tag("summary", "Det kan reglerne ikke se"), tag("ul", *unseen)),
        class_="policy",
    )


def _texts(profile: Profile) -> dict[str, tuple[str, bool]]:
    """What each principle to show asks for, and whether any rule can tell."""
    if profile.principles:
        own = profile.principles.values()
        return {each.name: (f"»{each.quote}«", bool(each.serves)) for each in own}
    return _our_texts()


def _our_texts() -> dict[str, tuple[str, bool]]:
    return {each.name: (each.text, True) for each in principles().values()}


_ROW = Form(
    tag(
        "li",
        tag("button", "{name}", type="button", class_="pick", data_principle="{index}"),
        tag("span", "{amount}", class_="count"),
        tag(
            "svg",
            tag("rect", width="{size}", height="8", class_="part"),
            width="100%",
            height="8",
            aria_hidden="true",
        ),
        tag("p", "{text}"),
        class_="p{colour}",
    )
)


def _row(
    name: str, index: int, colour: int, number: int, most: int, said: tuple[str, bool]
) -> Element:
    text, checked = said
    return _ROW.fill(
        name=name,
        index=index,
        colour=colour,
        amount=number if checked else "kan ikke tjekkes",
        size=f"{100 * number / most:.1f}%",
        text=text,
    )
