"""HTML tokens → elements inside one another, however badly they were closed.

Follows what browsers do (WHATWG, 13.2.6 Tree construction) as far as it decides what belongs
together: end tags that may be left out, end tags too many, tags closed in the wrong order.
"""

from __future__ import annotations

from functools import lru_cache

from sprogtjek.errors import UserError
from sprogtjek.records import Span
from sprogtjek.sources import limits
from sprogtjek.sources.html_elements import (
    BLOCKS,
    ENDS_PARAGRAPH,
    FURNITURE,
    HEADINGS,
    TABLE,
    Apart,
    Element,
    Tree,
)
from sprogtjek.sources.html_tokens import RAW, Token, tokens

MAX_ELEMENTS = 200_000
_CHECK = 1024  # elements between looks at the clock

VOID = frozenset(
    "area base br col embed hr img input link meta param source track wbr basefont bgsound".split()
)
_ENDS_HEADING = HEADINGS | frozenset("blockquote dl form hr ol p pre table ul".split())

# Read as empty where they end in »/>«, as in XHTML; browsers would take all that follows into
# them, and none of it would be seen.
_SWALLOWS = frozenset(
    "svg math audio video object select button template noscript canvas map".split()
) | frozenset(RAW)

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
_ENDING = ENDS_PARAGRAPH | _ENDS_HEADING | _ENDED_BY.keys()
_PARAGRAPH = frozenset({"p"})
_BOUNDS = frozenset({"td", "th", "caption", "table", "object", "template", "html"})
_PARAGRAPH_BOUNDS = _BOUNDS | {"button"}

_LONGEST_APART = 50_000  # characters
_TEXT_OF_PAGE = frozenset("main article html body".split())


def parse(text: str, name: str, *, furniture: bool = True) -> Tree:
    """The tree of an HTML text. Without ``furniture`` that is read ``apart``, where it can be.

    Raises ``UserError`` if it has more elements, or more inside one another, than a page has.
    """
    builder = _Builder(text, name)
    passed = {} if furniture else dict.fromkeys(FURNITURE, builder.pass_over)
    for token in tokens(text, passed):
        builder.add(token)
    builder.close_all(len(text))
    return builder.tree()


@lru_cache(maxsize=128)  # the same menu and footer stand on every page of a site
def _apart(name: str, text: str) -> Apart | None:
    """The content of an element, if it is the same wherever the element stands.

    So it is where all tags in it have their partners there, and neither tags nor comments run on
    behind it. The text of a page is not looked for in what is read apart.
    """
    builder = _Builder(text, "")
    last = None
    try:
        for last in tokens(f"{text}</{name}>"):
            if last.start >= len(text):
                break
            builder.add(last)
    except UserError:  # it is too much for any page
        return None
    if last is None or last.start != len(text) or builder.is_unbalanced:
        return None
    names = {element.name for element in builder.elements}
    roles = (each.value(text, "role").lower() for each in builder.elements)
    if names & _TEXT_OF_PAGE or "main" in roles:
        return None
    reaching = [
        _ENDED_BY[each] for each in names & _ENDED_BY.keys() if name not in _ITEM_BOUNDS[each]
    ]
    ends = frozenset({"svg", "math"}).union(*reaching)
    return Apart(text, builder.tree(), builder.depth, ends)


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
        self._count = 0  # of elements, those apart with them
        self._most_deep = limits.current().depth
        self._unmatched = False
        self.depth = 0

    def tree(self) -> Tree:
        return Tree(self.root, tuple(self.elements), tuple(self.comments))

    @property
    def is_unbalanced(self) -> bool:
        """Whether elements are still open, or end tags stood alone."""
        return len(self._open) > 1 or self._unmatched

    def pass_over(self, at: int) -> int:
        """Where to read on behind the start tag of an element: at once, or behind its content."""
        name = self._open[-1].name
        end = self._text.find(f"</{name}>", at, at + _LONGEST_APART)
        nested = self._names[name] > 1  # of many in one another only the outermost is tried
        if end < 0 or nested:
            return at
        apart = _apart(name, self._text[at:end])
        if apart is None or not self._has_room(apart):
            return at
        self._open[-1].apart = apart
        self._count += len(apart.tree.elements)
        self.comments += [Span(at + each.start, at + each.end) for each in apart.tree.comments]
        return end

    def _has_room(self, apart: Apart) -> bool:
        """Whether it is read the same here as apart, and no bound is exceeded."""
        return (
            self._names.keys().isdisjoint(apart.ends)
            and self._count + len(apart.tree.elements) <= MAX_ELEMENTS
            and len(self._open) + apart.depth <= self._most_deep
        )

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
        self._count += 1
        if len(self._open) > self.depth:
            self.depth = len(self._open)
        if self._count > MAX_ELEMENTS or self.depth > self._most_deep:
            raise self._too_much()
        if not self._count % _CHECK:
            limits.check_time(self._name)

    def _is_empty(self, name: str) -> bool:
        """Whether an element that ends in »/>« is empty."""
        return name in _SWALLOWS or "svg" in self._names or "math" in self._names

    def _end_implied(self, token: Token) -> None:
        names = self._names
        if "p" in names and token.name in ENDS_PARAGRAPH:
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
        index = self._opened_by(token.name)
        if index is None:
            self._unmatched = True
        else:
            self._pop_to(index, Span(token.start, token.end))

    def _opened_by(self, ending: str) -> int | None:
        """The open element that an end tag ends, if any."""
        names = HEADINGS if ending in HEADINGS else frozenset({ending})
        if self._names.keys().isdisjoint(names):
            return None
        for index in range(len(self._open) - 1, 0, -1):
            name = self._open[index].name
            if name in names:
                return index
            if (
                (name in _BOUNDS and ending not in TABLE)
                or (name == "table" and ending != "table")
                or (ending not in BLOCKS and name in BLOCKS)
            ):
                return None
        return None

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
        if self._count <= MAX_ELEMENTS:
            message = f"Siden har mere end {self._most_deep} elementer inden i hinanden."
        hint = "Måske mangler der sluttags. Gem siden fra en browser, og prøv igen."
        return UserError(message, path=self._name, hint=hint)
