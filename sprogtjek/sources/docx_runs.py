"""The text of a Word paragraph: runs, links, fields and changes, read as if all were accepted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from sprogtjek.sources.docx_fields import Fields, address, is_contents
from sprogtjek.sources.docx_package import Package
from sprogtjek.sources.docx_styles import Styles, is_on
from sprogtjek.sources.paragraphs import BREAK, Link, Paragraph, Piece
from sprogtjek.sources.xmltree import Element, Text

_THROUGH = frozenset(
    {
        *("w:ins", "w:moveTo", "w:smartTag", "w:customXml", "w:dir", "w:bdo", "w:sdtContent"),
        *("w:fldSimple", "w:hyperlink", "w:ruby", "w:rubyBase", "mc:Choice", "mc:Fallback"),
    }
)
_SIGNS = {
    "w:tab": "\t",
    "w:ptab": "\t",
    "w:br": BREAK,
    "w:cr": BREAK,
    "w:noBreakHyphen": "\u2011",
    "w:softHyphen": "\u00ad",
}
_LINE_ENDS = str.maketrans("\r\n", "  ")
_XML_SPACE = " \t\r\n"


@dataclass(slots=True)
class Aside:
    """What hangs on a run but is no part of its paragraph: a text box, or a note's number."""

    run: Element
    box: Element | None = None
    note: tuple[str, str] | None = None


