"""The HTML report in a real browser: mouse, keyboard, filters, narrow screens, paper.

These run where playwright and a Chromium are installed, as they are in `.ci/run`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from browser import NARROW, WIDE, chromium, needed, playwright

from sprogtjek.linter import Linter
from sprogtjek.reporters.html import render
from sprogtjek.reporters.html_reading import Page
from sprogtjek.sources.files import read_path

pytestmark = needed

CORPUS = Path(__file__).parent.parent / "corpus"
LETTERS = ("haarde/p-afgift-fastholdt.txt", "haarde/storskrald-web.txt", "klare/rotter-besoeg.txt")
SHOWN = ".mark:not(.off)"

Open = Callable[..., "playwright.Page"]


@pytest.fixture(scope="module")
def browser() -> Iterator[playwright.Browser]:
    with chromium() as launched:
        yield launched


@pytest.fixture(scope="module")
def path(linter: Linter, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(linter, LETTERS, tmp_path_factory.mktemp("report"))


@pytest.fixture(scope="module")
def short(linter: Linter, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page of two short texts, for what takes time for each element."""
    return written(linter, LETTERS[1:], tmp_path_factory.mktemp("short"))


def written(linter: Linter, letters: Sequence[str], folder: Path) -> Path:
    reports = [linter.lint(read_path(CORPUS / name)) for name in letters]
    rules = [{rule.id: rule for rule in linter.rules(report.text_type)} for report in reports]
    file = folder / "rapport.html"
    file.write_text(render(list(map(Page, reports, rules))), encoding="utf-8")
    return file


@pytest.fixture
def show(browser: playwright.Browser, path: Path) -> Iterator[Open]:
    """Opens the page; it must ask for nothing and complain of nothing."""
    contexts, asked, said = [], [], []

    def opened(file: Path = path, **options: object) -> playwright.Page:
        options = {"viewport": WIDE, "reduced_motion": "reduce", **options}
        context = browser.new_context(**options)
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.goto(file.as_uri())
        return page

    yield opened
    for context in contexts:
        context.close()
    assert {url.split("#")[0].rpartition("/")[2] for url in asked} <= {path.name}
    assert all(url.startswith("file:") for url in asked)
    assert said == []


def focused(page: playwright.Page, key: str = "id") -> str:
    return page.evaluate(f"document.activeElement.{key}")


def chosen(page: playwright.Page) -> playwright.Locator:
    return page.locator(".card.chosen")


def number_shown(page: playwright.Page) -> int:
    return page.locator(".card:not([hidden])").count()


def test_a_click_tells_why_and_what_to_write(show: Open):
    page = show()
    mark = page.locator(f"{SHOWN}:not(.sign)", has_text="anført").first
    mark.click()
    assert chosen(page).count() == 1
    assert "»anført«" in chosen(page).inner_text()
    assert "Hvorfor" in chosen(page).inner_text()
    assert "active" in mark.get_attribute("class")
    chosen(page).get_by_role("button", name="Luk").click()
    assert chosen(page).count() == 0
    assert focused(page) == mark.get_attribute("id")


def test_the_keyboard_does_all_that_the_mouse_does(show: Open):
    page = show()
    page.keyboard.press("Tab")
    assert focused(page, "textContent") == "Spring til teksten"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    first = focused(page)
    assert first.startswith("m1-")
    page.keyboard.press("ArrowRight")
    second = focused(page)
    assert second.startswith("m1-")
    assert second != first
    page.keyboard.press("Enter")
    card = chosen(page).get_attribute("id")
    assert card in page.locator(f"#{second}").get_attribute("data-f").split()
    assert focused(page, "tagName") == "SUMMARY"
    page.keyboard.press("ArrowDown")
    assert focused(page, "tagName") == "SUMMARY"
    page.keyboard.press("Enter")
    assert chosen(page).get_attribute("id") != card
    page.keyboard.press("Escape")
    assert chosen(page).count() == 0
    assert focused(page).startswith("m1-")


def test_focus_can_be_seen(show: Open):
    page = show()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    style = "getComputedStyle(document.activeElement)"
    assert page.evaluate(f"{style}.outlineStyle") == "solid"
    assert float(page.evaluate(f"parseFloat({style}.outlineWidth)")) >= 2


def test_one_can_walk_through_every_finding(show: Open):
    page = show()
    page.get_by_label("forslag").check()
    every = page.locator(".card").evaluate_all("cards => cards.map((card) => card.id)")
    page.locator(".card summary").first.click()
    seen = [chosen(page).get_attribute("id")]
    for _ in every[1:]:
        page.evaluate("document.querySelectorAll('.tools button')[1].click()")
        seen.append(chosen(page).get_attribute("id"))
        assert page.locator(".mark.active").count() >= 1, seen[-1]
    assert seen == every


