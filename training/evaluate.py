"""Measure a pipeline from raw text.

    python -m training.evaluate PIPELINE FILE.spacy … [--bare] [--speed]

Tags, lemmas and parse as `spacy benchmark accuracy` counts them, and the two passives as the
checks see them. `--bare` leaves out the sentence rules.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.scorer import PRFScore
from spacy.tokens import Doc, DocBin, Token
from spacy.training import Example

from sprogtjek.language import add_exceptions, load

KEYS = ("token_acc", "pos_acc", "morph_acc", "lemma_acc", "dep_uas", "dep_las", "sents_f")


def is_s_passive(token: Token) -> bool:
    """A verb in the passive voice."""
    return "Pass" in token.morph.get("Voice")


def is_blive_passive(token: Token) -> bool:
    """A past participle with *blive* as its auxiliary, or as its head in a looser parse."""
    if token.morph.get("VerbForm") != ["Part"] or token.morph.get("Tense") != ["Past"]:
        return False
    below = (child.lemma_ == "blive" and child.dep_ in {"aux", "cop"} for child in token.children)
    return any(below) or (token.dep_ == "xcomp" and token.head.lemma_ == "blive")


def is_gold_blive_passive(token: Token) -> bool:
    """As annotated: a participle with *blive* as its `aux`."""
    return token.morph.get("VerbForm") == ["Part"] and any(
        child.lemma_ == "blive" and child.dep_ == "aux" for child in token.children
    )


Test = Callable[[Token], bool]


def passives(examples: list[Example], test: Test, gold: Test) -> float:
    """F1 of the tokens found by `test` against those annotated, compared by place."""
    score = PRFScore()
    for example in examples:
        score.score_set(_places(example.predicted, test), _places(example.reference, gold))
    return score.fscore


def _places(doc: Doc, test: Test) -> set[int]:
    return {token.idx for token in doc if test(token)}


def measure(nlp: Language, path: Path) -> dict[str, float]:
    """All figures on one file, in per cent."""
    gold = list(DocBin().from_disk(path).get_docs(nlp.vocab))
    found = nlp.pipe([doc.text for doc in gold])
    examples = [Example(p, g) for p, g in zip(found, gold, strict=True)]
    scores = nlp.evaluate([Example(nlp.make_doc(g.text), g) for g in gold])
    figures = {key: scores[key] for key in KEYS}
    figures["s-passive"] = passives(examples, is_s_passive, is_s_passive)
    figures["blive-passive"] = passives(examples, is_blive_passive, is_gold_blive_passive)
    return {key: round(100 * value, 2) for key, value in figures.items()}


def speed(nlp: Language, path: Path) -> None:
    """Words a second of everything and of tok2vec with parser alone, in one run."""
    texts = [doc.text for doc in DocBin().from_disk(path).get_docs(nlp.vocab)] * 3
    words = sum(len(nlp.make_doc(text)) for text in texts)
    rates = []
    for names in (nlp.pipe_names, [n for n in ("tok2vec", "parser") if n in nlp.pipe_names]):
        with nlp.select_pipes(enable=names):
            list(nlp.pipe(texts[:10]))
            start = time.perf_counter()
            list(nlp.pipe(texts))
            rates.append(words / (time.perf_counter() - start))
    print(
        f"words/s: {rates[0]:.0f}, tok2vec + parser alone {rates[1]:.0f}, "
        f"ratio {rates[0] / rates[1]:.2f}"
    )


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pipeline")
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--bare", action="store_true")
    parser.add_argument("--speed", action="store_true")
    args = parser.parse_args()
    nlp = spacy.load(args.pipeline) if args.bare else load(args.pipeline)
    if args.bare:
        add_exceptions(nlp)
    for path in args.files:
        print(path.stem, measure(nlp, path))
    if args.speed:
        speed(nlp, args.files[0])


if __name__ == "__main__":
    main()
