"""The whole recipe, in order.

    python -m training.run DATA TREEBANK RAW.txt.xz [--steps 3600 900 2100]

Three runs of `training.train`: the treebank alone; with the teacher's analyses; with imperatives.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

MIXED = ("ddt=2", "parole=0", "parole-parsed=1", "raw-labelled=0.25")
"""Times each source is shown in a round of the later runs."""


def step(module: str, *arguments: object) -> None:
    """Run one module of the recipe; stop everything if it fails."""
    print("==", module, *arguments, flush=True)
    command = [sys.executable, "-m", f"training.{module}", *map(str, arguments)]
    subprocess.run(command, check=True)


def weights(*extra: str) -> list[str]:
    """Command-line options for the mixture."""
    return [word for entry in (*MIXED, *extra) for word in ("--weight", entry)]


def teach(d: Path, treebank: Path, raw: Path, first: Path) -> None:
    """Train the teacher and let it analyse PAROLE, raw text and the letters."""
    teacher = d / "teacher.pt"
    step("teacher", "train", d, teacher, "--minutes", 45, "--dev", treebank / "da_ddt-dev.conllu")
    step("raw", raw, d / "raw.conllu", "--words", 1_000_000)
    step("supplement", "tag", first, d / "tags.conllu")
    jobs = (("parole", "parole-parsed", True), ("raw", "raw-parsed", False), ("tags", "tree", True))
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
    parser.add_argument("--steps", type=int, nargs=3, default=(3600, 900, 2100))
    args = parser.parse_args()
    d, (a, b, c) = args.data, args.steps
    step("prepare", args.treebank, d)
    step("vectors", d, args.treebank, args.raw)
    step("train", d, d / "A", "--steps", a)
    teach(d, args.treebank, args.raw, d / "A" / "model-best")
    more = ("--batch", 1500, "--resume")
    step("train", d, d / "B", "--steps", b, *more, d / "A" / "model-last", *weights("orders=0"))
    letters = weights("supplement=3", "orders=0.3")
    step("train", d, d / "C", "--steps", c, *more, d / "B" / "model-last", *letters)
    step("ship", d / "C" / "model-best", d, "sprogtjek/pipeline", "--all")


if __name__ == "__main__":
    main()
