"""Marked-up copies in a real word processor, where LibreOffice is installed (as in `.ci/run`)."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from sprogtjek.linter import Linter
from sprogtjek.sources.files import read_path

SOFFICE = shutil.which("soffice")
pytestmark = pytest.mark.skipif(SOFFICE is None, reason="her er ingen LibreOffice")

LETTER = Path(__file__).parent.parent / "corpus" / "haarde" / "afslag-praktisk-hjaelp.txt"


def convert(path: Path, suffix: str) -> Path:
    """The file as LibreOffice saves it in another format."""
    profile = f"-env:UserInstallation=file://{path.parent / 'profil'}"
    command = [str(SOFFICE), profile, "--headless", "--convert-to", suffix, path.name]
    subprocess.run(command, cwd=path.parent, capture_output=True, check=True, timeout=180)
    return path.with_suffix(f".{suffix}")


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("lo")
    shutil.copy(LETTER, folder / "brev.txt")
    return folder


def findings(linter: Linter, path: Path) -> list[tuple[str, str]]:
    report = linter.lint(path)
    assert report.problems == ()
    return [(finding.rule, " ".join(finding.text.split())) for finding in report.findings]


@pytest.mark.parametrize("suffix", ["docx", "odt", "pdf", "rtf"])
def test_a_letter_saved_by_libreoffice_gives_the_same_findings(linter, folder, suffix):
    assert findings(linter, convert(folder / "brev.txt", suffix)) == findings(linter, LETTER)


@pytest.mark.parametrize("suffix", ["docx", "odt"])
def test_a_copy_with_comments_opens_and_reads_as_before(folder, suffix):
    letter = convert(folder / "brev.txt", suffix)
    marked = folder / f"med-kommentarer.{suffix}"
    command = [sys.executable, "-m", "sprogtjek", letter.name, "--comments", marked.name]
    ran = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert ran.returncode == 1, ran.stderr
    plain, page = convert(letter, "pdf"), convert(marked, "pdf")
    assert words(page) == words(plain)


def words(path: Path) -> list[str]:
    return [word for block in read_path(path).blocks for word in block.text.split()]
