"""``insertion``: a long insertion in the middle of a clause (A6).

*Vi har, efter at vi har fået dine nye oplysninger, besluttet at …* – the clause is opened, put
on hold, and taken up again. An insertion of at least ``words`` words is flagged when it parts

- the subject from its finite verb (*Kommunen, der …, skal*),
- the finite verb from the rest of the verb (*har, …, besluttet*),
- the verb from its object or its *at*-clause (*Det er vigtigt, hvis …, at du*),
- a conjunction from its clause (*at, hvis …, kan*).

One in a sentence is a hint, ``warning`` or more a warning. The place is the insertion, without
its commas or dashes.

What counts as an insertion: words between two commas that the tree holds together as one
adverbial, relative clause or apposition; and words between two spaced dashes.

Commas prove nothing in Danish, where they stand around every subordinate clause. So these are
deliberately not flagged: clauses before or after the whole (*Hvis du flytter, skal du …*), a
relative clause before an adverbial (*det skema, der ligger på siden, til os*), what is
coordinated (*og …*), enumerations, and parentheses, which a reader can skip.

An insertion between subject and verb is often found by *subjekt-verbum-afstand* too, which
measures the distance whatever causes it. Known misses: insertions without a closing comma, or
torn apart by the parser. Source: catalogue A6; tekstfokus.dk; Bo Fibiger, »Læsbarhed«.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sprogtjek.checks import Collected, CollectOnly
from sprogtjek.checks.clauses import clause_head
from sprogtjek.checks.finite import is_finite
from sprogtjek.checks.interruption import interruptions, is_predicate
from sprogtjek.checks.landmarks import positions_of_words, within
from sprogtjek.checks.syntax import is_word, place, trimmed
from sprogtjek.checks.weight import at_most
from sprogtjek.records import PROSE, Block, BlockKind, Hit, Level, Rule
from sprogtjek.words import count_words

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span, Token

KIND = "insertion"
NEEDS: frozenset[str] = frozenset({"pos", "morph", "dep", "sents"})
SCOPE: frozenset[BlockKind] = PROSE
SLOTS: frozenset[str] = frozenset({"words"})

_TWO = 2  # an insertion stands between two commas or dashes
_DASHES = frozenset({"–", "—", "-"})
_BREAKS = _DASHES | {","}
_INSERTED = frozenset(
    (
        *("acl:relcl", "acl", "advcl", "appos", "parataxis"),
        *("obl", "obl:tmod", "advmod", "nmod", "xcomp"),
    )
)
_RESUMING = frozenset({"VERB", "AUX", "ADP", "PART", "SCONJ", "ADV"})
_OBJECTS = frozenset({"obj", "ccomp", "xcomp", "csubj"})


@dataclass(frozen=True, slots=True)
class Params:
    """Fewest words in an insertion; fewest insertions in a sentence for a warning."""

    words: int = 6
    warning: int = 2


def prepare(rules: Sequence[Rule[Params]], nlp: Language) -> _Insertion:
    """Nothing to compile."""
    return _Insertion(tuple(rules))


@dataclass(frozen=True, slots=True)
class _Insertion(CollectOnly):
    rules: tuple[Rule[Params], ...]

    def collect(self, doc: Doc, block: Block) -> Collected:
        """One hit per insertion and rule."""
        return Collected(tuple(hit for sent in doc.sents for hit in self._hits(sent)))

    def _hits(self, sent: Span) -> Iterator[Hit]:
        found = [(insertion, count_words(insertion)) for insertion in insertions(sent)]
        for rule in self.rules:
            long = [pair for pair in found if pair[1] >= rule.params.words]
            level: Level = "warning" if len(long) >= rule.params.warning else "hint"
            for insertion, words in long:
                yield Hit(
                    rule.id,
                    place(insertion),
                    (("words", str(words)),),
                    level=at_most(level, rule.level),
                )


def insertions(sent: Span) -> list[Span]:
    """The insertions of the sentence, the outermost ones, in order."""
    found: list[Span] = []
    if len(within(positions_of_words(sent.doc, _BREAKS), sent)) < _TWO:
        return found
    spans = (*_between_dashes(sent), *_between_commas(sent), *_interrupting(sent))
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if not found or span.start >= found[-1].end:
            found.append(span)
    return found


def _between_dashes(sent: Span) -> Iterator[Span]:
    positions = within(positions_of_words(sent.doc, _DASHES), sent)
    dashes = [sent.doc[at] for at in positions if _is_spaced_dash(sent.doc[at])]
    for opening, closing in zip(dashes[::2], dashes[1::2], strict=False):
        if opening.i == sent.start or closing.i >= sent.end - 2:
            continue
        # »… – det er nyt – og …«, »… – han er …«: a new clause, nothing is taken up again.
        if closing.nbor(1).pos_ in _RESUMING:
            yield trimmed(sent.doc[opening.i + 1 : closing.i])


def _is_spaced_dash(token: Token) -> bool:
    """A dash between words with spaces around it; »kl. 10 – 12« is a range."""
    if token.i == 0 or not token.whitespace_:
        return False
    before = token.nbor(-1)
    return bool(before.whitespace_) and not before.text[-1].isdigit()


def _interrupting(sent: Span) -> Iterator[Span]:
    return (trimmed(found.inserted) for found in interruptions(sent))


def _between_commas(sent: Span) -> Iterator[Span]:
    for head in sent:
        if head.dep_ not in _INSERTED:
            continue
        span = trimmed(sent.doc[head.left_edge.i : head.right_edge.i + 1])
        if not len(span) or not _has_commas_around(span, sent):
            continue
        if span[0].pos_ != "CCONJ" and _parts_a_clause(span, sent):
            yield span


def _has_commas_around(span: Span, sent: Span) -> bool:
    inside = sent.start < span.start and span.end < sent.end
    return inside and sent.doc[span.start - 1].text == "," and sent.doc[span.end].text == ","


def _parts_a_clause(span: Span, sent: Span) -> bool:
    """Whether what stands before and after ``span`` belongs together."""
    after = next((token for token in sent.doc[span.end : sent.end] if _resumes(token)), None)
    if after is None or after.pos_ == "CCONJ":
        return False
    head = clause_head(after)
    return (
        _parts_verb(after, head, span)
        or _parts_object(after, span)
        or _parts_conjunction(head, span)
    )


def _resumes(token: Token) -> bool:
    """The first word after the insertion, *ikke, også, derfor* … left out."""
    return is_word(token) and token.pos_ != "ADV"


def _parts_verb(after: Token, head: Token, span: Span) -> bool:
    """``after`` is a verb with its subject, or its finite auxiliary, before the insertion."""
    if after.pos_ not in ("VERB", "AUX"):
        return False
    wanted = ("nsubj", "expl") if is_finite(after) else ("aux", "cop")
    return any(
        child.dep_ in wanted and child.i < span.start and not is_predicate(child)
        for child in head.children
    )


def _parts_object(after: Token, span: Span) -> bool:
    """``after`` begins an object or *at*-clause of a verb before the insertion."""
    top = after
    while top.dep_ not in _OBJECTS and top.head.i > span.end and top.head.i != top.i:
        top = top.head
    if top.dep_ not in _OBJECTS or top.left_edge.i < span.end or top.head.i >= span.start:
        return False
    return top.head.pos_ in ("VERB", "AUX", "ADJ")


def _parts_conjunction(head: Token, span: Span) -> bool:
    before = span.doc[span.start - 2] if span.start >= 2 else None
    return before is not None and before.dep_ == "mark" and before.head.i == head.i
