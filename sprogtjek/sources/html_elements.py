"""The elements of a page: what is said of them, and how they stand inside one another."""

from __future__ import annotations

import html
from collections.abc import Iterator
from dataclasses import dataclass, field

from sprogtjek.records import Span
from sprogtjek.sources.html_tokens import Attributes

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
ENDS_PARAGRAPH = HEADINGS | frozenset(
    """
    address article aside blockquote center details dialog dir div dl fieldset figcaption figure
    footer form header hgroup hr main menu nav ol p pre search section summary table ul li dd dt
    """.split()
)
"""Elements whose start tag ends a paragraph."""

TABLE = frozenset("table caption colgroup thead tbody tfoot tr td th".split())

BLOCKS = ENDS_PARAGRAPH | TABLE | frozenset("html body head legend optgroup option".split())
"""Elements that a line of text never runs across."""

FURNITURE = frozenset("nav aside footer dialog search menu".split())
"""Elements that hold no text of the page itself, whatever is in them; all are ``BLOCKS``."""

_NOWHERE = Span(0, 0)


@dataclass(eq=False, slots=True)
class Element:
    """An element, its tags' places and what is in it. ``close`` is empty where no end tag is.

    What is in it may have been read ``apart``: then it has no children.
    """

    name: str
    tag: Span
    attributes: Attributes
    parent: Element | None = field(repr=False)
    children: list[Element | Span] = field(default_factory=list, repr=False)
    close: Span = _NOWHERE
    apart: Apart | None = field(default=None, repr=False)

    def elements(self) -> Iterator[Element]:
        """The elements in this one, in order, without those in them."""
        return (child for child in self.children if isinstance(child, Element))

    def value(self, text: str, name: str) -> str:
        """An attribute's value in the page's text; nothing where it has none."""
        span = self.attributes.get(name)
        return html.unescape(text[span.start : span.end]).strip() if span else ""

    def ancestors(self) -> Iterator[Element]:
        """The elements around this one, the innermost first."""
        at = self.parent
        while at is not None:
            yield at
            at = at.parent

    def descendants(self) -> Iterator[Element]:
        """All elements inside this one, in document order."""
        waiting = [*self.elements()][::-1]
        while waiting:
            element = waiting.pop()
            yield element
            waiting += [each for each in reversed(element.children) if isinstance(each, Element)]


@dataclass(frozen=True, slots=True)
class Tree:
    """The elements of a page, those inside ``root`` in document order, and where its comments
    stand. Elements that were read apart are not among them, their comments are.
    """

    root: Element
    elements: tuple[Element, ...]
    comments: tuple[Span, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Apart:
    """What stands in an element on many pages, read for itself. Its places are those in ``text``.

    ``depth``: how many elements are inside one another. ``ends``: names of elements which some in
    it would end, were they open around it.
    """

    text: str
    tree: Tree
    depth: int
    ends: frozenset[str]
