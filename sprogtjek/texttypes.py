"""Types of text: their names, the changes each makes to the rules, and which one a text is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any

from sprogtjek.cache import cached
from sprogtjek.cues import matcher
from sprogtjek.layers import Layer, overrides
from sprogtjek.records import PROSE, TEXT_TYPES, Document, TextType
from sprogtjek.schema import build, load_yaml
from sprogtjek.shipped import rules_folder

_HEAD = 12  # blocks in which subject, addressee and top headings stand
_TITLES = 2
_READ = PROSE | {"heading"}
_SHORTEST_PAGE = 25  # words; in less, nothing shows what a text is
_IN_PROSE: tuple[tuple[TextType, str], ...] = (
    ("politik", "not"),
    ("afgoerelse", "not"),
    ("afgoerelse", "text"),
    ("web", "text"),
)
"""The signs that are looked for in every block of prose; no cue of theirs reaches across two."""


@dataclass(frozen=True, slots=True)
class Description:
    """A type's Danish name, what it is in one sentence, its changes to the rules, and the cues
    (``cues``) by which a text shows that it is one (``recognise``).
    """

    name: str
    text: str
    rules: Mapping[str, Any] = field(default_factory=dict)
    signs: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@cache
def description(text_type: TextType) -> Description:
    """What `rules/text-types/` says of a type."""
    name, text = _file(text_type)
    data = cached("text-type", text, lambda: load_yaml(text, name))
    return build(Description, data)


@cache
def layers() -> Mapping[str, Layer]:
    """The changes each type of text makes to the rules, by type."""
    return {key: _layer(key) for key in TEXT_TYPES}


def _layer(text_type: TextType) -> Layer:
    name, text = _file(text_type)
    return Layer(name, text, overrides(description(text_type).rules, ("rules",)))


def _file(text_type: TextType) -> tuple[str, str]:
    resource = rules_folder() / "text-types" / f"{text_type}.yaml"
    return f"rules/text-types/{text_type}.yaml", resource.read_text(encoding="utf-8")


def recognise(document: Document) -> TextType | None:
    """The type a text shows itself to be, or ``None``: to guess wrong costs more than not to know.

    Read from the blocks as they are, before any parse. The cues stand in `rules/text-types/`.
    """
    text = _Reading.of(document)
    if not text.letter and text.shows("politik", "head", text.head) and not text.unlike("politik"):
        return "politik"
    if text.for_many:
        return "orientering"
    if text.decides:
        return "afgoerelse"
    if text.letter:
        return "brev"
    return "web" if text.guides else None


@dataclass(frozen=True, slots=True)
class _Reading:
    """What is looked at: subject and top headings, whom the text is to, prose and headings."""

    head: str
    addressees: tuple[str, ...]
    prose: tuple[str, ...]
    letter: bool
    headings: int

    @classmethod
    def of(cls, document: Document) -> _Reading:
        blocks = document.blocks
        kinds = [block.kind for block in blocks]
        titles = [block.text for block in blocks[:_HEAD] if block.kind in ("heading", "subject")]
        return cls(
            head=" . ".join(titles[:_TITLES]),
            addressees=tuple(
                block.text
                for block in blocks[:_HEAD]
                if block.kind in ("greeting", "address", "heading", "subject")
            ),
            prose=tuple(block.text for block in blocks if block.kind in _READ),
            letter=bool({"greeting", "signature", "subject"} & set(kinds)),
            headings=kinds.count("heading"),
        )

    @property
    def for_many(self) -> bool:
        """Whether the readers are many, or the title of a letter says so."""
        if any(self.shows("orientering", "addressees", line) for line in self.addressees):
            return True
        return self.letter and self.shows("orientering", "head", self.head)

    @property
    def decides(self) -> bool:
        """Whether a letter decides something; the reader's own wish is no decision."""
        if self.unlike("afgoerelse") or not self.letter:
            return False
        return self.shows("afgoerelse", "head", self.head) or self.says("afgoerelse", "text")

    @property
    def guides(self) -> bool:
        """Whether a text with headings and no part of a letter speaks to whoever reads it."""
        long_enough = sum(len(text.split()) for text in self.prose) >= _SHORTEST_PAGE
        return bool(self.headings) and long_enough and self.says("web", "text")

    def unlike(self, text_type: TextType) -> bool:
        """Whether something shows that the text is not of this type."""
        return self.shows(text_type, "not", self.head) or self.says(text_type, "not")

    def says(self, text_type: TextType, sign: str) -> bool:
        """Whether some of the type's cues are in the prose."""
        return any((text_type, sign) in _shown_by(text) for text in self.prose)

    def shows(self, text_type: TextType, sign: str, where: str) -> bool:
        """Whether some of the type's cues are there."""
        return _shows(text_type, sign, where)


def _shows(text_type: TextType, sign: str, where: str) -> bool:
    found = matcher(description(text_type).signs.get(sign, ()))
    return bool(found and found.search(where))


@lru_cache(maxsize=4096)  # in a text being written all blocks but one are as they were
def _shown_by(text: str) -> frozenset[tuple[TextType, str]]:
    return frozenset(each for each in _IN_PROSE if _shows(*each, text))
