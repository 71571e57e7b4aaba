"""A copy of a Word document with a comment on the words of each finding.

Of the archive only the text, the comments and the two lists that name the comments change; in the
text nothing but marks is new, and runs that are cut to hold them. Word takes no comments in text
boxes and few programs show those in notes: there the comment stands where the box or note hangs.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from functools import partial
from xml.sax.saxutils import escape, quoteattr

from sprogtjek.errors import UserError
from sprogtjek.records import Report
from sprogtjek.reporters.docx_marks import Marks, Pair
from sprogtjek.reporters.remarks import (
    AUTHOR,
    INITIALS,
    Marked,
    Remark,
    Stamp,
    changes,
    remarks,
)
from sprogtjek.reporters.splices import Splice, spliced
from sprogtjek.sources.archive import damaged
from sprogtjek.sources.docx import laid
from sprogtjek.sources.docx_package import Package, open_package, relations_part
from sprogtjek.sources.xmltree import Tree

_OOXML = "http://schemas.openxmlformats.org"
_STRICT = "http://purl.oclc.org/ooxml"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_CONTENT_TYPES = "[Content_Types].xml"
_EMPTY = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def marked_up(data: bytes, report: Report, stamp: Stamp, *, track: bool = False) -> Marked:
    """The document with the report's findings as comments; ``track``: and with its safe
    replacements as tracked changes.

    Raises:
        UserError: the document cannot be read, or takes no marks.
    """
    package = open_package(data, report.source, places=True)
    prefix = package.document.prefixes.get("w")
    if prefix is None:
        message = "Der kan ikke sættes kommentarer i filen."
        raise UserError(message, path=report.source, hint="Gem den igen i Word eller LibreOffice.")
    copy = _Copy(package, prefix, stamp)
    made = copy.change(report) if track else 0
    said = copy.comment(report)
    return Marked(copy.archive(), said, made)


class _Copy:
    def __init__(self, package: Package, prefix: str, stamp: Stamp) -> None:
        self._package = package
        self._prefix = prefix
        self._laid = laid(package)
        self._marks = Marks(package.document, self._laid)
        self._comments = _existing(package)
        trees = [package.document, *([self._comments[1]] if self._comments else [])]
        self._next = _first_free(trees)
        self._by = f"w:author={quoteattr(AUTHOR)} w:date={quoteattr(stamp.date + 'Z')}"
        self._written: list[str] = []

    def _number(self) -> int:
        self._next += 1
        return self._next - 1

    def change(self, report: Report) -> int:
        """Write the safe replacements as tracked changes; how many there are."""
        count = 0
        for edit, pieces in changes(report, self._laid):
            if not self._marks.can_change(pieces):
                continue
            deletion = partial(self._opening, "del")
            self._marks.delete(pieces, edit.start, edit.end, deletion)
            if edit.text:
                self._marks.insert(pieces, edit.end, self._opening("ins"), edit.text)
            count += 1
        return count

    def _opening(self, name: str) -> bytes:
        tag = f'<w:{name} w:id="{self._number()}" {self._by}>'
        return tag.replace("w:", f"{self._prefix}:").encode()

    def comment(self, report: Report) -> int:
        """Write the findings as comments; how many there are."""
        count = 0
        for remark in remarks(report, self._laid):
            number = self._number()
            self._written.append(self._comment(number, remark))
            self._marks.surround(remark.pieces, remark.start, remark.end, self._pair(number))
            count += 1
        return count

    def _pair(self, number: int) -> Pair:
        start = f'<w:commentRangeStart w:id="{number}"/>'
        end = (
            f'<w:commentRangeEnd w:id="{number}"/><w:r><w:commentReference w:id="{number}"/></w:r>'
        )
        return Pair(*(tag.replace("w:", f"{self._prefix}:").encode() for tag in (start, end)))

    def _comment(self, number: int, remark: Remark) -> str:
        """A comment with its own name for Word's namespace, whatever the part calls it."""
        first, *rest = [
            f'<w:r><w:t xml:space="preserve">{escape(line)}</w:t></w:r>' for line in remark.lines
        ]
        paragraphs = [f"<w:r><w:annotationRef/></w:r>{first}", *rest]
        inner = "".join(f"<w:p>{paragraph}</w:p>" for paragraph in paragraphs)
        return (
            f'<w:comment xmlns:w="{_namespace(self._package)}" w:id="{number}" {self._by} '
            f'w:initials="{INITIALS}">{inner}</w:comment>'
        )

    def archive(self) -> bytes:
        """The whole file."""
        tree = self._package.document
        parts = {self._package.main: spliced(tree.data, self._marks.splices())}
        if self._written:
            parts.update(self._comment_parts("".join(self._written)))
        return self._package.archive.changed(parts)

    def _comment_parts(self, written: str) -> dict[str, bytes]:
        if self._comments is not None:
            member, tree = self._comments
            return {member: _appended(tree, written)}
        member = _free_member(self._package)
        root = f'<w:comments xmlns:w="{_namespace(self._package)}">{written}</w:comments>'
        return {
            member: _EMPTY + root.encode(),
            **_named(self._package, member),
        }


