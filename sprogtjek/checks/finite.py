"""Finite verbs: those in the present, past or imperative, with the tagger's slips mended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sprogtjek.checks.landmarks import positions_of_tags, within

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_KEY = "sprogtjek_finite_verbs"


def is_finite(token: Token) -> bool:
    """Whether the token is a verb in the present, past or imperative."""
    found = token.doc.user_data.get(_KEY) or _positions(token.doc)
    return token.i in found[1]


def finite_verbs(tokens: Span) -> list[Token]:
    """The finite verbs of the span, in order."""
    doc = tokens.doc
    return [doc[at] for at in within(_positions(doc)[0], tokens)]


def _positions(doc: Doc) -> tuple[list[int], frozenset[int]]:
    """The positions of all finite verbs, in order and as a set. Found once for a document."""
    found: tuple[list[int], frozenset[int]] | None = doc.user_data.get(_KEY)
    if found is None:
        candidates = positions_of_tags(doc, "VERB", "AUX")
        finite = [at for at in candidates if _has_finite_form(doc[at])]
        found = doc.user_data[_KEY] = (finite, frozenset(finite))
    return found


def _has_finite_form(token: Token) -> bool:
    features = str(token.morph)
    if "VerbForm=Fin" in features or "Mood=Imp" in features:
        return not _is_something_else(token)
    return "Voice=Pass" in features and _stands_alone(token) and not _is_something_else(token)


def _is_something_else(token: Token) -> bool:
    """What taggers take for a verb: *jf.*, *støjende arbejder*, *det ansøgte byggeri*."""
    if token.text.endswith("."):
        return True
    if any(child.dep_ in ("det", "amod") and child.i == token.i - 1 for child in token.children):
        return True
    if token.i > 0 and token.nbor(-1).lower_.endswith("ende") and len(token) > len("er"):
        return token.lower_.endswith("er")
    if token.dep_ in ("nmod", "obl") and any(child.dep_ == "case" for child in token.children):
        return True
    return _stands_before_noun(token)


def _stands_before_noun(token: Token) -> bool:
    if token.is_sent_start or token.i == 0 or token.i + 1 >= len(token.doc):
        return False
    after_determiner = token.nbor(-1).lower_ in ("den", "det", "de")
    return after_determiner and token.lower_.endswith("te") and token.nbor(1).pos_ == "NOUN"


def _stands_alone(passive: Token) -> bool:
    """Whether *opsiges* is present tense and not infinitive, as in *at opsiges, kan opsiges*."""
    deps = {child.dep_ for child in passive.children}
    if "aux" in deps or passive.dep_ == "xcomp":
        return False
    if passive.dep_ == "conj" and not deps & {"nsubj", "expl"}:
        return False
    return not any(child.dep_ == "mark" and child.pos_ == "PART" for child in passive.children)
