"""HTML as a tree, so that what a text says can never be taken for markup."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import TypeAlias
from xml.etree import ElementTree as ET

from sprogtjek.reporters.xml import clean

Node: TypeAlias = "ET.Element | str | None"
Attribute: TypeAlias = "str | int | bool | None"


def tag(element_name: str, /, *children: Node, **attributes: Attribute) -> ET.Element:
    """An element. ``class_`` is written ``class``, ``aria_label`` ``aria-label``; ``True`` is an
    attribute without a value, and what is ``None``, ``False`` or "" is left out.
    """
    element = ET.Element(element_name)
    for key, value in attributes.items():
        if value is not None and value is not False and value != "":
            element.set(_name(key), "" if value is True else clean(str(value)))
    return extend(element, children)


@cache
def _name(key: str) -> str:
    return key.rstrip("_").replace("_", "-")


def extend(element: ET.Element, children: Iterable[Node]) -> ET.Element:
    """The element with more children."""
    for child in children:
        if isinstance(child, ET.Element):
            element.append(child)
        elif child:
            _write(element, clean(child))
    return element


def _write(element: ET.Element, text: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text


def is_link(url: str) -> bool:
    """Whether an address is one to go to; any other could run something in the page."""
    return url.startswith(("https://", "http://"))


def hidden(text: str) -> ET.Element:
    """Words for those who hear the page."""
    return tag("span", text, class_="heard")


def document(root: ET.Element) -> str:
    """The page as text."""
    out = ["<!DOCTYPE html>\n"]
    _serialize(root, out)
    out.append("\n")
    return "".join(out)


# As ElementTree does it for HTML, in half the time: a site has thousands of pages.
_VOID = frozenset({"br", "input", "link", "meta"})
_RAW = frozenset({"script", "style"})


def _serialize(element: ET.Element, out: list[str]) -> None:
    name = element.tag
    pairs = [f' {key}="{_attribute(value)}"' for key, value in element.items()]
    out.append(f"<{name}{''.join(pairs)}>")
    if element.text:
        out.append(element.text if name in _RAW else _text(element.text))
    for child in element:
        _serialize(child, out)
    if name not in _VOID:
        out.append(f"</{name}>")
    if element.tail:
        out.append(_text(element.tail))


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
