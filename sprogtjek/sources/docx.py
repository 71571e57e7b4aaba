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
from sprogtjek.sources.docx_styles import Look, Styles
from sprogtjek.sources.lines import Given
from sprogtjek.sources.paragraphs import Laid, Paragraph, lay_out
from sprogtjek.sources.xmltree import Element

_THROUGH = frozenset({"w:customXml", "w:ins", "w:moveTo", "w:smartTag"})
_GONE = ("w:del", "w:moveFrom")


def read(data: bytes, name: str) -> Document:
    """The document in a Word file. Raises ``UserError``."""
    return laid(open_package(data, name)).document


def laid(package: Package) -> Laid:
    """The document of a package and the way back to its runs. Raises ``UserError``."""
    reader = _Reader(package)
    reader.story(package.body)
    return lay_out(package.archive.name, filetypes.DOCX, reader.paragraphs)


@dataclass(slots=True)
class _Place:
    """Where the reader is: in which flow, in a cell or not, in a note or not."""

    flow: int = 0
    cell: bool = False
    note: bool = False


@dataclass(slots=True)
class _Unended:
    """A paragraph whose end is deleted: the next one goes on with it, and gives it its style."""

    paragraph: Paragraph
    given: Given
    properties: Element | None


class _Reader:
    def __init__(self, package: Package) -> None:
        self.paragraphs: list[Paragraph] = []
        self._package = package
        self._styles = Styles(package)
        self._notes: dict[str, dict[str, Element]] = {}
        self._flows = 0
        self._blank: dict[int, int] = {}
        self._last: dict[int, Look] = {}
        self._apart: set[int] = set()  # flows where what comes next stands apart
        self._unended: _Unended | None = None

    def story(self, body: Element) -> None:
        """Read the text itself, with all that hangs on it."""
        self._blocks(body, Runs(self._package, self._styles), _Place())

    def _blocks(self, parent: Element, runs: Runs, place: _Place) -> None:
        for child in parent:
            if child.name == "w:p":
                self._paragraph(child, runs, place)
            elif child.name == "w:tbl":
                self._table(child, runs, place)
            elif child.name == "w:sdt":
                content = content_of(child)
                if content is not None and not _is_contents(child):
                    self._blocks(content, runs, place)
            elif child.name == "mc:AlternateContent":
                if (chosen := choice(child)) is not None:
                    self._blocks(chosen, runs, place)
            elif child.name in _THROUGH:
                self._blocks(child, runs, place)
        self._end(place)

    def _end(self, place: _Place) -> None:
        """Take a paragraph that nothing goes on with as it is."""
        left, self._unended = self._unended, None
        if left is not None:
            self._finish(left.paragraph, left.given, left.properties, place)

    def _paragraph(self, element: Element, runs: Runs, place: _Place) -> None:
        properties = element.find("w:pPr")
        given = self._styles.given(properties, cell=place.cell)
        paragraph = self._unended.paragraph if self._unended else Paragraph(flow=place.flow)
        self._unended = None
        asides = runs.read(element, paragraph)
        if given is None:
            self._apart.add(place.flow)
            return
        if _joins_next(properties):
            self._unended = _Unended(paragraph, given, properties)
        else:
            self._finish(paragraph, given, properties, place)
        for aside in asides:
            self._aside(aside, runs)

    def _finish(
        self, paragraph: Paragraph, given: Given, properties: Element | None, place: _Place
    ) -> None:
        flow = place.flow
        if not paragraph.text.strip():
            self._blank[flow] = self._blank.get(flow, 0) + 1
            return
        look = self._styles.look(properties)
        paragraph.blank = self._blank.pop(flow, 0)
        if flow in self._apart:
            self._apart.discard(flow)
            paragraph.blank = paragraph.blank or 1
        paragraph.space = _room(self._last.get(flow), look)
        paragraph.given = Given("paragraph") if place.note else _fitting(given, paragraph)
        if (language := self._styles.paragraph_language(properties)) and (
            "" in paragraph.languages
        ):
            paragraph.languages = paragraph.languages - {""} | {language}
        self._last[flow] = look
        self.paragraphs.append(paragraph)

    def _table(self, table: Element, runs: Runs, place: _Place) -> None:
        self._end(place)
        cells = list(_cells(table))
        framed = replace(place, cell=place.cell or len(cells) > 1)
        for cell in cells:
            self._apart.add(place.flow)
            self._last.pop(place.flow, None)
            self._blocks(cell, runs, framed)
            self._blank.pop(place.flow, None)
        self._apart.add(place.flow)

    def _aside(self, aside: Aside, runs: Runs) -> None:
        inner = Runs(self._package, self._styles, anchor=runs.anchor or aside.run)
        content = aside.box if aside.note is None else self._note(*aside.note)
        if content is None:
            return
        unended, self._unended = self._unended, None
        self._flows += 1
        self._blocks(content, inner, _Place(self._flows, note=aside.note is not None))
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


_LONGEST_HEADING = 200  # characters; a longer one is prose in the wrong style


def _fitting(given: Given, paragraph: Paragraph) -> Given:
    if given.kind == "heading" and paragraph.length > _LONGEST_HEADING:
        return Given()
    return given


def _room(above: Look | None, below: Look) -> float:
    """The room between two paragraphs in points."""
    if above is None:
        return 0.0
    if above.style == below.style and above.close and below.close:
        return 0.0
    return max(above.after, below.before)
