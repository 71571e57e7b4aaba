"""Noun phrases of a sentence, as ``noun_phrase`` measures them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sprogtjek.checks.clauses import finite_verb
from sprogtjek.checks.landmarks import positions_of_tags, positions_of_words, within
from sprogtjek.words import count_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span, Token

_PARTS = frozenset(
    (
        *("det", "amod", "nummod", "nmod", "nmod:poss", "flat", "fixed", "compound"),
        *("case", "advmod", "obl", "cc", "conj", "punct"),
    )
)
# The head's own preposition and coordination are outside the phrase, and what a predicate noun
# carries for its clause (subject, copula, adverbials) is no part of it either.
_PARTS_OF_HEAD = frozenset(
    ("det", "amod", "nummod", "nmod", "nmod:poss", "flat", "fixed", "compound")
)
_TIME_PREPOSITIONS = frozenset({"inden", "siden", "senest", "indtil"})
_TIMES = frozenset(
    (
        *("januar", "februar", "marts", "april", "maj", "juni", "juli", "august"),
        *("september", "oktober", "november", "december"),
        *("dag", "uge", "måned", "år", "tid", "periode", "gang", "morgen", "aften", "klokken"),
    )
)
_SHORT = 4
_LIST = 3  # so many commas make an enumeration, read item by item
_STATUTES = frozenset({"lov", "bekendtgørelse", "lovbekendtgørelse", "cirkulære"})
_OF_NOUNS = frozenset(
    ("af", "om", "for", "til", "over", "mellem", "på", "omkring", "vedrørende", "angående", "mod")
)
_UNITS = frozenset({"m²", "m2", "m³", "km", "kr.", "krone", "procent", "pct.", "meter", "%"})
_COMPLEMENTS = frozenset({"af", "for", "om", "til", "ved", "over", "mod", "vedrørende", "efter"})
_NOMINAL = frozenset({"NOUN", "PROPN"})
_VERBAL_NOUN = ("ing", "else", "tion", "sion", "sel")

# »den i dag gældende lov«: a fixed adverbial of two words weighs no more than one adverb.
_FIXED_ADVERBIALS = frozenset(
    (
        *(("i", "dag"), ("i", "går"), ("i", "morgen"), ("i", "øvrigt"), ("i", "forvejen")),
        *(("i", "alt"), ("for", "tiden"), ("for", "nylig"), ("for", "længst"), ("på", "forhånd")),
        *(("til", "dato"), ("i", "år"), ("efter", "aftale")),
    )
)
_DETERMINERS = frozenset({"den", "det", "de", "en", "et"})
_INSIDE = frozenset({"NOUN", "PROPN", "PRON", "ADJ", "ADV", "NUM", "DET", "ADP", "CCONJ"})


def noun_phrases(sent: Span) -> Iterator[tuple[Token, Span, int]]:
    """(head noun, phrase, words) for the outermost noun phrases, in order."""
    taken = sent.start
    for at in within(positions_of_tags(sent.doc, "NOUN"), sent):
        noun = sent.doc[at]
        if at < taken or _is_short(noun) or noun.dep_ in ("flat", "fixed"):
            continue
        phrase = _phrase(noun)
        if phrase.start < taken:
            continue
        taken = phrase.end
        if sum(token.text == "," for token in phrase) < _LIST:
            yield noun, phrase, _weight(phrase)


def _is_short(noun: Token) -> bool:
    """Whether there is nothing to measure: it saves most of the work."""
    tokens = noun.right_edge.i - noun.left_edge.i
    return (tokens < _SHORT and not _is_verbal(noun)) or noun.lemma_ in _UNITS


def _phrase(noun: Token) -> Span:
    """The run of tokens around ``noun`` that belong to its phrase."""
    members = {noun.i}
    for child in noun.children:
        if child.dep_ in _PARTS_OF_HEAD and not _is_outside(child) and _belongs(child, noun):
            members.update(_members(child))
    start = end = noun.i
    while start - 1 in members:
        start -= 1
    while end + 1 in members:
        end += 1
    return noun.doc[start : _with_complements(noun, end) + 1]


def _belongs(modifier: Token, noun: Token) -> bool:
    """Whether a prepositional phrase is the noun's own and not the verb's.

    *Er dit byggeri i strid med* …, *Vi mødes med din læge i maj*: what *i, med, fra* … begin is
    only sure to belong to a noun made from a verb.
    """
    prepositions = {child.lower_ for child in modifier.children if child.dep_ == "case"}
    return not prepositions or bool(prepositions & _OF_NOUNS) or _is_verbal(noun)


def _with_complements(noun: Token, end: int) -> int:
    """The end of the phrase with what follows a noun made from a verb.

    Parsers hang *ved udkørsel til Solsortevej* on the verb in *medføre en forringelse af udsigten
    ved udkørsel til Solsortevej*; a reader does not.
    """
    doc = noun.doc
    while _is_verbal(noun) and end + 2 < len(doc) and doc[end + 1].lower_ in _COMPLEMENTS:
        below = doc[end + 1].head
        own = below.head.i == noun.head.i or noun.i <= below.head.i <= end
        if below.i <= end + 1 or not own or _is_outside(below) or below.pos_ not in _NOMINAL:
            break
        members = set(_members(below))
        reached = end
        while reached + 1 in members:
            reached += 1
        if reached <= end + 1:
            break
        end = reached
    return end


def _is_verbal(noun: Token) -> bool:
    return noun.lemma_.lower().endswith(_VERBAL_NOUN)


def _members(token: Token) -> Iterator[int]:
    yield token.i
    for child in token.children:
        if child.dep_ in _PARTS and not _is_outside(child):
            yield from _members(child)


def _is_outside(token: Token) -> bool:
    """Whether a modifier is a clause, a time, or the rest of a statute's title."""
    if token.text in ("(", ")", "–", ":", ";") or finite_verb(token) is not None:
        return True
    prepositions = {child.lower_ for child in token.children if child.dep_ == "case"}
    if token.dep_ == "conj" and prepositions:
        return True  # »ved henvendelse til os eller i forbindelse med …«
    if prepositions & _TIME_PREPOSITIONS or (prepositions and _is_time(token)):
        return True
    return token.dep_ == "nmod" and "om" in prepositions and token.head.lemma_ in _STATUTES


