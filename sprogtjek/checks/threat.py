"""``threat``: what happens if the reader does not …, before any word on what to do (F6).

*Hvis du ikke svarer, stopper vi ydelsen* as the first that a paragraph says of the matter. A
sentence counts when a condition with *ikke, uden, undlader* (*hvis, såfremt, medmindre*, or the
verb first) stands beside one of ``consequences`` (verbs in the infinitive, nouns in the dictionary
form) and no sentence before it in the paragraph tells the reader what to do: an imperative, or *du*
(*De, I, man*) with *skal, kan, bør, bedes*. Place: the sentence.

The consequence has to be said (Ankestyrelsen asks for it), so the advice is the order alone.
Deliberately left out: *hvis du ikke ønsker …* (the reader's own wish), consequences that are denied
(*mister du ikke*), and sentences that say themselves how it is avoided (*så ring til os*).
Sources: catalogue F6; Ankestyrelsen, Praksisundersøgelse om standsning af sygedagpenge.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from sprogtjek.checks import Collected, CollectOnly
from sprogtjek.checks.actor import verb_table
from sprogtjek.checks.finite import is_finite
from sprogtjek.checks.landmarks import words_in
from sprogtjek.danish.verbs import paradigm
from sprogtjek.records import PROSE, Block, BlockKind, Hit, Rule, Suggestion
from sprogtjek.records import Span as BlockSpan

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span, Token

KIND = "threat"
NEEDS = frozenset({"pos", "morph", "lemma", "sents"})
SCOPE: frozenset[BlockKind] = PROSE
SLOTS = frozenset({"match", "consequence"})

_OPENERS = frozenset({"hvis", "såfremt", "medmindre", "ifald"})
_FAILING = frozenset({"ikke", "uden", "undlader", "undlade", "medmindre", "udebliver"})
_WISHES = frozenset({"ønske", "gide", "lyst"})
_READERS = frozenset({"du", "de", "i", "man"})
_PERSONS = frozenset({"du", "dig", "din", "dit", "dine", "jer", "vi", "os"})
_BIDDING = frozenset({"skal", "kan", "bør", "bedes", "må"})
_MORE_IMPERATIVES = frozenset({"husk", "svar", "ring", "skriv", "send", "kom", "mød"})
_ADVICE = "Skriv først, hvad læseren skal gøre. Fortæl så, hvad der ellers sker."


@dataclass(frozen=True, slots=True)
class Params:
    """``consequences``: dictionary forms of verbs and nouns that are bad news."""

    consequences: tuple[str, ...]


def prepare(rules: Sequence[Rule[Params]], nlp: Language) -> Threat:
    """Make sets of the lists."""
    return Threat(tuple((rule, frozenset(rule.params.consequences)) for rule in rules))


@dataclass(frozen=True, slots=True)
class Threat(CollectOnly):
    """The prepared rules."""

    rules: tuple[tuple[Rule[Params], frozenset[str]], ...]

    def collect(self, doc: Doc, block: Block) -> Collected:
        """The threats up to the first sentence that says what to do."""
        hits: list[Hit] = []
        for sent in doc.sents if not words_in(doc).isdisjoint(_FAILING) else ():
            if _instructs(sent):
                break
            hits += self._hits(sent)
        return Collected(tuple(hits))

    def _hits(self, sent: Span) -> Iterator[Hit]:
        parts = _condition_and_rest(sent)
        if parts is None or not _fails(parts[0]):
            return
        for rule, consequences in self.rules:
            found = next((t for t in parts[1] if _is_consequence(t, parts[1], consequences)), None)
            if found is not None:
                span = BlockSpan(sent.start_char, sent.end_char)
                advice = Suggestion(_ADVICE, span, "advice")
                yield Hit(rule.id, span, (("consequence", found.text),), (advice,))


def _condition_and_rest(sent: Span) -> tuple[Span, Span] | None:
    """The condition and what follows from it, in either order."""
    opener = next((t for t in sent if t.lower_ in _OPENERS), None)
    if opener is None:
        if not is_finite(sent[0]) or "Mood=Imp" in sent[0].morph or sent[-1].text == "?":
            return None
        opener = sent[0]
    end = _end_of_condition(sent, opener)
    if opener.i == sent.start:
        return (sent.doc[opener.i : end], sent.doc[end : sent.end]) if end < sent.end else None
    before = sent.doc[sent.start : opener.i]
    if not any(token.lower_ in _PERSONS for token in sent):
        return None  # »Sanktionen er at stoppe hjælpen, hvis borgeren ikke …«: tells of a rule
    main_follows = end < sent.end and not any(map(is_finite, before))
    return sent.doc[opener.i : end], sent.doc[end : sent.end] if main_follows else before


def _end_of_condition(sent: Span, opener: Token) -> int:
    """The comma after which the main clause begins with its verb (or with *så*)."""
    for token in sent.doc[opener.i + 1 : sent.end - 1]:
        after = token.nbor(1)
        if token.text == "," and (is_finite(after) or after.lower_ == "så"):
            return token.i
    return sent.end


def _fails(condition: Span) -> bool:
    words = {token.lower_ for token in condition}
    return bool(words & _FAILING) and not any(t.lemma_.lower() in _WISHES for t in condition)


def _is_consequence(token: Token, rest: Span, consequences: frozenset[str]) -> bool:
    if token.lemma_.lower() not in consequences and token.lower_ not in consequences:
        return False
    near = token.doc[max(token.i - 2, rest.start) : min(token.i + 3, rest.end)]
    return not any(other.lower_ == "ikke" for other in near)


def _instructs(sent: Span) -> bool:
    """Whether the sentence tells the reader what to do."""
    if _condition_and_rest(sent) is not None and any(t.lower_ in _FAILING for t in sent):
        return _ends_in_help(sent)
    if "Mood=Imp" in sent[0].morph or sent[0].lower_ in _imperatives():
        return True
    return any(_bids(token) for token in sent)


@lru_cache(maxsize=1)
def _imperatives() -> frozenset[str]:
    """*svar, send, ring*: at the beginning of a sentence taggers take them for nouns."""
    verbs = verb_table("reader_actions").verbs["verbs"]
    return _MORE_IMPERATIVES | {paradigm(verb).get("imp", verb) for verb in verbs}


def _bids(token: Token) -> bool:
    if token.lower_ not in _BIDDING:
        return False
    beside = [token.nbor(step) for step in (-1, 1) if 0 <= token.i + step < len(token.doc)]
    reader = next((t for t in beside if t.lower_ in _READERS and t.pos_ == "PRON"), None)
    if reader is None:
        return False
    # »hvis du kan få fri« asks for nothing.
    return not (reader.i < token.i and reader.i > 0 and reader.nbor(-1).pos_ == "SCONJ")


def _ends_in_help(sent: Span) -> bool:
    """*Hvis du ikke kan komme, så ring til os*; *bedes det meddelt*."""
    return any("Mood=Imp" in token.morph or token.lower_ == "bedes" for token in sent[1:])
