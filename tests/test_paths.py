from __future__ import annotations

import os
from pathlib import Path

import pytest

from sprogtjek.errors import UserError
from sprogtjek.paths import expand, matches
from sprogtjek.sources import formats


@pytest.fixture
def folder(tmp_path, monkeypatch):
    for name in ("b.txt", "a.txt", "c.png", "under/d.txt", ".skjult/e.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("Hej.", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_folder_stands_for_its_texts_in_order(folder):
    assert list(expand(["."])) == [Path("a.txt"), Path("b.txt"), Path("under/d.txt")]


def test_every_format_that_is_read_is_found_in_a_folder(tmp_path):
    names = {f"brev{suffix}" for suffix in formats.SUFFIXES}
    for name in names:
        (tmp_path / name).write_text("Hej.", encoding="utf-8")
    assert {path.name for path in expand([str(tmp_path)])} == names


def test_a_named_file_is_taken_whatever_its_suffix(folder):
    assert list(expand(["c.png"])) == [Path("c.png")]


def test_patterns_work_without_a_shell(folder):
    assert list(expand(["*.txt"])) == [Path("a.txt"), Path("b.txt")]
    assert list(expand([os.path.join("**", "d.txt")])) == [Path("under/d.txt")]


def test_each_file_once(folder):
    assert list(expand(["a.txt", "*.txt", "a.txt"])) == [Path("a.txt"), Path("b.txt")]


@pytest.mark.parametrize("name", ["nej.txt", "*.odt"])
def test_what_is_not_found_is_said_in_its_place(folder, name):
    missing, found = expand([name, "a.txt"])
    assert isinstance(missing, UserError)
    assert missing.path == name
    assert found == Path("a.txt")


def test_a_misspelt_name_gets_a_hint(folder):
    (missing,) = expand(["aa.txt"])
    assert isinstance(missing, UserError)
    assert "a.txt" in (missing.hint or "")


def test_a_folder_without_texts_is_said(folder):
    (folder / "tom").mkdir()
    (missing,) = expand(["tom"])
    assert isinstance(missing, UserError)
    assert "ingen tekster" in missing.message


def test_exclusion_by_path_or_name():
    assert matches(Path("breve/kladde.txt"), ["kladde*"], Path())
    assert matches(Path("breve/kladde.txt"), ["breve/*"], Path("/et/andet/sted"))
    assert matches(Path("kommune/web/pas/side.html"), ["web/*"], Path("kommune"))
    assert not matches(Path("breve/brev.txt"), ["kladde*"], Path())
