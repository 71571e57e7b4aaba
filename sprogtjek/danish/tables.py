"""The tables of this folder that are written in YAML."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

from sprogtjek.cache import cached
from sprogtjek.schema import load_yaml


def table(name: str) -> Any:
    """What stands in ``danish/NAME.yaml``. It is kept between runs, since YAML is slow to read."""
    text = (files("sprogtjek.danish") / f"{name}.yaml").read_text("utf-8")
    return cached("table", text, lambda: load_yaml(text, f"danish/{name}.yaml"))
