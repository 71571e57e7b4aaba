"""The kinds about how law, dates, numbers and words are written."""

from __future__ import annotations

import pytest
from blocks import SHIPPED, findings, rule, texts
from built import doc

from sprogtjek import checks
from sprogtjek.danish.compounds import paraphrase, split
from sprogtjek.records import Block

LAW = SHIPPED["jf-overload"]
TITLE = SHIPPED["lov-i-broedtekst"]
DENSE = SHIPPED["lovhenvisninger-taethed"]
DATES = SHIPPED["dato-format"]
NUMBERS = SHIPPED["tal-format"]
SPELLING = SHIPPED["gammel-stavning"]
WRITTEN = "Vi ses den 3. maj 2026."


def better(linted, nlp, *blocks) -> list[str]:
    """The first suggestion of each finding."""
    return [found.suggestions[0].text for found in findings(linted, nlp, *blocks)]


# --- law --------------------------------------------------------------------------------------


def test_provisions_are_counted_as_they_are_read(nlp):
    assert findings(LAW, nlp, "Se §§ 3, 4 og 5, stk. 2, nr. 1 og 2, og § 7 a.") == ()
    assert len(findings(LAW, nlp, "Se § 3, § 4 og § 5.")) == 1
    assert len(findings(LAW, nlp, "Se § 3, jf. § 4, jf. bilaget.")) == 1


def test_law_in_a_quotation_is_not_the_writers(nlp):
    assert findings(LAW, nlp, "Du skrev »efter § 3, § 4 og § 5«.") == ()


def test_provisions_over_the_whole_text(nlp):
    few = "Se § 3. Se § 4. Se § 5."
    assert findings(DENSE, nlp, few) == ()
    assert len(findings(DENSE, nlp, few, "Se også § 6.")) == 1


@pytest.mark.parametrize("heading", ["Lovgrundlag", "De regler vi har brugt", "Klagevejledning"])
def test_law_belongs_under_its_heading(nlp, heading):
    text = "Se § 3. Se § 4. Se § 5. Se § 6. Se lov nr. 5 af 3. maj 2012 om hegn og stier."
    assert findings(DENSE, nlp, ("heading", heading), text) == ()
    assert findings(TITLE, nlp, ("heading", heading), text) == ()
    assert findings(DENSE, nlp, ("heading", heading), "Ja.", ("heading", "Hegnet"), text) != ()


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Efter lov om tilsyn med små broer skal du male.", "lov om tilsyn med små broer"),
        ("Se lov om tilsyn med små broer kapitel 2.", "lov om tilsyn med små broer"),
        ("Se lov nr. 5 af 3. maj 2012 § 4.", "lov nr. 5 af 3. maj 2012"),
        ("Det står i bekendtgørelse om støj fra veje m.v.", "bekendtgørelse om støj fra veje m.v."),
    ],
)
def test_full_titles(nlp, text, title):
    assert [found.text for found in findings(TITLE, nlp, text)] == [title]


@pytest.mark.parametrize(
    "text",
    [
        "Efter lov om hegn skal du male.",
        "Byrådet ønsker en ny lov om tilsyn med små broer.",
        "Du skal male efter broloven (lov nr. 5 af 3. maj 2012 om tilsyn med små broer).",
        "Du skrev »lov om tilsyn med små broer«.",
        "Han fik lov til at tale om tilsyn med små broer.",
    ],
)
def test_what_is_no_full_title(nlp, text):
    assert findings(TITLE, nlp, text) == ()


# --- dates ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Svar senest 01.06.2026.", "den 1. juni 2026"),
        ("Svar senest den 1.6.26.", "den 1. juni 2026"),
        ("Svar d. 1/6.", "den 1. juni"),
        ("Dato: 2026-06-01", "1. juni 2026"),
        ("Det gælder fra 1/6-2026.", "den 1. juni 2026"),
        ("D. 1/6 lukker vi.", "Den 1. juni"),
    ],
)
def test_dates_in_another_way(nlp, text, wanted):
    assert better(DATES, nlp, WRITTEN, text) == [wanted]
    assert findings(DATES, nlp, text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Sagsnr. 01.06.2026-4 ligger her.",
        "Det er sag nr. 1-6-2026.",
        "Brug 1/5 af mælken og fra 1/2 til 3/4 af melet.",
        "Den 31.02.2026 findes ikke.",
        "Ring kl. 10.30 eller på 12.34.56.78.",
        "Se www.egeby.dk/01-06-2026 og plan 1.2.2.",
        "Vi mødes 1.–3. juni.",
    ],
)
def test_what_is_no_date(nlp, text):
    assert findings(DATES, nlp, WRITTEN, text) == ()


def test_tables_may_have_their_own_way(nlp):
    assert findings(DATES, nlp, WRITTEN, ("cell", "01.06.2026")) == ()


def test_the_date_above_a_letter_counts(nlp):
    assert len(findings(DATES, nlp, ("address", "3. maj 2026"), "Svar senest 01.06.2026.")) == 1


@pytest.mark.parametrize(
    ("preferred", "wanted"),
    [("dotted", "den 01.06.2026"), ("slashed", "den 1/6-2026"), ("iso", "den 2026-06-01")],
)
def test_another_preferred_way(nlp, preferred, wanted):
    linted = rule("date-format", preferred=preferred)
    assert wanted in better(linted, nlp, "Svar den 01-06-2026.", "Mødet er 2.6.2026.")


