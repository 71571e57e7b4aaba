"""``synonyms``: one matter under several names in the same text (catalogue I1).

``sets`` are words that mean the same to a reader (*gebyr, takst*). Where a text has two or more
of a set, it is told once, as a matter of the whole text, with the first place of each word. A
word with a hyphen first counts as the last part of a compound too (*-skema: oplysningsskema*).

``distinct`` are words that the law tells apart: of such a group any may stand together. Words in
``allowed`` do not count. Profiles and projects change all three.

Deliberately silent: headings and subjects (they repeat the matter), quotations, and a word that
stands beside its synonym in a sentence (*blanketten (skemaet)*, *gebyr eller takst*).

Source: catalogue I1; Statsministeriets cirkulære om sproget i love 1969.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from sprogtjek.checks import WHOLE, Collected
from sprogtjek.checks.term_matching import TermIndex
from sprogtjek.records import PROSE, Block, BlockKind, Evidence, Hit, Rule, Span, Suggestion
from sprogtjek.shields import shields

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

KIND = "synonyms"
NEEDS = frozenset({"pos", "morph", "lemma", "sents"})
SCOPE: frozenset[BlockKind] = PROSE
SLOTS = frozenset({"words"})

_BESIDE = 4  # tokens between two words that are named together


@dataclass(frozen=True, slots=True)
class Params:
    """See the module's docstring."""

    sets: tuple[tuple[str, ...], ...]
    distinct: tuple[tuple[str, ...], ...] = ()
    allowed: tuple[str, ...] = ()


def prepare(rules: Sequence[Rule[Params]], nlp: Language) -> Synonyms:
    """One index over the words of all sets of a rule."""
    return Synonyms(tuple((rule, _index(rule.params, nlp)) for rule in rules))


def _index(params: Params, nlp: Language) -> TermIndex:
    return TermIndex(
        dict.fromkeys(word.lstrip("-") for words in params.sets for word in words), nlp
    )


class Synonyms(NamedTuple):
    """The prepared rules, each with its index."""

    rules: tuple[tuple[Rule[Params], TermIndex], ...]

    def collect(self, doc: Doc, block: Block) -> Collected:
        """Each use of a word of the sets, see ``_Use``."""
        fact = {rule.id: list(_uses(index, doc)) for rule, index in self.rules}
        return Collected(fact=fact if any(fact.values()) else None)

    def conclude(self, evidence: Sequence[Evidence]) -> Iterator[tuple[int, Hit]]:
        """One hit for each set of which the text has words that are not told apart."""
        for rule, _ in self.rules:
            uses = [
                (index, *use)
                for index, item in enumerate(evidence)
                for use in (item.facts.get(KIND) or {}).get(rule.id, ())
            ]
            for words in rule.params.sets:
                places = _first_places(words, rule.params, uses)
                if places:
                    yield 0, _hit(rule, places)


def _uses(index: TermIndex, doc: Doc) -> Iterator[list[object]]:
    all_found = index.find(doc)
    if not all_found:
        return
    quoted = shields(doc.text)
    sentences = [sent.start_char for sent in doc.sents]
    for found in all_found:
        token, last = doc[found.start], doc[found.end - 1]
        if found.part != "first" and not any(s.start <= token.idx < s.end for s in quoted):
            end, sentence = last.idx + len(last), max(s for s in sentences if s <= token.idx)
            yield [found.term, token.idx, end, sentence, found.start, found.part == "last"]


_Use = tuple[int, str, int, int, int, int, bool]
"""Block, word, start and end, start of the sentence, number of the token, part of a compound."""


def _first_places(
    words: Sequence[str], params: Params, all_uses: Sequence[_Use]
) -> dict[str, tuple[int, Span]]:
    """The first place of each word of a set; none where fewer than two count."""
    found: dict[str, list[_Use]] = {}
    for use in all_uses:
        spelled = f"-{use[1]}" if use[6] else use[1]
        if use[1] not in params.allowed and (spelled in words or f"-{use[1]}" in words):
            found.setdefault(use[1], []).append(use)
    mixed = {
        word
        for one, other in combinations(found, 2)
        if not _are_distinct(one, other, params) and not _are_beside(found[one], found[other])
        for word in (one, other)
    }
    firsts = {word: uses[0] for word, uses in found.items() if word in mixed}
    return {word: (use[0], Span(use[2], use[3])) for word, use in firsts.items()}


def _are_distinct(one: str, other: str, params: Params) -> bool:
    return any({one, other} <= {word.lstrip("-") for word in group} for group in params.distinct)


def _are_beside(ones: Sequence[_Use], others: Sequence[_Use]) -> bool:
    """Whether the words are named together somewhere: then the writer tells them apart."""
    return any(
        (a[0], a[4]) == (b[0], b[4]) and abs(a[5] - b[5]) <= _BESIDE for a in ones for b in others
    )


def _hit(rule: Rule[Params], places: dict[str, tuple[int, Span]]) -> Hit:
    quoted = [f"»{word}«" for word in places]
    words = " og ".join([", ".join(quoted[:-1]), quoted[-1]])
    advice = (
        f"Mener du det samme, så brug ét af ordene hele vejen: {words.replace(' og ', ' eller ')}."
    )
    suggestion = Suggestion(advice, WHOLE, "advice")
    return Hit(rule.id, WHOLE, (("words", words),), (suggestion,), related=tuple(places.values()))
