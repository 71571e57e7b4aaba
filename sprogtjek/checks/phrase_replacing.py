"""What to write instead of a match: replacements inflected, agreed, cased and in place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sprogtjek.checks.phrase_agreement import agreement_at
from sprogtjek.checks.phrase_patterns import GAP, REFLEXIVES, Match, Pos, head_index
from sprogtjek.checks.phrase_pos import starts_sentence, verb_form
from sprogtjek.danish import adjectives, determiners, nouns, verbs
from sprogtjek.danish.determiners import Agreement

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(frozen=True, slots=True)
class Replacement:
    """Words to put in the place of tokens ``start:end``.

    ``shown`` is the replacement of the match alone, for messages. ``sure``: nothing guessed.
    """

    text: str
    start: int
    end: int
    shown: str
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Wording:
    """A replacement in dictionary form. ``head`` inflects; ``gap`` is where a gap's text goes."""

    written: str
    words: tuple[str, ...]
    head: int | None


def wording(written: str, pos: Pos) -> Wording:
    """Find the head of a replacement: where the match's head is, after a leading *ikke*."""
    words = tuple(written.replace(GAP, f" {GAP} ").split())
    return Wording(written, words, _head(words, pos))


def _head(words: Sequence[str], pos: Pos) -> int | None:
    if pos == "verb":
        start = 1 if words[0] == "ikke" and len(words) > 1 else 0
        return start if _is_infinitive(words[start]) else None
    if pos == "noun":
        if words[0] in ("at", "det", "den", "dem") or any("," in word for word in words):
            return None  # »det, du selv betaler«
        head = head_index(words, pos)
        return (
            head
            if head is not None and nouns.lemma_of(words[head]) in (None, words[head])
            else None
        )
    if pos in ("adj", "det"):
        if words[0] in ("som", "der", "hver", "de"):
            return None
        return (
            len(words) - 2
            if words[-1] in ("nok", "for", "til") and len(words) > 1
            else len(words) - 1
        )
    return None


def _is_infinitive(word: str) -> bool:
    return (
        verbs.known(word)
        or (word.endswith("e") and word != "ikke")
        or word.endswith(("es", "å", "o", "y"))
    )


def replace(match: Match, wording: Wording, doc: Doc) -> Replacement | None:
    """The replacement for a match; ``None`` where the wording has no such form."""
    pattern = match.pattern
    if pattern.pos == "verb" and wording.head is not None and pattern.lemma:
        return _replace_verb(match, wording, doc)
    if pattern.pos == "noun" and wording.head is not None and pattern.lemma:
        return _replace_noun(match, wording, doc)
    if pattern.pos in ("adj", "det") and wording.head is not None:
        return _replace_adjective(match, wording, doc)
    if pattern.lemma and pattern.pos == "adj":
        return None  # a relative clause cannot stand before the noun
    sure = pattern.lemma is None or doc[match.head].lower_ == pattern.lemma
    return _fill(match, wording.words, doc, sure=sure)


def _replace_verb(match: Match, wording: Wording, doc: Doc) -> Replacement | None:
    token = doc[match.head]
    assert match.pattern.lemma
    assert wording.head is not None
    form = verb_form(token, match.pattern.lemma)
    lemma = wording.words[wording.head]
    inflected = verbs.paradigm(lemma).get(form) if form else None
    if inflected is None:
        return None
    words = list(wording.words)
    words[wording.head] = inflected
    if len(words) > 1 and _is_attributive(match, form, doc):
        return None  # »det sendt tilbage skema«
    if wording.head == 1 and form in ("pres", "past", "s_pres", "s_past", "imp"):
        words[:2] = words[1::-1]  # ikke følge: følger ikke
    reflexive = next((w for w in _texts(match, doc) if w in REFLEXIVES), None)
    if reflexive:
        words = [reflexive if word == "sig" else word for word in words]
    return _fill(match, words, doc, sure=verbs.known(lemma) or lemma.endswith("ere"))


def _is_attributive(match: Match, form: verbs.Form | None, doc: Doc) -> bool:
    """Whether a participle stands before its noun: *de returnerede skemaer*."""
    if form not in ("part", "part_plur", "pres_part") or match.end >= len(doc):
        return False
    token = doc[match.head]
    following = next((t for t in doc[match.end :] if t.pos_ != "ADJ"), None)
    if following is None or following.pos_ != "NOUN":
        return False
    return token.pos_ == "ADJ" or token.dep_ == "amod" or form != "part"


def _texts(match: Match, doc: Doc) -> list[str]:
    return [token.lower_ for token in doc[match.start : match.end]]


def _replace_noun(match: Match, wording: Wording, doc: Doc) -> Replacement | None:
    token = doc[match.head]
    assert match.pattern.lemma
    assert wording.head is not None
    lemma = wording.words[wording.head]
    written = nouns.forms_of(token.lower_, match.pattern.lemma)
    if not written:
        return None
    form, in_genitive = next(
        (f for f in written if f[0].startswith("plur") == ("Number=Plur" in token.morph)),
        written[0],
    )
    inflected = nouns.paradigm(lemma).get(form)
    if inflected is None:
        return None
    number = "plur" if form.startswith("plur") else nouns.gender(lemma) or "com"
    words = [determiners.inflect(w, number) or w for w in wording.words[: wording.head]]
    words += [nouns.genitive(inflected) if in_genitive else inflected]
    words += wording.words[wording.head + 1 :]
    known = nouns.known(lemma) and nouns.gender(lemma) == nouns.gender(match.pattern.lemma)
    filled = _fill(match, words, doc, sure=known)
    if known or form != "sing" or len(wording.words) > 1 or match.start != match.head:
        return filled
    return _agree_before(filled, number, doc) if filled else None


