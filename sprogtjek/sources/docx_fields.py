"""Fields of a Word document: what stands in them is shown, the code that made it is not."""

from __future__ import annotations

import re

from sprogtjek.sources.xmltree import Element

_HYPERLINK = re.compile(
    r"\s*HYPERLINK\s+(?!\\)(?:\"(?P<quoted>[^\"]*)\"|(?P<bare>\S+))(?:.*?\\l\s+\"(?P<place>[^\"]*)\")?"
    r"|\s*HYPERLINK\s+\\l\s+\"(?P<inner>[^\"]*)\"",
    re.DOTALL,
)
_CONTENTS = re.compile(r"\s*(?:TOC|INDEX|TOA|RD)\b")


class Fields:
    """The fields that are open at a place in a story; they may span paragraphs."""

    def __init__(self) -> None:
        self._open: list[_Field] = []

    def mark(self, kind: str) -> str | None:
        """Take a field's mark; the address, where a hyperlink's result begins."""
        if kind == "begin":
            self._open.append(_Field())
        elif kind == "separate" and self._open:
            self._open[-1].in_code = False
            return address(self._open[-1].code)
        elif kind == "end" and self._open:
            self._open.pop()
        return None

    def code(self, element: Element) -> None:
        """Take a piece of a field's code."""
        if self._open:
            self._open[-1].code += element.text()

    @property
    def depth(self) -> int:
        """How many fields are open."""
        return len(self._open)

    @property
    def shown(self) -> bool:
        """Whether what stands here is shown, and no table of contents."""
        if not self._open:
            return True
        return not any(each.in_code or is_contents(each.code) for each in self._open)


class _Field:
    def __init__(self) -> None:
        self.code = ""
        self.in_code = True


def is_contents(code: str) -> bool:
    """Whether a field makes a table of contents or an index."""
    return _CONTENTS.match(code) is not None


def address(code: str) -> str | None:
    """Where a hyperlink field leads; ``None`` for other fields."""
    match = _HYPERLINK.match(code)
    if match is None:
        return None
    if match["inner"] is not None:
        return f"#{match['inner']}"
    target = match["quoted"] if match["quoted"] is not None else match["bare"]
    return f"{target}#{match['place']}" if match["place"] else target
