"""The OpenDocument reader: the body of an .odt, its tables, text boxes and notes, as blocks.

Tracked changes are read as accepted: what is deleted stands outside of the text. Headers, footers,
annotations, indexes and hidden text are no part of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from sprogtjek.records import Document
from sprogtjek.sources import filetypes
from sprogtjek.sources.lines import Given
from sprogtjek.sources.odt_package import Package, open_package
from sprogtjek.sources.odt_styles import Styles
from sprogtjek.sources.odt_text import Inline
from sprogtjek.sources.paragraphs import Laid, Paragraph, lay_out
from sprogtjek.sources.stories import Spot, Story
from sprogtjek.sources.xmltree import Element

_THROUGH = frozenset({"text:section", "draw:text-box", "draw:g", "draw:a", "text:index-title"})
_CELL = "table:table-cell"
_ROWS = frozenset(
    {
        *("table:table-header-rows", "table:table-rows", "table:table-row-group"),
        *("table:table-row", "text:soft-page-break"),
    }
)


def read(data: bytes, name: str) -> Document:
    """The document in an OpenDocument text. Raises ``UserError``."""
    return laid(open_package(data, name)).document


def laid(package: Package) -> Laid:
    """The document of a package and the way back to its text. Raises ``UserError``."""
    reader = _Reader(package)
    reader.read(package.body)
    return lay_out(package.archive.name, filetypes.ODT, reader.story.paragraphs)


@dataclass(frozen=True, slots=True)
class _Listed:
    """Where in lists a paragraph stands: how deep, in lists of which style, and if it starts an
    item.
    """

    depth: int = 0
    style: str = ""
    starts: bool = False


class _Reader:
    def __init__(self, package: Package) -> None:
        self.story = Story()
        self._styles = Styles(package)
        self._breaks = False  # a page ends before the next paragraph

    def read(self, body: Element) -> None:
        """Read the text itself, with all that hangs in it."""
        self._blocks(body, Inline(self._styles), Spot(), _Listed())

    def _blocks(self, parent: Element, inline: Inline, spot: Spot, listed: _Listed) -> None:
        for child in parent:
            self._block(child, inline, spot, listed)
            if child.name in ("text:p", "text:h"):
                listed = replace(listed, starts=False)

    def _block(self, child: Element, inline: Inline, spot: Spot, listed: _Listed) -> None:
        name = child.name
        if name in ("text:p", "text:h"):
            self._paragraph(child, inline, spot, listed)
        elif name == "text:list":
            self._list(child, inline, spot, listed)
        elif name == "table:table":
            self._table(child, inline, spot)
        elif name == "text:soft-page-break":
            self._breaks = True
        elif name == "text:numbered-paragraph":
            self._blocks(child, inline, spot, _Listed(1, child.get("text:style-name"), True))
        elif name in _THROUGH:
            self._blocks(child, inline, spot, _Listed())
        elif name.startswith("draw:"):
            self._object(child, inline, inline.anchor or child)

    def _paragraph(self, element: Element, inline: Inline, spot: Spot, listed: _Listed) -> None:
        given = self._styles.given(element, self._given(spot, listed))
        if given is None:
            self.story.apart(spot)
            return
        paragraph = Paragraph(breaks=[0] if self._breaks else [])
        self._breaks = False
        asides = inline.read(element, paragraph)
        self.story.add(paragraph, given, self._styles.look(element), spot)
        for aside in asides:
            if aside.note:
                inner = Inline(self._styles, aside.anchor)
                self._blocks(aside.element, inner, self.story.beside(note=True), _Listed())
            else:
                self._object(aside.element, inline, aside.anchor)

    def _given(self, spot: Spot, listed: _Listed) -> Given:
        if listed.starts:
            numbered = self._styles.is_numbered(listed.style, listed.depth)
            return Given(listed=listed.depth, numbered=numbered)
        return Given("cell" if spot.cell else None)

    def _list(self, element: Element, inline: Inline, spot: Spot, listed: _Listed) -> None:
        style = element.get("text:style-name") or listed.style
        for item in element:
            starts = item.name == "text:list-item"
            self._blocks(item, inline, spot, _Listed(listed.depth + 1, style, starts))

    def _table(self, table: Element, inline: Inline, spot: Spot) -> None:
        cells = list(_cells(table))
        framed = replace(spot, cell=spot.cell or len(cells) > 1)
        for cell in cells:
            self.story.apart(spot)
            self._blocks(cell, inline, framed, _Listed())
        self.story.apart(spot)

    def _object(self, element: Element, inline: Inline, anchor: Element) -> None:
        """A frame or shape: the text in it, if there is any, stands beside the other text."""
        inner = Inline(self._styles, anchor)
        spot = self.story.beside(note=False)
        self._blocks(element, inner, spot, _Listed())


def _cells(parent: Element) -> Iterator[Element]:
    """The cells of a table, row by row. Those that others cover hold nothing."""
    for child in parent:
        if child.name == _CELL:
            yield child
        elif child.name in _ROWS:
            yield from _cells(child)
