"""``acronym``: acronyms that nobody has introduced (catalogue E2).

An acronym is a word of two to six capitals, with at most one small letter inside and two digits
after (*VVM, BPA, BR18, CPR-K*); in a compound it is what stands before the hyphen (*MED-udvalget*).
It counts where it first stands in the running text, unless it was introduced before or is
introduced there: *Langt Navn (AKR)*, *AKR (langt navn)*, *Langt Navn, AKR,*, *AKR står for*,
*kaldet AKR*. Headings may introduce, but are not flagged themselves.

``known`` are acronyms that readers know, ``names`` full names to offer; ``own_known`` and
``own_names`` those of a profile or project. A full name there makes a known acronym an unknown one.

Deliberately silent: words written in capitals for emphasis (``emphasis``, words next to other words
in capitals, imperatives and nouns of ``danish/``), Roman numerals, codes (*LBK 123, kategori BE*),
companies and products (*XYZ A/S, XYZ Bolig*), quotations, and texts in capitals throughout.

Source: catalogue E2; Lejre Kommune, Skriveguide (»forkortelser, der ikke er almindeligt kendte«).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from sprogtjek.checks import Collected
from sprogtjek.danish import nouns, verbs
from sprogtjek.records import PROSE, WORDS, Block, BlockKind, Evidence, Hit, Rule, Span, Suggestion
from sprogtjek.shields import shields

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

KIND = "acronym"
NEEDS: frozenset[str] = frozenset()
SCOPE: frozenset[BlockKind] = WORDS
SLOTS = frozenset({"match"})

_ACRONYM = re.compile(
    r"(?<![\w.@/&§–-])"
    r"(?P<acronym>[A-ZÆØÅ]{2,6}\d{0,2}(?:-[A-ZÆØÅ]{1,3}(?!\w))?|[A-ZÆØÅ]{1,3}[a-zæøå][A-ZÆØÅ]{1,4})"
    r"(?=(?P<ending>['’]?s|['’]\w+|-\w[\w-]*)?(?![\w@/&]))"
)
_CAPITALS = re.compile(r"[A-ZÆØÅ][a-zæøå]?[A-ZÆØÅ]")  # the long expression is slow to fail
_ROMAN = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
# »EGIR 31.10.2025« is an acronym and a date.
_CODE_AFTER = re.compile(r" (?:nr\.?|\d+(?!\d*\. ?[\da-zæøå]))|[:.]\d|\.\w|\d")
_PRODUCT = re.compile(r" [A-ZÆØÅ][a-zæøå]{3,}")
_CODE_BEFORE = re.compile(
    r"(?:\bnr\.?|nummer|\bj\.|\bref\.?:?|\d|\b(?:kategori|klasse|type|linje|model|størrelse|hal|rum"
    r"|sal|zone|niveau|bilag|gruppe)) ?$",
    re.IGNORECASE,
)
_COMPANY = re.compile(r"(?: [A-ZÆØÅ]\w+)? (?:A/S|I/S|K/S|P/S|ApS|AmbA|A\.m\.b\.a)")
_CAPITALS_BEFORE = re.compile(r"[A-ZÆØÅ]{2,} $")
_CAPITALS_AFTER = re.compile(r"['’]?s? [A-ZÆØÅ]{2,}\b")
_EXPLAINED_AFTER = re.compile(
    r" \((?=[^()\d]*[^\W\d]{8}|[^()\d]* [^()\d]*\))"
    r"|,? (?:der |som )?(?:står for|er en forkortelse)\b"
    r"|,? (?:dvs\.|det vil sige|betyder)|, (?:en|et|den|det|(?:der|som) er)\b|: "
)
_EXPLAINED_BEFORE = re.compile(
    r"(?:kald(?:et|es)|forkort(?:et|es)|hedder|også kendt som|i det følgende|herefter)[: (»\"]*$"
    r"|\w{3,},? (?:\((?:[^()]*[ ,])?)$"
)
_APPOSED_BEFORE = re.compile(r"\w{3,}, $")
_LONGEST_UNREAD = 4  # letters; longer words in capitals may be forms of nouns (NETTET)
_MOST_CAPITALS = 0.5  # of a block's letters: more is a text in capitals


@dataclass(frozen=True, slots=True)
class Params:
    """See the module's docstring."""

    known: tuple[str, ...]
    names: Mapping[str, str] = field(default_factory=dict)
    emphasis: tuple[str, ...] = ()
    own_known: tuple[str, ...] = ()
    own_names: Mapping[str, str] = field(default_factory=dict)


