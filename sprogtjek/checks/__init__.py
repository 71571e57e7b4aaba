"""The kinds of check, one file each, in one explicit table.

Every file exports the same names in the same order:

``KIND``      the word used as ``kind:`` in rule files
``NEEDS``     the annotations it reads, of {"pos", "morph", "lemma", "dep", "sents"}
``SCOPE``     the block kinds its rules look at unless a rule says otherwise
``SLOTS``     the names a rule's message may use in braces
``Params``    a frozen dataclass: fields, types and defaults are the schema of ``params:``
``prepare``   ``(rules, nlp)`` → a :class:`Check`
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from sprogtjek.records import Block, BlockKind, Evidence, Hit, Rule, Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

KINDS: dict[str, str] = {
    "cpr-number": "sprogtjek.checks.cpr_number",
    "phrase": "sprogtjek.checks.phrase",
    "term": "sprogtjek.checks.term",
    "unexplained-term": "sprogtjek.checks.unexplained_term",
    "acronym": "sprogtjek.checks.acronym",
    "name-spelling": "sprogtjek.checks.name_spelling",
    "synonyms": "sprogtjek.checks.synonyms",
    "pattern": "sprogtjek.checks.pattern",
    "tree": "sprogtjek.checks.tree",
    "sentence-length": "sprogtjek.checks.sentence_length",
    "clause-depth": "sprogtjek.checks.clause_depth",
    "front-weight": "sprogtjek.checks.front_weight",
    "subject-verb-distance": "sprogtjek.checks.subject_verb_distance",
    "insertion": "sprogtjek.checks.insertion",
    "noun-phrase": "sprogtjek.checks.noun_phrase",
    "sentence-extender": "sprogtjek.checks.sentence_extender",
    "passive": "sprogtjek.checks.passive",
    "nominalisation": "sprogtjek.checks.nominalisation",
    "readability": "sprogtjek.checks.readability",
    "missing": "sprogtjek.checks.missing",
    "opening": "sprogtjek.checks.opening",
    "weekday": "sprogtjek.checks.weekday",
    "deadline": "sprogtjek.checks.deadline",
    "part-wording": "sprogtjek.checks.part_wording",
    "text-length": "sprogtjek.checks.text_length",
    "audiences": "sprogtjek.checks.audiences",
    "density": "sprogtjek.checks.density",
    "enumeration": "sprogtjek.checks.enumeration",
    "law-reference": "sprogtjek.checks.law_reference",
    "parenthesis": "sprogtjek.checks.parenthesis",
    "date-format": "sprogtjek.checks.date_format",
    "number-format": "sprogtjek.checks.number_format",
    "long-word": "sprogtjek.checks.long_word",
    "paragraph-length": "sprogtjek.checks.paragraph_length",
    "heading-gap": "sprogtjek.checks.heading_gap",
    "heading-text": "sprogtjek.checks.heading_text",
    "steps": "sprogtjek.checks.steps",
    "spelling": "sprogtjek.checks.spelling",
    "link-text": "sprogtjek.checks.link_text",
    "vague-reference": "sprogtjek.checks.vague_reference",
    "negated-condition": "sprogtjek.checks.negated_condition",
    "address-form": "sprogtjek.checks.address_form",
    "man": "sprogtjek.checks.man",
    "threat": "sprogtjek.checks.threat",
    "closing": "sprogtjek.checks.closing",
    "set-phrase": "sprogtjek.checks.set_phrase",
    "slash-choice": "sprogtjek.checks.slash_choice",
    "shouting": "sprogtjek.checks.shouting",
    "reader-as-noun": "sprogtjek.checks.reader_as_noun",
    "sender-as-noun": "sprogtjek.checks.sender_as_noun",
}
"""Kind → module. Imported only when a rule uses it: the modules import spaCy."""


WHOLE = Span(0, 0)
"""The span of a hit about the text as a whole; such a hit belongs to block 0."""


class Collected(NamedTuple):
    """What one check found in one block: hits, and one JSON-able fact for ``conclude``."""

    hits: tuple[Hit, ...] = ()
    fact: Any = None


class Check(Protocol):
    """A prepared check: its rules are compiled, it holds no state between blocks."""

    def collect(self, doc: Doc, block: Block) -> Collected:
        """Look at one parsed block. Depends on the block's text, kind and the rules alone.

        Called for blocks of the kinds in the scope of some rule of the check. Where no rule
        that needs a parse looks at the kind, ``doc`` has words and nothing more.
        """
        ...

    def conclude(self, evidence: Sequence[Evidence]) -> Iterable[tuple[int, Hit]]:
        """Look at the whole document. Yields (block index, hit).

        Own facts are in ``evidence[i].facts.get(KIND)``; ``None`` where there was nothing.
        """
        ...


class CollectOnly:
    """For checks that conclude nothing over the document."""

    def conclude(self, evidence: Sequence[Evidence]) -> Iterator[tuple[int, Hit]]:
        """Nothing."""
        return iter(())


class CheckModule(Protocol):
    """What a file in this folder exports."""

    KIND: str
    NEEDS: frozenset[str]
    SCOPE: frozenset[BlockKind]
    SLOTS: frozenset[str]
    Params: type[Any]

    def prepare(self, rules: Sequence[Rule[Any]], nlp: Language) -> Check:
        """Compile the rules of this kind."""
        ...


def module(kind: str) -> CheckModule:
    """The module of a kind. Raises ``KeyError`` for an unknown one."""
    return import_module(KINDS[kind])
