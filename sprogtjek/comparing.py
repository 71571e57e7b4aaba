"""What has changed on a site since an earlier run: new, mended and unchanged findings.

A finding is the same if its rule and its sentence are (spaces and case apart, as in
``baseline``), its number among equals, and its page. One mended word makes another sentence of
it, and what else was found there must not look new. So what is left over is the same, too, if
rule and words are; for places as wide as a sentence the rule is enough. In a repeated block the
page does not matter: a footer is mended once, however many pages it stands on.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, TypeAlias

from sprogtjek import results
from sprogtjek.errors import UserError
from sprogtjek.results import PageFinding, PageResult
from sprogtjek.sitestats.records import Change, Trend
from sprogtjek.sitestats.repeats import Blocks

_ANYWHERE = ""
_WIDE = 60  # code points; a wider place is a sentence or most of it


@dataclass(frozen=True)
class Saved:
    """The results in a jsonl file; each walk through them reads the file again."""

    path: Path

    def __iter__(self) -> Iterator[PageResult]:
        try:
            with self.path.open(encoding="utf-8") as lines:
                for number, line in enumerate(lines, 1):
                    if line.strip():
                        yield results.loads(line, str(self.path), number)
        except (OSError, UnicodeDecodeError) as error:
            raise UserError("Den tidligere kørsel kan ikke læses.", path=str(self.path)) from error


class Mark(NamedTuple):
    """What a finding is known again by: ``exact`` with its sentence, ``loose`` without."""

    exact: int
    loose: int
    strong: bool


def marks(result: PageResult, repeated: Collection[str]) -> Iterator[tuple[Mark, PageFinding]]:
    """Each finding of a page with its mark."""
    seen: Counter[tuple[str, str, str]] = Counter()
    written: dict[str, str] = {}
    for finding in result.findings:
        shared = finding.block in repeated
        # Among equals in a block, where that is repeated, and else on the page.
        within = finding.block if shared else _ANYWHERE
        if finding.sentence not in written:
            written[finding.sentence] = _folded(finding.sentence)
        sentence = written[finding.sentence]
        key = (within, finding.rule, sentence)
        seen[key] += 1
        where = _ANYWHERE if shared else result.address
        wide = len(finding.text) > _WIDE
        yield (
            Mark(
                _number(where, finding.rule, sentence, str(seen[key])),
                _number(finding.rule, "" if wide else _folded(finding.text)),
                finding.level != "hint",
            ),
            finding,
        )


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def _number(*parts: str) -> int:
    told = "\x1f".join(parts).encode()
    return int.from_bytes(hashlib.blake2b(told, digest_size=8).digest(), "big")


Marks: TypeAlias = dict[int, Mark]
"""Marks by what is exact in them."""


class Earlier:
    """An earlier run, and the new one as its pages come by.

    A block that was repeated in either run is one in both, or its findings would look new.
    """

    def __init__(self, earlier: Iterable[PageResult], blocks: Blocks) -> None:
        self._now = blocks
        self._then = Blocks(earlier)
        self._own: dict[str, Marks] = {}
        self._shared_then: Marks = {}
        self._shared_now: Marks = {}
        self._pages: list[tuple[str, Change | None]] = []
        self._unseen = self._on_new = 0
        for result in earlier:
            if not result.reason:
                self._own[result.address] = self._sorted(result, self._shared_then)
        self._gone = dict.fromkeys(self._own)

    def _sorted(self, result: PageResult, shared: Marks) -> Marks:
        """The marks of a page's own findings; those in repeated blocks go into ``shared``.

        Each says whether it is an error or a warning. Hints count too: one that is made a
        warning was there before.
        """
        repeated = self._now.repeated(result) | self._then.repeated(result)
        own: Marks = {}
        for mark, finding in marks(result, repeated):
            into = shared if finding.block in repeated else own
            if mark.exact not in into or mark.strong:
                into[mark.exact] = mark
        return own

    def is_new(self, address: str) -> bool:
        """Whether the earlier run did not check the page."""
        return address not in self._own

    def add(self, result: PageResult) -> Change | None:
        """Take in a page of the new run: what changed on it, if it was checked both times."""
        before = self._own.get(result.address)
        self._gone.pop(result.address, None)
        if result.reason:
            self._unseen += before is not None
            return None
        now = self._sorted(result, self._shared_now)
        change = _against(now, before) if before is not None else None
        if change is None:
            self._on_new += _strong(now)
        self._pages.append((result.address, change))
        return change

    def trend(self) -> Trend:
        """What changed on the whole site, once all pages are in."""
        changes = [change for _, change in self._pages if change]
        changes.append(_against(self._shared_now, self._shared_then))
        return Trend(
            Change(
                sum(change.new for change in changes),
                sum(change.mended for change in changes),
                sum(change.unchanged for change in changes),
            ),
            tuple(sorted(address for address, change in self._pages if change is None)),
            tuple(sorted(self._gone)),
            self._on_new,
            sum(_strong(self._own[address]) for address in self._gone),
            self._unseen,
        )


def _strong(marks: Marks) -> int:
    """How many are errors or warnings."""
    return sum(mark.strong for mark in marks.values())


def _against(now: Marks, before: Marks) -> Change:
    """How many errors and warnings are new, mended and unchanged."""
    left: dict[int, list[Mark]] = {}
    for mark in before.values():
        if mark.exact not in now:
            left.setdefault(mark.loose, []).append(mark)
    for same in left.values():
        same.sort(key=lambda mark: mark.strong)  # the strong ones are taken first
    new = 0
    for mark in now.values():
        if mark.strong and mark.exact not in before:
            if left.get(mark.loose):
                left[mark.loose].pop()
            else:
                new += 1
    mended = sum(mark.strong for same in left.values() for mark in same)
    return Change(new, mended, _strong(now) - new)
