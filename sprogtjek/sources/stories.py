"""Paragraphs as they come, in flows: the text itself, and each text box and note beside it."""

from __future__ import annotations

from dataclasses import dataclass, field

from sprogtjek.sources.lines import Given
from sprogtjek.sources.paragraphs import MAIN, Paragraph

_MOST_FLOWS = 500  # more boxes and notes than that are read as one text

_LONGEST_HEADING = 200  # characters; a longer one is prose in the wrong style


@dataclass(frozen=True, slots=True)
class Look:
    """How a paragraph is laid out: the room around it in points, and whose style it has.

    ``close``: there is no room between paragraphs of that style.
    """

    before: float = 0.0
    after: float = 0.0
    close: bool = False
    style: str = ""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a reader is: in which flow, in a table with several cells, in a note."""

    flow: int = MAIN
    cell: bool = False
    note: bool = False


@dataclass(slots=True)
class Story:
    """Collects the paragraphs of a document and what stands between them."""

    paragraphs: list[Paragraph] = field(default_factory=list)
    _flows: int = MAIN
    _blank: dict[int, int] = field(default_factory=dict)
    _last: dict[int, Look] = field(default_factory=dict)

    def beside(self, *, note: bool) -> Spot:
        """A flow of its own: a note, or a text box."""
        self._flows = min(self._flows + 1, _MOST_FLOWS)
        return Spot(self._flows, note=note)

    def apart(self, spot: Spot) -> None:
        """What comes next in the flow stands apart from what came before: a table, a cell."""
        self._blank[spot.flow] = 1
        self._last.pop(spot.flow, None)

    def add(self, paragraph: Paragraph, given: Given, look: Look, spot: Spot) -> None:
        """Take the next paragraph of a flow; one without text is room above the next."""
        if not paragraph.text.strip():
            self._blank[spot.flow] = self._blank.get(spot.flow, 0) + 1
            return
        paragraph.flow = spot.flow
        paragraph.blank = self._blank.pop(spot.flow, 0)
        paragraph.space = _room(self._last.get(spot.flow), look)
        paragraph.given = Given("paragraph") if spot.note else _fitting(given, paragraph)
        self._last[spot.flow] = look
        self.paragraphs.append(paragraph)


def _fitting(given: Given, paragraph: Paragraph) -> Given:
    if given.kind == "heading" and paragraph.length > _LONGEST_HEADING:
        return Given()
    return given


def _room(above: Look | None, below: Look) -> float:
    """The room between two paragraphs in points."""
    if above is None or (above.style == below.style and above.close and below.close):
        return 0.0
    return max(above.after, below.before)
