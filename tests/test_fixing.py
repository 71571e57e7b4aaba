"""Suggestions put into texts and files."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sprogtjek import fixing
from sprogtjek.errors import UserError
from sprogtjek.fixing import Edit
from sprogtjek.records import Finding, Place, Source, Span
from sprogtjek.sources import writing
from sprogtjek.sources.decode import Decoded

CORPUS = Path(__file__).parent.parent / "corpus"
TEXTS = sorted(CORPUS.rglob("*.txt"))
FINDING = Finding(
    "r", "phrase", "warning", ("klart",), "", Place(0, 1, 1, 1), "x", "x", Span(0, 1), 0
)


def run(*words: str, cwd: Path, given: str | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "sprogtjek", "fix", *words],
        cwd=cwd, input=given, capture_output=True, text=True, check=False,
    )  # fmt: skip


def edit(text: str, old: str, new: str) -> Edit:
    start = text.index(old)
    return Edit(start, start + len(old), new, old, FINDING)


@settings(max_examples=200, deadline=None)
@given(
    text=st.text(alphabet="abc \n", min_size=1, max_size=60),
    pieces=st.lists(st.tuples(st.integers(0, 59), st.integers(1, 8), st.text("xyz", max_size=4))),
)
def test_edits_change_their_own_places_alone(text, pieces):
    edits = fixing.without_overlaps(
        Edit(start, min(start + size, len(text)), new, "", FINDING)
        for start, size, new in pieces
        if start < len(text) and "\n" not in text[start : start + size]
    )
    expected, position = "", 0
    for each in edits:
        expected += text[position : each.start] + each.text
        position = each.end
    assert fixing.apply(text, edits) == expected + text[position:]


@pytest.mark.parametrize(
    ("text", "old", "new", "result"),
    [
        ("Det er i den\r\nsag.", "i den\r\nsag", "nu her", "Det er nu\r\nher."),
        ("i hen-\nhold til loven", "i hen-\nhold til", "efter", "efter\nloven"),
        ("her\nmed.", "her\nmed", "nu", "nu."),
    ],
)
def test_a_wrapped_text_keeps_its_lines(text, old, new, result):
    assert fixing.apply(text, [edit(text, old, new)]) == result


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_a_second_run_changes_nothing(linter, path):
    source = Source(path.name, path.read_text(encoding="utf-8"))
    once, _ = fixing.fixed(source, linter)
    again = linter.lint(Source(path.name, once))
    assert fixing.safe_edits(again) == ()


def test_nothing_is_safe_in_law_and_complaint_guidance(linter):
    text = (
        "Medio oktober får du svar.\n\n"
        "Efter § 5 skal du medio oktober have svar.\n\n"
        "Klagevejledning\n\nDu kan klage medio oktober.\n"
    )
    edits = fixing.safe_edits(linter.lint(text))
    assert [text[each.start : each.end] for each in edits] == ["Medio"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_files_keep_encoding_and_line_ends(tmp_path, encoding):
    path = tmp_path / "brev.txt"
    path.write_bytes("Kære Åse\r\n\r\nDu får svar medio maj på Ærø.\r\n".encode(encoding))
    path.chmod(0o640)
    assert run("brev.txt", cwd=tmp_path).returncode == 0
    after = path.read_bytes().decode(encoding)
    assert after == "Kære Åse\r\n\r\nDu får svar midt i maj på Ærø.\r\n"
    assert path.stat().st_mode & 0o777 == 0o640
    assert [each.name for each in tmp_path.iterdir()] == ["brev.txt"]


def test_diff_shows_and_leaves_the_file(tmp_path):
    path = tmp_path / "brev.txt"
    path.write_text("Du får svar medio maj.\n", encoding="utf-8")
    shown = run("--diff", "brev.txt", cwd=tmp_path)
    assert shown.returncode == 1
    assert "-Du får svar medio maj.\n+Du får svar midt i maj.\n" in shown.stdout
    assert path.read_text(encoding="utf-8") == "Du får svar medio maj.\n"


def test_standard_input_goes_to_standard_output(tmp_path):
    assert run("-", cwd=tmp_path, given="Svar medio maj.\n").stdout == "Svar midt i maj.\n"


def test_offers_are_asked_about_one_at_a_time(tmp_path):
    path = tmp_path / "brev.txt"
    path.write_text(
        "Såfremt du flytter, skal du ringe.\n\nDu får svar medio maj.\n\nBrev ultimo juni.\n",
        encoding="utf-8",
    )
    given = "y\nn\ne\ninden 30. juni\nq\n"
    asked = run("--offers", "brev.txt", cwd=tmp_path, given=given)
    assert asked.returncode == 0
    text = path.read_text(encoding="utf-8")
    assert "Hvis du flytter" in text
    assert "medio maj" in text
    assert "inden 30. juni" in text


def test_a_missing_file_does_not_stop_the_rest(tmp_path):
    (tmp_path / "brev.txt").write_text("Svar medio maj.\n", encoding="utf-8")
    ran = run("findes-ikke.txt", "brev.txt", cwd=tmp_path)
    assert ran.returncode == 2
    assert "findes ikke" in ran.stderr
    assert "midt i maj" in (tmp_path / "brev.txt").read_text(encoding="utf-8")


def test_a_file_that_cannot_be_written_stays_as_it_was(tmp_path, monkeypatch):
    path = tmp_path / "brev.txt"
    path.write_text("før", encoding="utf-8")
    with pytest.raises(UserError, match="tegnsæt"):
        writing.write_text(path, "→", Decoded("før", "cp1252"))

    def refuse(*_):
        raise OSError

    monkeypatch.setattr("os.replace", refuse)
    with pytest.raises(UserError, match="kan ikke skrives"):
        writing.write_text(path, "efter", Decoded("før", "utf-8"))
    assert path.read_text(encoding="utf-8") == "før"
    assert [each.name for each in tmp_path.iterdir()] == ["brev.txt"]
