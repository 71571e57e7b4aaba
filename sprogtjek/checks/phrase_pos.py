"""Whether a matched word is of the part of speech its rule means, tagger errors allowed for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sprogtjek.checks.phrase_matching import Match
from sprogtjek.checks.phrase_middle import is_nominative
from sprogtjek.checks.phrase_names import is_in_name
from sprogtjek.checks.phrase_patterns import Pos
from sprogtjek.danish import nouns, verbs

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_FITTING: dict[Pos, frozenset[str]] = {
    "verb": frozenset({"VERB", "AUX"}),
    "noun": frozenset({"NOUN", "PROPN", "X"}),
    "adj": frozenset({"ADJ", "ADV", "DET", "PRON", "X"}),
    # Taggers disagree on where adverb ends and preposition or conjunction begins.
    "adv": frozenset({"ADV", "ADP", "ADJ", "SCONJ", "CCONJ", "PART", "INTJ", "X"}),
    "adp": frozenset({"ADP", "ADV", "SCONJ", "CCONJ", "PART", "ADJ", "X"}),
    "conj": frozenset({"SCONJ", "CCONJ", "ADP", "ADV", "X"}),
    "pron": frozenset({"PRON", "DET", "ADJ", "NOUN", "PROPN", "X"}),
    "det": frozenset({"DET", "PRON", "ADJ", "NUM", "X"}),
}

_PARTICIPLES = frozenset({"part", "part_plur", "pres_part"})

_OPEN_AN_OBJECT = frozenset({"DET", "PRON", "ADV", "ADJ", "NUM", "NOUN", "PROPN"})
"""What follows an imperative but no noun: »Svar os«, »Kontakt skolen«; not »Svar på klage«."""


def fits(match: Match, doc: Doc) -> bool:
    """Whether the head of a match is of the part of speech its rule means."""
    pattern = match.pattern
    token = doc[match.head]
    if pattern.pos == "any" or not token.pos_:
        return True
    if pattern.pos in ("noun", "adj") and is_in_name(match, doc):
        return False
    if pattern.lemma is None and (len(pattern.items) > 1 or token.text.endswith(".")):
        return True  # a fixed phrase or abbreviation says itself what its words are
    if token.pos_ in _FITTING[pattern.pos]:
        return True
    if pattern.pos == "verb":
        return _is_verb_after_all(token, pattern.lemma or "", doc)
    if pattern.pos == "adp" and token.pos_ == "VERB":
        return token.lower_.endswith(("ende", "et"))  # vedrørende, grundet
    if pattern.pos == "adj" and token.pos_ == "VERB":
        return "VerbForm=Part" in token.morph
    # Capitals lead taggers to proper nouns.
    return token.pos_ == "PROPN" and (token.text.isupper() or starts_sentence(token))


def _is_verb_after_all(token: Token, lemma: str, doc: Doc) -> bool:
    forms = verbs.forms_of(token.lower_, lemma)
    if token.pos_ == "ADJ" and not _PARTICIPLES.isdisjoint(forms):
        return True
    if token.pos_ not in ("NOUN", "PROPN", "ADJ", "X", "INTJ"):
        return False
    if token.text.isupper() or (token.lemma_ == lemma and not nouns.known(lemma)):
        return bool(forms)  # the lemmatizer knows better than the tagger
    if "past" in forms and nouns.lemma_of(token.lower_) is None:
        return True  # indtraf, androg: rare verbs are often taken for nouns
    if "part" in forms and _follows_auxiliary(token):
        return True  # er bortfaldet: not the noun *bortfald*
    if not starts_sentence(token):
        return False
    following = doc[token.i + 1] if token.i + 1 < len(doc) else None
    if "imp" in forms:
        return not nouns.listed(token.lower_) or (
            following is not None and following.pos_ in _OPEN_AN_OBJECT
        )
    return "pres" in forms and following is not None and _opens_as_subject(following)


def _opens_as_subject(token: Token) -> bool:
    """Whether a word after a present form is its subject: »Modtager du«, »Stadfæster nævnet«."""
    if is_nominative(token):
        return True
    if token.pos_ == "NOUN" and "Definite=Def" in token.morph:
        return "Case=Gen" not in token.morph
    noun = nouns.lemma_of(token.lower_)  # *nævnet* is often taken for a form of *nævne*
    forms = nouns.forms_of(token.lower_, noun) if noun else ()
    return ("sing_def", False) in forms or ("plur_def", False) in forms


def _follows_auxiliary(token: Token) -> bool:
    """Whether *have, være, blive, få* stand right before a word, adverbs apart."""
    previous = token.i - 1
    while previous >= 0 and token.doc[previous].pos_ in ("ADV", "PART"):
        previous -= 1
    return previous >= 0 and token.doc[previous].lemma_ in ("have", "være", "blive", "få")


def starts_sentence(token: Token) -> bool:
    """Whether a token is the first word of its sentence, list markers and quotes apart."""
    while token.i > 0 and token.is_sent_start is not True:
        previous = token.nbor(-1)
        if not (previous.is_punct or previous.like_num) or previous.text in (",", ")"):
            return False
        token = previous
    return True