def test_a_house_that_writes_no_den(nlp):
    linted = rule("date-format", form="1. maj 2026")
    assert better(linted, nlp, WRITTEN, "Svar senest 01.06.2026.") == ["1. juni 2026"]


# --- numbers ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Betal kr. 500,- i dag.", ["500 kr."]),
        ("Betal kr. 1.200,00 i dag.", ["1.200 kr."]),
        ("Betal 500,- kr. i dag.", ["500 kr."]),
        ("Renten er 2.5 pct.", ["2,5"]),
        ("Betal 1500 kr. og 2.000 kr.", ["1.500"]),
        ("Betal 1500 kr., 1600 kr. og 2.000 kr.", ["2000"]),
        ("Betal 500,00 kr. og 200 kr.", ["500"]),
        ("Ring på tlf. 12 34 56 78 eller 1234 5678.", ["12 34 56 78"]),
    ],
)
def test_numbers_to_write_in_another_way(nlp, text, wanted):
    assert better(NUMBERS, nlp, text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Betal 500 kr. og 1.200 kr. til 1500 gæster i 2026.",
        "Betal 12,50 kr. og 500,00 kr. for 200 kr. brænde.",
        "Se § 3.5 og kap. 2.4, kl. 8.30 og version 2.5.",
        "Sagen har nummer 12345678 og adressen 2600 Egeby 1.200 m fra torvet.",
        "Skriv »kr. 500,-« på sedlen.",
    ],
)
def test_numbers_to_leave(nlp, text):
    assert findings(NUMBERS, nlp, text) == ()


# --- words ------------------------------------------------------------------------------------


def test_the_parts_of_compounds():
    assert split("sagsbehandlingstid") == ("sagsbehandling", "tid")
    assert split("ansøgningsskema") == ("ansøgning", "skema")
    assert split("vandflaske") is None
    assert split("plan") is None


@pytest.mark.parametrize(
    ("word", "noun", "phrase"),
    [
        ("tilbagebetalingsreglerne", "tilbagebetalingsregel", "reglerne for tilbagebetaling"),
        ("opfølgningssamtale", "opfølgningssamtale", "samtale om opfølgning"),
        ("parkeringsafgiftens", "parkeringsafgift", None),  # the phrase would need its genitive
        ("problemstilling", "problemstilling", None),
        ("skoleplan", "skoleplan", None),  # too short to gain by it
    ],
)
def test_a_compound_as_a_phrase(word, noun, phrase):
    assert paraphrase(word, noun) == phrase


def long_words(text: str) -> list[str]:
    """The long words of a parse written by hand, as the check hands them to ``conclude``."""
    check = checks.module("long-word").prepare([rule("long-word")], None)
    parsed = doc(text)
    fact = check.collect(parsed, Block("paragraph", parsed.text, ())).fact
    return [parsed.text[start:end] for _, start, end, *_ in fact or ()]


def test_nouns_and_adjectives_alone():
    found = long_words(
        "Kommunikationsplanen/NOUN/nsubj/+1 kommunikationsplanlægges/VERB~/ROOT/0 "
        "i/ADP/case/+1 Kommunikationsparken/PROPN/obl/-2 ./PUNCT/punct/-3"
    )
    assert found == ["Kommunikationsplanen"]


def test_capitals_statutes_and_explained_words_are_left():
    assert long_words("Se/VERB!/ROOT/0 Forsyningsselskabet/NOUN/obj/-1 ./PUNCT/punct/-2") == []
    assert long_words("Se/VERB!/ROOT/0 naturbeskyttelsesloven/NOUN/obj/-1 ./PUNCT/punct/-2") == []
    assert (
        long_words(
            "Se/VERB!/ROOT/0 forsyningsselskabet/NOUN/obj/-1 "
            "(/PUNCT/punct/+1 vandværket/NOUN/appos/-2 )/PUNCT/punct/-1"
        )
        == []
    )


def test_a_long_word_is_flagged_once_and_weighs_less_where_it_is_the_subject(nlp):
    word = "Affaldshåndteringsplanen"
    texts_ = [f"{word} er ny.", f"Se {word.lower()}.", f"Læs {word.lower()}."]
    linted = rule("long-word", hint=18, warning=24)
    assert texts(linted, nlp, *texts_[:2]) == [f"w: {word}"]
    assert texts(linted, nlp, *texts_) == [f"h: {word}"]
    assert texts(rule("long-word", allowed=("affaldshåndteringsplan",)), nlp, *texts_) == []


def test_a_hyphen_ends_a_word(nlp):
    assert texts(rule("long-word"), nlp, "Se kommunikations-strategien.") == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Tal med os idag.", ["i dag"]),
        ("Idag er der lukket.", ["I dag"]),
        ("Følg retningslinierne.", ["retningslinjerne"]),
        ("Kom istedetfor i morgen.", ["i stedet for"]),
    ],
)
def test_old_spellings(nlp, text, wanted):
    assert better(SPELLING, nlp, text) == wanted


def test_only_sure_spellings_are_safe(nlp):
    safe, unsure = findings(SPELLING, nlp, "Du skal ialt være tilstede to gange.")
    assert (safe.suggestions[0].safety, unsure.suggestions[0].safety) == ("safe", "offer")


@pytest.mark.parametrize(
    "text", ["Firmaet Linie 3 kører.", "Se tilstedeværelsen.", "»Ialt« er gammelt."]
)
def test_spellings_to_leave(nlp, text):
    assert findings(SPELLING, nlp, text) == ()
