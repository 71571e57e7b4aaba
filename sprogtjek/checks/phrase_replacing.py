"""What to write instead of a match: its replacements inflected like it."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import TYPE_CHECKING

from sprogtjek.checks.phrase_forms import agreement_at, is_definite_after, noun_form, verb_form
from sprogtjek.checks.phrase_matching import Match
from sprogtjek.checks.phrase_nouns import agree_after, agree_before
from sprogtjek.checks.phrase_patterns import GAP, REFLEXIVES
from sprogtjek.checks.phrase_pos import NOMINATIVES, starts_sentence
from sprogtjek.checks.phrase_wording import Replacement, Wording, fill, with_comma
from sprogtjek.danish import adjectives, determiners, nouns, verbs

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_FINITE = frozenset({"pres", "past", "s_pres", "s_past", "imp"})

_AFTER_VERB = frozenset({"ikke", "gerne", "altid", "også", "aldrig", "normalt", "ofte", "stadig"})
"""Adverbs that stand between a finite verb and what belongs to it: *regner ikke med*."""

_REFLEXIVE_OF = {"jeg": "mig", "du": "dig", "vi": "os", "i": "jer"}


_NEVER_FIRST = frozenset({"også", "jo", "bare", "blot", "kun"})
"""Adverbs that cannot stand alone before the verb of a main clause: not »Også mangler vi«."""


def replace(match: Match, wording: Wording, doc: Doc) -> Replacement | None:
    """The replacement for a match; ``None`` where the wording has no fitting form."""
    if wording.written in _NEVER_FIRST and _is_alone_before_verb(match, doc):
        return None
    new = _inflected(match, wording, doc)
    return with_comma(new, match, doc) if new else None


def _is_alone_before_verb(match: Match, doc: Doc) -> bool:
    follows = match.end < len(doc) and "VerbForm=Fin" in doc[match.end].morph
    return follows and starts_sentence(doc[match.start])


def _inflected(match: Match, wording: Wording, doc: Doc) -> Replacement | None:
    pos, lemma = match.pattern.pos, match.pattern.lemma
    if wording.head is None:
        if lemma and pos == "adj":
            return None  # »som bor i« cannot stand before the noun
        sure = lemma is None or doc[match.head].lower_ == lemma
        return fill(match, wording.words, doc, sure=sure)
    if pos == "verb" and lemma:
        return _replace_verb(match, lemma, wording, doc)
    if pos == "noun" and lemma:
        return _replace_noun(match, lemma, wording, doc)
    if pos in ("adj", "det"):
        return _replace_adjective(match, wording, doc)
    return fill(match, wording.words, doc, sure=True)


def _replace_verb(match: Match, lemma: str, wording: Wording, doc: Doc) -> Replacement | None:
    head = wording.head or 0
    new = wording.words[head]
    form = verb_form(doc[match.head], lemma)
    inflected = verbs.paradigm(new).get(form) if form else None
    if inflected is None or (len(wording.words) > 1 and _is_attributive(match, form, doc)):
        return None  # »det sendt tilbage skema«
    words = [*wording.words[:head], inflected, *wording.words[head + 1 :]]
    if head == 1 and form in _FINITE and not _in_subclause(doc[match.head]):
        return _with_negation_after(match, words, doc)
    if match.gap and GAP not in words:
        kept = _without_modifiers(match.gap, doc)
        if kept is None:
            return None
        match = dataclasses.replace(match, gap=kept)
    sure = verbs.known(new) or new.endswith("ere")
    if form in _FINITE and len(words) > 1 and GAP not in words and len(match.pattern.items) == 1:
        end = _subject_end(match, doc)
        if end is None:
            return None
        if end > match.end:
            match, sure = dataclasses.replace(match, end=end, gap=(match.end, end)), False
            words.insert(1, GAP)
    if "sig" in words:
        words[words.index("sig")] = _reflexive(match, form, doc)
        sure = False
    return fill(match, words, doc, sure=sure)


def _in_subclause(token: Token) -> bool:
    """Whether *ikke* stands before a verb: *hvis du ikke følger*, but *du følger ikke*."""
    clause = token.head if token.dep_ in ("aux", "cop") else token
    return clause.dep_.startswith("acl") or any(child.dep_ == "mark" for child in clause.lefts)


def _with_negation_after(match: Match, words: Sequence[str], doc: Doc) -> Replacement:
    """*ikke* after the verb, and after a pronoun subject: *Derfor følger vi ikke planen*."""
    negation, verb, *rest = words
    end = match.end
    if end < len(doc) and match.gap is None and doc[end].lower_ in NOMINATIVES:
        match = dataclasses.replace(match, end=end + 1, gap=(end, end + 1))
        return fill(match, [verb, GAP, negation, *rest], doc, sure=False)
    return fill(match, [verb, negation, *rest], doc, sure=False)


def _subject_end(match: Match, doc: Doc) -> int | None:
    """Where subject and adverbs after a finite verb end: *påregner vi ikke*, *regner vi ikke med*.

    ``None`` if a subject is there, but so long that the parser may have its end wrong.
    """
    end = match.end
    subject = next((child for child in doc[match.head].rights if child.dep_ == "nsubj"), None)
    if subject is not None and subject.left_edge.i == end:
        group = doc[end : subject.i]
        if any(token.pos_ not in ("DET", "ADJ", "NUM") for token in group):
            return None
        end = subject.i + 1
    elif end < len(doc) and doc[end].lower_ in NOMINATIVES:
        end += 1
    while end < len(doc) and doc[end].lower_ in _AFTER_VERB:
        end += 1
    return end


def _without_modifiers(gap: tuple[int, int], doc: Doc) -> tuple[int, int] | None:
    """A gap without the words that belong to the noun after it: *har (en særlig) pligt til*.

    ``None`` if such a word is the negation, which has to stay: *har ingen pligt til*.
    """
    start, end = gap
    while end > start and doc[end - 1].pos_ in ("DET", "ADJ", "NUM"):
        end -= 1
        if doc[end].lower_ in ("ingen", "intet"):
            return None
    return start, end


def _is_attributive(match: Match, form: verbs.Form | None, doc: Doc) -> bool:
    """Whether a participle stands before its noun: *de returnerede skemaer*."""
    if form not in ("part", "part_plur", "pres_part"):
        return False
    following = next((token for token in doc[match.end :] if token.pos_ != "ADJ"), None)
    if following is None or following.pos_ != "NOUN":
        return False
    head: Token = doc[match.head]
    return form != "part" or head.pos_ == "ADJ" or head.dep_ == "amod"


def _reflexive(match: Match, form: verbs.Form | None, doc: Doc) -> str:
    """The match's own reflexive pronoun, or the one that fits the nearest subject."""
    near = [token.lower_ for token in doc[max(0, match.start - 4) : match.end + 2]]
    own = [token.lower_ for token in doc[match.start : match.end] if token.lower_ in REFLEXIVES]
    if own:
        return own[0]
    if form == "imp":
        return "dig"
    return next((_REFLEXIVE_OF[word] for word in near if word in _REFLEXIVE_OF), "sig")


