"""``law-reference``: law in running text (E3, E4).

``find: sentence``  more than ``jf`` times *jf.*, or more than ``provisions`` provisions, in one
                    sentence. Place: from the first to the last of them. *§§ 19 og 20* and *§ 5,
                    stk. 2, nr. 3* are one provision each.
``find: density``   at least ``least`` provisions in the text, and more than one for every
                    ``words`` words. Place: the sentence with most. What stands under a heading
                    about the law or complaints does not count: that is where law belongs.
``find: title``     a statute with number and date in a sentence: *lov nr. 483 af 11. maj 2010 om
                    … med senere ændringer*. Place: number and date with title.

Never to be deleted: a decision must name its legal basis (forvaltningsloven § 24), but it may do
so at the end. So the advice is always to move it.

Deliberately silent: the law's short name (*serviceloven*), quotations, headings, a title that is
followed by a short name in a parenthesis (*(miljøklageloven)*) or that comes in one, and sections
about the law.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from sprogtjek.checks import Collected
from sprogtjek.records import PROSE, Block, BlockKind, Evidence, Hit, Rule, Sentence, Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

KIND = "law-reference"
NEEDS: frozenset[str] = frozenset({"sents"})
SCOPE: frozenset[BlockKind] = PROSE | {"heading"}
SLOTS: frozenset[str] = frozenset({"match", "count", "what"})

_MONTH = "januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december"
_VERB = r" (?:skal|kan|må|bør|vil|er|har|bliver|gælder)\b"
_JF = re.compile(r"\b(?:jf|jfr|jvf)\.", re.IGNORECASE)
_NUMBER = r"\d+(?: ?[a-hj-z]\b(?!\.))?"
_PROVISION = re.compile(rf"§§? ?{_NUMBER}(?:(?:,| og| eller|-|–) ?{_NUMBER}(?!\.? ?(?:{_MONTH})))*")
_TITLE = re.compile(
    r"\b(?:lov|lovbekendtgørelse|bekendtgørelse)(?:ens)? nr\. ?\d+ af (?:den |d\. )?"
    rf"\d{{1,2}}\. ?(?:{_MONTH}) \d{{4}}(?: om (?:(?!{_VERB})[^,.;()]){{1,150}})?"
    r"(?:,? (?:med senere ændringer|som ændret ved (?:[^.;()]|(?<=nr)\.|(?<=\d)\. ){1,100}))?",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"»[^»«]*«|[\"”“„][^\"”“„]*[\"”“]")
_IN_PARENTHESIS = re.compile(r"\([^()]*\)")
# »(naturbeskyttelsesloven)«, »(herefter kaldet loven)«: the long title is there to be shortened.
_SHORT_NAME = re.compile(r",? ?(?:med senere ændringer)? ?\((?:[^()]*lov|[^()]*bekendtgørelse)")
_ABOUT_LAW = re.compile(
    r"lov|retsgrundlag|retligt|regler|hjemmel|klage|paragraf|bestemmelse", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Params:
    """``find``: see the module. The rest are its limits."""

    find: Literal["sentence", "density", "title"]
    jf: int = 1
    provisions: int = 2
    words: int = 60
    least: int = 4


def prepare(rules: Sequence[Rule[Params]], nlp: Language) -> _LawReferences:
    """Nothing to compile."""
    return _LawReferences(tuple(rules))


@dataclass(frozen=True, slots=True)
class _LawReferences:
    rules: tuple[Rule[Params], ...]

    def collect(self, doc: Doc, block: Block) -> Collected:
        """The crowded sentences, and what ``conclude`` must know of the block."""
        if block.kind == "heading":
            return Collected(fact={"law": bool(_ABOUT_LAW.search(block.text))})
        text = _without_quotations(block.text)
        provisions = [match.start() for match in _PROVISION.finditer(text)]
        titles = [list(match.span()) for match in _TITLE.finditer(text) if _is_long(text, match)]
        hits = [
            hit
            for rule in self.rules
            if rule.params.find == "sentence" and ("§" in text or "j" in text)
            for sent in doc.sents
            for hit in _crowded(rule, text, sent.start_char, sent.end_char)
        ]
        fact = {"provisions": provisions, "titles": titles} if provisions or titles else None
        return Collected(tuple(hits), fact)

    def conclude(self, evidence: Sequence[Evidence]) -> Iterator[tuple[int, Hit]]:
        """The titles and the density, outside the sections on the law.

        Titles are not flagged as they are found: the linter takes their words for a name.
        """
        prose = list(_outside_law(evidence))
        for rule in self.rules:
            if rule.params.find == "title":
                yield from _titles(rule, prose)
            elif rule.params.find == "density":
                yield from _dense(rule, prose)


def _without_quotations(text: str) -> str:
    """The text with quotations blanked; offsets stay."""
    return _QUOTED.sub(lambda match: " " * len(match[0]), text)


def _is_long(text: str, title: re.Match[str]) -> bool:
    if _SHORT_NAME.match(text, title.end()):
        return False
    around = _IN_PARENTHESIS.finditer(text)
    return not any(p.start() < title.start() < p.end() for p in around)


def _crowded(rule: Rule[Params], text: str, start: int, end: int) -> Iterator[Hit]:
    found = {
        "»jf.«": (list(_JF.finditer(text, start, end)), rule.params.jf),
        "lovhenvisninger": (list(_PROVISION.finditer(text, start, end)), rule.params.provisions),
    }
    over = [(len(m), what, m) for what, (m, limit) in found.items() if len(m) > limit]
    if over:
        count, what, _ = over[-1]
        matches = [match for _, _, several in over for match in several]
        span = Span(min(m.start() for m in matches), max(m.end() for m in matches))
        yield Hit(rule.id, span, (("count", str(count)), ("what", what)))


def _outside_law(evidence: Sequence[Evidence]) -> Iterator[tuple[int, Evidence, dict[str, Any]]]:
    law = False
    for index, item in enumerate(evidence):
        fact: dict[str, Any] = item.facts.get(KIND) or {}
        if item.kind == "heading":
            law = bool(fact.get("law"))
        elif item.kind in PROSE and not law:
            yield index, item, fact


_Prose = Sequence[tuple[int, Evidence, dict[str, Any]]]


def _titles(rule: Rule[Params], prose: _Prose) -> Iterator[tuple[int, Hit]]:
    for index, item, fact in prose:
        if item.kind in rule.scope:
            for start, end in fact.get("titles", ()):
                yield index, Hit(rule.id, Span(start, end), (("count", "1"), ("what", "")))


def _dense(rule: Rule[Params], prose: _Prose) -> Iterator[tuple[int, Hit]]:
    counted = [
        (index, sentence, _inside(sentence, fact.get("provisions", ())))
        for index, item, fact in prose
        if item.kind in rule.scope
        for sentence in item.sentences
    ]
    words = sum(sentence.words for _, sentence, _ in counted)
    count = sum(here for _, _, here in counted)
    if count >= rule.params.least and count * rule.params.words > words:
        index, worst, _ = max(counted, key=lambda item: item[2])
        yield index, Hit(rule.id, worst.span, (("count", str(count)), ("what", "")))


def _inside(sentence: Sentence, starts: Sequence[int]) -> int:
    return sum(sentence.span.start <= start < sentence.span.end for start in starts)
