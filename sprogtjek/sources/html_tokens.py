"""HTML text → tags, text and comments, each with its exact place in the source.

As the HTML standard (WHATWG, 13.2.5 Tokenization) has it, in the parts that matter to a reader of
the text; anything at all is tokenised, in time linear in its length. No parser at hand tells
where in the source each character stood, so this one does.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator, Mapping
from html.entities import html5
from types import MappingProxyType
from typing import Literal, NamedTuple

from sprogtjek.records import Span

_MARKUP = re.compile(r"<(?:(/?)([a-zA-Z][^\t\n\f\r />]*)(>?)|(!--|[!?/]))")
# An attribute as most are written, and whether the tag ends behind it.
_ATTRIBUTE = re.compile(r'[\t\n\f\r /]*([a-zA-Z][^\t\n\f\r />=]*)="([^"]*)"(>?)')
_BETWEEN = re.compile(r"[\t\n\f\r /]*")
_NAME = re.compile(r"=?[^\t\n\f\r />=]*")
_EQUALS = re.compile(r"[\t\n\f\r ]*=[\t\n\f\r ]*")
_BARE = re.compile(r"[^\t\n\f\r >]*")
_COMMENT_END = re.compile(r"--!?>")
_REFERENCE = re.compile(
    r"&(?:#[0-9]{1,9};?|#[xX][0-9a-fA-F]{1,8};?|(?P<name>[a-zA-Z][a-zA-Z0-9]{1,31};?))"
)

# What stands in these is no markup until their own end tag.
RAW = {
    name: re.compile(rf"</{name}(?=[\t\n\f\r />])", re.IGNORECASE)
    for name in ("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes")
}

Attributes = Mapping[str, Span]
"""The places of a tag's attribute values, by name in small letters."""

_NONE: Attributes = MappingProxyType({})
_ALL: Mapping[str, Callable[[int], int]] = MappingProxyType({})


class Token(NamedTuple):
    """A piece of the source at ``start:end``; ``name`` is that of a tag, in small letters.

    The text inside a script, style or the like is no token.
    """

    kind: Literal["text", "open", "close", "comment"]
    start: int
    end: int
    name: str = ""
    attributes: Attributes = _NONE
    closed: bool = False


def tokens(text: str, passed: Mapping[str, Callable[[int], int]] = _ALL) -> Iterator[Token]:
    """The tokens of an HTML text in order. Declarations and processing instructions are none.

    ``passed``: by the names of start tags, what is told where they end and says where to go on.
    """
    at = 0
    while match := _MARKUP.search(text, at):
        start = match.start()
        if at < start:
            yield Token("text", at, start)
        close, name, bare, other = match.groups()
        at = match.end()
        if other:
            at = _skipped(text, start, other)
            if other == "!--":
                yield Token("comment", start, at)
            continue
        name, attributes = name.lower(), _NONE
        if not bare:
            attributes, at = _attributes(text, at)
            if at < 0:  # the text ends inside the tag
                return
        closed = text[at - 2] == "/"
        yield Token("close" if close else "open", start, at, name, attributes, closed)
        if name in RAW and not close and not closed:
            end = RAW[name].search(text, at)
            at = end.start() if end else len(text)
        elif name in passed and not close:
            at = passed[name](at)
    if at < len(text):
        yield Token("text", at, len(text))


def _skipped(text: str, start: int, opening: str) -> int:
    """The end of a comment, declaration or instruction that starts here."""
    if opening == "!--":
        if text.startswith((">", "->"), start + 4):
            return text.index(">", start) + 1
        match = _COMMENT_END.search(text, start + 4)
        return match.end() if match else len(text)
    code = text.startswith(("<?php", "<?="), start)
    end = text.find("?>" if code else ">", start)
    return len(text) if end < 0 else end + (2 if code else 1)


def _attributes(text: str, at: int) -> tuple[Attributes, int]:
    """The attributes of a tag whose name ends at ``at``, and where the tag ends (or -1)."""
    found: dict[str, Span] = {}
    while True:
        if usual := _ATTRIBUTE.match(text, at):
            found.setdefault(usual[1].lower(), Span(*usual.span(2)))
            at = usual.end()
            if usual[3]:
                return found, at
            continue
        match = _BETWEEN.match(text, at)
        at = match.end() if match else at
        if at >= len(text):
            return found, -1
        if text[at] == ">":
            return found, at + 1
        named = _NAME.match(text, at)
        assert named is not None
        name, at = named.group().lower(), named.end()
        span = Span(at, at)
        if equals := _EQUALS.match(text, at):
            span, at = _value(text, equals.end())
            if at < 0:
                return found, -1
        found.setdefault(name, span)


def _value(text: str, at: int) -> tuple[Span, int]:
    """The place of an attribute's value and where it ends with its quotes (or -1)."""
    quote = text[at : at + 1]
    if quote and quote in "\"'":
        end = text.find(quote, at + 1)
        return Span(at + 1, max(at + 1, end)), end + 1 if end >= 0 else -1
    bare = _BARE.match(text, at)
    assert bare is not None
    return Span(at, bare.end()), bare.end()


def references(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """The character references in ``start:end``: their places and what they stand for."""
    for match in _REFERENCE.finditer(text, start, end):
        name = match["name"]
        if name is None:
            yield match.start(), match.end(), html.unescape(match.group())
        elif known := _longest(name):
            yield match.start(), match.start() + 1 + len(known), html5[known]


def _longest(name: str) -> str | None:
    """The longest name that ``name`` starts with (»&aringben« is »åben«), if any."""
    if name in html5:
        return name
    return next((name[:size] for size in range(len(name), 1, -1) if name[:size] in html5), None)
