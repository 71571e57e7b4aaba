"""What stands between a finite verb and the words that belong to it: subject and adverbs.

In questions and after a first clause element the subject follows the verb (*er du bekendt med*),
and adverbs stand there in every main clause (*du er kun berettiget til*): the nexus field of
Diderichsen's sentence scheme.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sprogtjek.danish.sentence_adverbs import SENTENCE_ADVERBS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

NOMINATIVES = frozenset({"jeg", "du", "han", "hun", "vi", "i", "de", "man"})
"""Pronouns that are a verb's subject in any parse; *det* and *den* may be its object."""

_ADVERBS = SENTENCE_ADVERBS | {
    *("gerne", "generelt", "fremover", "heller", "længere", "muligvis", "måske", "naturligvis")
}


def is_nominative(token: Token) -> bool:
    """Whether a word is a subject pronoun: *I* with a capital, not the preposition *i*."""
    return token.lower_ in NOMINATIVES and token.text != "i"


def middle_end(verb: int, doc: Doc) -> int:
    """Where subject and adverbs after the verb at ``verb`` end; ``verb + 1`` if there are none."""
    end = verb + 1
    if end < len(doc) and (is_nominative(doc[end]) or _is_subject(doc[end])):
        end += 1
    return adverbs_end(end, doc)


def adverbs_end(end: int, doc: Doc) -> int:
    """Where the sentence adverbs that start at ``end`` end."""
    while end < len(doc) and doc[end].lower_ in _ADVERBS:
        end += 1
    return end


def _is_subject(token: Token) -> bool:
    """Whether a noun alone is a subject: *har barnet krav på*."""
    return token.dep_ == "nsubj" and token.pos_ == "NOUN" and token.left_edge.i == token.i
