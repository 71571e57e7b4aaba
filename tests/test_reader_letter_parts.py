"""The plain-text reader: greetings, subjects, closings, and prose that only looks like them."""

from __future__ import annotations

import pytest
from reading import outline


@pytest.mark.parametrize(
    "line",
    [
        "Kære Anne Hansen",
        "Kære Anne,",
        "Hej Anne!",
        "Hej",
        "Goddag",
        "Til rette vedkommende",
        "Til alle beboere i Søparken",
        "Til forældre i 3.b",
    ],
)
def test_greetings(line):
    assert outline(f"{line}\n\nVi har fået dit brev.")[0] == ("greeting", line)


@pytest.mark.parametrize(
    "line",
    [
        "Kære du, som læser dette, skal vide, at vi har åbent.",
        "Hej er en hilsen.  Den bruges ofte.",
        "Til orientering kan vi sige, at huset er solgt.",
    ],
)
def test_sentences_that_open_like_a_greeting(line):
    assert outline(f"{line}\n\nVi har fået dit brev.")[0][0] == "paragraph"


@pytest.mark.parametrize(
    "line",
    [
        "Vedr.: Din ansøgning om hjælp",
        "Vedrørende: Byggesag 17",
        "Emne: Skolestart",
        "Ang.: Renovation",
    ],
)
def test_subjects_by_their_word(line):
    assert outline(f"{line}\n\nKære Bo\n\nVi har fået dit brev.")[0] == ("subject", line)


def test_a_subject_may_stand_below_the_greeting_and_on_two_lines():
    assert outline("Kære Bo\n\nVedr.: Din ansøgning om hjælp til\nflytning\n\nVi siger ja.")[1] == (
        "subject",
        "Vedr.: Din ansøgning om hjælp til flytning",
    )


def test_a_sentence_about_something_is_no_subject():
    text = "Vedrørende din ansøgning kan vi sige, at den er godkendt."
    assert outline(f"Kære Bo\n\n{text}\n\nDu får svar i morgen.")[1] == ("paragraph", text)


@pytest.mark.parametrize(
    "closing",
    [
        "Med venlig hilsen",
        "Venlig hilsen",
        "Venligst hilsen",
        "Mvh.",
        "De bedste hilsner",
        "Mange hilsner fra os alle",
        "På byrådets vegne",
        "Hilsen",
        "Med venlig hilsen Anne Bo, sagsbehandler",
    ],
)
def test_closings(closing):
    assert outline(f"Vi har fået dit brev.\n\n{closing}\n\nAnne Bo\nSagsbehandler")[1:] == [
        ("signature", closing),
        ("signature", "Anne Bo Sagsbehandler"),
    ]


def test_prose_below_the_signature_is_prose():
    assert outline(
        "Tak for hjælpen.\n\nMed venlig hilsen\nAnne Bo\n\nP.S. Husk at lukke døren.\n\n"
        "Du kan læse mere om reglerne på vores hjemmeside."
    )[2:] == [
        ("paragraph", "P.S. Husk at lukke døren."),
        ("paragraph", "Du kan læse mere om reglerne på vores hjemmeside."),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Med venlig hilsen fra os alle kan vi fortælle, at huset nu er færdigt.",
        "Hilsen til alle, der hjalp, er sendt med posten i går aftes.",
        "Vi bor på Søndergade 12, 9999 Nordby, og du kan ringe på tlf. 99 99 10 00.",
        "Den 3. marts 2025 holder vi møde.",
    ],
)
def test_prose_that_looks_like_a_letter_part(text):
    assert outline(f"Vi har fået dit brev.\n\n{text}\n\nDu får svar i morgen.")[1] == (
        "paragraph",
        text,
    )


def test_an_article_keeps_its_title_in_spite_of_a_date():
    assert outline("Ny skole i Nordby\n\n3. marts 2025\n\nByrådet bygger en ny skole.") == [
        ("heading", "Ny skole i Nordby"),
        ("address", "3. marts 2025"),
        ("paragraph", "Byrådet bygger en ny skole."),
    ]
