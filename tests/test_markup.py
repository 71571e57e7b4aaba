"""Findings and fixes in marked-up text: the markup stays as it is."""

from __future__ import annotations

import html
import re

import pytest
from test_fixing import run

from sprogtjek import fixing
from sprogtjek.records import Finding, Report, Source
from sprogtjek.sources.markup import escaped, holds_markup

PAGE = """<!DOCTYPE html><html lang="da"><head><title>Støtte</title></head><body>
<nav><ul><li><a href="/">Fremsende</a></ul></nav><main><h1>S&oslash;g om st&oslash;tte</h1>
<p>S<b>&aring;</b>fremt du flytter, skal du <i>rette</i> henvendelse til os medio&nbsp;maj.
<p>Du f&aring;r svar medio&nbsp;juni &ndash; <a href="/svar">l&aelig;s mere</a> om s&aring;fremt
<table><tr><td>S&aring;fremt du flytter</table>
</main></body></html>"""
MARKDOWN = """# Søg om støtte

S**å**fremt du flytter, skal du *rette* henvendelse
til os medio&nbsp;maj.

> Du får svar medio juni.

- Du får svar medio
  juli, såfremt du *flytter* medio *august*.
"""
SOURCES = (Source("a.html", PAGE, "text/html"), Source("a.md", MARKDOWN, "text/markdown"))


def said(written: str, media_type: str) -> str:
    """The words that a piece of source shows: an oracle without any reader in it."""
    if media_type == "text/html":
        written = re.sub(r"<[^>]*>", "", written)
    else:
        written = re.sub(r"[*]|\n> ?", " " if "\n" in written else "", written)
    return " ".join(html.unescape(written).split())


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.media_type)
def test_every_finding_reads_back(linter, source):
    report = linter.lint(source)
    placed = [finding for finding in report.findings if finding.sentence]
    assert len(placed) >= 3
    for finding in placed:
        flagged = finding.sentence[finding.mark.start : finding.mark.end]
        place = finding.place
        assert finding.text == source.text[place.start : place.end]
        assert said(finding.text, source.media_type).replace(" ", "") == flagged.replace(" ", "")
        lines = source.text[: place.start].split("\n")
        assert (place.line, place.column) == (len(lines), len(lines[-1]) + 1)


def rules(report: Report) -> list[str]:
    return [finding.rule for finding in report.findings]


def test_a_page_has_the_findings_of_its_text(linter):
    sentence = "Såfremt du flytter, skal du rette henvendelse til os medio maj."
    plain = linter.lint(f"{sentence}\n\nRing til os.")
    page = linter.lint(
        Source("a.html", PAGE.split("<h1>")[0] + f"<p>{sentence}<p>Ring til os.", "text/html")
    )
    assert rules(page) == rules(plain)


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.media_type)
def test_no_fix_tears_markup(linter, source):
    text, edits = fixing.fixed(source, linter)
    assert edits
    marks = re.compile(r"<[^>]*>|\*+|^> |^- ", re.MULTILINE)
    assert marks.findall(text) == marks.findall(source.text)
    assert fixing.safe_edits(linter.lint(Source(source.name, text, source.media_type))) == ()


def test_a_suggestion_with_markup_in_its_place_has_no_place(linter):
    found = [f for f in linter.lint(SOURCES[0]).findings if f.text == "S<b>&aring;</b>fremt"]
    assert found
    assert all(s.place.start is None for f in found for s in f.suggestions)
    assert all(isinstance(f, Finding) and f.place.start is not None for f in found)


def test_files_keep_encoding_and_line_ends(tmp_path):
    page = (
        "<meta charset=iso-8859-1>\r\n<p>Kære Åse.\r\n<p>Du får svar medio&nbsp;maj.</p>\r\n"
        "<img alt='svar medio maj'>"
    )
    path = tmp_path / "side.html"
    path.write_bytes(page.encode("latin-1"))
    assert run("side.html", cwd=tmp_path).returncode == 0
    assert path.read_bytes().decode("latin-1") == page.replace("medio", "midt i", 1)


@pytest.mark.parametrize(
    ("text", "media_type", "written"),
    [
        ("R&D <3", "text/html", "R&amp;D &lt;3"),
        ("a_b*c [d]", "text/markdown", r"a\_b\*c \[d\]"),
        ("R&D *", "text/plain", "R&D *"),
    ],
)
def test_new_words_are_written_as_their_source_is(text, media_type, written):
    assert escaped(text, media_type) == written


@pytest.mark.parametrize(
    ("written", "words", "media_type", "holds"),
    [
        ("medio&nbsp;maj", "medio maj", "text/html", False),
        ("medio</b> maj", "medio maj", "text/html", True),
        ("medio\n  maj", "medio maj", "text/markdown", False),
        ("medio\n> maj", "medio maj", "text/markdown", True),
        ("*medio* maj", "medio maj", "text/markdown", True),
        ("sags-\nbehandling", "sagsbehandling", "text/plain", False),
    ],
)
def test_markup_among_words(written, words, media_type, holds):
    assert holds_markup(written, words, media_type) is holds
