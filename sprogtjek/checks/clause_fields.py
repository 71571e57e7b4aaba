"""The clause of a passive as the fields of Danish word order, where they are in plain sight.

In a main clause the finite verb is second: the subject stands before it (``front``: *Sagen
behandles i dag*) or, where something else is first, after it (``inverted``: *I dag behandles
sagen*). In a subordinate clause subject and adverbs stand before the verb (``sub``: *at sagen ikke
behandles*); in a relative clause the relative itself may be the subject (``relative``: *sagen, der
behandles*). Source: Diderichsen, »Elementær dansk Grammatik« (1946), the »sætningsskema«.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from sprogtjek.checks.clauses import is_relative_som
from sprogtjek.checks.finite import is_finite
from sprogtjek.checks.formal_subject import formal_subject, that_follows
from sprogtjek.checks.imagined import is_whose
from sprogtjek.checks.kept import kept
from sprogtjek.checks.noun_field import is_noun_phrase, noun_phrase_end
from sprogtjek.checks.passive_clause import Passive
from sprogtjek.checks.verb_chain import VerbChain, verb_chain
from sprogtjek.danish.subordinators import QUESTION_WORDS, SUBORDINATORS

if TYPE_CHECKING:
    from spacy.tokens import Token

Order = Literal["front", "inverted", "sub", "relative"]

_OPENERS = (SUBORDINATORS | QUESTION_WORDS | {"som"}) - {"der"}
_BOUNDARIES = frozenset({",", ";", ":", "–", "("})
_AND = frozenset({"og", "men", "eller", "for", "samt"})
_QUESTIONS = frozenset({"hvem", "hvad", "hvilken", "hvilket", "hvilke"})
_QUESTION_ADVERBS = frozenset({"hvor", "hvordan", "hvorfor", "hvornår"})


@dataclass(frozen=True)
class Clause:
    """``subject`` is what undergoes the act (none where it is ``formal``: *det, der*); ``before``
    the adverbs between it and the finite verb, ``inner`` those between that and the last verb;
    ``start`` the first word that changes its place."""

    order: Order
    chain: VerbChain
    start: Token
    subject: tuple[Token, ...] = ()
    before: tuple[Token, ...] = ()
    inner: tuple[Token, ...] = ()
    formal: Token | None = None


@kept
def clause_of(passive: Passive) -> Clause | None:
    """The clause of a passive; ``None`` if the words leave a doubt."""
    chain = verb_chain(passive)
    if chain is None:
        return None
    formal = formal_subject(passive)
    if formal is not None and (formal.lower_ == "der" or that_follows(passive.token)):
        inner = _inner(chain)
        return _formal(chain, formal, inner) if inner is not None else None
    return clause_around(chain)


def clause_around(chain: VerbChain) -> Clause | None:
    """The clause of a chain of verbs that has a noun or pronoun for its subject."""
    inner = _inner(chain)
    return _of_words(chain, _left(chain.finite), inner) if inner is not None else None


def _inner(chain: VerbChain) -> list[Token] | None:
    """What stands between the verbs; ``None`` where that holds a clause of its own."""
    helpers = {helper.i for helper in chain.helpers}
    between = chain.finite.doc[chain.finite.i + 1 : chain.last.i]
    if any(is_finite(t) and t.lower_ != "angår" and t.i not in helpers for t in between):
        return None
    return [token for token in between if token.i not in helpers]


def _left(finite: Token) -> list[Token]:
    """The words of the clause before its finite verb, without a conjunction that joins it."""
    left: list[Token] = []
    for other in reversed(finite.doc[finite.sent.start : finite.i]):
        if other.text in _BOUNDARIES:
            break
        left.insert(0, other)
    return left


def _formal(chain: VerbChain, formal: Token, inner: Sequence[Token]) -> Clause | None:
    rest = tuple(token for token in inner if token.i != formal.i)
    if formal.i > chain.finite.i:
        return Clause("inverted", chain, chain.finite, inner=rest, formal=formal)
    before = formal.i - 1
    opened = before >= formal.sent.start and formal.doc[before].lower_ in _OPENERS
    if opened and formal.doc[before].lower_ in _QUESTIONS:
        return None  # »hvad der er lagt vægt på«
    return Clause("sub" if opened else "front", chain, formal, inner=rest, formal=formal)


def _of_words(chain: VerbChain, left: list[Token], inner: list[Token]) -> Clause | None:
    at = _opener(left)
    is_question = len(left) == 1 and left[0].lower_ in _QUESTION_ADVERBS
    if at is not None and not is_question:
        return _subordinate(chain, left, at, inner)
    while left and left[0].lower_ in _AND:
        left = left[1:]
    if any(is_finite(token) for token in left):
        return None
    return _inverted(chain, left, inner) or _front(chain, left, inner)


def _opener(left: Sequence[Token]) -> int | None:
    """Where the last word stands that opens a subordinate clause."""
    for at in range(len(left) - 1, -1, -1):
        token = left[at]
        if is_finite(token):
            return None
        if token.lower_ == "der" and at and left[at - 1].lower_ in _OPENERS:
            continue  # »at der ikke kan gives«: the formal subject
        if token.lower_ == "der" or _opens(token, at):
            is_first = at == 0 or token.lower_ in ("at", "om", "hvis", "når", "der", "som")
            return at if is_first or left[at - 1].lower_ in _AND | _OPENERS else None
    return None


def _is_adverbial(first: Token) -> bool:
    """*der ikke*, *der i sagen*, *der som hovedregel*."""
    return first.pos_ in ("ADV", "PART", "ADP") or first.lower_ == "som"


def _opens(token: Token, at: int) -> bool:
    """Not *inden fristen* or *hvis der forinden er …*, where the word is no conjunction."""
    if token.lower_ == "som":
        return is_relative_som(token)
    if token.lower_ not in _OPENERS or token.pos_ == "ADP":
        return False
    return at == 0 or token.pos_ != "ADV" or token.lower_ in QUESTION_WORDS


def _subordinate(
    chain: VerbChain, left: Sequence[Token], at: int, inner: Sequence[Token]
) -> Clause | None:
    opener, words = left[at], list(left[at + 1 :])
    if opener.lower_ in _QUESTIONS or is_whose(opener):
        return None
    before: list[Token] = []
    while words and words[-1].pos_ in ("ADV", "PART"):
        before.insert(0, words.pop())
    if not words:
        is_relative = opener.lower_ in ("der", "som") and _follows_noun(opener)
        return (
            Clause("relative", chain, opener, (), tuple(before), tuple(inner))
            if (is_relative)
            else None
        )
    if words[0].lower_ == "der" and (len(words) == 1 or _is_adverbial(words[1])):
        subject, *adverbials = words
        before = [*adverbials, *before]
        return Clause("sub", chain, subject, (), tuple(before), tuple(inner), subject)
    if opener.lower_ == "der" or not is_noun_phrase(words):
        return None
    return Clause("sub", chain, words[0], tuple(words), tuple(before), tuple(inner))


def _follows_noun(relative: Token) -> bool:
    if relative.i == relative.sent.start:
        return False
    before = relative.nbor(-1)
    if before.text == "," and relative.i > relative.sent.start + 1:
        before = relative.nbor(-2)
    return before.pos_ in ("NOUN", "PROPN", "PRON", "NUM") or before.text == ")"


def _inverted(chain: VerbChain, left: Sequence[Token], inner: list[Token]) -> Clause | None:
    """*I dag behandles sagen*, *derfor kan sagen ikke behandles*, *…, behandles sagen*."""
    finite = chain.finite
    words = list(inner)
    if finite.i == chain.last.i:
        words = list(finite.doc[finite.i + 1 : finite.sent.end])
    if not left and not _may_begin(finite):
        return None
    first: list[Token] = []
    while words and words[0].pos_ in ("ADV", "PART"):
        first.append(words.pop(0))
    end = noun_phrase_end(words)
    if not end or not _is_subject(words[end - 1], chain):
        return None
    rest = words[end:]
    if finite.i == chain.last.i:
        return _simple(chain, first, words[:end], rest)
    last: list[Token] = []
    while rest and rest[-1].pos_ in ("ADV", "PART"):
        last.insert(0, rest.pop())
    if rest and rest[0].pos_ != "ADP":
        return None
    subject = (*words[:end], *rest)
    return Clause("inverted", chain, finite, subject, (), (*first, *last))


def _simple(
    chain: VerbChain, first: list[Token], subject: Sequence[Token], rest: Sequence[Token]
) -> Clause:
    """One verb alone, with which the adverbs stand after the subject."""
    for token in rest:
        if token.pos_ not in ("ADV", "PART"):
            break
        first.append(token)
    return Clause("inverted", chain, chain.finite, tuple(subject), (), tuple(first))


def _may_begin(finite: Token) -> bool:
    """Whether a clause may begin with this verb: a question, or after a condition."""
    if finite.i == finite.sent.start:
        return True
    first = finite.sent[0]
    return finite.nbor(-1).text == "," and (first.lower_ in _OPENERS or is_finite(first))


def _is_subject(noun: Token, chain: VerbChain) -> bool:
    if noun.dep_ not in ("nsubj", "obj"):
        return noun.pos_ == "PRON" and noun.dep_ in ("expl", "iobj")
    return noun.head.i in (chain.last.i, chain.finite.i)


def _front(chain: VerbChain, left: Sequence[Token], inner: Sequence[Token]) -> Clause | None:
    """*Sagen behandles i dag*: what is first is the subject, as nothing after the verb is."""
    if not left or not is_noun_phrase(left) or not _begins_clause(left[0]):
        return None
    if any(token.dep_ in ("nsubj", "expl") for token in inner):
        return None
    return Clause("front", chain, left[0], tuple(left), (), tuple(inner))


def _begins_clause(token: Token) -> bool:
    """Not *…, klager og spørgsmål sendes*, which may be the end of an enumeration."""
    if token.i == token.sent.start:
        return True
    before = token.nbor(-1)
    if before.lower_ not in _AND or before.i == token.sent.start:
        return before.text in (":", ";", "(")
    return before.nbor(-1).text == "," and any(
        is_finite(other) for other in token.doc[token.sent.start : before.i]
    )
