"""Directives in the text, and baselines: what the linter has been asked not to say."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sprogtjek import baseline
from sprogtjek.baseline import Baseline, fingerprints
from sprogtjek.errors import UserError
from sprogtjek.records import Finding, Place, Report, Source, Span
from sprogtjek.sources.directives import directive
from sprogtjek.sources.text import read_source


def rules(linter, text: str) -> list[tuple[int, str]]:
    return [(f.place.line, f.rule) for f in linter.lint(text).findings if f.rule == "saafremt"]


def run(*words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "sprogtjek", *words]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("line", "action", "named"),
    [
        ("sprogtjek: fra passiv-s", "fra", ("passiv-s",)),
        ("sprogtjek: fra", "fra", ()),
        ("  Sprogtjek: til  ", "til", ()),
        ("<!-- sprogtjek: fra passiv-s, lix -->", "fra", ("passiv-s", "lix")),
        ("/* sprogtjek: til lix */", "til", ("lix",)),
        ("# sprogtjek: fra lix jf", "fra", ("lix", "jf")),
    ],
)
def test_what_a_directive_looks_like(line, action, named):
    found = directive(line, Span(0, len(line)))
    assert found is not None
    assert (found.action, found.rules) == (action, named)


@pytest.mark.parametrize(
    "line",
    [
        "Vi bruger sprogtjek: fra mandag gælder det alle.",
        "sprogtjek: fra mandag gælder det.",
        "sprogtjek: tilbage",
        "sprogtjek fra passiv-s",
    ],
)
def test_what_is_no_directive(line):
    assert directive(line, Span(0, len(line))) is None


def test_a_rule_is_off_between_fra_and_til(linter):
    text = (
        "Såfremt du flytter.\n\nsprogtjek: fra saafremt\nSåfremt du flytter.\n\n"
        "sprogtjek: til\n\nSåfremt du flytter.\n"
    )
    assert rules(linter, text) == [(1, "saafremt"), (8, "saafremt")]
    report = linter.lint(text)
    assert [f.rule for f in report.suppressed if f.place.line == 4] == ["saafremt"]
    assert report.notices == ()


def test_til_may_turn_on_one_rule_of_several(linter):
    start = "sprogtjek: fra saafremt medio\n\nMedio maj.\n\n"
    text = f"{start}sprogtjek: til medio\n\nSåfremt medio maj.\n"
    found = [f.rule for f in linter.lint(text).findings]
    assert "saafremt" not in found
    assert found.count("medio") == 1


def test_directives_are_no_text_and_part_no_paragraph():
    above = "Vi skriver til dig, fordi du har bedt os om at se på din ansøgning om"
    document = read_source(Source("x", f"{above}\nsprogtjek: fra lix\nhjælp til bilen.\n"))
    assert [block.text for block in document.blocks] == [f"{above} hjælp til bilen."]
    document = read_source(Source("x", "Et afsnit.\n\nsprogtjek: fra lix\nEt andet.\n"))
    assert [block.text for block in document.blocks] == ["Et afsnit.", "Et andet."]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("sprogtjek: fra saafremt\n\nHvis du flytter.\n", "slår ikke noget fra"),
        ("Hvis du flytter.\n\nsprogtjek: til\n", "slår ikke noget til igen"),
    ],
)
def test_directives_without_effect_are_said(linter, text, said):
    (notice,) = linter.lint(text).notices
    assert said in notice.message


def test_a_misspelt_rule_in_a_directive_gets_a_hint(linter):
    (notice,) = linter.lint("sprogtjek: fra såfremt\n\nSåfremt du flytter.\n").notices
    assert notice.line == 1
    assert notice.hint is not None
    assert "»saafremt«" in notice.hint


def finding(sentence: str, rule: str = "r") -> Finding:
    place = Place(0, 1, 1, 1)
    return Finding(rule, "phrase", "warning", ("klart",), "", place, "x", sentence, Span(0, 1), 0)


def test_fingerprints_look_past_spaces_and_case_and_count_equals():
    first, second = fingerprints([finding("En  sætning."), finding("en sætning.")])
    assert first != second
    assert fingerprints([finding("EN SÆTNING.")]) == (first,)
    assert fingerprints([finding("En sætning.", "s")]) != (first,)


@settings(deadline=None)
@given(sentences=st.lists(st.sampled_from("abc"), max_size=8), new=st.sampled_from("abcd"))
def test_one_more_finding_is_one_new_finding(sentences, new):
    old = Report("brev.txt", tuple(finding(s) for s in sentences))
    known = Baseline(Path("b.json"), {}).with_all([old])
    assert known.new(old).findings == ()
    more = replace(old, findings=(*old.findings, finding(new)))
    assert known.new(more).findings == (finding(new),)
    assert known.stale([old]) == 0


def test_moved_text_stays_known_and_gone_text_is_stale():
    old = Report("brev.txt", (finding("a"), finding("b")))
    known = Baseline(Path("b.json"), {}).with_all([old])
    moved = replace(old, findings=(finding("b"), finding("a")))
    assert known.new(moved).findings == ()
    gone = replace(old, findings=(finding("b"),))
    assert known.stale([gone]) == 1
    assert known.pruned([gone]).size == 1


def test_only_new_findings_count(tmp_path):
    letter = tmp_path / "brev.txt"
    letter.write_text("Såfremt du flytter, skal du ringe.\n", encoding="utf-8")
    assert run("baseline", "brev.txt", cwd=tmp_path).returncode == 0
    stored = (tmp_path / baseline.NAME).read_text(encoding="utf-8")
    assert "flytter" not in stored
    assert list(json.loads(stored)["files"]) == ["brev.txt"]
    assert run("brev.txt", "--baseline", baseline.NAME, cwd=tmp_path).returncode == 0
    letter.write_text("Hej.\n\nSåfremt du bliver syg, så ring.\n", encoding="utf-8")
    (tmp_path / ".sprogtjek.yaml").write_text(f"baseline: {baseline.NAME}\n", encoding="utf-8")
    again = run("brev.txt", cwd=tmp_path)
    assert again.returncode == 1
    assert "kendte fund er væk fra teksterne" in again.stderr
    pruned = run("baseline", "--prune", "brev.txt", cwd=tmp_path)
    assert "0 kendte fund." in pruned.stdout
    assert "væk fra teksterne" not in run("brev.txt", cwd=tmp_path).stderr


@pytest.mark.parametrize("text", ["{", "[]", '{"version": 9, "files": {}}', '{"version": 1}'])
def test_a_broken_baseline_is_said(tmp_path, text):
    path = tmp_path / "b.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UserError, match="ikke en baseline"):
        baseline.load(path)


def test_a_missing_baseline_is_said(tmp_path):
    (tmp_path / "brev.txt").write_text("Såfremt.\n", encoding="utf-8")
    ran = run("brev.txt", "--baseline", "findes-ikke.json", cwd=tmp_path)
    assert ran.returncode == 2
    assert "Baselinen findes ikke" in ran.stderr
