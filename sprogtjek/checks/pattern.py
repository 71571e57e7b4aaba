"""``pattern``: token patterns of your own, written in YAML.

A pattern is a list of tokens; each token says what it must be, with spaCy's names
(https://spacy.io/usage/rule-based-matching). Several patterns are alternatives::

    - id: der-kan-soeges
      kind: pattern
      params:
        patterns:
          - [{LOWER: der}, {LOWER: kan}, {POS: ADV, OP: "*"}, {LOWER: søges}]
        better: [du kan søge]

What can be asked of a token:

- ``LOWER``: as written, in small letters; ``TEXT``: as written; ``LEMMA``: dictionary form;
- ``POS``: NOUN, VERB, AUX, ADJ, ADV, ADP, PRON, DET, SCONJ …;
- ``MORPH``: ``{IS_SUPERSET: ["Voice=Pass"]}``; ``DEP``: the relation in the tree;
- ``IS_SENT_START``, ``IS_PUNCT``, ``LIKE_NUM`` …: true or false;
- ``OP``: how many such tokens: ``"?"`` at most one, ``"*"`` any number, ``"+"`` one or more,
  ``"{0,3}"`` up to three, ``"!"`` none;
- ``CONTEXT: true`` (our own): the token must be there, and is not part of the place.

A value may be ``{IN: [...]}``, ``{NOT_IN: [...]}`` or ``{REGEX: ...}``. A match stays within one
sentence; of matches that overlap the longest counts. The place runs from the first token to the
last that is not context.

``better`` are replacements as they should stand (offers; they take a capital where the match has
one), ``advice`` says what to do where no literal text fits. With ``turn: true`` a passive in the
place is offered in the active instead of the advice, where it is plain who acts. Errors are said
at load with the rule's name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

from sprogtjek.checks import Collected, CollectOnly, wording
from sprogtjek.checks.impersonal import step_forward
from sprogtjek.checks.landmarks import landmarks
from sprogtjek.checks.needed import (
    Inventory,
    Need,
    Step,
    follow,
    in_order,
    needs,
    run,
    stands,
    words_needed,
)
from sprogtjek.checks.pattern_errors import check_token, in_rule, need_list
from sprogtjek.checks.syntax import place
from sprogtjek.records import WORDS, Block, BlockKind, Hit, Rule, Suggestion
from sprogtjek.snapshot import spacy_doc

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.matcher import Matcher
    from spacy.tokens import Doc, Span, Token

KIND = "pattern"
NEEDS: frozenset[str] = frozenset({"pos", "morph", "lemma", "dep", "sents"})
SCOPE: frozenset[BlockKind] = WORDS
SLOTS: frozenset[str] = frozenset({"match", "better", "alternatives"})

_CONTEXT = "CONTEXT"


@dataclass(frozen=True, slots=True)
class Params:
    """``patterns``: alternatives, each a list of tokens. See the module's manual page."""

    patterns: tuple[Any, ...]
    better: tuple[str, ...] = ()
    advice: str = ""
    turn: bool = False


def prepare(rules: Sequence[Rule[Params]], nlp: Language) -> _Pattern:
    """Compile the patterns. Raises ``UserError`` that names the rule."""
    return _Pattern([_alternative(rule, p, nlp) for rule in rules for p in rule.params.patterns])


