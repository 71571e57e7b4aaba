"""XML as a tree whose elements know where in the bytes they stand.

With the places at hand a writer can put marks into a document and leave every other byte as it
is; no library that writes XML anew does that. expat is fed the whole part at once, and document
types are refused, so that there are neither entities to expand nor files to fetch.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from sprogtjek.errors import UserError
from sprogtjek.sources import limits
from sprogtjek.sources.archive import damaged, too_large

MAX_DEPTH = 200
"""Elements inside elements; ten tables inside one another take sixty."""

MAX_ELEMENTS = 1_000_000
"""Elements in a part; 500 pages have about half as many."""

_CHECK = 4096  # elements between looks at the clock
_START_TAG = re.compile(rb"<[^>\"']*(?:\"[^\"]*\"[^>\"']*|'[^']*'[^>\"']*)*>")
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_NO_ATTRIBUTES: Mapping[str, str] = {}


@dataclass(slots=True, eq=False)
class Text:
    """Character data and the byte interval it stands in."""

    text: str
    start: int
    end: int


@dataclass(slots=True, eq=False)
class Element:
    """An element: its prefixed name, and where its tags stand, if that was asked for.

    ``start:inner`` is the start tag, ``inner_end:end`` the end tag. An empty-element tag has
    ``inner == inner_end == end``.
    """

    name: str
    attributes: Mapping[str, str]
    parent: Element | None
    start: int = 0
    inner: int = 0
    inner_end: int = 0
    end: int = 0
    content: list[Element | Text] = field(default_factory=list)

    def __iter__(self) -> Iterator[Element]:
        return (child for child in self.content if isinstance(child, Element))

    def find(self, *names: str) -> Element | None:
        """The first element down a path of names."""
        found: Element | None = self
        for name in names:
            found = next((child for child in found if child.name == name), None) if found else None
        return found

    def get(self, name: str, default: str = "") -> str:
        """An attribute's value."""
        return self.attributes.get(name, default)

    def value(self, path: str, attribute: str) -> str | None:
        """An attribute of the element down a path (names with blanks between), if it is there."""
        found = self.find(*path.split())
        return found.attributes.get(attribute) if found else None

    def walk(self) -> Iterator[Element]:
        """The element and all below it, in document order."""
        waiting = [self]
        while waiting:
            element = waiting.pop()
            yield element
            waiting.extend(reversed(list(element)))

    def ancestors(self) -> Iterator[Element]:
        """The elements around it, from within."""
        above = self.parent
        while above is not None:
            yield above
            above = above.parent

    def text(self) -> str:
        """All character data in it."""
        return "".join(
            child.text for each in self.walk() for child in each.content if isinstance(child, Text)
        )


@dataclass(slots=True)
class Tree:
    """A parsed part: its bytes, its root, its encoding, and the prefixes its root declares."""

    data: bytes
    root: Element
    encoding: str
    prefixes: Mapping[str, str]


def parse(data: bytes, namespaces: Mapping[str, str], name: str, *, places: bool = False) -> Tree:
    """The tree of a part of the file ``name``.

    ``namespaces``: URI → the prefix to call it by, whatever the part itself calls it. Without
    ``places`` nothing knows where it stands: reading is a good deal faster so.

    Raises:
        UserError: the part is no well-formed XML, has a document type, or is too deep or large.
    """
    builder = _Builder(_narrow(data), namespaces, name, places=places)
    try:
        builder.parser.Parse(builder.data, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise damaged(name) from error
    if builder.root is None:
        raise damaged(name)
    return Tree(builder.data, builder.root, builder.encoding, builder.prefixes)


def _narrow(data: bytes) -> bytes:
    """UTF-16 as UTF-8: then tags are the same bytes in every encoding that is left."""
    if not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data
    return _DECLARATION.sub("", data.decode("utf-16", errors="replace")).encode()


class _Builder:
    def __init__(
        self, data: bytes, namespaces: Mapping[str, str], name: str, *, places: bool
    ) -> None:
        self.data = data
        self._places = places
        self.root: Element | None = None
        self.encoding = "utf-8"
        self.prefixes: dict[str, str] = {}
        self._namespaces = namespaces
        self._file = name
        self._names: dict[str, str] = {}
        self._open: list[Element] = []
        self._count = 0
        self._depth = min(MAX_DEPTH, limits.current().depth)
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.XmlDeclHandler = self._declaration
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.StartNamespaceDeclHandler = self._namespace
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters
        self.parser.CommentHandler = self._aside
        self.parser.ProcessingInstructionHandler = lambda target, data: self._aside(data)

    def _declaration(self, version: str, encoding: str | None, standalone: int) -> None:
        self.encoding = encoding or "utf-8"

    def _doctype(self, *_: object) -> None:
        hint = "Den slags findes ikke i dokumenter fra Word og LibreOffice."
        raise UserError(
            "Filen har en dokumenttype, som ikke bliver læst.", path=self._file, hint=hint
        )

    def _namespace(self, prefix: str | None, uri: str) -> None:
        known = self._namespaces.get(uri)
        if self.root is None and known and prefix:
            self.prefixes.setdefault(known, prefix)

    def _named(self, name: str) -> str:
        if name not in self._names:
            uri, _, local = name.rpartition(" ")
            prefix = self._namespaces.get(uri, "?") if uri else ""
            self._names[name] = f"{prefix}:{local}" if prefix else local
        return self._names[name]

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._count += 1
        if len(self._open) >= self._depth or self._count > MAX_ELEMENTS:
            raise too_large(self._file)
        if not self._count % _CHECK:
            limits.check_time(self._file)
        names = self._names
        named = {names.get(k) or self._named(k): v for k, v in attributes.items()}
        parent = self._open[-1] if self._open else None
        element = Element(names.get(name) or self._named(name), named or _NO_ATTRIBUTES, parent)
        if self._places:
            self._place(element)
        if parent is not None:
            parent.content.append(element)
        else:
            self.root = element
        self._open.append(element)

    def _place(self, element: Element) -> None:
        element.start = self.parser.CurrentByteIndex
        match = _START_TAG.match(self.data, element.start)
        if match is None:
            raise damaged(self._file)
        element.inner = match.end()
        if element.parent is not None:
            self._close_text(element.parent, element.start)

    def _end(self, name: str) -> None:
        element = self._open.pop()
        if not self._places:
            return
        if self.data[element.inner - 2 : element.inner] == b"/>":
            element.inner_end = element.end = element.inner
            return
        element.inner_end = self.parser.CurrentByteIndex
        element.end = self.data.index(b">", element.inner_end) + 1
        self._close_text(element, element.inner_end)

    def _characters(self, text: str) -> None:
        if self._open:
            parent = self._open[-1]
            start = parent.content[-1].end if parent.content else parent.inner
            parent.content.append(Text(text, start, start))

    def _close_text(self, parent: Element, at: int) -> None:
        if parent.content and isinstance(parent.content[-1], Text):
            parent.content[-1].end = at

    def _aside(self, _: str) -> None:
        """A comment or instruction: text on both sides of it is two texts."""
        if not self._open:
            return
        if not self._places:
            self._open[-1].content.append(Element("#aside", _NO_ATTRIBUTES, self._open[-1]))
            return
        parent, at = self._open[-1], self.parser.CurrentByteIndex
        self._close_text(parent, at)
        closing = b"-->" if self.data.startswith(b"<!--", at) else b"?>"
        end = self.data.index(closing, at + 2) + len(closing)
        parent.content.append(Element("#aside", _NO_ATTRIBUTES, parent, at, end, end, end))
