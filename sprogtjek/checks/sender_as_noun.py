"""``sender-as-noun``: *kommunen* for the sender in a text that also says *vi* (catalogue B7).

*Vi har fået din ansøgning. Kommunen vurderer, at …* → *Vi vurderer, at …*. ``nouns`` are the words
for the sender as written inside a sentence, ``names`` the sender's own (*Borgerservice*), which a
profile or a project can add to. A noun with a hyphen first counts as the last part of a compound
too (*-forvaltningen*). They are found as subject, after *til, hos, af*, as the object of verbs of
asking and telling, and as a genitive with a noun for what an authority does (*kommunens
vurdering*).

Deliberately left out: texts without *vi, os, vores*; the first mention, if no *vi* stands before
it; sentences in which another authority is named, where the noun tells the two apart, and texts
about *kommuner*; sentences that quote; *kommunen* as a place (*i kommunen, hele kommunen, flytte
til kommunen, en del af kommunen*); coordinations; *Egeby Kommune*.

Source: catalogue B7; Per Salling, omatskrive.dk (»Direktoratet«, »vi« and »jeg«).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from sprogtjek.checks import Collected
from sprogtjek.checks.finite import is_finite
from sprogtjek.checks.landmarks import tokens_outside, words_in
from sprogtjek.checks.stand_in import JEG, VI, Role, preposition_of, role_of, stand_in
from sprogtjek.danish.actors import is_actor
from sprogtjek.danish.sender import (
    ASKING,
    DOINGS,
    HOSPITALS,
    MOVING,
    OTHERS,
    OWN_WORDS,
    SENDING,
    WHOLE,
)
from sprogtjek.records import PROSE, Block, BlockKind, Evidence, Hit, Rule, Span, Suggestion
from sprogtjek.shields import shields

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Sentence

KIND = "sender-as-noun"
NEEDS = frozenset({"pos", "morph", "lemma", "dep", "sents"})
SCOPE: frozenset[BlockKind] = PROSE
SLOTS = frozenset({"match", "better"})

_PREPOSITIONS = frozenset({"til", "hos", "af"})
_QUOTES = frozenset('»«“”„"')
_ADVICE = "Skriv »vi«, »os« eller »vores«."


@dataclass(frozen=True, slots=True)
class Params:
    """``nouns`` and ``names``: words for the sender, in small letters or as a name is written."""

    nouns: tuple[str, ...]
    names: tuple[str, ...] = ()


def prepare(rules: Sequence[Rule[Params]], nlp: Language) -> SenderAsNoun:
    """Gather the names of each rule."""
    return SenderAsNoun(tuple((rule, _Names.of(rule.params)) for rule in rules))


class SenderAsNoun(NamedTuple):
    """The prepared rules. Which mentions count is known when the whole text is."""

    rules: tuple[tuple[Rule[Params], _Names], ...]

    def collect(self, doc: Doc, block: Block) -> Collected:
        """Where the text says *vi*, and each mention of the sender, to be flagged or not."""
        quoted = shields(block.text)

        def said(words: Iterable[str]) -> list[Token]:
            return tokens_outside(doc, words, quoted)

        there = words_in(doc)
        own = [token.idx for token in said(OWN_WORDS)]
        mentions = {
            rule.id: list(_mentions(names, said(filter(names.may_name, there))))
            for rule, names in self.rules
        }
        many = bool(said(word for word in there if word.startswith("kommuner")))
        fact = {"own": own, "mentions": mentions, "many": many}
        return Collected((), fact if own or many or any(mentions.values()) else None)

    def conclude(self, evidence: Sequence[Evidence]) -> Iterator[tuple[int, Hit]]:
        """The mentions in a text that says *vi*, without the one that introduces the sender."""
        facts = [(i, item.facts[KIND]) for i, item in enumerate(evidence) if item.facts.get(KIND)]
        own = [(index, place) for index, fact in facts for place in fact["own"]]
        if not own or any(fact["many"] for _, fact in facts):
            return
        for rule, _ in self.rules:
            mentions = [(i, m) for i, fact in facts for m in fact["mentions"].get(rule.id, ())]
            for number, (index, mention) in enumerate(mentions):
                start, end, flagged, text, is_advice = mention
                if flagged and (number > 0 or own[0] < (index, start)):
                    span = Span(start, end)
                    suggestion = Suggestion(text, span, "advice" if is_advice else "offer")
                    better = "vi" if is_advice else text
                    yield index, Hit(rule.id, span, (("better", better),), (suggestion,))


class _Names(NamedTuple):
    """What the sender is called: as written, in small letters, and by the ends of compounds."""

    written: frozenset[str]
    nouns: frozenset[str]
    endings: tuple[str, ...]
    words: frozenset[str]
    """All of them in small letters, also in the genitive: most words are none."""
    endings_of_words: tuple[str, ...]

    @classmethod
    def of(cls, params: Params) -> _Names:
        endings = tuple(noun[1:] for noun in params.nouns if noun[0] == "-")
        names, nouns = frozenset(params.names), frozenset(params.nouns)
        words = {*map(str.lower, names), *nouns}
        genitives = {f"{word}s" for word in words}
        of_words = (*endings, *(f"{ending}s" for ending in endings))
        return cls(names, nouns, endings, frozenset(words | genitives), of_words)

    def may_name(self, word: str) -> bool:
        """Whether a word in small letters may be one for the sender, or its genitive."""
        return word in self.words or word.endswith(self.endings_of_words)

    def sender(self, text: str) -> bool:
        """Whether a word is one for the sender."""
        word = text.lower()
        return text in self.written or word in self.nouns or word.endswith(self.endings)


def _mentions(names: _Names, words: Iterable[Token]) -> Iterator[list[Any]]:
    """Each mention: its place, whether it may be flagged, what to write, whether as advice."""
    for token in words:
        text, word = token.text, token.lower_
        genitive = word.endswith("s") and names.sender(text[:-1])
        if not genitive and not names.sender(text):
            continue
        role: Role | None = "genitive" if genitive else _role(token)
        flagged = role is not None and _speaks_of_sender(token, role)
        pronoun = JEG if word.startswith("undertegnede") else VI
        better = stand_in(token, token, pronoun, role or "subject", _ADVICE)
        span = better.span
        yield [span.start, span.end, flagged, better.text, better.safety == "advice"]


def _role(token: Token) -> Role | None:
    if token.lower_ == "undertegnede":
        before = token.nbor(-1) if token.i > token.sent.start else None
        return "object" if before is not None and before.pos_ in ("ADP", "VERB") else "subject"
    after = [other.lower_ for other in token.doc[token.i + 1 : token.i + 3]]
    if after == ["i", "hænde"]:
        return "object"
    return "subject" if _is_subject_after_all(token) else role_of(token)


def _is_subject_after_all(token: Token) -> bool:
    """*Refusionen behandler jobcentret*: a thing stands first, so the sender is the subject."""
    verb = token.nbor(-1) if token.i > token.sent.start else token
    if token.dep_ != "obj" or not is_finite(verb):
        return False
    first = next((child for child in verb.lefts if child.dep_ == "nsubj"), None)
    return first is not None and first.pos_ == "NOUN" and not is_actor(first.lower_)


def _speaks_of_sender(token: Token, role: Role) -> bool:
    before = token.nbor(-1).lower_ if token.i > token.sent.start else ""
    if before in WHOLE or _is_of_others(token.sent) or _is_in_hospital(token):
        return False
    if role == "subject" and _is_duty_by_law(token):
        return False
    if token.lower_ == "undertegnede":
        return True
    if role == "genitive":
        after = token.nbor(1) if token.i + 1 < token.sent.end else None
        return after is not None and after.lemma_.lower().endswith(DOINGS)
    if role == "complement":
        return _is_turned_to(token)
    in_hand = token.i + 2 < len(token.doc) and token.nbor(2).lower_ == "hænde"
    return role == "subject" or in_hand or token.head.lemma_.lower() in ASKING


def _is_duty_by_law(token: Token) -> bool:
    """*Efter lovens § 26 skal kommunen sørge for kørsel*: what the law says of every one."""
    before = [other.lower_ for other in token.doc[token.sent.start : token.i]]
    names_law = any(word in ("§", "lov") or "loven" in word for word in before)
    return names_law and before[-1:] == ["skal"]


def _is_in_hospital(token: Token) -> bool:
    return token.lower_.endswith("afdelingen") and any(
        other.lower_.startswith(HOSPITALS) for other in token.doc
    )


def _is_turned_to(token: Token) -> bool:
    """*send den til kommunen, behandlet af kommunen*; not *en del af kommunen, kendskab til*."""
    preposition = preposition_of(token)
    if preposition is None or preposition.lower_ not in _PREPOSITIONS:
        return False
    if preposition.lower_ == "til" and token.text[0].isupper():
        return False  # »Send klagen til Ydelsesafdelingen«: an address
    if any(other.lower_.startswith(MOVING) for other in token.sent):
        return False
    if preposition.lower_ == "til":
        return any(other.lemma_.lower() in SENDING for other in token.sent)
    return token.head.pos_ in ("VERB", "AUX")


def _is_of_others(sent: Sentence) -> bool:
    """Whether another authority, a rule's wording or the past is at hand."""
    return any(
        token.lower_.startswith(OTHERS)
        or token.lower_.endswith(("nævnet", "styrelsen", "direktoratet", "tilsynet", "retten"))
        or token.lower_ == "dengang"
        or token.text in _QUOTES
        for token in sent
    )
