"""The frozen records that flow through sprogtjek. No logic lives here.

Three coordinate systems, each with one owner: *block offsets* (``Hit``), *source
places* (``Finding``), and whatever a reporter prints. All offsets count Unicode code
points and all intervals are half-open.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, Literal, TypeVar, get_args

Level = Literal["hint", "warning", "error"]
LEVELS: tuple[Level, ...] = get_args(Level)

Safety = Literal["safe", "offer", "advice"]
"""``safe``: meaning and grammar unchanged without context. ``offer``: a replacement for
the writer to accept or not. ``advice``: what to do, not literal text."""

TextType = Literal["brev", "afgoerelse", "web", "orientering", "politik"]
TEXT_TYPES: tuple[TextType, ...] = get_args(TextType)

LineUnit = Literal["line", "paragraph"]
"""What a place's ``line`` counts: lines of the file, or paragraphs where it has no lines."""

BlockKind = Literal[
    "paragraph",
    "heading",
    "list_item",
    "cell",
    "quote",
    "link",
    "caption",
    "address",
    "subject",
    "greeting",
    "signature",
]
BLOCK_KINDS: tuple[BlockKind, ...] = get_args(BlockKind)

PROSE: frozenset[BlockKind] = frozenset({"paragraph", "list_item"})
"""The kinds that count as running prose: readability and sentence rules look here alone."""

WORDS: frozenset[BlockKind] = frozenset({"paragraph", "list_item", "heading", "subject", "cell"})
"""The kinds whose wording is the sender's own: word rules look here."""

P = TypeVar("P")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open interval of code points, ``0 <= start <= end``."""

    start: int
    end: int

    def __post_init__(self) -> None:
        assert 0 <= self.start <= self.end, (self.start, self.end)


@dataclass(frozen=True, slots=True)
class Source:
    """A text to lint: decoded once, newlines untouched.

    Places refer to ``text``. For a format that is no text itself it is the text drawn from the
    file, one block per line, and ``unit`` is ``paragraph``. ``pages`` are the offsets in it
    where each page starts, where that is known.
    """

    name: str
    text: str
    media_type: str = "text/plain"
    unit: LineUnit = "line"
    pages: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of block text and the source interval it came from.

    ``verbatim`` runs are copied character by character; any other run stands as a whole
    for its source interval (a space for a line break, ``&`` for ``&amp;``).
    """

    block: Span
    source: Span
    verbatim: bool


@dataclass(frozen=True, slots=True)
class Block:
    """The unit that is parsed and checked on its own: a paragraph, a heading, a list item.

    ``text`` has whitespace runs folded to one space and soft hyphens dropped; ``segments``
    is the map back to the source (see ``offsets``). ``section`` is the path of headings,
    ``target`` the address that a link leads to.
    """

    kind: BlockKind
    text: str
    segments: tuple[Segment, ...]
    section: tuple[str, ...] = ()
    target: str = ""


