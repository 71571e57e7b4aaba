"""The form in which a matched word stands, and what it agrees with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sprogtjek.checks.phrase_pos import starts_sentence
from sprogtjek.danish import determiners, nouns, verbs
from sprogtjek.danish.determiners import Agreement

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def verb_form(token: Token, lemma: str) -> verbs.Form | None:
    """The form in which a verb stands. The tagger decides only between homographs."""
    forms = verbs.forms_of(token.lower_, lemma)
    if len(forms) == 1:
        return forms[0]
    tagged = _tagged_form(token)
    if not forms or tagged in forms:
        return tagged
    if forms == ("past", "part_plur"):
        return "part_plur" if token.pos_ == "ADJ" else "past"
    if "part" in forms:  # afholdt
        return "part" if _after_auxiliary(token) else "past"
    if "imp" in forms:  # gå, kom
        return "imp" if starts_sentence(token) else forms[0]
    return forms[0]


def _tagged_form(token: Token) -> verbs.Form | None:
    morph = token.morph
    passive = "Voice=Pass" in morph
    if "Mood=Imp" in morph:
        return "imp"
    if "VerbForm=Part" in morph:
        if "Tense=Pres" in morph:
            return "pres_part"
        return "part_plur" if "Number=Plur" in morph or "Definite=Def" in morph else "part"
    if "VerbForm=Inf" in morph:
        return "s_inf" if passive else "inf"
    if "Tense=Past" in morph:
        return "s_past" if passive else "past"
    if "Tense=Pres" in morph:
        return "s_pres" if passive else "pres"
    return None


def _after_auxiliary(token: Token) -> bool:
    before = token.doc[max(0, token.i - 6) : token.i]
    return any(word.lemma_ in ("have", "være", "blive") for word in before)


def noun_form(token: Token, lemma: str) -> tuple[nouns.NounForm, bool] | None:
    """Number and definiteness in which a noun stands, and whether it is a genitive."""
    forms = nouns.forms_of(token.lower_, lemma)
    plural = "Number=Plur" in token.morph
    fitting = (form for form in forms if form[0].startswith("plur") == plural)
    return next(fitting, forms[0] if forms else None)


def agreement_at(index: int, doc: Doc, *, after_determiner: bool) -> tuple[Agreement, bool]:
    """What the word at ``index`` agrees with, and whether the text really shows it."""
    if after_determiner and index:
        before = determiners.agreements(doc[index - 1].lower_)
        if len(before) == 1:
            return next(iter(before)), True
    noun = noun_after(index + 1, doc, ("ADJ", "ADV", "NUM"))
    if noun is not None:
        return _noun_agreement(noun)
    return _tagged_agreement(doc[index]) or "com", False


def noun_after(start: int, doc: Doc, between: tuple[str, ...] = ("ADJ",)) -> Token | None:
    """The noun at token ``start``, or after the adjectives there."""
    at = start
    while at < len(doc) and doc[at].pos_ in between:
        at += 1
    return doc[at] if at < len(doc) and doc[at].pos_ == "NOUN" else None


def _noun_agreement(noun: Token) -> tuple[Agreement, bool]:
    if "Number=Plur" in noun.morph:
        return "plur", True
    gender = nouns.gender(nouns.lemma_of(noun.lower_) or noun.lemma_.lower())
    return (gender, True) if gender else (_tagged_agreement(noun) or "com", False)


def _tagged_agreement(token: Token) -> Agreement | None:
    if "Number=Plur" in token.morph:
        return "plur"
    if "Gender=Neut" in token.morph:
        return "neut"
    return "com" if "Gender=Com" in token.morph else None


def is_definite_after(index: int, doc: Doc) -> bool:
    """Whether an adjective at ``index`` stands after *den, min, kommunens* and takes -e."""
    if index == 0:
        return False
    before = doc[index - 1]
    return determiners.makes_definite(before.lower_) or "Case=Gen" in before.morph
