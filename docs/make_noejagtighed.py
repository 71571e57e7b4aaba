"""Write `docs/noejagtighed.md` from a run over `corpus/`: `python docs/make_noejagtighed.py`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from sprogtjek import corpus
from sprogtjek.config import Config
from sprogtjek.corpus import Evaluation
from sprogtjek.evaluate import Score
from sprogtjek.records import Rule

DOCS = Path(__file__).parent
TARGET = DOCS / "noejagtighed.md"
CORPUS = DOCS.parent / "corpus"

HEAD = """\
# Nøjagtighed

Hvor ofte har sprogtjek ret, når den siger noget, og hvor meget overser den? Siden er lavet med
`python docs/make_noejagtighed.py`: ret den ikke i hånden.

**Præcision** er den andel af fundene, der er rigtige. **Genfinding** er den andel af stederne, der
bliver fundet. F1 er de to i ét tal. Facit er skrevet i hånden efter definitionerne i
[corpus/README.md](../corpus/README.md).

Tallene er venlige: Reglerne er rettet til, mens de blev målt på de samme tekster. På breve, som
ingen havde set, er tallene lavere; se nederst.
"""


def page(result: Evaluation, rules: Iterable[Rule[Any]]) -> str:
    """The whole page: scores by gold name, then how well each rule is covered by examples."""
    parts = [HEAD, "\n".join(_scores(result)), "\n".join(_coverage(result, rules))]
    unseen = DOCS / "noejagtighed-usete.md"
    return "\n".join([*parts, unseen.read_text(encoding="utf-8")])


def _scores(result: Evaluation) -> Iterator[str]:
    yield f"## Målt på {result.texts} tekster\n"
    yield "| regel | rigtige | falske | overset | præcision | genfinding | F1 |"
    yield "| --- | --: | --: | --: | --: | --: | --: |"
    for rule, score in result.table.rules.items():
        yield _row(f"`{rule}`", score)
    yield _row("**i alt**", result.table.overall)
    yield "\n`ord` er alle regler om enkelte ord og faste vendinger, som ikke står for sig selv.\n"


def _row(name: str, score: Score) -> str:
    counts = f"{score.tp} | {score.fp} | {score.fn}"
    measures = " | ".join(map(_share, (score.precision, score.recall, score.f1)))
    return f"| {name} | {counts} | {measures} |"


def _share(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}".replace(".", ",")


def _coverage(result: Evaluation, rules: Iterable[Rule[Any]]) -> Iterator[str]:
    hits = _hits(result)
    yield "## Hvad hver regel er prøvet på\n"
    yield "Steder, reglen skal finde, i dens egne eksempler og i teksterne, og"
    yield "eksempler, hvor den skal tie.\n"
    yield "| regel | i eksempler | i teksterne | skal tie |"
    yield "| --- | --: | --: | --: |"
    for rule in rules:
        marks = sum(len(example.marks) for example in rule.bad)
        yield f"| `{rule.id}` | {marks} | {hits.get(rule.id, 0)} | {len(rule.good)} |"
    yield ""


def _hits(result: Evaluation) -> Mapping[str, int]:
    """Findings that hit gold, by the rule that made them."""
    return Counter(
        judgement.finding.rule
        for judgement in result.table.judgements
        if judgement.outcome == "hit" and judgement.finding
    )


if __name__ == "__main__":
    found = Config()
    rules = found.ruleset()
    TARGET.write_text(page(corpus.evaluate(CORPUS, rules), rules.all_types()), encoding="utf-8")
