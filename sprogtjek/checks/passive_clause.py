"""A passive and what stands around it in its clause: the agent, the modal verb."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from sprogtjek.checks.kept import kept

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Construction = Literal["s", "blive", "være"]

MODALS = frozenset(
    {"kan", "kunne", "skal", "skulle", "vil", "ville", "må", "måtte", "bør", "burde", "tør"}
)
BARRIERS = frozenset({",", ";", ":", ".", "?", "!", "–", "(", ")"})
"""What word order alone is not trusted across."""

_BEFORE_AF = frozenset(
    "baggrund form grund grundlag hensyn hjælp hjælpen kraft løbet medfør stedet vegne".split()
)
"""*på baggrund af*: a preposition of three words."""


@dataclass(frozen=True)
class Passive:
    """A passive: its verb form (s-form or participle), infinitive and auxiliary."""

    token: Token
    construction: Construction
    verb: str
    auxiliary: Token | None = None

    @property
    def doc(self) -> Doc:
        """The document it stands in."""
        return self.token.doc


@kept
def has_agent(token: Token) -> bool:
    """Whether »af …« says who acts: right after the verb, or as an ``obl`` further on."""
    following = token.nbor(1) if token.i + 1 < token.sent.end else None
    if following is not None and following.lower_ == "af":
        return True
    return any(child.dep_ in ("obl", "nmod") and _begins_with_af(child) for child in token.children)


def _begins_with_af(token: Token) -> bool:
    """*af kommunen*; not *på baggrund af et besøg*."""
    cases = [child for child in token.children if child.dep_ == "case" and child.i < token.i]
    if not cases or cases[0].lower_ != "af":
        return False
    return cases[0].i > 0 and cases[0].nbor(-1).lower_ not in _BEFORE_AF


def has_own_subject(token: Token) -> bool:
    """Whether a subject hangs on the verb itself."""
    return any(child.dep_ in ("nsubj", "expl") for child in token.children)


@kept
def modal_of(passive: Passive) -> Token | None:
    """The modal verb over a passive: *skal* in *skal sendes*, *skal blive sendt* and in the second
    verb of *skal udfyldes og sendes*."""
    if passive.construction != "s":
        own = _modal_child(passive.token)
        own = own or (modal_before(passive.auxiliary) if passive.auxiliary is not None else None)
        return own or _shared_modal(passive)
    token = passive.token
    modal = _modal_child(token) or modal_before(token)
    if modal is None and token.dep_ == "conj" and not has_own_subject(token):
        head = token.head
        return _modal_child(head) or modal_before(head) if head.lower_.endswith("s") else None
    return modal


def _shared_modal(passive: Passive) -> Token | None:
    """*skal ske i maj og være afsluttet*: the second infinitive has no modal of its own."""
    token, auxiliary = passive.token, passive.auxiliary
    is_second = token.dep_ == "conj" and auxiliary is not None and not has_own_subject(token)
    if not is_second or auxiliary is None or auxiliary.lower_ not in ("være", "blive"):
        return None
    return _modal_child(token.head)


def _modal_child(token: Token) -> Token | None:
    return next((c for c in token.children if c.dep_ == "aux" and c.lower_ in MODALS), None)


def modal_before(token: Token) -> Token | None:
    """The modal verb that ``token`` is the infinitive of, going by word order alone."""
    for other in reversed(token.doc[token.sent.start : token.i]):
        if other.lower_ in MODALS:
            return other
        if _is_set_adverbial(other):
            continue
        if other.lower_ in BARRIERS or other.pos_ in ("VERB", "SCONJ"):
            return None
    return None


def _is_set_adverbial(token: Token) -> bool:
    """The verb of *for så vidt angår klagen*, which is no clause here."""
    if token.lower_ != "angår" or token.i == token.sent.start:
        return False
    return bool(token.nbor(-1).lower_ == "vidt")
