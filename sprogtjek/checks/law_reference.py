"""``law-reference``: law in running text (E3, E4).

``find: sentence``  more than ``jf`` times *jf.*, or more than ``provisions`` provisions, in one
                    sentence. Place: the sentence. *§§ 19 og 20* and *§ 5, stk. 2, nr. 3* are
                    one provision each.
``find: density``   at least ``least`` provisions in the text, and more than one for every
                    ``words`` words. Place: the sentence with most. What stands under a heading
                    about the law or complaints does not count: that is where law belongs.
``find: title``     a statute by its full title in a sentence: *lov om social service*, *lov nr. 483
                    af 11. maj 2010 om … med senere ændringer*. Place: the title.

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
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from sprogtjek.checks import Collected
from sprogtjek.checks.statute_title import statute_titles
from sprogtjek.records import PROSE, Block, BlockKind, Evidence, Hit, Rule, Sentence, Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

KIND = "law-reference"
NEEDS: frozenset[str] = frozenset({"pos", "sents"})
SCOPE: frozenset[BlockKind] = PROSE | {"heading"}
SLOTS: frozenset[str] = frozenset({"match", "count", "what"})

_MONTH = "januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december"
_JF = re.compile(r"\b(?:jf|jfr|jvf)\.", re.IGNORECASE)
_NUMBER = r"\d+(?: ?[a-hj-z]\b(?!\.))?"
_PROVISION = re.compile(rf"§§? ?{_NUMBER}(?:(?:,| og| eller|-|–) ?{_NUMBER}(?!\.? ?(?:{_MONTH})))*")
_QUOTED = re.compile(r"»[^»«]*«|[\"”“„][^\"”“„]*[\"”“]")
_QUOTE = re.compile('[»"”“„]')  # the long expression is slow to fail
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


class _LawReferences(NamedTuple):
    rules: tuple[Rule[Params], ...]

    def collect(self, doc: Doc, block: Block) -> Collected:
        """The crowded sentences, and what ``conclude`` must know of the block."""
        if block.kind == "heading":
            return Collected(fact={"law": bool(_ABOUT_LAW.search(block.text))})
        text = _without_quotations(block.text)
        provisions = [match.start() for match in _PROVISION.finditer(text)] if "§" in text else []
        titles = [[span.start, span.end] for span in statute_titles(doc, text)]
        hits = [
            hit
            for rule in self.rules
            if rule.params.find == "sentence" and (provisions or _JF.search(text))
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
    if not _QUOTE.search(text):
        return text
    return _QUOTED.sub(lambda match: " " * len(match[0]), text)


def _crowded(rule: Rule[Params], text: str, start: int, end: int) -> Iterator[Hit]:
    found = {
        "»jf.«": (list(_JF.finditer(text, start, end)), rule.params.jf),
        "lovhenvisninger": (list(_PROVISION.finditer(text, start, end)), rule.params.provisions),
    }
    over = [(len(m), what) for what, (m, limit) in found.items() if len(m) > limit]
    if over:
        count, what = over[-1]
        span = Span(start, end)
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
