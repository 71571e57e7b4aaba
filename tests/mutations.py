"""Real files, damaged at random: a reader reads what is left, or says what is wrong."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from hypothesis import strategies as st

from sprogtjek.errors import UserError
from sprogtjek.records import Document

DATA = Path(__file__).parent / "data" / "readers"


def readers_data(name: str) -> bytes:
    """A file that is checked in."""
    return (DATA / name).read_bytes()


def mutated(data: st.DataObject, original: bytes) -> bytes:
    """The file with pieces cut out, doubled, moved or overwritten."""
    changed = original
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, max(0, len(changed) - 1)))
        end = min(len(changed), at + data.draw(st.sampled_from([1, 1, 2, 8, 64, 1024])))
        how = data.draw(st.sampled_from(["cut", "double", "noise", "swap", "end"]))
        if how == "cut":
            changed = changed[:at] + changed[end:]
        elif how == "double":
            changed = changed[:end] + changed[at:]
        elif how == "noise":
            noise = data.draw(st.binary(min_size=1, max_size=8))
            changed = changed[:at] + noise + changed[end:]
        elif how == "swap":
            other = data.draw(st.integers(0, max(0, len(changed) - 1)))
            changed = changed[:at] + changed[other : other + end - at] + changed[end:]
        else:
            changed = changed[: max(at, 16)]
    return changed


def is_read_or_refused(
    read: Callable[[bytes, str], Document], data: bytes, name: str
) -> Document | None:
    """The document, or nothing where the reader says in Danish why there is none."""
    try:
        return read(data, name)
    except UserError as error:
        refusal = error
    assert refusal.message.endswith(".")
    assert refusal.path == name
    return None
