"""What the styles of an OpenDocument text say of its paragraphs and lists."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sprogtjek.sources.lines import Given
from sprogtjek.sources.odt_package import Package
from sprogtjek.sources.stories import Look
from sprogtjek.sources.stylenames import is_contents, kind_of, level_of
from sprogtjek.sources.xmltree import Element

_LENGTH = re.compile(r"(\d{1,4}(?:\.\d{1,4})?)(pt|cm|mm|in|pc)")
_POINTS = {"pt": 1.0, "cm": 28.35, "mm": 2.835, "in": 72.0, "pc": 12.0}
_STANDARD = ("Standard", "Default_20_Paragraph_20_Style")


class Styles:
    """The styles of a document: those made by hand in it, and the named ones."""

    def __init__(self, package: Package) -> None:
        self._styles: dict[tuple[str, str], Element] = {}
        self._lists: dict[str, Element] = {}
        trees = [tree.root for tree in (package.content, package.styles) if tree is not None]
        for root in trees:
            for group in root:
                if group.name in ("office:automatic-styles", "office:styles"):
                    self._add(group)

    def _add(self, group: Element) -> None:
        for style in group:
            if style.name == "style:style":
                key = (style.get("style:family"), style.get("style:name"))
                self._styles.setdefault(key, style)
            elif style.name == "text:list-style":
                self._lists.setdefault(style.get("style:name"), style)

    def given(self, element: Element, spot: Given) -> Given | None:
        """What is given of ``text:p`` or ``text:h``, where lists and cells give ``spot``; ``None``
        if it belongs to a table of contents.
        """
        names = [self._name(style) for style in self._chain("paragraph", _style(element))]
        if any(is_contents(name) for name in names):
            return None
        if element.name == "text:h":
            outline = element.get("text:outline-level", "1")
            return Given("heading", int(outline[:2]) if outline.isdecimal() else 1)
        level = next((level for name in names if (level := level_of(name)) is not None), None)
        if level is not None:
            return Given("heading", level)
        kind = next((found for name in names if (found := kind_of(name))), None)
        return Given(kind) if kind is not None else spot

    def _chain(self, family: str, key: str) -> list[Element]:
        """A style and those above it. A style that is missing is its own name."""
        found: list[Element] = []
        while (style := self._styles.get((family, key))) is not None and style not in found:
            found.append(style)
            key = style.get("style:parent-style-name")
        if style is None and key:
            found.append(Element("style:style", {"style:name": key}, None, 0, 0))
        return found

    def _name(self, style: Element) -> str:
        return style.get("style:display-name") or style.get("style:name")

    def look(self, element: Element) -> Look:
        """How a paragraph is laid out."""
        chain = self._chain("paragraph", _style(element))
        named = next(
            (s.get("style:name") for s in chain if s.get("style:parent-style-name") != "Standard"),
            "",
        )
        above, below = (self._points(chain, f"fo:margin-{side}") for side in ("top", "bottom"))
        close = self._first(chain, "style:contextual-spacing") == "true"
        return Look(above, below, close, named)

    def _points(self, chain: list[Element], attribute: str) -> float:
        match = _LENGTH.fullmatch(self._first(chain, attribute))
        return float(match[1]) * _POINTS[match[2]] if match else 0.0

    def _first(self, chain: list[Element], attribute: str) -> str:
        values = (style.value("style:paragraph-properties", attribute) for style in chain)
        return next((value for value in values if value is not None), "")

    def language(self, family: str, key: str) -> str:
        """The language that a style names. That of the standard ones is a template's: nothing."""
        return next(self._texts(family, key, "fo:language"), "")

    def is_hidden(self, family: str, key: str) -> bool:
        """Whether text of a style is not shown."""
        return next(self._texts(family, key, "text:display"), "") == "none"

    def _texts(self, family: str, key: str, attribute: str) -> Iterator[str]:
        for style in self._chain(family, key):
            value = style.value("style:text-properties", attribute)
            if value is not None and style.get("style:name") not in _STANDARD:
                yield value

    def is_numbered(self, key: str, depth: int) -> bool:
        """Whether the items of a list, ``depth`` lists deep, have numbers."""
        pattern = self._lists.get(key)
        return any(
            level.name == "text:list-level-style-number"
            and level.get("text:level") == str(depth)
            and bool(level.get("style:num-format"))
            for level in pattern or ()
        )


def _style(element: Element) -> str:
    return element.get("text:style-name") or "Standard"
