"""The parts of a Word document: which file in the archive is the text, the notes, the styles."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote

from sprogtjek.errors import UserError
from sprogtjek.sources.archive import Archive, damaged
from sprogtjek.sources.xmltree import Element, Tree, parse

_OOXML = "http://schemas.openxmlformats.org"
_STRICT = "http://purl.oclc.org/ooxml"

NAMESPACES: Mapping[str, str] = {
    f"{_OOXML}/wordprocessingml/2006/main": "w",
    f"{_STRICT}/wordprocessingml/main": "w",
    f"{_OOXML}/officeDocument/2006/relationships": "r",
    f"{_STRICT}/officeDocument/relationships": "r",
    f"{_OOXML}/officeDocument/2006/math": "m",
    f"{_STRICT}/officeDocument/math": "m",
    f"{_OOXML}/markup-compatibility/2006": "mc",
    f"{_OOXML}/package/2006/relationships": "rel",
    f"{_OOXML}/package/2006/content-types": "ct",
    "http://www.w3.org/XML/1998/namespace": "xml",
}

_MAIN = "word/document.xml"


@dataclass(slots=True)
class Package:
    """A Word document's archive, the tree of its main part and that part's relations."""

    archive: Archive
    main: str
    document: Tree
    body: Element
    relations: Mapping[str, Relation] = field(default_factory=dict)
    places: bool = False

    def related(self, kind: str) -> Tree | None:
        """The tree of the part that stands in a relation (»styles«, »footnotes«) to the main."""
        for relation in self.relations.values():
            if relation.kind == kind and not relation.external:
                return self.tree(relation.target)
        return None

    def tree(self, member: str) -> Tree | None:
        """The tree of a part, if it is there."""
        data = self.archive.read(member)
        if data is None:
            return None
        return parse(data, NAMESPACES, self.archive.name, places=self.places)


@dataclass(frozen=True, slots=True)
class Relation:
    """What a part refers to: the last word of its type, and a member or an address."""

    kind: str
    target: str
    external: bool


def open_package(data: bytes, name: str, *, places: bool = False) -> Package:
    """The package in a file's bytes; ``places``: to be written to. Raises ``UserError``."""
    archive = Archive(data, name)
    main = _main_part(archive)
    content = archive.read(main)
    if content is None:
        message = "Der er ikke noget Word-dokument i filen."
        raise UserError(message, path=name, hint="Gem den som .docx i Word eller LibreOffice.")
    tree = parse(content, NAMESPACES, name, places=places)
    body = tree.root.find("w:body")
    if body is None:
        raise damaged(name)
    return Package(archive, main, tree, body, _relations(archive, main), places)


def _main_part(archive: Archive) -> str:
    for relation in _relations(archive, "").values():
        if relation.kind == "officeDocument":
            return relation.target
    return _MAIN


def relations_part(member: str) -> str:
    """The member that holds the relations of another; of the archive itself for »«."""
    folder, file = posixpath.split(member)
    return posixpath.join(folder, "_rels", f"{file}.rels")


def _relations(archive: Archive, member: str) -> dict[str, Relation]:
    data = archive.read(relations_part(member))
    if data is None:
        return {}
    root = parse(data, NAMESPACES, archive.name).root
    return {each.get("Id"): _relation(each, member) for each in root if each.get("Id")}


def _relation(element: Element, member: str) -> Relation:
    kind = element.get("Type").rpartition("/")[2]
    target = element.get("Target")
    if element.get("TargetMode") == "External":
        return Relation(kind, target, external=True)
    path = posixpath.normpath(posixpath.join("/", posixpath.dirname(member), unquote(target)))
    return Relation(kind, path.lstrip("/"), external=False)
