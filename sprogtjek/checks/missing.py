"""``missing``: something that the reader needs and that the text does not say (G4, G6–G8, G10).

A text should hold one of the cues ``wanted`` (see ``cues`` for how they are written). If it holds
none, the text as a whole is flagged.

- ``when``: the rule is for texts alone that hold one of these. A sentence with one of the cues
  ``imagined`` (*hvis …*) does not count: what may happen has not been decided.
- ``unless``: texts with one of these go free.
- ``section``, ``passages``: look in one part of the text alone, which begins with a heading that
  holds one of ``section`` or is a passage with one of ``passages``; a text without such a part goes
  free. With ``outside`` all but that part is searched.
- ``place``: what is flagged: the whole ``text``, the heading or first sentence of the ``section``,
  or the sentence that ``when`` was found in.
- ``min_words``: shorter texts go free: they are excerpts.

Nothing is parsed: the cues find words, in letter parts as well. Known misses: what is said in
words that no cue foresees. Such a text gets a false alarm, so the lists of ``wanted`` are generous
and those of ``when`` are not.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from sprogtjek.checks import WHOLE, Collected
from sprogtjek.checks.sections import part
from sprogtjek.cues import Lists, Matcher, matcher, sentences
from sprogtjek.readability import prose_sentences
from sprogtjek.records import BLOCK_KINDS, Block, BlockKind, Evidence, Hit, Rule, Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

KIND = "missing"
NEEDS: frozenset[str] = frozenset()
SCOPE: frozenset[BlockKind] = frozenset(BLOCK_KINDS)
SLOTS: frozenset[str] = frozenset({"match"})

Facts = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Params:
    """Lists of cues; see above."""

    wanted: tuple[str, ...]
    when: tuple[str, ...] = ()
    imagined: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    section: tuple[str, ...] = ()
    passages: tuple[str, ...] = ()
    outside: bool = False
    place: Literal["text", "section", "when"] = "text"
    min_words: int = 0


def prepare(rules: Sequence[Rule[Params]], nlp: Language) -> _Missing:
    """Compile the cues."""
    compiled = tuple(_Compiled.of(rule) for rule in rules)
    return _Missing(compiled, Lists(cues for each in compiled for cues in each.lists))


class _Compiled(NamedTuple):
    rule: Rule[Params]
    wanted: Matcher | None
    when: Matcher | None
    imagined: Matcher | None
    unless: Matcher | None
    section: Matcher | None
    passages: Matcher | None
    lists: frozenset[Matcher]
    """What is looked for in whole blocks."""

    @classmethod
    def of(cls, rule: Rule[Params]) -> _Compiled:
        params = rule.params
        wanted, when, unless = map(matcher, (params.wanted, params.when, params.unless))
        section, passages = matcher(params.section), matcher(params.passages)
        lists = frozenset(filter(None, (wanted, when, unless, section, passages)))
        imagined = matcher(params.imagined)
        return cls(rule, wanted, when, imagined, unless, section, passages, lists)

    def found(self, block: Block, held: Set[Matcher | None]) -> dict[str, Any]:
        """What of the rule's cues the block holds; ``held``: the lists of which it holds one."""
        opening = self.section if block.kind == "heading" else self.passages
        found: dict[str, Any] = {
            "wanted": self.wanted in held,
            "unless": self.unless in held,
            "opens": _sentence(opening, None, block.text) if opening in held else None,
            "when": _sentence(self.when, self.imagined, block.text) if self.when in held else None,
        }
        return {name: value for name, value in found.items() if value}


def _sentence(cues: Matcher | None, but: Matcher | None, text: str) -> list[int] | None:
    """Where the first sentence stands that holds one of the cues and none of ``but``."""
    for start, sentence in sentences(text):
        if _holds(cues, sentence) and not _holds(but, sentence):
            return [start, start + len(sentence)]
    return None


def _holds(cues: Matcher | None, text: str) -> bool:
    return bool(cues and cues.search(text))


class _Missing(NamedTuple):
    rules: tuple[_Compiled, ...]
    lists: Lists

    def collect(self, doc: Doc, block: Block) -> Collected:
        """Which cues of which rules the block holds."""
        held = self.lists.held_by(block.text)
        found = {
            each.rule.id: cues
            for each in self.rules
            if not held.isdisjoint(each.lists)
            and block.kind in each.rule.scope
            and (cues := each.found(block, held))
        }
        return Collected(fact=found)

    def conclude(self, evidence: Sequence[Evidence]) -> Iterator[tuple[int, Hit]]:
        """One hit per rule whose ``wanted`` is not there."""
        facts = [item.facts.get(KIND) or {} for item in evidence]
        words = sum(sentence.words for sentence in prose_sentences(evidence))
        for each in self.rules:
            own = [fact.get(each.rule.id, {}) for fact in facts]
            if words >= each.rule.params.min_words:
                yield from _hits(each.rule, evidence, own)


def _hits(
    rule: Rule[Params], evidence: Sequence[Evidence], own: Sequence[Facts]
) -> Iterator[tuple[int, Hit]]:
    params = rule.params
    when = next((at for at, fact in enumerate(own) if "when" in fact), None)
    if (params.when and when is None) or any("unless" in fact for fact in own):
        return
    belongs = [True] * len(own)
    if params.section or params.passages:
        belongs = part(evidence, ["opens" in fact for fact in own])
        if params.outside:
            belongs = [not inside for inside in belongs]
    if True not in belongs:
        return
    if any("wanted" in fact for fact, inside in zip(own, belongs, strict=True) if inside):
        return
    if params.place == "when" and when is not None:
        yield when, Hit(rule.id, Span(*own[when]["when"]))
    elif params.place == "section":
        at = belongs.index(True)
        yield at, Hit(rule.id, Span(*own[at]["opens"]))
    else:
        yield 0, Hit(rule.id, WHOLE)
