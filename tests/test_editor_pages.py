"""What the pages about editors say is so."""

from __future__ import annotations

import json
import re
import runpy
import sys
from pathlib import Path

import pytest

from sprogtjek.lsp.options import read
from sprogtjek.records import LEVELS, TEXT_TYPES

EDITORS = Path(__file__).parent.parent / "editors"
PAGES = [EDITORS / "README.md", EDITORS / "vscode" / "README.md"]
FILES = [
    path
    for folder in ("neovim", "emacs", "kate", "helix", "sublime")
    for path in sorted((EDITORS / folder).iterdir())
]
LINK = re.compile(r"\]\((?!https?://|#)([^)#]+)")
MANIFEST = json.loads((EDITORS / "vscode" / "package.json").read_text(encoding="utf-8"))
SETTINGS = MANIFEST["contributes"]["configuration"]["properties"]


def test_the_settings_on_the_page_are_the_files():
    page = runpy.run_path(str(EDITORS / "make_readme.py"))["page"]
    written = (EDITORS / "README.md").read_text(encoding="utf-8")
    assert written == page(written), "python editors/make_readme.py"
    for path in FILES:
        assert f"<!-- {path.relative_to(EDITORS)} -->" in written


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.parent.name)
def test_links_lead_somewhere(path):
    for target in LINK.findall(path.read_text(encoding="utf-8")):
        assert (path.parent / target).exists(), target


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_editor_starts_the_server(path):
    assert re.search(r'"?sprogtjek"?\W+(args\W+)?"lsp"', path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_settings_are_well_formed(path):
    content = path.read_text(encoding="utf-8")
    if path.name in ("settings.json", "LSP.sublime-settings"):
        assert json.loads(content)
    elif path.suffix == ".toml" and sys.version_info >= (3, 11):
        import tomllib

        assert tomllib.loads(content)["language-server"]["sprogtjek"]["args"] == ["lsp"]


def test_the_extension_offers_what_the_server_understands():
    assert [each for each in SETTINGS["sprogtjek.level"]["enum"] if each] == list(LEVELS)
    assert [each for each in SETTINGS["sprogtjek.type"]["enum"] if each] == list(TEXT_TYPES)
    for level in LEVELS:
        assert read({"level": level}).refused == ()


def test_the_extension_names_every_command_and_setting_on_its_page():
    page = (EDITORS / "vscode" / "README.md").read_text(encoding="utf-8")
    for command in MANIFEST["contributes"]["commands"]:
        assert command["title"] in page
    for setting in SETTINGS:
        assert f"`{setting}`" in page
