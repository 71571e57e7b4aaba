"""A site against an earlier run: what is new, what is mended, and what is the same."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from made_pages import LONG, long, page, with_footer, word

from sprogtjek.comparing import Saved
from sprogtjek.errors import UserError
from sprogtjek.results import PageFinding, PageResult, dumps
from sprogtjek.sitestats.records import Change, Trend
from sprogtjek.sitestats.site import summarize


def trend(earlier: list[PageResult], now: list[PageResult]) -> Trend:
    site = summarize(now, {}, earlier=earlier)
    assert site.trend is not None
    return site.trend


def said(sentence: str) -> PageFinding:
    return word(sentence=sentence)


def test_findings_are_known_by_rule_and_sentence():
    other = word("dersom", "Tre.")
    before = [page("/a", said("En."), said("To."))]
    now = [page("/a", said("To."), other)]
    assert trend(before, now).change == Change(new=1, mended=1, unchanged=1)
    site = summarize(now, {}, earlier=before)
    assert site.pages[0].change == Change(1, 1, 1)


def test_spaces_case_line_and_block_do_not_matter():
    before = [page("/a", said("Hvis  du Vil."))]
    moved = replace(said("hvis du vil."), line=7, block="b" * 16)
    assert trend(before, [page("/a", moved)]).change == Change(0, 0, 1)


def test_a_mended_word_makes_nothing_else_in_its_sentence_new():
    old, new = f"Såfremt De {LONG}", f"Hvis De {LONG}"
    both = [word("Såfremt", old), word("De", old), long(sentence=old)]
    now = [page("/a", word("De", new), long(sentence=new))]
    assert trend([page("/a", *both)], now).change == Change(new=0, mended=1, unchanged=2)


def test_a_warning_takes_the_place_of_a_warning_before_a_hint():
    before = [page("/a", replace(said("En."), level="hint"), said("To."))]
    assert trend(before, [page("/a", said("Tre."))]).change == Change(0, 0, 1)


def test_equals_are_numbered():
    before = [page("/a", said("En."), said("En."))]
    assert trend(before, [page("/a", said("En."))]).change == Change(0, 1, 1)


def test_a_finding_that_moves_to_another_page_is_new_there():
    before = [page("/a", said("En.")), page("/b")]
    now = [page("/a"), page("/b", said("En."))]
    assert trend(before, now).change == Change(1, 1, 0)


def test_hints_are_not_counted_but_known():
    hint = replace(said("En."), level="hint")
    before = [page("/a", hint)]
    assert trend(before, [page("/a")]).change == Change(0, 0, 0)
    assert trend(before, [page("/a", said("En."))]).change == Change(0, 0, 1)


def test_new_pages_and_pages_gone_are_told_apart_from_writing():
    found = trend([page("/a", said("En."))], [page("/b", said("To."), said("Tre."))])
    assert found.change == Change(0, 0, 0)
    assert found.new_pages == ("https://egeby.example/b",)
    assert found.gone_pages == ("https://egeby.example/a",)
    assert (found.on_new_pages, found.on_gone_pages) == (2, 1)


def test_a_page_that_fails_this_time_is_not_mended():
    before = [page("/a", said("En."))]
    found = trend(before, [PageResult(before[0].address, reason="Serveren svarede ikke.")])
    assert found.change == Change(0, 0, 0)
    assert found.unseen == 1
    assert not found.gone_pages


def test_a_page_that_failed_before_is_not_worse_now():
    failed = PageResult("https://egeby.example/a", reason="Serveren svarede ikke.")
    found = trend([failed], [page("/a", said("En."))])
    assert found.change == Change(0, 0, 0)
    assert found.new_pages == ("https://egeby.example/a",)


def test_a_footer_is_mended_once():
    before = with_footer(5)
    now = [replace(each, findings=each.findings[:1]) for each in before]
    assert trend(before, now).change == Change(new=0, mended=1, unchanged=5)


def test_a_block_that_is_repeated_in_one_run_alone_is_the_same():
    few, many = with_footer(2), with_footer(4)
    assert trend(many, few).change == Change(0, 0, 3)
    assert trend(few, many).change == Change(0, 0, 3)


def test_the_same_run_twice_changes_nothing():
    results = with_footer(4)
    assert trend(results, results).change == Change(0, 0, 5)


# --- From a file


def saved(tmp_path: Path, text: str) -> Saved:
    path = tmp_path / "sidst.jsonl"
    path.write_text(text, encoding="utf-8")
    return Saved(path)


def test_results_are_read_again_each_time(tmp_path: Path):
    results = with_footer(3)
    earlier = saved(tmp_path, "".join(f"{dumps(each)}\n" for each in results))
    assert list(earlier) == list(earlier) == results
    assert summarize(results, {}, earlier=earlier).trend == trend(results, results)


def test_a_line_that_is_no_page_says_which(tmp_path: Path):
    earlier = saved(tmp_path, f"{dumps(page('/a'))}\n{{}}\n")
    with pytest.raises(UserError) as error:
        list(earlier)
    assert error.value.line == 2


def test_a_file_that_is_not_there_says_so(tmp_path: Path):
    with pytest.raises(UserError) as error:
        list(Saved(tmp_path / "vaek.jsonl"))
    assert error.value.message == "Den tidligere kørsel kan ikke læses."
