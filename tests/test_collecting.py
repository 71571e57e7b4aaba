"""Blocks are parsed once, and what is remembered is what would be found anew."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sprogtjek import collecting, language
from sprogtjek.linter import Linter

PARAGRAPHS = (
    "Såfremt du flytter, skal skemaet indsendes snarest.",
    "Vi har modtaget din ansøgning.",
    "Ansøgningen behandles af Borgerservice.",
    "Kære Anne",
    "De bedes kontakte os på tlf. 12 34 56 78.",
    "Det vurderes, at der ikke er grundlag for hjælp.",
    "Venlig hilsen",
)


def letter(*paragraphs: str) -> str:
    return "\n\n".join(paragraphs) + "\n"


@pytest.fixture
def parsed(monkeypatch) -> list[str]:
    """The texts that are parsed from here on."""
    seen: list[str] = []
    parse = language.parse

    def counting(nlp, texts):
        def noted():
            for text in texts:
                seen.append(text)
                yield text

        return parse(nlp, noted())

    monkeypatch.setattr(language, "parse", counting)
    return seen


def test_only_a_changed_paragraph_is_parsed_again(nlp, parsed):
    linter = Linter(pipeline=nlp)
    linter.lint(letter(*PARAGRAPHS))
    parsed.clear()
    changed = "Vi har modtaget din nye ansøgning."
    linter.lint(letter(PARAGRAPHS[0], changed, *PARAGRAPHS[2:]))
    assert parsed == [changed]


def test_a_paragraph_that_repeats_is_parsed_once(nlp, parsed):
    texts = [letter(PARAGRAPHS[0], PARAGRAPHS[1]) for _ in range(40)]
    reports = list(Linter(pipeline=nlp).lint_many(texts))
    assert sorted(parsed) == sorted(PARAGRAPHS[:2])
    assert len({report.findings for report in reports}) == 1


@settings(max_examples=25, deadline=None)
@given(
    texts=st.lists(
        st.lists(st.sampled_from(PARAGRAPHS), min_size=1, max_size=6), min_size=1, max_size=4
    )
)
def test_memory_changes_nothing(linter, nlp, texts):
    letters = [letter(*paragraphs) for paragraphs in texts]
    fresh = [Linter(pipeline=nlp).lint(text) for text in letters[:1]]
    assert [linter.lint(text) for text in letters[:1]] == fresh
    assert list(linter.lint_many(letters)) == [linter.lint(text) for text in letters]


def test_memory_is_bounded(nlp, monkeypatch):
    monkeypatch.setattr(collecting, "MOST_BLOCKS", 3)
    linter = Linter(pipeline=nlp)
    reports = list(linter.lint_many(f"Såfremt du har {number} børn." for number in range(9)))
    assert all(report.findings for report in reports)
    assert len(linter._collector._known) == 3
