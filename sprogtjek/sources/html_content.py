"""What on a web page is text for its readers, and what is the furniture around it.

Where the page says so (``main``, ``article``, ``nav``, ``footer`` …) it is believed. Else class
names that content management systems use, and boxes of nothing but links, tell the furniture.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from sprogtjek.sources.html_elements import FURNITURE, HEADINGS, Apart, Element, Tree
from sprogtjek.sources.html_measure import measured

UNSEEN = frozenset(
    """
    script style template noscript svg math head title iframe object embed canvas audio video map
    select textarea input datalist meter progress noembed noframes applet frameset xmp pre listing
    """.split()
)
"""Elements whose content is no text for readers, or (``pre``) is shown as it stands: code."""

_ROLES = frozenset(
    """
    alertdialog banner complementary contentinfo dialog menu menubar navigation search tablist
    toolbar
    """.split()
)
_CLASS = re.compile(
    r"(?:^|[\s_-])(?:cookie(?:s|bot|bar|banner|consent|information)?|consent|gdpr|bread-?crumbs?"
    r"|broedkrumme\w*|skip(?:-?(?:link|to|nav))\w*|share|sharing|social(?:-media)?|pagination)"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
# These name all sorts of things inside the text itself, too.
_CLASS_AROUND = re.compile(
    r"(?:^|[\s_-])(?:nav(?:bar|igation)?|(?:main|sub|top)?-?menu|side-?bar|footer"
    r"|(?:site|page|global)-?(?:header|footer))(?:$|[\s_-])",
    re.IGNORECASE,
)
_HIDDEN_STYLE = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)

# A box with more text than this outside links is no furniture, whatever it is called.
_MOST_FURNITURE = 1500  # characters
_LINK_BOXES = frozenset("div section table td ul ol p center".split())
_FEWEST_LINKS = 3
_MOSTLY = 0.6


class Page:
    """The elements of a page, with what it takes to judge them.

    Without ``guessing`` only what a page says of itself is left out.
    """

    def __init__(self, text: str, tree: Tree) -> None:
        self._text = text
        self.guessing = True
        self.root = tree.root
        self._all = tree.elements
        self.whole = any(element.name in ("html", "body") for element in self._all)
        self._folded = _controlled(text, self._all).union(
            *(_controlled_from(each.apart) for each in self._all if each.apart)
        )
        self._measures = measured(text, [*reversed(self._all), self.root], UNSEEN)
        self.roots = self._roots()
        self._marked = self.roots != [self.root]

    def left_out(self, element: Element) -> bool:
        """Whether an element and all in it is no text for readers. Its parents are."""
        if element.name in UNSEEN or self._is_hidden(element):
            return True
        if element.name == "button":
            return not _inside(element, HEADINGS | {"summary"})
        if element.name in FURNITURE or self._role(element) in _ROLES:
            return True
        if element.name == "header" and self.whole and not self._marked:
            return not _inside(element, frozenset({"article"}))
        named = self.guessing and self._is_named_furniture(element)
        return named or (self.guessing and self._is_link_box(element))

    def is_layout(self, table: Element) -> bool:
        """Whether a table arranges the page, as in mails and old pages, and holds no data."""
        own = self._measures[table]
        arranges = own.tables > 1 or own.cells == own.rows
        return own.headings > 0 or (arranges and not own.names)

    def is_inline(self, element: Element) -> bool:
        """Whether an element only marks words of a line."""
        return self._measures[element].blocks == 0

    def has_text(self, element: Element) -> bool:
        """Whether there is more than blanks in an element."""
        return self._measures[element].text > 0

    def _roots(self) -> list[Element]:
        """The elements that hold the text: ``main``, else articles if they hold most of it."""
        main = [e for e in self._all if e.name == "main" or self._role(e) == "main"]
        main = [e for e in _outermost(main) if not self._is_hidden(e)]
        if any(self._measures[e].text for e in main):
            return main
        articles = _outermost(e for e in self._all if e.name == "article")
        articles = [e for e in articles if not self._is_under_furniture(e)]
        size = sum(self._measures[e].text for e in articles)
        return articles if size and 2 * size >= self._measures[self.root].text else [self.root]

    def _is_under_furniture(self, element: Element) -> bool:
        around = (element, *element.ancestors())
        return any(each.name in FURNITURE or self._is_hidden(each) for each in around)

    def _role(self, element: Element | None) -> str:
        if element is None or "role" not in element.attributes:
            return ""
        return element.value(self._text, "role").lower()

    def _is_hidden(self, element: Element) -> bool:
        attributes = element.attributes
        if not attributes:
            return False
        hidden = (
            ("hidden" in attributes and element.value(self._text, "hidden") != "until-found")
            or (
                "aria-hidden" in attributes
                and element.value(self._text, "aria-hidden").lower() == "true"
            )
            or (
                "style" in attributes
                and _HIDDEN_STYLE.search(element.value(self._text, "style")) is not None
            )
        )
        return hidden and element.value(self._text, "id") not in self._folded

    def _is_named_furniture(self, element: Element) -> bool:
        if not element.attributes or element.name in ("html", "body", "main", "article"):
            return False
        named = f"{element.value(self._text, 'class')} {element.value(self._text, 'id')}"
        around = not self._marked and _CLASS_AROUND.search(named)
        if not around and not _CLASS.search(named):
            return False
        own = self._measures[element]
        return own.text - own.linked <= _MOST_FURNITURE and not own.titles

    def _is_link_box(self, element: Element) -> bool:
        """Boxes of links are navigation, on a page that does not say where its text is."""
        if self._marked or not self.whole or element.name not in _LINK_BOXES:
            return False
        own = self._measures[element]
        return own.links >= _FEWEST_LINKS and own.linked > _MOSTLY * own.text and not own.titles


def _controlled(text: str, elements: Iterable[Element]) -> frozenset[str]:
    """The ids of boxes that a button unfolds: hidden until then, but text for readers."""
    found: set[str] = set()
    for element in elements:
        attributes = element.attributes
        if "aria-controls" in attributes:
            found.update(element.value(text, "aria-controls").split())
        if "data-target" in attributes:
            found.add(element.value(text, "data-target").lstrip("#"))
        if "data-toggle" in attributes or "aria-expanded" in attributes:
            found.add(element.value(text, "href").lstrip("#"))
    return frozenset(found - {""})


@lru_cache(maxsize=128)
def _controlled_from(apart: Apart) -> frozenset[str]:
    return _controlled(apart.text, apart.tree.elements)


def _inside(element: Element, names: frozenset[str]) -> bool:
    return any(each.name in names for each in element.ancestors())


def _outermost(elements: Iterable[Element]) -> list[Element]:
    """The elements that are in none of the others, in document order."""
    found: list[Element] = []
    taken: set[int] = set()
    for element in elements:
        if not any(id(each) in taken for each in element.ancestors()):
            found.append(element)
            taken.add(id(element))
    return found
