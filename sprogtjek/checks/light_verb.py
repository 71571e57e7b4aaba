"""Find light verbs with a nominalised complement: *foretage en vurdering af*."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from sprogtjek.checks.landmarks import landmarks
from sprogtjek.checks.light_verb_before import noun_before
from sprogtjek.danish.nominalisations import (
    LightVerb,
    general_light_verbs,
    light_verbs,
    nominalisations,
    noun_forms,
    verb_of,
    verbal_noun,
)
from sprogtjek.danish.verbs import FORMS, form_of, paradigm
from sprogtjek.records import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_REACH = 8
ARTICLES = frozenset({"en", "et"})
_THINGS = frozenset({"gennemføre", "udføre", "iværksætte", "effektuere"})
"""*gennemføre en uddannelse*: these also have things for an object."""


@dataclass(frozen=True)
class LightVerbUse:
    """A place where a light verb is used: its tokens, and what it could be instead.

    ``last`` is the noun, or the word after it that ``row.prep`` takes along.
    """

    verb: Token
    noun: Token
    last: Token
    row: LightVerb

    @property
    def is_complete(self) -> bool:
        """Whether all that the row asks for is there."""
        return not self.row.prep or self.last is not self.noun

    @property
    def span(self) -> Span:
        """From the light verb to its last word, or from the noun before it."""
        first, last = sorted((self.verb, self.last), key=lambda token: token.i)
        return Span(first.idx, last.idx + len(last))


def light_verb_uses(doc: Doc) -> Iterator[LightVerbUse]:
    """All uses of light verbs in text order; of several rows for one verb the longest."""
    words = landmarks(doc).by_word
    forms = words.keys() & _verb_forms().keys()
    for at in sorted(at for word in forms for at in words[word]):
        token = doc[at]
        verbs = [verb for verb in light_verbs_of(token) if _has_noun(verb, words.keys())]
        if not verbs or not _may_be_verb(token, verbs):
            continue
        uses = [use for verb in verbs for use in _uses(token, verb)]
        uses = uses or [use for verb in verbs for use in _uses_before(token, verb)]
        if uses:
            yield max(uses, key=lambda use: (use.last.i, use.is_complete))


def _may_be_verb(token: Token, verbs: Sequence[str]) -> bool:
    """The tag decides, but a tagger may miss an imperative or a rare form: *Foretag, traf*."""
    if token.pos_ in ("VERB", "AUX"):
        return token.dep_ != "amod"
    if any(child.dep_ in ("det", "amod", "case") for child in token.children):
        return False
    form = form_of(token.lower_, verbs[0])
    return form in ("past", "pres") or (form == "imp" and token.i == token.sent.start)


# --- the tables by form ---------------------------------------------------------------------


@lru_cache(maxsize=1)
def _verb_forms() -> Mapping[str, tuple[str, ...]]:
    """Light verbs by written form: *gives → give, tog → tage*."""
    verbs = {*general_light_verbs(), *(verb for row in light_verbs() for verb in row.light)}
    table: dict[str, list[str]] = {}
    for verb in sorted(verbs):
        forms = paradigm(verb)
        for form in {forms[name] for name in FORMS if name in forms and name != "part_plur"}:
            table.setdefault(form, []).append(verb)
    return {form: tuple(verbs) for form, verbs in table.items()}


@lru_cache(maxsize=1)
def _rows() -> Mapping[tuple[str, str], tuple[LightVerb, ...]]:
    """Fixed rows by light verb and written form of the noun."""
    table: dict[tuple[str, str], list[LightVerb]] = {}
    for row in light_verbs():
        # A set phrase has its noun in one form: *finde sted*, but not *finde stedet*.
        for form in row.noun if row.pre or not row.prep else noun_forms(row.noun):
            for verb in row.light:
                table.setdefault((verb, form), []).append(row)
    return {key: tuple(rows) for key, rows in table.items()}


@lru_cache(maxsize=1)
def _nouns() -> Mapping[str, frozenset[str]]:
    """The written forms of the nouns in each light verb's fixed rows."""
    table: dict[str, set[str]] = {}
    for verb, form in _rows():
        table.setdefault(verb, set()).add(form)
    return {verb: frozenset(forms) for verb, forms in table.items()}


def _has_noun(verb: str, words: Set[str]) -> bool:
    """Whether a noun for the verb is anywhere in the text: spares a search for each *er*, *har*."""
    return verb in general_light_verbs() or not _nouns()[verb].isdisjoint(words)


def light_verbs_of(token: Token) -> tuple[str, ...]:
    """The light verbs that a word may be a form of."""
    return _verb_forms().get(token.lower_, ())


