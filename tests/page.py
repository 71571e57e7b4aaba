"""An HTML page read back by the standard library's parser, for tests of reports."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"meta", "br", "input", "link"}


@dataclass(eq=False)
class Node:
    tag: str
    attributes: dict[str, str | None]
    parent: Node | None
    children: list[Node | str] = field(default_factory=list)

    def all(self, tag: str | None = None, class_: str | None = None) -> list[Node]:
        """The elements below this one, in order."""
        found = []
        for child in self.children:
            if isinstance(child, Node):
                if (tag in (None, child.tag)) and (class_ is None or class_ in child.classes):
                    found.append(child)
                found += child.all(tag, class_)
        return found

    @property
    def classes(self) -> list[str]:
        return (self.attributes.get("class") or "").split()

    def refs(self, name: str) -> list[str]:
        return (self.attributes.get(name) or "").split()

    def text(self, without: str = "") -> str:
        """What is written in it; a line break is a space."""
        if self.tag == "br":
            return " "
        return "".join(
            child if isinstance(child, str) else child.text(without)
            for child in self.children
            if isinstance(child, str) or not without or without not in child.classes
        )

    def inside(self, tag: str) -> bool:
        return bool(self.parent) and (self.parent.tag == tag or self.parent.inside(tag))


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = self.at = Node("", {}, None)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len(dict(attrs)) == len(attrs)
        node = Node(tag, dict(attrs), self.at)
        self.at.children.append(node)
        if tag not in VOID:
            self.at = node

    def handle_endtag(self, tag: str) -> None:
        assert tag == self.at.tag, f"<{self.at.tag}> is closed by </{tag}>"
        self.at = self.at.parent

    def handle_data(self, data: str) -> None:
        self.at.children.append(data)


def read(html: str) -> Node:
    """The page as a tree; every element must be closed where it belongs."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert reader.at is reader.root
    return reader.root
