"""What several checks need to know of a sentence: its finite verbs and its clauses.

The parse is read with care. Which clause hangs on which is what a parser gets wrong most often;
which words open a clause is plain to see. So a clause counts as subordinate when it shows it on
the surface (*at, hvis, som, hvor* …), and the tree is asked only how such clauses hang together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sprogtjek.danish.subordinators import QUESTION_WORDS, SUBORDINATORS
from sprogtjek.records import Span as BlockSpan

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_OPENING = SUBORDINATORS | QUESTION_WORDS | {"der", "som", "omfang"}
_AFTER_SO = frozenset({"længe", "snart", "at"})
# »som udgangspunkt«, »som nævnt«: fixed adverbials, no clause.
_AFTER_ADVERBIAL_SOM = frozenset(
    (
        *("udgangspunkt", "regel", "følge", "led", "minimum", "hovedregel", "eksempel"),
        *("nævnt", "aftalt", "bekendt", "oplyst", "anført", "beskrevet", "ventet", "altid"),
    )
)
# What several checks ask of the same document is found once and kept with it.
_FINITE = "sprogtjek_finite_verbs"
_OPENERS = "sprogtjek_openers"
_TRIMMED = frozenset(",.;:–—-()[]»«\"'“”„…•!?")


def is_word(token: Token) -> bool:
    """Whether the token has a letter or digit."""
    return any(character.isalnum() for character in token.text)


def is_finite(token: Token) -> bool:
    """Whether the token is a verb in the present, past or imperative."""
    return token.i in finite_verbs(token.doc)


def finite_verbs(doc: Doc) -> frozenset[int]:
    """The finite verbs of the document, by ``token.i``. Found once and kept with the document."""
    found: frozenset[int] | None = doc.user_data.get(_FINITE)
    if found is None:
        found = frozenset(token.i for token in doc if _has_finite_form(token))
        doc.user_data[_FINITE] = found
    return found


def _has_finite_form(token: Token) -> bool:
    if token.pos_ not in ("VERB", "AUX"):
        return False
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
    if token.dep_ in ("nmod", "obl") and any(child.dep_ == "case" for child in token.children):
        return True
    return _stands_before_noun(token)


def _stands_before_noun(token: Token) -> bool:
    if token.is_sent_start or token.i + 1 >= len(token.doc):
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
    finite verb that is left without an opener stands in a main clause, or in a clause without
    one (*det brev, vi sendte*).
    """
    kept: dict[int, dict[int, Token]] = sent.doc.user_data.setdefault(_OPENERS, {})
    if sent.start not in kept:
        kept[sent.start] = _match_openers(sent)
    return kept[sent.start]


def _match_openers(sent: Span) -> dict[int, Token]:
    waiting: list[Token] = []
    found: dict[int, Token] = {}
    last: Token | None = None
    for token in sent:
        if token.lower_ in _OPENING and _opens_clause(token, waiting):
            waiting.append(token)
        elif is_finite(token):
            if last is not None and last.i in found and _shares_subject(token):
                found[token.i] = found[last.i]
            elif waiting:
                found[token.i] = waiting.pop()
            last = token
    return found


def _shares_subject(verb: Token) -> bool:
    """*der bor her og har børn, som du var eller burde være*: no subject after the conjunction."""
    before = verb.nbor(-1) if verb.i > 0 else None
    return before is not None and before.pos_ == "CCONJ"


def _opens_clause(token: Token, waiting: list[Token]) -> bool:
    word = token.lower_
    before = token.nbor(-1) if not token.is_sent_start and token.i > 0 else None
    if before is not None and waiting and before.i == waiting[-1].i:
        return False  # »hvad der«, »om der«, »fordi at«: one clause, one opener
    if word == "der":
        return before is not None and _is_relative_der(token, before)
    if word == "som":
        return _is_relative_som(token)
    if word == "så" and token.i + 1 < len(token.doc):
        # »så vi kan« and »så længe vi kan« are subordinate, »så kan vi« is not.
        after = token.nbor(1)
        if after.lower_ == "vidt":
            return before is None or before.lower_ != "for"  # »for så vidt angår« opens nothing
        return after.lower_ in _AFTER_SO or (token.pos_ == "SCONJ" and not is_finite(after))
    if word in QUESTION_WORDS:
        return True
    if word == "omfang":  # »i det omfang du kan«
        return before is not None and before.lower_ == "det"
    return word in SUBORDINATORS and _marks_finite_clause(token)


def _is_relative_der(token: Token, before: Token) -> bool:
    return not is_finite(before) and before.pos_ not in ("CCONJ", "SCONJ", "AUX")


def _is_relative_som(token: Token) -> bool:
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
    verbs = (token for token in sent if is_finite(token))
    return next((verb for verb in verbs if is_main(verb, opened)), None)


def is_main(verb: Token, opened: dict[int, Token]) -> bool:
    """Whether a finite verb stands in a main clause: no word opens its clause as subordinate.

    *Det brev, vi sendte* needs no opener; for it the tree is asked.
    """
    return verb.i not in opened and clause_head(verb).dep_ != "acl:relcl"


def trimmed(tokens: Span) -> Span:
    """The tokens without punctuation at either end. May be empty."""
    start, end = tokens.start, tokens.end
    while start < end and tokens.doc[start].text in _TRIMMED:
        start += 1
    while end > start and tokens.doc[end - 1].text in _TRIMMED:
        end -= 1
    return tokens.doc[start:end]


def place(tokens: Span) -> BlockSpan:
    """The tokens as an interval of the block."""
    return BlockSpan(tokens.start_char, tokens.end_char)
