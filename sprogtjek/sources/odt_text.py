"""The text of an OpenDocument paragraph: character data, spans, links, fields and signs."""

from __future__ import annotations

from dataclasses import dataclass

from sprogtjek.sources.odt_styles import Styles
from sprogtjek.sources.paragraphs import BREAK, Link, Paragraph, Piece
from sprogtjek.sources.xmltree import Element, Text

_MARKABLE = frozenset(
    {"text:p", "text:h", "text:span", "text:a", "text:meta", "text:ruby", "text:ruby-base"}
)
"""Inside these marks can be put between any two characters; fields and the like are one thing."""

_SILENT = frozenset(
    {
        *("office:annotation", "office:annotation-end", "text:ruby-text", "text:hidden-text"),
        *("text:placeholder", "text:tracked-changes", "text:hidden-paragraph", "text:script"),
        *("text:note-citation", "text:toc-mark", "office:forms", "office:event-listeners"),
    }
)
_SIGNS = {"text:tab": "\t", "text:line-break": BREAK, "text:soft-hyphen": "\u00ad"}
_LINE_ENDS = str.maketrans("\r\n", "  ")


@dataclass(slots=True)
class Aside:
    """What hangs in a paragraph but is no part of it, and the element to mark for it."""

    element: Element
    note: bool
    anchor: Element


@dataclass(slots=True)
class Inline:
    """Reads the inside of paragraphs. ``anchor`` is what to mark where no marks can be put."""

    styles: Styles
    anchor: Element | None = None

    def read(self, element: Element, into: Paragraph) -> list[Aside]:
        """Put the text of ``text:p`` or ``text:h`` into a paragraph; what hangs in it."""
        asides: list[Aside] = []
        language = self.styles.language("paragraph", element.get("text:style-name"))
        if not self.styles.is_hidden("paragraph", element.get("text:style-name")):
            self._inside(element, language, into, asides)
        return asides

    def _inside(self, parent: Element, language: str, into: Paragraph, asides: list[Aside]) -> None:
        for child in parent.content:
            if isinstance(child, Text):
                text = child.text.translate(_LINE_ENDS)
                into.add(Piece(text, parent, parent, child, anchor=self.anchor))
                if any(char.isalpha() for char in text):
                    into.languages.add(language)
            else:
                self._child(child, language, into, asides)

    def _child(self, child: Element, language: str, into: Paragraph, asides: list[Aside]) -> None:
        name = child.name
        if name in _SIGNS:
            self._sign(child, _SIGNS[name], into)
        elif name == "text:s":
            count = child.get("text:c", "1")
            blanks = int(count[:3]) if count.isdecimal() else 1
            self._sign(child, " " * blanks, into)
        elif name == "text:soft-page-break":
            into.breaks.append(into.length)
        elif name == "text:note":
            if (body := child.find("text:note-body")) is not None:
                asides.append(Aside(body, True, self.anchor or child))
        elif name.startswith("draw:"):
            asides.append(Aside(child, False, self.anchor or child))
        elif name in _SILENT:
            return
        elif name in _MARKABLE:
            self._marked(child, language, into, asides)
        else:
            text = child.text().translate(_LINE_ENDS)
            into.add(Piece(text, child, child, anchor=self.anchor, result=True))

    def _marked(self, child: Element, language: str, into: Paragraph, asides: list[Aside]) -> None:
        style = child.get("text:style-name") if child.name == "text:span" else ""
        if style and self.styles.is_hidden("text", style):
            return
        own = self.styles.language("text", style) if style else ""
        link = None
        if child.name == "text:a" and child.get("xlink:href"):
            link = Link(into.length, into.length, child.get("xlink:href"))
            into.links.append(link)
        self._inside(child, own or language, into, asides)
        if link is not None:
            link.end = into.length

    def _sign(self, element: Element, text: str, into: Paragraph) -> None:
        into.add(Piece(text, element, element, anchor=self.anchor))
