"""The short patterns of words that rule files and text types are written in."""

from __future__ import annotations

import pytest

from sprogtjek.cues import matcher, sentences


@pytest.mark.parametrize(
    ("cue", "text", "found"),
    [
        ("klag*", "Klagevejledning", "Klagevejledning"),
        ("*kommune", "Egeby Kommune", "Kommune"),
        ("klage", "En klagesag", None),
        ("kan (ikke) påklages", "Den kan påklages.", "kan påklages"),
        ("kan (ikke) påklages", "Den kan ikke påklages.", "kan ikke påklages"),
        ("vi/jeg afslår", "Derfor afslår vi, og jeg afslår.", "jeg afslår"),
        (
            "ikke … imødekommes",
            "ikke kan, som sagt, imødekommes",
            "ikke kan, som sagt, imødekommes",
        ),
        ("ikke … imødekommes", "Det er det ikke. Den imødekommes.", None),
        ("senest … <frist>", "senest kl. 12 i uge 9", "senest kl. 12 i uge 9"),
        ("inden <frist>", "inden fire uger", "inden fire uger"),
        ("inden <frist>", "inden for kort tid", None),
        ("De skal", "at de skal", None),
        ("De skal", "at De skal", "De skal"),
        ("vi mangler, at", "Vi mangler at se den.", "Vi mangler at"),
        ("^hermed", "Vi sender hermed. Hermed er det gjort.", "Hermed"),
        ("<fuld-dato>$", "Egeby, den 3. maj 2025", "3. maj 2025"),
        ("<fuld-dato>$", "Egeby, den 3. maj", None),
        ("<telefon>", "Ring på 12 34 50 11, tak", "12 34 50 11"),
        ("<telefon>", "+71 <000000118203000> +80012345<", None),
        ("<telefon>", "sag 27.36.04-12345678-1", None),
        ("til <navn>", "Skriv til os eller til Nævnet", "til Nævnet"),
    ],
)
def test_what_a_cue_finds(cue: str, text: str, found: str | None) -> None:
    pattern = matcher([cue.replace(",", "")])
    match = pattern.search(text) if pattern else None
    assert (match and match[0]) == found


def test_no_cues_find_nothing() -> None:
    assert matcher([]) is None


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("Vi ses kl. 9. Tag mad med.", [0, 14]),
        ("Efter § 5, stk. 2, får du svar. Så ved du det.", [0, 32]),
        ("Det koster kr. 1.240,-. Pengene kommer.", [0, 24]),
        ("Den 3. maj er der lukket.", [0]),
        ("Kom! Vi ses.", [0, 5]),
    ],
)
def test_sentences_end_at_full_stops_before_capitals(text: str, starts: list[int]) -> None:
    assert [start for start, _ in sentences(text)] == starts


def test_sentences_say_where_they_stand() -> None:
    text = "Hej med dig. Vi ses på torsdag. Farvel."
    assert all(text[start:].startswith(sentence) for start, sentence in sentences(text))
