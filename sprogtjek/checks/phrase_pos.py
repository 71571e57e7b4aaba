"""Parts of speech and forms of matched heads: where the tagger is believed and where not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sprogtjek.checks.phrase_patterns import Match, Pos
from sprogtjek.danish import nouns, verbs

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_FITTING: dict[Pos, frozenset[str]] = {
    "verb": frozenset({"VERB", "AUX"}),
    "noun": frozenset({"NOUN", "PROPN", "X"}),
    "adj": frozenset({"ADJ", "VERB", "ADV", "DET", "PRON", "X"}),
    # Taggers disagree on where adverb ends and preposition or conjunction begins.
    "adv": frozenset({"ADV", "ADP", "ADJ", "SCONJ", "CCONJ", "PART", "INTJ", "X"}),
    "adp": frozenset({"ADP", "ADV", "SCONJ", "CCONJ", "PART", "ADJ", "X"}),
    "conj": frozenset({"SCONJ", "CCONJ", "ADP", "ADV", "X"}),
    "pron": frozenset({"PRON", "DET", "ADJ", "NOUN", "PROPN", "X"}),
    "det": frozenset({"DET", "PRON", "ADJ", "NUM", "X"}),
}

_PARTICIPLES = frozenset({"part", "part_plur", "pres_part"})

_ADDRESSED = frozenset({"du", "i", "vi", "jeg", "de", "man"})


def fits(match: Match, doc: Doc) -> bool:
    """Whether the head of a match is of the part of speech its rule means."""
    pattern = match.pattern
    token = doc[match.head]
    if pattern.pos == "any" or not token.pos_:
        return True
    if pattern.lemma is None and len(pattern.items) > 1:
        return True  # a fixed phrase says itself what its words are
    if token.pos_ in _FITTING[pattern.pos]:
        return True
    if pattern.pos == "verb":
        return _is_verb_after_all(token, pattern.lemma or "", doc)
    if pattern.pos == "adp" and token.pos_ == "VERB":
        return token.lower_.endswith(("ende", "et"))  # vedrørende, grundet
    # Capitals lead taggers to proper nouns.
    return token.pos_ == "PROPN" and (starts_sentence(token) or token.text.isupper())


def _is_verb_after_all(token: Token, lemma: str, doc: Doc) -> bool:
    forms = verbs.forms_of(token.lower_, lemma)
    if token.pos_ == "ADJ":
        return not _PARTICIPLES.isdisjoint(forms)
    if token.pos_ == "PROPN" and token.text.isupper():
        return bool(forms)
    if not starts_sentence(token):
        return False
    following = doc[token.i + 1] if token.i + 1 < len(doc) else None
    if "imp" in forms:
        # »Svar på din ansøgning« may be a heading; »Svar os« and »Fremsend svar« are imperatives.
        return not nouns.listed(token.lower_) or (
            following is not None and following.pos_ in ("DET", "PRON", "ADV")
        )
    return "pres" in forms and following is not None and following.lower_ in _ADDRESSED


def starts_sentence(token: Token) -> bool:
    """Whether a token is the first word of its sentence, list markers and quotes apart."""
    while token.i > 0 and token.is_sent_start is not True:
        previous = token.nbor(-1)
        if not (previous.is_punct or previous.like_num) or previous.text in (",", ")"):
            return False
        token = previous
    return True


def verb_form(token: Token, lemma: str) -> verbs.Form | None:
    """The form in which a verb stands. The tagger decides only between homographs."""
    forms = verbs.forms_of(token.lower_, lemma)
    if len(forms) == 1:
        return forms[0]
    tagged = _tagged_form(token)
    if not forms or tagged in forms:
        return tagged
    if forms == ("past", "part_plur"):
        return "part_plur" if token.pos_ == "ADJ" else "past"
    if forms == ("past", "part"):  # holdt
        return "part" if _after_auxiliary(token) else "past"
    if "imp" in forms:  # gå, kom
        others = [form for form in forms if form != "imp"]
        return "imp" if starts_sentence(token) or not others else others[0]
    return forms[0]


def _tagged_form(token: Token) -> verbs.Form | None:
    morph = token.morph
    voice = "s_" if "Voice=Pass" in morph else ""
    if "Mood=Imp" in morph:
        return "imp"
    if "VerbForm=Part" in morph:
        if "Tense=Pres" in morph:
            return "pres_part"
        return "part_plur" if "Number=Plur" in morph or "Definite=Def" in morph else "part"
    if "VerbForm=Inf" in morph:
        return "s_inf" if voice else "inf"
    if "Tense=Past" in morph:
        return "s_past" if voice else "past"
    if "Tense=Pres" in morph:
        return "s_pres" if voice else "pres"
    return None


def _after_auxiliary(token: Token) -> bool:
    before = token.doc[max(0, token.i - 6) : token.i]
    return any(word.lemma_ in ("have", "være", "blive") for word in before)
