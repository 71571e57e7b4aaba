"""Passives: where a text hides who acts (catalogue rules B1–B5).

What each ``find`` looks for; ``checks/passive_voice.py`` says how a passive is recognised.

``s``         s-passive: *klagen sendes*, *kan søges*, *bedes udfyldt*. Place: the verb.
``blive``     blive-passive: *sagen bliver behandlet*, *er blevet sendt*. Place: the participle.
``være``      være-passive: *det er besluttet*, *afgørelsen er truffet*. Place: the participle.
``no-agent``  a decision or view of the sender without »af …«: *din ansøgning er afslået*, *det
              vurderes, at …*, *der er truffet afgørelse*. Place: that of the passive.
``reader``    an instruction that does not say that the reader must act: *skemaet skal indsendes*,
              *bedes udfyldt*, *kan afleveres*. Place: that of the passive.
``density``   more than ``share`` per cent of the document's finite clauses are passive. Place: the
              sentence with most passives.

A place found by ``no-agent`` or ``reader`` is found by one of the first three too: it is a passive
all the same.

Deliberately left out: deponents (*findes, lykkes, vi mødes*), *blive* and *være* with adjectives
and adjectival participles (*blive færdig, være berettiget*), the perfect of verbs of motion and
change (*er flyttet, er udløbet*), *få* + participle (*få udbetalt*), attributes (*den vedlagte
kopi*).
``no-agent`` leaves out clauses with *når, hvis, hvordan …* and verb-first conditions, where the
decision is only imagined (but not *inden afgørelsen blev truffet*), rules (*kan, skal, bør*; but
not *kan ikke imødekommes*; *hvert år, normalt*) and infinitives. What an authority also does day
in, day out (*fastsætte, forhøje*) counts only once it is done or where the clause speaks to its
reader. ``reader`` takes every duty (*skal, bør, må*) for the reader's, except what an authority
does or decides, what both do (unless as a ban) and what is done to a person; with *kan* it knows
the actions by a list, or by how they are done (*skriftligt, via*). It leaves out what is sent
*til dig*, what is done at somebody's expense and what somebody else than the reader's side is to
do (*af kommunen, af din læge*).

Suggestions turn the whole clause round (``checks/turning.py``): the agent, the sender (*vi*) or
the reader (*du, De, I*, as the text has it) becomes the subject, in main and subordinate
clauses, with inversion and adverbs in their places. Where another verb shares the subject, a
noun phrase is not in plain sight or it is not plain who acts, they are advice.

Known misses: the second of two coordinated participles with more than adverbs before it,
participles far from *blive* where the parse is wrong, states that are events in their context
(*er registreret*). »Det er aftalt« of an agreement both made is found though nobody is hidden.

Sources: omatskrive.dk (Per Salling) and the style guides of Randers and Varde on hidden actors;
grammar after UD_Danish-DDT's use of ``Voice=Pass`` and ``aux``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from sprogtjek.checks import Collected
from sprogtjek.checks.active_voice import (
    ask_actor,
    ask_slot,
    ask_who,
    tell_slot,
    who_slot,
    with_reader,
    with_sender,
)
from sprogtjek.checks.decision import hides_decision
from sprogtjek.checks.instruction import instructs_reader
from sprogtjek.checks.landmarks import positions_of_tags
from sprogtjek.checks.passive_clause import Passive
from sprogtjek.checks.passive_voice import passives
from sprogtjek.checks.weight import at_most
from sprogtjek.records import PROSE, Block, BlockKind, Evidence, Hit, Rule, Span, Suggestion

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as TokenSpan

Find = Literal["s", "blive", "være", "no-agent", "reader", "density"]

KIND = "passive"
NEEDS = frozenset({"pos", "morph", "lemma", "dep", "sents"})
SCOPE: frozenset[BlockKind] = PROSE | {"heading"}
SLOTS = frozenset({"match", "verb", "auxiliary", "ask", "tell", "who", "percent", "share"})


@dataclass(frozen=True)
class Params:
    """``find``: see the module. ``share``: per cent of the finite clauses; above ``warning`` it
    weighs more. ``clauses``, ``passives``: the fewest of each before a document is judged."""

    find: Find
    share: int = 20
    warning: int = 30
    clauses: int = 15
    passives: int = 5


def prepare(rules: Sequence[Rule[Params]], nlp: Language) -> PassiveCheck:
    """Compile the rules. Nothing of the pipeline is needed beforehand."""
    return PassiveCheck(tuple(rules))


class PassiveCheck(NamedTuple):
    """The prepared rules."""

    rules: tuple[Rule[Params], ...]

    def collect(self, doc: Doc, block: Block) -> Collected:
        """A hit per passive and rule, and the counts for ``conclude``."""
        found = passives(doc)
        hits = [hit for passive in found for hit in self._hits(passive)]
        fact = _fact(doc, found) if block.kind in PROSE else None
        return Collected(tuple(hits), fact)

    def _hits(self, passive: Passive) -> Iterator[Hit]:
        for rule in self.rules:
            suggestions = _suggestions(passive, rule.params.find)
            if suggestions is not None:
                yield Hit(rule.id, _span(passive), _slots(passive), suggestions)

    def conclude(self, evidence: Sequence[Evidence]) -> Iterator[tuple[int, Hit]]:
        """The density of passives over the whole document."""
        for rule in self.rules:
            if rule.params.find == "density":
                yield from _density(rule, evidence)


def _suggestions(passive: Passive, find: Find) -> tuple[Suggestion, ...] | None:
    """What to write instead, or ``None`` if the rule does not fit the passive."""
    if find == passive.construction:
        return ask_actor(passive, _span(passive))
    if find == "no-agent" and hides_decision(passive):
        return (with_sender(passive) or ask_who(passive, _span(passive)),)
    if find == "reader" and instructs_reader(passive):
        return (with_reader(passive, _span(passive)),)
    return None


def _span(passive: Passive) -> Span:
    start = passive.token.idx
    return Span(start, start + len(passive.token))


def _slots(passive: Passive) -> tuple[tuple[str, str], ...]:
    auxiliary = passive.auxiliary.text if passive.auxiliary is not None else ""
    asked = (("ask", ask_slot(passive)), ("tell", tell_slot(passive)), ("who", who_slot(passive)))
    return (("verb", passive.verb), ("auxiliary", auxiliary), *asked)


# --- density --------------------------------------------------------------------------------


def _fact(doc: Doc, found: Sequence[Passive]) -> dict[str, Any] | None:
    sentences = list(doc.sents)
    if not sentences:
        return None
    per_sentence = Counter(_sentence_of(passive, sentences) for passive in found)
    worst = max(range(len(sentences)), key=lambda i: (per_sentence[i], -i))
    return {
        "clauses": sum(_is_finite(doc[at]) for at in positions_of_tags(doc, "VERB", "AUX")),
        "passives": len(found),
        "sentences": len(sentences),
        "passive_sentences": len(per_sentence),
        "worst": [per_sentence[worst], sentences[worst].start_char, sentences[worst].end_char],
    }


def _sentence_of(passive: Passive, sentences: Sequence[TokenSpan]) -> int:
    return next(i for i, sentence in enumerate(sentences) if passive.token.i < sentence.end)


def _is_finite(token: Token) -> bool:
    return "Fin" in token.morph.get("VerbForm", [])


def _density(rule: Rule[Params], evidence: Sequence[Evidence]) -> Iterator[tuple[int, Hit]]:
    facts = [
        (index, item.facts[KIND])
        for index, item in enumerate(evidence)
        if item.facts.get(KIND) and item.kind in rule.scope
    ]
    found = sum(fact["passives"] for _, fact in facts)
    clauses = sum(fact["clauses"] for _, fact in facts)
    if clauses < rule.params.clauses or found < rule.params.passives:
        return
    # An infinitive (*at blive sendt*) is a passive without a finite clause of its own.
    percent = min(100, round(100 * found / clauses))
    if percent <= rule.params.share:
        return
    index, fact = max(facts, key=lambda item: (item[1]["worst"][0], -item[0]))
    _, start, end = fact["worst"]
    slots = (("percent", str(percent)), ("share", str(rule.params.share)))
    level = at_most("warning" if percent > rule.params.warning else "hint", rule.level)
    yield index, Hit(rule.id, Span(start, end), slots, level=level)
