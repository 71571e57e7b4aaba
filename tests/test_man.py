"""The subject *man*: who is meant, and what to write instead."""

import pytest
from built import concluded, doc, fact


def places(parsed):
    kept = fact("man", parsed) or ()
    return [(text, "advice" if advice else "offer") for _, _, text, _, advice in kept]


ASKED = """Her/ADV/advmod/+3 kan/AUX!/aux/+2 man/PRON/nsubj/+1 {verb}/VERB/ROOT/+0
    {words}/obj/-1 ./PUNCT/punct/-2"""


@pytest.mark.parametrize(
    ("verb", "words", "better"),
    [
        ("søge", "hjælp/NOUN", [("du", "offer")]),
        ("melde", "sig/PRON", [("du melde dig", "offer")]),
        ("beslutte", "prisen/NOUN.", [("vi", "offer")]),
        (
            "finde",
            "ens/PRON",
            [("Skriv »du«, hvis det er læseren, og »vi«, hvis det er jer.", "advice")],
        ),
    ],
)
def test_du_for_the_reader_and_vi_for_the_sender(verb, words, better):
    assert places(doc(ASKED.format(verb=verb, words=words))) == better


@pytest.mark.parametrize(
    "text",
    [
        "Man/PRON/nsubj/+3 kan/AUX!/aux/+2 aldrig/ADV/advmod/+1 vide/VERB/ROOT/+0",
        "Man/PRON/nsubj/+3 kan/AUX!/aux/+2 ikke/ADV/advmod/+1 vide/VERB/ROOT/+0",
        "det/PRON/obj/+2 man/PRON/nsubj/+1 søger/VERB!/ROOT/+0",
        "det/PRON/ROOT/+0 ,/PUNCT/punct/+2 man/PRON/nsubj/+1 søger/VERB!/acl:relcl/-3",
        "en/DET/det/+1 man/NOUN/ROOT/+0",
    ],
)
def test_truths_and_what_anyone_would_need(text):
    assert places(doc(text)) == []


@pytest.mark.parametrize(("count", "levels"), [(1, {"hint"}), (2, {"hint"}), (3, {None})])
def test_few_places_are_hints(count, levels):
    place = [0, 3, "du", 3, False]
    hits = concluded("man", [[place] * (count - 1), None, [place]])
    assert len(hits) == count
    assert {hit.level for _, hit in hits} == levels
