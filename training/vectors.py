"""Floret vectors from raw text.

    python -m training.vectors DATA TREEBANK RAW.txt.xz

RAW has one paragraph a line. Text is lower-cased and looked up by LOWER, so that a heading in
ALL CAPS has the vectors of its words. Writes `floret.bin` (for the teacher) and `vectors/`.
"""

from __future__ import annotations

import argparse
import lzma
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import floret
import spacy

from training.conllu import read


def lines(treebank: Path, raw: Path) -> Iterator[str]:
    """Lower-cased tokens with spaces between, a paragraph or sentence each."""
    nlp = spacy.blank("da")
    with lzma.open(raw, "rt", encoding="utf-8") as file:
        for doc in nlp.pipe((line.strip() for line in file), batch_size=500):
            yield " ".join(t.lower_ for t in doc if not t.is_space)
    for name in ("da_ddt-train", "da_parole-train"):
        for sentence in read(treebank / f"{name}.conllu"):
            yield " ".join(sentence.words).lower()


def main(data: Path, treebank: Path, raw: Path) -> None:
    """Write the text, train, convert."""
    text = data / "floret.txt"
    with open(text, "w", encoding="utf-8") as file:
        file.writelines(line + "\n" for line in lines(treebank, raw))
    model = floret.train_unsupervised(
        str(text),
        model="cbow",
        mode="floret",
        dim=96,
        bucket=20000,
        hashCount=2,
        minn=3,
        maxn=6,
        minCount=3,
        neg=10,
        ws=5,
        epoch=12,
        lr=0.05,
        thread=2,
    )
    model.save_model(str(data / "floret.bin"))
    model.save_floret_vectors(str(data / "vectors.floret"))
    command = [
        sys.executable,
        "-m",
        "spacy",
        "init",
        "vectors",
        "da",
        str(data / "vectors.floret"),
        str(data / "vectors"),
        "--mode",
        "floret",
        "--attr",
        "LOWER",
    ]
    subprocess.run(command, check=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("data", "treebank", "raw"):
        parser.add_argument(name, type=Path)
    args = parser.parse_args()
    main(args.data, args.treebank, args.raw)