def _agree_before(new: Replacement, gender: Agreement, doc: Doc) -> Replacement | None:
    """Let determiner and adjectives before a noun follow its new gender: *et* → *en*."""
    words: list[str] = []
    for at in range(new.start - 1, -1, -1):
        token = doc[at]
        if determiners.row_of(token.lower_) and token.pos_ != "ADJ":
            agreed = determiners.inflect(token.lower_, gender)
            if agreed is None:
                return None
            words.insert(0, cased(agreed, token.text))
            return Replacement(" ".join([*words, new.text]), at, new.end, new.shown, sure=False)
        if token.pos_ != "ADJ":
            break
        words.insert(0, _agree(token.lower_, gender))
    if not words:
        return new
    return Replacement(
        " ".join([*words, new.text]), new.start - len(words), new.end, new.shown, sure=False
    )


def _agree(adjective: str, agreement: Agreement) -> str:
    """An adjective in the indefinite singular in its other gender."""
    for lemma in adjectives.lemma_candidates(adjective):
        forms = adjectives.paradigm(lemma)
        if adjective in (forms.get("com"), forms.get("neut")):
            shorter = adjectives.paradigm(lemma.removesuffix("t"))
            if agreement == "com" and shorter["neut"] == adjective and _is_neuter(adjective):
                return shorter["com"]
            return forms[agreement]
    return adjective


def _is_neuter(adjective: str) -> bool:
    return adjective.endswith(("igt", "elt", "alt", "sigt", "ert", "omt", "ivt", "ært", "yt"))


def _replace_adjective(match: Match, wording: Wording, doc: Doc) -> Replacement | None:
    token = doc[match.head]
    assert wording.head is not None
    lemma = wording.words[wording.head]
    forms = adjectives.forms_of(token.lower_, match.pattern.lemma or token.lower_)
    if len(forms) == 1:
        form, sure = forms[0], True
    else:
        form, sure = agreement_at(match.head, doc)
    if determiners.row_of(lemma):
        inflected = determiners.inflect(lemma, form) if form in ("com", "neut", "plur") else None
    else:
        if match.pattern.pos == "adj" and _makes_definite(match.start, doc):
            form = "plur" if form in ("com", "neut") else form
        inflected = adjectives.paradigm(lemma).get(form)
    if inflected is None:
        return None
    words = list(wording.words)
    words[wording.head] = inflected
    return _fill(match, words, doc, sure=sure)


def _makes_definite(start: int, doc: Doc) -> bool:
    """Whether the word before is *den, min, kommunens*: the adjective after it takes -e."""
    if start == 0:
        return False
    before = doc[start - 1]
    return determiners.makes_definite(before.lower_) or "Case=Gen" in before.morph


def _fill(match: Match, words: Sequence[str], doc: Doc, *, sure: bool) -> Replacement | None:
    """Put the gap's text, or the object of the verb, where the wording has its gap."""
    shown = " ".join(word for word in words if word != GAP or match.gap)
    words = list(words)
    end = match.end
    gap = match.gap
    if gap is None and GAP in words:
        gap_end = object_end(match, doc)
        gap = (match.end, gap_end) if gap_end else None
        end = gap_end or end
        sure = False
    if GAP in words:
        at = words.index(GAP)
        words[at : at + 1] = [doc[gap[0] : gap[1]].text] if gap else []
    elif gap is not None:
        at = 1 if match.pattern.pos == "verb" else len(words)
        words.insert(at, doc[gap[0] : gap[1]].text)
    text = " ".join(words).replace(" ,", ",")
    written = doc[match.start].text
    return Replacement(
        cased(text, written, match, doc),
        match.start,
        end,
        cased(shown, written, match, doc),
        sure,
    )


def object_end(match: Match, doc: Doc) -> int | None:
    """Where the object right after a verb ends: a particle stands after it (*sende X tilbage*)."""
    for child in doc[match.head].rights:
        if child.dep_ == "obj" and child.i >= match.end:
            end = child.i + 1
            while end <= child.right_edge.i and not _starts_clause(doc[end]):
                end += 1
            return end
    return None


def _starts_clause(token: object) -> bool:
    return token.is_punct or token.pos_ == "SCONJ" or token.lower_ in ("som", "der", "at")  # type: ignore[attr-defined]


def cased(text: str, written: str, match: Match | None = None, doc: Doc | None = None) -> str:
    """``text`` with the capitals of what it replaces."""
    letters = [c for c in written if c.isalpha()]
    if len(letters) > 1 and all(c.isupper() for c in letters):
        return text.upper()
    if not written[:1].isupper():
        return text
    if match is not None and doc is not None and match.pattern.written[:1].isupper():
        # »De« has its capital everywhere; »du« only where the sentence starts.
        return _capital(text) if starts_sentence(doc[match.start]) else text
    return _capital(text)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
