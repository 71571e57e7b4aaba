"""HTML tokens → elements inside one another, however badly they were closed.

Follows what browsers do (WHATWG, 13.2.6 Tree construction) as far as it decides what belongs
together: end tags that may be left out, end tags too many, tags closed in the wrong order.
"""

from __future__ import annotations

import html
from collections.abc import Iterator
from dataclasses import dataclass, field

from sprogtjek.errors import UserError
from sprogtjek.records import Span
from sprogtjek.sources import limits
from sprogtjek.sources.html_tokens import RAW, Attributes, Token, tokens

MAX_ELEMENTS = 200_000
_CHECK = 1024  # elements between looks at the clock

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
VOID = frozenset(
    "area base br col embed hr img input link meta param source track wbr basefont bgsound".split()
)
_ENDS_PARAGRAPH = HEADINGS | frozenset(
    """
    address article aside blockquote center details dialog dir div dl fieldset figcaption figure
    footer form header hgroup hr main menu nav ol p pre search section summary table ul li dd dt
    """.split()
)
_ENDS_HEADING = HEADINGS | frozenset("blockquote dl form hr ol p pre table ul".split())
_TABLE = frozenset("table caption colgroup thead tbody tfoot tr td th".split())

# Read as empty where they end in »/>«, as in XHTML; browsers would take all that follows into
# them, and none of it would be seen.
_SWALLOWS = frozenset(
    "svg math audio video object select button template noscript canvas map".split()
) | frozenset(RAW)

BLOCKS = _ENDS_PARAGRAPH | _TABLE | frozenset("html body head legend optgroup option".split())
"""Elements that a line of text never runs across."""

# A start tag ends open elements of these names, up to the nearest of ``_ITEM_BOUNDS`` …
_ENDED_BY = {
    "li": frozenset({"li"}),
    "dd": frozenset({"dd", "dt"}),
    "dt": frozenset({"dd", "dt"}),
    "td": frozenset({"td", "th", "caption", "colgroup"}),
    "th": frozenset({"td", "th", "caption", "colgroup"}),
    "tr": frozenset({"tr", "td", "th", "caption", "colgroup"}),
    **dict.fromkeys(
        ("thead", "tbody", "tfoot"),
        frozenset({"thead", "tbody", "tfoot", "tr", "td", "th", "caption", "colgroup"}),
    ),
    "option": frozenset({"option"}),
    "a": frozenset({"a"}),
    "button": frozenset({"button"}),
}
_ITEM_BOUNDS = {
    **dict.fromkeys(("li",), BLOCKS - {"address", "div", "p", "li"}),
    **dict.fromkeys(("dd", "dt"), BLOCKS - {"address", "div", "p", "dd", "dt"}),
    **dict.fromkeys(("td", "th", "tr", "thead", "tbody", "tfoot"), frozenset({"table"})),
    "option": frozenset({"select"}),
    "a": frozenset({"td", "th", "caption", "object", "body", "html"}),
    "button": frozenset({"td", "th", "caption", "object", "body", "html"}),
}
_ENDING = _ENDS_PARAGRAPH | _ENDS_HEADING | _ENDED_BY.keys()
_PARAGRAPH = frozenset({"p"})
_NOWHERE = Span(0, 0)
_BOUNDS = frozenset({"td", "th", "caption", "table", "object", "template", "html"})
_PARAGRAPH_BOUNDS = _BOUNDS | {"button"}