@dataclass(slots=True)
class Runs:
    """Reads the inside of paragraphs of one story, one after another.

    ``anchor`` is the run to mark for what stands here, where no marks can be put here.
    """

    package: Package
    styles: Styles
    fields: Fields = field(default_factory=Fields)
    anchor: Element | None = None
    _link: Link | None = None

    def read(self, element: Element, into: Paragraph) -> list[Aside]:
        """Put the text of ``w:p`` into a paragraph; what hangs on it."""
        asides: list[Aside] = []
        for run in self._runs(element, into):
            self._run(run, into, asides)
        self._end_link(into)
        return asides

    def _runs(self, parent: Element, into: Paragraph) -> Iterator[Element]:
        for child in parent:
            if child.name == "w:r":
                yield child
            elif child.name in ("m:oMath", "m:oMathPara"):
                self._formula(child, into)
            elif child.name == "mc:AlternateContent":
                if (chosen := choice(child)) is not None:
                    yield from self._runs(chosen, into)
            elif child.name == "w:sdt":
                yield from self._control(child, into)
            elif child.name == "w:hyperlink":
                yield from self._linked(child, self._target(child), into)
            elif child.name == "w:fldSimple":
                yield from self._simple(child, into)
            elif child.name in _THROUGH:
                yield from self._runs(child, into)

    def _control(self, control: Element, into: Paragraph) -> Iterator[Element]:
        content = content_of(control)
        if content is not None:
            yield from self._runs(content, into)

    def _simple(self, element: Element, into: Paragraph) -> Iterator[Element]:
        code = element.get("w:instr")
        if is_contents(code):
            return
        yield from self._linked(element, address(code), into)

    def _linked(self, element: Element, target: str | None, into: Paragraph) -> Iterator[Element]:
        start = into.length
        yield from self._runs(element, into)
        if target and into.length > start:
            into.links.append(Link(start, into.length, target))

    def _target(self, element: Element) -> str | None:
        relation = self.package.relations.get(element.get("r:id"))
        place = element.get("w:anchor")
        target = relation.target if relation else ""
        return (f"{target}#{place}" if place else target) or None

    def _formula(self, element: Element, into: Paragraph) -> None:
        text = "".join(each.text() for each in element.walk() if each.name == "m:t")
        if text and self.fields.shown:
            text = text.translate(_LINE_ENDS)
            into.add(Piece(text, element, element, anchor=self.anchor, result=True))

    def _run(self, run: Element, into: Paragraph, asides: list[Aside]) -> None:
        properties = run.find("w:rPr")
        hidden = properties is not None and _is_hidden(properties)
        before = len(into.pieces)
        for leaf in run:
            self._leaf(leaf, run, into, asides, hidden=hidden)
        if any(char.isalpha() for piece in into.pieces[before:] for char in piece.text):
            into.languages.add(self.styles.language(properties))

    def _leaf(
        self, leaf: Element, run: Element, into: Paragraph, asides: list[Aside], *, hidden: bool
    ) -> None:
        name = leaf.name
        if name == "w:fldChar":
            self._field_mark(leaf, into)
        elif name == "w:instrText":
            self.fields.code(leaf)
        elif name == "w:lastRenderedPageBreak":
            into.breaks.append(into.length)
        elif name == "w:ruby":
            if (base := leaf.find("w:rubyBase")) is not None:
                for each in self._runs(base, into):
                    self._run(each, into, asides)
        elif name in ("w:drawing", "w:pict", "w:object", "mc:AlternateContent"):
            self._object(leaf, run, into, asides, hidden=hidden)
        elif hidden or not self.fields.shown:
            return
        elif name in ("w:footnoteReference", "w:endnoteReference"):
            asides.append(Aside(run, note=(name[2:].removesuffix("Reference"), leaf.get("w:id"))))
        elif name == "w:t":
            self._text(leaf, run, into)
        elif name in _SIGNS or name == "w:sym":
            self._add(Piece(_SIGNS.get(name) or _symbol(leaf), leaf, run), into)

    def _object(
        self, leaf: Element, run: Element, into: Paragraph, asides: list[Aside], *, hidden: bool
    ) -> None:
        """Text boxes in a drawing; or text that newer programs show in another way."""
        chosen = choice(leaf) if leaf.name == "mc:AlternateContent" else leaf
        boxes = list(_boxes(chosen)) if chosen else []
        if not hidden and self.fields.shown:
            asides.extend(Aside(run, box=box) for box in boxes)
        if not boxes and chosen is not None and leaf.name == "mc:AlternateContent":
            for each in chosen:
                self._leaf(each, run, into, asides, hidden=hidden)

    def _field_mark(self, leaf: Element, into: Paragraph) -> None:
        kind = leaf.get("w:fldCharType")
        target = self.fields.mark(kind)
        if target:
            self._end_link(into)
            self._link = Link(into.length, into.length, target)
            into.links.append(self._link)
        elif kind == "end":
            self._end_link(into)

    def _end_link(self, into: Paragraph) -> None:
        """Close a link that a field opened, at the latest where the paragraph ends."""
        if self._link is not None:
            self._link.end = into.length
            self._link = None

    def _text(self, leaf: Element, run: Element, into: Paragraph) -> None:
        for part in leaf.content:
            if isinstance(part, Text):
                text, skip = part.text, 0
                if leaf.get("xml:space") != "preserve":
                    text = part.text.strip(_XML_SPACE)
                    skip = len(part.text) - len(part.text.lstrip(_XML_SPACE))
                self._add(Piece(text.translate(_LINE_ENDS), leaf, run, part, skip), into)

    def _add(self, piece: Piece, into: Paragraph) -> None:
        piece.anchor = self.anchor
        piece.result = self.fields.depth > 0
        into.add(piece)


def choice(element: Element) -> Element | None:
    """The branch that is shown: the first that this reader understands."""
    for branch in element:
        if any(each.name.startswith("w:") for each in branch.walk()):
            return branch
    return None


def content_of(control: Element) -> Element | None:
    """What stands in a content control; nothing where it only asks for something."""
    properties = control.find("w:sdtPr")
    if properties is not None and properties.find("w:showingPlcHdr") is not None:
        return None
    return control.find("w:sdtContent")


def _boxes(element: Element) -> Iterator[Element]:
    """The text boxes in an object, not those inside of them; of two copies the first."""
    for child in element:
        if child.name == "w:txbxContent":
            yield child
        elif child.name == "mc:AlternateContent":
            chosen = choice(child)
            yield from _boxes(chosen) if chosen else ()
        else:
            yield from _boxes(child)


def _is_hidden(properties: Element) -> bool:
    found = properties.find("w:vanish") or properties.find("w:specVanish")
    return found is not None and is_on(found.get("w:val", "1"))


def _symbol(leaf: Element) -> str:
    """A sign of a symbol font, as the character of the private area that Word keeps it by."""
    try:
        return chr(int(leaf.get("w:char"), 16)).translate(_LINE_ENDS)
    except (ValueError, OverflowError):
        return ""
