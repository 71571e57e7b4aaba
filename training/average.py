"""One pipeline with the mean of the weights of several checkpoints of one run.

python -m training.average OUT PIPELINE PIPELINE …
"""

from __future__ import annotations

import sys
from pathlib import Path

import spacy
from spacy.language import Language
from thinc.api import Model


def models(nlp: Language) -> list[Model]:
    """The networks of all trained components, in order."""
    return [pipe.model for _, pipe in nlp.pipeline if isinstance(getattr(pipe, "model", 0), Model)]


def average(pipelines: list[Language]) -> Language:
    """The first pipeline, its weights replaced by the mean of all."""
    for networks in zip(*map(models, pipelines), strict=True):
        for nodes in zip(*(network.walk() for network in networks), strict=True):
            for name in nodes[0].param_names:
                if nodes[0].has_param(name):
                    mean = sum(node.get_param(name) for node in nodes) / len(nodes)
                    nodes[0].set_param(name, mean)
    return pipelines[0]


def main(out: Path, paths: list[str]) -> None:
    """Load, average, save."""
    average([spacy.load(path) for path in paths]).to_disk(out)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
