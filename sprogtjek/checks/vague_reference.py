"""``vague-reference``: *denne, dette, disse* with nothing sure to point to (I2).

Flagged at the start of a sentence, where no noun follows:

- *denne* or *disse* after a sentence with at least ``candidates`` nouns of that gender and number:
  *Ansøgningen og kopien skal sendes til forvaltningen. Denne …*
- any of them in the first sentence of a paragraph: what it points to stands in another one.

Place: the pronoun. The noun itself is the cure.

Deliberately silent: *denne vejledning*, *disse tre regler*; *dette* about what the sentence
before says (*Dette betyder, at …*), which is clear as long as there is one; *denne gang*, *dette
her*. *Ovenstående, nedenstående, førnævnte* are word rules (papirord).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sprogtjek.checks import Collected, CollectOnly
from sprogtjek.records import Block, BlockKind, Hit, Rule, Span, Suggestion

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as TokenSpan

KIND = "vague-reference"
NEEDS: frozenset[str] = frozenset({"pos", "morph", "dep", "sents"})
SCOPE: frozenset[BlockKind] = frozenset({"paragraph"})
SLOTS: frozenset[str] = frozenset({"match"})

_POINTING = frozenset({"denne", "dette", "disse"})
_TIMES = frozenset({"dag", "uge", "måned", "år", "tid", "gang", "kr.", "pct."})


@dataclass(frozen=True, slots=True)
class Params:
    """``candidates``: how many nouns the pronoun could mean before it is flagged."""

    candidates: int = 2


def prepare(rules: Sequence[Rule[Params]], nlp: Language) -> _VagueReference:
    """Nothing to compile."""
    return _VagueReference(tuple(rules))


@dataclass(frozen=True, slots=True)
class _VagueReference(CollectOnly):
    rules: tuple[Rule[Params], ...]

    def collect(self, doc: Doc, block: Block) -> Collected:
        """One hit per pronoun and rule."""
        sents = list(doc.sents)
        return Collected(tuple(hit for rule in self.rules for hit in _hits(rule, sents)))


def _hits(rule: Rule[Params], sents: Sequence[TokenSpan]) -> Iterator[Hit]:
    for at, sent in enumerate(sents):
        pronoun = sent[0]
        if pronoun.lower_ not in _POINTING or not _stands_alone(pronoun, sent):
            continue
        before = sents[at - 1] if at else None
        if before is None or _is_ambiguous(pronoun, before, rule.params.candidates):
            span = Span(pronoun.idx, pronoun.idx + len(pronoun))
            advice = Suggestion(f"Gentag navneordet i stedet for »{pronoun.text}«.", span, "advice")
            yield Hit(rule.id, span, (), (advice,))


def _stands_alone(pronoun: Token, sent: TokenSpan) -> bool:
    """Whether a finite verb follows at once, or an adverb and then the verb's place."""
    return len(sent) > 1 and sent[1].pos_ in ("VERB", "AUX") and pronoun.dep_ != "det"


def _is_ambiguous(pronoun: Token, before: TokenSpan, candidates: int) -> bool:
    if pronoun.lower_ == "dette":  # may mean what the whole sentence says
        return False
    fitting = {token.lemma_ for token in before if _fits(token, pronoun.lower_)}
    return len(fitting) >= candidates


def _fits(noun: Token, pronoun: str) -> bool:
    if noun.pos_ != "NOUN" or noun.lemma_ in _TIMES or "Gen" in noun.morph.get("Case", []):
        return False
    number = noun.morph.get("Number", [])
    if pronoun == "disse":
        return "Plur" in number
    return "Sing" in number and "Neut" not in noun.morph.get("Gender", [])