@dataclass(eq=False, slots=True)
class Element:
    """An element, its tags' places and what is in it. ``close`` is empty where no end tag is."""

    name: str
    tag: Span
    attributes: Attributes
    parent: Element | None = field(repr=False)
    children: list[Element | Span] = field(default_factory=list, repr=False)
    close: Span = _NOWHERE

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
    stand.
    """

    root: Element
    elements: tuple[Element, ...]
    comments: tuple[Span, ...]


def parse(text: str, name: str) -> Tree:
    """The tree of an HTML text.

    Raises ``UserError`` if it has more elements, or more inside one another, than a page has.
    """
    builder = _Builder(text, name)
    for token in tokens(text):
        builder.add(token)
    builder.close_all(len(text))
    return Tree(builder.root, tuple(builder.elements), tuple(builder.comments))


class _Builder:
    """The open elements, the innermost last."""

    def __init__(self, text: str, name: str) -> None:
        self.root = Element("", Span(0, 0), {}, None)
        self.elements: list[Element] = []
        self.comments: list[Span] = []
        self._text = text
        self._name = name
        self._open = [self.root]
        self._names: dict[str, int] = {}  # how many are open, of those that are
        self._depth = limits.current().depth

    def add(self, token: Token) -> None:
        if token.kind == "text":
            self._open[-1].children.append(Span(token.start, token.end))
        elif token.kind == "comment":
            self.comments.append(Span(token.start, token.end))
        elif token.kind == "open":
            self._start(token)
        else:
            self._end(token)

    def close_all(self, end: int) -> None:
        self._pop_to(1, Span(end, end))

    def _start(self, token: Token) -> None:
        name = token.name
        if name in _ENDING:
            self._end_implied(token)
        parent = self._open[-1]
        element = Element(name, Span(token.start, token.end), token.attributes, parent)
        parent.children.append(element)
        self.elements.append(element)
        if name not in VOID and not (token.closed and self._is_empty(name)):
            self._open.append(element)
            self._names[name] = self._names.get(name, 0) + 1
        count = len(self.elements)
        if count > MAX_ELEMENTS or len(self._open) > self._depth:
            raise self._too_much()
        if not count % _CHECK:
            limits.check_time(self._name)

    def _is_empty(self, name: str) -> bool:
        """Whether an element that ends in »/>« is empty."""
        return name in _SWALLOWS or "svg" in self._names or "math" in self._names

    def _end_implied(self, token: Token) -> None:
        names = self._names
        if "p" in names and token.name in _ENDS_PARAGRAPH:
            self._end_open(_PARAGRAPH, _PARAGRAPH_BOUNDS, token.start)
        if token.name in _ENDS_HEADING and not names.keys().isdisjoint(HEADINGS):
            self._end_heading(Span(token.start, token.start))
        ended = _ENDED_BY.get(token.name)
        if ended and not names.keys().isdisjoint(ended):
            self._end_open(ended, _ITEM_BOUNDS[token.name], token.start)

    def _end_heading(self, at: Span) -> None:
        """Close a heading that has its words already: its end tag is missing.

        Browsers take all that follows into it; nobody who reads the page does.
        """
        for index in range(len(self._open) - 1, 0, -1):
            name = self._open[index].name
            if name in HEADINGS:
                if any(self._is_said(child) for child in self._open[index].children):
                    self._pop_to(index, at)
                return
            if name in BLOCKS:
                return

    def _is_said(self, child: Element | Span) -> bool:
        if isinstance(child, Element):
            return child.name not in BLOCKS
        return bool(self._text[child.start : child.end].strip())

    def _end_open(self, names: frozenset[str], bounds: frozenset[str], at: int) -> None:
        """Close elements of these names, outermost first, that are open within the bounds."""
        outermost = None
        for index in range(len(self._open) - 1, 0, -1):
            if self._open[index].name in names:
                outermost = index
            elif self._open[index].name in bounds:
                break
        if outermost is not None:
            self._pop_to(outermost, Span(at, at))

    def _end(self, token: Token) -> None:
        if token.name in ("body", "html"):
            return  # text after the end of the body belongs to it all the same
        if token.name == self._open[-1].name:
            self._pop_to(len(self._open) - 1, Span(token.start, token.end))
            return
        if token.name == "br":  # browsers take »</br>« for »<br>«
            self._start(token)
        names = HEADINGS if token.name in HEADINGS else frozenset({token.name})
        if self._names.keys().isdisjoint(names):
            return
        for index in range(len(self._open) - 1, 0, -1):
            open_name = self._open[index].name
            if open_name in names:
                self._pop_to(index, Span(token.start, token.end))
                return
            if open_name in _BOUNDS and token.name not in _TABLE:
                return
            if open_name == "table" and token.name != "table":
                return
            if token.name not in BLOCKS and open_name in BLOCKS:
                return

    def _pop_to(self, index: int, at: Span) -> None:
        """Close the elements from ``index`` in; the end tag at ``at`` is the outermost one's."""
        while len(self._open) > index:
            element = self._open.pop()
            self._forget(element.name)
            element.close = at if len(self._open) == index else Span(at.start, at.start)

    def _forget(self, name: str) -> None:
        if self._names[name] == 1:
            del self._names[name]
        else:
            self._names[name] -= 1

    def _too_much(self) -> UserError:
        message = "Siden har flere elementer, end sprogtjek kan læse."
        if len(self.elements) <= MAX_ELEMENTS:
            message = f"Siden har mere end {self._depth} elementer inden i hinanden."
        hint = "Måske mangler der sluttags. Gem siden fra en browser, og prøv igen."
        return UserError(message, path=self._name, hint=hint)
