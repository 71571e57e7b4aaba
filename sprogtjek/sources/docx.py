"""The Word reader: the body of a .docx, its tables, text boxes and notes, as blocks.

Tracked changes are read as accepted. Headers, footers, comments, tables of contents and hidden
text are no part of the text, and macros are never looked at.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from sprogtjek.records import Document
from sprogtjek.sources import filetypes
from sprogtjek.sources.docx_package import Package, open_package
from sprogtjek.sources.docx_runs import Aside, Runs, choice, content_of
from sprogtjek.sources.docx_styles import Styles
from sprogtjek.sources.lines import Given
from sprogtjek.sources.paragraphs import Laid, Paragraph, lay_out
from sprogtjek.sources.stories import Spot, Story
from sprogtjek.sources.xmltree import Element

_THROUGH = frozenset({"w:customXml", "w:ins", "w:moveTo", "w:smartTag"})
_GONE = ("w:del", "w:moveFrom")


def read(data: bytes, name: str) -> Document:
    """The document in a Word file. Raises ``UserError``."""
    return laid(open_package(data, name)).document


def laid(package: Package) -> Laid:
    """The document of a package and the way back to its runs. Raises ``UserError``."""
    reader = _Reader(package)
    reader.read(package.body)
    return lay_out(package.archive.name, filetypes.DOCX, reader.story.paragraphs)


@dataclass(slots=True)
class _Unended:
    """A paragraph whose end is deleted: the next one goes on with it, and gives it its style."""

    paragraph: Paragraph
    given: Given
    properties: Element | None


class _Reader:
    def __init__(self, package: Package) -> None:
        self.story = Story()
        self._package = package
        self._styles = Styles(package)
        self._notes: dict[str, dict[str, Element]] = {}
        self._unended: _Unended | None = None

    def read(self, body: Element) -> None:
        """Read the text itself, with all that hangs on it."""
        self._blocks(body, Runs(self._package, self._styles), Spot())

    def _blocks(self, parent: Element, runs: Runs, spot: Spot) -> None:
        for child in parent:
            if child.name == "w:p":
                self._paragraph(child, runs, spot)
            elif child.name == "w:tbl":
                self._table(child, runs, spot)
            elif child.name == "w:sdt":
                content = content_of(child)
                if content is not None and not _is_contents(child):
                    self._blocks(content, runs, spot)
            elif child.name == "mc:AlternateContent":
                if (chosen := choice(child)) is not None:
                    self._blocks(chosen, runs, spot)
            elif child.name in _THROUGH:
                self._blocks(child, runs, spot)
        self._end(spot)

    def _end(self, spot: Spot) -> None:
        """Take a paragraph that nothing goes on with as it is."""
        left, self._unended = self._unended, None
        if left is not None:
            self._finish(left.paragraph, left.given, left.properties, spot)

    def _paragraph(self, element: Element, runs: Runs, spot: Spot) -> None:
        properties = element.find("w:pPr")
        given = self._styles.given(properties, cell=spot.cell)
        paragraph = self._unended.paragraph if self._unended else Paragraph()
        self._unended = None
        asides = runs.read(element, paragraph)
        if given is None:
            self.story.apart(spot)
            return
        if _joins_next(properties):
            self._unended = _Unended(paragraph, given, properties)
        else:
            self._finish(paragraph, given, properties, spot)
        for aside in asides:
            self._aside(aside, runs)

    def _finish(
        self, paragraph: Paragraph, given: Given, properties: Element | None, spot: Spot
    ) -> None:
        language = self._styles.paragraph_language(properties)
        if language and "" in paragraph.languages:
            paragraph.languages = paragraph.languages - {""} | {language}
        self.story.add(paragraph, given, self._styles.look(properties), spot)

    def _table(self, table: Element, runs: Runs, spot: Spot) -> None:
        self._end(spot)
        cells = list(_cells(table))
        framed = replace(spot, cell=spot.cell or len(cells) > 1)
        for cell in cells:
            self.story.apart(spot)
            self._blocks(cell, runs, framed)
        self.story.apart(spot)

    def _aside(self, aside: Aside, runs: Runs) -> None:
        inner = Runs(self._package, self._styles, anchor=runs.anchor or aside.run)
        content = aside.box if aside.note is None else self._note(*aside.note)
        if content is None:
            return
        unended, self._unended = self._unended, None
        self._blocks(content, inner, self.story.beside(note=aside.note is not None))
        self._unended = unended

    def _note(self, kind: str, number: str) -> Element | None:
        """A footnote or endnote, the first time that it is referred to."""
        if kind not in self._notes:
            tree = self._package.related(f"{kind}s")
            notes = tree.root if tree else ()
            self._notes[kind] = {note.get("w:id"): note for note in notes}
        return self._notes[kind].pop(number, None)


def _joins_next(properties: Element | None) -> bool:
    """Whether the end of the paragraph is deleted, so that the next goes on with it."""
    marks = properties.find("w:rPr") if properties else None
    return marks is not None and any(each.name in _GONE for each in marks)


def _is_contents(control: Element) -> bool:
    gallery = control.value("w:sdtPr w:docPartObj w:docPartGallery", "w:val")
    return gallery in ("Table of Contents", "Bibliographies")


def _cells(table: Element) -> Iterator[Element]:
    """The cells of a table, row by row, less deleted ones."""
    for row in _inside(table, "w:tr"):
        marks = row.find("w:trPr")
        if marks is not None and marks.find("w:del") is not None:
            continue
        for cell in _inside(row, "w:tc"):
            marks = cell.find("w:tcPr")
            if marks is None or marks.find("w:cellDel") is None:
                yield cell


def _inside(parent: Element, name: str) -> Iterator[Element]:
    """The children of a name, also those in content controls."""
    for child in parent:
        if child.name == name:
            yield child
        elif child.name in _THROUGH:
            yield from _inside(child, name)
        elif child.name == "w:sdt" and (content := child.find("w:sdtContent")) is not None:
            yield from _inside(content, name)
