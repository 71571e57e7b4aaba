"""``clause-depth``: clauses inside clauses inside clauses (A3).

How deep a sentence goes is the largest number of subordinate clauses that lie inside each other:
*Vi skriver, at du skal sende det skema, som ligger på siden* has depth 2. A sentence is flagged

- from depth ``warning`` (3) on, when it has more than ``words_at_warning`` words,
- from depth ``hint`` (2) on, when it has more than ``words_at_hint`` words, or more than
  ``words_at_warning`` and more than ``verbs`` finite verbs,
- with one subordinate clause or more and more than ``verbs`` finite verbs, when it has more than
  ``words_at_hint`` words.

Only verbs whose subject is there are counted.

The place is the whole sentence.

What counts: clauses with a finite verb that open with a conjunction (*at, hvis, fordi* …), a
relative (*som, der*) or a question word (*hvor, hvem, om* …), and relative clauses that leave
the relative out (*det brev, vi sendte*).

Deliberately not counted: infinitives (*for at søge*), participles, clauses side by side (*at du
flytter, og at du får barn* is one level), main clauses joined by *og* alone, conditions with the
verb first (*Flytter du, skal du …*). A cleft (*det er kommunen, der afgør*) counts one level, which
is never enough on its own. A short sentence may nest three deep: *Du skal skrive, hvis der er
noget, du ikke forstår* reads well.

Guard against the parser's errors: the depth is never set higher than the number of clauses that
show on the surface. Known misses: a clause that the parser hangs one level too high; *at* left
out (*vi tror, du kan*). Source: catalogue A3; Varde Kommune, Skriveguide; Lejre Kommune,
Sprogpolitik.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sprogtjek.checks import Collected, CollectOnly
from sprogtjek.checks.clauses import clause_head, is_main, openers
from sprogtjek.checks.finite import finite_verbs
from sprogtjek.checks.interruption import interruptions
from sprogtjek.checks.syntax import place
from sprogtjek.checks.weight import at_most
from sprogtjek.records import PROSE, Block, BlockKind, Hit, Level, Rule
from sprogtjek.words import count_words

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span, Token

KIND = "clause-depth"
NEEDS: frozenset[str] = frozenset({"pos", "morph", "dep", "sents"})
SCOPE: frozenset[BlockKind] = PROSE
SLOTS: frozenset[str] = frozenset({"what", "words"})

# »…, idet du …« goes on from the whole sentence, wherever the parser hangs it.
_EXTENDING = frozenset({"idet", "hvorfor", "hvilket", "hvorefter", "hvorved", "ligesom"})
# »at du mener, at …«, »den, der …, der …«; but »om …, om …« is a list.
_NESTS_IN_ITSELF = frozenset({"at", "som", "der"})
_WHETHER = frozenset({"om", "hvorvidt"})


@dataclass(frozen=True, slots=True)
class Params:
    """From which depth, with how many verbs, and above how many words a sentence is flagged."""

    hint: int = 2
    warning: int = 3
    verbs: int = 3
    words_at_hint: int = 20
    words_at_warning: int = 15

    def level(self, depth: int, verbs: int, words: int) -> Level | None:
        """How much a sentence of this depth, so many finite verbs and this length weighs."""
        if depth >= self.warning and words > self.words_at_warning:
            return "warning"
        many = verbs > self.verbs
        if depth >= self.hint and words > (self.words_at_warning if many else self.words_at_hint):
            return "hint"
        return "hint" if depth > 0 and many and words > self.words_at_hint else None


def prepare(rules: Sequence[Rule[Params]], nlp: Language) -> _ClauseDepth:
    """Nothing to compile."""
    return _ClauseDepth(tuple(rules))


@dataclass(frozen=True, slots=True)
class _ClauseDepth(CollectOnly):
    rules: tuple[Rule[Params], ...]

    def collect(self, doc: Doc, block: Block) -> Collected:
        """At most one hit per sentence and rule."""
        params = [rule.params for rule in self.rules]
        least = min(min(p.words_at_hint, p.words_at_warning) for p in params)
        long = (sent for sent in doc.sents if len(sent) > least)
        return Collected(tuple(hit for sent in long for hit in self._hits(sent)))

    def _hits(self, sent: Span) -> Iterator[Hit]:
        if len(openers(sent)) == 0:
            return
        deep = depth(sent)
        # One to a clause: in *vil efter loven kunne få* taggers take *kunne* for finite.
        verbs = len({clause_head(verb).i for verb in finite_verbs(sent) if _has_subject(verb)})
        words = count_words(sent)
        for rule in self.rules:
            level = rule.params.level(deep, verbs, words)
            if level is not None:
                nested = deep >= rule.params.hint
                what = (
                    f"{deep} ledsætninger inden i hinanden"
                    if nested
                    else f"{verbs} led med hver sit udsagnsord"
                )
                slots = (("what", what), ("words", str(words)))
                yield Hit(rule.id, place(sent), slots, level=at_most(level, rule.level))


def _has_subject(verb: Token) -> bool:
    """Whether the clause of a verb has a subject: one that has none may be no verb at all.

    A verb is one without it too as the first word (*Ønskes en anden skole, kan* …) and after a
    conjunction (*der er din og skal* …).
    """
    if verb.is_sent_start or verb.i == 0 or verb.nbor(-1).pos_ == "CCONJ":
        return True
    return any(child.dep_ in ("nsubj", "expl") for child in clause_head(verb).children)


_Clauses = dict[int, "Token | None"]
"""Head of a subordinate clause (by ``token.i``) → the word that opens it, if one does."""


def depth(sent: Span) -> int:
    """How many subordinate clauses lie inside each other at the deepest place."""
    opened = openers(sent)
    clauses: _Clauses = {}
    for token in finite_verbs(sent):
        head = clause_head(token)
        if token.i in opened or (head.dep_ == "acl:relcl" and head.head.i < token.i):
            clauses[head.i] = opened.get(token.i)
    mains = [verb.i for verb in finite_verbs(sent) if is_main(verb, opened)]
    deepest = max((_nesting(sent.doc[index], clauses, mains) for index in clauses), default=0)
    return max(min(deepest, len(clauses)), _bracketed(sent, opened))


def _bracketed(sent: Span, opened: dict[int, Token]) -> int:
    """The depth that the order of the words alone shows: 2, or less than that.

    A clause that begins inside another one that goes on after it lies in it: *at du, så længe
    sagen kører, skal*; so does one that is not the first in an insertion: *Stolen, der er din, når
    du flytter, kan* …
    """
    for verb, opener in opened.items():
        inner = (other for other in opened.values() if opener.i < other.i < verb)
        if any(other.i != opener.i for other in inner):
            return 2
    for broken in interruptions(sent):
        inside = {opened[token.i].i for token in broken.inserted if token.i in opened}
        if any(
            index > broken.inserted.start and not _is_joined(sent.doc[index]) for index in inside
        ):
            return 2
    return 0


def _is_joined(opener: Token) -> bool:
    """*…, og at …*, *… eller som …*, *…, herunder om …*: side by side with a clause before it."""
    if opener.i == 0:
        return False
    before = opener.nbor(-1)
    return before.pos_ == "CCONJ" or before.lower_ == "herunder"


def _nesting(head: Token, clauses: _Clauses, mains: list[int]) -> int:
    """The number of clauses around ``head``, its own among them.

    A clause before the main verb is over when that comes; nothing after it lies in it.
    """
    levels = 1
    inner = head
    for outer in head.ancestors:
        opener = clauses.get(inner.i)
        if opener is not None and opener.lower_ in _EXTENDING:
            break
        if any(outer.i < main < inner.i for main in mains):
            break
        if outer.i in clauses:
            levels += not _side_by_side(inner, outer, clauses)
            inner = outer
    return levels


def _side_by_side(inner: Token, outer: Token, clauses: _Clauses) -> bool:
    """Whether two clauses are coordinated, though the tree has one below the other."""
    if inner.dep_ == "conj" and inner.head.i == outer.i:
        return True
    opener, outer_opener = clauses[inner.i], clauses[outer.i]
    if opener is None or outer_opener is None:
        return False
    if _is_joined(opener) or {opener.lower_, outer_opener.lower_} == _WHETHER:
        return True
    return opener.lower_ == outer_opener.lower_ and opener.lower_ not in _NESTS_IN_ITSELF
