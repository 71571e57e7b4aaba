"""Figures, lights and the changes that would lower LIX most."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from sprogtjek import fixing
from sprogtjek.readability import lix_rix
from sprogtjek.records import Finding, Level, Place, Report, Source, Span, Stats
from sprogtjek.score import lights, score
from sprogtjek.sources.files import read_path
from sprogtjek.sources.text import read_source

CORPUS = Path(__file__).parent.parent / "corpus"
HARD = CORPUS / "haarde" / "afslag-praktisk-hjaelp.txt"
PLAIN = CORPUS / "klare" / "afslag-rengoering.txt"


@pytest.fixture(scope="module")
def hard(linter):
    return score(read_path(HARD), linter, most=50)


def test_a_change_lowers_lix_as_much_as_is_said(linter, hard):
    """The words put in for real give the number that was promised."""
    text = HARD.read_text(encoding="utf-8")
    tried = [change for change in hard.changes if change.new is not None]
    assert tried
    for change in tried[:3]:
        edits = [
            edit
            for finding in hard.report.findings
            for suggestion in finding.suggestions
            if (edit := fixing.edit_of(finding, suggestion))
            and (edit.old, edit.text, finding.place) == (change.old, change.new, change.place)
        ]
        mended = linter.lint(Source("x", fixing.apply(text, edits[:1])))
        found = lix_rix(mended.stats)
        assert found is not None
        assert found[0] == pytest.approx(change.lix, abs=0.05)


def test_the_changes_that_help_most_come_first(hard):
    numbers = [change.lix for change in hard.changes]
    assert numbers == sorted(numbers)
    assert hard.lix is not None
    assert all(number < hard.lix for number in numbers)


def test_targets_are_those_of_the_type_of_text(hard):
    assert hard.report.text_type == "afgoerelse"
    assert set(hard.targets) >= {"lix", "mean", "long-words"}


def finding(level: Level, principle: str) -> Finding:
    place = Place(0, 1, 1, 1)
    return Finding("r", "phrase", level, (principle,), "", place, "x", "x", Span(0, 1), 0)


def test_lights():
    stats = Stats(words=100, sentences=10)
    report = Report("x", (finding("warning", "klart"), finding("hint", "let")), stats=stats)
    assert lights(report) == {"klart": "yellow"}
    assert lights(replace(report, findings=(finding("error", "klart"),))) == {"klart": "red"}
    assert lights(replace(report, findings=(finding("warning", "let"),) * 3)) == {"let": "red"}


def run(*words: str) -> str:
    command = [sys.executable, "-m", "sprogtjek", "score", *words]
    ran = subprocess.run(command, capture_output=True, text=True, check=True)
    return " ".join(ran.stdout.split())


def test_what_is_said():
    said = run(str(HARD))
    assert "Lix er antal ord pr. sætning plus procentdelen" in said
    assert "ikke et mål i sig selv" in said
    assert "De ændringer, der sænker lix mest, hver for sig: 1. Linje" in said


def test_a_profile_has_lights_of_its_own():
    said = run(str(PLAIN), "--profile", "koege")
    assert "Vi sætter barren højt: kan ikke tjekkes" in said
    assert "Klart sprog" not in said


def test_a_text_without_prose_has_no_figures(linter):
    empty = score(read_source(Source("x", "Kære Anne\n")), linter)
    assert (empty.lix, empty.changes) == (None, ())