def prepare(rules: Sequence[Rule[Params]], nlp: Language) -> Acronyms:
    """Nothing to compile."""
    return Acronyms(tuple(rules))


class Acronyms(NamedTuple):
    """The prepared rules. What was introduced is known when the whole text is."""

    rules: tuple[Rule[Params], ...]

    def collect(self, doc: Doc, block: Block) -> Collected:
        """Each acronym: its letters, place, what stands after it in the word, introduced."""
        if not (_CAPITALS.search(block.text) and _ACRONYM.search(block.text)):
            return Collected()
        fact = [] if _is_in_capitals(block.text) else list(_acronyms(block.text))
        return Collected(fact=fact or None)

    def conclude(self, evidence: Sequence[Evidence]) -> Iterator[tuple[int, Hit]]:
        """The first place of each that is not known by then."""
        for rule in self.rules:
            params = rule.params
            known = {*params.known, *params.own_known} - set(params.own_names)
            names = {**params.names, **params.own_names}
            for index, item in enumerate(evidence):
                uses = item.facts.get(KIND) or ()
                # »Vi har skrevet til SIRI (Styrelsen for …)« and the reverse order alike
                known |= {use[0] for use in uses if use[4]}
                for acronym, start, end, ending, _ in uses if item.kind in PROSE else ():
                    if acronym in params.emphasis and not ending.startswith("-"):
                        continue
                    # »DR2« is known with »DR«.
                    if known.isdisjoint((acronym, acronym.rstrip("0123456789"))):
                        known.add(acronym)
                        yield index, _hit(rule, acronym, Span(start, end), names, ending)


def _is_in_capitals(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    return sum(map(str.isupper, letters)) > _MOST_CAPITALS * len(letters) > 0


def _acronyms(text: str) -> Iterator[list[object]]:
    quoted = shields(text)
    for match in _ACRONYM.finditer(text):
        acronym, ending = match["acronym"], match["ending"] or ""
        start, end = match.span("acronym")
        before, after = text[:start], text[end + len(ending) :]
        if any(span.start <= start < span.end for span in quoted):
            continue
        if not _is_something_else(acronym, ending, before, after):
            yield [acronym, start, end, ending, _is_introduced(before, after)]


def _is_something_else(acronym: str, ending: str, before: str, after: str) -> bool:
    if _ROMAN.fullmatch(acronym) or _is_emphasised(acronym, ending, before, after):
        return True
    if _CODE_AFTER.match(ending.lstrip("-") + after) or _CODE_BEFORE.search(before):
        return True
    return bool(_COMPANY.match(after) or (not ending and _PRODUCT.match(after)))


def _is_emphasised(acronym: str, ending: str, before: str, after: str) -> bool:
    if ending.startswith("-"):
        return False
    word = acronym.lower()
    in_row = _CAPITALS_BEFORE.search(before) or _CAPITALS_AFTER.match(after)
    if in_row or nouns.listed(word) or verbs.known(word) or verbs.known(word + "e"):
        return True
    lemma = nouns.lemma_of(word) if len(word) > _LONGEST_UNREAD else None
    return lemma is not None and nouns.listed(lemma)


def _is_introduced(before: str, after: str) -> bool:
    apposed = _APPOSED_BEFORE.search(before) and after.startswith(",")
    in_brackets = _EXPLAINED_BEFORE.search(before)
    return bool(apposed or in_brackets or _EXPLAINED_AFTER.match(after))


def _hit(
    rule: Rule[Params], acronym: str, span: Span, names: Mapping[str, str], ending: str
) -> Hit:
    name = names.get(acronym)
    if name and not ending:
        suggestion = Suggestion(f"{name} ({acronym})", span)
    else:
        full = f"»{name}«" if name else "det fulde navn"
        advice = f"Skriv {full} første gang, og sæt »{acronym}« i parentes efter."
        suggestion = Suggestion(advice, span, "advice")
    return Hit(rule.id, span, (), (suggestion,))
