"""The HTML report: all findings can be reached, nothing of a text is markup, all can be read."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from page import Node, read

from sprogtjek import filters, reporters
from sprogtjek.cli import commands
from sprogtjek.linter import Linter
from sprogtjek.masking import masked
from sprogtjek.offsets import BlockBuilder
from sprogtjek.records import (
    LEVELS,
    Block,
    Finding,
    Place,
    Problem,
    Reference,
    Report,
    Source,
    Span,
    Unit,
)
from sprogtjek.reporters.html import render
from sprogtjek.reporters.html_reading import Page
from sprogtjek.reporters.html_text import SIGNS
from sprogtjek.reporters.xml import clean
from sprogtjek.sources.files import read_path

ROOT = Path(__file__).parent.parent
LETTERS = [
    ROOT / "corpus" / "haarde" / "p-afgift-fastholdt.txt",
    ROOT / "corpus" / "haarde" / "storskrald-web.txt",
    ROOT / "corpus" / "klare" / "stoej-naboer-web.txt",
]
STYLE = (Path(reporters.__file__).parent / "report.css").read_text(encoding="utf-8")
SCRIPT = (Path(reporters.__file__).parent / "report.js").read_text(encoding="utf-8")


def page_of(linter: Linter, report: Report) -> Page:
    return Page(report, {rule.id: rule for rule in linter.rules(report.text_type)})


@pytest.fixture(scope="module")
def reports(linter: Linter) -> list[Report]:
    return [linter.lint(read_path(path)) for path in LETTERS]


@pytest.fixture(scope="module")
def html(linter: Linter, reports: list[Report]) -> str:
    return render([page_of(linter, report) for report in reports])


@pytest.fixture(scope="module")
def page(html: str) -> Node:
    return read(html)


def by_id(page: Node) -> dict[str, Node]:
    return {str(n.attributes["id"]): n for n in page.all() if "id" in n.attributes}


def folded(text: str) -> str:
    return " ".join(text.split())


def test_ids_are_unique_and_all_that_is_referred_to_is_there(page: Node):
    ids = [node.attributes["id"] for node in page.all() if "id" in node.attributes]
    assert len(ids) == len(set(ids))
    links = [str(a.attributes["href"]) for a in page.all("a")]
    assert {href[1:] for href in links if href.startswith("#")} <= set(ids)
    for name in ("aria-labelledby", "aria-describedby", "data-f", "data-first"):
        assert {ref for node in page.all() for ref in node.refs(name)} <= set(ids), name


def test_every_finding_can_be_reached_from_its_words(page: Node, reports: list[Report]):
    for number, report in enumerate(reports, 1):
        for index, finding in enumerate(filters.told(report.findings), 1):
            card = f"f{number}-{index}"
            assert finding.message in by_id(page)[card].text()
            starts = [m for m in page.all("a", "mark") if card in m.refs("data-first")]
            assert len(starts) == 1, card
            assert "tabindex" not in starts[0].attributes
            words = [n for n in page.all() if card in n.refs("data-f") and "sign" not in n.classes]
            said = "".join(node.text(without="sign") for node in words)
            assert folded(said) == folded(finding.text), card


def test_the_text_reads_as_it_stands(page: Node, reports: list[Report]):
    for letter, report in zip(page.all("div", "letter"), reports, strict=True):
        told = [n.text("sign") for n in letter.all() if n.tag in ("p", "h4", "h5", "h6", "li")]
        told = [text for text in told if not text.startswith("Om hele teksten")]
        assert told == [block.text for block in report.blocks]


def test_an_address_keeps_its_lines(page: Node):
    first = page.all("p", "address")[0]
    assert first.text() == "Egeby Kommune Parkeringskontrollen Torvet 1, 9988 Egeby"
    assert len(first.all("br")) == 2


def test_each_bar_leads_to_its_sentence(page: Node, reports: list[Report]):
    ids = by_id(page)
    for plot, report in zip(page.all("svg", "plot"), reports, strict=True):
        bars = plot.all("a")
        assert len(bars) == report.stats.sentences
        for bar in bars:
            sentence = ids[str(bar.attributes["href"])[1:]].text("sign")
            words = int(re.search(r"(\d+) ord", bar.attributes["aria-label"])[1])
            assert abs(words - len(sentence.split())) < 15  # a date is one word
        longest = max(int(b.attributes["aria-label"].split(":")[1].split()[0]) for b in bars)
        assert longest == report.stats.longest_sentence


def test_all_that_can_be_used_has_a_name(page: Node):
    for node in page.all():
        if node.tag in ("a", "button", "summary", "th", "h1", "h2", "h3", "h4"):
            assert folded(node.text()) or node.attributes.get("aria-label"), node
        if node.tag in ("input", "select"):
            assert node.inside("label"), node
        if node.attributes.get("role") in ("img", "group", "search"):
            assert node.attributes["aria-label"], node
        if node.tag in ("section", "article", "nav"):
            assert node.attributes["aria-labelledby"], node


def test_the_page_has_its_language_and_landmarks(page: Node):
    assert page.all("html")[0].attributes["lang"] == "da"
    assert [len(page.all(tag)) for tag in ("header", "main", "footer", "nav", "h1")] == [1] * 5
    levels = [int(n.tag[1]) for n in page.all() if re.fullmatch("h[1-6]", n.tag)]
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_levels_are_told_in_words_and_signs(page: Node):
    for card in page.all("li", "card"):
        level = card.attributes["data-level"]
        said = folded(card.all("span", "level")[0].text())
        assert said.startswith(SIGNS[level])
        assert said.endswith({"hint": "Forslag", "warning": "Advarsel", "error": "Fejl"}[level])
    assert len(set(SIGNS.values())) == len(LEVELS)


def test_nothing_is_fetched_and_only_its_own_script_runs(page: Node):
    policy = next(
        m.attributes["content"]
        for m in page.all("meta")
        if m.attributes.get("http-equiv") == "Content-Security-Policy"
    )
    assert policy.startswith("default-src 'none'; ")
    for tag in ("style", "script"):
        (node,) = page.all(tag)
        digest = base64.b64encode(hashlib.sha256(node.text().encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert not page.all("link")
    for node in page.all():
        assert not {"src", "style", "srcset", "action"} & node.attributes.keys()
        assert not [name for name in node.attributes if name.startswith("on")]
    assert "url(" not in STYLE
    assert "@import" not in STYLE
    assert not re.search(r"https?:|innerHTML|eval|fetch|XMLHttp", SCRIPT)


def test_the_script_is_short():
    assert SCRIPT.count("\n") < 250


def test_levels_below_the_one_asked_for_are_off_at_first(linter: Linter, reports: list[Report]):
    asked = {"hint": 3, "warning": 2, "error": 1}
    for level, number in asked.items():
        rules = page_of(linter, reports[0]).rules
        boxes = read(render([Page(reports[0], rules, level)])).all("input")
        assert sum("checked" in box.attributes for box in boxes) == number


def test_a_municipality_reads_its_own_words(linter: Linter, reports: list[Report]):
    shown = replace(reports[0], profile="koege")
    page = read(render([page_of(linter, shown)]))
    names = [button.text() for button in page.all("button", "pick")]
    assert "Vi kommunikerer klart og målrettet" in names
    assert "Klart sprog" not in page.all("main")[0].text()
    asked = [row.all("p")[0].text() for row in page.all("ul", "principles")[0].all("li")]
    assert all(asked), names
    options = [option.text() for option in page.all("option")]
    assert options[0] == "Alle"
    assert set(options[1:]) <= set(names)


def test_cpr_numbers_are_masked_in_the_text_too(linter: Linter):
    report = linter.lint(Source("brev.txt", "Dit CPR-nummer er 010190-1234, og det skal du bruge."))
    assert "010190-1234" in render([page_of(linter, report)])
    hidden = masked(report)
    page = render([page_of(linter, hidden)])
    assert "010190-xxxx" in page
    assert "1234" not in page.replace(SCRIPT, "").replace(STYLE, "")


def test_a_file_that_cannot_be_read_is_said_to_be_so(linter: Linter, reports: list[Report]):
    problem = Problem("Filen findes ikke.", "væk.txt", hint="Se efter stavefejl.")
    pages = [page_of(linter, reports[2]), Page(Report("væk.txt", problems=(problem,)), {})]
    page = read(render(pages))
    assert "Kan ikke tjekkes: Filen findes ikke. Se efter stavefejl." in page.text()
    assert "kan ikke tjekkes" in page.all("table")[0].text()
    assert read(render(pages[1:])).all("h1")[0].text() == "Sprogtjek af væk.txt"


def test_an_empty_text_makes_a_page(linter: Linter):
    page = read(render([page_of(linter, linter.lint(Source("tom.txt", "")))]))
    assert not page.all("li", "card")
    assert "tom.txt" in page.all("h1")[0].text()


def test_a_text_is_never_praised(page: Node):
    said = page.all("main")[0].text() + page.all("footer")[0].text()
    assert not re.search(r"\b(flot|godt gået|super|perfekt|tillykke)\b", said.lower())


def test_an_address_that_could_run_something_is_no_link(linter: Linter, reports: list[Report]):
    rules = {
        key: replace(rule, source=Reference("Guide", "javascript:alert(1)"))
        for key, rule in page_of(linter, reports[0]).rules.items()
    }
    page = read(render([Page(reports[0], rules)]))
    assert "Kilde: Guide" in page.text()
    assert not [a for a in page.all("a") if "javascript" in str(a.attributes.get("href"))]


def test_a_link_in_a_paragraph_is_shown_once(linter: Linter):
    text = "Du kan læse mere her."
    paragraph, link = block_of(text, 0), BlockBuilder()
    link.copy("her", 17)
    blocks = (paragraph, link.build("link"))
    finding = finding_at(Span(17, 20), text, "link-tekst", block=1)
    report = Report("side.html", findings=(finding,), units=units(text), blocks=blocks)
    page = read(render([Page(report, {})]))
    letter = page.all("div", "letter")[0]
    assert letter.text("sign") == text
    assert [mark.text() for mark in letter.all("a", "mark")] == ["her"]


# --- Whatever a text says, and wherever findings overlap


def block_of(text: str, start: int) -> Block:
    builder = BlockBuilder()
    builder.copy(text, start)
    return builder.build("paragraph")


def units(text: str) -> tuple[Unit, ...]:
    return (Unit("sentence", Place(0, len(text), 1, 1, end_line=1), text),)


def finding_at(span: Span, text: str, message: str, block: int = 0) -> Finding:
    return Finding(
        rule="regel",
        kind="phrase",
        level="warning",
        principles=("klart",),
        message=message,
        place=Place(span.start, span.end, 1, span.start + 1),
        text=text[span.start : span.end],
        sentence=text,
        mark=span,
        block=block,
    )


NASTY = st.text(min_size=1, max_size=90) | st.sampled_from(
    [
        "<script>alert(1)</script>",
        "</style></script><b>",
        "&amp;&#60;b&#62;",
        "\"' onload=x ",
        "]]>",
    ]
)


@st.composite
def marked_reports(draw: st.DrawFn) -> Report:
    text = draw(NASTY)
    places = st.tuples(st.integers(0, len(text) - 1), st.integers(1, len(text)))
    spans = [Span(*sorted(pair)) for pair in draw(st.lists(places, max_size=6))]
    spans = [span for span in spans if span.start < span.end]
    findings = tuple(finding_at(span, text, draw(NASTY)) for span in spans)
    name = draw(NASTY)
    return Report(name, findings=findings, units=units(text), blocks=(block_of(text, 0),))


KNOWN = set(
    "html head meta title style body a header h1 p div label input span select option main "
    "article h2 section h3 h4 ul ol li button svg rect line text details summary b code footer "
    "script dl dt dd strong circle".split()
)


@settings(max_examples=150, deadline=None)
@given(report=marked_reports())
def test_what_a_text_says_is_never_markup(report: Report):
    page = read(render([Page(report, {}, "hint")]))
    assert {node.tag for node in page.all()} <= KNOWN
    assert not [n for n in page.all() if any(name.startswith("on") for name in n.attributes)]
    # A parser makes one newline of each; control characters are replaced.
    (letter,) = page.all("div", "letter")
    assert newlines(letter.text("sign")) == newlines(clean(report.blocks[0].text))
    for index, finding in enumerate(report.findings, 1):
        card = f"f1-{index}"
        words = [n for n in page.all() if card in n.refs("data-f") and "sign" not in n.classes]
        said = newlines("".join(node.text("sign") for node in words))
        assert said == newlines(clean(finding.text))
        assert newlines(by_id(page)[f"{card}-m"].text()) == newlines(clean(finding.message))


@settings(max_examples=50, deadline=None)
@given(reports=st.lists(marked_reports(), min_size=2, max_size=3))
def test_a_page_does_not_depend_on_those_before_it(reports: list[Report]):
    first = [render([Page(report, {}, "hint")]) for report in reports]
    assert [render([Page(report, {}, "hint")]) for report in reports[::-1]] == first[::-1]


def newlines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def test_the_command_writes_the_page(tmp_path: Path):
    target = tmp_path / "rapport.html"
    done = CliRunner().invoke(commands, ["check", str(LETTERS[2]), "--output", str(target)])
    assert done.exit_code == 0, done.output
    page = read(target.read_text(encoding="utf-8"))
    assert page.all("title")[0].text() == "Sprogtjek af stoej-naboer-web.txt"
    shown = CliRunner().invoke(commands, ["check", str(LETTERS[2]), "--format", "html"])
    assert read(shown.output).all("title")[0].text() == page.all("title")[0].text()
