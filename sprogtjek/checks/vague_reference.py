"""``vague-reference``: pronouns with nothing sure to point to (I2).

Flagged, where no noun follows:

- *denne, disse* at the start of a sentence; inside one where at least ``candidates`` nouns before
  fit in gender and number, in the sentence itself and the one before;
- *dette* at the start of a sentence, unless ``clear`` verbs follow (*Dette betyder, at …*);
- *Samme* before a verb at the start of a sentence; *sidstnævnte, førnævnte, ovenstående …* alone
  anywhere.

Place: the pronoun. The noun itself is the cure.

Deliberately silent: *denne vejledning*, *disse tre regler*, *denne gang*; *brugeren …, hvis denne
…* with one noun that fits; *ovenstående regler*, which word rules know.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sprogtjek.checks import Collected, CollectOnly
from sprogtjek.checks.finite import is_finite
from sprogtjek.checks.landmarks import positions_of_words, within
from sprogtjek.records import PROSE, Block, BlockKind, Hit, Rule, Span, Suggestion

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as TokenSpan

KIND = "vague-reference"
NEEDS: frozenset[str] = frozenset({"pos", "morph", "dep", "sents"})
SCOPE: frozenset[BlockKind] = PROSE
SLOTS: frozenset[str] = frozenset({"match"})

_THESE = frozenset({"denne", "disse"})
_NAMED_BEFORE = frozenset(
    ("sidstnævnte", "førstnævnte", "førnævnte", "ovennævnte", "ovenstående", "nedenstående")
)
_POINTING = _THESE | _NAMED_BEFORE | {"dette", "samme"}
_OF_NOUN_PHRASE = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "X", "DET", "PRON"})


@dataclass(frozen=True, slots=True)
class Params:
    """``candidates``: the fewest nouns that a pronoun inside a sentence could mean. ``clear``:
    verbs (as written) after *dette* that explain the sentence before."""

    candidates: int = 2
    clear: tuple[str, ...] = ()


def prepare(rules: Sequence[Rule[Params]], nlp: Language) -> _VagueReference:
    """Nothing to compile."""
    return _VagueReference(tuple(rules))


@dataclass(frozen=True, slots=True)
class _VagueReference(CollectOnly):
    rules: tuple[Rule[Params], ...]

    def collect(self, doc: Doc, block: Block) -> Collected:
        """One hit per pronoun and rule."""
        positions = positions_of_words(doc, _POINTING)
        if not positions:
            return Collected()
        sents = list(doc.sents)
        return Collected(
            tuple(
                _hit(rule, doc[at])
                for rule in self.rules
                for number, sent in enumerate(sents)
                for at in within(positions, sent)
                if _is_vague(rule.params, doc[at], sents[max(number - 1, 0) : number + 1])
            )
        )


def _hit(rule: Rule[Params], pronoun: Token) -> Hit:
    span = Span(pronoun.idx, pronoun.idx + len(pronoun))
    advice = Suggestion(f"Gentag navneordet i stedet for »{pronoun.text}«.", span, "advice")
    return Hit(rule.id, span, (), (advice,))


def _is_vague(params: Params, pronoun: Token, sents: Sequence[TokenSpan]) -> bool:
    """``sents``: the sentence before, if there is one, and the pronoun's own."""
    following = pronoun.nbor(1) if pronoun.i + 1 < len(pronoun.doc) else None
    if following is None or not _stands_alone(following):
        return False
    begins = pronoun.i == sents[-1].start
    word = pronoun.lower_
    if word == "samme":
        return begins and is_finite(following)
    if word == "dette":
        return begins and is_finite(following) and following.lower_ not in params.clear
    return word in _NAMED_BEFORE or begins or _is_ambiguous(params, pronoun, sents)


def _stands_alone(following: Token) -> bool:
    """Whether the word after the pronoun cannot belong to its noun: no adjective, no participle."""
    if following.pos_ == "VERB":
        return "Part" not in following.morph.get("VerbForm", [])
    return following.pos_ not in _OF_NOUN_PHRASE


def _is_ambiguous(params: Params, pronoun: Token, sents: Sequence[TokenSpan]) -> bool:
    fitting = {noun.lemma_ for sent in sents for noun in sent if _fits(noun, pronoun)}
    return len(fitting) >= params.candidates


def _fits(noun: Token, pronoun: Token) -> bool:
    """Whether a noun before the pronoun has its number and gender."""
    if noun.pos_ != "NOUN" or noun.i >= pronoun.i:
        return False
    is_plural = "Plur" in noun.morph.get("Number", [])
    if pronoun.lower_ == "disse":
        return is_plural
    return not is_plural and "Neut" not in noun.morph.get("Gender", [])
