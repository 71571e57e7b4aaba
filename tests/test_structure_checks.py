"""The kinds about how a text is built: paragraphs, headings, lists, links, parentheses."""

from __future__ import annotations

import pytest
from blocks import SHIPPED, findings, rule, texts
from built import doc, marked

LINKS = SHIPPED["linktekst"]
HEADINGS = SHIPPED["overskrift-intetsigende"]
WORDS_10 = "Vi har åbent hver dag fra klokken ni til fire."


def lines(number: int) -> str:
    return " ".join([WORDS_10] * number)


# --- paragraphs -------------------------------------------------------------------------------


def test_a_paragraph_is_long_by_words_or_by_sentences(nlp):
    long = rule("paragraph-length", words=30, sentences=5)
    assert texts(long, nlp, lines(3)) == []
    assert [f[0] for f in texts(long, nlp, lines(4))] == ["w"]
    assert [f[0] for f in texts(long, nlp, "Ja. " * 5 + "Nej.")] == ["h"]


def test_a_few_words_too_many_in_a_paragraph_weigh_little(nlp):
    (found,) = findings(rule("paragraph-length", words=35), nlp, lines(4))
    assert found.level == "hint"


def test_a_lix_just_above_its_target_weighs_little(nlp):
    for target, levels in ((10, ["warning"]), (17, ["hint"]), (20, [])):
        lix = rule("readability", measure="lix", target=target, near=4)
        assert [f.level for f in findings(lix, nlp, lines(7))] == levels


def test_a_list_item_is_no_paragraph(nlp):
    assert texts(rule("paragraph-length", words=5), nlp, ("list_item", lines(2))) == []


# --- headings ---------------------------------------------------------------------------------


def test_a_text_without_headings_is_flagged_as_a_whole(nlp):
    gap = rule("heading-gap", find="headings", words=25, between=15)
    (found,) = findings(gap, nlp, lines(1), "Der er kaffe. " + lines(2))
    assert (found.text, found.level) == ("", "warning")
    assert found.related[0].text == "Der er kaffe."
    assert findings(gap, nlp, lines(2)) == ()


def test_a_stretch_between_headings_may_be_shorter(nlp):
    gap = rule("heading-gap", find="headings", words=25, between=15)
    blocks = [("heading", "Tider"), lines(1), ("heading", "Priser"), lines(2)]
    (found,) = findings(gap, nlp, *blocks)
    assert found.level == "hint"
    assert findings(gap, nlp, *blocks[:3], lines(1)) == ()


def test_the_title_above_is_no_heading_inside(nlp):
    gap = rule("heading-gap", find="headings", words=25, between=15)
    assert findings(gap, nlp, ("heading", "Tider"), lines(2)) == ()


def test_tables_and_addresses_do_not_fill_a_stretch(nlp):
    gap = rule("heading-gap", find="headings", words=25)
    assert findings(gap, nlp, ("cell", lines(3)), ("address", lines(3)), lines(1)) == ()


def test_a_rule_set_to_hint_gives_hints(nlp):
    gap = rule("heading-gap", find="headings", words=5, level="hint")
    assert [f.level for f in findings(gap, nlp, lines(1))] == ["hint"]


@pytest.mark.parametrize(
    "heading",
    [
        "Vedr.",
        "1. Information",
        "ORIENTERING:",
        "Vedr. din henvendelse",
        "Sag nr. 12",
        "Sagsnr.: 15.00.00-G01-203-25",
        "Lov om social service",
    ],
)
def test_headings_without_a_matter(nlp, heading):
    assert len(findings(HEADINGS, nlp, ("heading", heading))) == 1


@pytest.mark.parametrize(
    "heading",
    [
        "Vedr. din ansøgning om briller",
        "Afgørelse",
        "Sagen er afsluttet",
        "Lovligt skur",
        "Orientering om vejarbejde på Skolegade",
        "Sådan behandler vi sagen",
    ],
)
def test_headings_with_one(nlp, heading):
    assert findings(HEADINGS, nlp, ("heading", heading)) == ()


