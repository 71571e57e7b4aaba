"""Clauses: which words open them, and which finite verbs stand in main clauses.

The parse is read with care. Which clause hangs on which is what a parser gets wrong most often;
which words open a clause is plain to see. So a clause counts as subordinate when it shows it on
the surface (*at, hvis, som, hvor* …), and the tree is asked only how such clauses hang together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sprogtjek.checks.finite import finite_verbs, is_finite
from sprogtjek.checks.landmarks import positions_of_words, within
from sprogtjek.danish.subordinators import QUESTION_WORDS, SUBORDINATORS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Span, Token

_KEY = "sprogtjek_openers"
_PERSONAL = frozenset({"jeg", "du", "han", "hun", "vi", "i", "de", "man"})
_OPENING = SUBORDINATORS | QUESTION_WORDS | {"der", "som", "omfang"}
_AFTER_SO = frozenset({"længe", "snart", "at"})
# »som udgangspunkt«, »som nævnt«: fixed adverbials, no clause.
_AFTER_ADVERBIAL_SOM = frozenset(
    (
        *("udgangspunkt", "regel", "følge", "led", "minimum", "hovedregel", "eksempel"),
        *("nævnt", "aftalt", "bekendt", "oplyst", "anført", "beskrevet", "ventet", "altid"),
    )
)


def clause_head(verb: Token) -> Token:
    """The head of the clause of a verb: itself, or what it is the auxiliary or copula of."""
    return verb.head if verb.dep_ in ("aux", "cop") else verb


def finite_verb(head: Token) -> Token | None:
    """The finite verb of the clause that ``head`` is the head of, if it has one."""
    if is_finite(head):
        return head
    helpers = (child for child in head.children if child.dep_ in ("aux", "cop"))
    return next((helper for helper in helpers if is_finite(helper)), None)


def openers(sent: Span) -> dict[int, Token]:
    """Finite verb (by ``token.i``) → the word that opens its clause, for subordinate clauses.

    Read from left to right as brackets: each finite verb closes the opener nearest to it. So
    in *at kommunen, der ligger her, kan* the verb *ligger* gets *der* and *kan* gets *at*. A
    finite verb that is left without an opener stands in a main clause. A relative clause
    without a relative (*det brev, vi sendte*) has its subject for an opener.
    """
    doc = sent.doc
    found: dict[int, dict[int, Token]] = doc.user_data.setdefault(_KEY, {})
    if sent.start not in found:
        opening = within(positions_of_words(doc, _OPENING), sent)
        matched = _match_openers(sent, opening)
        found[sent.start] = {verb: doc[opener] for verb, opener in matched.items()}
    return found[sent.start]


def _match_openers(sent: Span, opening: Sequence[int]) -> dict[int, int]:
    waiting: list[int] = []
    found: dict[int, int] = {}
    last = -1
    for at in sorted({*opening, *(verb.i for verb in finite_verbs(sent))}):
        token = sent.doc[at]
        if token.lower_ in _OPENING and _opens_clause(token, waiting):
            waiting.append(at)
        elif is_finite(token):
            subject = _subject_of_bare_relative(token)
            if subject is not None:
                found[at] = subject
            elif last in found and _shares_subject(token):
                found[at] = found[last]
            elif waiting:
                found[at] = waiting.pop()
            last = at
    return found


def _subject_of_bare_relative(verb: Token) -> int | None:
    """The pronoun that opens *de oplysninger(,) du har givet*: no main clause has this order."""
    at = verb.i - 1
    while at > verb.sent.start and verb.doc[at].pos_ == "ADV":
        at -= 1
    if at <= verb.sent.start + 1 or verb.doc[at].lower_ not in _PERSONAL:
        return None
    before = verb.doc[at - 1]
    if before.text == ",":
        before = verb.doc[at - 2]
    return at if before.pos_ == "NOUN" else None


def _shares_subject(verb: Token) -> bool:
    """*der bor her og har børn, som du var eller burde være*: no subject after the conjunction."""
    before = verb.nbor(-1) if verb.i > 0 else None
    return before is not None and before.pos_ == "CCONJ"


def _opens_clause(token: Token, waiting: list[int]) -> bool:
    word = token.lower_
    before = token.nbor(-1) if not token.is_sent_start and token.i > 0 else None
    if before is not None and waiting and before.i == waiting[-1]:
        return False  # »hvad der«, »om der«, »fordi at«: one clause, one opener
    if word == "der":
        return before is not None and _is_relative_der(token, before)
    if word == "som":
        return is_relative_som(token)
    if word == "så" and token.i + 1 < len(token.doc):
        # »så vi kan« and »så længe vi kan« are subordinate, »så kan vi« is not.
        after = token.nbor(1)
        if after.lower_ == "vidt":
            return before is None or before.lower_ != "for"  # »for så vidt angår« opens nothing
        return after.lower_ in _AFTER_SO or (token.pos_ == "SCONJ" and not is_finite(after))
    if word in QUESTION_WORDS:
        return True
    if word == "om" and token.i + 1 < token.sent.end and token.nbor(1).text == ",":
        return False  # »i tvivl om, om du kan«: the first is a preposition
    if word == "omfang":  # »i det omfang du kan«
        return before is not None and before.lower_ == "det"
    return word in SUBORDINATORS and _marks_finite_clause(token)


def _is_relative_der(token: Token, before: Token) -> bool:
    return not is_finite(before) and before.pos_ not in ("CCONJ", "SCONJ", "AUX")


def is_relative_som(token: Token) -> bool:
    """Whether *som* opens a clause; not in *som hovedregel*."""
    if token.i + 1 < len(token.doc) and token.nbor(1).lower_ in _AFTER_ADVERBIAL_SOM:
        return False
    return token.pos_ == "PRON" or token.dep_ in ("nsubj", "obj")


def _marks_finite_clause(token: Token) -> bool:
    if token.pos_ == "PART" or token.dep_ == "case":  # »at søge«, »før mødet«
        return False
    if token.pos_ != "SCONJ" and token.dep_ != "mark":
        return False
    return token.pos_ == "SCONJ" or finite_verb(token.head) is not None


def main_verb(sent: Span) -> Token | None:
    """The finite verb of the first main clause, if the surface shows which one it is."""
    opened = openers(sent)
    return next((verb for verb in finite_verbs(sent) if is_main(verb, opened)), None)


def is_main(verb: Token, opened: dict[int, Token]) -> bool:
    """Whether a finite verb stands in a main clause: no word opens its clause as subordinate.

    Where a noun is the subject, as in *det brev, kommunen sendte*, the tree is asked.
    """
    return verb.i not in opened and clause_head(verb).dep_ != "acl:relcl"
