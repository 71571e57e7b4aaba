"""Where the rule files lie that come with sprogtjek."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.abc import Traversable  # its home in Python 3.10; only mypy reads this


def rules_folder() -> Traversable:
    """The folder of the shipped rule files.

    Installed it is the package ``sprogtjek.rules``; in a checkout that is run without being
    installed it is the folder beside the code.
    """
    try:
        return files("sprogtjek.rules")
    except ModuleNotFoundError:
        return Path(__file__).parent.parent / "rules"
