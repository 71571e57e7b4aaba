"""``unexplained-term``: terms of art that are not explained where they first stand (D8).

``explain`` is a table of terms and what each means, in words that can be put in parentheses
after it; ``own`` adds terms, or replaces explanations. A term is found in every form and as part
of a compound (``term_matching``). It counts where it first stands in the running text, unless it
is explained there or elsewhere in the same paragraph (``explained``): *(…)*, *det vil sige*,
*betyder*, *er, når*, a clause or a noun right after it, or *kaldes*, *såkaldt* before it.

Deliberately silent: headings (what stands under them may explain), words with a capital inside a
sentence and those in ``names`` and ``own_names`` (*Visitationen* is an office), quotations, terms
in ``partly`` as a part of a compound that says what they are (*kørselsrefusion*), and terms in
longer phrases of ``not_in`` (*med hjemmel i* is a matter of wording).

The explanation is offered after a noun or adjective in its plain forms; else it is advice.

Source: catalogue D8; Rødovre Kommune, Kom-Skriveguide.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from sprogtjek.checks import Collected
from sprogtjek.checks.explained import is_explained
from sprogtjek.checks.phrase_pos import starts_sentence
from sprogtjek.checks.term_matching import Found, TermIndex, parts_of_speech
from sprogtjek.records import PROSE, Block, BlockKind, Evidence, Hit, Rule, Span, Suggestion
from sprogtjek.shields import shields

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

KIND = "unexplained-term"
NEEDS = frozenset({"pos", "morph", "lemma", "sents"})
SCOPE: frozenset[BlockKind] = PROSE
SLOTS = frozenset({"match", "term"})


@dataclass(frozen=True, slots=True)
class Params:
    """See the module's docstring. A term without an explanation is one all the same."""

    explain: Mapping[str, str]
    own: Mapping[str, str] = field(default_factory=dict)
    names: tuple[str, ...] = ()
    own_names: tuple[str, ...] = ()
    partly: tuple[str, ...] = ()
    not_in: tuple[str, ...] = ()


def prepare(rules: Sequence[Rule[Params]], nlp: Language) -> UnexplainedTerms:
    """The terms of each rule in one table."""
    tables = [{**rule.params.explain, **rule.params.own} for rule in rules]
    return UnexplainedTerms(
        tuple(
            (rule, table, TermIndex([*table, *rule.params.not_in], nlp))
            for rule, table in zip(rules, tables, strict=True)
        )
    )


class UnexplainedTerms(NamedTuple):
    """The prepared rules: each with its explanations and its index."""

    rules: tuple[tuple[Rule[Params], Mapping[str, str], TermIndex], ...]

    def collect(self, doc: Doc, block: Block) -> Collected:
        """Each use of a term: term, place, whether it is explained, what to put the words after."""
        fact = {rule.id: list(_uses(rule.params, index, doc)) for rule, _, index in self.rules}
        return Collected(fact=fact if any(fact.values()) else None)

    def conclude(self, evidence: Sequence[Evidence]) -> Iterator[tuple[int, Hit]]:
        """The first use of each term, where no use in the same block is explained."""
        for rule, table, _ in self.rules:
            seen: set[str] = set()
            for index, item in enumerate(evidence):
                uses = (item.facts.get(KIND) or {}).get(rule.id, ())
                explained = {use[0] for use in uses if use[3]}
                for term, start, end, _, written in uses:
                    if term not in seen and term not in explained:
                        yield index, _hit(rule, term, Span(start, end), table[term], written)
                    seen.add(term)


def _uses(params: Params, index: TermIndex, doc: Doc) -> Iterator[list[object]]:
    all_found = index.find(doc)
    if not all_found:
        return
    text = doc.text
    quoted = shields(text)
    sentences = [(sent.start_char, sent.end_char) for sent in doc.sents]
    for found in all_found:
        start = doc[found.start].idx
        end = doc[found.end - 1].idx + len(doc[found.end - 1])
        if any(span.start <= start < span.end for span in quoted):
            continue
        if _is_exempt(found, text[start:end], params) or _is_name(found, doc):
            continue
        sentence = next(place for place in sentences if place[0] <= start < place[1])
        inserts = found.part == "whole" and not _is_verb(found.term) and text[end - 1] != "s"
        written = text[start:end] if inserts else ""
        yield [found.term, start, end, is_explained(text, start, end, sentence), written]


def _is_exempt(found: Found, written: str, params: Params) -> bool:
    if found.term in params.not_in or written in (*params.names, *params.own_names):
        return True
    return found.part != "whole" and found.term in params.partly


def _is_verb(term: str) -> bool:
    return parts_of_speech(term) == ("verb",)


def _is_name(found: Found, doc: Doc) -> bool:
    """Whether a word is a name, or is none where the term is one (*Kompas*, the intranet)."""
    token = doc[found.start]
    if found.term[0].isupper():
        return not token.text[0].isupper()
    return token.text[0].isupper() and not token.text.isupper() and not starts_sentence(token)


def _hit(rule: Rule[Params], term: str, span: Span, explanation: str, written: str) -> Hit:
    suggestions: tuple[Suggestion, ...] = ()
    if explanation and written:
        suggestions = (Suggestion(f"{written} ({explanation})", span),)
    elif explanation:
        advice = f"Forklar ordet, for eksempel »{term} ({explanation})«."
        suggestions = (Suggestion(advice, span, "advice"),)
    return Hit(rule.id, span, (("term", term),), suggestions)
