"""Split the treebank and write what training and evaluation read.

    python -m training.prepare TREEBANK OUT

TREEBANK holds `da_ddt-train.conllu`, `da_parole-train.conllu` and `da_ddt-dev.conllu`.
OUT gets `ddt.conllu`, `parole.conllu` (nine tenths of the texts), `dev.spacy` (the dev file)
and `test.spacy` (our own test: the DDT part of the tenth of the texts left out), and
that tenth itself as `held-ddt.conllu` and `held-parole.conllu`.
"""

from __future__ import annotations

import sys
import zlib
from collections.abc import Iterable
from pathlib import Path

import spacy
from spacy.tokens import DocBin

from training.conllu import Sentence, by_text, read, write
from training.documents import to_doc

SENTENCES_A_DOC = 10


def held_out(text_id: str) -> bool:
    """One text in ten, by a hash of its name: the same split on every machine."""
    return zlib.crc32(text_id.encode()) % 10 == 0


def save(sentences: Iterable[Sentence], path: Path, same_text: bool = True) -> None:
    """Write documents of ten sentences as `.spacy`, for `spacy benchmark accuracy`."""
    vocab = spacy.blank("da").vocab
    bin_ = DocBin(attrs=["ORTH", "SPACY", "POS", "MORPH", "LEMMA", "DEP", "HEAD", "SENT_START"])
    everything = list(sentences)
    for text in by_text(everything) if same_text else [everything]:
        for at in range(0, len(text), SENTENCES_A_DOC):
            bin_.add(to_doc(vocab, text[at : at + SENTENCES_A_DOC]))
    bin_.to_disk(path)


def main(treebank: Path, out: Path) -> None:
    """Prepare everything in `out`."""
    out.mkdir(parents=True, exist_ok=True)
    ddt = list(read(treebank / "da_ddt-train.conllu"))
    parole = list(read(treebank / "da_parole-train.conllu"))
    write((s for s in ddt if not held_out(s.text_id)), out / "ddt.conllu")
    write((s for s in parole if not held_out(s.text_id)), out / "parole.conllu")
    save(read(treebank / "da_ddt-dev.conllu"), out / "dev.spacy", same_text=False)
    save((s for s in ddt if held_out(s.text_id)), out / "test.spacy")
    write((s for s in ddt if held_out(s.text_id)), out / "held-ddt.conllu")
    write((s for s in parole if held_out(s.text_id)), out / "held-parole.conllu")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
