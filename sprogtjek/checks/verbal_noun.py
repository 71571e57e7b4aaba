"""Nouns that hide a verb, nouns that »happen«, and genitive on genitive."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sprogtjek.checks.landmarks import landmarks, positions_of_tags, positions_of_words, within
from sprogtjek.checks.passive_voice import passives
from sprogtjek.danish.nominalisations import nominalisations, verb_of, verbal_noun

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_KEY = "sprogtjek_verbal_nouns"
_DO = frozenset({"foretage", "gennemføre", "udføre", "iværksætte", "effektuere", "varetage"})
_HAPPEN = frozenset({"sker", "skete", "sket", "ske", "foregår", "foregik", "foregå"})
_TAKE_PLACE = frozenset({"finder", "fandt", "finde", "fundet"})
# PROPN, VERB: what a tagger may take a capitalised first word for.
_TAGS = ("NOUN", "PROPN", "VERB")
_S_WORDS = frozenset(
    "fælles gratis afsides stakkels indbyrdes anderledes proces pris hus plads".split()
)


def noun_of(token: Token) -> str | None:
    """The verbal noun a token is a form of, in the singular; ``None`` for other words."""
    return verbal_noun(token.lower_) if token.pos_ in _TAGS else None


def plain_verb(token: Token) -> str:
    """The verb a verbal noun hides."""
    return verb_of(noun_of(token) or "") or ""


def verbal_nouns(sent: Span) -> list[Token]:
    """The verbal nouns that make a sentence heavy, each one once.

    A noun that is also a thing or a legal term counts only where what follows shows the act:
    *behandling af sagen, dokumentation for udgiften*.
    """
    lexicalised = nominalisations().lexicalised
    found: dict[str, Token] = {}
    for at in within(_positions(sent.doc), sent):
        token = sent.doc[at]
        noun = noun_of(token)
        if noun is not None and (noun not in lexicalised or _takes_object(token, noun)):
            found.setdefault(noun, token)
    return list(found.values())


def _positions(doc: Doc) -> list[int]:
    """Where words stand that are written like a verbal noun. Found once for a document."""
    found: list[int] | None = doc.user_data.get(_KEY)
    if found is None:
        places = landmarks(doc).by_word
        found = sorted(at for word in places if verbal_noun(word) for at in places[word])
        doc.user_data[_KEY] = found
    return found


def _takes_object(token: Token, noun: str) -> bool:
    if token.i + 1 >= token.sent.end:
        return False
    return token.nbor(1).lower_ in ("af", nominalisations().objects.get(noun))


def happening_nouns(doc: Doc) -> Iterator[tuple[Token, Token]]:
    """Verbal nouns with a verb that only says that they happen: (noun, verb) in text order."""
    done = {passive.token.i for passive in passives(doc) if passive.verb in _DO}
    for at in sorted({*done, *positions_of_words(doc, _HAPPEN | _TAKE_PLACE)}):
        token = doc[at]
        if at not in done and token.lower_ in _TAKE_PLACE and not _takes_place(token):
            continue
        noun = _subject(token)
        if noun is None or (at not in done and noun_of(noun) in nominalisations().events):
            continue
        yield noun, token


def _takes_place(token: Token) -> bool:
    return any(other.lower_ == "sted" for other in token.doc[token.i + 1 : token.i + 4])


def _subject(verb: Token) -> Token | None:
    """The verbal noun that is the verb's subject, in either order, or stands after *der*."""
    before = verb.doc[max(verb.i - 6, verb.sent.start) : verb.i + 2]
    is_formal = any(other.lower_ == "der" for other in before)
    for child in verb.children:
        if child.dep_ not in ("nsubj", "obj") or noun_of(child) is None:
            continue
        if child.i < verb.i or not is_formal or verb.lower_ in _HAPPEN:
            return child
    return _first_noun(verb)


def _first_noun(verb: Token) -> Token | None:
    """The verbal noun that begins the sentence, with no other verb than a modal before ``verb``."""
    before = verb.doc[verb.sent.start : verb.i]
    if any(other.pos_ in ("VERB", "SCONJ", "PUNCT") for other in before):
        return None
    first = next((other for other in before if other.pos_ not in ("DET", "ADJ")), None)
    return first if first is not None and noun_of(first) is not None else None


def genitive_chains(doc: Doc) -> Iterator[tuple[Token, Token]]:
    """Two or more genitive nouns, one on the other: (first, last) of each chain."""
    if not any(_is_genitive(doc[at]) for at in positions_of_tags(doc, "NOUN")):
        return
    chain: list[Token] = []
    for token in doc:
        if _is_genitive(token) or (chain and _looks_genitive(token)):
            chain.append(token)
            continue
        if chain and token.pos_ == "ADJ":  # »kommunens ældre borgeres behov«
            continue
        if len(chain) > 1 and token.pos_ in ("NOUN", "X"):
            yield chain[0], token
        chain = []


def _looks_genitive(token: Token) -> bool:
    # After a genitive taggers take the next one for an adjective or a name: »låntagers
    # ægtefælles indkomst«, »kommunens hjælpemiddeldepots chauffør«.
    word = token.lower_
    if not word.endswith("s") or not token.text.islower() or word in _S_WORDS:
        return False
    return token.pos_ in ("NOUN", "ADJ", "PROPN", "X") and "-" not in word


def _is_genitive(token: Token) -> bool:
    """A common noun in the genitive; names (*Københavns Kommunes*) are left out."""
    if not token.lower_.endswith("s"):
        return False
    return token.pos_ == "NOUN" and "Gen" in token.morph.get("Case", [])
