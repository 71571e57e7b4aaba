"""Participles with *blive* and *være*: which auxiliary has which, and which of them are passives.

In UD Danish the auxiliary hangs on the participle as ``aux``; parsers also give ``cop``, or hang
the participle on the auxiliary. All are taken, and word order where the parse has neither.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sprogtjek.checks.passive_clause import (
    BARRIERS,
    Construction,
    Passive,
    has_agent,
    has_own_subject,
)
from sprogtjek.danish.voice import Voices, verb_of_participle

if TYPE_CHECKING:
    from spacy.tokens import Token

BLIVE = frozenset({"blive", "bliver", "blev", "blevet"})
VÆRE = frozenset({"er", "var", "være", "været"})
_OPEN_TO_SUBJECT = frozenset({"ADV", "PART", "PRON", "INTJ"})
_REACH = 12
"""Tokens between *blive* and its participle, with subject and adverbials between them."""

_COORDINATED_REACH = 7
"""Tokens between a participle and the next one: *læst af mig og besvaret*."""

_MONTHS = frozenset(
    "januar februar marts april maj juni juli august september oktober november december".split()
)
_DEGREES = frozenset({"så", "meget", "mere", "mest", "lidt", "mindre", "ret", "temmelig", "alt"})
"""What can be more or less so is an adjective: *er så tæt bebygget, er mere udbredt*."""
_MANNERS = frozenset(
    "sådan kort ærlig ærligt mildt samlet overordnet generelt isoleret rent".split()
)
_AND = frozenset({"og", "eller", "samt"})
_JUST_NOW = frozenset({"netop", "lige", "nyligt"})


def with_auxiliary(token: Token, construction: Construction, tables: Voices) -> Passive | None:
    """The passive that a form of *blive* or *være* makes, if it does."""
    for participle in _participles_of(token, construction):
        word = participle.lower_
        if _is_set_phrase(participle):
            continue
        if word in tables.adjectives or word in VÆRE or word in BLIVE:
            return None
        verb = verb_of_participle(word) or participle.lemma_.lower()
        if construction == "være" and not _tells_of_an_act(participle, verb, tables):
            return None
        return Passive(participle, construction, verb, token)
    return None


def coordinated(passive: Passive, tables: Voices) -> Iterator[Passive]:
    """The passives that share the auxiliary of a passive: *bliver læst af os og besvaret*.

    In *bliver læst og besvaret* the first one stands for both: they are one place to rewrite.
    """
    token = passive.token
    while (following := _next_conjunct(token)) is not None:
        verb = verb_of_participle(following.lower_)
        if verb is None or not _is_act(following, verb, passive, tables):
            return
        if following.i > token.i + 2:
            yield Passive(following, passive.construction, verb, passive.auxiliary)
        token = following


def _is_act(token: Token, verb: str, passive: Passive, tables: Voices) -> bool:
    if token.lower_ in tables.adjectives or verb not in tables.transitive:
        return False
    return passive.construction == "blive" or _tells_of_an_act(token, verb, tables)


def _next_conjunct(token: Token) -> Token | None:
    """The participle after *og* or a comma, with nothing but adverbs between."""
    joined = False
    for other in token.doc[token.i + 1 : min(token.i + 2 + _COORDINATED_REACH, token.sent.end)]:
        if joined and is_participle(other):
            return None if _stands_before_noun(other) else other
        if joined and other.pos_ != "ADV":
            return None
        if other.lower_ in _AND or (other.text == "," and other.i == token.i + 1):
            joined = True
        elif other.lower_ in BARRIERS or other.pos_ in ("VERB", "AUX", "SCONJ"):
            return None
    return None


def _stands_before_noun(token: Token) -> bool:
    """*… og vedlagt kopi*: a part of what follows."""
    following = token.nbor(1) if token.i + 1 < token.sent.end else None
    return following is not None and following.pos_ in ("NOUN", "ADJ", "PROPN")


def _is_set_phrase(participle: Token) -> bool:
    """*sådan set, kort sagt, når det er sagt*: an adverbial, not a predicate."""
    if participle.lower_ not in ("set", "sagt", "talt"):
        return False
    before = participle.doc[max(participle.i - 3, participle.sent.start) : participle.i]
    words = [token.lower_ for token in before]
    return words == ["når", "det", "er"] or bool(words and words[-1] in _MANNERS)


def _participles_of(token: Token, construction: Construction) -> Iterator[Token]:
    """The participles that may belong to an auxiliary, the likeliest first."""
    if construction == "blive" and _stays(token):
        return
    if token.dep_ in ("aux", "cop") and is_participle(token.head):
        yield token.head
        return
    for child in token.children:
        if child.dep_ in ("xcomp", "ccomp", "aux") and is_participle(child):
            if not _is_other_clause(token, child):
                yield child
            return
    reach = _REACH if construction == "blive" or _has_formal_subject(token) else 3
    yield from _by_word_order(token, reach)


def _is_other_clause(token: Token, participle: Token) -> bool:
    """*målet er, at vi har afsluttet sagen*."""
    between = token.doc[min(token.i, participle.i) + 1 : max(token.i, participle.i)]
    return any(other.lower_ in BARRIERS or other.pos_ == "SCONJ" for other in between)


def _has_formal_subject(token: Token) -> bool:
    """*der er ved afgørelsen ikke taget stilling*: the participle may be far away."""
    start, end = max(token.i - 1, token.sent.start), min(token.i + 2, token.sent.end)
    return any(other.lower_ == "der" for other in token.doc[start:end])


def _stays(token: Token) -> bool:
    """*blev stående med øjnene rettet mod …*: here *blive* means to stay."""
    return any(other.lower_.endswith("ende") for other in token.doc[token.i + 1 : token.i + 3])


def _by_word_order(token: Token, reach: int) -> Iterator[Token]:
    end = min(token.i + 1 + reach, token.sent.end)
    # »der er udarbejdet planer«: parsers take the participle for an attribute.
    is_formal = _has_formal_subject(token)
    for other in token.doc[token.i + 1 : end]:
        if other.lower_ in BARRIERS or other.pos_ in ("SCONJ", "CCONJ"):
            return
        if is_participle(other):
            if not _is_attribute(other) or (is_formal and other.nbor(-1).pos_ != "DET"):
                yield other
            return
        if other.pos_ in ("VERB", "AUX"):
            return
        if reach < _REACH and other.pos_ not in _OPEN_TO_SUBJECT:
            return


def _is_attribute(token: Token) -> bool:
    """*et vedlagt skema*: not a predicate."""
    if token.dep_ in ("amod", "acl:relcl", "acl"):
        return True
    following = token.nbor(1) if token.i + 1 < token.sent.end else None
    return following is not None and following.pos_ == "NOUN" and token.head.i > token.i


def is_participle(token: Token) -> bool:
    """Whether the word is a past participle in the form that makes passives (-t)."""
    word = token.lower_
    if not word.endswith("t"):
        return False
    if token.pos_ == "VERB" and "Part" in token.morph.get("VerbForm", []):
        # Taggers take some definite nouns for participles: »her bliver fortovet bredere«. Of
        # words not in the tables only those with the ending of a borrowed verb or a subject of
        # their own are believed.
        return bool(verb_of_participle(word)) or word.endswith("eret") or has_own_subject(token)
    return token.pos_ in ("VERB", "ADJ", "ADV", "AUX") and bool(verb_of_participle(word))


def _tells_of_an_act(participle: Token, verb: str, tables: Voices) -> bool:
    word = participle.lower_
    if verb not in tables.transitive or verb in tables.change:
        return False
    if word in tables.adjectives_after_være:
        return False
    start = max(participle.i - 2, participle.sent.start)
    if any(other.lower_ in _DEGREES for other in participle.doc[start : participle.i]):
        return False
    if word in tables.states:
        return has_agent(participle) or _has_time(participle)
    return True


def _has_time(token: Token) -> bool:
    return any(t.lower_ in _MONTHS or t.lower_ in _JUST_NOW for t in token.sent)
