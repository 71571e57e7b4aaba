"""The sections of a site: the first part of each address that tells them apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import takewhile
from urllib.parse import unquote, urlsplit

TOP = "/"
"""The section of pages that lie in no folder of their own."""


def parts(address: str) -> tuple[str, ...]:
    """The host (or nothing) and the folders and name of an address or a file's path."""
    if "://" in address:
        url = urlsplit(address)
        return (url.netloc.lower(), *_split(url.path))
    return ("", *_split(address.replace("\\", "/")))


def _split(path: str) -> list[str]:
    return [unquote(part) for part in path.split("/") if part]


class Sections:
    """Names the section of each address of a site.

    What all addresses begin with (the host, »/da«) tells nothing and is left out. A page right
    below that is a section of its own only if other pages lie below it: /borger with /borger/pas.
    """

    def __init__(self, addresses: Iterable[str]) -> None:
        split = [parts(address) for address in addresses]
        self._depth = _common(split)
        self._folders = Counter(each[self._depth] for each in split if len(each) > self._depth + 1)

    def of(self, address: str) -> str:
        """»/borger«, or »/« for a page in no section."""
        inner = parts(address)[self._depth :]
        if not inner or (len(inner) == 1 and inner[0] not in self._folders):
            return TOP
        return f"/{inner[0]}"


def _common(split: Sequence[tuple[str, ...]]) -> int:
    """How many parts the folders of all addresses share."""
    above = {each[:size] for each in split for size in range(1, len(each))}
    folders = [each if each in above else each[:-1] for each in split]
    if not folders:
        return 0
    same = zip(min(folders), max(folders), strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], same))
