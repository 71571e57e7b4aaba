"""A folder of texts with gold annotations, linted and measured."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sprogtjek import evaluate as measure
from sprogtjek.errors import UserError
from sprogtjek.layers import Ruleset
from sprogtjek.linter import Linter

ANNOTATED = "annotated.yaml"


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The scores of a corpus and the floors that were not reached."""

    table: measure.Table
    floors: dict[str, measure.Floor]
    shortfalls: tuple[measure.Shortfall, ...]
    texts: int


def evaluate(folder: Path, rules: Ruleset, pipeline: str | None = None) -> Evaluation:
    """Lint the texts of ``folder`` that have gold. Raises ``UserError`` if there are none."""
    gold_paths = sorted(folder.rglob("*.gold.yaml"))
    if not gold_paths:
        hint = "Facit til brev.txt ligger i brev.gold.yaml ved siden af."
        raise UserError("Der er ingen tekster med facit i mappen.", path=str(folder), hint=hint)
    claims = measure.load_annotated(_annotated(folder))
    gold = [measure.load_gold(path) for path in gold_paths]
    linter = Linter(rules, pipeline=pipeline)
    reports = list(linter.lint_many(measure.text_path(path) for path in gold_paths))
    table = measure.evaluate(zip(reports, gold, strict=True), claims.rules, claims.members)
    floors = dict(claims.floors)
    return Evaluation(table, floors, measure.shortfalls(table, floors), len(reports))


def _annotated(folder: Path) -> Path:
    for candidate in (folder, *folder.resolve().parents):
        if (candidate / ANNOTATED).is_file():
            return candidate / ANNOTATED
    hint = "Filen siger, hvilke regler der er facit til, og hvad de mindst skal nå."
    raise UserError(f"{ANNOTATED} mangler.", path=str(folder / ANNOTATED), hint=hint)
