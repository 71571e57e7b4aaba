"""The dashboard of a site in a real browser: search, order, filters, keyboard, 5,000 pages.

These run where playwright and a Chromium are installed, as they are in `.ci/run`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from browser import NARROW, WIDE, chromium, needed, playwright
from made_pages import RULES, long, page, word

from sprogtjek.linter import Linter
from sprogtjek.records import Source
from sprogtjek.reporters import site_html, site_view
from sprogtjek.results import PageResult
from sprogtjek.sitestats.site import summarize
from sprogtjek.sitestats.visits import Visits

pytestmark = needed

MANY = 5000
ROWS = "#raekker tr"

Open = Callable[..., "playwright.Page"]


def results(count: int) -> list[PageResult]:
    """A site of two sections with pages of all sizes. Every tenth has »dersom«, one is lost."""
    made = [page("/", word())]
    for number in range(1, count):
        section = "erhverv" if number % 3 == 0 else "borger"
        findings = [word() for _ in range(number % 7)]
        findings += [long("error")] * (number % 50 == 0)
        findings += [word("dersom", "Kom, dersom du har tid.")] * (number % 10 == 0)
        own = page(f"/{section}/side-{number}", *findings, words=50 + number % 400)
        digest = "ens" if number in (60, 80, 110) else str(number)
        own = replace(own, digest=digest)
        made.append(replace(own, title=f"Side nummer {number}", long_words=5 + number % 60))
    lost = PageResult("https://egeby.example/vaek", reason="Siden findes ikke (404).")
    footer = word("hermed", "Kommunen kan hermed kontaktes på telefon hver dag.", "f" * 16)
    return [*(_with(each, footer) for each in made), lost]


def _with(each: PageResult, footer: object) -> PageResult:
    return replace(each, findings=(*each.findings, footer), blocks=(*each.blocks, ("f" * 16, 9)))


def written(folder: Path, of: Sequence[PageResult], linter: Linter | None = None) -> Path:
    visits = Visits([(each.address, 10 + n * 37 % 1000) for n, each in enumerate(of)])
    site = summarize(of, RULES, visits=visits, earlier=of[:-40])
    file = folder / "rapport.html"
    html = site_html.render(site, title="egeby.example", folder="rapport-sider")
    file.write_text(html, encoding="utf-8")
    views = folder / "rapport-sider"
    views.mkdir()
    for name, content in site_view.assets("../rapport.html").items():
        (views / name).write_text(content, encoding="utf-8")
    if linter:
        first = site.pages[0]
        report = linter.lint(Source(first.address, "Såfremt du flytter, skal du fremsende brev."))
        view = site_view.render(report, {r.id: r for r in linter.rules()}, first.title)
        (views / site_view.view_name(first.number)).write_text(view, encoding="utf-8")
    return file


@pytest.fixture(scope="module")
def browser() -> Iterator[playwright.Browser]:
    with chromium() as launched:
        yield launched


@pytest.fixture(scope="module")
def path(linter: Linter, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory.mktemp("site"), results(150), linter)


@pytest.fixture(scope="module")
def big(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory.mktemp("big"), results(MANY))


@pytest.fixture
def show(browser: playwright.Browser, path: Path) -> Iterator[Open]:
    """Opens the dashboard; it must ask for nothing else and complain of nothing."""
    contexts, asked, said = [], [], []

    def opened(file: Path = path, at: str = "", **options: object) -> playwright.Page:
        options = {"viewport": WIDE, "reduced_motion": "reduce", **options}
        context = browser.new_context(**options)
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.goto(file.as_uri() + at)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert all(url.startswith("file:") for url in asked)
    assert said == []


def titles(page: playwright.Page) -> list[str]:
    return page.locator(f"{ROWS} .title").all_inner_texts()


def status(page: playwright.Page) -> str:
    return page.locator("#status").inner_text()


def focused(page: playwright.Page, key: str) -> str:
    return page.evaluate(f"document.activeElement.{key}")


def figures(page: playwright.Page, name: str) -> list[int]:
    cells = page.locator(f"{ROWS} [data-name='{name}']").all_inner_texts()
    return [int(cell.replace(".", "")) for cell in cells]


def test_the_script_makes_the_rows_that_stand_there(show: Open):
    rows = f"document.querySelector('{ROWS}').parentElement.innerHTML"
    assert show().evaluate(rows) == show(java_script_enabled=False).evaluate(rows)


def test_a_search_finds_titles_addresses_and_advice(show: Open):
    page = show()
    search = page.get_by_label("Søg")
    search.fill("NUMMER 77")
    assert titles(page) == ["Side nummer 77"]
    assert status(page) == "Viser 1 side (af 150)"
    search.fill("erhverv/side-3")
    assert all("3" in title for title in titles(page))
    search.fill("del den")
    assert status(page) == "Viser 2 sider (af 150)"
    search.fill("findes slet ikke")
    assert page.locator(ROWS).count() == 0
    assert page.get_by_text("Ingen sider passer").is_visible()
    search.fill("")
    assert status(page) == "Viser 1–20 af 150 sider"


def test_pages_can_be_sorted_by_their_headings(show: Open):
    page = show()
    page.get_by_role("button", name="Ord", exact=True).click()
    found = figures(page, "Ord")
    assert found == sorted(found, reverse=True)
    head = page.locator("th[aria-sort]")
    assert head.get_attribute("aria-sort") == "descending"
    page.get_by_role("button", name="Ord", exact=True).click()
    found = figures(page, "Ord")
    assert found == sorted(found)
    assert head.get_attribute("aria-sort") == "ascending"
    assert page.get_by_label("Sortér efter").input_value() == "words"
    page.get_by_role("button", name="Side", exact=True).click()
    assert titles(page)[:3] == ["Forsiden", "Side nummer 1", "Side nummer 2"]


def test_pages_can_be_sorted_by_more_than_is_shown(show: Open):
    page = show()
    first = titles(page)
    page.get_by_label("Sortér efter").select_option("Titel")
    assert titles(page) != first
    page.get_by_role("button", name="Vend om").click()
    assert titles(page)[0] == "Side nummer 149"
    page.get_by_label("Sortér efter").select_option("Gevinst")
    assert titles(page) == first


def test_a_sheet_at_a_time(show: Open):
    page = show()
    first = titles(page)
    assert page.get_by_role("button", name="Forrige 20").is_disabled()
    seen = list(first)
    for _ in range(7):
        page.get_by_role("button", name="Næste 20").click()
        seen += titles(page)
    assert status(page) == "Viser 141–150 af 150 sider"
    assert page.get_by_role("button", name="Næste 20").is_disabled()
    assert len(seen) == len(set(seen)) == 150
    page.get_by_role("button", name="Til de første").click()
    assert titles(page) == first
    assert focused(page, "id") == "sider"


def test_a_section_can_be_chosen(show: Open):
    page = show()
    page.locator("#omraade").select_option(label="/erhverv (49)")
    assert "af 49 sider" in status(page)
    page.get_by_role("button", name="/borger").click()
    assert "af 100 sider" in status(page)
    assert page.locator("#omraade").locator("option:checked").inner_text() == "/borger (100)"
    page.get_by_role("button", name="/borger").click()
    assert status(page) == "Viser 1–20 af 150 sider"


def test_a_phrase_a_rule_a_principle_and_a_band_show_their_pages(show: Open):
    page = show()
    page.get_by_role("button", name="»dersom«").click()
    assert "Viser 14 sider" in status(page)
    assert focused(page, "id") == "sider"
    chip = page.locator("#valgt button")
    assert "Ord: »dersom«" in chip.inner_text()
    chip.click()
    assert focused(page, "id") == "soeg"
    assert chip.count() == 0
    page.locator(".pick", has_text="lang").first.click()
    assert "Viser 2 sider" in status(page)
    page.get_by_role("button", name="Klart sprog", exact=True).click()
    assert "af 131 sider" in status(page)
    page.get_by_role("button", name="Klart sprog", exact=True).click()
    assert status(page) == "Viser 1–20 af 150 sider"
    page.locator("[data-pick='lix:4']").click()
    assert min(figures(page, "Lix")) >= 55
    page.get_by_role("button", name="Står på 150 sider").click()
    assert status(page) == "Viser 1–20 af 150 sider"


def test_the_keyboard_does_all_that_the_mouse_does(show: Open):
    page = show()
    page.keyboard.press("Tab")
    assert focused(page, "textContent") == "Spring til siderne"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert focused(page, "textContent") == "Ret det ét sted"
    page.keyboard.press("Tab")
    assert focused(page, "id") == "soeg"
    page.keyboard.type("nummer 1")
    page.keyboard.press("ArrowDown")
    assert focused(page, "textContent") == titles(page)[0]
    for _ in range(20):
        page.keyboard.press("ArrowDown")
    assert status(page).startswith("Viser 21–40")
    assert focused(page, "textContent") == titles(page)[0]
    page.keyboard.press("ArrowUp")
    assert focused(page, "id") == "soeg"
    page.get_by_role("button", name="Lix", exact=True).focus()
    page.keyboard.press("Enter")
    assert figures(page, "Lix")[0] == max(figures(page, "Lix"))


def test_one_comes_back_to_the_same_place(show: Open):
    page = show()
    page.get_by_label("Søg").fill("side")
    page.get_by_label("Sortér efter").select_option("Titel")
    page.get_by_role("button", name="Næste 20").click()
    page.get_by_role("button", name="»dersom«").click()
    before, told = titles(page), status(page)
    again = show(at=page.evaluate("location.hash"))
    assert titles(again) == before
    assert status(again) == told
    assert again.get_by_label("Søg").input_value() == "side"


@pytest.mark.parametrize(
    "at",
    ["#sorter=vaek", "#omraade=99", "#valg=rule:x", "#fra=-3", "#fra=nej", "#sider", "#valg=y:1"],
)
def test_an_address_that_says_nothing_does_no_harm(show: Open, at: str):
    assert show(at=at).locator("#status").is_visible()


def test_a_page_leads_to_its_own_view_and_back(show: Open, path: Path):
    page = show()
    page.get_by_label("Søg").fill("side")
    title = titles(page)[0]
    page.locator(f"{ROWS} .title").first.click()
    assert page.locator("h1").inner_text() == title
    assert page.locator(".mark:not(.off)").count() >= 2
    page.locator(".mark:not(.off)").first.click()
    assert page.locator(".card.chosen").count() == 1
    page.get_by_role("link", name="Til overblikket").click()
    page.wait_for_url("**/rapport.html")
    assert page.locator("h1").inner_text() == "Sprogtjek af egeby.example"
    page.go_back()
    page.go_back()
    assert page.get_by_label("Søg").input_value() == "side"


@pytest.mark.parametrize("width", [320, 375, 768, 1000, 1300, 1700])
def test_nothing_is_wider_than_the_screen(show: Open, width: int):
    page = show(viewport={"width": width, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.get_by_role("button", name="»dersom«").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_on_a_narrow_screen_figures_have_their_names(show: Open):
    page = show(viewport=NARROW)
    cell = page.locator(f"{ROWS} [data-name='Lix']").first
    name = "getComputedStyle(cell, '::before').content"
    assert "Lix" in cell.evaluate(f"(cell) => {name}")


def test_without_a_script_the_first_pages_are_there(show: Open):
    page = show(java_script_enabled=False)
    assert page.locator(ROWS).count() == 20
    assert page.locator(".finder").is_hidden()
    assert page.get_by_text("Her er de første af 150 sider.").is_visible()


def test_on_paper_stands_what_is_open(show: Open):
    page = show()
    page.locator("summary", has_text="Siden findes ikke").click()
    page.emulate_media(media="print")
    assert page.locator(".finder").is_hidden()
    assert page.get_by_text("https://egeby.example/vaek").is_visible()
    assert page.locator(".quoted").first.is_visible()
    assert page.pdf().startswith(b"%PDF")


def test_thousands_of_pages_are_no_heavier_than_a_few(show: Open, big: Path):
    assert big.stat().st_size < 2_500_000
    page = show(big)
    assert status(page) == "Viser 1–20 af 5.000 sider"
    assert page.locator("*").count() < 3000
    took = page.evaluate(
        """() => {
          const search = document.getElementById("soeg");
          const start = performance.now();
          for (const said of ["s", "si", "side", "side 4", "side 49", "side 499"]) {
            search.value = said;
            search.dispatchEvent(new Event("input"));
          }
          document.querySelector("th[data-key=title] button").click();
          return performance.now() - start;
        }"""
    )
    assert titles(page)[0] == "Side nummer 499"
    assert took < 3000  # six key strokes and an order; a tenth of it where nothing else runs


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["wide", "narrow"])
def test_axe_finds_no_barriers(show: Open, scheme: str, viewport: dict[str, int]):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    page = show(color_scheme=scheme, viewport=viewport, bypass_csp=True)
    page.get_by_role("button", name="»dersom«").click()
    for details in page.locator("details").all():
        details.evaluate("(each) => { each.open = true; }")
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    found = axe.Axe().run(page, options={"runOnly": tags})
    told = [
        (each["id"], [node["html"][:120] for node in each["nodes"][:3]])
        for each in found.response["violations"]
    ]
    assert told == []
