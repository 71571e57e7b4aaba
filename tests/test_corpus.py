from pathlib import Path

import pytest

from sprogtjek.evaluate import gold_path, load_gold

CORPUS = Path(__file__).parents[1] / "corpus"
TEXTS = sorted(CORPUS.glob("*/*.txt"))


def test_the_corpus_has_hard_and_plain_texts() -> None:
    assert len(list((CORPUS / "haarde").glob("*.txt"))) >= 16
    assert len(list((CORPUS / "klare").glob("*.txt"))) >= 8


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_every_text_has_gold_that_can_be_found(path: Path) -> None:
    gold = load_gold(gold_path(path))
    assert len({(place.rule, place.span) for place in gold}) == len(gold)


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_texts_are_of_letter_length_with_line_feeds(path: Path) -> None:
    text = path.read_bytes().decode("utf-8")
    assert 150 <= len(text.split()) <= 450
    assert "\r" not in text
