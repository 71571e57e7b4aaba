"""What to write instead of a match: its replacements inflected like it."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from sprogtjek.checks.phrase_forms import agreement_at, is_definite_after, noun_after
from sprogtjek.checks.phrase_matching import Match
from sprogtjek.checks.phrase_names import may_be_name
from sprogtjek.checks.phrase_nouns import agree_after, replace_noun
from sprogtjek.checks.phrase_pos import starts_sentence
from sprogtjek.checks.phrase_verbs import replace_verb
from sprogtjek.checks.phrase_wording import Replacement, Wording, fill, with_comma
from sprogtjek.danish import adjectives, determiners
from sprogtjek.danish.adjectives import AdjectiveForm
from sprogtjek.danish.determiners import Agreement

if TYPE_CHECKING:
    from spacy.tokens import Doc

_NEVER_FIRST = frozenset({"også", "jo", "bare", "blot", "kun"})
"""Adverbs that cannot stand alone before the verb of a main clause: not »Også mangler vi«."""

_ONLY_ADVERBS = frozenset({"måske", "muligvis"})


def replace(match: Match, wording: Wording, doc: Doc) -> Replacement | None:
    """The replacement for a match; ``None`` where the wording has no fitting form."""
    if wording.written in _NEVER_FIRST and _is_alone_before_verb(match, doc):
        return None
    new = _inflected(match, wording, doc)
    if new is None:
        return None
    if may_be_name(match, doc):
        new = dataclasses.replace(new, sure=False)
    return with_comma(_agreeing(new, match, doc), match, doc)


def _agreeing(new: Replacement, match: Match, doc: Doc) -> Replacement:
    """``new`` with a predicative that agrees with another determiner than the match's.

    *Dine økonomiske forhold er vanskelige* → *Din økonomi er vanskelig*.
    """
    before = determiners.agreements(doc[match.start].lower_)
    after = determiners.agreements(new.text.partition(" ")[0].lower())
    if match.pattern.pos != "any" or len(before) != 1 or len(after) != 1 or before == after:
        return new
    return agree_after(new, doc[match.end - 1], next(iter(after)), doc)


def _is_alone_before_verb(match: Match, doc: Doc) -> bool:
    follows = match.end < len(doc) and "VerbForm=Fin" in doc[match.end].morph
    return follows and starts_sentence(doc[match.start])


def _inflected(match: Match, wording: Wording, doc: Doc) -> Replacement | None:
    pos, lemma = match.pattern.pos, match.pattern.lemma
    if wording.head is None:
        if lemma and pos == "adj":
            return None  # »som bor i« cannot stand before the noun
        sure = lemma is None or doc[match.head].lower_ == lemma
        return fill(match, wording.words, doc, sure=sure)
    if pos == "verb" and lemma:
        return replace_verb(match, lemma, wording, doc)
    if pos == "noun" and lemma:
        return replace_noun(match, lemma, wording, doc)
    if pos in ("adj", "det"):
        return _replace_adjective(match, wording, doc)
    return fill(match, wording.words, doc, sure=True)


def _replace_adjective(match: Match, wording: Wording, doc: Doc) -> Replacement | None:
    head = wording.head or 0
    new = wording.words[head]
    is_adjective = match.pattern.pos == "adj"
    forms = adjectives.forms_of(doc[match.head].lower_, match.pattern.lemma or "")
    form: AdjectiveForm | None
    if match.pattern.lemma is None and doc[match.head].text.endswith("."):
        form, sure = _form_of_abbreviation(match, doc), False
        if new in _ONLY_ADVERBS and noun_after(match.end, doc):
            return None  # »måske spørgsmål«
    elif len(forms) == 1:
        form, sure = forms[0], True
    else:
        agreement, sure = agreement_at(match.head, doc, after_determiner=is_adjective)
        form = "plur" if is_adjective and is_definite_after(match.start, doc) else agreement
    if form is None:
        return None
    if determiners.row_of(new):
        agreement = form if form in ("com", "neut", "plur") else "com"
        inflected = determiners.inflect(new, agreement)
    else:
        inflected = adjectives.paradigm(new).get(form)
    if inflected is None:
        return None
    words = [*wording.words[:head], inflected, *wording.words[head + 1 :]]
    return fill(match, words, doc, sure=sure)


def _form_of_abbreviation(match: Match, doc: Doc) -> Agreement | None:
    """The form that an abbreviated adjective stands for; ``None`` where that is not known.

    *evt. spørgsmål* is *eventuelle*, *evt. klage* is *eventuel*; elsewhere *evt.* is the adverb,
    which is written like the neuter: *du kan evt. ringe*.
    """
    noun = noun_after(match.end, doc)
    if noun is None or "Definite=Def" in noun.morph or "Case=Gen" in noun.morph:
        return "neut"
    if is_definite_after(match.start, doc):
        return "plur"
    agreement, sure = agreement_at(match.end - 1, doc, after_determiner=False)
    return agreement if sure else None
