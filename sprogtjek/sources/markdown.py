"""The Markdown reader: CommonMark with tables. Places are those of the file itself.

Front matter and code blocks are skipped; tags in the text are read as on a web page.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from sprogtjek.errors import UserError
from sprogtjek.records import Directive, Document, Source, Span
from sprogtjek.sources import filetypes, html_tree
from sprogtjek.sources.dates import MONTH
from sprogtjek.sources.decode import decoded
from sprogtjek.sources.directives import directive
from sprogtjek.sources.extract import Extract
from sprogtjek.sources.html_content import Page
from sprogtjek.sources.html_walk import Walk
from sprogtjek.sources.lines import Given
from sprogtjek.sources.markdown_inline import Inline, cell_places, parser, pieces, places
from sprogtjek.sources.passages import Flow

if TYPE_CHECKING:
    from markdown_it.token import Token

__all__ = ["decoded", "read", "read_source"]

MAX_LENGTH = 2_000_000
"""Code points; parsing takes a minute for so many."""

_LINE = re.compile(r"[^\r\n]*")
_LINE_END = re.compile(r"\r\n|\r|\n")
_FRONT_MATTER = re.compile(
    r"(?P<fence>---|\+\+\+)[ \t]*(?:\r\n|\r|\n)(?=[ \t]*(?:[\w-]+[ \t]*[:=]|#))"
    r".*?(?:\r\n|\r|\n)(?P=fence)[ \t]*(?=[\r\n]|\Z)",
    re.DOTALL,
)
_BREAK_TAG = re.compile(r"<br\s*/?>", re.IGNORECASE)
_CODE_MARKS = re.compile(r"`+")
_BLANKS = re.compile(r"[ \t\n]+")
_HASHES = re.compile(r"#{1,6}[ \t]*")
_BULLETS = tuple("•◦▪●■➢✓")  # no list in Markdown, but whoever wrote them meant one
_CELLS = ("th_open", "td_open")


def read(data: bytes, name: str) -> Document:
    """The document in a Markdown file. Raises ``UserError``."""
    return read_source(Source(name, decoded(data, name).text, filetypes.MARKDOWN))


def read_source(source: Source) -> Document:
    """The blocks of a Markdown text in reading order. Raises ``UserError`` if it is too long."""
    if len(source.text) > MAX_LENGTH:
        hint = f"Del teksten: en Markdown-fil må højst have {MAX_LENGTH // 1_000_000} mio. tegn."
        raise UserError("Teksten er for lang.", path=source.name, hint=hint)
    return _Reading(source).document()


class _Reading:
    """One text on its way through the parser's tokens."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._text = source.text
        self._flow = Flow(Extract())
        self._directives: list[Directive] = []
        front = _FRONT_MATTER.match(self._text)
        self._start = front.end() if front else 0
        self._lines = _lines(self._text, self._start)
        self._around: list[Token] = []
        self._column = 0

    def document(self) -> Document:
        for token in parser().parse(self._text[self._start :]):
            self._take(token)
        return Document(self._source, self._flow.blocks(), tuple(self._directives))

    def _take(self, token: Token) -> None:
        if token.type == "inline":
            self._inline(token)
            return
        self._flow.end(int(not token.type.startswith(("list_item", "td", "th", "tr"))))
        if token.nesting > 0:
            self._around.append(token)
        elif token.nesting < 0:
            self._around.pop()
        if token.type == "tr_open":
            self._column = -1
        elif token.type in _CELLS:
            self._column += 1
        elif token.type == "html_block":
            self._html(token)

    def _given(self) -> Given:
        """The kind of paragraph that stands here."""
        if self._quoted:
            return Given("quote")
        if self._holder.type == "heading_open":
            return Given("heading", int(self._holder.tag[1]))
        if self._holder.type in _CELLS:
            return Given("cell")
        return Given(listed=sum(each.type == "list_item_open" for each in self._around))

    @property
    def _holder(self) -> Token:
        """What the paragraph is: the innermost open token."""
        return self._around[-1]

    @property
    def _quoted(self) -> bool:
        return any(each.tag == "blockquote" for each in self._around)

    def _inline(self, token: Token) -> None:
        given = self._given()
        try:
            at = self._places(token)
            found = list(pieces(token))
        except LookupError:  # not as the parser has it: no better place than the whole
            first, last = self._extent(token)
            self._flow.add(" ".join(token.content.split()), Span(first, last), given)
            return
        if self._is_date(token):
            given = Given()
            start = self._text.rfind(self._around[-2].info, 0, at[0])
            self._run(self._text[start : at[0]], start, given, spoken=True)
        for piece in found:
            self._say(piece, at, given)

    def _is_date(self, token: Token) -> bool:
        """»19. september 2025« is a numbered list by the letter of CommonMark, and yet a date."""
        item = self._around[-2] if len(self._around) > 1 else None
        first = item is not None and item.map is not None and item.map[0] == (token.map or [-1])[0]
        numbered = item is not None and item.type == "list_item_open" and bool(item.info)
        return first and numbered and MONTH.match(token.content) is not None

    def _places(self, token: Token) -> list[int]:
        lines = self._own(token)
        if self._holder.type in _CELLS:
            offset, line = lines[0]
            return cell_places(token.content, offset, line, self._column)
        if self._holder.markup.startswith("#"):
            lines = [_without_hashes(lines[0], token.content)]
        return places(token.content, lines)

    def _own(self, token: Token) -> Sequence[tuple[int, str]]:
        first, last = token.map or (0, 0)
        return self._lines[first:last]

    def _extent(self, token: Token) -> tuple[int, int]:
        lines = self._own(token)
        return lines[0][0], lines[-1][0] + len(lines[-1][1])

    def _say(self, piece: Inline, at: Sequence[int], given: Given) -> None:
        if piece.kind == "text":
            self._words(piece, at, given)
            return
        where = Span(at[piece.start], at[piece.end - 1] + 1)
        if piece.kind == "text_special":
            self._flow.add(piece.text, where, given)
        elif piece.kind == "softbreak" and self._text[where.end : where.end + 1] not in _BULLETS:
            self._flow.space(where, verbatim=False)
        elif piece.kind in ("softbreak", "hardbreak") or _BREAK_TAG.fullmatch(piece.text):
            self._flow.break_line(where)
        elif piece.kind == "link_open":
            self._flow.start_link(piece.target)
        elif piece.kind == "link_close":
            self._flow.end_link()
        elif piece.kind == "code_inline":
            self._code(piece, at, given)
        elif piece.kind == "image":
            start = piece.start + 2  # after »![«
            label = Inline("text", start, start + len(piece.text), piece.text)
            self._flow.later(partial(self._words, label, at, Given("caption")))
        elif piece.kind == "html_inline":
            self._note(piece.text, where)

    def _words(self, piece: Inline, at: Sequence[int], given: Given, spoken: bool = True) -> None:
        """Add text that stands in the source, perhaps on several lines."""
        start = piece.start
        while start < piece.end:
            end = start + 1
            while end < piece.end and at[end] == at[end - 1] + 1:
                end += 1
            self._run(piece.text[start - piece.start : end - piece.start], at[start], given, spoken)
            start = end

    def _run(self, text: str, offset: int, given: Given, spoken: bool) -> None:
        done = 0
        for blank in _BLANKS.finditer(text):
            if done < blank.start():
                self._flow.copy(text[done : blank.start()], offset + done, given, spoken=spoken)
            where = Span(offset + blank.start(), offset + blank.end())
            self._flow.space(where, verbatim=blank.group() == " ")
            done = blank.end()
        if done < len(text):
            self._flow.copy(text[done:], offset + done, given, spoken=spoken)

    def _code(self, piece: Inline, at: Sequence[int], given: Given) -> None:
        """Code in a sentence is quoted: a word of it, but not the writer's Danish."""
        marks = _CODE_MARKS.match(self._text, at[piece.start])
        size = len(marks.group()) if marks else 1
        first, last = piece.start + size, piece.end - size
        words = Span(at[first], at[last - 1] + 1)
        self._flow.add("»", Span(at[piece.start], at[first]), given, spoken=False)
        self._flow.add(piece.text, words, given, spoken=False)
        self._flow.add("«", Span(words.end, at[piece.end - 1] + 1), given, spoken=False)

    def _html(self, token: Token) -> None:
        """Tags between paragraphs. In a quotation the lines have marks among the tags: left out."""
        first, last = self._extent(token)
        text = self._text[first:last]
        self._note(text, Span(first, last))
        if self._quoted:
            return
        page = Page(text, html_tree.parse(text, self._source.name))
        self._flow.shift = first
        Walk(text, page, self._flow).read(page.root)
        self._flow.end(1)
        self._flow.shift = 0

    def _note(self, text: str, where: Span) -> None:
        found = directive(text, where)
        if found:
            self._directives.append(found)


def _without_hashes(line: tuple[int, str], title: str) -> tuple[int, str]:
    """The line of a heading without what stands behind its title."""
    offset, text = line
    hashes = _HASHES.search(text)
    return (offset, text[: hashes.end() + len(title)]) if hashes else line


def _lines(text: str, start: int) -> list[tuple[int, str]]:
    """The lines from ``start`` on, as the parser counts them, each with its offset."""
    found: list[tuple[int, str]] = []
    for end in _LINE_END.finditer(text, start):
        found.append((start, text[start : end.start()]))
        start = end.end()
    return [*found, (start, text[start:])]
