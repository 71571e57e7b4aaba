"""Nouns that hide a verb, nouns that »happen«, and genitive on genitive."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from sprogtjek.danish.nominalisations import nominalisations

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_DO = frozenset({"foretage", "gennemføre", "udføre", "iværksætte", "effektuere", "varetage"})
_HAPPEN_FORMS = frozenset({"sker", "skete", "sket", "ske", "foregår", "foregik", "foregå"})
_DO_FORMS = frozenset(verb + "s" for verb in _DO)
_DO_PARTICIPLES = frozenset(
    {"foretaget", "gennemført", "udført", "iværksat", "effektueret", "varetaget"}
)
_FORMAL = frozenset({"der", "det"})


def noun_of(token: Token) -> str | None:
    """The verbal noun a token is a form of, in the singular; ``None`` for other words."""
    # PROPN: what a tagger may take a capitalised first word for.
    if token.pos_ not in ("NOUN", "PROPN"):
        return None
    return nominalisations().forms.get(token.lower_)


def plain_verb(token: Token) -> str:
    """The verb a verbal noun hides."""
    return nominalisations().verbs[noun_of(token) or ""]


def verbal_nouns(tokens: Iterable[Token]) -> list[Token]:
    """The verbal nouns that make a sentence heavy.

    A noun that is also a thing or a legal term counts only where *af* shows the act: *behandling
    af sagen*.
    """
    lexicalised = nominalisations().lexicalised
    found = []
    for token in tokens:
        noun = noun_of(token)
        if noun is None or (noun in lexicalised and not _takes_af(token)):
            continue
        found.append(token)
    return found


def _takes_af(token: Token) -> bool:
    return token.i + 1 < token.sent.end and token.nbor(1).lower_ == "af"


def happening_nouns(doc: Doc) -> Iterator[tuple[Token, Token]]:
    """Verbal nouns with a verb that only says that they happen: (noun, verb)."""
    for token in doc:
        if token.lower_ in _HAPPEN_FORMS:
            noun = _subject(token)
            if noun is not None and noun_of(noun) not in nominalisations().events:
                yield noun, token
        elif token.lower_ in _DO_FORMS or _is_blive_passive(token):
            noun = _subject(token)
            if noun is not None:
                yield noun, token


def _is_blive_passive(token: Token) -> bool:
    if token.lower_ not in _DO_PARTICIPLES:
        return False
    return any(child.lower_ in ("bliver", "blev", "blive", "blevet") for child in token.children)


def _subject(verb: Token) -> Token | None:
    """The verbal noun that is the verb's subject, in either order, or stands after *der*."""
    for child in verb.children:
        if child.dep_ in ("nsubj", "obj") and noun_of(child) is not None:
            is_formal = any(c.lower_ in _FORMAL for c in verb.children if c.dep_ == "expl")
            if child.i < verb.i or not is_formal or verb.lower_ in _HAPPEN_FORMS:
                return child
    return None


def genitive_chains(doc: Doc) -> Iterator[tuple[Token, Token]]:
    """Two or more genitive nouns, one on the other: (first, last) of each chain."""
    chain: list[Token] = []
    for token in doc:
        if _is_genitive(token):
            chain.append(token)
            continue
        if chain and token.pos_ == "ADJ":  # »kommunens ældre borgeres behov«
            continue
        if len(chain) > 1 and token.pos_ == "NOUN":
            yield chain[0], token
        chain = []


def _is_genitive(token: Token) -> bool:
    return token.pos_ == "NOUN" and "Gen" in token.morph.get("Case", [])
