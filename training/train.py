"""Train the pipeline.

    python -m training.train DATA OUT --steps 6000 [--silver FILE …] [--resume PIPELINE]

DATA is what `training.prepare` and `training.vectors` wrote. `--resume` goes on from a trained
pipeline with a new learning-rate schedule; its labels and edit trees are kept as they are.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.training.loop import train
from spacy.util import load_config, load_model_from_config
from thinc.api import Config, NumpyOps, set_current_ops

from training import readers

HERE = Path(__file__).parent
WEIGHTS = {"ddt": 1.0, "parole": 1.0, "supplement": 1.0}
"""Times each source is shown in a round."""


def settings(args: argparse.Namespace) -> Config:
    """`config.cfg` with the paths and lengths of this run."""
    weights = dict(WEIGHTS)
    for entry in args.weight:
        name, _, value = entry.partition("=")
        weights[name] = float(value)
    paths = {name: str(args.data / f"{name}.conllu") for name in weights}
    paths = {name: path for name, path in paths.items() if weights[name] and Path(path).exists()}
    config = load_config(HERE / "config.cfg", interpolate=False)
    config["paths"] = {"vectors": str(args.data / "vectors"), "dev": str(args.data / "dev.spacy")}
    config["corpora"]["train"]["paths"] = paths
    config["corpora"]["train"]["weights"] = {name: weights[name] for name in paths}
    config["training"]["max_steps"] = args.steps
    config["training"]["optimizer"]["learn_rate"]["initial_rate"] = args.rate
    config["training"]["batcher"]["size"]["start"] = args.batch
    config["system"]["seed"] = args.seed
    return config.interpolate()


def fresh(config: Config) -> Language:
    """A new pipeline; labels come from the whole of the treebank, once."""
    nlp = load_model_from_config(config, auto_fill=True)
    train_corpus = config["corpora"]["train"]
    gold = {n: p for n, p in train_corpus["paths"].items() if n in WEIGHTS}
    reader = readers.mixed(gold, dict.fromkeys(gold, 1.0), augmented=False)
    nlp.initialize(lambda: list(reader(nlp)))
    return nlp


class KnownTrees(dict[int, int]):
    """Labels of the lemmatizer's edit trees; -1, "not annotated", for a tree without a label.

    spaCy counts such a word as label 0, some other edit, and does not restore the table of a
    pipeline read from disk, so that resumed training would call every word label 0.
    """

    # spaCy asks with a default of its own, 0, which is just what must not come back.
    def get(self, key: int, default: object = None) -> int:  # type: ignore[override]
        """The label, or -1."""
        return super().get(key, -1)


def repair_lemmatizer(nlp: Language) -> None:
    """Give the lemmatizer its table of labels."""
    pipe = nlp.get_pipe("trainable_lemmatizer")
    pipe.tree2label = KnownTrees({tree: i for i, tree in enumerate(pipe.cfg["labels"])})


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--steps", type=int, default=6000)
    parser.add_argument("--rate", type=float, default=0.001)
    parser.add_argument("--batch", type=int, default=300, help="words in the first batches")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--resume", type=Path)
    parser.add_argument("--weight", action="append", default=[], metavar="NAME=TIMES")
    args = parser.parse_args()
    # numpy's own matrix product is twice as fast as the default here.
    set_current_ops(NumpyOps(use_blis=False))
    config = settings(args)
    nlp = spacy.load(args.resume) if args.resume else fresh(config)
    nlp.config = Config(nlp.config).merge(
        {key: config[key] for key in ("corpora", "training", "system", "paths")}
    )
    repair_lemmatizer(nlp)
    args.out.mkdir(parents=True, exist_ok=True)
    train(nlp, args.out, stdout=sys.stdout, stderr=sys.stderr)


if __name__ == "__main__":
    main()
