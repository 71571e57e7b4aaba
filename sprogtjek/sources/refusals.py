"""Why a file that is whole is not read all the same: it is no letter or page for people."""

from __future__ import annotations

from sprogtjek.errors import UserError

_HINT = "Del den i flere filer, eller gem teksten alene i en ny fil."


def too_large(name: str) -> UserError:
    """What to say of a file that holds more than any document does."""
    return UserError("Filen er for stor eller for indviklet til at læse.", path=name, hint=_HINT)


def too_slow(name: str) -> UserError:
    """What to say of a file that has been read for long, with no end in sight."""
    return UserError("Filen tager for lang tid at læse.", path=name, hint=_HINT)
