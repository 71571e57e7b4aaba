"""Word and OpenDocument files for the tests: made with python-docx, or part by part."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

import docx
from docx.document import Document as WordDocument

from sprogtjek.records import (
    Document,
    Finding,
    Place,
    Replacement,
    Report,
    Safety,
    Span,
)

DATA = Path(__file__).parent / "data" / "office"

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_REL = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_ODF = "urn:oasis:names:tc:opendocument:xmlns"

_CONTENT_TYPES = (
    f'<Types xmlns="{_TYPES}"><Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.'
    'openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_ROOT_RELATIONS = (
    f'<Relationships xmlns="{_REL}"><Relationship Id="r1" Type="{_R}/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)


def packed(members: Mapping[str, str | bytes]) -> bytes:
    """A zip archive."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            stored = name == "mimetype"  # the first member shows the type in the clear
            archive.writestr(name, content, zipfile.ZIP_STORED if stored else None)
    return target.getvalue()


def members(data: bytes) -> dict[str, bytes]:
    """What a zip archive holds."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def word(body: str, *, links: Mapping[str, str] | None = None, **parts: str) -> bytes:
    """A Word file of the XML inside ``w:body``. ``parts``: »styles«, »footnotes« … likewise.
    ``links``: relation id → address.
    """
    names = f'xmlns:w="{_W}" xmlns:r="{_R}" xmlns:mc="{_MC}"'
    roots = {"footnotes": "footnotes", "styles": "styles", "numbering": "numbering"}
    relations = [
        f'<Relationship Id="p{name}" Type="{_R}/{name}" Target="{name}.xml"/>' for name in parts
    ] + [
        f'<Relationship Id="{key}" Type="{_R}/hyperlink" Target="{to}" TargetMode="External"/>'
        for key, to in (links or {}).items()
    ]
    return packed(
        {
            "[Content_Types].xml": _CONTENT_TYPES,
            "_rels/.rels": _ROOT_RELATIONS,
            "word/document.xml": f"<w:document {names}><w:body>{body}</w:body></w:document>",
            "word/_rels/document.xml.rels": (
                f'<Relationships xmlns="{_REL}">{"".join(relations)}</Relationships>'
            ),
            **{
                f"word/{name}.xml": f"<w:{roots[name]} {names}>{xml}</w:{roots[name]}>"
                for name, xml in parts.items()
            },
        }
    )


def p(*runs: str, properties: str = "") -> str:
    """``w:p`` of runs: XML as it is, or words."""
    inner = "".join(run if run.startswith("<") else r(run) for run in runs)
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inner}</w:p>"


def r(text: str, properties: str = "") -> str:
    """``w:r`` with some words."""
    inner = f'<w:t xml:space="preserve">{text}</w:t>'
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{inner}</w:r>"


def open_text(body: str, automatic: str = "", styles: str = "") -> bytes:
    """An OpenDocument text of the XML inside ``office:text``."""
    prefixes = {
        "office": "office",
        "text": "text",
        "table": "table",
        "style": "style",
        "draw": "drawing",
        "fo": "xsl-fo-compatible",
        "meta": "meta",
    }
    names = " ".join(f'xmlns:{key}="{_ODF}:{uri}:1.0"' for key, uri in prefixes.items())
    names += ' xmlns:xlink="http://www.w3.org/1999/xlink" '
    names += 'xmlns:dc="http://purl.org/dc/elements/1.1/"'
    content = (
        f"<office:document-content {names}><office:automatic-styles>{automatic}"
        f"</office:automatic-styles><office:body><office:text>{body}</office:text>"
        "</office:body></office:document-content>"
    )
    return packed(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": content,
            "styles.xml": f"<office:document-styles {names}><office:styles>{styles}"
            "</office:styles></office:document-styles>",
            "META-INF/manifest.xml": "<manifest/>",
        }
    )


def saved(document: WordDocument) -> bytes:
    """What python-docx writes."""
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def opened(data: bytes) -> WordDocument:
    """What python-docx reads."""
    return docx.Document(io.BytesIO(data))


def finding(
    document: Document, start: int, end: int, better: str = "", safety: Safety = "safe"
) -> Finding:
    """A finding about the characters ``start:end`` of a document's text."""
    place = Place(start, end, 1, 1)
    text = document.source.text[start:end]
    suggestions = (Replacement(better, place, safety, text),) if better else ()
    return Finding(
        "regel", "phrase", "warning", ("klart",), "Skriv <det> & mere.", place, text, text,
        Span(0, end - start), 0, suggestions,
    )  # fmt: skip


def report(document: Document, *findings: Finding) -> Report:
    """A report with some findings."""
    return Report(document.source.name, findings, unit="paragraph")
