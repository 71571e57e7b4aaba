"""The kind ``phrase``: nouns, adjectives and determiners, and what agrees with them."""

from __future__ import annotations

import pytest
from phrases import found, mended, rule, safety

FREMSENDE = rule(any=["fremsende"], better=["sende"], pos="verb", safety="safe")

SKRIVELSE = rule(any=["skrivelse"], better=["brev"], pos="noun", safety="safe")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Skrivelsen/NOUN er sendt", "Brevet er sendt"),
        ("to skrivelser/NOUN/Number=Plur", "to breve"),
        ("skrivelsernes/NOUN/Number=Plur indhold", "brevenes indhold"),
        ("en/DET skrivelse/NOUN", "et brev"),
        ("En/DET lang/ADJ/Lemma=lang skrivelse/NOUN", "Et langt brev"),
        ("en/DET meget/ADV lang/ADJ/Lemma=lang skrivelse/NOUN", "et meget langt brev"),
        ("din/DET seneste/ADJ/Lemma=sen skrivelse/NOUN", "dit seneste brev"),
        ("En/DET sådan/ADJ skrivelse/NOUN", "Et sådant brev"),
        ("kommunens/NOUN korte/ADJ/Lemma=kort skrivelse/NOUN", "kommunens korte brev"),
        ("SKRIVELSE/NOUN", "BREV"),
        (
            "Skrivelsen/NOUN//nsubj:2 er///cop:2 lang/ADJ/Lemma=lang/ROOT:2",
            "Brevet er langt",
        ),
    ],
)
def test_a_noun_takes_along_what_agrees_with_it(text, expected):
    assert mended(text, SKRIVELSE) == expected


def test_another_gender_is_never_safe():
    assert safety("Skrivelsen/NOUN er sendt", SKRIVELSE) == ["offer"]
    hjaelp = rule(any=["bistand"], better=["hjælp"], pos="noun", safety="safe")
    assert safety("Vi giver bistand/NOUN", hjaelp) == ["safe"]


def test_a_noun_of_unknown_gender_is_not_put_after_a_determiner():
    unknown = rule(any=["skrivelse"], better=["snøfs"], pos="noun")
    assert safety("en/DET skrivelse/NOUN", unknown) == ["advice"]


@pytest.mark.parametrize("text", ["Vi skrivelser/VERB", "Han tog part/ADJ"])
def test_other_parts_of_speech_are_no_nouns(text):
    assert found(text, rule(any=["skrivelse", "part"], pos="noun")) == []


def test_a_noun_not_in_dictionary_form_stands_for_itself():
    parter = rule(any=["parter"], better=["dem, sagen handler om"], pos="noun")
    assert found("Sagens parter/NOUN og en part/NOUN", parter) == ["parter"]


def test_the_head_of_a_noun_phrase_stands_before_its_preposition():
    krav = rule(any=["krav på"], better=["ret til"], pos="noun")
    assert mended("Du har krav/NOUN på hjælp", krav) == "Du har ret til hjælp"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("den fornødne/ADJ tid", "den nødvendige tid"),
        ("et fornødent/ADJ bilag", "et nødvendigt bilag"),
        ("fornøden/ADJ tid", "nødvendig tid"),
    ],
)
def test_an_adjective_is_replaced_in_its_form(text, expected):
    assert mended(text, rule(any=["fornøden"], better=["nødvendig"], pos="adj")) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("et/DET relevant/ADJ krav/NOUN", "et vigtigt krav"),
        ("en/DET relevant/ADJ side/NOUN", "en vigtig side"),
        ("dit/DET relevant/ADJ krav/NOUN", "dit vigtige krav"),
        ("relevant/ADJ materiale/NOUN", "vigtigt materiale"),
        ("relevante/ADJ krav/NOUN/Number=Plur", "vigtige krav"),
    ],
)
def test_an_adjective_with_one_form_for_two_agrees_with_its_noun(text, expected):
    assert mended(text, rule(any=["relevant"], better=["vigtig"], pos="adj")) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nærværende/ADJ brev/NOUN", "Dette brev"),
        ("nærværende/ADJ afgørelse/NOUN", "denne afgørelse"),
        ("nærværende/ADJ regler/NOUN/Number=Plur", "disse regler"),
    ],
)
def test_determiners_agree(text, expected):
    assert mended(text, rule(any=["nærværende"], better=["denne"], pos="adj")) == expected


