"""Noun phrases of a sentence, as ``noun_phrase`` measures them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sprogtjek.checks.clauses import finite_verb
from sprogtjek.checks.landmarks import positions_of_tags, within
from sprogtjek.checks.syntax import trimmed
from sprogtjek.words import count_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Span, Token

_PARTS = frozenset(
    (
        *("det", "amod", "nummod", "nmod", "nmod:poss", "flat", "fixed", "compound"),
        *("case", "advmod", "obl", "cc", "conj", "punct", "appos"),
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
_IN_PREPOSITIONS = frozenset(
    (
        *("baggrund", "grundlag", "grund", "form", "hjælp", "løbet", "forbindelse", "forhold"),
        *("henhold", "hensyn", "vegne", "stedet", "tilknytning", "overensstemmelse", "henblik"),
    )
)
_COMPLEMENTS = frozenset({"af", "for", "om", "til", "ved", "over", "mod", "vedrørende", "efter"})
_NOMINAL = frozenset({"NOUN", "PROPN"})
_VERBAL_NOUN = ("ing", "else", "tion", "sion", "sel", "indsigt")


def noun_phrases(sent: Span) -> Iterator[tuple[Token, Span, int]]:
    """(head noun, phrase, words) for the outermost noun phrases, in order."""
    taken = sent.start
    for at in within(positions_of_tags(sent.doc, "NOUN"), sent):
        noun = sent.doc[at]
        if at < taken or _is_short(noun) or _is_preposition(noun):
            continue
        phrase = _phrase(noun)
        if phrase.start < taken:
            continue
        taken = phrase.end
        if sum(token.text == "," for token in phrase) < _LIST:
            yield noun, phrase, _weight(phrase)


def _is_short(noun: Token) -> bool:
    """Whether there is nothing to measure: it saves most of the work."""
    if noun.lemma_ in _UNITS:
        return True
    if _is_verbal(noun):
        return False
    is_alone = next(iter(noun.children), None) is None
    return is_alone or noun.right_edge.i - noun.left_edge.i < _SHORT


def _is_preposition(noun: Token) -> bool:
    """*på baggrund af, i form af, ved hjælp af*: a preposition of three words, and no noun."""
    if noun.dep_ in ("flat", "fixed"):
        return True
    return (
        noun.lower_ in _IN_PREPOSITIONS
        and 0 < noun.i < len(noun.doc) - 1
        and noun.nbor(-1).pos_ == "ADP"
        and noun.nbor(1).pos_ == "ADP"
    )


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
    return trimmed(noun.doc[start : _extended(noun, end) + 1])


def _belongs(modifier: Token, noun: Token) -> bool:
    """Whether a prepositional phrase is the noun's own and not the verb's.

    *Er skuret i vejen for* …, *Vi mødes med din læge i maj*: what *i, med, fra* … begin is
    only sure to belong to a noun made from a verb.
    """
    prepositions = {child.lower_ for child in modifier.children if child.dep_ == "case"}
    if not prepositions or _is_verbal(noun):
        return True
    if "til" in prepositions and noun.dep_ == "obj":  # »skrive dit barn op til …«, »få hjælp til«
        return not any(child.dep_ in ("det", "nmod:poss") for child in noun.children)
    return bool(prepositions & _OF_NOUNS)


def _extended(noun: Token, end: int) -> int:
    """The end of the phrase with what follows it, whatever the parser hangs that on.

    In *medføre en forringelse af udsigten ved udkørsel til Solsortevej* parsers hang the last
    phrases on the verb; a reader does not.
    """
    doc = noun.doc
    while end + 2 < len(doc):
        reached = _past_provision(doc, end)
        if reached == end and _continues(noun, end):
            reached = _past(doc[end + 1].head, end)
        if reached == end:
            break
        end = reached
    return end


def _past_provision(doc: Doc, end: int) -> int:
    """The end after *§ 83*, which parsers tear apart."""
    if doc[end + 1].text == "§":
        end += 1
    return end + 1 if doc[end].text == "§" and doc[end + 1].pos_ == "NUM" else end


def _continues(noun: Token, end: int) -> bool:
    """Whether the word after ``end`` goes on with a noun made from a verb.

    A complement (*ved udkørsel*), or a bare noun joined to one below (*til rengøring og tøjvask*).
    """
    link = noun.doc[end + 1]
    below = link.head
    if below.i <= link.i or below.pos_ not in _NOMINAL or _is_outside(below):
        return False
    inside = noun.i <= below.head.i <= end
    if link.pos_ == "CCONJ":
        bare = not any(child.dep_ in ("det", "nmod:poss") for child in below.children)
        return end > noun.i and inside and bare
    governs = _is_verbal(noun) and link.lower_ in _COMPLEMENTS
    seeing = noun.doc[end].lower_.endswith("indsigt") and link.lower_ == "i"
    return (governs or seeing) and (inside or below.head.i in (noun.i, noun.head.i))


def _past(below: Token, end: int) -> int:
    """The end after the unbroken run of words that hang on ``below``."""
    members = set(_members(below))
    reached = end
    while reached + 1 in members:
        reached += 1
    return reached if reached >= below.i else end


def _is_verbal(noun: Token) -> bool:
    return noun.lemma_.lower().endswith(_VERBAL_NOUN)


def _members(token: Token) -> Iterator[int]:
    yield token.i
    for child in token.children:
        if child.dep_ in _PARTS and not _is_outside(child):
            yield from _members(child)


def _is_outside(token: Token) -> bool:
    """Whether a modifier is a clause, a time or measure, or the rest of a statute's title."""
    if token.text in ("(", ")", "–", ":", ";") or finite_verb(token) is not None:
        return True
    prepositions = {child.lower_ for child in token.children if child.dep_ == "case"}
    joining = {child.lower_ for child in token.children if child.dep_ == "cc"}
    if (token.dep_ == "conj" or joining) and (prepositions or "samt" in joining):
        return True  # »ved henvendelse til os eller i forbindelse med …«, »… samt hjælp til …«
    first = token.left_edge
    if (
        token.dep_ in ("nmod", "obl", "advmod", "appos")
        and first.i > 0
        and first.nbor(-1).text == ","
    ):
        return True  # »regning, dog højst med …«
    if prepositions & _TIME_PREPOSITIONS or (prepositions and _is_measure(token)):
        return True
    return token.dep_ == "nmod" and "om" in prepositions and token.head.lemma_ in _STATUTES


def _is_measure(token: Token) -> bool:
    return token.pos_ == "NUM" or token.lemma_.lower() in _TIMES | _UNITS


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
