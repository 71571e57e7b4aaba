"""HTML put together so that what a text says can never be taken for markup."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from copy import copy
from functools import lru_cache
from typing import TypeAlias

from sprogtjek.reporters.xml import clean


class Element(str):
    """An element as it is written, or several, or where one begins or ends. Only this module makes
    them; all other text is escaped.

    Text and not a tree, for a site has thousands of pages.
    """

    __slots__ = ()


Node: TypeAlias = "Element | str | None"
Attribute: TypeAlias = "str | int | bool | None"
Content: TypeAlias = "Element | str | int | None"
_Gap: TypeAlias = "tuple[int, str, Callable[[Content], str]]"

_VOID = frozenset({"br", "input", "link", "meta"})


def tag(element_name: str, /, *children: Node, **attributes: Attribute) -> Element:
    """An element. ``class_`` is written ``class``, ``aria_label`` ``aria-label``; ``True`` is an
    attribute without a value, and what is ``None``, ``False`` or "" is left out.
    """
    parts = [_start(element_name, attributes), *_nodes(children)]
    if element_name not in _VOID:
        parts.append(f"</{element_name}>")
    return Element("".join(parts))


def within(element_name: str, /, *children: Node, **attributes: Attribute) -> tuple[Node, ...]:
    """What ``tag`` gives, in pieces: a long text is not copied for each element around it."""
    return Element(_start(element_name, attributes)), *children, Element(f"</{element_name}>")


def together(*nodes: Node) -> Element:
    """Elements and texts one after the other."""
    return Element("".join(_nodes(nodes)))


def _nodes(nodes: Iterable[Node]) -> list[str]:
    return [node if isinstance(node, Element) else _text(node) for node in nodes if node]


def raw(element_name: str, content: str, /, **attributes: Attribute) -> Element:
    """A script or style of our own: in these nothing is escaped."""
    return Element(f"{_start(element_name, attributes)}{content}</{element_name}>")


class Form:
    """Elements of our own with gaps, ``{name}``, in their texts and the values of attributes:
    written once, filled in again and again.

    What goes into a gap is escaped as by ``tag``; in a text, not in a value, it may be an element.
    (But a value that is empty is written, too.)
    Where there are hundreds of a kind this takes a fraction of the time.
    """

    def __init__(self, written: Element) -> None:
        parts = _GAP.split(written)
        self._parts: list[str] = parts
        self._gaps: list[_Gap] = [
            (at, parts[at], _escape_after("".join(parts[:at]))) for at in range(1, len(parts), 2)
        ]

    def fill(self, **content: Content) -> Element:
        """The elements with all their gaps filled. ``None`` is an empty text."""
        parts = self._parts.copy()
        for at, name, escaped in self._gaps:
            parts[at] = escaped(content[name])
        return Element("".join(parts))

    def partly(self, **content: Content) -> Form:
        """The form with some of its gaps filled."""
        made = copy(self)
        made._parts, made._gaps = [""], []
        done = 0
        for at, name, escaped in self._gaps:
            made._parts[-1] += "".join(self._parts[done:at])
            done = at + 1
            if name in content:
                made._parts[-1] += escaped(content[name])
            else:
                made._gaps.append((len(made._parts), name, escaped))
                made._parts += ["", ""]
        made._parts[-1] += "".join(self._parts[done:])
        return made


_GAP = re.compile(r"\{(\w+)\}")
_INSIDE_VALUE = re.compile(r'<\w+(?: [\w-]+="[^"]*")* [\w-]+="[^"]*\Z')


def _escape_after(written: str) -> Callable[[Content], str]:
    """What makes a gap safe that stands behind what is written so far."""
    return _value if _INSIDE_VALUE.search(written) else _node


def _node(content: Content) -> str:
    if isinstance(content, Element):
        return content
    if isinstance(content, str):
        return _text(content)
    return "" if content is None else str(content)


@lru_cache(maxsize=4096)  # ids and classes are the same on page after page
def _value(content: Content) -> str:
    return "" if content is None else _attribute(str(content))


def _start(name: str, attributes: dict[str, Attribute]) -> str:
    if not attributes:
        return f"<{name}>"
    return f"<{name}{''.join([_written(key, attributes[key]) for key in attributes])}>"


@lru_cache(maxsize=4096, typed=True)  # True is no 1
def _written(key: str, value: Attribute) -> str:
    if value is None or value is False or value == "":
        return ""
    name = key.rstrip("_").replace("_", "-")
    return f' {name}="{"" if value is True else _attribute(str(value))}"'


def is_link(url: str) -> bool:
    """Whether an address is one to go to; any other could run something in the page."""
    return url.startswith(("https://", "http://"))


def hidden(text: str) -> Element:
    """Words for those who hear the page."""
    return tag("span", text, class_="heard")


def document(*root: Node) -> str:
    """The page as text. ``root`` is the element ``html``, in pieces or not."""
    return "".join(["<!DOCTYPE html>\n", *_nodes(root), "\n"])


@lru_cache(maxsize=4096)  # most of what a site says it says on page after page
def _text(text: str) -> str:
    text = clean(text)
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text:
        text = text.replace("<", "&lt;")
    return text.replace(">", "&gt;") if ">" in text else text


def _attribute(text: str) -> str:
    text = clean(text)
    if "&" in text:
        text = text.replace("&", "&amp;")
    if ">" in text:
        text = text.replace(">", "&gt;")
    return text.replace('"', "&quot;") if '"' in text else text
