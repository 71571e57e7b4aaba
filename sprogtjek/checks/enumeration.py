"""``enumeration``: items in a sentence that would be easier to read as a list (A10).

Flagged: at least ``least`` coordinated items of ``item_words`` words or more on average, in a
paragraph: *dine lønsedler for maj, en kopi af din lejekontrakt, dit budget for i år og …*. From
``warning`` items on it is a warning, else a hint. The place runs from the first item to the last.

Read from the words: what stands between two commas is an item if it begins like a noun phrase and
has no finite verb, and the last comma is followed by an item with *og, eller, samt*. Parsers
hang the items of such a sentence on whatever stands near.

Deliberately silent: clauses in a row (each has its own verb), short items (*pas, kørekort og
sundhedskort*), names and addresses, provisions and statutes, items of a list.

Known misses: items that are clauses or infinitives (*at søge om …, at melde …*), items with a
relative clause.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from sprogtjek.checks import Collected, CollectOnly
from sprogtjek.checks.finite import finite_verbs, is_finite
from sprogtjek.checks.syntax import place, trimmed
from sprogtjek.checks.weight import at_most
from sprogtjek.records import Block, BlockKind, Hit, Rule
from sprogtjek.words import count_words

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span, Token

KIND = "enumeration"
NEEDS: frozenset[str] = frozenset({"pos", "morph", "dep", "sents"})
SCOPE: frozenset[BlockKind] = frozenset({"paragraph"})
SLOTS: frozenset[str] = frozenset({"match", "count"})

_JOINING = frozenset({"og", "eller", "samt"})
_BEGINS_ITEM = frozenset({"DET", "NUM", "ADJ", "NOUN", "PROPN", "X"})
_NOMINAL = frozenset({"NOUN", "PROPN", "X"})
_NO_ITEM = frozenset(
    {"§", "stk.", "nr.", "lov", "bekendtgørelse", "lovbekendtgørelse", "jf.", "kl."}
)
_COMMAS = 2
_LEAST = 3  # items below which no rule looks


@dataclass(frozen=True, slots=True)
class Params:
    """The fewest items, those of a warning, and how many words they have at least on average."""

    least: int = 4
    warning: int = 6
    item_words: float = 3.0


def prepare(rules: Sequence[Rule[Params]], nlp: Language) -> _Enumeration:
    """Nothing to compile."""
    return _Enumeration(tuple(rules))


@dataclass(frozen=True, slots=True)
class _Enumeration(CollectOnly):
    rules: tuple[Rule[Params], ...]

    def collect(self, doc: Doc, block: Block) -> Collected:
        """One hit per enumeration and rule."""
        if block.text.count(",") < _COMMAS:
            return Collected()
        least = min((rule.params.least for rule in self.rules), default=_LEAST)
        found = [items for sent in doc.sents for items in _enumerations(sent, least)]
        return Collected(tuple(hit for rule in self.rules for hit in _hits(rule, found)))


def _hits(rule: Rule[Params], found: Sequence[list[Span]]) -> Iterator[Hit]:
    for items in found:
        words = sum(map(count_words, items))
        if len(items) < rule.params.least or words < rule.params.item_words * len(items):
            continue
        level = at_most("warning" if len(items) >= rule.params.warning else "hint", rule.level)
        whole = items[0].doc[items[0].start : items[-1].end]
        yield Hit(rule.id, place(whole), (("count", str(len(items))),), level=level)


def _enumerations(sent: Span, least: int) -> Iterator[list[Span]]:
    """The items of each enumeration of the sentence, in order; none has ``least`` items if there
    are too few commas."""
    chunks = _between_commas(sent)
    if len(chunks) + 1 < least:  # the last one may hold two
        return
    # A lead-in is followed by items: »Du skal sende X | , Y | , Z og W til os«.
    for is_item, run in groupby(range(1, len(chunks)), key=lambda at: _is_item(chunks[at])):
        following = list(run)
        if not is_item:
            continue
        first = _first_item(chunks[following[0] - 1])
        last = _last_items(chunks[following[-1]])
        middle = [chunks[at] for at in following[:-1]]
        if first is None or not last or len(middle) + 1 + len(last) < _LEAST:
            continue
        items = [first, *middle, *last]
        if sum(item[0].pos_ in ("PROPN", "VERB") for item in items) * 2 < len(items):
            yield items


def _between_commas(sent: Span) -> list[Span]:
    doc = sent.doc
    commas = [token.i for token in sent if token.text == ","]
    bounds = [sent.start - 1, *commas, sent.end]
    pieces = (doc[start + 1 : end] for start, end in pairwise(bounds))
    return [piece for piece in map(trimmed, pieces) if len(piece)]


def _is_item(chunk: Span) -> bool:
    """A noun phrase, with *og* before it or inside it, and no finite verb up to its last noun."""
    start = chunk[1:] if chunk[0].lower_ in _JOINING and len(chunk) > 1 else chunk
    if not _begins_item(start[0]) or any(token.lower_ in _NO_ITEM for token in chunk):
        return False
    if not any(token.pos_ in _NOMINAL for token in start):
        return False
    return not any(map(_has_subject, finite_verbs(chunk)))


def _has_subject(verb: Token) -> bool:
    """Whether a verb is one: taggers take *hårde hvidevarer, rene ruder* for verbs."""
    return verb.pos_ == "AUX" or any(child.dep_ in ("nsubj", "expl") for child in verb.children)


def _begins_item(token: Token) -> bool:
    if token.pos_ == "VERB":  # »ansatte i skoler«, »lygter i området«
        is_form = is_finite(token) or "Part" in token.morph.get("VerbForm", [])
        return is_form and not _has_subject(token)
    return token.pos_ in _BEGINS_ITEM or "Poss=Yes" in str(token.morph)


def _first_item(chunk: Span) -> Span | None:
    """The end of the lead-in: what follows its verb and preposition."""
    verbs = [token.i for token in chunk if token.pos_ in ("VERB", "AUX") or token.text == ":"]
    if not verbs:
        return None
    rest = chunk.doc[verbs[-1] + 1 : chunk.end]
    starts = (token.i for token in rest if _begins_item(token))
    start = next(starts, None)
    return None if start is None else chunk.doc[start : chunk.end]


def _last_items(chunk: Span) -> list[Span]:
    """The last comma's item and the one after *og*; one where the comma stands before *og*."""
    doc = chunk.doc
    if chunk[0].lower_ in _JOINING:
        return [doc[chunk.start + 1 : chunk.end]]
    if any(_is_bare_infinitive(token) for token in chunk):
        return []  # »vil A, B og C støtte en plan«
    for at in range(chunk.end - 2, chunk.start, -1):
        if doc[at].lower_ in _JOINING and _begins_item(doc[at + 1]):
            return [doc[chunk.start : at], doc[at + 1 : chunk.end]]
    return []


def _is_bare_infinitive(token: Token) -> bool:
    if token.pos_ != "VERB" or "Inf" not in token.morph.get("VerbForm", []):
        return False
    return token.i == 0 or token.nbor(-1).lower_ != "at"
