"""Conditions negated twice, and pronouns with nothing sure to point to."""

from __future__ import annotations

import pytest
from blocks import SHIPPED, texts
from built import doc, marked

NEGATED = SHIPPED["negation-i-betingelse"]
VAGUE = SHIPPED["uklar-henvisning"]

CONDITION = doc(
    "Hvis/SCONJ/mark/+2 du/PRON/nsubj/+1 ikke/ADV/advmod/+1 søger/VERB!/advcl/+4 "
    ",/PUNCT/punct/-1 får/VERB!/ROOT/0 du/PRON/nsubj/-1 ikke/ADV/advmod/-2 noget/PRON/obj/-3 "
    "./PUNCT/punct/-4"
)
ONE_NEGATION = doc(
    "Hvis/SCONJ/mark/+3 du/PRON/nsubj/+2 ikke/ADV/advmod/+1 søger/VERB!/advcl/+2 "
    ",/PUNCT/punct/-1 venter/VERB!/ROOT/0 vi/PRON/nsubj/-1 ./PUNCT/punct/-2"
)


def test_a_condition_and_its_consequence():
    assert marked("negated-condition", CONDITION) == [CONDITION.text]
    assert marked("negated-condition", ONE_NEGATION) == []


@pytest.mark.parametrize(
    "text",
    [
        "Kan du ikke komme, kan vi ikke hjælpe dig.",
        "Vi kan ikke hjælpe dig, når du ikke kommer.",
        "Har du aldrig søgt, er der ingen penge til dig.",
    ],
)
def test_conditions_in_either_order(nlp, text):
    assert texts(NEGATED, nlp, text) == [f"h: {text}"]


@pytest.mark.parametrize(
    "text",
    [
        "Hvis du ikke kommer og ikke ringer, lukker vi.",
        "Vi kan ikke komme i dag og ikke i morgen.",
        "Hvis du ikke kun vil læse, men også skrive, skal du ikke vente.",
        "Hvis du vil med, må du ikke komme for sent, og du må ikke larme.",
        "Du må ikke ryge. Hvis du gør det, må du gå. Det vil vi ikke have.",
    ],
)
def test_negations_on_one_side(nlp, text):
    assert texts(NEGATED, nlp, text) == []


@pytest.mark.parametrize(
    ("text", "pronoun"),
    [
        ("Her er planen. Denne skal du læse.", "Denne"),
        ("Her er planerne. Disse kan du læse.", "Disse"),
        ("Du kan ringe. Dette kræver et nummer.", "Dette"),
        ("Du betaler ikke. Samme gælder dine børn.", "Samme"),
        ("Ring til Bo eller Eva, for sidstnævnte er hjemme.", "sidstnævnte"),
        ("Vi har læst nedenstående.", "nedenstående"),
        ("Giv formanden nøglen, når denne er klar.", "denne"),
    ],
)
def test_vague_pronouns(nlp, text, pronoun):
    assert texts(VAGUE, nlp, text) == [f"h: {pronoun}"]


@pytest.mark.parametrize(
    "text",
    [
        "Denne plan skal du læse.",
        "Disse to nye planer skal du læse.",
        "Dette betyder, at du kan ringe.",
        "Ring til naboen, når denne er hjemme.",
        "Samme dag får du svar, og det samme gør din søn.",
        "Den sidstnævnte plan er fra i år.",
        "Læs nedenstående regler.",
    ],
)
def test_pronouns_that_are_clear(nlp, text):
    assert texts(VAGUE, nlp, text) == []
