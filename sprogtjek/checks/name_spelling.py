"""``name-spelling``: names written in another way than they are written (catalogue I3).

``names`` and ``own`` (a profile's or project's) are names as they are to be written: *MitID,
Udbetaling Danmark, Borgerservice*. Other capitals (*mitid, Udbetaling danmark, borgerservice*)
are flagged, and so are a space or hyphen inside a name of one word (*Mit-ID, Borger Service*).

Deliberately silent: names in capitals throughout, a capital where a sentence starts (*Borger.dk*),
parts of longer words, addresses and quotations; two words in small letters that each mean
something (*mit id*).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sprogtjek.checks import Collected, CollectOnly
from sprogtjek.records import WORDS, Block, BlockKind, Hit, Rule, Span, Suggestion

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

KIND = "name-spelling"
NEEDS: frozenset[str] = frozenset()
SCOPE: frozenset[BlockKind] = WORDS
SLOTS = frozenset({"match", "name"})

_BEFORE = r"(?<![\w.@/–-])"
_AFTER = r"(?=['’]?s?(?![\w@/-]|\.\w))"
_HUMP = re.compile(r"(?<=[a-zæøå])(?=[A-ZÆØÅ])")
_LEAST = 4  # letters in a part of a name
_SENTENCE_END = re.compile(r"(?:^|[.?!:•–-] )[»\"“(]?$")


@dataclass(frozen=True, slots=True)
class Params:
    """See the module's docstring."""

    names: tuple[str, ...]
    own: tuple[str, ...] = ()


def prepare(rules: Sequence[Rule[Params]], nlp: Language) -> NameSpelling:
    """One expression for each name."""
    compiled = [
        (rule, name, _squeezed(name), re.compile(_BEFORE + _variants(name) + _AFTER))
        for rule in rules
        for name in dict.fromkeys((*rule.params.names, *rule.params.own))
    ]
    return NameSpelling(tuple(compiled))


def _variants(name: str) -> str:
    """The name with other capitals, or parted; its first capital tells »Mit ID« from »mit id«."""
    parted = (
        f"{re.escape(name[:cut])}(?i:[ -]{re.escape(name[cut:])})" for cut in sorted(_cuts(name))
    )
    return "(?:" + "|".join([f"(?i:{re.escape(name)})", *parted]) + ")"


def _cuts(name: str) -> Iterable[int]:
    """Where a name of one word may be parted: at a capital inside it, else anywhere."""
    if not name.isalpha():
        return ()
    humps = [match.start() for match in _HUMP.finditer(name)]
    return humps or range(_LEAST, len(name) - _LEAST + 1)


@dataclass(frozen=True, slots=True)
class NameSpelling(CollectOnly):
    """The prepared rules."""

    names: tuple[tuple[Rule[Params], str, str, re.Pattern[str]], ...]

    def collect(self, doc: Doc, block: Block) -> Collected:
        """The names that are written in another way."""
        return Collected(tuple(self._hits(block.text)))

    def _hits(self, text: str) -> Iterator[Hit]:
        # The expressions are slow to fail, and most texts name none of them.
        squeezed = _squeezed(text)
        for rule, name, needed, expression in self.names:
            if needed not in squeezed:
                continue
            for match in expression.finditer(text):
                if not _is_right(match[0], name, text[: match.start()]):
                    span = Span(*match.span())
                    yield Hit(rule.id, span, (("name", name),), (Suggestion(name, span),))


def _squeezed(text: str) -> str:
    return text.lower().replace(" ", "").replace("-", "")


def _is_right(written: str, name: str, before: str) -> bool:
    if written in (name, name.upper()):
        return True
    capital = name[0].upper() + name[1:]
    return written == capital and bool(_SENTENCE_END.search(before))
