"""Put the plain verb in the place of a light one: *foretager en vurdering af → vurderer*."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sprogtjek.checks.light_verb import ARTICLES, LightVerbUse, light_verbs_of, preposition_of
from sprogtjek.checks.light_verb_passive import in_active, passive_of
from sprogtjek.checks.moved_words import text_of
from sprogtjek.checks.noun_field import noun_phrase_end
from sprogtjek.danish.nominalisations import manners
from sprogtjek.danish.verbs import Form, form_of, paradigm
from sprogtjek.records import Span, Suggestion

if TYPE_CHECKING:
    from spacy.tokens import Token

_HAVE = frozenset({"har", "havde", "have", "haft", "få", "får", "fik", "fået"})
_ACTIVE: frozenset[Form] = frozenset({"inf", "pres", "past", "part", "imp"})
_QUESTIONS = frozenset({"om", "at", "hvorvidt", "hvem", "hvad", "hvor", "hvornår", "hvordan"})
_SUBJECTS = frozenset({"jeg", "du", "vi", "i", "de", "man", "han", "hun", "kommunen"})
_ENDS = frozenset({".", ",", ":", ";", "?", "!", "–"})


def suggestion(use: LightVerbUse) -> Suggestion:
    """The plain verb in the light verb's form where the phrase is simple, else its name."""
    better = _rewritten(use) if _is_simple(use) else None
    if better is not None:
        return better
    return Suggestion(f"Brug udsagnsordet »{use.row.plain}«.", use.span, "advice")


def _is_simple(use: LightVerbUse) -> bool:
    row = use.row
    if row.advice or not use.is_complete or use.noun.i < use.verb.i:
        return False
    if row.clause and not _clause_follows(use.last):
        return False
    return row.alone or (bool(row.prep) and _has_object(use.last))


def _has_object(last: Token) -> bool:
    """Whether something follows that the plain verb can have for an object."""
    following = last.nbor(1) if last.i + 1 < last.sent.end else None
    if following is None:
        return False
    return following.text not in _ENDS or _clause_follows(last) or following.text == ":"


def _clause_follows(token: Token) -> bool:
    """*afgørelse om, hvorvidt …*: *om* is dropped, and the clause must still be one."""
    following = token.doc[token.i + 1 : min(token.i + 3, token.sent.end)]
    return any(other.lower_ in _QUESTIONS for other in following)


def _rewritten(use: LightVerbUse) -> Suggestion | None:
    kept = _kept_words(use)
    if kept is None:
        return None
    described = [word for word in kept if _manner(word) is not None]
    mobile = [word for word in kept if _is_mobile(word) and word not in described]
    complement = [word for word in kept if not _is_mobile(word) and word not in described]
    if described and not use.row.prep:
        return None
    better = _in_place(use, mobile, complement) or _turned(use, mobile, complement)
    return _with_manner(better, use, described) if better is not None else None


def _in_place(
    use: LightVerbUse, mobile: Sequence[Token], complement: Sequence[Token]
) -> Suggestion | None:
    plain = _inflected(use)
    if plain is None:
        return None
    head, *rest = plain.split(" ")
    words = [head, *text_of(mobile), *rest, *text_of(complement)]
    return Suggestion(" ".join(words), use.span)


def _turned(
    use: LightVerbUse, mobile: Sequence[Token], complement: Sequence[Token]
) -> Suggestion | None:
    """*Der foretages en vurdering af → Vi vurderer*."""
    passive = passive_of(use.verb)
    if passive is None or complement:
        return None
    found = in_active(passive, use.row.plain, mobile, use.last)
    return Suggestion(*found) if found is not None else None


def _with_manner(
    better: Suggestion, use: LightVerbUse, described: Sequence[Token]
) -> Suggestion | None:
    """*en grundig vurdering af sagen → vurderer sagen grundigt*; before a clause at once."""
    adverbs = [adverb for word in described if (adverb := _manner(word)) is not None]
    if not adverbs:
        return better
    if _clause_follows(use.last):
        return Suggestion(" ".join([better.text, *adverbs]), better.span)
    rest = list(use.last.doc[use.last.i + 1 : use.last.sent.end])
    end = noun_phrase_end(rest)
    if not end or (end < len(rest) and rest[end].text not in _ENDS) or len(adverbs) > 1:
        return None
    last = rest[end - 1]
    text = " ".join([better.text, *text_of(rest[:end]), *adverbs])
    return Suggestion(text, Span(better.span.start, last.idx + len(last)))


def _manner(token: Token) -> str | None:
    """The adverb of an adjective that tells how the noun's act is done."""
    return manners().get(token.lower_) if token.pos_ == "ADJ" else None


def _inflected(use: LightVerbUse) -> str | None:
    form = next(
        (form_of(use.verb.lower_, v) for v in light_verbs_of(use.verb) if v in use.row.light),
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
    end = preposition_of(use.noun).i if use.row.pre else use.noun.i
    if use.row.pre and any(t.lower_ not in ARTICLES for t in use.noun.doc[end + 1 : use.noun.i]):
        return None
    kept = []
    for other in use.verb.doc[use.verb.i + 1 : end]:
        if other.lower_ in ARTICLES or other.lower_ == "der":  # »foretages der en vurdering«
            continue
        if other.pos_ == "CCONJ":  # »være enige og i stand til at«
            return None
        if not use.row.pre and not _is_mobile(other) and _manner(other) is None:
            return None
        kept.append(other)
    return kept


def _is_mobile(token: Token) -> bool:
    """An adverb of the clause or the subject of an inversion: *foretager vi ikke en …*."""
    return token.pos_ in ("ADV", "PART") or token.lower_ in _SUBJECTS
