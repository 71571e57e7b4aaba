"""``set-phrase``: wordings that are written in one way, each with its own replacement.

*Det beklages, at …* → *Vi beklager, at …* (catalogue F8): ``phrases`` says for each wording what
to write instead; one without a replacement has the rule's ``advice``. Wordings are matched as
written, capitals aside, as whole words; of overlapping ones the longest counts. The first ``free``
places of a text go free: *Vær opmærksom på, at …* may be just the thing for the one important
point of a letter, the second time it is a habit (F5).

Unlike ``phrase`` nothing is inflected or parsed. Quotations are shielded.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from sprogtjek.checks import Collected
from sprogtjek.checks.wording import slots, suggestions
from sprogtjek.records import PROSE, Block, BlockKind, Evidence, Hit, Rule, Span
from sprogtjek.shields import shields
from sprogtjek.word_places import may_hold, telling_words

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

KIND = "set-phrase"
NEEDS: frozenset[str] = frozenset()
SCOPE: frozenset[BlockKind] = PROSE
SLOTS = frozenset({"match", "better", "alternatives"})

_SHORTEST_IN_CAPITALS = 5


@dataclass(frozen=True, slots=True)
class Params:
    """``phrases``: wording → replacement, which may be empty. ``free``: so many go free.
    ``not_after``, ``not_before``: words right before and after which make it another matter."""

    phrases: Mapping[str, str]
    advice: str = ""
    free: int = 0
    not_after: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()


def prepare(rules: Sequence[Rule[Params]], nlp: Language) -> SetPhrase:
    """Compile the phrases, longer ones first."""
    return SetPhrase(
        tuple(
            (rule, _compile(rule.params.phrases), telling_words(rule.params.phrases))
            for rule in rules
        )
    )


def _compile(phrases: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(phrases, key=len, reverse=True)
    alternatives = "|".join(re.escape(phrase) for phrase in longest_first)
    return re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)", re.IGNORECASE)


class SetPhrase(NamedTuple):
    """The prepared rules, each with the words of which a text must have one."""

    rules: tuple[tuple[Rule[Params], re.Pattern[str], frozenset[str] | None], ...]

    def collect(self, doc: Doc, block: Block) -> Collected:
        """The places by rule."""
        text = block.text
        places = {
            rule.id: list(_places(rule.params, phrases, text)) if may_hold(text, words) else []
            for rule, phrases, words in self.rules
        }
        return Collected((), places if any(places.values()) else None)

    def conclude(self, evidence: Sequence[Evidence]) -> Iterator[tuple[int, Hit]]:
        """The places after the free ones."""
        for rule, *_ in self.rules:
            places = [
                (index, Span(start, end), text)
                for index, item in enumerate(evidence)
                if item.kind in rule.scope
                for start, end, text in (item.facts.get(KIND) or {}).get(rule.id, ())
            ]
            for index, span, text in places[rule.params.free :]:
                yield index, _hit(rule, span, text)


def _places(params: Params, phrases: re.Pattern[str], text: str) -> Iterator[list[int | str]]:
    quoted = shields(text)
    for match in phrases.finditer(text):
        if _is_acronym(match[0]) or not _context_allows(params, match):
            continue
        if not any(s.start <= match.start() < s.end for s in quoted):
            yield [match.start(), match.end(), match[0]]


def _context_allows(params: Params, match: re.Match[str]) -> bool:
    before = match.string[: match.start()].lower().split()
    after = match.string[match.end() :].lower().lstrip(" ,")
    if before and before[-1].strip(",") in params.not_after:
        return False
    return not after.startswith(params.not_before) if params.not_before else True


def _is_acronym(text: str) -> bool:
    """»Ring til HR.« is not about a gentleman."""
    return text.isupper() and len(text) < _SHORTEST_IN_CAPITALS


def _hit(rule: Rule[Params], span: Span, text: str) -> Hit:
    lower = {phrase.lower(): better for phrase, better in rule.params.phrases.items()}
    better = [lower[text.lower()]] if lower[text.lower()] else []
    advice = "" if better else rule.params.advice
    return Hit(rule.id, span, slots(text, better), tuple(suggestions(text, span, better, advice)))
