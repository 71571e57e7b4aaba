"""The text runs of a PDF file and where on its pages they stand, read in a process of its own.

The library is native code and a stranger's file its input: what goes wrong in there (a crash, a
bomb, an endless loop) must not take the caller along. This module is run by ``pdf_runs``: bytes
on standard input, JSON on standard output. It imports nothing else of sprogtjek.
"""

from __future__ import annotations

import ctypes
import json
import math
import sys
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

MEMORY = 800_000_000
MAX_RUNS = 400_000
_BOLD = 600
_FORCE_BOLD = 1 << 18  # PDF 32000-1, table 123
_HEAVY = ("bold", "black", "heavy", "demi")
_TEXT = 1  # FPDF_PAGEOBJ_TEXT
_PASSWORD, _SECURITY = 4, 5
_MOST_OBJECTS = 20_000
_SMALLEST, _LARGEST = 0.5, 1_000  # points: letters that anybody reads
_FARTHEST = 20_000  # points from the corner of a page, the largest of which has 14,400
_BLANKS = frozenset({9, 10, 13, 32, 160})
_DIVIDED = 2  # what the library makes of a hyphen at the end of a line


@dataclass(slots=True)
class _Run:
    """Characters of one look on one line: from ``left`` to ``right``, above ``base``."""

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool

    def as_list(self) -> list[Any]:
        places = [round(place, 2) for place in (self.left, self.right, self.base, self.size)]
        return [self.text, *places, self.bold]


@dataclass(frozen=True, slots=True)
class _Look:
    """How letters look on the page as it is shown."""

    size: float
    bold: bool
    upright: bool


def main() -> None:
    """Read a PDF file from standard input, write its pages to standard output."""
    _limit_memory()
    json.dump(extract(sys.stdin.buffer.read(), int(sys.argv[-1])), sys.stdout)


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows has none; the time limit still holds there
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    limit = MEMORY if hard == resource.RLIM_INFINITY else min(MEMORY, hard)
    resource.setrlimit(resource.RLIMIT_AS, (limit, hard))


def extract(data: bytes, max_pages: int) -> dict[str, Any]:
    """``{"pages": [{"width", "height", "pictures", "runs"}]}``, or ``{"error": …}``."""
    import pypdfium2
    import pypdfium2.raw as pdfium

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = getattr(error, "err_code", None) in (_PASSWORD, _SECURITY)
        return {"error": "locked" if locked else "damaged"}
    if len(document) > max_pages:
        return {"error": "long"}
    pages: list[dict[str, Any]] = []
    left = MAX_RUNS
    for index in range(len(document)):
        page = pdfium.FPDF_LoadPage(document, index)
        if not page:
            continue
        pages.append(_page(pdfium, page))
        pdfium.FPDF_ClosePage(page)
        left -= len(pages[-1]["runs"])
        if left < 0:
            return {"error": "long"}
    return {"pages": pages} if pages else {"error": "damaged"}


def _page(pdfium: Any, page: Any) -> dict[str, Any]:
    width, height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
    text = pdfium.FPDFText_LoadPage(page)
    reader = _PageReader(pdfium, text, pdfium.FPDFPage_GetRotation(page), width, height)
    runs = [run.as_list() for run in reader.runs()] if text else []
    if text:
        pdfium.FPDFText_ClosePage(text)
    count = min(pdfium.FPDFPage_CountObjects(page), _MOST_OBJECTS) if not runs else 0
    drawn = (pdfium.FPDFPage_GetObject(page, index) for index in range(count))
    pictures = sum(pdfium.FPDFPageObj_GetType(each) not in (0, _TEXT) for each in drawn)
    return {"width": width, "height": height, "pictures": pictures, "runs": runs}


