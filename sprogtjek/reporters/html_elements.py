"""HTML put together so that what a text says can never be taken for markup."""

from __future__ import annotations

from functools import lru_cache
from typing import TypeAlias

from sprogtjek.reporters.xml import clean


class Element(str):
    """An element as it is written. Only ``tag`` and ``raw`` make one; all other text is escaped.

    Text and not a tree, for a site has thousands of pages.
    """

    __slots__ = ()


Node: TypeAlias = "Element | str | None"
Attribute: TypeAlias = "str | int | bool | None"

_VOID = frozenset({"br", "input", "link", "meta"})


def tag(element_name: str, /, *children: Node, **attributes: Attribute) -> Element:
    """An element. ``class_`` is written ``class``, ``aria_label`` ``aria-label``; ``True`` is an
    attribute without a value, and what is ``None``, ``False`` or "" is left out.
    """
    out = [_start(element_name, attributes)]
    for child in children:
        if child:
            out.append(child if isinstance(child, Element) else _text(clean(child)))
    if element_name not in _VOID:
        out.append(f"</{element_name}>")
    return Element("".join(out))


def raw(element_name: str, content: str, /, **attributes: Attribute) -> Element:
    """A script or style of our own: in these nothing is escaped."""
    return Element(f"{_start(element_name, attributes)}{content}</{element_name}>")


def _start(name: str, attributes: dict[str, Attribute]) -> str:
    if not attributes:
        return f"<{name}>"
    return f"<{name}{''.join([_written(key, attributes[key]) for key in attributes])}>"


@lru_cache(maxsize=4096, typed=True)  # True is no 1
def _written(key: str, value: Attribute) -> str:
    if value is None or value is False or value == "":
        return ""
    name = key.rstrip("_").replace("_", "-")
    return f' {name}="{"" if value is True else _attribute(clean(str(value)))}"'


def is_link(url: str) -> bool:
    """Whether an address is one to go to; any other could run something in the page."""
    return url.startswith(("https://", "http://"))


def hidden(text: str) -> Element:
    """Words for those who hear the page."""
    return tag("span", text, class_="heard")


def document(root: Element) -> str:
    """The page as text."""
    return f"<!DOCTYPE html>\n{root}\n"


def _text(text: str) -> str:
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text:
        text = text.replace("<", "&lt;")
    return text.replace(">", "&gt;") if ">" in text else text


def _attribute(text: str) -> str:
    if "&" in text:
        text = text.replace("&", "&amp;")
    if ">" in text:
        text = text.replace(">", "&gt;")
    return text.replace('"', "&quot;") if '"' in text else text
