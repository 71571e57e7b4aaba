"""How much of a file is read, and for how long: settings and defaults."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from sprogtjek import config
from sprogtjek.errors import UserError
from sprogtjek.sources import limits
from sprogtjek.sources.files import read_bytes, read_path
from sprogtjek.sources.limits import Limits, reading

PAGES = {
    "x.html": b"<main>" + b"<p>Hej med dig. " * 5000,
    "x.rtf": rb"{\rtf1 " + rb"Hej \par " * 20000 + b"}",
}


def run(*words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "sprogtjek", *words]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("name", PAGES)
def test_reading_ends_when_the_time_is_over(name):
    with reading(Limits(seconds=-1)), pytest.raises(UserError, match="for lang tid"):
        read_bytes(PAGES[name], name)


def test_a_page_may_be_only_so_deep():
    page = b"<main>" + b"<div>" * 30 + b"<p>Hej med dig.</p>"
    assert read_bytes(page, "x.html").blocks
    with reading(Limits(depth=20)), pytest.raises(UserError, match="20 elementer"):
        read_bytes(page, "x.html")


def test_a_file_may_be_only_so_large(tmp_path):
    path = tmp_path / "brev.txt"
    path.write_bytes(b"Hej. " * 300_000)
    assert read_path(path).blocks
    with reading(Limits(megabytes=1)), pytest.raises(UserError, match="for stor"):
        read_path(path)


def test_limits_end_with_the_file():
    with reading(Limits(seconds=-1)):
        pass
    limits.check_time("x")
    assert limits.current() == Limits()


def test_limits_are_settings(tmp_path):
    (tmp_path / "stor.txt").write_bytes(b"Hej. " * 300_000)
    (tmp_path / "brev.txt").write_text("Såfremt du flytter, så ring.\n", encoding="utf-8")
    (tmp_path / config.NAME).write_text("limits: {megabytes: 1}\n", encoding="utf-8")
    ran = run("stor.txt", "brev.txt", cwd=tmp_path)
    assert ran.returncode == 2
    assert "Filen må højst fylde 1 MB." in ran.stdout
    assert "[saafremt]" in ran.stdout
    (tmp_path / config.NAME).write_text("limits: {megabyte: 1}\n", encoding="utf-8")
    assert "Mente du »megabytes«?" in run("brev.txt", cwd=tmp_path).stdout
