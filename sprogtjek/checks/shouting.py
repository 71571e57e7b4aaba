"""``shouting``: words in capitals and exclamation marks in running text (catalogue rule E9).

Capitals: words of ``letters`` letters or more that are written in capitals to be heard (*IKKE*,
*SENEST*: ``danish/shouted.py``), with the capitals beside them. One exclamation mark in a text is a
hint, more weigh what the rule says, and so do two in a row; as few as ``exclamations`` go free.

Deliberately left out: acronyms and names in capitals (*EGEBY KOMMUNE, VISO*), headings, lines in
capitals from end to end (headings in disguise), friendly words (*Velkommen! God sommer! Tillykke!*)
and greetings. For *IKKE* in a rule there is advice: bold type keeps the force. Nothing is parsed.

Source: catalogue E9; Randers Kommune, sprogside (versaler).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from sprogtjek.checks import Collected
from sprogtjek.danish.shouted import SHOUTED
from sprogtjek.records import PROSE, Block, BlockKind, Evidence, Hit, Level, Rule, Span, Suggestion
from sprogtjek.shields import shields

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

KIND = "shouting"
NEEDS: frozenset[str] = frozenset()
SCOPE: frozenset[BlockKind] = PROSE
SLOTS = frozenset({"match"})

_CAPITALS = re.compile(r"(?<![\w/.-])[A-ZÆØÅ]{2,}(?: [A-ZÆØÅ]{2,})*(?![\w/-])")
_TWO_CAPITALS = re.compile(r"[A-ZÆØÅ]{2}")  # the long expression is slow to fail
_EXCLAMATION = re.compile(r"[!?]*![!?]*")
_FRIENDLY = re.compile(
    r"(?:velkommen|tillykke|tak|hej|glædelig|god|rigtig|held|hjertelig)\b[^.!?]{0,40}$",
    re.IGNORECASE,
)
_BOLD = "Skriv »{word}« med små bogstaver. Fremhæv det med fed, hvis det er vigtigt."


@dataclass(frozen=True, slots=True)
class Params:
    """``letters``: the shortest word in capitals. ``exclamations``: so many go free."""

    letters: int = 4
    exclamations: int = 0


def prepare(rules: Sequence[Rule[Params]], nlp: Language) -> Shouting:
    """Nothing to compile."""
    return Shouting(tuple(rules))


class Shouting(NamedTuple):
    """The prepared rules."""

    rules: tuple[Rule[Params], ...]

    def collect(self, doc: Doc, block: Block) -> Collected:
        """The words in capitals as hits, the exclamation marks as facts."""
        text = block.text
        quoted = shields(text)
        hits = [hit for rule in self.rules for hit in _capitals(rule, text)]
        marks = [
            [match.start(), match.end()]
            for match in (_EXCLAMATION.finditer(text) if "!" in text else ())
            if not _FRIENDLY.search(_sentence_before(text, match.start()))
            if not any(s.start <= match.start() < s.end for s in quoted)
        ]
        return Collected(tuple(hits), marks or None)

    def conclude(self, evidence: Sequence[Evidence]) -> Iterator[tuple[int, Hit]]:
        """The exclamation marks, if there are more than may be."""
        for rule in self.rules:
            marks = [
                (index, Span(start, end))
                for index, item in enumerate(evidence)
                if item.kind in rule.scope
                for start, end in item.facts.get(KIND) or ()
            ]
            level: Level | None = None if len(marks) > 1 else "hint"
            for index, span in marks:
                several = span.end - span.start > 1
                if several or len(marks) > rule.params.exclamations:
                    better = Suggestion(".", span)
                    yield index, Hit(rule.id, span, (), (better,), None if several else level)


def _capitals(rule: Rule[Params], text: str) -> Iterator[Hit]:
    if text.isupper() or not _TWO_CAPITALS.search(text):
        return
    for match in _CAPITALS.finditer(text):
        words = match[0].lower().split()
        longest = max(words, key=len)
        if not SHOUTED.intersection(words) or len(longest) < rule.params.letters:
            continue
        span = Span(*match.span())
        opens = not text[: span.start].strip() or text[: span.start].rstrip()[-1] in ".!?:"
        calm = " ".join(words)
        better = Suggestion(calm.capitalize() if opens else calm, span)
        if "ikke" in words:
            better = Suggestion(_BOLD.format(word=calm), span, "advice")
        yield Hit(rule.id, span, (), (better,))


def _sentence_before(text: str, at: int) -> str:
    """The words of the sentence up to ``at``."""
    return re.split(r"[.!?:] ", text[:at])[-1]
