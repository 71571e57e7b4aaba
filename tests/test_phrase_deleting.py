"""The kind ``phrase``: what is left is a sentence: abbreviations, adverbs, words that go out."""

from __future__ import annotations

import pytest
from phrases import FIN, mended, rule, safety

FREMSENDE = rule(any=["fremsende"], better=["sende"], pos="verb", safety="safe")


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("Tag pas mv.", "paragraph", "Tag pas og andet."),
        ("Tag pas mv. med", "paragraph", "Tag pas og andet med"),
        ("Pas mv.", "heading", "Pas og andet"),
    ],
)
def test_the_full_stop_of_a_final_abbreviation_stays(text, kind, expected):
    assert mended(text, rule(any=["mv."], better=["og andet"]), kind=kind) == expected


def test_adverbs_that_cannot_stand_alone_before_the_verb():
    endvidere = rule(any=["endvidere"], better=["også", "desuden"])
    assert mended(f"Endvidere mangler/VERB/{FIN} vi", endvidere) == "Desuden mangler vi"
    assert mended(f"Vi mangler/VERB/{FIN} endvidere pas", endvidere) == "Vi mangler også pas"


DELETE = rule(any=["hermed", "som bekendt"], delete=True)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vi kan hermed sige nej", "Vi kan sige nej"),
        ("Vi siger hermed .", "Vi siger."),
        (f"Hermed sender/VERB/{FIN} vi/PRON brevet", "Vi sender brevet"),
        (f"og/CCONJ hermed sender/VERB/{FIN} vi/PRON brevet", "og vi sender brevet"),
        (
            f"Hermed sender/VERB/{FIN}/ROOT:1 vores///det:3 skole/NOUN//nsubj:1 brevet",
            "Vores skole sender brevet",
        ),
        ("Som bekendt , vi har fri", "Vi har fri"),
        ("Vi ved , som bekendt , at/SCONJ du kan", "Vi ved, at du kan"),
        ("Vi har , som bekendt , lukket", "Vi har lukket"),
    ],
)
def test_what_is_left_is_a_sentence(text, expected):
    assert mended(text, DELETE) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"Det bemærkes , at du/PRON kan/AUX/{FIN} klage", "Du kan klage"),
        (f"Det bemærkes , at du/PRON ikke/ADV kan/AUX/{FIN} klage", "Du kan ikke klage"),
    ],
)
def test_an_at_clause_becomes_a_main_clause(text, expected):
    assert mended(text, rule(any=["det bemærkes, at"], delete=True)) == expected


@pytest.mark.parametrize(
    ("text", "params"),
    [
        ("Hermed .", {"any": ["hermed"]}),
        (f"Hermed sender/VERB/{FIN} brevet/NOUN", {"any": ["hermed"]}),
        ("Det bemærkes , at hvis du vil", {"any": ["det bemærkes, at"]}),
    ],
)
def test_where_no_sentence_would_be_left_there_is_only_advice(text, params):
    assert safety(text, rule(delete=True, **params)) == ["advice"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vi har modtaget/VERB/Tense=Past|VerbForm=Part brevet", "Vi har fået brevet"),
        ("Brevet er modtaget/VERB/Tense=Past|VerbForm=Part", "Brevet er hentet"),
        ("Brevet modtages/VERB/Tense=Pres|VerbForm=Fin|Voice=Pass", "Brevet hentes"),
    ],
)
def test_what_has_no_passive_gives_way_to_the_next(text, expected):
    assert mended(text, rule(any=["modtage"], better=["få", "hente"], pos="verb")) == expected
