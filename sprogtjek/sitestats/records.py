"""What is known about a site after all its pages are read: small enough to hold 5,000 of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sprogtjek.records import Level


@dataclass(frozen=True, slots=True)
class Tally:
    """How many findings of each level."""

    errors: int = 0
    warnings: int = 0
    hints: int = 0

    @property
    def strong(self) -> int:
        """Errors and warnings: what people are told unasked."""
        return self.errors + self.warnings

    @property
    def all(self) -> int:
        """All of them."""
        return self.strong + self.hints


@dataclass(frozen=True, slots=True)
class Change:
    """Errors and warnings against an earlier run."""

    new: int = 0
    mended: int = 0
    unchanged: int = 0


@dataclass(frozen=True, slots=True)
class SitePage:
    """A page as one line of the overview.

    ``number`` is its place in the run, from 1; its own view is named after it. ``words`` is the
    length of what is the page's own. ``points`` and ``gain`` are explained in ``weights``. The
    tallies leave out repeated blocks. ``begin`` are the messages of the findings that would help
    most. ``rules`` says how many findings each rule has, ``phrases`` and ``repeats`` index the
    site's lists. ``copies`` is how many other pages say word for word the same.
    """

    number: int
    address: str
    title: str
    section: str = ""
    reason: str = ""
    hint: str = ""
    words: int = 0
    lix: float | None = None
    sentences: int = 0
    passive_sentences: int = 0
    longest_sentence: int = 0
    tally: Tally = Tally()
    points: float = 0.0
    gain: float = 0.0
    visits: int | None = None
    change: Change | None = None
    is_new: bool = False
    begin: tuple[str, ...] = ()
    rules: tuple[tuple[str, int], ...] = ()
    principles: tuple[str, ...] = ()
    phrases: tuple[int, ...] = ()
    repeats: tuple[int, ...] = ()
    modified: str = ""
    digest: str = ""
    copies: int = 0


@dataclass(frozen=True, slots=True)
class Section:
    """The pages below one folder of the site: how many, their findings and what mending gains."""

    name: str
    pages: int
    words: int
    tally: Tally
    gain: float
    lix: float | None
    visits: int | None


@dataclass(frozen=True, slots=True)
class RuleCount:
    """A rule's findings on a site. ``pages`` have some of their own, outside repeated blocks."""

    rule: str
    principles: tuple[str, ...]
    tally: Tally
    pages: int
    why: str = ""


@dataclass(frozen=True, slots=True)
class PrincipleCount:
    """Errors and warnings that touch a principle, by the name that the profile gives it.

    ``text`` is what it asks for; ``checked`` is false where no rule can tell.
    """

    name: str
    text: str
    findings: int
    pages: int
    checked: bool = True


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that are flagged again and again: how often, on how many pages, and what to do."""

    text: str
    rule: str
    level: Level
    count: int
    pages: int
    message: str


@dataclass(frozen=True, slots=True)
class Repeat:
    """A block with findings that stands on many pages; it is mended in one place.

    ``sentences`` are those with findings. ``number`` is the first page that has it.
    """

    key: str
    sentences: tuple[str, ...]
    messages: tuple[str, ...]
    tally: Tally
    pages: int
    number: int
    gain: float


@dataclass(frozen=True, slots=True)
class Trend:
    """A site against an earlier run.

    The change counts pages that were checked both times and, once each, repeated blocks. What
    stands on new pages or stood on those gone is counted apart. ``unseen`` is how many pages could
    be checked then and not now.
    """

    change: Change
    new_pages: tuple[str, ...]
    gone_pages: tuple[str, ...]
    on_new_pages: int
    on_gone_pages: int
    unseen: int


@dataclass(frozen=True, slots=True)
class Weighing:
    """How the pages were ranked, so that it can be told: the weights of the profiles by name."""

    profiles: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    by_visits: bool = False
    pages_with_visits: int = 0


@dataclass(frozen=True, slots=True)
class Site:
    """A whole site. ``pages`` are the checked ones, the one to begin with first; ``unchecked``
    the others by address. Repeated blocks are counted once in ``tally``.
    """

    pages: tuple[SitePage, ...]
    unchecked: tuple[SitePage, ...]
    tally: Tally
    words: int
    lix: float | None
    sections: tuple[Section, ...]
    rules: tuple[RuleCount, ...]
    principles: tuple[PrincipleCount, ...]
    phrases: tuple[Phrase, ...]
    repeats: tuple[Repeat, ...]
    weighing: Weighing
    trend: Trend | None = None
