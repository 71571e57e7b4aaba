"""Clauses that are broken off by an insertion between commas and taken up again.

Read from the words: an insertion with verbs of its own is where a parser most often goes wrong.
The insertion runs from a comma to the comma before the verb that takes the clause up, and
every finite verb in it has the word that opens its clause in there too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sprogtjek.checks.clauses import clause_head, is_main, openers
from sprogtjek.checks.finite import finite_verbs, is_finite
from sprogtjek.checks.kept import kept
from sprogtjek.checks.landmarks import positions_of_tags, positions_of_words, within

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Span, Token

_COMMA = frozenset({","})
_TWO_COMMAS = 2
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "X"})
# Where the insertion parts it from its participle, taggers take »har« for a main verb.
_AUXILIARIES = frozenset(
    (
        *("har", "havde", "er", "var", "bliver", "blev", "skal", "skulle", "kan", "kunne"),
        *("vil", "ville", "må", "måtte", "bør", "burde"),
    )
)
_ADVERBS = 3  # »…, derfor ikke længere skal«


class Interruption(NamedTuple):
    """``inserted`` without its commas, and the verb that takes the clause up again.

    ``subject`` is the word before the insertion where ``verb`` is finite: the end of the subject.
    """

    inserted: Span
    verb: Token
    subject: Token | None


@kept
def interruptions(sent: Span) -> list[Interruption]:
    """The interruptions of the sentence, each as long as it can be."""
    return list(_found(sent))


def _found(sent: Span) -> Iterator[Interruption]:
    if len(within(positions_of_words(sent.doc, _COMMA), sent)) < _TWO_COMMAS:
        return
    opened = openers(sent)
    for at in within(positions_of_tags(sent.doc, "VERB", "AUX"), sent):
        verb = sent.doc[at]
        if verb.text.endswith("."):  # »jf.« is no verb
            continue
        closing = _comma_before(verb, sent)
        if closing is None:
            continue
        for opening in _commas(sent.doc, sent.start + 1, closing):
            inserted = sent.doc[opening + 1 : closing]
            if _is_closed(inserted, verb, opened) and _is_taken_up(inserted, verb, opened):
                subject = sent.doc[opening - 1] if is_finite(verb) else None
                yield Interruption(inserted, verb, subject)
                break


def _comma_before(verb: Token, sent: Span) -> int | None:
    """The comma directly before the verb, adverbs left out."""
    index = verb.i - 1
    while index > sent.start and verb.i - index <= _ADVERBS and verb.doc[index].pos_ == "ADV":
        index -= 1
    return index if index > sent.start and verb.doc[index].text == "," else None


def _commas(doc: Doc, start: int, end: int) -> list[int]:
    return [index for index in range(start, end - 1) if doc[index].text == ","]


def _is_closed(inserted: Span, verb: Token, opened: dict[int, Token]) -> bool:
    """Whether the words open a clause (or are a prepositional phrase), and all that they open."""
    own = {opened[token.i].i for token in inserted if token.i in opened}
    if inserted[0].i not in own and inserted[0].pos_ != "ADP":
        return False
    if verb.i in opened and opened[verb.i].i >= inserted.start:
        return False
    return all(
        opened[token.i].i >= inserted.start
        if token.i in opened
        else clause_head(token).dep_ == "acl:relcl"
        for token in finite_verbs(inserted)
    )


def _is_taken_up(inserted: Span, verb: Token, opened: dict[int, Token]) -> bool:
    before = verb.doc[_clause_start(inserted, verb, opened) : inserted.start - 1]
    if not len(before):
        return False
    # Parted from »skal«, »bede« looks like a finite verb to taggers.
    if not is_finite(verb) or verb.lower_.endswith("e"):
        return _awaits_verb(before) and verb.nbor(-1).pos_ != "PART"
    if before[-1].pos_ not in _NOMINAL or is_predicate(before[-1]):
        return False
    if any(is_main(verb, opened) for verb in finite_verbs(before)):
        return False
    return verb.i in opened or not _is_inverted(before, verb)


def is_predicate(noun: Token) -> bool:
    """*Viden er grundlaget for, at ansatte kan* …: the noun has its verb before it."""
    return any(child.dep_ == "cop" and child.i < noun.i for child in noun.children)


def _clause_start(inserted: Span, verb: Token, opened: dict[int, Token]) -> int:
    """Where the clause of ``verb`` begins: after its opener, or after *og*, or the sentence."""
    if verb.i in opened:
        return opened[verb.i].i + 1
    start = inserted.sent.start
    before = ""
    for token in verb.doc[start : inserted.start - 1]:
        # »…, og kommunen, der …, skal«; »i Køge og omegn« has no comma before it.
        if token.text in (":", ";") or (token.pos_ == "CCONJ" and before == ","):
            start = token.i + 1
        before = token.text
    return start


def _awaits_verb(before: Span) -> bool:
    """*har*, *har vi*, *skal du derfor*: an auxiliary among the last three words."""
    return any(token.pos_ == "AUX" or token.lower_ in _AUXILIARIES for token in before[-3:])


def _is_inverted(before: Span, verb: Token) -> bool:
    """*I sidste uge, hvor vi holdt møde, besluttede vi*: what is first is not the subject."""
    subjects = [child for child in clause_head(verb).children if child.dep_ in ("nsubj", "expl")]
    if subjects:
        return not any(subject.i < verb.i for subject in subjects)
    return before[0].pos_ in ("ADP", "ADV", "SCONJ")
