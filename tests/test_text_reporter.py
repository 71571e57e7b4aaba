"""What a caseworker reads, kept as a whole in `tests/snapshots/`.

After a change that is meant: `python tests/test_text_reporter.py` writes the snapshots anew; read
the difference aloud before it is committed.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click
import pytest

from sprogtjek.linter import Linter
from sprogtjek.records import Finding, Place, Problem, Replacement, Report, Span, Stats
from sprogtjek.reporters.text import Style, render
from sprogtjek.sources.files import read_path

ROOT = Path(__file__).parent.parent
SNAPSHOTS = Path(__file__).parent / "snapshots"
LETTERS = ("haarde/p-afgift-fastholdt", "klare/p-afgift-medhold")


def output(linter: Linter, letter: str) -> str:
    report = linter.lint(read_path(ROOT / "corpus" / f"{letter}.txt"))
    text = "\n".join(render(report, Style(80, "warning")))
    return click.unstyle(text).replace(str(ROOT) + "/", "")


def snapshot_path(letter: str) -> Path:
    return SNAPSHOTS / f"{Path(letter).name}.out"


@pytest.mark.parametrize("letter", LETTERS)
def test_letters_read_as_before(linter, letter):
    assert output(linter, letter) == snapshot_path(letter).read_text(encoding="utf-8")


SENTENCE = "Vi skal hermed meddele, at det blev konstateret i går."
FINDING = Finding(
    rule="passiv-uden-agent",
    kind="passive",
    level="warning",
    principles=("entydigt",),
    message="Skriv, hvem det er.",
    place=Place(36, 47, 3, 37),
    text="konstateret",
    sentence=SENTENCE,
    mark=Span(36, 47),
    block=0,
    suggestions=(
        Replacement("vi konstaterede", Place(27, 47, 3, 28), "offer", "det blev konstateret"),
    ),
)


def rendered(report: Report, width: int = 80) -> str:
    return click.unstyle("\n".join(render(report, Style(width, "warning"))))


def test_the_pointer_stands_under_the_place():
    lines = rendered(Report("brev.txt", (FINDING,))).splitlines()
    excerpt = next(i for i, line in enumerate(lines) if "konstateret" in line)
    assert lines[excerpt].index("konstateret") == lines[excerpt + 1].index("^")
    assert lines[excerpt + 1].count("^") == len("konstateret")


@pytest.mark.parametrize("width", [60, 80, 100])
def test_no_line_is_wider_than_asked_for(width):
    lines = rendered(Report("brev.txt", (FINDING,)), width).splitlines()
    assert max(map(len, lines)) <= width


def test_a_wider_suggestion_says_what_it_replaces():
    text = rendered(Report("brev.txt", (FINDING,)))
    assert "Forslag: »vi konstaterede« i stedet for »det blev konstateret«" in text


def test_a_short_text_gets_no_lix():
    assert "Lix" not in rendered(Report("a", stats=Stats(8, 1, 2, 0, 8, "")))
    assert "Lix" in rendered(Report("a", stats=Stats(80, 8, 12, 0, 8, "")))


@pytest.mark.parametrize(
    ("level", "words"),
    [("hint", "ingen fejl, advarsler eller forslag"), ("error", "ingen fejl")],
)
def test_nothing_found_is_said_plainly(level, words):
    text = click.unstyle("\n".join(render(Report("a"), Style(80, level))))
    assert text.splitlines()[1] == f"a: {words}."


def test_a_problem_has_place_and_hint():
    problem = Problem("Filen er tom.", "brev.txt", 3, "Skriv noget.")
    assert "brev.txt:3: kan ikke tjekkes: Filen er tom.\n    Skriv noget." in rendered(
        Report("brev.txt", problems=(problem,))
    )


def test_places_in_files_without_lines_are_paragraphs_and_pages():
    finding = replace(FINDING, place=Place(36, 47, 12, 37))
    text = rendered(Report("brev.docx", (finding, FINDING, FINDING, FINDING), unit="paragraph"))
    assert "brev.docx: afsnit 12 advarsel" in text
    assert "Afsnit 12: Skriv, hvem det er." in text
    finding = replace(FINDING, place=Place(36, 47, 12, 37, page=2))
    text = rendered(Report("brev.pdf", (finding,), unit="paragraph"))
    assert "brev.pdf: side 2, afsnit 12 advarsel" in text


def test_a_problem_in_a_paragraph():
    problem = Problem("For langt.", "brev.docx", 3, unit="paragraph")
    assert "brev.docx: afsnit 3: kan ikke tjekkes: For langt." in rendered(
        Report("brev.docx", problems=(problem,))
    )


if __name__ == "__main__":
    whole = Linter()
    for name in LETTERS:
        snapshot_path(name).write_text(output(whole, name), encoding="utf-8")
