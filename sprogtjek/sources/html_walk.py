"""The elements of a page → the paragraphs people read on it, in reading order.

Inline tags are transparent. Code and phrases in another language stand in quotation marks: they
are words of their sentence, but not the writer's Danish, and nothing in a quotation is flagged.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial

from sprogtjek.records import Span
from sprogtjek.sources.html_content import Page
from sprogtjek.sources.html_elements import BLOCKS, HEADINGS, Element
from sprogtjek.sources.html_tokens import references
from sprogtjek.sources.lines import Given
from sprogtjek.sources.passages import Flow

_SPACES = re.compile(r"[ \t\n\r\f]+")
# All but one plain space between words.
_ODD_SPACES = re.compile(r"[\t\n\r\f][ \t\n\r\f]*| [ \t\n\r\f]+")
_DANISH = frozenset({"", "da", "dan"})
_CODE = frozenset("code kbd samp var tt".split())
_FILE_NAME = re.compile(r"\S+\.(?:jpe?g|png|gif|svg|webp|bmp|tiff?)", re.IGNORECASE)

_LOWEST_HEADING = 7  # a summary unfolds text below any heading

# Boxes without room around them: what is in them stands right below what is above.
_TIGHT = frozenset("div section article main tr td th tbody thead tfoot li dd dt".split())
_CAPTIONS = frozenset("caption figcaption legend label".split())
_BREAKING = BLOCKS | _CAPTIONS | {"hr", "pre", "iframe", "button", "xmp", "video", "svg"}
_BODY = Given()
_LAYOUT_ROLES = ("presentation", "none")


@dataclass(frozen=True, slots=True)
class _Context:
    """What an element makes of the text in it."""

    given: Given = _BODY
    foreign: bool = False
    quoted: bool = False


@dataclass(slots=True)
class _Open:
    """An element whose children are being read."""

    element: Element
    children: Iterator[Element | Span]
    context: _Context
    marked: bool = False


class Walk:
    """Reads the elements of a page into ``flow``."""

    def __init__(self, text: str, page: Page, flow: Flow) -> None:
        self._text = text
        self._page = page
        self.flow = flow

    def read(self, root: Element, *, foreign: bool = False) -> None:
        """Read an element; ``foreign``: its language, as far as is said above it, is not Danish."""
        waiting = [self._enter(root, _Context(foreign=foreign))]
        while waiting:
            now = waiting[-1]
            child = next(now.children, None)
            if child is None:
                self._leave(waiting.pop())
            elif isinstance(child, Span):
                self._say(child.start, child.end, now.context)
            elif child.name == "br":
                self.flow.break_line(child.tag)
            elif self._page.left_out(child):
                self._pass(child, now.context)
            else:
                waiting.append(self._enter(child, now.context))

    def _pass(self, element: Element, context: _Context) -> None:
        """An element that is left out still parts what stands around it."""
        if element.name in _BREAKING:
            self.flow.end(0)

    def _enter(self, element: Element, context: _Context) -> _Open:
        name = element.name
        if name in _BREAKING:
            self.flow.end(int(name not in _TIGHT))
        given = self._kind(element, context)
        inner = context if given is context.given else replace(context, given=given)
        inner = self._in_language(element, inner)
        if name in _CODE and self._page.is_inline(element):
            inner = replace(inner, quoted=True)
        opened = _Open(element, iter(element.children), inner)
        if (inner.quoted and not context.quoted) or (name == "q" and not context.foreign):
            opened.marked = self._page.has_text(element)
        if opened.marked:
            self.flow.add("»", element.tag, inner.given, spoken=False)
        if name == "a" and not (inner.foreign or inner.quoted):
            self.flow.start_link(element.value(self._text, "href"))
        if not inner.foreign:
            self._attributes(element)
        return opened

    def _leave(self, opened: _Open) -> None:
        element = opened.element
        if element.name == "a":
            self.flow.end_link()
        if opened.marked:
            self.flow.add("«", element.close, opened.context.given, spoken=False)
        if element.name in _BREAKING:
            self.flow.end(int(element.name not in _TIGHT))

    def _in_language(self, element: Element, context: _Context) -> _Context:
        named = next((n for n in ("lang", "xml:lang") if n in element.attributes), None)
        if named is None or element.name in ("html", "body"):  # of the page: judged as a whole
            return context
        foreign = is_foreign_code(element.value(self._text, named))
        if self._page.is_inline(element) and foreign and not context.foreign:
            return replace(context, quoted=True)
        return replace(context, foreign=foreign)

    def _kind(self, element: Element, context: _Context) -> Given:
        """The kind of paragraph that text in an element is, from those around it on."""
        above, name = context.given, element.name
        if name == "blockquote":
            return Given("quote")
        if above.kind in ("quote", "caption"):
            return above
        if name in HEADINGS:
            return Given("heading", int(name[1]))
        if name == "summary":
            return Given("heading", _LOWEST_HEADING)
        if element.attributes and element.value(self._text, "role") == "heading":
            level = element.value(self._text, "aria-level")
            return Given("heading", int(level) if level in tuple("123456") else 2)
        if name in ("li", "dt", "dd"):
            return Given(listed=above.listed + 1)  # what a numbered title is, tags would say
        if name in ("td", "th"):
            return above if self._is_layout(element) else Given("cell")
        if name in _CAPTIONS:
            return Given("caption")
        return Given("address") if name == "address" else above

    def _is_layout(self, cell: Element) -> bool:
        """Whether the table of a cell only arranges a page, as in mails and old pages."""
        table = next((each for each in cell.ancestors() if each.name == "table"), None)
        if table is None or table.value(self._text, "role") in _LAYOUT_ROLES:
            return True
        return self._page.is_layout(table)

    def _attributes(self, element: Element) -> None:
        """Alternative texts and titles, where they say something that the page does not."""
        for name in ("alt", "title"):
            span = element.attributes.get(name)
            if span is None:
                continue
            words = " ".join(element.value(self._text, name).split())
            if words and not _FILE_NAME.fullmatch(words) and not self._is_said(words, element):
                self.flow.later(partial(self._caption, span))

    def _is_said(self, words: str, element: Element) -> bool:
        """Whether a title only repeats what stands in its element."""
        shown = self._text[element.tag.end : max(element.tag.end, element.close.start)]
        return words.casefold() in " ".join(shown.casefold().split())

    def _caption(self, span: Span) -> None:
        self._say(span.start, span.end, _Context(Given("caption")))

    def _say(self, start: int, end: int, context: _Context) -> None:
        """Add the text at ``start:end`` of the source: no markup, perhaps references."""
        if context.foreign and not context.quoted:
            return
        at = start
        for first, last, character in references(self._text, start, end):
            self._plain(at, first, context)
            if _SPACES.fullmatch(character):
                self.flow.space(Span(first, last), verbatim=False)
            elif character:
                self.flow.add(
                    character, Span(first, last), context.given, spoken=not context.quoted
                )
            at = last
        self._plain(at, end, context)

    def _plain(self, start: int, end: int, context: _Context) -> None:
        at = start
        for blank in _ODD_SPACES.finditer(self._text, start, end):
            self._words(at, blank.start(), context)
            at = blank.end()
            self.flow.space(Span(blank.start(), at), verbatim=False)
        self._words(at, end, context)

    def _words(self, start: int, end: int, context: _Context) -> None:
        if start < end and self._text[start] == " ":
            self.flow.space(Span(start, start + 1), verbatim=True)
            start += 1
        if start < end:
            self.flow.copy(self._text[start:end], start, context.given, spoken=not context.quoted)


def is_foreign_code(code: str) -> bool:
    """Whether a language code (»en-GB«) is that of another language than Danish."""
    return code.strip().lower().replace("_", "-").split("-")[0] not in _DANISH