def _is_time(token: Token) -> bool:
    return token.pos_ == "NUM" or token.lemma_.lower() in _TIMES


def _weight(phrase: Span) -> int:
    """The words of the phrase, a name counted once."""
    names = sum(
        token.pos_ == "PROPN" and token.i > phrase.start and token.nbor(-1).pos_ == "PROPN"
        for token in phrase
    )
    return count_words(phrase) - names


def chain_length(noun: Token, phrase: Span) -> int:
    """How many prepositional phrases hang on each other below ``noun``.

    Zero unless the noun and another one in the phrase are made from verbs: *et brev til en ven
    af familien* is a chain that nobody minds.
    """
    verbal = sum(token.pos_ == "NOUN" and token.lemma_.endswith(_VERBAL_NOUN) for token in phrase)
    if verbal < 2 or not _is_verbal(noun):
        return 0
    return sum(token.pos_ == "ADP" and token.i > noun.i for token in phrase)


def premodified(sent: Span, reach: int) -> Iterator[Span]:
    """Determiner … participle … noun, with a prepositional phrase before the participle."""
    for at in within(positions_of_words(sent.doc, _DETERMINERS), sent):
        determiner = sent.doc[at]
        if at < sent.end - 3 and determiner.nbor(1).pos_ == "ADP":
            end = _end_of_premodified(determiner, sent, reach)
            if end is not None:
                yield sent.doc[determiner.i : end]


def _end_of_premodified(determiner: Token, sent: Span, reach: int) -> int | None:
    """Where the noun of the phrase ends, if the words from ``determiner`` on are such a phrase."""
    start = determiner.i + 1
    for index in range(start + 1, min(start + reach + 1, sent.end - 1)):
        token = sent.doc[index]
        inside = sent.doc[start:index]
        end = _noun_after(token, determiner) if _is_participle(token, determiner) else None
        if end is not None and any(word.pos_ in ("NOUN", "PROPN", "PRON") for word in inside):
            fixed = tuple(word.lower_ for word in inside[:2]) in _FIXED_ADVERBIALS
            return None if fixed else end
        if token.pos_ not in _INSIDE:
            return None
    return None


def _is_participle(token: Token, determiner: Token) -> bool:
    """A participle, or an adjective that stands like one, by its ending.

    Taggers take *den i brevet omtalte frist* for a past tense and *de optagne billeder* for an
    adjective; between a preposition's noun and an indefinite noun both can only be this.
    """
    if token.pos_ not in ("VERB", "ADJ"):
        return False
    indefinite = determiner.lower_ in ("en", "et")
    return token.lower_.endswith(("t", "en", "ende") if indefinite else "e")


def _noun_after(participle: Token, determiner: Token) -> int | None:
    """The end of the noun after the participle, at most two adjectives on, if it agrees."""
    doc = participle.doc
    for index in range(participle.i + 1, min(participle.i + 4, participle.sent.end)):
        token = doc[index]
        if token.pos_ == "NOUN":
            return index + 1 if _agrees(determiner, token) else None
        if token.pos_ != "ADJ":
            return None
    return None


def _agrees(determiner: Token, noun: Token) -> bool:
    """Whether the noun is the determiner's: not so in *en af de ansatte medarbejdere*."""
    if "Def" in noun.morph.get("Definite", []) or "Gen" in noun.morph.get("Case", []):
        return False  # Danish does not double: »de … medsendte bilag«, never »bilagene«
    return ("Plur" in noun.morph.get("Number", [])) == (determiner.lower_ == "de")
