"""Places as people are told of them: file, line and column; or page and paragraph."""

from __future__ import annotations

from sprogtjek.records import LineUnit, Place, Report


def spoken(place: Place, unit: LineUnit) -> str:
    """»Linje 3«, »Afsnit 12«, »Side 2, afsnit 12«."""
    if unit == "line":
        return f"Linje {place.line}"
    return f"Side {place.page}, afsnit {place.line}" if place.page else f"Afsnit {place.line}"


def located(report: Report, place: Place) -> str:
    """A place with its file: »brev.txt:3:14«, as editors understand; »brev.docx: afsnit 12«."""
    if report.unit == "line":
        return f"{report.source}:{place.line}:{place.column}"
    said = spoken(place, report.unit)
    return f"{report.source}: {said[0].lower()}{said[1:]}"


def located_line(path: str | None, line: int | None, unit: LineUnit) -> str:
    """What is known of a place: »brev.txt:3«, »brev.docx: afsnit 12«, »brev.txt«, or nothing."""
    if path and line is not None and unit == "paragraph":
        return f"{path}: afsnit {line}"
    return ":".join(str(part) for part in (path, line) if part is not None)
