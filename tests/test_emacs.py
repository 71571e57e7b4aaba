"""A writer in a real Emacs with eglot, with the settings that we offer for it.

These run where Emacs and eglot are installed, as they are in `.ci/run`.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
EMACS = shutil.which("emacs")


def has_eglot() -> bool:
    look = "(progn (package-initialize) (require 'eglot))"
    command = [str(EMACS), "--batch", "--eval", look]
    return EMACS is not None and subprocess.run(command, capture_output=True).returncode == 0


pytestmark = pytest.mark.skipif(not has_eglot(), reason="her er ingen Emacs med eglot")

LETTER = """\
Kære Anne

Såfremt du flytter, skal du skrive til os.

Venlig hilsen
Borgerservice
"""
MENDED = LETTER.replace("Såfremt", "Hvis")
TYPED = "Vi skal 🎉 sende skemaet, hvis I flytter.\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("emacs")
    (folder / "brev.txt").write_text(LETTER, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def told(folder) -> dict[str, Any]:
    """What has happened in the editor."""
    env = {
        **os.environ,
        "HOME": str(folder / "home"),
        "LC_ALL": "C.UTF-8",
        "SERVER": "\n".join([sys.executable, "-m", "sprogtjek", "lsp"]),
        "SETTINGS": str(ROOT / "editors" / "emacs" / "sprogtjek.el"),
        "TOLD": str(folder / "told.json"),
    }
    command = [str(EMACS), "--batch", "--load", str(ROOT / "tests" / "emacs.el")]
    done = subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    told: dict[str, Any] = json.loads((folder / "told.json").read_text(encoding="utf-8"))
    assert "fault" not in told, told["fault"]
    return told


def test_findings_stand_where_they_are(told):
    assert any("Hvis" in said and text == "Såfremt" for said, text in told["first"])


def test_a_suggestion_is_put_in(told):
    assert told["replaced"] == MENDED


def test_all_that_is_safe_is_put_right_and_saved(told, folder):
    assert told["text"] == MENDED + TYPED
    assert (folder / "brev.txt").read_text(encoding="utf-8") == MENDED + TYPED
