"""What to write instead of a noun, and the words that agree with it when its gender changes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sprogtjek.checks.phrase_forms import is_definite_after, noun_form
from sprogtjek.checks.phrase_matching import Match
from sprogtjek.checks.phrase_wording import Replacement, Wording, fill, like
from sprogtjek.danish import adjectives, determiners, nouns
from sprogtjek.danish.determiners import Agreement
from sprogtjek.danish.nouns import Gender

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_BETWEEN = frozenset({"ADJ", "ADV", "CCONJ"})
"""What may stand between determiner and noun: *et meget højt og urimeligt gebyr*."""

_AFTER_ARTICLE = frozenset({"sådan", "sådant", "anden", "andet", "egen", "eget"})
"""Determiners that follow another: *en sådan, din egen*."""


def replace_noun(match: Match, lemma: str, wording: Wording, doc: Doc) -> Replacement | None:
    """The wording in the form of the noun ``lemma`` that was matched, with what agrees with it.

    ``None`` where it has no such form, or where a word that must agree cannot be made to.
    """
    head = wording.head or 0
    new = wording.words[head]
    found = noun_form(doc[match.head], lemma)
    inflected = nouns.paradigm(new).get(found[0]) if found else None
    if found is None or inflected is None:
        return None
    form, in_genitive = found
    agreement = "plur" if form.startswith("plur") else nouns.gender(new) or "com"
    definite = is_definite_after(match.start, doc)
    words = [_modifier(word, agreement, definite) for word in wording.words[:head]]
    words.append(nouns.genitive(inflected) if in_genitive else inflected)
    words += wording.words[head + 1 :]
    same_gender = new == lemma or nouns.gender(new) == nouns.gender(lemma) is not None
    filled = fill(match, words, doc, sure=same_gender)
    if same_gender or agreement == "plur":
        return filled
    filled = agree_after(filled, doc[match.head], nouns.gender(new), doc)
    if form == "sing_def" or determiners.row_of(wording.words[0]):
        return filled
    return _agree_before(filled, nouns.gender(new), doc)


def _modifier(word: str, agreement: Agreement, definite: bool) -> str:
    """A word of the replacement before its noun: *fast rutine*, *faste rutiner*."""
    if determiners.row_of(word):
        return determiners.inflect(word, agreement) or word
    return adjectives.paradigm(word)["plur" if definite else agreement]


def _agree_before(new: Replacement, gender: Gender | None, doc: Doc) -> Replacement | None:
    """``new`` with the words before it in the gender of its noun: *et højt* → *en høj*.

    ``None`` if a word must agree and cannot be made to.
    """
    start = new.start
    while start and _may_stand_between(doc[start - 1]):
        start -= 1
    if start and _is_determiner(doc[start - 1]):
        start -= 1
        if start and doc[start].lower_ in _AFTER_ARTICLE and _is_determiner(doc[start - 1]):
            start -= 1
    elif any(t.pos_ == "VERB" for t in doc[start : new.start]):
        return None  # »et af kommunen samlet skøn«
    elif any(t.pos_ != "ADJ" for t in doc[start : new.start]):
        return replace(new, sure=False)  # an adverb of the clause, not of the noun
    words = [_agree(token, gender) for token in doc[start : new.start]]
    if not all(words):
        return None
    text = " ".join([*(word for word in words if word), new.text])
    return replace(new, text=text, start=start, sure=False)


def agree_after(
    new: Replacement, noun: Token, agreement: Agreement | None, doc: Doc
) -> Replacement:
    """``new`` with the adjective said of its noun: *gebyret er højt* → *betalingen er høj*."""
    head = noun.head
    said = (child for child in head.children if child.dep_ == "xcomp")  # er blevet højt
    adjective = next(said, head) if head.lemma_ == "blive" else head
    if noun.dep_ != "nsubj" or adjective.pos_ != "ADJ" or adjective.i < new.end:
        return new
    agreed = _agree(adjective, agreement, predicative=True)
    if agreed in (None, adjective.text):
        return new
    text = f"{new.text} {doc[new.end : adjective.i].text} {agreed}"
    return replace(new, text=text, end=adjective.i + 1, sure=False)


def _may_stand_between(token: Token) -> bool:
    if token.pos_ == "VERB":  # et samlet skøn: the same form for both genders
        return "VerbForm=Part" in token.morph
    return token.pos_ in _BETWEEN and not _is_determiner(token)


def _is_determiner(token: Token) -> bool:
    return determiners.row_of(token.lower_) is not None


def _agree(token: Token, agreement: Agreement | None, *, predicative: bool = False) -> str | None:
    if agreement is None:
        return None
    if _is_determiner(token):
        inflected = determiners.inflect(token.lower_, agreement)
        return like(token.text, inflected) if inflected else None
    if token.pos_ != "ADJ":
        return token.text
    forms = adjectives.paradigm(token.lemma_.lower())
    agreeing = {forms["com"], forms["neut"], forms["plur"] if predicative else ""}
    if token.lower_ not in agreeing:
        return token.text  # definite, or a comparative: the same for both genders
    return like(token.text, forms[agreement])
