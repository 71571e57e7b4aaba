"""Personal identity numbers: found on web pages, masked in reports.

All numbers here are of people born around 1860, to whom none was ever given, or fail the control.
"""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sprogtjek.danish import cpr
from sprogtjek.linter import Linter
from sprogtjek.masking import masked


@pytest.mark.parametrize(
    ("text", "valid"),
    [
        ("150360-5046", True),
        ("1503605046", True),
        ("150360 5046", True),
        ("150360-5047", False),  # wrong control
        ("010160-1234", True),  # a first of January without control
        ("020160-1234", False),
        ("010150-1234", False),
    ],
)
def test_control_for_old_numbers(text, valid):
    (match,) = cpr.numbers(text)
    assert cpr.is_valid(match) is valid


@pytest.mark.parametrize(
    "text",
    ["310290-1234", "12 34 56 78", "2025-123456-7", "15036050461", "1-150360-5046", "ddmmåå-xxxx"],
)
def test_what_is_no_number(text):
    assert not list(cpr.numbers(text))


def test_numbers_of_today_have_no_control_and_none_is_of_tomorrow():
    (new,) = cpr.numbers("120610-4321")
    assert cpr.born(new).year == 2010
    assert cpr.is_valid(new)
    (future,) = cpr.numbers("120636-4321")
    assert not cpr.is_valid(future)


@given(before=st.text(max_size=8), after=st.text(max_size=8))
def test_a_masked_text_is_as_long_as_the_text(before, after):
    text = f"{before} 150360-5046 {after}"
    assert len(cpr.masked(text)) == len(text)
    assert "150360-5046" not in cpr.masked(text)


@given(
    parts=st.lists(st.sampled_from(["1503", "60", "-", " ", "–", "\u0661\u0665", "x", "\n", "ø…«"]))
)
def test_what_is_quick_to_look_for_overlooks_no_number(parts):
    text = "".join(parts)
    found = any(cpr._NUMBER.search(line) for line in text.split("\n"))
    assert cpr.may_hold(text.split("\n")) is found


def test_figures_of_all_scripts_count():
    figures = (chr(code) for code in range(0x110000) if chr(code).isdecimal())
    assert all(set(each.encode().translate(cpr._AS_FIGURES)) == {0x30} for each in figures)


def test_reports_are_masked(nlp):
    text = "Såfremt 150360-5046 flytter, skal sagen om 150360-5046 behandles af os."
    report = masked(Linter(pipeline=nlp).lint(text))
    assert report.findings
    assert "5046" not in repr(report)
    for finding in report.findings:
        assert len(finding.text) == finding.mark.end - finding.mark.start


def run(*words: str, cwd) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "sprogtjek", *words]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)


def test_a_number_on_a_page_is_an_error_and_is_not_repeated(tmp_path):
    (tmp_path / "side.txt").write_text("Sagen om 150360-5046 er slut.\n", encoding="utf-8")
    ran = run("side.txt", "--type", "web", "--format", "json", cwd=tmp_path)
    assert '"rule": "cpr-nummer"' in ran.stdout
    assert "5046" not in ran.stdout
    assert "150360-xxxx" in ran.stdout
    assert "cpr-nummer" not in run("side.txt", "--type", "brev", cwd=tmp_path).stdout
    whole = run("side.txt", "--type", "web", "--no-mask", cwd=tmp_path)
    assert "150360-5046" in whole.stdout