def test_polite_pronouns_keep_small_letters_within_a_sentence():
    deres = rule(any=["Deres"], better=["din"], pos="det", exact=True)
    assert mended("Vi har Deres/DET brev/NOUN", deres) == "Vi har dit brev"
    assert mended("Deres/DET klager/NOUN/Number=Plur", deres) == "Dine klager"


# --- names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Galleri/NOUN Bistand/PROPN har åbent", []),
        ("Ring til Center/NOUN for/ADP Bistand/NOUN", []),
        ("Ring til Bistand/PROPN Nord/PROPN", []),
        ("Du får Bistand/NOUN af os", ["Bistand"]),
        ("Bistand/NOUN Nord/PROPN", ["Bistand"]),
        ("DIN BISTAND/NOUN", ["BISTAND"]),
    ],
)
def test_nouns_in_names_do_not_count(text, expected):
    assert found(text, rule(any=["bistand"], better=["hjælp"], pos="noun")) == expected


def test_a_capital_inside_a_sentence_is_never_safe():
    bistand = rule(any=["bistand"], better=["hjælp"], pos="noun", safety="safe")
    assert safety("Du får Bistand/NOUN af os", bistand) == ["offer"]
    assert safety("Bistand/NOUN får du af os", bistand) == ["safe"]
    assert safety("Husk : Bistand/NOUN får du af os", bistand) == ["safe"]


# --- what agrees


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Betal evt./ADJ skader/NOUN/Number=Plur", "Betal eventuelle skader"),
        ("en/DET evt./ADJ klage/NOUN", "en eventuel klage"),
        ("din/DET evt./ADJ klage/NOUN", "din eventuelle klage"),
        ("Oplys evt./ADV telefonnummer/NOUN", "Oplys eventuelt telefonnummer"),
        ("Du kan evt./ADV ringe/VERB", "Du kan eventuelt ringe"),
        ("Se evt./ADV vejledningen/NOUN/Definite=Def", "Se eventuelt vejledningen"),
        ("Tag evt./NOUN en/DET ven/NOUN med", "Tag eventuelt en ven med"),
    ],
)
def test_an_abbreviated_adjective_agrees_or_is_an_adverb(text, expected):
    evt = rule(any=["evt."], exact=True, pos="adj", better=["eventuel", "måske"])
    assert mended(text, evt) == expected


def test_an_abbreviated_adjective_before_a_noun_of_unknown_gender_is_advice():
    evt = rule(any=["evt."], exact=True, pos="adj", better=["eventuel", "måske"])
    assert safety("Send evt./ADJ snøfs/NOUN/Number=Sing", evt) == ["advice"]
    assert safety("Du kan evt./ADV ringe/VERB", evt) == ["offer", "offer"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("et/DET samlet/VERB/VerbForm=Part skøn/NOUN", "en samlet vurdering"),
        ("et/DET samlet/ADJ/Lemma=samlet skøn/NOUN", "en samlet vurdering"),
    ],
)
def test_participles_stand_between_determiner_and_noun(text, expected):
    skoen = rule(any=["skøn"], better=["vurdering"], pos="noun")
    assert mended(text, skoen) == expected


def test_a_determiner_that_is_out_of_reach_is_not_left_wrong():
    skoen = rule(any=["skøn"], better=["vurdering"], pos="noun")
    text = "et/DET af/ADP os/PRON lavet/VERB/VerbForm=Part skøn/NOUN"
    assert safety(text, skoen) == ["advice"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Faste/ADJ rutiner/NOUN/Number=Plur hjælper", "Gode vaner hjælper"),
        ("en/DET fast/ADJ rutine/NOUN", "en god vane"),
        ("din/DET faste/ADJ rutine/NOUN", "din gode vane"),
    ],
)
def test_words_before_the_head_of_a_noun_agree(text, expected):
    assert mended(text, rule(any=["fast rutine"], better=["god vane"], pos="noun")) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "dine///det:1 forhold/NOUN//nsubj:3 er///cop:3 svære/ADJ/Lemma=svær/ROOT:3",
            "din økonomi er svær",
        ),
        (
            "dine///det:1 forhold/NOUN//nsubj:3 er/AUX//aux:3 blevet/VERB/Lemma=blive/ROOT:3"
            " svære/ADJ/Lemma=svær/xcomp:3",
            "din økonomi er blevet svær",
        ),
        (
            "dine///det:1 forhold/NOUN//nsubj:2 afgør/VERB//ROOT:2 meget///obj:2",
            "din økonomi afgør meget",
        ),
    ],
)
def test_the_predicative_follows_the_number_of_a_new_subject(text, expected):
    assert mended(text, rule(any=["dine forhold"], better=["din økonomi"])) == expected
