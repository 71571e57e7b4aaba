"""Find the passives of a parsed text: which token, which construction, which auxiliary.

*s-passive*: a verb in -s that is no deponent (*sendes, blev … bedes*). The token is the verb.
*blive-passive*: a form of *blive* and a past participle. The token is the participle.
*være-passive*: a form of *være* and the past participle of a transitive verb, where it tells of
something done (*er besluttet*), not of how something is (*er interesseret*) or of motion and
change (*er flyttet*). The token is the participle; *er blevet sendt* is a blive-passive.

The tagger decides where it can; the tables of ``danish.voice`` overrule it for deponents and
fill in where it did not recognise a verb. In UD Danish the auxiliary hangs on the participle as
``aux``; parsers also give ``cop``, or hang the participle on the auxiliary, and all are taken.
Of coordinated participles (*blev sendt og læst*) the first one stands for both.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from sprogtjek.danish.voice import (
    Voices,
    verb_of_participle,
    verb_of_s_form,
    verb_of_s_past,
    voices,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_KEY = "sprogtjek.passives"

Construction = Literal["s", "blive", "være"]

BLIVE = frozenset({"blive", "bliver", "blev", "blevet"})
VÆRE = frozenset({"er", "var", "være", "været"})
MODALS = frozenset(
    {"kan", "kunne", "skal", "skulle", "vil", "ville", "må", "måtte", "bør", "burde", "tør"}
)
_WE = frozenset({"vi", "I", "Vi"})
_PERSONS = _WE | {"jeg", "du", "de", "De", "man", "han", "hun", "Jeg", "Du", "Man"}
"""As written: »I« is a person, »i« a preposition."""
_CANNOT_BE_GENITIVE = frozenset({"VERB", "AUX", "ADJ", "ADV", "X"})
_BEFORE_AF = frozenset(
    "baggrund grundlag medfør grund form løbet hjælp hensyn følge kraft forlængelse vegne".split()
)
"""*på baggrund af*: a preposition of three words."""
_OPEN_TO_SUBJECT = frozenset({"ADV", "PART", "PRON", "INTJ"})
_BARRIERS = frozenset({",", ";", ":", ".", "?", "!", "–", "(", ")"})
_REACH = 12
"""Tokens between *blive* and its participle, with subject and adverbials between them."""

_MONTHS = frozenset(
    "januar februar marts april maj juni juli august september oktober november december".split()
)
_DEGREES = frozenset({"så", "meget", "mere", "mest", "lidt", "mindre", "ret", "temmelig", "alt"})
"""What can be more or less so is an adjective: *er så tæt bebygget, er mere udbredt*."""
_MANNERS = frozenset(
    "sådan kort ærlig ærligt mildt samlet overordnet generelt isoleret rent".split()
)
_JUST_NOW = frozenset({"netop", "lige", "nyligt"})


@dataclass(frozen=True)
class Passive:
    """A passive: its verb form (s-form or participle), infinitive and auxiliary."""

    token: Token
    construction: Construction
    verb: str
    auxiliary: Token | None = None


def passives(doc: Doc) -> list[Passive]:
    """All passives of a doc in text order. Kept with the doc: several checks ask for them."""
    if _KEY not in doc.user_data:
        doc.user_data[_KEY] = _find(doc)
    found: list[Passive] = doc.user_data[_KEY]
    return found


def _find(doc: Doc) -> list[Passive]:
    found: dict[int, Passive] = {}
    tables = voices()
    for token in doc:
        word = token.lower_
        passive = None
        if word in BLIVE:
            passive = _with_auxiliary(token, "blive", tables)
        elif word in VÆRE:
            passive = _with_auxiliary(token, "være", tables)
        elif word.endswith("s"):
            passive = _s_passive(token, tables)
        if passive is not None:
            _keep(found, passive)
    return [found[index] for index in sorted(found)]


def _keep(found: dict[int, Passive], passive: Passive) -> None:
    # »er blevet sendt«: both auxiliaries lead to the participle, blive decides.
    known = found.get(passive.token.i)
    if known is None or known.construction == "være":
        found[passive.token.i] = passive


# --- s-passive ------------------------------------------------------------------------------


def _s_passive(token: Token, tables: Voices) -> Passive | None:
    word = token.lower_
    if word in tables.deponents or _is_deponent_here(token, tables):
        return None
    verb = verb_of_s_form(word)
    if _is_tagged_passive(token):
        lemma = token.lemma_.lower()
        if verb is None and lemma.endswith("s"):
            return None
        if verb is None and _looks_like_genitive(token):
            return None
        return Passive(token, "s", verb or verb_of_s_past(word) or lemma)
    if verb is not None and (token.pos_ in _CANNOT_BE_GENITIVE or _in_verb_place(token)):
        return Passive(token, "s", verb)
    past = verb_of_s_past(word)
    if past is not None and "Fin" in token.morph.get("VerbForm", []):
        return Passive(token, "s", past)
    return None


def _is_tagged_passive(token: Token) -> bool:
    return token.pos_ in ("VERB", "AUX") and "Pass" in token.morph.get("Voice", [])


def _looks_like_genitive(token: Token) -> bool:
    # No verb form ends like this; »kommunens, husets, borgernes« do.
    return token.lower_.endswith(("ens", "ets", "ernes", "ers"))


def _is_deponent_here(token: Token, tables: Voices) -> bool:
    homograph = tables.homographs.get(token.lower_)
    if homograph is None or has_agent(token):
        return False
    if _next_word(token) in homograph.next:
        return True
    # »vi ses« and »vi kan ses i morgen«, but not »de kan ses på kortet«.
    persons = _WE if modal_before(token) is not None else _PERSONS
    return homograph.subject and _has_subject(token, persons)


def _next_word(token: Token) -> str:
    for other in token.doc[token.i + 1 : token.sent.end]:
        if other.lower_ in ("ad", "til", "ved"):
            return str(other.lower_)
        if other.pos_ != "ADV" and other.text not in _PERSONS:
            return str(other.lower_)
    return ""


def _has_subject(token: Token, pronouns: frozenset[str]) -> bool:
    if any(child.dep_ == "nsubj" and child.text in pronouns for child in token.children):
        return True
    before = token.nbor(-1) if token.i > token.sent.start else None
    after = token.nbor(1) if token.i + 1 < token.sent.end else None
    return any(other is not None and other.text in pronouns for other in (before, after))


def _in_verb_place(token: Token) -> bool:
    """Whether a word not tagged as a verb stands where only a verb can stand.

    After a modal with no other verb between (*skal i givet fald tilbagebetales*), or between
    *der/det* and what follows (*der ydes*). Keeps out nouns: *støttes, klages, lejes*.
    """
    if token.dep_ == "nmod:poss":
        return False
    before = token.nbor(-1) if token.i > token.sent.start else None
    if before is not None and before.lower_ in ("der", "det", "som"):
        return True
    return modal_before(token) is not None


def modal_before(token: Token) -> Token | None:
    """The modal verb that ``token`` is the infinitive of, going by word order alone."""
    for other in reversed(token.doc[token.sent.start : token.i]):
        if other.lower_ in MODALS:
            return other
        if other.lower_ in _BARRIERS or other.pos_ in ("VERB", "SCONJ"):
            return None
    return None


# --- blive and være -------------------------------------------------------------------------


def _with_auxiliary(token: Token, construction: Construction, tables: Voices) -> Passive | None:
    for participle in _participles_of(token, construction):
        word = participle.lower_
        if _is_set_phrase(participle):
            continue
        if word in tables.adjectives or word in VÆRE or word in BLIVE:
            return None
        verb = verb_of_participle(word) or participle.lemma_.lower()
        if construction == "være" and not _tells_of_an_act(participle, verb, tables):
            return None
        return Passive(participle, construction, verb, token)
    return None


def _is_set_phrase(participle: Token) -> bool:
    """*sådan set, kort sagt*: an adverbial, not a predicate."""
    if participle.lower_ not in ("set", "sagt", "talt") or participle.i == participle.sent.start:
        return False
    return participle.nbor(-1).lower_ in _MANNERS


def _participles_of(token: Token, construction: Construction) -> Iterator[Token]:
    """The participles that may belong to an auxiliary, the likeliest first."""
    if construction == "blive" and _stays(token):
        return
    if token.dep_ in ("aux", "cop") and is_participle(token.head):
        yield token.head
        return
    for child in token.children:
        if child.dep_ in ("xcomp", "ccomp", "aux") and is_participle(child):
            yield child
            return
    reach = _REACH if construction == "blive" or _has_formal_subject(token) else 3
    yield from _by_word_order(token, reach)


def _has_formal_subject(token: Token) -> bool:
    """*der er ved afgørelsen ikke taget stilling*: the participle may be far away."""
    start, end = max(token.i - 1, token.sent.start), min(token.i + 2, token.sent.end)
    return any(other.lower_ == "der" for other in token.doc[start:end])


def _stays(token: Token) -> bool:
    """*blev stående med øjnene rettet mod …*: here *blive* means to stay."""
    return any(other.lower_.endswith("ende") for other in token.doc[token.i + 1 : token.i + 3])


def _by_word_order(token: Token, reach: int) -> Iterator[Token]:
    end = min(token.i + 1 + reach, token.sent.end)
    for other in token.doc[token.i + 1 : end]:
        if other.lower_ in _BARRIERS or other.pos_ in ("SCONJ", "CCONJ"):
            return
        if is_participle(other):
            if other.dep_ not in ("amod", "acl:relcl", "acl") and not _before_its_noun(other):
                yield other
            return
        if other.pos_ in ("VERB", "AUX"):
            return
        if reach < _REACH and other.pos_ not in _OPEN_TO_SUBJECT:
            return


def _before_its_noun(token: Token) -> bool:
    """*et vedlagt skema*: an attribute, not a predicate."""
    following = token.nbor(1) if token.i + 1 < token.sent.end else None
    return following is not None and following.pos_ == "NOUN" and token.head.i > token.i


def is_participle(token: Token) -> bool:
    """Whether the word is a past participle in the form that makes passives (-t)."""
    word = token.lower_
    if not word.endswith("t"):
        return False
    if token.pos_ == "VERB" and "Part" in token.morph.get("VerbForm", []):
        # Taggers take some definite nouns for participles: »her bliver fortovet bredere«. Of
        # words not in the tables only those with the ending of a borrowed verb or a subject of
        # their own are believed.
        return bool(verb_of_participle(word)) or word.endswith("eret") or _has_own_subject(token)
    return token.pos_ in ("VERB", "ADJ", "ADV", "AUX") and bool(verb_of_participle(word))


def _tells_of_an_act(participle: Token, verb: str, tables: Voices) -> bool:
    word = participle.lower_
    if verb not in tables.transitive or verb in tables.change:
        return False
    if word in tables.adjectives_after_være:
        return False
    if any(
        other.lower_ in _DEGREES
        for other in participle.doc[max(participle.i - 2, 0) : participle.i]
    ):
        return False
    if word in tables.states:
        return has_agent(participle) or _has_time(participle)
    return True


def _has_time(token: Token) -> bool:
    return any(t.lower_ in _MONTHS or t.lower_ in _JUST_NOW for t in token.sent)


# --- around the passive ---------------------------------------------------------------------


def has_agent(token: Token) -> bool:
    """Whether »af …« says who acts: an ``obl`` with the case *af*, or *af* right after it."""
    following = token.nbor(1) if token.i + 1 < token.sent.end else None
    if following is not None and following.lower_ == "af":
        return True
    return any(child.dep_ in ("obl", "nmod") and _begins_with_af(child) for child in token.children)


def _begins_with_af(token: Token) -> bool:
    # »på baggrund af et besøg« has an »af« too, but no agent.
    return any(
        c.lower_ == "af" and c.dep_ == "case" and c.i == token.left_edge.i for c in token.children
    )


def modal_of(passive: Passive) -> Token | None:
    """The modal verb over a passive: *skal* in *skal sendes*, *skal blive sendt* and in the second
    verb of *skal udfyldes og sendes*."""
    if passive.construction != "s":
        own = _modal_child(passive.token)
        return own or (modal_before(passive.auxiliary) if passive.auxiliary is not None else None)
    token = passive.token
    modal = _modal_child(token) or modal_before(token)
    if modal is None and token.dep_ == "conj" and not _has_own_subject(token):
        head = token.head
        return _modal_child(head) or modal_before(head) if head.lower_.endswith("s") else None
    return modal


def _modal_child(token: Token) -> Token | None:
    return next((c for c in token.children if c.dep_ == "aux" and c.lower_ in MODALS), None)


def _has_own_subject(token: Token) -> bool:
    return any(child.dep_ in ("nsubj", "expl") for child in token.children)
