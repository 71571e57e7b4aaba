"""The PDF reader: the text of the pages in reading order, as blocks.

Running heads, footers and page numbers are left out; so is text that stands on its side. Nothing
in a file is run and nothing is fetched.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from sprogtjek.errors import UserError
from sprogtjek.records import Document
from sprogtjek.sources import filetypes
from sprogtjek.sources.lines import Given
from sprogtjek.sources.paragraphs import MAIN, Paragraph, Piece, lay_out
from sprogtjek.sources.pdf_columns import columns
from sprogtjek.sources.pdf_lines import Line, lines_of, usual_leading, usual_size
from sprogtjek.sources.pdf_looks import Looks, note_texts, split_notes, without_number
from sprogtjek.sources.pdf_margins import without_running
from sprogtjek.sources.pdf_paragraphs import Column, Text, measured, paragraphs
from sprogtjek.sources.pdf_runs import Page, read_pages
from sprogtjek.sources.unmarked import piece


def read(data: bytes, name: str) -> Document:
    """The document in a PDF file. Raises ``UserError``."""
    pages = read_pages(data, name)
    if not any(run.text.strip() for page in pages for run in page.runs):
        raise _no_text(pages, name)
    laid = _Laid(pages)
    document = lay_out(name, filetypes.PDF, laid.paragraphs).document
    starts = tuple(_starts(laid.pieces, len(pages), len(document.source.text)))
    return replace(document, source=replace(document.source, pages=starts))


def _no_text(pages: Sequence[Page], name: str) -> UserError:
    if any(page.pictures for page in pages):
        hint = "Er det en scannet side, så kør tekstgenkendelse (OCR) på den, eller find teksten."
        message = "Filen indeholder kun billeder og ingen tekst, der kan læses."
        return UserError(message, path=name, hint=hint)
    return UserError("Der er ingen tekst i filen at tjekke.", path=name)


class _Laid:
    """The paragraphs of a document and the page of each of their pieces."""

    def __init__(self, pages: Sequence[Page]) -> None:
        self.paragraphs: list[Paragraph] = []
        self.pieces: list[tuple[Piece, int]] = []
        self._notes: dict[int, list[list[Line]]] = {}
        texts = self._texts(pages)
        looks = Looks(texts, self._body)
        for index, text in enumerate(texts):
            self._add(text.pieces(), looks.given(text), MAIN, blank=text.apart)
            last = texts[index + 1].lines[0].page if index + 1 < len(texts) else len(pages)
            for page in range(text.lines[0].page, last):
                self._add_notes(page)

    def _texts(self, pages: Sequence[Page]) -> list[Text]:
        found = [lines_of(page.runs, number) for number, page in enumerate(pages)]
        found = without_running(found, [page.height for page in pages])
        self._body = usual_size(line for lines in found for line in lines)
        ordered: list[list[Line]] = []
        for number, lines in enumerate(found):
            kept, notes = split_notes(lines, self._body)
            self._notes[number] = note_texts(notes)
            ordered += columns(kept)
        return paragraphs(measured(ordered), usual_leading(ordered))

    def _add_notes(self, page: int) -> None:
        for lines in self._notes.pop(page, ()):
            pieces = list(Text(lines, True, Column(lines)).pieces())
            pieces[0] = (without_number(pieces[0][0]), pieces[0][1])
            self._add(pieces, Given("paragraph"), MAIN + 1, blank=True)

    def _add(
        self, pieces: Iterable[tuple[str, int]], given: Given, flow: int, *, blank: bool
    ) -> None:
        paragraph = Paragraph(given=given, flow=flow, blank=int(blank))
        for text, page in pieces:
            own = piece(text)
            paragraph.add(own)
            self.pieces.append((own, page))
        self.paragraphs.append(paragraph)


def _starts(pieces: Sequence[tuple[Piece, int]], pages: int, length: int) -> Iterator[int]:
    """Where each page starts in the text; one without text where the next one does."""
    firsts: dict[int, int] = {}
    for own, page in pieces:
        firsts.setdefault(page, own.start)
    at = length
    starts: list[int] = []
    for page in reversed(range(pages)):
        at = min(at, firsts.get(page, at))
        starts.append(at)
    yield from reversed(starts)