class _Pattern(CollectOnly):
    """All patterns, by the words of which a sentence must have one."""

    def __init__(self, alternatives: Sequence[_Alternative]) -> None:
        self._alternatives = alternatives
        self._rules = {each.rule.id: each.rule for each in alternatives}
        self._by_word: dict[str, list[int]] = {}
        self._wordless: list[int] = []
        for number, alternative in enumerate(alternatives):
            words = words_needed(alternative.needs)
            if words is None:
                self._wordless.append(number)
            for word in words or ():
                self._by_word.setdefault(word, []).append(number)

    def collect(self, doc: Doc, block: Block) -> Collected:
        """One hit per match and rule."""
        possible = list(self._possible(landmarks(doc).by_word.keys()))
        sents = doc.sents if possible else ()
        return Collected(tuple(hit for sent in sents for hit in self._hits(sent, possible)))

    def _possible(self, words: Set[str]) -> Iterator[_Alternative]:
        """The patterns whose words a block has all, in the order of the rules."""
        named = [self._by_word[word] for word in self._by_word.keys() & words]
        for number in sorted({*self._wordless, *chain.from_iterable(named)}):
            if self._alternatives[number].has_words(words):
                yield self._alternatives[number]

    def _hits(self, sent: Span, possible: Iterable[_Alternative]) -> Iterator[Hit]:
        places: dict[str, list[Span]] = {}
        tokens = list(sent)
        there = Inventory(tokens)
        for alternative in possible:
            if alternative.may_match(there, tokens):
                found = alternative.marked(spacy_doc(sent.doc)[sent.start : sent.end])
                places.setdefault(alternative.rule.id, []).extend(found)
        for rule_id, spans in places.items():
            for marked in _longest(spans):
                yield _hit(self._rules[rule_id], marked, sent.doc)


def _hit(rule: Rule[Params], marked: Span, doc: Doc) -> Hit:
    slots = wording.slots(marked.text, rule.params.better)
    return Hit(rule.id, place(marked), slots, _suggestions(rule.params, doc, marked))


def _suggestions(params: Params, doc: Doc, marked: Span) -> tuple[Suggestion, ...]:
    active = step_forward(doc, marked) if params.turn else None
    if active is not None:
        return (active,)
    return tuple(wording.suggestions(marked.text, place(marked), params.better, params.advice))


class _Alternative(NamedTuple):
    """A pattern of a rule: its matcher, which tokens are mere context, what it needs, what must
    stand side by side, and what must stand in this order.
    """

    rule: Rule[Params]
    matcher: Matcher
    context: tuple[bool, ...]
    needs: tuple[Need, ...]
    run: tuple[Step, ...]
    order: tuple[Step, ...]

    def has_words(self, words: Set[str]) -> bool:
        """Whether all words that the pattern needs are among those of a block."""
        for need in self.needs:
            if need.attribute == "LOWER" and words.isdisjoint(need.values):
                return False
        return True

    def may_match(self, there: Inventory, tokens: Sequence[Token]) -> bool:
        """Whether a sentence has what the pattern needs."""
        for need in self.needs:
            if not there.has(need):
                return False
        return stands(self.run, tokens) and follow(self.order, tokens)

    def marked(self, sent: Span) -> Iterator[Span]:
        """The places of all matches, without the context."""
        # spaCy's stubs know matches of three parts alone.
        matches: Any = self.matcher(sent, with_alignments=True)
        for _, start, _, alignment in matches:
            inside = [start + at for at, token in enumerate(alignment) if not self.context[token]]
            if inside:
                yield sent[inside[0] : inside[-1] + 1]


def _alternative(rule: Rule[Params], pattern: Any, nlp: Language) -> _Alternative:
    from spacy.matcher import Matcher

    tokens = need_list(rule, pattern)
    for token in tokens:
        check_token(rule, token, own=(_CONTEXT,))
    plain = [_without_context(token) for token in tokens]
    matcher = Matcher(nlp.vocab, validate=True)
    with in_rule(rule):
        matcher.add(rule.id, [plain])
    context = tuple(bool(token.get(_CONTEXT)) for token in tokens)
    return _Alternative(rule, matcher, context, needs(plain), run(plain), in_order(plain))


def _without_context(token: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in token.items() if key != _CONTEXT}


def _longest(spans: Iterable[Span]) -> list[Span]:
    """The longest of overlapping spans, in order of place."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start - span.end, span.start)):
        if all(span.end <= other.start or other.end <= span.start for other in kept):
            kept.append(span)
    return sorted(kept, key=lambda span: span.start)
