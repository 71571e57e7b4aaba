"""What to write instead of a verb or a phrase around one."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from sprogtjek.checks.phrase_forms import verb_form
from sprogtjek.checks.phrase_matching import Match
from sprogtjek.checks.phrase_middle import adverbs_end, middle_end
from sprogtjek.checks.phrase_patterns import GAP, PREPOSITIONS
from sprogtjek.checks.phrase_reflexive import auxiliary, is_passive, reflexive
from sprogtjek.checks.phrase_wording import Replacement, Wording, fill
from sprogtjek.danish import verbs

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_FINITE = frozenset({"pres", "past", "s_pres", "s_past", "imp"})

_NEVER_PASSIVE = frozenset({"få", "have", "vide", "vare", "betyde", "koste"})


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
    if _strands_preposition(match, wording, form, doc):
        return None  # »fristen mindes om«
    if new in _NEVER_PASSIVE and is_passive(doc[match.head], form):
        return None  # »der er fået«, »klagen fås«
    words = [*wording.words[:head], inflected, *wording.words[head + 1 :]]
    if head == 1 and form in _FINITE and not _in_subclause(doc[match.head]):
        words[:2] = [inflected, words[0]]  # ikke følge: følger ikke
    sure = (verbs.known(new) or new.endswith("ere")) and head == 0 and not match.split
    if _is_attributive(match, form, doc) or _is_nominal(match, form, doc):
        sure = False  # »det sendte overslag« wants »det overslag, du har sendt«
    if "sig" in words:
        own = reflexive(match, form, doc)
        if own is None:
            return None
        words[words.index("sig")] = own
        sure = False
    between = _between(match, words, form, doc)
    if between is None:
        return None
    if between != match and len(words) > 1 and GAP not in words:
        words.insert(1, GAP)
    return fill(between, words, doc, sure=sure and between == match)


def _between(match: Match, words: list[str], form: verbs.Form | None, doc: Doc) -> Match | None:
    """The match with what stays next to the verb as its gap: »påregner (vi ikke)«.

    ``None`` where what stands there cannot be kept.
    """
    if GAP in words:
        return match
    if match.split:
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
        return adverbs_end(subject.i + 1, doc)
    return middle_end(end - 1, doc)


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


def _is_nominal(match: Match, form: verbs.Form | None, doc: Doc) -> bool:
    """Whether a participle stands for a noun: *det fremsendte*."""
    after_article = match.start > 0 and doc[match.start - 1].lower_ in ("det", "den", "de")
    return form in ("part_plur", "past") and after_article


def _strands_preposition(match: Match, wording: Wording, form: verbs.Form | None, doc: Doc) -> bool:
    """Whether the subject of a passive would become what a preposition needs.

    »Fristen mindes om« for *bringes i erindring*; not after *der*: »Der må regnes med støj«.
    """
    if GAP in wording.words or wording.words[-1] not in PREPOSITIONS:
        return False  # »tages med«: a particle
    if match.pattern.written.split()[-1] in PREPOSITIONS:
        return False
    if not is_passive(doc[match.head], form) or auxiliary(doc[match.head]) == "være":
        return False  # »er fraflyttet« is active
    before = doc[max(0, match.start - 3) : match.start + 2]
    return not any(token.lower_ == "der" and token.dep_ != "mark" for token in before)
