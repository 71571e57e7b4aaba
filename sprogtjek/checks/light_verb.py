"""Find light verbs with a nominalised complement, and put the plain verb in their place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from sprogtjek.checks.landmarks import landmarks
from sprogtjek.danish.nominalisations import (
    LightVerb,
    general_light_verbs,
    light_verbs,
    noun_forms,
    verb_of,
    verbal_noun,
)
from sprogtjek.danish.verbs import FORMS, Form, form_of, paradigm
from sprogtjek.records import Span, Suggestion

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_REACH = 8
_ARTICLES = frozenset({"en", "et"})
_HAVE = frozenset({"har", "havde", "have", "haft", "få", "får", "fik", "fået"})
_ACTIVE: frozenset[Form] = frozenset({"inf", "pres", "past", "part", "imp"})
_QUESTIONS = frozenset({"om", "at", "hvorvidt", "hvem", "hvad", "hvor", "hvornår", "hvordan"})
_SUBJECTS = frozenset({"jeg", "du", "vi", "i", "de", "man", "han", "hun", "kommunen"})
_DROP_AT = frozenset({"kunne", "ville", "skulle"})


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
        """From the light verb to its last word."""
        return Span(self.verb.idx, self.last.idx + len(self.last))


def light_verb_uses(doc: Doc) -> Iterator[LightVerbUse]:
    """All uses of light verbs in text order; of several rows for one verb the longest."""
    words = landmarks(doc).by_word
    for at in sorted(at for word in words if word in _verb_forms() for at in words[word]):
        token = doc[at]
        verbs = [verb for verb in _light_verb(token) if _has_noun(verb, words.keys())]
        if not verbs or not _may_be_verb(token, verbs):
            continue
        uses = [use for verb in verbs for use in _uses(token, verb)]
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


def _light_verb(token: Token) -> tuple[str, ...]:
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
            if row.pre and _preposition(noun).lower_ != row.pre:
                continue
            if not row.pre and not _is_object(token, noun):
                continue
            use = _with_preposition(LightVerbUse(token, noun, noun, row), verb)
            if use is not None:
                yield use


def _preposition(noun: Token) -> Token:
    """The word before the noun and what describes it: *med* in *med en skriftlig redegørelse*."""
    before = noun.nbor(-1)
    while before.i > 0 and (before.lower_ in _ARTICLES or before.pos_ == "ADJ"):
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
    # »rette henvendelse« and »foretage en vurdering« are light without a complement too.
    return use if len(words) == 1 and not row.pre and verb not in _ORDINARY else None


_ORDINARY = frozenset(
    """give yde have få gøre komme finde lave lægge modtage tage udbetale være""".split()
)
"""With these the noun alone proves nothing: *give svar, have kontakt, tage hensyn*."""


# --- the suggestion -------------------------------------------------------------------------


def suggestion(use: LightVerbUse) -> Suggestion:
    """The plain verb in the light verb's form where the phrase is simple, else its name."""
    text = _rewritten(use)
    if text is not None:
        return Suggestion(text, use.span)
    return Suggestion(f"Brug udsagnsordet »{use.row.plain}«.", use.span, "advice")


def _rewritten(use: LightVerbUse) -> str | None:
    row = use.row
    if (
        row.advice
        or not use.is_complete
        or use.noun.i < use.verb.i
        or (not row.prep and not row.alone)
    ):
        return None
    if row.clause and not _clause_follows(use.last):
        return None
    plain = _inflected(use)
    kept = _kept_words(use)
    if plain is None or kept is None:
        return None
    head, *rest = plain.split(" ")
    mobile = [word.text for word in kept if _is_mobile(word)]
    complement = [word.text for word in kept if not _is_mobile(word)]
    return " ".join([head, *mobile, *rest, *complement])


def _clause_follows(token: Token) -> bool:
    """*afgørelse om, hvorvidt …*: *om* is dropped, and the clause must still be one."""
    following = token.doc[token.i + 1 : min(token.i + 3, token.sent.end)]
    return any(other.lower_ in _QUESTIONS for other in following)


def _inflected(use: LightVerbUse) -> str | None:
    form = next(
        (form_of(use.verb.lower_, verb) for verb in _light_verb(use.verb) if verb in use.row.light),
        None,
    )
    if form not in _ACTIVE or (form == "part" and not _is_perfect(use.verb)):
        return None
    head, _, rest = use.row.plain.partition(" ")
    word = paradigm(head).get(form)
    if word is None:
        return None
    word = word.capitalize() if use.verb.text[0].isupper() else word
    return f"{word} {rest}".strip()


def _is_perfect(verb: Token) -> bool:
    before = verb.doc[max(verb.i - 4, verb.sent.start) : verb.i]
    return any(other.lower_ in _HAVE for other in before)


def _kept_words(use: LightVerbUse) -> list[Token] | None:
    """The words between verb and noun that stay; ``None`` if one of them cannot be moved."""
    end = _preposition(use.noun).i if use.row.pre else use.noun.i
    if use.row.pre and any(t.lower_ not in _ARTICLES for t in use.noun.doc[end + 1 : use.noun.i]):
        return None
    kept = []
    for other in use.verb.doc[use.verb.i + 1 : end]:
        if other.lower_ in _ARTICLES:
            continue
        if not use.row.pre and not _is_mobile(other):
            return None
        kept.append(other)
    return kept


def _is_mobile(token: Token) -> bool:
    """An adverb of the clause or the subject of an inversion: *foretager vi ikke en …*."""
    return token.pos_ in ("ADV", "PART") or token.lower_ in _SUBJECTS
