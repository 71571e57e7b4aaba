"""The parts of an OpenDocument text: its content, its styles, and where the text begins."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sprogtjek.errors import UserError
from sprogtjek.sources.archive import Archive, damaged
from sprogtjek.sources.xmltree import Element, Tree, parse

_ODF = "urn:oasis:names:tc:opendocument:xmlns"

NAMESPACES: Mapping[str, str] = {
    f"{_ODF}:office:1.0": "office",
    f"{_ODF}:text:1.0": "text",
    f"{_ODF}:table:1.0": "table",
    f"{_ODF}:style:1.0": "style",
    f"{_ODF}:drawing:1.0": "draw",
    f"{_ODF}:xsl-fo-compatible:1.0": "fo",
    f"{_ODF}:meta:1.0": "meta",
    f"{_ODF}:manifest:1.0": "manifest",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://www.w3.org/1999/xlink": "xlink",
    "http://www.w3.org/XML/1998/namespace": "xml",
}

CONTENT = "content.xml"
_STYLES = "styles.xml"
_MANIFEST = "META-INF/manifest.xml"


@dataclass(slots=True)
class Package:
    """An OpenDocument text's archive, the trees of its content and styles, and its body."""

    archive: Archive
    content: Tree
    styles: Tree | None
    body: Element


def open_package(data: bytes, name: str, *, places: bool = False) -> Package:
    """The package in a file's bytes; ``places``: to be written to. Raises ``UserError``."""
    archive = Archive(data, name)
    if b"encryption-data" in (archive.read(_MANIFEST) or b""):
        message = "Filen er beskyttet med en adgangskode."
        raise UserError(message, path=name, hint="Gem den uden adgangskode.")
    content = archive.read(CONTENT)
    if content is None:
        message = "Der er ikke noget OpenDocument-dokument i filen."
        raise UserError(message, path=name, hint="Gem den som .odt i LibreOffice eller Word.")
    tree = parse(content, NAMESPACES, name, places=places)
    body = tree.root.find("office:body", "office:text")
    if body is None:
        raise damaged(name)
    styles = archive.read(_STYLES)
    return Package(archive, tree, parse(styles, NAMESPACES, name) if styles else None, body)