def test_words_of_a_paragraph_are_no_heading(nlp):
    assert findings(HEADINGS, nlp, "Information") == ()


# --- lists, steps and enumerations ------------------------------------------------------------


def items(number: int, text: str = "en kopi af dit pas") -> list[tuple[str, str]]:
    return [("list_item", text)] * number


def test_the_eighth_item_makes_a_list_long(nlp):
    long = rule("heading-gap", find="list", items=7, item_words=4)
    assert findings(long, nlp, *items(7)) == ()
    assert len(findings(long, nlp, *items(9))) == 1


def test_two_lists_are_not_one(nlp):
    long = rule("heading-gap", find="list", items=7)
    assert findings(long, nlp, *items(5), "Og det her:", *items(5)) == ()


def test_a_list_to_look_things_up_in_may_be_long(nlp):
    assert findings(rule("heading-gap", find="list"), nlp, *items(20, "Egeby")) == ()


def test_steps_in_a_paragraph(nlp):
    steps = SHIPPED["liste-forslag"]
    text = "Find dit pas. Tag et billede af det. Send billedet til os."
    assert texts(steps, nlp, text) == [f"h: {text}"]
    assert texts(steps, nlp, *[("list_item", text)]) == []
    assert texts(steps, nlp, "Find dit pas. Send os et billede af det.") == []


def test_what_the_sender_does_is_no_step(nlp):
    text = "Først henter vi bilen. Derefter skal vi vaske den. Til sidst kan vi sælge den."
    assert texts(SHIPPED["liste-forslag"], nlp, text) == []


def test_an_enumeration_from_its_first_item_to_the_last():
    parsed = doc(
        "Vi/PRON/nsubj/+1 får/VERB!/ROOT/0 en/DET/det/+2 ny/ADJ/amod/+1 sti/NOUN/obj/-3 "
        ",/PUNCT/punct/+3 to/NUM/nummod/+2 gode/ADJ/amod/+1 bænke/NOUN/conj/-4 "
        ",/PUNCT/punct/+3 en/DET/det/+2 lille/ADJ/amod/+1 bro/NOUN/conj/-8 "
        "og/CCONJ/cc/+3 en/DET/det/+2 lang/ADJ/amod/+1 mole/NOUN/conj/-4 ./PUNCT/punct/-16"
    )
    assert marked("enumeration", parsed) == [
        "en ny sti, to gode bænke, en lille bro og en lang mole"
    ]
    assert marked("enumeration", parsed, item_words=4) == []
    assert marked("enumeration", parsed, least=5) == []


def test_clauses_in_a_row_are_no_enumeration():
    parsed = doc(
        "Vi/PRON/nsubj/+1 spiser/VERB!/ROOT/0 ,/PUNCT/punct/+2 børnene/NOUN/nsubj/+1 "
        "leger/VERB!/conj/-3 ,/PUNCT/punct/+3 hunden/NOUN/nsubj/+1 sover/VERB!/conj/-6 "
        "og/CCONJ/cc/+2 katten/NOUN/nsubj/+1 jager/VERB!/conj/-9 ./PUNCT/punct/-10"
    )
    assert marked("enumeration", parsed, item_words=1) == []


# --- links ------------------------------------------------------------------------------------


def test_link_texts_that_say_nothing(nlp):
    found = texts(LINKS, nlp, ("link", "Læs mere »", "/a"), ("link", "KLIK HER!", "/b"))
    assert found == ["w: Læs mere »", "w: KLIK HER!"]


def test_a_bare_address_as_link_text(nlp):
    blocks = [("link", "https://egeby.dk/skole", "/a"), ("link", "egeby.dk/skole/start", "/b")]
    assert len(findings(LINKS, nlp, *blocks)) == 2


