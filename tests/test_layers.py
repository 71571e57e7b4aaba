"""Imports point down the house, never up; heavy libraries live in their own rooms."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import sprogtjek

ROOT = Path(sprogtjek.__file__).parent

# From the ground up. A module may import from its own layer and from those before it.
LAYERS = (
    ("records", "word_places", "features"),
    ("offsets", "errors", "schema", "words", "cue_notation", "cues", "cache", "shipped", "views"),
    ("snapshot",),
    ("sources", "danish", "principles"),
    ("sentences", "readability", "paths"),
    ("language",),
    ("checks", "shields"),
    ("ruleset", "layers"),
    ("terms",),
    ("texttypes", "profiles"),
    ("config", "filters", "evaluate", "ranking", "protected", "silencing"),
    ("placing",),
    ("passages",),
    ("recalling",),
    ("reporting", "collecting"),
    ("linter",),
    ("project", "corpus", "examples", "fixing", "baseline", "masking"),
    ("score", "ruletests", "keywords", "results"),
    ("fileschema",),
    ("sitestats", "comparing"),
    ("reporters",),
    ("lsp", "site"),
    ("cli",),
    ("__main__",),
)
LEVEL = {room: level for level, layer in enumerate(LAYERS) for room in layer}
HOMES = {
    "spacy": {"language", "sentences", "checks"},
    "click": {"cli", "reporters", "lsp"},
    "textstat": {"readability"},
    "yaml": {"schema", "danish"},
    "pygls": {"lsp"},
    "markdown_it": {"sources"},
    "docx": {"sources", "reporters"},
    "lxml": {"sources", "reporters"},
    "odf": {"sources", "reporters"},
    "pypdfium2": {"sources"},
    "lsprotocol": {"lsp"},
    "httpx": {"site"},
    "httpcore": {"site"},
    "protego": {"site"},
    "distributed": {"site"},
    "msgspec": {"site", "results"},
}
MODULES = sorted(path for path in ROOT.rglob("*.py") if path.name != "__init__.py")


def room(path: Path) -> str:
    return path.relative_to(ROOT).with_suffix("").parts[0]


def imported(path: Path) -> set[str]:
    names: set[str] = set()
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.If) and getattr(node.test, "id", "") == "TYPE_CHECKING":
            node.body.clear()  # types alone: nothing is imported when it runs
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.update(f"{node.module}.{alias.name}" for alias in node.names)
    return names


def test_every_room_has_a_floor():
    assert {room(path) for path in MODULES} <= set(LEVEL)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_point_down(path):
    own = room(path)
    for name in imported(path):
        parts = name.split(".")
        if parts[0] == "sprogtjek" and len(parts) > 1 and parts[1] in LEVEL:
            assert LEVEL[parts[1]] <= LEVEL[own], f"{own} imports {name}"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_libraries_stay_home(path):
    for name in imported(path):
        homes = HOMES.get(name.split(".")[0])
        assert homes is None or room(path) in homes, f"{room(path)} imports {name}"
