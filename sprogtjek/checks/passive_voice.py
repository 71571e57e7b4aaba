"""Find the passives of a parsed text: which token, which construction, which auxiliary.

*s-passive*: a verb in -s that is no deponent (*sendes, kan søges, bedes*). The token is the verb.
*blive-passive*: a form of *blive* and a past participle. The token is the participle.
*være-passive*: a form of *være* and the past participle of a transitive verb, where it tells of
something done (*er besluttet*), not of how something is (*er interesseret*) or of motion and
change (*er flyttet*). The token is the participle; *er blevet sendt* is a blive-passive.

The tagger decides where it can; the tables of ``danish.voice`` overrule it for deponents and
fill in where it did not recognise a verb.
Of coordinated participles each is a passive (*blev sendt af os og læst*), except side by side
(*blev sendt og læst*): there the first one stands for both.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sprogtjek.checks.landmarks import landmarks
from sprogtjek.checks.passive_clause import Passive, has_agent, modal_before
from sprogtjek.checks.passive_participle import BLIVE, VÆRE, coordinated, with_auxiliary
from sprogtjek.danish.voice import Voices, verb_of_s_form, verb_of_s_past, voices

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_KEY = "sprogtjek.passives"

_WE = frozenset({"vi", "I", "Vi"})
_PERSONS = _WE | {"jeg", "du", "de", "De", "man", "han", "hun", "Jeg", "Du", "Man"}
"""As written: »I« is a person, »i« a preposition."""
_FIRST_ADVERBS = frozenset(
    """hermed herved derefter derfor derudover desuden endvidere herefter samtidig således tillige
    efterfølgende dernæst senere""".split()
)
_CANNOT_BE_GENITIVE = frozenset({"VERB", "AUX", "ADJ", "ADV", "X"})


def passives(doc: Doc) -> list[Passive]:
    """All passives of a doc in text order. Kept with the doc: several checks ask for them."""
    if _KEY not in doc.user_data:
        doc.user_data[_KEY] = _find(doc)
    found: list[Passive] = doc.user_data[_KEY]
    return found


def _find(doc: Doc) -> list[Passive]:
    found: dict[int, Passive] = {}
    tables = voices()
    for at in _candidates(doc):
        token = doc[at]
        word = token.lower_
        passive = None
        if word in BLIVE:
            passive = with_auxiliary(token, "blive", tables)
        elif word in VÆRE:
            passive = with_auxiliary(token, "være", tables)
        elif word.endswith("s"):
            passive = _s_passive(token, tables)
        if passive is None:
            continue
        _keep(found, passive)
        if passive.auxiliary is not None:
            for other in coordinated(passive, tables):
                _keep(found, other)
    return [found[index] for index in sorted(found)]


def _candidates(doc: Doc) -> list[int]:
    """Where the words stand that may be or lead to a passive, in order."""
    return sorted(
        at
        for word, positions in landmarks(doc).by_word.items()
        if word.endswith("s") or word in BLIVE or word in VÆRE
        for at in positions
    )


def _keep(found: dict[int, Passive], passive: Passive) -> None:
    # »er blevet sendt«: both auxiliaries lead to the participle, blive decides.
    known = found.get(passive.token.i)
    if known is None or known.construction == "være":
        found[passive.token.i] = passive


def _s_passive(token: Token, tables: Voices) -> Passive | None:
    word = token.lower_
    if word in tables.deponents or _is_deponent_here(token, tables):
        return None
    present, past = verb_of_s_form(word), verb_of_s_past(word)
    if present is not None:
        may_be_noun = token.pos_ not in _CANNOT_BE_GENITIVE
        return None if may_be_noun and not _in_verb_place(token) else Passive(token, "s", present)
    if token.dep_ in ("amod", "nmod:poss"):  # »de ansattes løn«
        return None
    if past is not None and "Fin" in token.morph.get("VerbForm", []):
        return Passive(token, "s", past)
    lemma = token.lemma_.lower()
    if not _is_tagged_passive(token) or lemma.endswith("s") or _looks_like_noun(token):
        return None
    return Passive(token, "s", past or lemma)


def _is_tagged_passive(token: Token) -> bool:
    return token.pos_ in ("VERB", "AUX") and "Pass" in token.morph.get("Voice", [])


def _looks_like_noun(token: Token) -> bool:
    if any(child.dep_ in ("amod", "det") for child in token.children):  # »øget arbejdspres«
        return True
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
    if _follows_first_adverb(token):
        return True
    if token.dep_ == "nmod:poss":
        return False
    before = token.nbor(-1) if token.i > token.sent.start else None
    if before is not None and before.lower_ in ("der", "det", "som"):
        return True
    return modal_before(token) is not None


def _follows_first_adverb(token: Token) -> bool:
    """*Hermed varsles tilsyn*: after one adverb at the start of a sentence stands its verb."""
    if token.i != token.sent.start + 1:
        return False
    return token.nbor(-1).lower_ in _FIRST_ADVERBS
