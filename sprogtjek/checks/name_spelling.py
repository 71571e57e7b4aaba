"""``name-spelling``: names written in another way than they are written (catalogue I3).

``names`` and ``own`` (a profile's or project's) are names as they are to be written: *MitID,
Udbetaling Danmark, Borgerservice*. Other capitals (*mitid, Udbetaling danmark, borgerservice*)
are flagged, and so are a space or hyphen inside a name of one word (*Mit-ID, Borger Service*)
where a capital or two nouns show where it would stand.

Deliberately silent: names in capitals throughout, a capital where a sentence starts (*Borger.dk*),
parts of longer words, addresses and quotations; two words in small letters that each mean
something (*mit id*).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sprogtjek.checks import Collected, CollectOnly
from sprogtjek.danish.compounds import split
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
_SENTENCE_END = re.compile(r"(?:^|[.?!:•–-] )[»\"“(]?$")


@dataclass(frozen=True, slots=True)
class Params:
    """See the module's docstring."""

    names: tuple[str, ...]
    own: tuple[str, ...] = ()


def prepare(rules: Sequence[Rule[Params]], nlp: Language) -> NameSpelling:
    """One expression for each name."""
    compiled = [
        (rule, name, re.compile(_BEFORE + _variants(name) + _AFTER))
        for rule in rules
        for name in dict.fromkeys((*rule.params.names, *rule.params.own))
    ]
    return NameSpelling(tuple(compiled))


def _variants(name: str) -> str:
    joined = f"(?i:{re.escape(name)})"
    parts = _parts(name)
    if len(parts) == 1:
        return joined
    first, *rest = map(re.escape, parts)
    # The capital tells »Mit ID« from »mit id«.
    return f"(?:{joined}|{first}(?i:{''.join(f'[ -]{part}' for part in rest)}))"


def _parts(name: str) -> Sequence[str]:
    """Where a name of one word may be parted: at a capital inside it, or between two nouns."""
    if not name.isalpha():
        return (name,)
    humps = _HUMP.split(name)
    found = split(name.lower()) if len(humps) == 1 else None
    if found is None:
        return humps
    cut = len(name) - len(found[1])
    return (name[:cut], name[cut:])


@dataclass(frozen=True, slots=True)
class NameSpelling(CollectOnly):
    """The prepared rules."""

    names: tuple[tuple[Rule[Params], str, re.Pattern[str]], ...]

    def collect(self, doc: Doc, block: Block) -> Collected:
        """The names that are written in another way."""
        return Collected(tuple(self._hits(block.text)))

    def _hits(self, text: str) -> Iterator[Hit]:
        for rule, name, expression in self.names:
            for match in expression.finditer(text):
                if not _is_right(match[0], name, text[: match.start()]):
                    span = Span(*match.span())
                    yield Hit(rule.id, span, (("name", name),), (Suggestion(name, span),))


def _is_right(written: str, name: str, before: str) -> bool:
    if written in (name, name.upper()):
        return True
    capital = name[0].upper() + name[1:]
    return written == capital and bool(_SENTENCE_END.search(before))
