"""Put a trained pipeline into the package.

    python -m training.ship PIPELINE DATA sprogtjek/pipeline --version 1.0.0

Adds the tokenizer exceptions and the lemmatizer's tables, forgets the paths it was trained from,
and checks the size. `--all` makes the tables of the held-out tenth too: for shipping, not for
measuring on that tenth.
"""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import spacy
from spacy.language import Language

from sprogtjek.language import add_exceptions
from training import lemmatizer
from training.conllu import Sentence, read

LARGEST = 30_000_000
"""Bytes the package may spend on the pipeline."""

META = {
    "name": "sprogtjek",
    "description": "Danish pipeline of sprogtjek: tags, morphology, parse, lemmas",
    "license": "CC BY-SA 4.0",
    "sources": [
        {"name": "UD_Danish-DDT", "license": "CC BY-SA 4.0"},
        {"name": "Copenhagen Dependency Treebank", "license": "CC BY-SA 4.0"},
        {"name": "PAROLE-DK", "license": "CC BY-SA 4.0"},
        {"name": "Proceedings of Folketinget 2022-2024 (vectors)", "license": "public"},
    ],
}


def clean(nlp: Language, version: str) -> None:
    """Leave only what running needs, and say what it is."""
    add_exceptions(nlp)
    config = nlp.config
    config["paths"] = {}
    config["corpora"] = {}
    config["training"] = {}
    config["initialize"] = {}
    nlp.config = config
    nlp.meta.update(META | {"version": version})
    nlp.meta["performance"] = {
        k: v for k, v in nlp.meta.get("performance", {}).items() if isinstance(v, float)
    }


def lemma_sources(data: Path, everything: bool) -> Iterator[Sentence]:
    """The treebank's lemmas, and those of the imperatives made for training."""
    for name in ("ddt", "parole", *(["held-ddt", "held-parole"] if everything else [])):
        yield from read(data / f"{name}.conllu")
    for name in ("supplement", "orders"):
        for s in read(data / f"{name}.conllu"):
            pairs = zip(s.lemmas, s.feats, strict=True)
            yield replace(s, lemmas=tuple(x if f == "Mood=Imp" else "_" for x, f in pairs))


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pipeline", type=Path)
    parser.add_argument("data", type=Path)
    parser.add_argument("package", type=Path)
    parser.add_argument("--version", default="1.0.0")
    parser.add_argument("--all", action="store_true")
    args = parser.parse_args()
    nlp = spacy.load(args.pipeline)
    lemmatizer.install(nlp, lemma_sources(args.data, args.all))
    clean(nlp, args.version)
    license_file = args.package / "LICENSE"
    license_text = license_file.read_text(encoding="utf-8") if license_file.exists() else ""
    shutil.rmtree(args.package, ignore_errors=True)
    nlp.to_disk(args.package)
    license_file.write_text(license_text, encoding="utf-8")
    size = sum(f.stat().st_size for f in args.package.rglob("*") if f.is_file())
    print(f"{size / 1e6:.1f} MB")
    if size > LARGEST:
        raise SystemExit("too large")


if __name__ == "__main__":
    main()
