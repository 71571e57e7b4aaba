import pytest
import spacy

from sprogtjek.words import count_words, is_long, long_words, split_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Du kan klage til os.", 5),
        ("Vi har – som aftalt – sendt brevet.", 6),
        ("", 0),
        ("…", 0),
        ("Se § 5, stk. 2, nr. 3, i loven.", 4),
        ("Se § 42 a, stk. 2.", 2),
        ("Det følger af planlovens § 19 og 20.", 5),
        ("Se §§ 3.2, 4.10, 7.5 og 11.1.", 2),
        ("§ 5 a i loven", 3),
        ("efter § 5 i loven", 4),
        ("Efter stk. 2, nr. 3, kan du klage.", 5),
        ("Svar senest den 1. januar 2025.", 4),
        ("Svar senest d. 1/5 2025", 5),
        ("Ring kl. 8.30–9.30 eller kl. 14.", 4),
        ("Du får 5.000 kr. om måneden.", 5),
        ("Du får 5.000 kr om måneden.", 5),
        ("Du skal betale kr. 500,- i dag.", 6),
        ("Du får 12,5 pct. og 50 m² have", 6),
        ("Huset er 35 meter højt", 5),
        ("Ring på 12 34 56 78 eller skriv.", 5),
        ("Se www.eksempel.dk/borger/bolig eller skriv til post@eksempel.dk.", 6),
        ("Bolig- og/eller børnetilskud", 4),
        ("Dit telefon-nr. og sagsnr. 24/12345", 5),
        ("Bl.a. og f.eks. mv.", 4),
    ],
)
def test_counts_as_a_reader_would(text, words):
    assert len(split_words(text)) == words, split_words(text)


def test_counts_tokens_as_it_counts_text():
    doc = spacy.blank("da")("Efter § 5, stk. 2, får du 5.000 kr. om måneden.")
    assert count_words(doc) == 7
    assert count_words(doc[-4:]) == 3


def test_long_words_have_seven_letters():
    assert is_long("kommune")
    assert not is_long("borger")
    assert not is_long("2025-2026")
    assert is_long("ældreområdet,")
    doc = spacy.blank("da")("Kommunen sender ansøgningen til www.eksempel-kommune.dk.")
    assert long_words(doc) == 2
