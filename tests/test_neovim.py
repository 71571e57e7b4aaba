"""A writer in a real Neovim, with the file of settings that we offer for it.

These run where Neovim is installed, as it is in `.ci/run`.
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
NVIM = os.environ.get("NVIM") or shutil.which("nvim")
pytestmark = pytest.mark.skipif(NVIM is None, reason="her er ingen Neovim")

LETTER = """\
Kære Anne

Såfremt du flytter, skal du skrive til os.

Venlig hilsen
Borgerservice
"""
MENDED = LETTER.replace("Såfremt", "Hvis")
TYPED = "Vi skal 🎉 sende skemaet, hvis I flytter.\n"


def version() -> tuple[int, int]:
    said = subprocess.run([str(NVIM), "--version"], capture_output=True, text=True, check=True)
    major, minor = said.stdout.split()[1].removeprefix("v").split(".")[:2]
    return int(major), int(minor)


def settings() -> Path:
    name = "sprogtjek.lua" if version() >= (0, 11) else "sprogtjek-0.7.lua"
    return ROOT / "editors" / "neovim" / name


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("nvim")
    (folder / "brev.txt").write_text(LETTER, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def told(folder) -> dict[str, Any]:
    """What has happened in the editor."""
    command = json.dumps([sys.executable, "-m", "sprogtjek", "lsp"])
    own = folder / "own"
    places = ("CONFIG", "DATA", "STATE", "CACHE")
    homes = {f"XDG_{place}_HOME": str(own / place) for place in places}
    arguments = (
        *("--headless", "--clean", "-i", "NONE", "-n"),
        *("--cmd", f"lua vim.g.sprogtjek_command = vim.fn.json_decode([=[{command}]=])"),
        *("--cmd", 'lua vim.g.sprogtjek_settings = { debounce = 0, level = "warning" }'),
        *("--cmd", f"luafile {settings()}"),
        *("brev.txt", "-c", f"luafile {ROOT / 'tests' / 'neovim.lua'}"),
    )
    env = {**os.environ, **homes, "TOLD": str(folder / "told.json"), "LC_ALL": "C.UTF-8"}
    subprocess.run(
        [str(NVIM), *arguments], cwd=folder, env=env, check=True, capture_output=True, timeout=300
    )
    told: dict[str, Any] = json.loads((folder / "told.json").read_text(encoding="utf-8"))
    assert "fault" not in told, told["fault"]
    return told


def test_findings_stand_where_they_are(told):
    line = "Såfremt du flytter, skal du skrive til os."
    assert ["saafremt", 2, 0, len("Såfremt".encode())] in told["first"]
    assert line in LETTER


def test_hover_says_why(told):
    assert "Skriv »Hvis« i stedet for »Såfremt«." in told["hover"]


def test_a_suggestion_is_put_in(told):
    assert told["replaced"] == MENDED


def test_what_is_typed_is_checked(told):
    line = "Vi skal 🎉 fremsende skemaet, såfremt I flytter."
    (typed,) = [each for each in told["typed"] if each[0] == "fremsende"]
    start = len(line[: line.index("fremsende")].encode())
    assert typed == ["fremsende", 6, start, start + len("fremsende")]


def test_all_that_is_safe_is_put_right_and_saved(told, folder):
    assert told["picked"] == [
        "Skriv »Hvis« i stedet for »Såfremt«",
        "Ret alt, der er sikkert at rette (2)",
    ]
    assert told["text"] == MENDED + TYPED
    assert (folder / "brev.txt").read_text(encoding="utf-8") == MENDED + TYPED


def test_nothing_goes_wrong(told):
    assert "Error" not in told["messages"]