def _existing(package: Package) -> tuple[str, Tree] | None:
    """The part with the comments that are there already."""
    for relation in package.relations.values():
        if relation.kind == "comments" and not relation.external:
            tree = package.tree(relation.target)
            if tree is not None:
                return relation.target, tree
    return None


def _first_free(trees: Iterable[Tree]) -> int:
    """A number that no comment, change or bookmark has yet, nor any after it."""
    used = [0]
    for tree in trees:
        for element in tree.root.walk():
            number = element.get("w:id")
            if number.isdecimal() and len(number) < 10:
                used.append(int(number))
    return max(used) + 1


def _is_strict(package: Package) -> bool:
    root = package.document.root
    return _STRICT.encode() in package.document.data[root.start : root.inner]


def _namespace(package: Package) -> str:
    if _is_strict(package):
        return f"{_STRICT}/wordprocessingml/main"
    return f"{_OOXML}/wordprocessingml/2006/main"


def _free_member(package: Package) -> str:
    folder = posixpath.dirname(package.main)
    names = [posixpath.join(folder, f"comments{number}.xml") for number in ("", *range(1, 100))]
    return next(name for name in names if package.archive.read(name) is None)


def _named(package: Package, member: str) -> dict[str, bytes]:
    """The lists of parts and of relations with the comments in them."""
    types = package.tree(_CONTENT_TYPES)
    if types is None:
        raise damaged(package.archive.name)
    override = (
        f'<Override xmlns="{_OOXML}/package/2006/content-types" PartName="/{member}" '
        f'ContentType="{_TYPE}"/>'
    )
    base = f"{_STRICT}/officeDocument" if _is_strict(package) else f"{_OOXML}/officeDocument/2006"
    relation = (
        f'<Relationship xmlns="{_OOXML}/package/2006/relationships" Id="{_free_id(package)}" '
        f'Type="{base}/relationships/comments" Target="{posixpath.basename(member)}"/>'
    )
    list_of_relations = relations_part(package.main)
    relations = package.tree(list_of_relations)
    if relations is None:
        root = f'<Relationships xmlns="{_OOXML}/package/2006/relationships">{relation}'
        related = _EMPTY + f"{root}</Relationships>".encode()
    else:
        related = _appended(relations, relation)
    return {_CONTENT_TYPES: _appended(types, override), list_of_relations: related}


def _free_id(package: Package) -> str:
    names = (f"rIdSprogtjek{number}" for number in range(1, 1_000))
    return next(name for name in names if name not in package.relations)


def _appended(tree: Tree, written: str) -> bytes:
    """A part with something more at the end of its root."""
    root = tree.root
    new = written.encode(tree.encoding, "xmlcharrefreplace")
    if root.inner != root.end:
        return spliced(tree.data, [Splice(root.inner_end, root.inner_end, new)])
    start = tree.data[root.start : root.inner]
    name = start[1:-2].split(None, 1)[0]
    whole = start[:-2] + b">" + new + b"</" + name + b">"
    return spliced(tree.data, [Splice(root.start, root.end, whole)])
