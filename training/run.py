"""The whole recipe, in order.

    python -m training.run DATA TREEBANK RAW.txt.xz [--steps 3600 900 1800 600]

Four runs of `training.train`, each going on from the one before: A the treebank alone; B with the
teacher's analyses; C with imperatives too; D mostly gold, with the held-out tenth. The mean of
checkpoints of B and D is shipped.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

MIXED = ("ddt=2", "parole=0", "parole-parsed=1", "raw-labelled=0.25")
"""Times each source is shown in a round of B and C."""

MOSTLY_GOLD = (
    "ddt=2",
    "held-ddt=2",
    "parole=0",
    "parole-parsed=1",
    "held-parole-parsed=1",
    "raw-labelled=0.05",
    "supplement=2",
    "orders=0.1",
)


def step(module: str, *arguments: object) -> None:
    """Run one module of the recipe; stop everything if it fails."""
    print("==", module, *arguments, flush=True)
    command = [sys.executable, "-m", f"training.{module}", *map(str, arguments)]
    subprocess.run(command, check=True)


def go_on(d: Path, old: str, new: str, steps: int, *mix: str, rate: float = 0.001) -> None:
    """Train on from the last checkpoint of a run, with another mixture."""
    weights = [word for entry in mix for word in ("--weight", entry)]
    resume = "--resume", d / old / "model-last"
    step("train", d, d / new, "--steps", steps, "--rate", rate, "--batch", 1500, *resume, *weights)


def teach(d: Path, treebank: Path, raw: Path, first: Path) -> None:
    """Train the teacher and let it analyse PAROLE, raw text and the letters."""
    teacher = d / "teacher.pt"
    step("teacher", "train", d, teacher, "--minutes", 45, "--dev", treebank / "da_ddt-dev.conllu")
    step("raw", raw, d / "raw.conllu", "--words", 1_000_000)
    step("supplement", "tag", first, d / "tags.conllu")
    jobs = (
        ("parole", "parole-parsed", True),
        ("held-parole", "held-parole-parsed", True),
        ("raw", "raw-parsed", False),
        ("tags", "tree", True),
    )
    for source, target, tagged in jobs:
        files = d / f"{source}.conllu", d / f"{target}.conllu"
        step("teacher", "label", d, teacher, *files, *(["--tagged"] if tagged else []))
    step("lemmas", d, d / "raw-parsed.conllu", d / "raw-labelled.conllu")
    step("supplement", "refine", d / "tree.conllu", d / "supplement.conllu")
    step("imperatives", d / "raw-labelled.conllu", d / "orders.conllu")


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("data", "treebank", "raw"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--steps", type=int, nargs=4, default=(3600, 900, 1800, 600))
    args = parser.parse_args()
    d, runs = args.data, dict(zip("ABCD", args.steps, strict=True))
    step("prepare", args.treebank, d)
    step("vectors", d, args.treebank, args.raw)
    step("train", d, d / "A", "--steps", runs["A"])
    teach(d, args.treebank, args.raw, d / "A" / "model-best")
    go_on(d, "A", "B", runs["B"], *MIXED, "supplement=0")
    go_on(d, "B", "C", runs["C"], *MIXED, "supplement=3", "orders=0.3")
    go_on(d, "C", "D", runs["D"], *MOSTLY_GOLD, rate=0.0003)
    checkpoints = d / "D" / "model-last", d / "D" / "model-best", d / "B" / "model-last"
    step("average", d / "mean", *checkpoints)
    step("ship", d / "mean", d, "sprogtjek/pipeline", "--all")


if __name__ == "__main__":
    main()
