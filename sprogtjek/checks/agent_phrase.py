"""The agent of a passive: the words after *af* that say who acts, if that is certain."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sprogtjek.checks.imagined import clause
from sprogtjek.checks.kept import kept
from sprogtjek.checks.noun_field import is_time
from sprogtjek.danish.actors import is_actor
from sprogtjek.danish.nominalisations import verbal_noun
from sprogtjek.danish.pronouns import as_subject

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Token

_IN_PHRASE = frozenset({"DET", "ADJ", "NUM", "NOUN", "PROPN"})
_ENDS = frozenset({".", "?", "!", ";", ":", ")"})
_RELATIVES = frozenset({"der", "som", "hvis", "hvor"})
_TIMES = frozenset({"inden", "senest", "efter", "før", "under", "siden", "ved", "hvert", "hver"})
_OF_NOUNS = frozenset({"af", "om", "for", "til", "med", "over", "mellem", "hos", "fra", "på", "i"})
_AND = frozenset({"og", "eller"})
_BEFORE = frozenset({"ADV", "PART", "NOUN", "DET", "ADJ", "NUM", "PRON"})
_DOCUMENTS = frozenset({"ansøgning", "anmodning", "afgørelse", "henvendelse", "regning"})
"""Verbal nouns that have no object with *af*."""
_REACH = 14


class Agent(NamedTuple):
    """``start`` and ``end``: token positions from *af* to after its last word; ``text``: the
    agent as a subject inside a sentence."""

    start: int
    end: int
    text: str


def agent_of(verb: Token) -> Agent | None:
    """The agent after ``verb``; ``None`` where the words may be something else or go on."""
    at = next(_afs(verb), None)
    if at is None:
        return None
    doc, sent = verb.doc, verb.sent
    words = list(_phrase(doc[at + 1 : sent.end]))
    end = at + 1 + len(words)
    if not words or not _is_known(words) or not _may_end(doc[end] if end < sent.end else None):
        return None
    return Agent(at, end, _as_subject(words))


def may_have_agent(verb: Token) -> bool:
    """Whether *af* and an actor stand anywhere in the clause, or *af* right after the verb and
    its particle: *er afslået i dag af nævnet*, *følges op af en række planer*."""
    if _follows_particle(verb):
        return True
    words = clause(verb)
    for at, word in enumerate(words):
        if word.lower_ == "af" and any(_is_actor(other, 2) for other in words[at + 1 : at + 4]):
            return True
    return False


@kept
def names_agent(verb: Token) -> bool:
    """Whether a certain actor stands after *af* behind the verb: *indkaldt til samtale af nævnet*.

    *fastholdelse af medarbejdere* and *på tværs af forvaltninger* name none.
    """
    if _follows_particle(verb):
        return True
    for word in clause(verb):
        if word.i <= verb.i + 1 or word.nbor(-1).lower_ != "af" or not _is_actor(word, 2):
            continue
        is_definite = word.pos_ == "PROPN" or "Def" in word.morph.get("Definite", [])
        if is_definite and word.nbor(-2).lower_ != "tværs":
            return True
    return False


def _follows_particle(verb: Token) -> bool:
    following = list(verb.doc[verb.i + 1 : min(verb.i + 3, verb.sent.end)])
    has_particle = bool(following) and following[0].pos_ in ("ADV", "ADP", "PART")
    return has_particle and any(token.lower_ == "af" for token in following)


def _afs(verb: Token) -> Iterator[int]:
    """Where *af* stands in the clause after the verb: at once, or after adverbs or the subject."""
    for other in verb.doc[verb.i + 1 : min(verb.i + _REACH, verb.sent.end)]:
        if other.lower_ == "af":
            if all(t.pos_ in ("ADV", "PART") for t in verb.doc[verb.i + 1 : other.i]) or (
                _follows_subject(other, verb)
            ):
                yield other.i
            return
        if other.text in _ENDS or other.text == "," or other.pos_ not in _BEFORE:
            return


def _follows_subject(preposition: Token, verb: Token) -> bool:
    """*i dag behandles sagen af nævnet*: parsers take it for »sagen af nævnet«."""
    noun = preposition.nbor(-1)
    if noun.pos_ != "NOUN" or noun.head.i != verb.i:
        return False
    if preposition.head.dep_ == "obl" and preposition.head.head.i == verb.i:
        return True
    is_definite = "Def" in noun.morph.get("Definite", [])
    return is_definite and verbal_noun(noun.lower_) in {None, *_DOCUMENTS}


def _phrase(tokens: Iterable[Token]) -> Iterator[Token]:
    """The noun phrase, with coordinated ones: *ejeren og kommunen*."""
    words = list(tokens)
    for at, token in enumerate(words):
        following = words[at + 1] if at + 1 < len(words) else None
        if not _continues(words[at - 1] if at else None, token, following):
            return
        yield token


def _continues(before: Token | None, token: Token, following: Token | None) -> bool:
    if token.lower_ in _AND:
        return before is not None and following is not None and following.pos_ in _IN_PHRASE
    if before is not None and before.lower_ not in _AND and _is_head(before):
        return token.pos_ == "PROPN" and before.pos_ in ("PROPN", "NOUN")  # »Egeby Kommune«
    if token.pos_ in _IN_PHRASE or as_subject(token.text) is not None:
        return True
    # »vores læge«
    return token.pos_ == "PRON" and following is not None and following.pos_ in _IN_PHRASE


def _is_head(token: Token) -> bool:
    """A noun with nothing of its phrase after it; a genitive has: *kommunens læge*."""
    return token.pos_ in ("NOUN", "PROPN") and "Gen" not in token.morph.get("Case", [])


def _is_known(words: list[Token]) -> bool:
    """Whether each of the coordinated phrases names somebody who can act."""
    parts: list[list[Token]] = [[]]
    for word in words:
        if word.lower_ in _AND:
            parts.append([])
        else:
            parts[-1].append(word)
    return all(part and _is_actor(part[-1], len(part)) for part in parts)


def _is_actor(token: Token, words: int) -> bool:
    if as_subject(token.text) is not None:
        return words == 1 and token.lower_ not in ("den", "det", "dette", "disse")
    if "Gen" in token.morph.get("Case", []):
        return False
    if token.pos_ == "PROPN" or token.text[0].isupper():
        return True
    return token.pos_ in ("NOUN", "ADJ") and is_actor(token.lower_, token.lemma_.lower())


def _may_end(token: Token | None) -> bool:
    """Whether what follows the phrase is sure to be no part of it."""
    if token is None or token.text in _ENDS:
        return True
    if token.text == ",":
        following = token.nbor(1) if token.i + 1 < token.sent.end else None
        return following is not None and following.lower_ not in _RELATIVES
    if token.pos_ == "ADP":
        return token.lower_ in _TIMES or not _belongs_to_noun(token)
    if is_time(list(token.doc[token.i : min(token.i + 3, token.sent.end)])):
        return True
    return token.pos_ in ("ADV", "SCONJ") and token.lower_ not in _RELATIVES


def _belongs_to_noun(preposition: Token) -> bool:
    """*af lederen af dagtilbuddet*; but *af udvalget i næste uge*."""
    if preposition.lower_ not in _OF_NOUNS:
        return False
    is_nmod = preposition.head.dep_ not in ("obl", "advcl")
    return is_nmod or preposition.lower_ in ("af", "for")


def _as_subject(words: list[Token]) -> str:
    pronoun = as_subject(words[0].text) if len(words) == 1 else None
    if pronoun is not None:
        return pronoun
    return "".join(word.text + word.whitespace_ for word in words).strip()
