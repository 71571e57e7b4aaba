"""Sentence boundaries by rule."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from sprogtjek import language, sentences

GOLD = Path(__file__).parent / "data" / "boundaries"

FLOOR = 0.98


@pytest.fixture(scope="module")
def nlp() -> Language:
    nlp = spacy.blank("da")
    language.add_exceptions(nlp)
    nlp.add_pipe(sentences.NAME)
    return nlp


def split(nlp: Language, text: str) -> list[str]:
    return [s.text for s in nlp(text).sents]


def paragraphs() -> list[list[str]]:
    files = sorted(p for p in GOLD.glob("*.txt"))
    texts = [p.read_text(encoding="utf-8").strip() for p in files]
    return [part.strip().split("\n") for text in texts for part in text.split("\n\n")]


def places(units: list[str]) -> set[tuple[int, int]]:
    found, at = set(), 0
    for unit in units:
        found.add((at, at + len(unit)))
        at += len(unit) + 1
    return found


def test_gold_boundaries(nlp: Language) -> None:
    right = wrong = missed = 0
    for units in paragraphs():
        gold = places(units)
        found = {(s.start_char, s.end_char) for s in nlp(" ".join(units)).sents}
        right, wrong = right + len(gold & found), wrong + len(found - gold)
        missed += len(gold - found)
    assert right + missed >= 300
    assert 2 * right / (2 * right + wrong + missed) >= FLOOR


@pytest.mark.parametrize(
    "text",
    [
        "Se § 5, stk. 2, nr. 3, jf. Lov om social service.",
        "Den 1. januar 2026 kl. 10.30 mødes vi.",
        "Hr. P. Hansen og Peter Aa. Holm har klaget.",
        "Du får 5.000 kr. om måneden, dvs. ca. 60.000 kr. om året.",
        "Det koster kr. 500 i gebyr.",
        "Hjælpen (jf. § 83, stk. 1, nr. 2. Se bilag) er gratis.",
        "»Kom ind!« siger hun.",
        '"Hvad nu?" spørger mange.',
        "1. Indledning og formål",
        "Stk. 2. Kommunen giver hjælp.",
        "1a. Regler for hegn og hække",
        "Dok. 26-0114",
        "Se lbk. nr. 12, ref.nr. 7 og dok.nr. 8 i sagen.",
        "§ 45. Modtagere skal give besked.",
        "2) Jorden køres væk, jf. pkt. 4.",
        "Vi har to krav: Taget skal være sort, og muren skal være hvid.",
        "Skriv til adm. direktør A. Holm.",
        "Ph.d. Anna Holm har skrevet rapporten.",
        "Mvh. Hanne",
        "Den 3. Juni 2026 og pr. 1. Oktober",
        "Vi bor på Gl. Køge Landevej og i St. Heddinge.",
        "Kontakt Team Jord, att. Kirsten Ø. Brandt.",
        "Bussen kører fra Ll. Skensved og Sdr. Havdrup.",
        "Vejret var godt ... og solen skinnede.",
        "AFGØRELSE OM AFSLAG, JF. § 5, STK. 2, NR. 3",
        "Der er brug/leje og og/eller i teksten",
    ],
)
def test_one_sentence(nlp: Language, text: str) -> None:
    assert split(nlp, text) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "Du kan klage.|Klagen sendes til os.",
        "Vi har åbent til kl. 12.|Du kan ringe.",
        "Mødet er den 12.|Husk pas.",
        "Vi handler mad m.v.|Du betaler selv.",
        "Du skylder 500 kr.|Beløbet betales nu.",
        "Har du spørgsmål?|Ring!|Vi hjælper.",
        "Det er slut.|(Se side 2.)|Nu går vi.",
        "Hun sagde: »Kom ind.«|Så gik vi.",
        "Vi bruger it.|Det er godt.",
        "Pletten er 6 m.|Den er stor.",
        "Reglen gælder i 2026.|3 uger efter bortfalder den.",
        "Det følger af loven.|§ 5 siger mere.",
        "Du er i gruppe B.|Du skal møde kl. 9.",
        "Ejeren er Lassen ApS.|Vi har skrevet til ejeren.",
        "Vi beklager ...|Det må du undskylde.",
        "Se bilag 1a.|Kommunen har en liste.",
        "Se bilag A.|Kommunen har taget stilling.",
        "Ejendommen er Vestergade 12 A.|Ejeren bor der.",
        "Vi følger lovens kap. 3.|Reglerne er klare.",
        "Ring på tlf. 12 34 56 12.|Telefonen er åben.",
        "Hun har skrevet ph.d.|Det er flot.",
        "Læs mere på borger.dk.|Eller kom forbi.",
        "Se side 2 (nederst.|Du kan klage.|Vi hjælper.",
        "Kravene er|• et cv|• et pas",
    ],
)
def test_several_sentences(nlp: Language, text: str) -> None:
    units = text.split("|")
    assert split(nlp, " ".join(units)) == units


def test_every_token_is_preset(nlp: Language) -> None:
    doc = nlp("Du kan klage. Ring til os")
    assert all(t.is_sent_start is not None for t in doc)


def test_final_number_gives_up_its_full_stop(nlp: Language) -> None:
    doc = nlp("Vi har åbent til kl. 12.")
    assert [t.text for t in doc][-2:] == ["12", "."]
    assert doc.text == "Vi har åbent til kl. 12."


def test_list_marker_alone_stays_whole(nlp: Language) -> None:
    assert [t.text for t in nlp("1.")] == ["1."]


@pytest.mark.parametrize("text", ["", " ", ".", "...", "§", "1.", "(", "\n\n", "»«"])
def test_odd_texts(nlp: Language, text: str) -> None:
    assert nlp(text).text == text


@given(st.lists(st.sampled_from(["Du", "kl.", "12.", ".", "»", "«", "(", ")", "§", "I", "stk."])))
def test_never_fails_and_always_starts_at_the_first_token(words: list[str]) -> None:
    result = sentences.starts(words, [True] * len(words))
    assert len(result) == len(words)
    assert not words or result[0]
