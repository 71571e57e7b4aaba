"""The inside of a Markdown paragraph, with the exact place of every piece.

markdown-it-py says on which lines a paragraph stands, but not where in it each word does. Its
rules are run here one by one with a note of where they began and ended; what lies between is text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

_RULES = "newline escape backticks link image autolink html_inline entity".split()
_PLACE = "sprogtjek"
_MARKS = {
    "em_open": 1,
    "em_close": 1,
    "strong_open": 1,
    "strong_close": 1,
    "s_open": 2,
    "s_close": 2,
}


@dataclass(frozen=True, slots=True)
class Inline:
    """A piece at ``start:end`` of a paragraph's Markdown.

    ``kind`` is the name of markdown-it-py's token: ``text`` stands there as it is read.
    """

    kind: str
    start: int
    end: int
    text: str = ""
    target: str = ""


def parser() -> MarkdownIt:
    """A parser of CommonMark and tables, whose tokens ``pieces`` can place."""
    from markdown_it import MarkdownIt
    from markdown_it.parser_inline import _rules

    md = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    md.disable(["text_join", "fragments_join"])
    known = dict(_rules)
    for name in _RULES:
        md.inline.ruler.at(name, _noting(known[name]))
    return md


def _noting(rule: Callable[[StateInline, bool], bool]) -> Callable[[StateInline, bool], bool]:
    """The rule, which notes in its tokens where in the source they stand."""

    def noting(state: StateInline, silent: bool) -> bool:
        start, before = state.pos, len(state.tokens)
        done = rule(state, silent)
        own = [t for t in state.tokens[before:] if _PLACE not in t.meta and t.type != "text"]
        if done and not silent and own:
            if own[0].type == "link_open":
                own[0].meta[_PLACE] = (start, start + 1)
            own[-1].meta[_PLACE] = (start, state.pos)
        return done

    return noting


def pieces(token: Token) -> Iterator[Inline]:
    """The pieces of an ``inline`` token in order. Markup that only marks up is none.

    Raises ``LookupError`` where a piece is not found in its place.
    """
    at = 0
    auto = False
    for child in token.children or ():
        place: Any = child.meta.get(_PLACE)
        if child.type == "link_open":
            auto = child.markup == "autolink"
            yield Inline("link_open", place[0], place[1], target=str(child.attrs.get("href", "")))
            at = place[1]
        elif child.type == "link_close":
            yield Inline("link_close", at, place[1])
            at, auto = place[1], False
        elif auto:  # the address, written in the text as it is
            end = token.content.index(">", at)
            yield Inline("text", at, end, token.content[at:end])
            at = end
        elif place:
            yield Inline(child.type, place[0], place[1], child.content)
            at = place[1]
        else:
            size = _MARKS.get(child.type, len(child.content) or 1)
            if child.type == "text" and child.content:
                if not token.content.startswith(child.content, at):
                    raise LookupError(child.content)
                yield Inline("text", at, at + size, child.content)
            at += size


def places(content: str, lines: Sequence[tuple[int, str]]) -> list[int]:
    """For each character of a paragraph's content its offset in the source.

    ``lines`` are the source lines of the paragraph, each with its offset. Raises ``LookupError``.
    """
    found: list[int] = []
    for (offset, line), part in zip(lines, content.split("\n"), strict=False):
        bare = part.strip()
        at = len(line.rstrip()) - len(bare)
        if line[at : at + len(bare)] != bare:
            raise LookupError(bare)
        lead = len(part) - len(part.lstrip())
        # A tab cut in two by the margin gives blanks that stand nowhere; they are not read.
        found += [offset + max(0, at - lead + k) for k in range(lead)]
        found += range(offset + at, offset + at + len(part) - lead)
        found.append(offset + len(line))
    if len(found) != len(content) + 1:
        raise LookupError(content)
    return found


def cell_places(content: str, offset: int, line: str, column: int) -> list[int]:
    """For each character of a table cell its offset in the source. Raises ``LookupError``."""
    start, end = _cells(line)[column]
    raw = line[start:end]
    blank = len(raw) - len(raw.lstrip())
    at = start + (max(0, raw.find(content[0])) if content[:1].isspace() else blank)
    found: list[int] = []
    for char in content:
        if char == "|" and line[at : at + 2] == "\\|":
            at += 1
        if line[at : at + 1] != char:
            raise LookupError(content)
        found.append(offset + at)
        at += 1
    return [*found, offset + at]


def _cells(line: str) -> list[tuple[int, int]]:
    """Where the cells of a table row stand."""
    start = len(line) - len(line.lstrip())
    bars = [
        at
        for at, char in enumerate(line)
        if char == "|" and at >= start and line[at - 1 : at] != "\\"
    ]
    edges = [start - 1, *bars, len(line.rstrip())]
    cells = [(left + 1, right) for left, right in pairwise(edges)]
    if cells and not line[slice(*cells[0])]:
        cells.pop(0)
    return cells
