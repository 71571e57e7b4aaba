from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

import pytest

from sprogtjek.errors import UserError, did_you_mean
from sprogtjek.schema import SchemaError, as_user_error, build, line_of, load_yaml


@dataclass(frozen=True)
class Example:
    name: str
    size: int = 1
    share: float = 0.5
    level: Literal["off", "hint"] = "hint"
    words: tuple[str, ...] = ()
    table: Mapping[str, int] | None = None
    anything: Any = None


def test_defaults_and_values():
    built = build(Example, {"name": "x", "share": 1, "words": ["a", "b"], "table": {"k": 2}})
    assert built == Example("x", share=1.0, words=("a", "b"), table={"k": 2})


def test_a_single_value_is_a_list_of_one():
    assert build(Example, {"name": "x", "words": "a"}).words == ("a",)


def test_unquoted_off_is_a_level():
    assert build(Example, load_yaml("name: x\nlevel: off", "f")).level == "off"


@pytest.mark.parametrize(
    ("values", "path"),
    [
        ({}, ()),
        ({"name": 1}, ("name",)),
        ({"name": "x", "size": "stor"}, ("size",)),
        ({"name": "x", "size": True}, ("size",)),
        ({"name": "x", "level": "hit"}, ("level",)),
        ({"name": "x", "words": [1]}, ("words", 0)),
        ({"name": "x", "table": {"k": "v"}}, ("table", "k")),
        ({"name": "x", "nam": "y"}, ("nam",)),
    ],
)
def test_errors_name_the_place(values, path):
    with pytest.raises(SchemaError) as caught:
        build(Example, values)
    assert caught.value.path == path


def test_error_gets_the_line():
    text = "name: x\nwords:\n  - a\n  - 1\n"
    with pytest.raises(SchemaError) as caught:
        build(Example, load_yaml(text, "f"))
    assert as_user_error(caught.value, text, "f.yaml").line == 4


def test_line_of_a_missing_path_is_as_near_as_can_be():
    assert line_of("a:\n  b: 1\n", ("a", "c")) == 1


def test_broken_yaml_is_said_with_line():
    with pytest.raises(UserError) as caught:
        load_yaml("a: [1\nb: 2\n", "f.yaml")
    assert caught.value.path == "f.yaml"
    assert caught.value.line == 2


def test_did_you_mean():
    assert did_you_mean("saafremd", ["saafremt", "lix"]) == "Mente du »saafremt«?"
    assert did_you_mean("xyz", ["saafremt"]) is None
