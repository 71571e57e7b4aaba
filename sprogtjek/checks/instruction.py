"""Passives that hide the reader: an instruction that does not say who must act."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sprogtjek.checks.actor import is_impersonal_that, verb_table
from sprogtjek.checks.imagined import clause, is_imagined
from sprogtjek.checks.kept import kept
from sprogtjek.checks.passive_clause import Passive, has_agent, modal_of
from sprogtjek.danish.voice import verb_of_participle

if TYPE_CHECKING:
    from spacy.tokens import Token

_DUTY = frozenset({"skal", "bør", "må"})
_INSTRUCTIONS = _DUTY | {"kan"}
_PRONOUNS = frozenset({"du", "Du", "De", "I", "vi", "man", "han", "hun", "Vi", "Man", "Han", "Hun"})
"""As written: »de, den, det« may be things."""
_PARTIES = tuple(
    """ansøger begge beboer bruger bygherre ejer forening forældre grundejer lejer part
    autoriser brolægger elektriker entreprenør fagfolk fagmand håndværker installatør kloakmester
    landinspektør murer tømrer vvs""".split()
)
"""Words that begin like these name the reader or somebody whom the reader pays to do it."""
_AGENT_REACH = 2
_RECIPIENTS = frozenset({"dig", "jer", "dem"})
_MANNERS = frozenset(
    """digitalt elektronisk mundtligt online personligt selvbetjeningen skriftligt telefonisk via
    aftale""".split()
)
_PERSONS = frozenset({"du", "i", "de", "man", "ansøger", "borgeren"})
_BIDDEN_REACH = 11
_LIMITS = frozenset({"ikke", "kun", "alene", "først"})
_EXPENSE = frozenset({"regning", "bekostning", "foranstaltning"})


@kept
def instructs_reader(passive: Passive) -> bool:
    """Whether the passive asks the reader to do something without saying so."""
    if passive.verb == "bede":
        return bidden(passive.token) is not None
    modal = modal_of(passive)
    if modal is None or modal.lower_ not in _INSTRUCTIONS or _has_other_agent(passive.token):
        return False
    table = verb_table("reader_actions")
    if is_impersonal_that(passive) and not table.has(passive.verb, "proved"):
        return False  # »det skal oplyses, at …«: the sender speaks
    if _is_done_to_person(passive, modal):
        return False
    return _is_for_reader(passive, modal) and not _is_done_by_sender(passive)


def _has_other_agent(token: Token) -> bool:
    """*skal godkendes af kommunen*; not *skal underskrives af begge forældre*."""
    if not has_agent(token):
        return False
    words = [other.lower_ for other in token.sent]
    agents = (word for i, word in enumerate(words) if "af" in words[max(i - _AGENT_REACH, 0) : i])
    return not any(word in _RECIPIENTS or word.startswith(_PARTIES) for word in agents)


def _is_for_reader(passive: Passive, modal: Token) -> bool:
    table = verb_table("reader_actions")
    if table.has(passive.verb, "verbs") or table.fits(passive, "with_object"):
        return True
    offers = modal.lower_ in _DUTY or _says_how(passive)
    return offers and not _is_for_sender(passive, modal)


def _says_how(passive: Passive) -> bool:
    """*kan rettes skriftligt, kan flyttes efter aftale*: the manner is told to who is to do it."""
    words = clause(passive.token)
    return any(word.lower_ in _MANNERS for word in words if word.i > passive.token.i)


def _is_for_sender(passive: Passive, modal: Token) -> bool:
    """What an authority does or decides, what is done to a person, and what is only imagined."""
    actions, decisions = verb_table("reader_actions"), verb_table("decision_verbs")
    headings = ("views", "verbs", "in_case", "told")
    return (
        actions.has(passive.verb, "senders")
        or (actions.has(passive.verb, "both") and not _is_ban(passive.token, modal))
        or any(decisions.has(passive.verb, heading) for heading in headings)
        or modal.i == modal.sent.start  # »Skal træet bevares, …«: a condition
        or is_imagined(passive)
    )


def _is_ban(token: Token, modal: Token) -> bool:
    """*må ikke, ikke må, må kun*: the authority forbids its reader things, not itself."""
    if modal.lower_ != "må":
        return False
    words = token.doc[max(modal.i - 1, token.sent.start) : token.i]
    return any(word.lower_ in _LIMITS for word in words)


def _is_done_to_person(passive: Passive, modal: Token) -> bool:
    """*du skal undersøges, skal De opereres*."""
    token = passive.token
    beside = token.doc[max(modal.i - 1, modal.sent.start) : modal.i + 2]
    subjects = (child for child in token.children if child.dep_ == "nsubj")
    return any(other.text in _PRONOUNS for other in (*beside, *subjects))


def _is_done_by_sender(passive: Passive) -> bool:
    """*skal sendes til dig*, *skal gives dig*, *kan fjernes for ejerens regning*."""
    following = passive.token.doc[passive.token.i + 1 : passive.token.sent.end]
    for other in following:
        before = other.nbor(-1)
        if other.lower_ in _RECIPIENTS and (
            before.lower_ in ("til", "hos") or before == passive.token
        ):
            return True
        if other.lower_ in _EXPENSE and {"for", "ved"} & {before.lower_, other.nbor(-2).lower_}:
            return True
    return verb_table("reader_actions").fits(passive, "not_with")


def bidden(token: Token) -> Token | None:
    """The participle of *skemaet bedes udfyldt*; none in *du bedes udfylde*, which says *du*."""
    if token.i > token.sent.start and token.nbor(-1).lower_ in _PERSONS:
        return None
    for other in token.doc[token.i + 1 : min(token.i + _BIDDEN_REACH, token.sent.end)]:
        if verb_of_participle(other.lower_):
            return other
        if other.lower_ in _PERSONS - {"i"} or other.pos_ in ("VERB", "AUX", "PUNCT"):
            return None
    return None