@dataclass(frozen=True, slots=True)
class Directive:
    """A word from the writer to the linter: from here (``start``) or until here rules are off.

    ``rules`` are rule ids; none means all.
    """

    action: Literal["fra", "til"]
    rules: tuple[str, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Document:
    """A source, its blocks in reading order, and the directives that stand between them."""

    source: Source
    blocks: tuple[Block, ...]
    directives: tuple[Directive, ...] = ()


@dataclass(frozen=True, slots=True)
class Reference:
    """Where a rule's claim comes from, as it is shown to users."""

    title: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Example:
    """An example text and the places where its rule must (bad) or must not (good) fire."""

    text: str
    marks: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule(Generic[P]):
    """One rule as loaded from YAML. ``params`` is the ``Params`` dataclass of its kind.

    ``covers`` names rules, or kinds, that say less about the same place: people are not told
    twice. ``types`` are the types of text that the rule is for; none means all.
    """

    id: str
    kind: str
    level: Level
    principles: tuple[str, ...]
    message: str
    why: str
    params: P
    scope: frozenset[BlockKind]
    bad: tuple[Example, ...]
    good: tuple[Example, ...]
    source: Reference | None = None
    covers: tuple[str, ...] = ()
    types: frozenset[TextType] = frozenset()
    theme: str = ""
    defined_in: str = ""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What to write instead of the block interval ``span`` (for advice: what to do).

    Suggestions of one ``group`` only make sense together: all of a letter's *De* or none.
    """

    text: str
    span: Span
    safety: Safety = "offer"
    group: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """A place in one block where a rule fires. ``slots`` fill the rule's message.

    An empty ``span`` says that the text as a whole is meant (see ``checks.WHOLE``). ``related``
    are other places that belong to the matter: (block index, span).
    ``level`` overrides the rule's own level where the check knows better (a sentence of 40
    words weighs more than one of 22).
    """

    rule: str
    span: Span
    slots: tuple[tuple[str, str], ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    level: Level | None = None
    related: tuple[tuple[int, Span], ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a block: its place, its words, and how many have seven letters or more."""

    span: Span
    words: int
    long_words: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that the checks learned from one block. Plain and picklable: can be cached.

    ``facts`` is keyed by check kind; each value is what that check's ``conclude`` needs,
    made of JSON types alone. ``failures`` names the kinds of check that broke down here, each
    with the name of the exception.
    """

    kind: BlockKind
    sentences: tuple[Sentence, ...]
    hits: tuple[Hit, ...] = ()
    facts: Mapping[str, Any] = field(default_factory=dict)
    failures: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A place in the source: code-point offsets where it has them, else ``None``.

    Lines, columns and pages count from 1; columns count code points, and the end is the one
    behind the last. Where the report's
    ``unit`` is ``paragraph``, ``line`` is the number of the paragraph.
    """

    start: int | None
    end: int | None
    line: int
    column: int
    page: int | None = None
    end_line: int | None = None
    end_column: int | None = None


@dataclass(frozen=True, slots=True)
class Replacement:
    """A suggestion with its place in the source and the text that stands there now."""

    text: str
    place: Place
    safety: Safety
    replaces: str
    group: str = ""


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that a finding speaks of, and what stands there."""

    place: Place
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to reconsider in a text, ready to be reported.

    ``text`` is the source's own text at ``place``; ``sentence`` is the sentence (or heading,
    or list item) around it as parsed, and ``mark`` the flagged interval inside ``sentence``. A
    finding about the text as a whole has an empty ``text`` and ``sentence``.
    ``covered_by`` is the rule that says the same or more here: reports to people leave the
    finding out then.
    """

    rule: str
    kind: str
    level: Level
    principles: tuple[str, ...]
    message: str
    place: Place
    text: str
    sentence: str
    mark: Span
    block: int
    suggestions: tuple[Replacement, ...] = ()
    covered_by: str | None = None
    related: tuple[Related, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """A file or check that failed, and why. Never disguised as a finding, never dropped.

    ``unit`` says what ``line`` counts.
    """

    message: str
    path: str | None = None
    line: int | None = None
    hint: str | None = None
    unit: LineUnit = "line"


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence of prose, or a whole heading, list item or other block, in the source."""

    kind: str
    place: Place
    text: str


@dataclass(frozen=True, slots=True)
class Stats:
    """Counts over the prose of a document; ``readability`` makes LIX and RIX of them."""

    words: int = 0
    sentences: int = 0
    long_words: int = 0
    passive_sentences: int = 0
    longest_sentence: int = 0
    longest_sentence_text: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """Everything found in one source, sorted by place.

    ``notices`` are worth knowing and no trouble: a directive that silences nothing.
    ``recognised`` says that nobody gave the text's type. ``profile`` names the principles to
    report under. ``known`` counts what a baseline knows already. ``unit`` says what the ``line``
    of a place counts. ``blocks`` are the document's, for reports that show the text itself.
    """

    source: str
    findings: tuple[Finding, ...] = ()
    suppressed: tuple[Finding, ...] = ()
    problems: tuple[Problem, ...] = ()
    stats: Stats = field(default_factory=Stats)
    units: tuple[Unit, ...] = ()
    notices: tuple[Problem, ...] = ()
    text_type: TextType | None = None
    recognised: bool = False
    profile: str = "standard"
    known: int = 0
    unit: LineUnit = "line"
    blocks: tuple[Block, ...] = ()