def test_one_text_for_two_targets_points_to_the_first(nlp):
    blocks = [("link", "Søg plads", "/skole"), "Eller:", ("link", "søg plads", "/sfo")]
    (found,) = findings(LINKS, nlp, *blocks)
    assert (found.text, found.related[0].text) == ("søg plads", "Søg plads")


def test_good_links(nlp):
    blocks = [
        ("link", "Hent ansøgningsskema (PDF)", "/skema"),
        ("link", "Søg plads", "https://egeby.dk/plads/"),
        ("link", "Søg plads", "https://egeby.dk/plads"),
        ("link", "post@egeby.dk", "mailto:post@egeby.dk"),
        ("paragraph", "Læs mere"),
    ]
    assert findings(LINKS, nlp, *blocks) == ()


# --- parentheses ------------------------------------------------------------------------------


def test_parentheses_by_length(nlp):
    long = rule("parenthesis", words=3, warning=5)
    assert texts(long, nlp, "Kom i dag (vi har åbent).") == []
    assert texts(long, nlp, "Kom i dag (vi har også åbent).") == ["h: (vi har også åbent)"]
    assert [f[0] for f in texts(long, nlp, "Kom i dag (vi har også åbent hele dagen).")] == ["w"]


def test_references_and_numbers_weigh_nothing(nlp):
    long = rule("parenthesis", words=1)
    assert texts(long, nlp, "Ring (tlf. 12 34 56 78) efter § 5 (§ 5, stk. 2, nr. 3).") == []


def test_the_third_real_parenthesis_of_a_paragraph(nlp):
    many = rule("parenthesis", per_block=2)
    text = "Tag brød (det gode fra bageren), ost (den gule fra naboen) og te (den med bær i)."
    assert texts(many, nlp, text) == ["h: (den med bær i)"]
    assert (
        texts(many, nlp, "Tag brød (2), ost (250 g), te (grøn), mælk (sød) og salt (groft).") == []
    )


def test_a_parenthesis_in_another(nlp):
    assert texts(rule("parenthesis"), nlp, "Kom (eller ring (gerne før kl. 9)) i dag.") != []


def test_an_optional_ending_is_no_parenthesis(nlp):
    assert (
        texts(rule("parenthesis", words=1), nlp, "Skriv barnet(s) navn(e), og a) sæt kryds.") == []
    )


# --- density ----------------------------------------------------------------------------------

HEDGES = {"phrases": ("måske", "muligvis", "som udgangspunkt"), "per": "clause"}


def test_two_hedges_in_a_clause(nlp):
    crowded = rule("density", weak=("som udgangspunkt",), **HEDGES)
    assert texts(crowded, nlp, "Det kan måske muligvis ske.") == ["e: måske muligvis"]
    assert texts(crowded, nlp, "Det kan måske som udgangspunkt ske.") == [
        "h: måske som udgangspunkt"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Det sker måske, og det er muligvis godt.",
        "Det sker måske. Muligvis i dag.",
        "Det sker måske i dag og muligvis igen i morgen.",
        "Han skrev »måske« og »muligvis«.",
        "Det er måske muligvist.",
    ],
)
def test_hedges_apart(nlp, text):
    assert texts(rule("density", **HEDGES), nlp, text) == []


def test_hedges_joined_are_in_one_clause(nlp):
    assert len(texts(rule("density", **HEDGES), nlp, "Det kan måske og muligvis ske.")) == 1


def test_density_over_the_whole_text(nlp):
    dense = rule("density", phrases=("i forbindelse med",), per="document", words=20, least=2)
    heavy = "Vi ses i forbindelse med mødet."
    assert texts(dense, nlp, lines(1), heavy, heavy) == [f"w: {heavy}"]
    assert texts(dense, nlp, lines(7), heavy, heavy) == [f"h: {heavy}"]
    assert texts(dense, nlp, heavy, heavy) == []  # too short to judge
    assert texts(dense, nlp, lines(9), heavy, heavy) == []
    assert texts(dense, nlp, lines(1), heavy, ("quote", heavy)) == []
