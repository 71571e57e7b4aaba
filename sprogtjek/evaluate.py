"""Reports measured against gold annotations: precision, recall and F1 per rule.

Gold stands beside each text as ``NAME.gold.yaml``: a list of ``{rule, text, nth}``, where
``text`` quotes the place and ``nth`` (default 1) says which occurrence is meant. In a quote
any run of whitespace matches any other, so that hard-wrapped texts can be quoted on one
line; ``…`` as a word of its own stands for the rest of a long place; a quote that starts
or ends in a letter or digit does not match inside a longer word. Without ``text`` the entry is
about the text as a whole. Texts have plain line feeds.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any, Literal

from sprogtjek.records import Finding, Report, Span
from sprogtjek.schema import SchemaError, as_user_error, build, load_yaml, read_text

ANY_PHRASE = "ord"
"""Gold of this name matches a finding of any rule of kind ``phrase``; and it is found where
another rule marks the very words (»bedes udfyldt« by the rule of passives)."""

_SAME_WORDS = 3  # a finding so many times longer than the gold is about something else

_SUFFIX = ".gold.yaml"

Outcome = Literal["hit", "false alarm", "miss"]


@dataclass(frozen=True, slots=True)
class Gold:
    """A place that a good editor would mark, in code points of the decoded text."""

    rule: str
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """One finding or gold entry and how it fared. A miss has no finding, a false alarm no gold."""

    source: str
    rule: str
    outcome: Outcome
    gold: Gold | None = None
    finding: Finding | None = None


@dataclass(frozen=True, slots=True)
class Score:
    """Counts for one rule. A measure without anything to measure on is ``None``."""

    tp: int = 0
    fp: int = 0
    fn: int = 0

    @property
    def precision(self) -> float | None:
        """Share of the findings that are right."""
        return _share(self.tp, self.tp + self.fp)

    @property
    def recall(self) -> float | None:
        """Share of the gold places that were found."""
        return _share(self.tp, self.tp + self.fn)

    @property
    def f1(self) -> float | None:
        """Harmonic mean of precision and recall."""
        return _share(2 * self.tp, 2 * self.tp + self.fp + self.fn)


@dataclass(frozen=True, slots=True)
class Table:
    """Scores per rule, the rules together, and every single judgement behind them."""

    rules: Mapping[str, Score]
    overall: Score
    judgements: tuple[Judgement, ...]


@dataclass(frozen=True, slots=True)
class Floor:
    """The least a rule must reach."""

    precision: float | None = None
    recall: float | None = None
    f1: float | None = None


@dataclass(frozen=True, slots=True)
class Annotated:
    """What a corpus claims: the rules annotated exhaustively, and their floors.

    ``members``: gold name → the rules that find it, where several do or the name is not a
    rule's. The floor of ``overall`` is for all rules together.
    """

    rules: tuple[str, ...]
    members: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    floors: Mapping[str, Floor] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Shortfall:
    """A measure below its floor."""

    rule: str
    measure: str
    value: float | None
    floor: float


@dataclass(frozen=True)
class _Entry:
    rule: str
    text: str | None = None
    nth: int = 1


@dataclass(frozen=True)
class _Claims:
    rules: tuple[str, ...]
    members: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    floors: Mapping[str, Any] = field(default_factory=dict)


def gold_path(text_path: Path) -> Path:
    """Where the gold of a text stands: ``brev.txt`` → ``brev.gold.yaml``."""
    return text_path.with_name(text_path.stem + _SUFFIX)


def text_path(gold: Path) -> Path:
    """The text that a gold file belongs to: ``brev.gold.yaml`` → ``brev.txt``."""
    return gold.with_name(gold.name.removesuffix(_SUFFIX) + ".txt")


def load_gold(path: Path) -> tuple[Gold, ...]:
    """The gold places of a gold file, sorted by place.

    Raises ``UserError`` with file and line when the file breaks the form or quotes a text
    that is not there.
    """
    source = read_text(path)
    text = read_text(text_path(path))
    entries = load_yaml(source, str(path)) or []
    try:
        if not isinstance(entries, list):
            raise SchemaError("En facitfil skal være en liste.", ())
        places = [_gold(entry, index, text) for index, entry in enumerate(entries)]
    except SchemaError as error:
        raise as_user_error(error, source, str(path)) from error
    return tuple(sorted(places, key=lambda gold: (gold.span, gold.rule)))


def _gold(values: Any, index: int, text: str) -> Gold:
    if not isinstance(values, dict):
        raise SchemaError("Et sted skal have »rule« og »text«.", (index,))
    entry = build(_Entry, values, (index,))
    if entry.text is None:
        return Gold(entry.rule, Span(0, 0), "")
    match = _occurrence(entry.text, entry.nth, text)
    if match is None:
        quote = f"»{entry.text}«" + (f" (nr. {entry.nth})" if entry.nth > 1 else "")
        hint = f"Se efter i {entry.rule}-stedet, om teksten er ændret."
        raise SchemaError(f"{quote} står ikke i teksten.", (index, "text"), hint)
    return Gold(entry.rule, Span(*match.span()), match[0])


def _occurrence(quote: str, nth: int, text: str) -> re.Match[str] | None:
    parts = [re.split(r"\s+", part.strip()) for part in re.split(r"(?:^|\s)…(?:\s|$)", quote)]
    if not quote.strip() or nth < 1:
        return None
    written = (r"\s+".join(map(re.escape, words)) for words in parts)
    before = r"(?<!\w)" if quote.lstrip()[0].isalnum() else ""
    after = r"(?!\w)" if quote.rstrip()[-1].isalnum() else ""
    pattern = re.compile(before + r"(?!\w).+?(?<!\w)".join(written) + after, re.DOTALL)
    return next(islice(pattern.finditer(text), nth - 1, None), None)


def load_annotated(path: Path) -> Annotated:
    """What ``annotated.yaml`` of a corpus says. Raises ``UserError`` with file and line."""
    source = read_text(path)
    values = load_yaml(source, str(path))
    try:
        if not isinstance(values, dict):
            raise SchemaError("Filen skal have en liste under »rules:«.", ())
        claims = build(_Claims, values)
        floors = {rule: _floor(rule, measures) for rule, measures in claims.floors.items()}
    except SchemaError as error:
        raise as_user_error(error, source, str(path)) from error
    return Annotated(claims.rules, claims.members, floors)


def _floor(rule: str, measures: Any) -> Floor:
    if not isinstance(measures, dict):
        raise SchemaError("Her skal stå precision, recall eller f1.", ("floors", rule))
    return build(Floor, measures, ("floors", rule))


def evaluate(
    pairs: Iterable[tuple[Report, Sequence[Gold]]],
    rules: Collection[str],
    members: Mapping[str, Collection[str]] | None = None,
) -> Table:
    """Scores of ``rules`` (those annotated exhaustively) over reports and their gold.

    ``members``: see ``Annotated``.

    A finding is right when a gold place of its rule overlaps it; findings and gold are paired
    one to one, largest overlap first. A suppressed finding counts too, for two rules that
    mark one place shall not hide each other; it is no false alarm when it only doubles a
    finding that hit.
    """
    names = _gold_names(rules, members or {})
    judgements = tuple(
        judgement
        for report, gold in pairs
        for rule in rules
        for judgement in _judge(
            report, [place for place in gold if place.rule == rule], rule, names
        )
    )
    counts = Counter((judgement.rule, judgement.outcome) for judgement in judgements)
    scores = {
        rule: Score(counts[rule, "hit"], counts[rule, "false alarm"], counts[rule, "miss"])
        for rule in rules
    }
    totals = Counter(judgement.outcome for judgement in judgements)
    overall = Score(totals["hit"], totals["false alarm"], totals["miss"])
    return Table(scores, overall, judgements)


def _gold_names(rules: Iterable[str], members: Mapping[str, Collection[str]]) -> dict[str, str]:
    """Rule id → the gold that it finds, for the rules that have gold of their own."""
    names = {rule: rule for rule in rules if rule != ANY_PHRASE}
    return {**names, **{rule: gold for gold, own in members.items() for rule in own}}


def shortfalls(table: Table, floors: Mapping[str, Floor]) -> tuple[Shortfall, ...]:
    """The measures that are below their floor, or that nothing was measured for."""
    return tuple(
        Shortfall(rule, measure, value, least)
        for rule, floor in floors.items()
        for measure, least in (
            ("precision", floor.precision),
            ("recall", floor.recall),
            ("f1", floor.f1),
        )
        if least is not None
        for value in [_value(table, rule, measure)]
        if value is None or value < least
    )


def _value(table: Table, rule: str, measure: str) -> float | None:
    score = table.overall if rule == "overall" else table.rules.get(rule, Score())
    value: float | None = getattr(score, measure)
    return value


def _judge(
    report: Report, gold: Sequence[Gold], rule: str, names: Mapping[str, str]
) -> Iterator[Judgement]:
    shown = [finding for finding in report.findings if _counts_as(finding, rule, names)]
    hidden = [finding for finding in report.suppressed if _counts_as(finding, rule, names)]
    findings = shown + hidden
    pairs = _pair(findings, gold)
    for index, finding in enumerate(findings):
        place = gold[pairs[index]] if index in pairs else None
        if place is not None:
            yield Judgement(report.source, rule, "hit", place, finding)
        elif not _doubles(finding, gold, hidden=index >= len(shown)):
            yield Judgement(report.source, rule, "false alarm", None, finding)
    for index, place in enumerate(gold):
        if index not in pairs.values():
            other = _other_rule(report, place) if rule == ANY_PHRASE else None
            yield Judgement(report.source, rule, "hit" if other else "miss", place, other)


def _doubles(finding: Finding, gold: Sequence[Gold], *, hidden: bool) -> bool:
    """Whether a finding says again what another one hit: it was suppressed, or it is one of
    several about the text as a whole.
    """
    return any(_overlap(finding, place) and (hidden or not place.text) for place in gold)


def _other_rule(report: Report, gold: Gold) -> Finding | None:
    """A finding of any rule about the same words."""
    longest = _SAME_WORDS * (gold.span.end - gold.span.start)
    findings = (f for f in report.findings if (f.place.end or 0) - (f.place.start or 0) <= longest)
    return next((finding for finding in findings if _overlap(finding, gold)), None)


def _counts_as(finding: Finding, rule: str, names: Mapping[str, str]) -> bool:
    own = names.get(finding.rule)
    return own == rule if own else rule == ANY_PHRASE and finding.kind == "phrase"


def _pair(findings: Sequence[Finding], gold: Sequence[Gold]) -> dict[int, int]:
    overlaps = sorted(
        (-overlap, index, place_index)
        for index, finding in enumerate(findings)
        for place_index, place in enumerate(gold)
        if (overlap := _overlap(finding, place))
    )
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, index, place_index in overlaps:
        if index not in pairs and place_index not in taken:
            pairs[index] = place_index
            taken.add(place_index)
    return pairs


def _overlap(finding: Finding, gold: Gold) -> int:
    start, end = finding.place.start, finding.place.end
    if start is None or end is None:
        return 0
    if not gold.text:  # about the whole text, wherever it is pointed out
        return 1
    return max(0, min(end, gold.span.end) - max(start, gold.span.start))


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None
