"""Reads a PDF file in a process with limits on time and memory; the runs of its pages."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from typing import Any

from sprogtjek.errors import UserError
from sprogtjek.sources import limits
from sprogtjek.sources.archive import damaged
from sprogtjek.sources.refusals import too_large, too_slow

"""More than ten times what 500 pages take."""

_PROGRAM = (
    "import sys; sys.path[:] = sys.argv[1:-1]; "
    "from sprogtjek.sources.pdf_process import main; main()"
)


@dataclass(slots=True)
class Run:
    """Characters of one look on one line. Places are in points from the page's lower left."""

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it is shown: its size, its runs in the order they are drawn."""

    width: float
    height: float
    runs: tuple[Run, ...]
    pictures: bool = False


def read_pages(data: bytes, name: str) -> list[Page]:
    """The pages of a PDF file. Raises ``UserError``."""
    found = _extracted(data, name)
    if (error := found.get("error")) is not None:
        raise _refusal(error, name)
    return [
        Page(
            page["width"],
            page["height"],
            tuple(Run(*run) for run in page["runs"]),
            bool(page["pictures"]),
        )
        for page in found["pages"]
    ]


def _extracted(data: bytes, name: str) -> dict[str, Any]:
    # Isolated from the working folder and the environment: neither can bring other code in.
    command = [sys.executable, "-I", "-c", _PROGRAM, *sys.path, str(limits.current().pages)]
    try:
        ran = subprocess.run(
            command, input=data, capture_output=True, timeout=limits.current().seconds
        )
    except subprocess.TimeoutExpired as error:
        raise too_slow(name) from error
    if ran.returncode == 0:
        found: dict[str, Any] = json.loads(ran.stdout)
        return found
    if b"ModuleNotFoundError" in ran.stderr and b"pypdfium2" in ran.stderr:
        hint = "Installér sprogtjek igen, eller kør: pip install pypdfium2"
        raise UserError("PDF-filer kræver biblioteket pypdfium2.", path=name, hint=hint)
    if b"MemoryError" in ran.stderr:
        raise too_large(name)
    raise damaged(name)


def _refusal(error: str, name: str) -> UserError:
    if error == "locked":
        message = "Filen er beskyttet med en adgangskode."
        return UserError(message, path=name, hint="Gem den uden adgangskode.")
    if error == "long":
        most = f"{limits.current().pages:,}".replace(",", ".")
        message = f"Filen er for lang. sprogtjek læser højst {most} sider ad gangen."
        return UserError(message, path=name, hint="Del den i flere filer.")
    return damaged(name)
