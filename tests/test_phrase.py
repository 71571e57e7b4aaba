"""The kind ``phrase``: verb forms, places, neighbours. On hand-built parses: no model needed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from phrases import found, hits, mended, rule, safety

FREMSENDE = rule(any=["fremsende"], better=["sende"], pos="verb", safety="safe")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vi fremsender/VERB brevet", "Vi sender brevet"),
        ("Vi vil fremsende/VERB brevet", "Vi vil sende brevet"),
        ("Vi fremsendte/VERB/VerbForm=Fin|Tense=Past det", "Vi sendte det"),
        ("Det er fremsendt/VERB til dig", "Det er sendt til dig"),
        ("Det fremsendes/VERB nu", "Det sendes nu"),
        ("Det fremsendtes/VERB i går", "Det sendtes i går"),
        ("De fremsendte/ADJ breve/NOUN", "De sendte breve"),
        ("Fremsend/NOUN brevet", "Send brevet"),
        ("FREMSEND/PROPN BREVET", "SEND BREVET"),
        ("fremsend/VERB/Mood=Imp brevet", "send brevet"),
    ],
)
def test_a_verb_is_replaced_in_the_form_it_stands_in(text, expected):
    assert mended(text, FREMSENDE) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # sendte: past or plural participle. holdt: past or participle. få: infinitive, imperative.
        ("Vi afholdt/VERB/VerbForm=Fin|Tense=Past et møde", "Vi lavede et møde"),
        ("Vi har/AUX/Lemma=have afholdt/VERB det", "Vi har lavet det"),
        ("De afholdte/ADJ møder/NOUN", "De lavede møder"),
        ("Vi vil afholde/VERB/VerbForm=Inf det", "Vi vil lave det"),
    ],
)
def test_homographs_of_verb_forms(text, expected):
    assert mended(text, rule(any=["afholde"], better=["lave"], pos="verb")) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Dit svar/NOUN kom",
        "Svar/NOUN på/ADP din klage/NOUN",
        "Svar/NOUN",
        "Svar/NOUN og/CCONJ klage/NOUN",
        "Det svarer/NOUN",
    ],
)
def test_a_noun_is_not_a_verb(text):
    assert found(text, rule(any=["svare"], pos="verb")) == []


@pytest.mark.parametrize("text", ["Svar/NOUN os/PRON i dag", "Svar/NOUN kommunen/NOUN"])
def test_an_imperative_that_opens_a_sentence_is_a_verb_whatever_its_tag(text):
    assert found(text, rule(any=["svare"], pos="verb")) == ["Svar"]


def test_a_rare_verb_taken_for_a_noun_is_still_a_verb():
    bortfalde = rule(any=["bortfalde"], better=["stoppe"], pos="verb")
    assert found("Retten er/AUX/Lemma=være bortfaldet/NOUN", bortfalde) == ["bortfaldet"]
    assert found("Retten er/AUX/Lemma=være nu/ADV bortfaldet/NOUN", bortfalde) == ["bortfaldet"]
    assert found("Retten bortfaldt/NOUN i går", bortfalde) == ["bortfaldt"]
    assert found("Vi så bortfaldet/NOUN af retten", bortfalde) == []


@pytest.mark.parametrize("text", ["Men/CCONJ vi kom", "Men/SCONJ"])
def test_function_words_are_no_imperatives(text):
    assert found(text, rule(any=["mene"], pos="verb")) == []


def test_message_slots():
    both = rule(any=["foretage"], better=["gøre", "lave", "klare"], pos="verb")
    _, (hit,) = hits("Vi foretager/VERB det", both)
    assert dict(hit.slots) == {
        "match": "foretager",
        "better": "gør",
        "alternatives": "gør«, »laver« eller »klarer",
    }


def test_only_the_first_replacement_is_safe():
    both = rule(any=["fremsende"], better=["sende", "give"], pos="verb", safety="safe")
    assert safety("Vi fremsender/VERB det", both) == ["safe", "offer"]


def test_a_form_that_does_not_exist_becomes_advice():
    _, (hit,) = hits("Det besiddes/VERB af os", rule(any=["besidde"], better=["have"], pos="verb"))
    (advice,) = hit.suggestions
    assert (advice.text, advice.safety) == ("Prøv med »have«.", "advice")


def test_advice_stands_for_itself():
    _, (hit,) = hits("Svar snarest", rule(any=["snarest"], advice="Skriv en dato."))
    assert [(s.text, s.safety) for s in hit.suggestions] == [("Skriv en dato.", "advice")]


# --- places


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Såfremt du flytter", ["Såfremt"]),
        ("Du kan , SÅFREMT du vil", ["SÅFREMT"]),
        ("for så vidt du kan", ["for så vidt"]),
        ("for så godt", []),
        ("Derfor så vidt", []),
    ],
)
def test_written_forms(text, expected):
    assert found(text, rule(any=["såfremt", "for så vidt"], better=["hvis"])) == expected


def test_exact_takes_capitals_as_written():
    assert found("Vil De eller de komme", rule(any=["De"], exact=True)) == ["De"]


def test_longer_phrase_wins():
    short = rule("kort", any=["rette"], pos="verb")
    long = rule("lang", any=["rette henvendelse til"], pos="verb")
    _, all_hits = hits("Du kan rette/VERB henvendelse/NOUN til/ADP os", short, long)
    assert [hit.rule for hit in all_hits] == ["lang"]


def test_a_longer_phrase_out_of_scope_leaves_room():
    short = rule("kort", any=["rette"], pos="verb")
    long = rule("lang", any=["rette op"], pos="verb", scope=frozenset({"heading"}))
    _, all_hits = hits("Du kan rette/VERB op/ADV", short, long)
    assert [hit.rule for hit in all_hits] == ["kort"]


def test_a_rule_keeps_to_its_scope():
    assert found("Såfremt du vil", rule(any=["såfremt"]), kind="signature") == []


@pytest.mark.parametrize(
    ("params", "expected"),
    [
        ({"not_before": ["på"]}, ["bero", "bero"]),
        ({"not_after": ["sagen"]}, ["bero", "bero"]),
        ({"only_before": ["på"]}, ["bero"]),
        ({"only_after": ["sagen"]}, ["bero"]),
        ({"not_in": ["stille i bero"]}, ["bero", "bero"]),
        ({"only_before": ["på din"], "only_after": ["kan"]}, ["bero"]),
    ],
)
def test_contexts(params, expected):
    text = "Det kan bero på din indkomst .* Sagen bero , stilles//Lemma=stille i bero"
    assert found(text, rule(any=["bero"], **params)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("såvel børn som voksne", "både børn og voksne"),
        ("såvel børn under 12 år som voksne", "både børn under 12 år og voksne"),
        ("såvel vi .* Du som far", "såvel vi. Du som far"),
        ("såvel a b c d e f g h i som voksne", "såvel a b c d e f g h i som voksne"),
        ("såvel som voksne", "såvel som voksne"),
    ],
)
def test_gap(text, expected):
    assert mended(text, rule(any=["såvel … som"], better=["både … og"])) == expected


@given(st.lists(st.sampled_from(["vi", "fremsender", "såvel", "som", ",", "ikke", "brev", "."])))
def test_a_hit_reads_back_the_words_it_matched(words):
    rules = (FREMSENDE, rule("par", any=["såvel … som"], better=["både … og"]))
    plain, all_hits = hits(" ".join(words), *rules)
    for hit in all_hits:
        text = plain[hit.span.start : hit.span.end]
        assert text == dict(hit.slots)["match"]
        assert text == "fremsender" or (text.startswith("såvel") and text.endswith("som"))


# --- neighbours by class


@pytest.mark.parametrize(
    ("text", "params", "expected"),
    [
        ("inden for 14/NUM dage", {"not_before": ["<tal>"]}, []),
        ("inden for fjorten dage", {"not_before": ["<tal>"]}, []),
        ("inden for rammerne", {"not_before": ["<tal>"]}, ["inden for"]),
        ("kommunens/NOUN/Case=Gen inden for", {"not_after": ["<genitiv>"]}, []),
        ("vores inden for", {"only_after": ["<genitiv>"]}, ["inden for"]),
        ("den inden for", {"only_after": ["<genitiv>"]}, []),
    ],
)
def test_numbers_and_genitives_as_neighbours(text, params, expected):
    assert found(text, rule(any=["inden for"], **params)) == expected
