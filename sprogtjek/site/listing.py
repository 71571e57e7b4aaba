"""Lists of addresses: one a line, blank lines and lines with # in front left out."""

from __future__ import annotations

from collections.abc import Iterator

from sprogtjek.site import addresses
from sprogtjek.sources import decode

_HEAD = 1 << 16


def is_list(data: bytes) -> bool:
    """Whether a file's first bytes are lines with an address each, and nothing else."""
    head = data[:_HEAD]
    if len(data) >= _HEAD:
        head = head.rpartition(b"\n")[0]
    found = list(lines(head.decode("utf-8-sig", errors="replace")))
    return bool(found) and all(addresses.is_web(line) and len(line.split()) == 1 for line in found)


def read(data: bytes, name: str) -> Iterator[str]:
    """The lines of a list, whatever stands on them. Raises ``UserError``."""
    return lines(decode.decode(data, name))


def lines(text: str) -> Iterator[str]:
    """The lines that are meant to be addresses."""
    stripped = (line.strip() for line in text.splitlines())
    return (line for line in stripped if line and not line.startswith("#"))
