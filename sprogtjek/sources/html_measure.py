"""How much of what there is in each element of a page, counted once from the inside out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from sprogtjek.sources.html_elements import BLOCKS, HEADINGS, Apart, Element


@dataclass(slots=True)
class Measure:
    """Counts of an element and all that is in it: characters of text and of link text; links;
    main titles (``h1``, ``main``); headings; blocks; tables, their cells, their rows with cells,
    and what names columns (``th``, ``caption``).
    """

    text: int = 0
    linked: int = 0
    links: int = 0
    titles: int = 0
    headings: int = 0
    blocks: int = 0
    tables: int = 0
    cells: int = 0
    rows: int = 0
    names: int = 0

    def add(self, other: Measure) -> None:
        """Count in what is inside."""
        self.text += other.text
        self.linked += other.linked
        self.links += other.links
        if other.blocks:  # all that is counted below this line is a block
            self.titles += other.titles
            self.headings += other.headings
            self.blocks += other.blocks
            self.tables += other.tables
            self.cells += other.cells
            self.rows += other.rows
            self.names += other.names


def measured(
    text: str, elements: Iterable[Element], unseen: frozenset[str]
) -> dict[Element, Measure]:
    """The measure of each element; ``elements`` come innermost first. The ``unseen`` have none."""
    found: dict[Element, Measure] = {}
    for element in elements:
        own = found[element] = Measure()
        if element.name in unseen:
            continue
        for child in element.children:
            if isinstance(child, Element):
                own.add(found[child])
            else:
                own.text += len(text[child.start : child.end].strip())
        if element.apart is not None:
            own.add(_measured_apart(element.apart, unseen))
        _count(element, own)
    return found


@lru_cache(maxsize=128)
def _measured_apart(apart: Apart, unseen: frozenset[str]) -> Measure:
    tree = apart.tree
    return measured(apart.text, [*reversed(tree.elements), tree.root], unseen)[tree.root]


def _count(element: Element, own: Measure) -> None:
    name = element.name
    if name == "a" and "href" in element.attributes:
        own.linked = own.text
        own.links += 1
    if name not in BLOCKS:
        return
    own.blocks += 1
    own.titles += name in ("h1", "main")
    own.headings += name in HEADINGS
    own.tables += name == "table"
    own.cells += name in ("td", "th")
    own.rows += name == "tr" and own.cells > 0
    own.names += name in ("th", "caption", "thead")
