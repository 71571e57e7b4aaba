"""A run that is kept as it goes: same pages, same report, resumed or not, remembered or not."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from dataclasses import replace
from itertools import islice
from pathlib import Path

import pytest
from site_pages import page_html, some_pages

from sprogtjek import language
from sprogtjek.errors import UserError
from sprogtjek.project import Project
from sprogtjek.results import PageResult
from sprogtjek.site import kept, work
from sprogtjek.site.batch import Batch, Finished, Settings
from sprogtjek.site.executors import local
from sprogtjek.site.options import Known
from sprogtjek.site.pages import Page
from sprogtjek.site.remembering import PageMemory
from sprogtjek.site.session import DAMAGED, Session
from sprogtjek.site.store import Store
from sprogtjek.site.work import Spec

PAGES = 12


@pytest.fixture(autouse=True)
def _one_pipeline(nlp, monkeypatch, tmp_path):
    monkeypatch.setattr(language, "load", lambda path=None: nlp)
    monkeypatch.setattr(work, "_CHECKERS", {})
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def session() -> Iterator[Callable[..., Session]]:
    """Opens the same session again and again."""
    with ExitStack() as stack:
        yield lambda **how: stack.enter_context(
            closing(Session(Path("s.sqlite"), Settings(Project()).fingerprint, **how))
        )


def batch(session: Session, memory: PageMemory | None = None, **spec: object) -> Batch:
    return Batch(Settings(Project()), Spec(**spec), local(1), session, memory)


def results(done: Iterator[Finished]) -> list[PageResult]:
    return [each.outcome.result for each in done]


def served_again(session: Session, count: int, changed: int = -1) -> Iterator[Page]:
    """The pages as a server sends them that is asked what has changed since."""
    for number, page in enumerate(some_pages(count)):
        known = session.known(page.address)
        if known is not None and number != changed:
            yield Page(page.address, unchanged=True)
        elif number == changed:
            text = "Ansøgningen er blevet ændret."
            yield Page(page.address, page_html(number, text).encode(), "text/html", "utf-8")
        else:
            yield page


def test_each_page_is_kept_as_checked_or_with_its_reason(session):
    own = session()
    found = results(batch(own).run(some_pages(PAGES)))
    assert list(own.results()) == found
    assert [n for n, result in enumerate(found) if result.reason] == [3]
    assert found[0].title == "Side nummer 0"
    assert found[0].text_type == "web"
    assert {each.rule for each in found[0].findings} >= {"saafremt", "fremsende"}
    assert found[0].blocks[-1] == found[1].blocks[-1]


def worked_on(monkeypatch) -> list[str]:
    """The addresses that work is done for, from here on."""
    seen: list[str] = []
    check = work.Checker.check

    def noting(self, pages):
        seen.extend(page.address for page in pages)
        return check(self, pages)

    monkeypatch.setattr(work.Checker, "check", noting)
    return seen


def test_a_run_that_is_broken_off_goes_on_where_it_was(session, monkeypatch):
    own = session()
    whole = results(batch(own).run(some_pages(PAGES)))
    own.begin_anew()
    assert own.done == 0
    list(islice(batch(own).run(some_pages(PAGES)), 5))
    own.close()
    own = session()
    known = [own.known(page.address) for page in some_pages(PAGES)]
    assert [n for n, each in enumerate(known) if each and each.done] == [0, 1, 2, 3, 4]
    seen = worked_on(monkeypatch)
    pages = (
        Page(page.address, unchanged=True) if each and each.done else page
        for page, each in zip(some_pages(PAGES), known, strict=True)
    )
    assert results(batch(own).run(pages)) == whole
    assert list(own.results()) == whole
    assert seen == [page.address for page in some_pages(PAGES)][5:]


def test_the_next_run_asks_for_what_has_changed_alone(session, monkeypatch):
    own = session()
    first = results(batch(own).run(some_pages(PAGES)))
    own.finish()
    own.close()
    own = session()
    assert own.known("https://kommune.example/side/3") is None  # it failed: try again
    seen = worked_on(monkeypatch)
    second = results(batch(own).run(served_again(own, PAGES, changed=7)))
    assert seen == ["https://kommune.example/side/7"]
    assert second[7].digest != first[7].digest
    assert second[:7] + second[8:] == first[:7] + first[8:]


def test_pages_that_are_gone_are_forgotten(session):
    own = session()
    results(batch(own).run(some_pages(PAGES)))
    own.finish()
    own.close()
    own = session()
    results(batch(own).run(some_pages(2)))
    own.finish()
    assert own.expected == 2


def test_other_settings_take_nothing_over(session):
    own = session()
    results(batch(own).run(some_pages(2)))
    address = "https://kommune.example/side/0"
    assert own.known(address) is not None
    own.close()
    Path(".sprogtjek.yaml").write_text("rules: {saafremt: off}\n", encoding="utf-8")
    assert session().known(address) is None


def test_without_the_cache_nothing_of_earlier_runs_is_used(session):
    own = session()
    results(batch(own).run(some_pages(2)))
    own.finish()
    own.close()
    own = session(fresh=True)
    assert own.known("https://kommune.example/side/0") is None
    list(islice(batch(own).run(some_pages(2)), 1))
    assert own.known("https://kommune.example/side/0").done


def test_a_known_page_remembers_links_and_marks(session):
    own = session()
    page = next(some_pages(1))
    page = replace(page, etag='"abc"', modified="2026-01-02", links=("https://kommune.example/a",))
    results(batch(own).run([replace(page, requested="https://kommune.example/")]))
    own.finish()
    own.close()
    assert session().known("https://kommune.example/") == Known(
        page.address, '"abc"', "2026-01-02", ("https://kommune.example/a",)
    )


def test_the_same_run_is_not_at_work_twice(session):
    own = session()
    results(batch(own).run(some_pages(1)))
    with pytest.raises(UserError, match="i gang et andet sted"):
        session()


@pytest.mark.parametrize("left", [0, 5000])
def test_a_damaged_session_is_begun_anew(session, left):
    own = session()
    results(batch(own).run(some_pages(3)))
    own.close()
    path = Path("s.sqlite")
    path.write_bytes(path.read_bytes()[:left] or b"ikke en database" * 500)
    own = session()
    assert own.notice == DAMAGED
    assert own.done == 0
    assert len(results(batch(own).run(some_pages(3)))) == 3


def test_remembered_or_not_the_report_is_the_same(session, monkeypatch):
    own = session(fresh=True)
    with closing(Store(Path("cache"), 10)) as store:
        memory = PageMemory(store)
        first = [each.outcome for each in batch(own, memory, views=True).run(some_pages(PAGES))]
        seen = worked_on(monkeypatch)
        own.begin_anew()
        second = [each.outcome for each in batch(own, memory, views=True).run(some_pages(PAGES))]
        assert second == first
        assert seen == []
        assert all(bool(each.view) != bool(each.result.reason) for each in second)
        own.begin_anew()
        results(batch(own, memory, mask=False, views=True).run(some_pages(2)))
        assert len(seen) == 2


def test_a_personal_number_is_kept_masked(session):
    own = session()
    data = page_html(1, "Dit nummer er 010190-1234, og du bedes fremsende det.").encode()
    results(batch(own, views=True).run([Page("https://kommune.example/a", data, "text/html")]))
    (result,) = own.results()
    assert "010190-xxxx" in repr(result)
    own.close()
    assert b"0190-1234" not in Path("s.sqlite").read_bytes()


def test_pages_that_cannot_be_read_say_why(session):
    pages = [
        Page("https://kommune.example/a", b"", "text/html"),
        Page("https://kommune.example/b", b"\x89PNG\r\n", "text/html"),
        Page("https://kommune.example/c", page_html(1).encode(), "text/html"),
    ]
    found = results(batch(session()).run(pages))
    assert [bool(result.reason) for result in found] == [True, True, False]


def test_a_broken_configuration_is_the_reason_of_its_files(session):
    for name in ("god", "daarlig"):
        Path(name).mkdir()
    Path("daarlig/.sprogtjek.yaml").write_text("rules: {findes-ikke: off}\n", encoding="utf-8")
    names = ["god/a.html", "daarlig/b.html", "god/c.html"]
    found = results(batch(session()).run([Page(name, page_html(1).encode()) for name in names]))
    assert [result.reason for result in found] == [
        "",
        "Der er ingen regel, der hedder »findes-ikke«.",
        "",
    ]


def test_excluded_files_are_passed_over(session):
    Path(".sprogtjek.yaml").write_text("exclude: ['arkiv/*']\n", encoding="utf-8")
    Path("arkiv").mkdir()
    pages = [Page(name, page_html(1).encode()) for name in ("arkiv/a.html", "b.html")]
    assert [result.address for result in results(batch(session()).run(pages))] == ["b.html"]


def test_runs_that_nobody_repeats_are_forgotten(tmp_path):
    for name, days in (("gammel", 200), ("ny", 2)):
        (tmp_path / name).write_bytes(b"")
        moment = time.time() - days * 24 * 3600
        os.utime(tmp_path / name, (moment, moment))
    kept.forget_old(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["ny"]
