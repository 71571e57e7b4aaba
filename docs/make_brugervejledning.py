"""Put real output into `docs/brugervejledning.md`: `python docs/make_brugervejledning.py`.

A block that begins with `$ command` gets what the command prints in `docs/eksempel/`.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

DOCS = Path(__file__).parent
TARGET = DOCS / "brugervejledning.md"
_BLOCK = re.compile(r"```text\n\$ (?P<command>[^\n]+)\n.*?```", re.DOTALL)


def page(text: str) -> str:
    """The guide with its outputs made anew."""
    return _BLOCK.sub(lambda block: _block(block["command"]), text)


def _block(command: str) -> str:
    return f"```text\n$ {command}\n{_output(command).rstrip()}\n```"


def _output(command: str) -> str:
    program, *words = command.split()
    if program == "cat":
        return (DOCS / "eksempel" / words[0]).read_text(encoding="utf-8")
    run = subprocess.run(
        [sys.executable, "-m", "sprogtjek", *words],
        cwd=DOCS / "eksempel",
        env={**os.environ, "COLUMNS": "80", "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    return run.stdout + run.stderr


if __name__ == "__main__":
    TARGET.write_text(page(TARGET.read_text(encoding="utf-8")), encoding="utf-8")