def test_levels_can_be_left_out_and_taken_in(show: Open):
    page = show()
    every = page.locator(".card").count()
    without_hints = number_shown(page)
    assert 0 < without_hints < every
    assert page.locator("#status").inner_text() == f"Viser {without_hints} af {every} fund"
    page.get_by_label("forslag").check()
    assert number_shown(page) == every
    for name in ("fejl", "advarsler", "forslag"):
        page.get_by_label(name).uncheck()
    assert number_shown(page) == 0
    assert page.locator(SHOWN).count() == 0
    assert page.locator(".none:visible").count() == len(LETTERS)


def test_a_principle_can_be_chosen(show: Open):
    page = show()
    page.get_by_label("forslag").check()
    page.locator("#princip").select_option(label=option(page, "Entydigt"))
    shown = page.locator(".card:not([hidden])")
    assert 0 < shown.count() < page.locator(".card").count()
    for text in shown.evaluate_all("cards => cards.map((card) => card.textContent)"):
        assert "Entydigt" in text
    assert f"({shown.count()})" in option(page, "Entydigt")
    # The same from the overview, and off again.
    page.get_by_role("button", name="Entydigt").first.click()
    assert number_shown(page) == page.locator(".card").count()
    page.get_by_role("button", name="Entydigt").first.click()
    assert "Entydigt" in page.locator("#princip option:checked").inner_text()


def option(page: playwright.Page, name: str) -> str:
    return page.locator("#princip option", has_text=name).inner_text()


def test_a_stretch_shows_what_is_left_of_its_findings(show: Open):
    page = show()
    page.get_by_label("forslag").check()
    colours = "marks => marks.map((mark) => mark.className + mark.getAttribute('href'))"
    before = page.locator(".mark").evaluate_all(colours)
    page.get_by_label("advarsler").uncheck()
    page.get_by_label("advarsler").check()
    assert page.locator(".mark").evaluate_all(colours) == before


def test_begin_here_leads_to_a_finding_even_if_it_is_hidden(show: Open):
    page = show()
    page.get_by_label("fejl").uncheck()
    page.get_by_label("advarsler").uncheck()
    link = page.locator(".begin a").first
    link.click()
    assert chosen(page).get_attribute("id") == link.get_attribute("href")[1:]
    assert chosen(page).is_visible()


def test_a_bar_leads_to_its_sentence(show: Open):
    page = show()
    plot = page.locator(".plot").first
    assert plot.locator("a[tabindex='0']").count() == 1
    plot.locator("a").first.focus()
    page.keyboard.press("ArrowRight")
    assert focused(page, "getAttribute('aria-label')").startswith("Sætning 2: ")
    target = focused(page, "getAttribute('href')")[1:]
    page.keyboard.press("Enter")
    assert focused(page) == target
    assert page.locator(f"#{target}").is_visible()


@pytest.mark.parametrize("width", [320, 375, 768, 1300])
def test_nothing_is_wider_than_the_screen(show: Open, width: int):
    page = show(viewport={"width": width, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.locator(f"{SHOWN}:not(.sign)").first.click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_on_a_narrow_screen_the_words_stay_in_sight(show: Open):
    page = show(viewport=NARROW)
    for index in (3, 20, 40):
        mark = page.locator(f"{SHOWN}:not(.sign)").nth(index)
        mark.click()
        words, sheet = mark.bounding_box(), chosen(page).bounding_box()
        assert words["y"] >= 0
        assert words["y"] + words["height"] <= sheet["y"], index
        page.keyboard.press("Escape")


def test_on_paper_everything_is_open(show: Open):
    page = show()
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator(".card details:not([open])").count() == 0
    assert page.locator(".filters").is_hidden()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator(".card details[open]").count() == 0
    assert page.pdf().startswith(b"%PDF")


def test_without_a_script_all_is_there(show: Open):
    page = show(java_script_enabled=False)
    assert page.locator(".filters").is_hidden()
    mark = page.locator(".mark:not(.sign)").first
    target = mark.get_attribute("href")
    mark.click()
    assert page.url.endswith(target)
    assert page.locator(target).is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["wide", "narrow"])
def test_axe_finds_no_barriers(show: Open, short: Path, scheme: str, viewport: dict[str, int]):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    page = show(short, color_scheme=scheme, viewport=viewport, bypass_csp=True)
    page.locator(f"{SHOWN}:not(.sign)").first.click()
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    found = axe.Axe().run(page, options={"runOnly": tags})
    told = [
        (each["id"], [node["html"][:120] for node in each["nodes"][:3]])
        for each in found.response["violations"]
    ]
    assert told == []