def _rows_for(verb: str, noun: str) -> tuple[LightVerb, ...]:
    fixed = _rows().get((verb, noun), ())
    if verb not in general_light_verbs():
        return fixed
    lemma = verbal_noun(noun)
    plain = verb_of(lemma) if lemma is not None else None
    if lemma is None or plain is None or any(lemma in row.noun for row in fixed):
        return fixed
    # A plain verb with a particle (*melde ud*) takes its object in between: only named.
    return (*fixed, LightVerb((verb,), (lemma,), "af", plain, advice=" " in plain))


# --- the complement -------------------------------------------------------------------------


def _uses(token: Token, verb: str) -> Iterator[LightVerbUse]:
    for noun in _nouns_after(token):
        for row in _rows_for(verb, noun.lower_):
            if row.pre and preposition_of(noun).lower_ != row.pre:
                continue
            if not row.pre and (not _is_object(token, noun) or _is_counted(noun)):
                continue
            row = _for_subject(row, token)
            use = _with_preposition(LightVerbUse(token, noun, noun, row), verb)
            if use is not None:
                yield use


def _uses_before(token: Token, verb: str) -> Iterator[LightVerbUse]:
    """*Klage kan indgives*: only named, for the clause must be turned round."""
    noun = noun_before(token, verb)
    rows = _rows_for(verb, noun.lower_) if noun is not None else ()
    if noun is not None and rows and not rows[0].pre:
        yield LightVerbUse(token, noun, noun, replace(rows[0], advice=True))


def _for_subject(row: LightVerb, verb: Token) -> LightVerb:
    """The row with the plain verb that fits its subject: *betaling sker, mødet er*."""
    subjects = [child for child in verb.children if child.dep_ == "nsubj"]
    is_act = any(verbal_noun(subject.lower_) is not None for subject in subjects)
    return replace(row, plain=row.act) if row.act and is_act else row


def preposition_of(noun: Token) -> Token:
    """The word before the noun and what describes it: *med* in *med en skriftlig redegørelse*."""
    before = noun.nbor(-1)
    while before.i > 0 and (before.lower_ in ARTICLES or before.pos_ == "ADJ"):
        before = before.nbor(-1)
    return before


def _nouns_after(token: Token) -> Iterator[Token]:
    """The nouns after the verb up to the end of its clause."""
    end = min(token.i + 1 + _REACH, token.sent.end)
    for other in token.doc[token.i + 1 : end]:
        if other.text in ".;:?!,(" or other.pos_ == "SCONJ":
            return
        if other.pos_ == "VERB" and form_of(other.lower_, other.lemma_) in ("pres", "past"):
            return
        if other.pos_ in ("NOUN", "ADV", "ADJ", "VERB", "PROPN"):
            yield other


def _is_object(verb: Token, noun: Token) -> bool:
    """No preposition and no other noun stands between, except the subject of an inversion."""
    if noun.dep_ == "obj" and noun.head.i == verb.i:
        return True
    if noun.pos_ == "VERB":
        return False
    between = verb.doc[verb.i + 1 : noun.i]
    if any(other.pos_ in ("ADP", "CCONJ") for other in between):
        return False
    return all(other.pos_ not in ("NOUN", "PROPN") or other.dep_ == "nsubj" for other in between)


def _is_counted(noun: Token) -> bool:
    """*indgive syv klager*: what is counted is a thing, not an act."""
    return any(child.dep_ == "nummod" for child in noun.children)


def _with_preposition(use: LightVerbUse, verb: str) -> LightVerbUse | None:
    """The use with its preposition; ``None`` if a fixed row lacks the one it needs."""
    row = use.row
    if not row.prep:
        return use
    words = row.prep.split()
    following = use.noun.doc[use.noun.i + 1 : min(use.noun.i + 1 + len(words), use.noun.sent.end)]
    if [other.lower_ for other in following] == words:
        return replace(use, last=following[-1])
    if following and following[0].lower_ in (f"her{words[0]}", f"der{words[0]}"):
        return use
    if verb in _THINGS and _is_thing(use.noun):
        return None
    # »rette henvendelse« and »foretage en vurdering« are light without a complement too.
    return use if len(words) == 1 and not row.pre and verb not in _ORDINARY else None


def _is_thing(noun: Token) -> bool:
    """*gennemføre uddannelsen, udføre en undersøgelse*: not only an act."""
    return verbal_noun(noun.lower_) in nominalisations().lexicalised


_ORDINARY = frozenset(
    """give yde have få gøre komme finde lave lægge modtage tage udbetale være""".split()
)
"""With these the noun alone proves nothing: *give svar, have kontakt, tage hensyn*."""
