"""What the styles and numberings of a Word document say of its paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sprogtjek.records import BlockKind
from sprogtjek.sources.docx_package import Package
from sprogtjek.sources.lines import Given
from sprogtjek.sources.stories import Look
from sprogtjek.sources.stylenames import is_contents, kind_of, level_of
from sprogtjek.sources.xmltree import Element

_TWENTIETHS = 20.0  # of a point: Word's unit of spacing
_AUTOMATIC = 14.0  # points that Word puts where spacing is »automatic«
_BODY_LEVEL = 9
_ON = re.compile(r"(?!0|false|off)", re.IGNORECASE)


class Styles:
    """The styles, numberings and defaults of a document."""

    def __init__(self, package: Package) -> None:
        tree = package.related("styles")
        self._styles: dict[str, Element] = {}
        self._chains: dict[str, list[Element]] = {}
        self._default = ""
        self._defaults: Element | None = None
        if tree is not None:
            self._defaults = tree.root.find("w:docDefaults", "w:pPrDefault", "w:pPr")
            for style in tree.root:
                if style.name == "w:style":
                    self._add(style)
        self._formats = _number_formats(package)

    def _add(self, style: Element) -> None:
        key = style.get("w:styleId")
        self._styles.setdefault(key, style)
        if style.get("w:type") == "paragraph" and is_on(style.attributes.get("w:default", "0")):
            self._default = key

    def given(self, properties: Element | None, *, cell: bool) -> Given | None:
        """What is given of a paragraph; ``None`` if it belongs to a table of contents."""
        names = [self._name(style) for style in self._chain(self._style(properties))]
        if any(is_contents(name) for name in names):
            return None
        level = self._level(properties, names)
        if level is not None:
            return Given("heading", level)
        kind = next((found for name in names if (found := kind_of(name))), None)
        if kind is not None:
            return Given(kind)
        own: BlockKind | None = "cell" if cell else None
        listed, numbered = self._listed(properties)
        return Given(None, listed=listed, numbered=numbered) if listed else Given(own)

    def _style(self, properties: Element | None) -> str:
        named = properties.value("w:pStyle", "w:val") if properties is not None else None
        return named if named is not None else self._default

    def _chain(self, key: str) -> list[Element]:
        """A style and those that it is based on. A style that is missing is its own name."""
        if key not in self._chains:
            self._chains[key] = self._chained(key)
        return self._chains[key]

    def _chained(self, key: str) -> list[Element]:
        found: list[Element] = []
        while key in self._styles and self._styles[key] not in found:
            found.append(self._styles[key])
            key = found[-1].value("w:basedOn", "w:val") or ""
        if key and key not in self._styles:
            found.append(Element("w:style", {"w:styleId": key}, None, 0, 0))
        return found

    def _name(self, style: Element) -> str:
        return style.value("w:name", "w:val") or style.get("w:styleId")

    def _layers(self, properties: Element | None) -> Iterator[Element]:
        """The paragraph's own properties, those of its styles, and the defaults."""
        if properties is not None:
            yield properties
        for style in self._chain(self._style(properties)):
            if (own := style.find("w:pPr")) is not None:
                yield own
        if self._defaults is not None:
            yield self._defaults

    def _first(self, properties: Element | None, path: str, attribute: str) -> str | None:
        layers = (layer.value(path, attribute) for layer in self._layers(properties))
        return next((value for value in layers if value is not None), None)

    def _level(self, properties: Element | None, names: list[str]) -> int | None:
        outline = self._first(properties, "w:outlineLvl", "w:val")
        if outline is not None and outline.isdecimal():
            depth = int(outline[:2])
            return depth + 1 if depth < _BODY_LEVEL else None
        return next((level for name in names if (level := level_of(name)) is not None), None)

    def _listed(self, properties: Element | None) -> tuple[int, bool]:
        """How deep the list item stands (0: it is none), and whether it has a number."""
        number = self._first(properties, "w:numPr w:numId", "w:val")
        if number in (None, "0"):
            return 0, False
        given = self._first(properties, "w:numPr w:ilvl", "w:val") or "0"
        level = int(given[:1]) if given.isdecimal() else 0
        shape = self._formats.get((number or "", level), "bullet")
        return (0, False) if shape == "none" else (level + 1, shape != "bullet")

    def look(self, properties: Element | None) -> Look:
        """How a paragraph is laid out."""
        close = self._first_switch(properties, "w:contextualSpacing")
        before, after = (self._space(properties, side) for side in ("before", "after"))
        return Look(before, after, close, self._style(properties))

    def _first_switch(self, properties: Element | None, name: str) -> bool:
        for layer in self._layers(properties):
            if (found := layer.find(name)) is not None:
                return is_on(found.get("w:val", "1"))
        return False

    def _space(self, properties: Element | None, side: str) -> float:
        if is_on(self._first(properties, "w:spacing", f"w:{side}Autospacing") or "0"):
            return _AUTOMATIC
        given = self._first(properties, "w:spacing", f"w:{side}") or "0"
        return float(given[:6]) / _TWENTIETHS if given.isdecimal() else 0.0

    def language(self, run: Element | None) -> str:
        """The language that a run's own properties, or its style's, name; else nothing.

        That of the document's defaults counts for nothing: it is that of the template.
        """
        if run is None:
            return ""
        style = self._styles.get(run.value("w:rStyle", "w:val") or "")
        named = style.value("w:rPr w:lang", "w:val") if style else None
        return run.value("w:lang", "w:val") or named or ""

    def paragraph_language(self, properties: Element | None) -> str:
        """The language that the paragraph's style names, where that is not the default one."""
        for style in self._chain(self._style(properties)):
            named = style.value("w:rPr w:lang", "w:val")
            if named and style.get("w:styleId") != self._default:
                return named
        return ""


def is_on(value: str) -> bool:
    """A switch of Word's: »0«, »false« and »off« are off."""
    return _ON.match(value) is not None and value != ""


def _number_formats(package: Package) -> dict[tuple[str, int], str]:
    """(number id, level) → format (»bullet«, »decimal« …)."""
    tree = package.related("numbering")
    if tree is None:
        return {}
    abstract = {
        each.get("w:abstractNumId"): each for each in tree.root if each.name == "w:abstractNum"
    }
    formats: dict[tuple[str, int], str] = {}
    for number in tree.root:
        if number.name != "w:num":
            continue
        pattern = abstract.get(number.value("w:abstractNumId", "w:val") or "")
        for level in pattern or ():
            depth = level.get("w:ilvl", "0")
            shape = level.value("w:numFmt", "w:val")
            if level.name == "w:lvl" and shape and depth.isdecimal():
                formats[number.get("w:numId"), int(depth[:2])] = shape
    return formats
