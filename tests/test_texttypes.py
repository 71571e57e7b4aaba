"""Which type a text shows itself to be, and when nothing can be said."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sprogtjek.records import TEXT_TYPES, Source, TextType
from sprogtjek.sources.text import read_source
from sprogtjek.texttypes import description, recognise

CORPUS = Path(__file__).parent.parent / "corpus"

REFUSAL = """Egeby Kommune
Torvet 1, 9988 Egeby

Kære Bo Lind

{}

Venlig hilsen

Ida Berg
"""


def type_of(text: str) -> TextType | None:
    return recognise(read_source(Source("tekst", text)))


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Vi afslår din ansøgning, fordi du har plads nok.", "afgoerelse"),
        ("Din ansøgning kan ikke imødekommes.", "afgoerelse"),
        ("Du opfylder ikke betingelserne for at få en ledsager.", "afgoerelse"),
        ("Vi giver dig ret. Du skal ikke betale.", "afgoerelse"),
        ("Vi påtænker at stoppe din hjælp. Skriv, før vi træffer afgørelse.", "brev"),
        ("Kom til møde fredag den 9. maj 2025 kl. 10.", "brev"),
        ("Dit pas er klar, og du kan hente det i dag.", "brev"),
    ],
)
def test_letters(body: str, expected: TextType) -> None:
    assert type_of(REFUSAL.format(body)) == expected


def test_a_letter_to_many_is_a_notice() -> None:
    text = REFUSAL.replace("Kære Bo Lind", "Til beboerne i Nygade")
    assert type_of(text.format("Vi graver i uge 12 og lægger nye rør.")) == "orientering"


def test_a_page_has_a_heading_and_speaks_to_its_reader() -> None:
    page = "Lån en cykel\n\nDu kan låne en ladcykel i en uge. " + "Den står på pladsen. " * 8
    assert type_of(page) == "web"
    assert type_of(page.replace("Du kan", "Man får lov at")) is None


def test_a_policy_says_so_in_its_title() -> None:
    text = "Frivilligpolitik 2026\n\nByrådet vil have flere frivillige med. " * 2
    assert type_of(text) == "politik"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Send din ansøgning hurtigst muligt.",
        "Du kan ringe til os hver dag. Vi afslår din ansøgning.",
        "§ 112\nKommunalbestyrelsen skal yde støtte til hjælpemidler.\n\nStk. 2.\nDet gælder også.",
    ],
)
def test_nothing_is_said_of_a_scrap(text: str) -> None:
    assert type_of(text) is None


# Told apart by people alone: letters to the owners or residents of one street.
EITHER = {"brev", "orientering"}


def test_the_corpus_is_recognised() -> None:
    wrong = []
    for gold in sorted(CORPUS.glob("*/*.gold.yaml")):
        named = re.match(r"# type: (\w+)", gold.read_text(encoding="utf-8"))
        path = gold.with_name(gold.name.replace(".gold.yaml", ".txt"))
        if named and path.exists():
            found = type_of(path.read_text(encoding="utf-8"))
            if found != named[1] and {found, named[1]} != EITHER:
                wrong.append((path.stem, named[1], found))
    assert wrong == []


def test_every_type_has_signs_or_is_what_is_left() -> None:
    assert [name for name in TEXT_TYPES if not description(name).signs] == ["brev"]
