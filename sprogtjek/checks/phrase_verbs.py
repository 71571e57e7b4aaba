"""What to write instead of a verb or a phrase around one."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from sprogtjek.checks.phrase_forms import verb_form
from sprogtjek.checks.phrase_matching import Match
from sprogtjek.checks.phrase_patterns import GAP, REFLEXIVES
from sprogtjek.checks.phrase_pos import NOMINATIVES
from sprogtjek.checks.phrase_wording import Replacement, Wording, fill
from sprogtjek.danish import verbs

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_FINITE = frozenset({"pres", "past", "s_pres", "s_past", "imp"})

_AFTER_VERB = frozenset({"ikke", "gerne", "altid", "også", "aldrig", "normalt", "ofte", "stadig"})
"""Adverbs that stand between a finite verb and what belongs to it: *regner ikke med*."""

_NEVER_PASSIVE = frozenset({"få", "have", "vide", "vare", "betyde", "koste"})
_HAVE = frozenset({"har", "havde", "have"})
_HELPERS = _HAVE | {"er", "var", "være", "været", "bliver", "blev", "blive", "blevet"}
_NEAR = 8

_REFLEXIVE_OF = {"jeg": "mig", "du": "dig", "vi": "os", "i": "jer"}


def replace_verb(match: Match, lemma: str, wording: Wording, doc: Doc) -> Replacement | None:
    """The wording in the form of the verb ``lemma`` that was matched, its words in their places.

    ``None`` where it has no such form, or where its words cannot stand there together.
    """
    head = wording.head or 0
    new = wording.words[head]
    form = verb_form(doc[match.head], lemma)
    inflected = verbs.paradigm(new).get(form) if form else None
    if inflected is None or (len(wording.words) > 1 and _is_attributive(match, form, doc)):
        return None  # »det sendt tilbage skema«
    if new in _NEVER_PASSIVE and _is_passive(doc[match.head], form):
        return None  # »der er fået«, »klagen fås«
    words = [*wording.words[:head], inflected, *wording.words[head + 1 :]]
    if head == 1 and form in _FINITE and not _in_subclause(doc[match.head]):
        words[:2] = [inflected, words[0]]  # ikke følge: følger ikke
    sure = (verbs.known(new) or new.endswith("ere")) and head == 0
    if "sig" in words:
        words[words.index("sig")] = _reflexive(match, form, doc)
        sure = False
    between = _between(match, words, form, doc)
    if between is None:
        return None
    if between != match and len(words) > 1 and GAP not in words:
        words.insert(1, GAP)
    return fill(between, words, doc, sure=sure and between == match)


def _is_passive(token: Token, form: verbs.Form | None) -> bool:
    """*modtages*, *er modtaget*; but *har modtaget*."""
    if form is not None and form.startswith("s_"):
        return True
    before = token.doc[max(0, token.i - _NEAR) : token.i]
    helper = next((t for t in reversed(before) if t.lower_ in _HELPERS), None)
    return form == "part" and helper is not None and helper.lower_ not in _HAVE


def _between(match: Match, words: list[str], form: verbs.Form | None, doc: Doc) -> Match | None:
    """The match with what stays next to the verb as its gap: »påregner (vi ikke)«.

    ``None`` where what stands there cannot be kept.
    """
    if GAP in words:
        return match
    if match.gap:
        kept = _without_modifiers(match.gap, doc)
        return dataclasses.replace(match, gap=kept) if kept else None
    if form in _FINITE and len(words) > 1 and len(match.pattern.items) == 1:
        end = _subject_end(match, doc)
        if end is None or end == match.end:
            return match if end else None
        return dataclasses.replace(match, end=end, gap=(match.end, end))
    return match


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


def _in_subclause(token: Token) -> bool:
    """Whether *ikke* stands before a verb: *hvis du ikke følger*, but *du følger ikke*."""
    clause = token.head if token.dep_ in ("aux", "cop") else token
    return clause.dep_.startswith("acl") or any(child.dep_ == "mark" for child in clause.lefts)


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
