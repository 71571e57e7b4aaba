"""Lint time against bare parsing, and cold start, in one run.

    python benchmarks/speed.py corpus/

Machines differ and are noisy, so what counts are the ratios: each pair is timed in turns in the
same run and the medians are compared.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from sprogtjek import Linter, collecting, language
from sprogtjek.sources.files import read_path

ROUNDS = 5
PAGE_WORDS = 350  # a one-page letter
TYPED_WORDS = range(65, 96)  # a paragraph as an editor has it checked while it is written
INSTALLED = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
"""Installed packages are compiled beforehand; the first round compiles those of a checkout."""


def seconds(action: Callable[[], object]) -> float:
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def lint_against_parse(paths: list[Path]) -> None:
    nlp = language.load()
    linter = Linter(pipeline=nlp)
    documents = [read_path(path) for path in paths]
    kinds = linter.parsed_kinds
    texts = [b.text for d in documents for b in d.blocks if b.kind in kinds]
    words = sum(len(text.split()) for text in texts)
    rounds = [
        (
            seconds(lambda: list(nlp.pipe(texts, batch_size=language.BATCH))),
            seconds(lambda: list(linter.lint_many(documents))),
        )
        for _ in range(ROUNDS + 1)
    ][1:]  # the first round warms up
    parse, lint = (median(times) for times in zip(*rounds, strict=True))
    ratio = median(lint / parse for parse, lint in rounds)
    print(f"{len(documents)} texts, {words} words")
    print(f"nlp.pipe   {parse:.3f} s  {words / parse:,.0f} words/s")
    print(f"lint_many  {lint:.3f} s  {words / lint:,.0f} words/s")
    print(f"ratio      {ratio:.3f}   (target at most 1.15)")


def one_block(paths: list[Path]) -> None:
    """A new paragraph, with all checks on it, against its parse alone."""
    nlp = language.load()
    linter = Linter(pipeline=nlp, text_type="brev")
    texts = [
        block.text
        for path in paths
        for block in read_path(path).blocks
        if block.kind == "paragraph" and len(block.text.split()) in TYPED_WORDS
    ]
    rounds = [
        (
            seconds(lambda: [list(nlp.pipe([text])) for text in texts]),
            seconds(lambda: [linter.lint(text) for text in texts]),
        )
        for _ in range(ROUNDS + 1)
    ][1:]
    ratio = median(lint / parse for parse, lint in rounds)
    print(f"\n{len(texts)} new paragraphs alone, lint to parse  {ratio:.3f}   (target 1.5)")


BARE = """\
import spacy, sys
nlp = spacy.load(sys.argv[1])
list(nlp.pipe(open(sys.argv[2], encoding="utf-8").read().split("\\n\\n")))
"""


def cold_start(letter: Path) -> None:
    bare = [sys.executable, "-c", BARE, str(language.shipped()), str(letter)]
    lint = [sys.executable, "-m", "sprogtjek", str(letter)]
    rounds = [(run(bare), run(lint)) for _ in range(ROUNDS + 1)][1:]
    print(f"\nbare import, load and parse  {median(a for a, _ in rounds):.2f} s")
    print(f"sprogtjek, first finding     {median(b for _, b in rounds):.2f} s")
    print(f"ratio  {median(b / a for a, b in rounds):.3f}   (target at most 1.25)")


def run(command: list[str]) -> float:
    """Seconds until the command's first line of output, or its end if it prints none."""
    start = time.perf_counter()
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=INSTALLED
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        elapsed = time.perf_counter() - start
        process.stdout.read()
    return elapsed


def quietly(command: list[str]) -> None:
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=INSTALLED)


def quick_commands() -> None:
    print()
    for words in (["--help"], ["--version"], ["rules"], ["explain", "lix"]):
        command = [sys.executable, "-m", "sprogtjek", *words]
        times = [seconds(lambda c=command: quietly(c)) for _ in range(ROUNDS)]
        print(f"sprogtjek {' '.join(words):<14} {median(times):.2f} s  (target under 0.3)")


def one_page(paths: list[Path], folder: Path) -> Path:
    """A letter of about a page: the first of the corpus, cut to length between paragraphs."""
    letter = folder / "brev.txt"
    kept: list[str] = []
    for paragraph in paths[0].read_text(encoding="utf-8").split("\n\n"):
        if sum(len(text.split()) for text in kept) < PAGE_WORDS:
            kept.append(paragraph)
    letter.write_text("\n\n".join(kept), encoding="utf-8")
    return letter


def main() -> None:
    paths = sorted(Path(sys.argv[1] if len(sys.argv) > 1 else "corpus").rglob("*.txt"))
    collecting.MOST_BLOCKS = 0  # each run reads the texts for the first time
    lint_against_parse(paths)
    one_block(paths)
    with tempfile.TemporaryDirectory() as folder:
        cold_start(one_page(paths, Path(folder)))
    quick_commands()


if __name__ == "__main__":
    main()
