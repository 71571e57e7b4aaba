"""What ``sprogtjek evaluate`` shows."""

from __future__ import annotations

from collections.abc import Iterator

import click

from sprogtjek.corpus import Evaluation
from sprogtjek.evaluate import Judgement, Score

_OUTCOMES = {"false alarm": "falsk alarm", "miss": "overset"}
_MEASURES = {"precision": "præcision", "recall": "genfinding", "f1": "F1"}


def render(result: Evaluation, *, verbose: bool = False) -> str:
    """The table of scores, then what is below its floor."""
    lines = [_HEADER, *(_row(rule, score) for rule, score in result.table.rules.items())]
    lines.append(click.style(_row("i alt", result.table.overall), bold=True))
    lines.append(f"\n{result.texts} tekster.")
    if verbose:
        lines.extend(_judgements(result.table.judgements))
    for miss in result.shortfalls:
        value = "ikke målt" if miss.value is None else f"{miss.value:.3f}"
        measure = _MEASURES[miss.measure]
        lines.append(click.style(f"{miss.rule}: {measure} {value} < {miss.floor}", fg="red"))
    return "\n".join(lines) + "\n"


_HEADER = f"{'regel':<26}{'ramt':>6}{'falsk':>7}{'overset':>9}{'præc.':>8}{'genf.':>8}{'F1':>8}"


def _row(rule: str, score: Score) -> str:
    counts = f"{score.tp:>6}{score.fp:>7}{score.fn:>9}"
    shares = "".join(f"{_number(x):>8}" for x in (score.precision, score.recall, score.f1))
    return f"{rule:<26}{counts}{shares}"


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def _judgements(judgements: tuple[Judgement, ...]) -> Iterator[str]:
    for judgement in judgements:
        if judgement.outcome == "hit":
            continue
        quote = (
            judgement.finding.text if judgement.finding else judgement.gold and judgement.gold.text
        )
        context = f" i »{judgement.finding.sentence}«" if judgement.finding else ""
        outcome = _OUTCOMES[judgement.outcome]
        yield f"{judgement.source}: {judgement.rule}: {outcome}: »{quote}«{context}"
