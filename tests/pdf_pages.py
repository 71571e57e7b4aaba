"""Small PDF files written by hand: text at places on pages."""

from __future__ import annotations

from collections.abc import Sequence

Word = tuple[float, float, str]
"""Where a line starts, from the lower left in points, and what it says."""


def pdf(*pages: Sequence[Word], size: float = 11, content: bytes = b"", rotate: int = 0) -> bytes:
    """A file with such pages in Helvetica; ``content`` is put on all of them as it is."""
    kids = " ".join(f"{4 + 2 * at} 0 R" for at in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for at, page in enumerate(pages):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Rotate {rotate} /Resources"
            f" << /Font << /F1 3 0 R >> >> /Contents {5 + 2 * at} 0 R >>".encode()
        )
        drawn = content + b"".join(_drawn(word, size) for word in page)
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn))
    return _file(objects)


def _drawn(word: Word, size: float) -> bytes:
    left, base, text = word
    shown = text.encode("cp1252")
    for char in (b"\\", b"(", b")"):
        shown = shown.replace(char, b"\\" + char)
    return b"BT /F1 %g Tf %g %g Td (%s) Tj ET\n" % (size, left, base, shown)


def _file(objects: Sequence[bytes]) -> bytes:
    data = b"%PDF-1.4\n"
    places: list[int] = []
    for number, content in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return data + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer << /Size %d /Root 1 0 R >>\n"
        b"startxref\n%d\n%%%%EOF\n" % (size, table, size, len(data))
    )


def lines(text: str, left: float = 57, top: float = 780, leading: float = 14) -> list[Word]:
    """Lines one below the other; an empty one leaves room."""
    return [
        (left, top - leading * at, line) for at, line in enumerate(text.split("\n")) if line.strip()
    ]
