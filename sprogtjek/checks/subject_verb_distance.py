"""``subject-verb-distance``: many words between the subject and its finite verb (A5).

*Kommunen, der efter lovens § 71 er forpligtet til at …, skal* – the reader knows who, and waits
for what. More than ``hint`` words between the two give a finding, more than ``warning`` a
weightier one. The place is the words between.

What counts: a subject that stands before its finite verb, in main and subordinate clauses;
words from the subject's head noun (with its name or title, *Køge Kommune*) to the verb,
whatever they are: a relative clause, a prepositional phrase, an insertion.

Deliberately not flagged: subjects after the verb (*Derfor har kommunen …*); a subject of several
parts (*Du, din ægtefælle og jeres børn skal*), where the distance is measured from the last of
them; *der* and *det* as formal subjects; words before the noun (*de i brevet nævnte naboer har*),
which are a matter of their own.

Guard against the parser's errors: nothing is said where another main verb or a boundary
(semicolon, colon) stands between the two. Known misses: a subject that the parser takes for an
object, or hangs on another verb. Source: catalogue A5; tekstfokus.dk.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sprogtjek.checks import Collected, CollectOnly
from sprogtjek.checks.clauses import finite_verb, is_main, openers
from sprogtjek.checks.finite import finite_verbs
from sprogtjek.checks.interruption import interruptions, is_predicate
from sprogtjek.checks.landmarks import landmarks, within
from sprogtjek.checks.premodifier import premodified
from sprogtjek.checks.syntax import place, trimmed
from sprogtjek.checks.weight import at_most
from sprogtjek.records import PROSE, Block, BlockKind, Hit, Level, Rule
from sprogtjek.words import count_words

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span, Token

KIND = "subject-verb-distance"
NEEDS: frozenset[str] = frozenset({"pos", "morph", "dep", "sents"})
SCOPE: frozenset[BlockKind] = PROSE
SLOTS: frozenset[str] = frozenset({"words", "subject", "verb"})

_REACH = 14
"""Words of a premodified subject: *de i Deres mail af 3. marts 2025 nævnte naboer*."""

_BOUNDARIES = frozenset({";", ":", "?", "!"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_ARTICLES = frozenset({"de", "den", "det"})
_NAME = frozenset({"flat", "fixed", "compound:prt", "nummod"})


@dataclass(frozen=True, slots=True)
class Params:
    """Most words between subject and verb without a finding, without a warning."""

    hint: int = 6
    warning: int = 10

    def level(self, words: int) -> Level | None:
        """How much so many words between weigh."""
        if words <= self.hint:
            return None
        return "warning" if words > self.warning else "hint"


def prepare(rules: Sequence[Rule[Params]], nlp: Language) -> _SubjectVerbDistance:
    """Nothing to compile."""
    return _SubjectVerbDistance(tuple(rules))


@dataclass(frozen=True, slots=True)
class _SubjectVerbDistance(CollectOnly):
    rules: tuple[Rule[Params], ...]

    def collect(self, doc: Doc, block: Block) -> Collected:
        """One hit per subject far from its verb, and rule."""
        return Collected(tuple(hit for sent in doc.sents for hit in self._hits(sent)))

    def _hits(self, sent: Span) -> Iterator[Hit]:
        for subject, between, verb in gaps(sent):
            words = count_words(between)
            for rule in self.rules:
                level = rule.params.level(words)
                if level is not None:
                    slots = (
                        ("words", str(words)),
                        ("subject", subject.text),
                        ("verb", verb.text),
                    )
                    yield Hit(rule.id, place(between), slots, level=at_most(level, rule.level))


def gaps(sent: Span) -> Iterator[tuple[Token, Span, Token]]:
    """(subject, words between, finite verb) for each subject before its verb."""
    found = {verb.i: (subject, between, verb) for subject, between, verb in _in_tree(sent)}
    for broken in interruptions(sent):
        if broken.subject is not None and broken.verb.i not in found:
            start = broken.subject.i + 1
            between = trimmed(sent.doc[start : broken.verb.i])
            found[broken.verb.i] = (broken.subject, between, broken.verb)
    return (gap for gap in found.values() if not is_predicate(gap[0]))


def _in_tree(sent: Span) -> Iterator[tuple[Token, Span, Token]]:
    apart = list(_apart(sent))
    if not apart:
        return
    opened = openers(sent)
    heavy = {phrase.start: phrase.end for phrase in premodified(sent, _REACH)}
    for subject, verb in apart:
        if _has_preposition(subject):
            continue
        if subject.lower_ in _ARTICLES and subject.nbor(1).pos_ == "ADP":
            continue  # »De i april fjernede skilte«: no pronoun
        if verb.i in opened and opened[verb.i].i > subject.i:
            continue  # »…, idet sagen …«: the subject stands outside the clause of the verb
        end = heavy.get(subject.i, _end_of_subject(subject, verb))
        between = trimmed(sent.doc[end : verb.i])
        if len(between) and not _breaks_off(between, opened):
            yield subject, between, verb


def _apart(sent: Span) -> Iterator[tuple[Token, Token]]:
    """The subjects that do not stand right before their finite verb, and the verbs."""
    for at in within(landmarks(sent.doc).subjects, sent):
        subject = sent.doc[at]
        verb = finite_verb(subject.head)
        if verb is not None and verb.i > at + 1:
            yield subject, verb


def _has_preposition(subject: Token) -> bool:
    """*For dispensationer gælder* …: no subject, whatever the parser says."""
    return any(child.dep_ == "case" and child.i < subject.i for child in subject.children)


def _end_of_subject(subject: Token, verb: Token) -> int:
    """Where the subject's head ends: after its name, or after the last of several heads."""
    end = subject.i
    for token in subject.children:
        if token.dep_ in _NAME and token.i == end + 1:
            end = token.i
    for token in subject.conjuncts:
        if subject.i < token.i < verb.i and token.pos_ in _NOMINAL:
            end = max(end, token.i)
    return end + 1


def _breaks_off(between: Span, opened: dict[int, Token]) -> bool:
    """Whether the words between show that subject and verb do not belong together."""
    if any(token.text in _BOUNDARIES for token in between):
        return True
    return any(is_main(verb, opened) for verb in finite_verbs(between))
