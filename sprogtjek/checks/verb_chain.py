"""The verbs of a passive and the same in the active: *er blevet sendt → har … sendt*."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from sprogtjek.checks.joined import joined_passives
from sprogtjek.checks.passive_clause import BARRIERS, MODALS, Passive, modal_of
from sprogtjek.danish.verbs import form_of, paradigm

if TYPE_CHECKING:
    from spacy.tokens import Token

_FINITE = MODALS | {"er", "var", "har", "havde", "bliver", "blev"}
_NONFINITE = frozenset({"være", "været", "blive", "blevet", "have"})
_ARE = {"er": "har", "var": "havde"}


class VerbChain(NamedTuple):
    """The verbs of a passive from the finite one to ``last``: *skal … være … sendt*.

    ``active`` is the finite verb in the active, ``rest`` what follows where ``last`` stands.
    """

    finite: Token
    helpers: tuple[Token, ...]
    last: Token
    active: str
    rest: tuple[str, ...]

    @property
    def is_simple(self) -> bool:
        """Whether the active has one verb, with which the adverbs stand after it."""
        return not self.rest


def verb_chain(passive: Passive, plain: str = "") -> VerbChain | None:
    """The chain of a passive; ``None`` where no finite verb leads to it in plain sight.

    With verbs joined side by side, *udfyldes og sendes*, it is that of them all; but ``plain``,
    a verb to be put in its place in the active, stands for this one alone.
    """
    joined = (passive,) if plain else joined_passives(passive)
    first = joined[0]
    helpers = _helpers(first)
    if helpers is None:
        return None
    words = [helper.lower_ for helper in helpers]
    actives = [active_forms(verb, words, plain) for verb in joined]
    known = [active for active in actives if active is not None]
    if len(known) < len(actives):
        return None
    finite = helpers[0] if helpers else first.token
    between = tuple(first.token.doc[first.token.i : joined[-1].token.i])
    rest_of_verbs = between if helpers or len(joined) == 1 else between[1:]
    active, rest = _joined(known, joined)
    return VerbChain(finite, (*helpers[1:], *rest_of_verbs), joined[-1].token, active, rest)


def _joined(
    actives: Sequence[tuple[str, tuple[str, ...]]], verbs: Sequence[Passive]
) -> tuple[str, tuple[str, ...]]:
    """The active forms of joined verbs with the words that stand between them."""
    active, rest = actives[0]
    for at, (other, others) in enumerate(actives[1:], start=1):
        between = verbs[at].token.doc[verbs[at - 1].token.i + 1 : verbs[at].token.i].text
        if rest:
            rest = (*rest, between, others[-1])
        else:
            active = f"{active} {between} {other}"
    return active, rest


def active_forms(
    passive: Passive, helpers: Sequence[str], plain: str = ""
) -> tuple[str, tuple[str, ...]] | None:
    """The active of a passive with these helping verbs: *vil, blive* + sendt → (vil, (sende,))."""
    verb = plain or passive.verb
    forms, participle = paradigm(verb), passive.token.lower_
    if plain:
        participle = forms.get("part", "")
    if "pres" not in forms or not participle:
        return None
    match list(helpers):
        case []:
            is_past = form_of(passive.token.lower_, passive.verb) == "s_past"
            return forms["past" if is_past else "pres"], ()
        case ["er" | "var" as finite, *rest] if rest in ([], ["blevet"]):
            return _ARE[finite], (participle,)
        case ["har" | "havde" as finite, "været"]:
            return finite, (participle,)
        case ["bliver" | "blev" as finite]:
            return forms["pres" if finite == "bliver" else "past"], ()
        case [modal] if passive.construction == "s":
            return modal, (verb,)
        case [modal, "blive"]:
            return modal, (verb,)
        case [modal, "være" | "have", *rest] if rest in ([], ["blevet"], ["været"]):
            return modal, ("have", participle)
    return None


def _helpers(passive: Passive) -> list[Token] | None:
    """The helping verbs in the order of the text; none before a finite s-form."""
    if passive.construction == "s":
        return _of_s_form(passive)
    found: list[Token] = []
    token = passive.token
    for other in reversed(token.doc[token.sent.start : token.i]):
        word = other.lower_
        if word in _FINITE and other.pos_ != "NOUN":
            return [other, *found]
        if word in _NONFINITE:
            found.insert(0, other)
        elif word in BARRIERS or other.pos_ in ("VERB", "SCONJ") or _is_infinitive_mark(other):
            return None
    return None


def _of_s_form(passive: Passive) -> list[Token] | None:
    modal, token = modal_of(passive), passive.token
    if modal is not None:
        between = token.doc[modal.i + 1 : token.i]
        return None if any(other.lower_ in BARRIERS for other in between) else [modal]
    before = token.nbor(-1) if token.i > token.sent.start else None
    if before is not None and _is_infinitive_mark(before):
        return None
    return None if "Inf" in token.morph.get("VerbForm", []) else []


def _is_infinitive_mark(token: Token) -> bool:
    return token.lower_ == "at" and token.pos_ == "PART"