class _PageReader:
    def __init__(self, pdfium: Any, text: Any, rotation: int, width: float, height: float) -> None:
        self._pdfium = pdfium
        self._text = text
        self._rotation = rotation
        self._width = width
        self._height = height
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._box, self._matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()

    def runs(self) -> Iterator[_Run]:
        """The runs in the order in which the page draws them, less text on its side."""
        run: _Run | None = None
        look: _Look | None = None
        height = 0.0
        for index, char in self._characters():
            if char == " ":
                look = None
                if run and run.text[-1] != " ":
                    run.text += " "
                continue
            left, right, base = self._place(index)
            if not all(abs(place) < _FARTHEST for place in (left, right, base)):  # or no number
                continue
            # The library is asked what letters look like where words begin or the height changes.
            if look is None or base != height:
                look, height = self._look(index), base
            if not look.upright:
                continue
            if run is None or not _continues(run, look, left, base):
                if run:
                    yield run
                run = _Run(char, left, right, base, look.size, look.bold)
            elif right > run.right or char != run.text[-1]:  # the same twice: a shadow
                run.text += char
                run.right = max(right, run.right)
        if run:
            yield run

    def _characters(self) -> Iterator[tuple[int, str]]:
        """The characters and their numbers; a blank for every kind of blank."""
        read = self._pdfium.FPDFText_GetUnicode
        half = 0
        for index in range(self._pdfium.FPDFText_CountChars(self._text)):
            code = read(self._text, index)
            if 0xD800 <= code < 0xDC00:
                half = code
                continue
            if 0xDC00 <= code < 0xE000:
                code = 0x10000 + ((half - 0xD800) << 10) + code - 0xDC00 if half else 0xFFFD
            half = 0
            if code in _BLANKS:
                yield index, " "
            elif code == _DIVIDED:
                yield index, "-"
            elif code <= sys.maxunicode and unicodedata.category(chr(code)) not in ("Cc", "Cn"):
                yield index, chr(code)

    def _place(self, index: int) -> tuple[float, float, float]:
        """Where a character starts and ends, and the height it stands on."""
        pdfium, x, y, box = self._pdfium, self._x, self._y, self._box
        pdfium.FPDFText_GetCharOrigin(self._text, index, x, y)
        pdfium.FPDFText_GetLooseCharBox(self._text, index, box)
        if not self._rotation:
            return box.left, box.right, y.value
        _, base = self._shown(x.value, y.value)
        one, _ = self._shown(box.left, box.bottom)
        other, _ = self._shown(box.right, box.top)
        return min(one, other), max(one, other), base

    def _look(self, index: int) -> _Look:
        """How a character looks."""
        pdfium, matrix = self._pdfium, self._matrix
        size = pdfium.FPDFText_GetFontSize(self._text, index)
        upright = True
        if pdfium.FPDFText_GetMatrix(self._text, index, matrix):
            size *= math.hypot(matrix.c, matrix.d) or 1.0
            along, across = self._turned(matrix.a, matrix.b)
            upright = along > 0 and abs(across) < 0.1 * along
        size = abs(size)
        sane = _SMALLEST < size < _LARGEST
        return _Look(size, self._is_bold(index), upright and sane)

    def _is_bold(self, index: int) -> bool:
        name, flags = ctypes.create_string_buffer(100), ctypes.c_int()
        self._pdfium.FPDFText_GetFontInfo(self._text, index, name, 100, flags)
        if any(word in name.value.decode("latin-1").lower() for word in _HEAVY):
            return True
        weight = self._pdfium.FPDFText_GetFontWeight(self._text, index)
        return bool(weight >= _BOLD or flags.value & _FORCE_BOLD)

    def _turned(self, x: float, y: float) -> tuple[float, float]:
        """A direction on the page as a direction on the page as it is shown."""
        return ((x, y), (y, -x), (-x, -y), (-y, x))[self._rotation % 4]

    def _shown(self, x: float, y: float) -> tuple[float, float]:
        """A point on the page as a point on the page as it is shown."""
        along, across = self._turned(x, y)
        moved = ((0, 0), (0, self._height), (self._width, self._height), (self._width, 0))
        right, up = moved[self._rotation % 4]
        return along + right, across + up


def _continues(run: _Run, look: _Look, left: float, base: float) -> bool:
    """Whether a character stands on the line of a run, near its end, and looks like it."""
    if look.bold != run.bold or abs(look.size - run.size) > 0.1 * run.size:
        return False
    gap = left - run.right
    return abs(base - run.base) < 0.25 * run.size and -0.5 * run.size < gap < run.size
