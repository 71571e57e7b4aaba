"""The outline of YAML texts: as YAML's own reader has it, and more where that gives up."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sprogtjek.lsp.yaml_nodes import find, walk
from sprogtjek.lsp.yaml_outline import outline

RULES = Path(__file__).parent.parent / "rules"
# An alias is a leaf in the outline, and what it stands for in YAML.
ALIASES = {"moenstre", "rettigheder"}
SHIPPED = sorted(
    path
    for path in RULES.rglob("*.yaml")
    if path.stat().st_size < 20_000 and path.stem not in ALIASES
)


def ours(text: str) -> list[tuple]:
    """(path, where the key starts, where the value starts)"""
    return [
        (path, None if isinstance(path[-1], int) else item.start, started(item.node))
        for path, item in walk(outline(text))
    ]


def started(node) -> int | None:
    return None if node.form == "none" else node.start


def theirs(text: str) -> list[tuple]:
    found: list[tuple] = []

    def visit(node, path):
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                found.append(((*path, key.value), key.start_mark.index, first(value)))
                visit(value, (*path, key.value))
        elif isinstance(node, yaml.SequenceNode):
            for number, value in enumerate(node.value):
                found.append(((*path, number), None, first(value)))
                visit(value, (*path, number))

    def first(node) -> int | None:
        written = text[node.start_mark.index : node.end_mark.index].strip()
        return node.start_mark.index if written else None

    visit(yaml.compose(text, Loader=yaml.SafeLoader), ())
    return found


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_our_own_files_are_read_as_yaml_reads_them(path):
    text = path.read_text(encoding="utf-8")
    assert ours(text) == theirs(text)


WORDS = st.text("abøC:-#,'\"[]{}& 1\\!|>", max_size=6) | st.sampled_from(["off", "1", "", "a: b"])
VALUES = st.recursive(
    WORDS | st.none() | st.integers() | st.booleans(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=12,
)


@example({"1 :1": []}, False, "", "\n", 1)
@settings(max_examples=400, deadline=None)
@given(
    st.dictionaries(WORDS, VALUES, min_size=1, max_size=4),
    st.sampled_from([True, False, None]),
    st.sampled_from(["", "# Vores regler\n\n", "---\n"]),
    st.sampled_from(["\n", "\r\n"]),
    st.integers(1, 5),
)
def test_what_is_well_formed_is_read_as_yaml_reads_it(value, flow, head, newline, indent):
    text = head + yaml.safe_dump(value, default_flow_style=flow, allow_unicode=True, indent=indent)
    text = text.replace("\n", newline)
    if "? " not in text:  # keys over more than 128 characters
        assert ours(text) == theirs(text)


@pytest.mark.parametrize(
    "text",
    [
        "rules:\n# her\n  a: off # b: c\n\n  'b c': {level: hint, params: {max: 3}}\n",
        "rules: {a: off,\n  b: [1, 2,\n  3], }\nlevel: hint",
        "terms:\n  allowed:\n  - a\n  - b: c\n    d: e\n  names: [x y, 'z, z']\n",
        "a: |\n  b: c\n\n  d\ne: >-\n  f\n# g\n  h\n",
        "a: b\n  c d\n  e\nf: \"g\n  h: i\"\nj: 'k''l'\n",
        "- - a\n  - b\n-\n  c: d\n-   e: f\n    g: h\n",
        "\ta: b\n",
        "",
        "# her\n",
        "---\n# her\na: b\n...\nc: d\n",
        "{a: b, 'c': [d: e], \"f\":g}",
        "a:\r  b: c\rd: e",
        "http://x: y\na#b: c\n-a: b\n",
    ],
)
def test_what_people_write(text):
    try:
        assert ours(text) == theirs(text)
    except yaml.YAMLError:
        ours(text)


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("rul\nlevel: hint", ("rul",)),
        ("rules:\n  saaf\n  af: off\nlevel: hint", ("rules", "saaf")),
        ("rules:\n  af: off\n  saaf\nlevel: hint", ("rules", "saaf")),
        ("rules:\n  - id: x\n    ki\n    level: hint", ("rules", 0, "ki")),
        ("rules:\n  - id: x\n    ki\n    level: hint", ("rules", 0, "level")),
        ("terms: {allowed: [a, b\nlevel: hint", ("level",)),
        ("rules: {a: {level\nlevel: hint", ("rules", "a", "level")),
        ('why: "ikke lukket\nlevel: hint', ("level",)),
        ("rules: x\n  a: off\n", ("rules", "a")),
        ("a: b: c\nd: e", ("d",)),
        ("a: [b, }\nd: e", ("a", 0)),
        ("a: &x {b: c}\nd: !!str e\nf: *x\n", ("a", "b")),
    ],
)
def test_what_is_half_typed(text, path):
    assert find(outline(text), path)


@settings(max_examples=300, deadline=None)
@given(st.text("ab:-#,'\"[]{}& \n\r\t|>&!*?\ufeff\u2028", max_size=40))
def test_any_text_has_an_outline(text):
    for _, item in walk(outline(text)):
        assert 0 <= item.start <= item.end <= len(text)
        assert 0 <= item.node.start <= item.node.end <= len(text)


@settings(max_examples=50, deadline=None)
@given(st.sampled_from(SHIPPED), st.data())
def test_a_file_cut_short_keeps_what_is_before(path, data):
    text = path.read_text(encoding="utf-8")
    cut = data.draw(st.integers(0, min(len(text), 4000)))
    whole = [(each, item.start) for each, item in walk(outline(text)) if item.node.end < cut]
    kept = {(each, item.start) for each, item in walk(outline(text[:cut]))}
    assert set(whole) <= kept
