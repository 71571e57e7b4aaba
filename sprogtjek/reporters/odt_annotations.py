"""A copy of an OpenDocument text with an annotation on the words of each finding.

Of the archive only the content changes, and in it nothing but marks is new. In text boxes and notes
annotations are not shown everywhere: there they stand where the box or note hangs.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

from sprogtjek.fixing import Edit
from sprogtjek.records import Report
from sprogtjek.reporters.remarks import (
    AUTHOR,
    INITIALS,
    Marked,
    Remark,
    Stamp,
    changes,
    remarks,
)
from sprogtjek.reporters.splices import Splice, byte_of, spliced
from sprogtjek.sources.odt import laid
from sprogtjek.sources.odt_package import CONTENT, NAMESPACES, Package, open_package
from sprogtjek.sources.paragraphs import Piece
from sprogtjek.sources.xmltree import Element, Tree

_PARAGRAPHS = ("text:p", "text:h")
_USED = ("office", "text", "dc", "meta")


def marked_up(data: bytes, report: Report, stamp: Stamp, *, track: bool = False) -> Marked:
    """The document with the report's findings as annotations; ``track``: and with its safe
    replacements as tracked changes. Raises ``UserError``.
    """
    package = open_package(data, report.source, places=True)
    copy = _Copy(package, stamp)
    laid_out = laid(package)
    made = 0
    for edit, pieces in changes(report, laid_out) if track else ():
        made += copy.change(edit, pieces)
    said = 0
    for remark in remarks(report, laid_out):
        said += copy.annotate(remark)
    content = spliced(package.content.data, copy.splices())
    return Marked(package.archive.changed({CONTENT: content}), said, made)


class _Copy:
    def __init__(self, package: Package, stamp: Stamp) -> None:
        self._tree = package.content
        self._body = package.body
        self._names = _declared(self._tree)
        self._by = f"<dc:creator>{AUTHOR}</dc:creator><dc:date>{stamp.date}</dc:date>"
        used = {value for each in self._tree.root.walk() for value in each.attributes.values()}
        self._free = (name for n in range(1, 1 << 30) if (name := f"sprogtjek{n}") not in used)
        self._ends: list[Splice] = []
        self._starts: list[Splice] = []
        self._changed: list[Splice] = []
        self._regions: list[str] = []

    def splices(self) -> Iterator[Splice]:
        """All that is new: at one place ends come before starts, and none inside a change."""
        yield from (self._outside(splice, last=True) for splice in self._ends)
        yield from (self._outside(splice) for splice in self._starts)
        yield from self._changed
        if self._regions:
            yield self._region_splice("".join(self._regions))

    def _outside(self, splice: Splice, *, last: bool = False) -> Splice:
        index = bisect_right(self._changed, splice.start, key=lambda change: change.start) - 1
        change = self._changed[index] if index >= 0 else splice
        if not change.start < splice.start < change.end:
            return splice
        at = change.end if last else change.start
        return Splice(at, at, splice.new)

    def annotate(self, remark: Remark) -> bool:
        """Put an annotation on some words; whether there is a place for it."""
        start, end = self._bounds(remark.pieces, remark.start, remark.end)
        if start is None or end is None:
            return False
        name = next(self._free)
        lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in remark.lines)
        note = (
            f"<office:annotation office:name={quoteattr(name)}{self._names}>{self._by}"
            f"<meta:creator-initials>{INITIALS}</meta:creator-initials>{lines}"
            "</office:annotation>"
        )
        close = f"<office:annotation-end office:name={quoteattr(name)}{self._names}/>"
        self._starts.append(Splice(start, start, self._encoded(note)))
        self._ends.append(Splice(end, end, self._encoded(close)))
        return True

    def _bounds(
        self, pieces: Sequence[Piece], start: int, end: int
    ) -> tuple[int | None, int | None]:
        anchor = next((piece.anchor for piece in pieces if piece.anchor), None)
        if anchor is not None:
            inside = any(above.name in _PARAGRAPHS for above in anchor.ancestors())
            return (anchor.start, anchor.end) if inside else (None, None)
        return self._byte(pieces[0], start), self._byte(pieces[-1], end, last=True)

    def _byte(self, piece: Piece, at: int, *, last: bool = False) -> int:
        """The place in the bytes of a place in the text. Signs and fields are one thing."""
        if piece.source is None:
            return piece.node.end if last else piece.node.start
        index = min(max(at - piece.start, 0), len(piece.text))
        return byte_of(self._tree, piece.source, index)

    def change(self, edit: Edit, pieces: Sequence[Piece]) -> bool:
        """Write a replacement as a tracked change, with a deletion for each piece of text."""
        for piece in pieces:
            start = self._byte(piece, edit.start)
            end = self._byte(piece, edit.end, last=True)
            old = self._tree.data[start:end].decode(self._tree.encoding)
            new = f'<text:change text:change-id="{self._region("deletion", old, piece)}"/>'
            if edit.text and piece is pieces[-1]:
                name = self._region("insertion")
                new += (
                    f'<text:change-start text:change-id="{name}"/>{escape(edit.text)}'
                    f'<text:change-end text:change-id="{name}"/>'
                )
            self._changed.append(Splice(start, end, self._encoded(new)))
        return True

    def _region(self, kind: str, old: str = "", piece: Piece | None = None) -> str:
        """Note a change in the list of changes; its name."""
        name = next(self._free)
        inner = f"<office:change-info>{self._by}</office:change-info>"
        if piece is not None:
            inner += f"<text:p{_style_of(piece.node)}>{old}</text:p>"
        self._regions.append(
            f'<text:changed-region xml:id="{name}" text:id="{name}"{self._names}>'
            f"<text:{kind}>{inner}</text:{kind}></text:changed-region>"
        )
        return name

    def _region_splice(self, regions: str) -> Splice:
        """The list of changes stands first in the text, after forms."""
        known = self._body.find("text:tracked-changes")
        if known is not None and known.inner != known.end:
            return Splice(known.inner_end, known.inner_end, self._encoded(regions))
        whole = self._encoded(
            f"<text:tracked-changes{self._names}>{regions}</text:tracked-changes>"
        )
        if known is not None:
            return Splice(known.start, known.end, whole)
        forms = self._body.find("office:forms")
        at = forms.end if forms else self._body.inner
        return Splice(at, at, whole)

    def _encoded(self, text: str) -> bytes:
        return text.encode(self._tree.encoding, "xmlcharrefreplace")


def _declared(tree: Tree) -> str:
    """The names that what is written uses, declared where the file calls them otherwise."""
    uris = {prefix: uri for uri, prefix in NAMESPACES.items()}
    return "".join(
        f' xmlns:{prefix}="{uris[prefix]}"'
        for prefix in _USED
        if tree.prefixes.get(prefix) != prefix
    )


def _style_of(node: Element) -> str:
    around = (each for each in (node, *node.ancestors()) if each.name in _PARAGRAPHS)
    style = next(around).get("text:style-name")
    return f" text:style-name={quoteattr(style)}" if style else ""