def _replace_noun(match: Match, lemma: str, wording: Wording, doc: Doc) -> Replacement | None:
    head = wording.head or 0
    new = wording.words[head]
    found = noun_form(doc[match.head], lemma)
    inflected = nouns.paradigm(new).get(found[0]) if found else None
    if found is None or inflected is None:
        return None
    form, in_genitive = found
    agreement = "plur" if form.startswith("plur") else nouns.gender(new) or "com"
    words = [determiners.inflect(word, agreement) or word for word in wording.words[:head]]
    words.append(nouns.genitive(inflected) if in_genitive else inflected)
    words += wording.words[head + 1 :]
    same_gender = new == lemma or nouns.gender(new) == nouns.gender(lemma) is not None
    filled = fill(match, words, doc, sure=same_gender)
    if same_gender or agreement == "plur":
        return filled
    filled = agree_after(filled, doc[match.head], nouns.gender(new), doc)
    if form == "sing_def" or determiners.row_of(wording.words[0]):
        return filled
    return agree_before(filled, nouns.gender(new), doc)


def _replace_adjective(match: Match, wording: Wording, doc: Doc) -> Replacement | None:
    head = wording.head or 0
    new = wording.words[head]
    is_adjective = match.pattern.pos == "adj"
    forms = adjectives.forms_of(doc[match.head].lower_, match.pattern.lemma or "")
    if len(forms) == 1:
        form, sure = forms[0], True
    else:
        agreement, sure = agreement_at(match.head, doc, after_determiner=is_adjective)
        form = "plur" if is_adjective and is_definite_after(match.start, doc) else agreement
    if determiners.row_of(new):
        agreement = form if form in ("com", "neut", "plur") else "com"
        inflected = determiners.inflect(new, agreement)
    else:
        inflected = adjectives.paradigm(new).get(form)
    if inflected is None:
        return None
    words = [*wording.words[:head], inflected, *wording.words[head + 1 :]]
    return fill(match, words, doc, sure=sure)
