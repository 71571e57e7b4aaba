"""Participles with words of their own between determiner and noun (A8).

Read from the words, not the tree: *de af kommunen medsendte bilag* is rare in treebanks, and
parsers take *de* for a pronoun and the participle for a verb.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sprogtjek.checks.landmarks import positions_of_words, within

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span, Token

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
        if end is None and _stands_alone(token, determiner):
            return index + 1
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
    if token.pos_ == "X":  # a word unknown to the tagger
        return token.lower_.endswith(("ede", "te", "ne", "ende"))
    if token.pos_ not in ("VERB", "ADJ"):
        return False
    indefinite = determiner.lower_ in ("en", "et")
    return token.lower_.endswith(("t", "en", "ende") if indefinite else "e")


def _stands_alone(token: Token, determiner: Token) -> bool:
    """*Det af Dem anførte kan ikke …*: the participle is the noun itself. Only with *af*: in *det i
    går ændrede planen* the word may be a past tense."""
    if determiner.lower_ not in ("det", "de") or determiner.nbor(1).lower_ != "af":
        return False
    is_form = token.pos_ in ("VERB", "ADJ", "X") and token.lower_.endswith(("te", "ede"))
    return is_form and token.nbor(1).pos_ in ("ADP", "AUX")


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
    # »beløb« is both numbers: a singular after »de« proves nothing, nor a plural after »et«.
    either = determiner.lower_ == "de" or (
        determiner.lower_ == "et" and determiner.nbor(1).lower_ != "af"
    )
    return either or "Plur" not in noun.morph.get("Number", [])
