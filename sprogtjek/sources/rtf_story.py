"""What an RTF file says: text comes in, paragraphs of flows and tables come out."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass, field, replace

from sprogtjek.sources.docx_fields import address
from sprogtjek.sources.docx_fields import is_contents as makes_contents
from sprogtjek.sources.lines import Given
from sprogtjek.sources.paragraphs import Link, Paragraph
from sprogtjek.sources.rtf_state import Fonts, Layout, State, Target
from sprogtjek.sources.stories import Look, Spot, Story
from sprogtjek.sources.stylenames import is_contents, kind_of, level_of
from sprogtjek.sources.unmarked import piece

_TWENTIETHS = 20
_BODY_LEVEL = 9  # Word's outline level of text that is no heading
_LONGEST_CODE = 10_000
_LONGEST_MARKER = 50
_LINE_ENDS = str.maketrans(dict.fromkeys("\r\n\v\f\x1c\x1d\x1e\x85\u2029", " "))


@dataclass(slots=True)
class _Open:
    """A story that is being told: the text itself, a note or a box, with its open table."""

    spot: Spot
    paragraph: Paragraph = field(default_factory=Paragraph)
    marker: str = ""
    table: list[tuple[Paragraph, Layout, str] | None] = field(default_factory=list)
    beside: list[Paragraph] = field(default_factory=list)  # to follow on what is open here
    first: int = 0  # of its paragraphs, among all


class RtfStory:
    """Takes text and the words for paragraphs, in the order of the file."""

    def __init__(self) -> None:
        self.fonts = Fonts()
        self.count = 0  # of paragraphs and cells, also of those without text
        self._story = Story()
        self._styles: dict[int, str] = {}
        self._entry: tuple[int, str] = (0, "")  # of the style sheet: number and name so far
        self._told = [_Open(Spot())]
        self._codes: list[str] = []  # of the fields that are open
        self._links: list[Link | None] = []

    def finished(self) -> list[Paragraph]:
        """The paragraphs of all flows in order."""
        while self._told:
            self._end_paragraph(State())
            self._end_table()
            self._told.pop()
        return self._story.paragraphs

    def write(self, text: str, state: State) -> None:
        """Take some text, to wherever it goes."""
        if state.target == "code" and self._codes:
            self._codes[-1] = (self._codes[-1] + text)[:_LONGEST_CODE]
        elif state.target == "marker":
            self._told[-1].marker = (self._told[-1].marker + text)[:_LONGEST_MARKER]
        elif state.target == "styles":
            self._style_name(text)
        elif state.target == "text" and not state.hidden and not state.deleted:
            text = text.translate(_LINE_ENDS)
            self._told[-1].paragraph.add(piece(text))
            if any(char.isalpha() for char in text):
                self._told[-1].paragraph.languages.add(state.language)

    def _style_name(self, text: str) -> None:
        for char in text:
            number, name = self._entry
            if char == ";":
                self._styles.setdefault(number, name.strip())
                self._entry = (0, "")
            else:
                self._entry = (number, (name + char)[:100])

    def word(self, word: str, number: int | None, state: State) -> None:
        """Take a word about tables of fonts and styles, paragraphs or cells."""
        if state.target == "fonts":
            if word == "fcharset":
                self.fonts.declare(state.font, number or 0)
        elif state.target == "styles":
            if word == "s":
                self._entry = (number or 0, "")
            elif word in ("cs", "ts", "ds"):  # styles of other things: none of a paragraph's
                self._entry = (-1 - (number or 0), "")
        elif state.target == "text":
            self._paragraph_word(word, number, state)

    def _paragraph_word(self, word: str, number: int | None, state: State) -> None:
        if word in ("par", "sect"):
            if not state.deleted:
                self._end_paragraph(state)
        elif word in ("cell", "nestcell"):
            state.layout = replace(state.layout, cell=True)
            self._end_paragraph(state)
            self._told[-1].table.append(None)
        elif word == "pard":
            state.layout = Layout()
        else:
            changed = copy(state.layout)
            if _lay(changed, word, number):
                state.layout = changed

    def _end_paragraph(self, state: State) -> None:
        told = self._told[-1]
        self.count += 1
        paragraph, told.paragraph = told.paragraph, Paragraph()
        marker, told.marker = told.marker, ""
        for link in self._links:
            if link is not None:
                link.end = link.end if link.end >= 0 else paragraph.length
        if state.layout.cell:
            told.table.append((paragraph, state.layout, marker))
        else:
            self._end_table()
            self._add(paragraph, state.layout, marker, told.spot)
            self._add_beside()

    def _end_table(self) -> None:
        """Take the cells so far as they are: a single one is only a frame."""
        told = self._told[-1]
        table, told.table = told.table, []
        if not table:
            return
        spot = replace(told.spot, cell=table.count(None) > 1)
        for entry in table:
            if entry is None:
                self._story.apart(spot)
            else:
                self._add(*entry, spot)
        self._story.apart(spot)
        self._add_beside()

    def _add_beside(self) -> None:
        """Notes and text boxes follow on the paragraph or table that they hang on."""
        beside, self._told[-1].beside = self._told[-1].beside, []
        self._story.paragraphs += beside

    def _add(self, paragraph: Paragraph, layout: Layout, marker: str, spot: Spot) -> None:
        given = self._given(layout, marker, cell=spot.cell)
        if given is None or layout.hidden:
            self._story.apart(spot)
            return
        look = Look(
            layout.before / _TWENTIETHS,
            layout.after / _TWENTIETHS,
            layout.close,
            str(layout.style),
        )
        self._story.add(paragraph, given, look, spot)

    def _given(self, layout: Layout, marker: str, *, cell: bool) -> Given | None:
        """What the paragraph's style says of it; ``None`` of a line of a table of contents."""
        name = self._styles.get(layout.style, "")
        if is_contents(name):
            return None
        level = level_of(name)
        if layout.level is not None and layout.level < _BODY_LEVEL:
            level = layout.level + 1
        if level is not None:
            return Given("heading", level)
        kind = kind_of(name)
        if kind is None and (layout.listed or marker.strip()):
            numbered = marker.strip() != "o" and any(char.isalnum() for char in marker)
            return Given(listed=layout.depth + 1, numbered=numbered)
        return Given(kind or ("cell" if cell else None))

    def begin(self, word: str, state: State) -> State:
        """Begin a field, a note or a text box; the state inside of it."""
        if word == "field":
            self._codes.append("")
            self._links.append(None)
            return state
        spot = self._story.beside(note=word == "footnote")
        self._told.append(_Open(spot, first=len(self._story.paragraphs)))
        return replace(state, target="text", layout=Layout())

    def result(self) -> Target:
        """Begin a field's result; where it goes."""
        if not self._codes:
            return "text"
        if makes_contents(self._codes[-1]):
            return "skip"
        target = address(self._codes[-1])
        if target and self._links[-1] is None:
            paragraph = self._told[-1].paragraph
            link = Link(paragraph.length, -1, target)
            paragraph.links.append(link)
            self._links[-1] = link
        return "text"

    def end(self, word: str) -> None:
        """End what ``begin`` or ``result`` began."""
        if word == "fldrslt":
            link = self._links[-1] if self._links else None
            if link is not None and link.end < 0:
                link.end = self._told[-1].paragraph.length
        elif word == "field":
            self._codes.pop()
            self._links.pop()
        elif len(self._told) > 1:
            self._end_paragraph(State())
            self._end_table()
            first = self._told.pop().first
            self._told[-1].beside += self._story.paragraphs[first:]
            del self._story.paragraphs[first:]


def _lay(layout: Layout, word: str, number: int | None) -> bool:
    """Take a word about a paragraph; whether it was one that counts here."""
    value = number or 0
    if word == "s":
        layout.style = value
    elif word == "outlinelevel":
        layout.level = value
    elif word == "ls":
        layout.listed = value
    elif word == "ilvl":
        layout.depth = min(max(value, 0), 8)
    elif word == "intbl":
        layout.cell = number != 0
    elif word == "sb":
        layout.before = value
    elif word == "sa":
        layout.after = value
    elif word == "contextualspace":
        layout.close = number != 0
    else:
        return False
    return True
