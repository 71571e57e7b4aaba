"""Marks and changes put between the words of a Word document: runs are cut where they must be.

Nothing else of a part is touched. A run that is cut becomes several with the same properties.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from sprogtjek.reporters.splices import Splice, encoded
from sprogtjek.sources.paragraphs import Laid, Piece
from sprogtjek.sources.xmltree import Element, Tree

_WORDS = frozenset(
    {
        *("w:rPr", "w:t", "w:tab", "w:br", "w:noBreakHyphen", "w:softHyphen"),
        "w:lastRenderedPageBreak",
    }
)
_AROUND = frozenset(
    {
        *("w:document", "w:body", "w:p", "w:tbl", "w:tr", "w:tc", "w:hyperlink", "w:smartTag"),
        *("w:sdt", "w:sdtContent"),
    }
)


@dataclass(slots=True)
class _Cuts:
    """What is to happen to a run: what stands before and after it, marks inside it by the
    offset in the text, and the parts of it that are deleted.
    """

    pieces: list[Piece] = field(default_factory=list)
    before: list[bytes] = field(default_factory=list)
    after: list[bytes] = field(default_factory=list)
    inside: dict[int, list[bytes]] = field(default_factory=dict)
    deleted: list[tuple[int, int, bytes]] = field(default_factory=list)
    ends: dict[int, int] = field(default_factory=dict)  # how many marks inside end something

    @property
    def start(self) -> int:
        """Where the run starts in the text."""
        return self.pieces[0].start

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.pieces[-1].end

    def put_start(self, at: int, mark: bytes) -> None:
        """A mark before the character ``at``."""
        at_edge = not self.pieces or at <= self.start
        (self.before if at_edge else self.inside.setdefault(at, [])).append(mark)

    def put_end(self, at: int, mark: bytes) -> None:
        """A mark behind the character before ``at``: before all marks that start there."""
        if not self.pieces or at >= self.end:
            self.after.append(mark)
        else:
            marks = self.inside.setdefault(at, [])
            marks.insert(self.ends.get(at, 0), mark)
            self.ends[at] = self.ends.get(at, 0) + 1


class Marks:
    """Collects the marks for the main part of a document."""

    def __init__(self, tree: Tree, laid: Laid) -> None:
        self._tree = tree
        prefix = tree.prefixes.get("w", "")
        self._prefix = f"{prefix}:" if prefix else ""
        self._cuts: dict[Element, _Cuts] = {}
        self._by_holder: dict[Element, list[Piece]] = {}
        for piece in laid.pieces:
            if piece.anchor is None:
                self._by_holder.setdefault(piece.holder, []).append(piece)

    def _cut(self, holder: Element) -> _Cuts:
        if holder not in self._cuts:
            pieces = self._by_holder.get(holder, []) if holder.name == "w:r" else []
            self._cuts[holder] = _Cuts(pieces)
        return self._cuts[holder]

    def can_change(self, pieces: Sequence[Piece]) -> bool:
        """Whether the runs hold nothing but words, and stand where changes may stand."""
        return all(
            piece.holder.name == "w:r"
            and all(child.name in _WORDS for child in piece.holder)
            and all(above.name in _AROUND for above in piece.holder.ancestors())
            for piece in pieces
        )

    def delete(
        self, pieces: Sequence[Piece], start: int, end: int, opening: Callable[[], bytes]
    ) -> None:
        """Mark the characters ``start:end`` as deleted; ``opening`` makes the tag of a change,
        one for each run.
        """
        for holder in dict.fromkeys(piece.holder for piece in pieces):
            cuts = self._cut(holder)
            own = max(start, cuts.start), min(end, cuts.end)
            cuts.deleted.append((*own, opening()))

    def insert(self, pieces: Sequence[Piece], at: int, opening: bytes, text: str) -> None:
        """New text, with the looks of the first of the pieces, behind the last of them."""
        run = self._run(pieces[0].holder, self._shown(text))
        self._cut(pieces[-1].holder).put_end(at, opening + run + self._closing(opening))

    def surround(self, pieces: Sequence[Piece], start: int, end: int, marks: Pair) -> None:
        """Put marks around the characters ``start:end``, or what stands for them."""
        anchor = next((piece.anchor for piece in pieces if piece.anchor), None)
        if anchor is not None:
            self._cut(anchor).before.append(marks.start)
            self._cut(anchor).after.append(marks.end)
            return
        self._cut(pieces[0].holder).put_start(start, marks.start)
        self._cut(pieces[-1].holder).put_end(end, marks.end)

    def splices(self) -> Iterator[Splice]:
        """What is to be put into the part."""
        for holder, cuts in self._cuts.items():
            if cuts.inside or cuts.deleted:
                yield Splice(holder.start, holder.end, self._recut(holder, cuts))
        for holder, cuts in self._cuts.items():
            if cuts.after:
                yield Splice(holder.end, holder.end, b"".join(cuts.after))
        for holder, cuts in self._cuts.items():
            if cuts.before:
                yield Splice(holder.start, holder.start, b"".join(cuts.before))

    def _recut(self, run: Element, cuts: _Cuts) -> bytes:
        """A run as several, with marks and changes between them."""
        edges = {at for first, last, _ in cuts.deleted for at in (first, last)}
        bounds = sorted({*cuts.inside, *edges, cuts.start, cuts.end})
        leaves = list(self._leaves(run, cuts))
        done: list[bytes] = []
        for first, last in pairwise(bounds):
            done += cuts.inside.get(first, [])
            change = next((tag for a, b, tag in cuts.deleted if a <= first and last <= b), None)
            inner = b"".join(self._within(leaf, first, last, bool(change)) for leaf in leaves)
            part = self._run(run, inner) if inner else b""
            done.append(change + part + self._closing(change) if change and part else part)
        return b"".join(done)

    def _leaves(self, run: Element, cuts: _Cuts) -> Iterator[_Leaf]:
        """What stands in a run, each with the pieces it shows; what shows none goes with what is
        before it.
        """
        at = cuts.start
        by_child: dict[Element, list[Piece]] = {}
        for piece in cuts.pieces:
            by_child.setdefault(_child_of(run, piece.node), []).append(piece)
        for child in run:
            if child.name == "w:rPr":
                continue
            pieces = by_child.get(child, [])
            end = pieces[-1].end if pieces else at
            yield _Leaf(child, pieces, at if pieces else max(at - 1, cuts.start), end)
            at = end

    def _within(self, leaf: _Leaf, first: int, last: int, deleted: bool) -> bytes:
        """The part of a leaf that stands between two cuts."""
        if not leaf.pieces or leaf.child.name != "w:t":
            return self._raw(leaf.child) if first <= leaf.start < last else b""
        if leaf.end <= first or last <= leaf.start:
            return b""
        if first <= leaf.start and leaf.end <= last and not deleted:
            return self._raw(leaf.child)
        text = "".join(_slice(piece, first, last) for piece in leaf.pieces)
        return self._shown(text, deleted=deleted)

    def _raw(self, element: Element) -> bytes:
        return self._tree.data[element.start : element.end]

    def _shown(self, text: str, *, deleted: bool = False) -> bytes:
        name = f"{self._prefix}{'delText' if deleted else 't'}"
        start, end = f'<{name} xml:space="preserve">', f"</{name}>"
        return start.encode() + encoded(text, self._tree) + end.encode()

    def _run(self, run: Element, inner: bytes) -> bytes:
        """A run with the tags and properties of another."""
        properties = run.find("w:rPr")
        start = self._tree.data[run.start : run.inner]
        end = self._tree.data[run.inner_end : run.end]
        return start + (self._raw(properties) if properties else b"") + inner + end

    def _closing(self, opening: bytes) -> bytes:
        name = opening[1:].split(None, 1)[0]
        return b"</" + name + b">"


@dataclass(frozen=True, slots=True)
class Pair:
    """What goes before and what goes behind some words."""

    start: bytes
    end: bytes


@dataclass(frozen=True, slots=True)
class _Leaf:
    child: Element
    pieces: Sequence[Piece]
    start: int
    end: int


def _child_of(run: Element, node: Element) -> Element:
    """The child of a run that a node is, or stands in."""
    while node.parent is not None and node.parent is not run:
        node = node.parent
    return node


def _slice(piece: Piece, first: int, last: int) -> str:
    start, end = max(first - piece.start, 0), min(last - piece.start, len(piece.text))
    if piece.source is None or start >= end:
        return ""
    return piece.source.text[piece.skip + start : piece.skip + end]
