"""The plain-text reader: paragraphs, headings and lists, and the words at the line ends."""

from __future__ import annotations

import pytest
from reading import outline, read, texts

from sprogtjek.offsets import to_source
from sprogtjek.records import Span

# --- Paragraphs and headings -----------------------------------------------------------------


def test_one_line_without_more_is_a_paragraph():
    assert outline("Såfremt du flytter") == [("paragraph", "Såfremt du flytter")]


@pytest.mark.parametrize("end", [".", "!", ";", ",", " …", ":"])
def test_a_line_with_a_mark_at_its_end_is_no_heading(end):
    assert outline(f"Vi har fået dit brev{end}\n\nVi svarer snart.")[0][0] == "paragraph"


def test_a_short_question_on_its_own_is_a_heading():
    assert outline("Hvad koster det?\n\nDet er gratis.")[0] == ("heading", "Hvad koster det?")
    asked = "Har du hørt, at vi har fået nye åbningstider i Borgerservice?"
    assert outline(f"{asked}\n\nDet har vi.")[0] == ("paragraph", asked)


def test_a_long_line_is_no_heading():
    line = "Har din kælder været oversvømmet mere end én gang kan vi se på kloakken i din vej"
    assert outline(f"Hjælp\n\n{line}\n\nDu skal søge først.")[1] == ("paragraph", line)


def test_a_line_above_the_signature_is_no_heading():
    assert outline("Hej Bo\n\nVi glæder os til at se dig\n\nMed venlig hilsen\nAnne")[1] == (
        "paragraph",
        "Vi glæder os til at se dig",
    )


def test_labels_with_a_colon():
    assert outline("Begrundelse:\n\nDu bor alene.") == [
        ("heading", "Begrundelse:"),
        ("paragraph", "Du bor alene."),
    ]
    assert outline("Sådan klager du:\n\nSkriv til os.")[0][0] == "heading"
    assert outline("Vi mener:\n\nDu bor alene.")[0][0] == "paragraph"
    assert outline("Du skal have med:\n\n- pas\n- kort")[0][0] == "paragraph"


@pytest.mark.parametrize(
    "line",
    [
        "Beløbet fordeler sig således:",
        "Gebyrerne er:",
        "Læs også følgende breve:",
        "Kommunen hjælper med:",
    ],
)
def test_a_line_that_leads_in_is_no_label(line):
    assert outline(f"{line}\n\n| Husleje | 4.200 |\n| Varme | 800 |")[0] == ("paragraph", line)
    assert outline(f"{line}\n\nDu får svar i maj.")[0] == ("paragraph", line)


def test_a_title_of_two_lines():
    text = (
        "Naboernes svar om\nnyt plankeværk\nVi har spurgt dem, der bor på vejen, og alle siger ja."
    )
    assert outline(text)[0] == ("heading", "Naboernes svar om nyt plankeværk")


LINK = "https://nordby.example/borger/affald/hent-dit-gamle-skab-og-din-sofa"


@pytest.mark.parametrize(
    ("above", "below", "blocks"),
    [
        ("Her står det hele om, hvordan vi henter dit gamle skab", "", 2),
        ("Her står det hele om, hvordan vi henter dit gamle skab.", "\nVi kommer tirsdag.", 3),
        # The sentence goes on below the address, ends with it, or waits for it.
        ("Her står det hele om, hvordan vi henter dit gamle skab:", "\nog alt andet stort.", 1),
        ("Her står det hele om, hvordan vi henter dit gamle skab", "\nog alt andet stort.", 1),
        ("Her står det hele om, hvordan vi henter dit gamle skab", ".", 1),
        ("Alt det gamle, som vi henter tirsdag, kan du læse om på", "", 1),
    ],
)
def test_an_address_with_a_line_to_itself(above, below, blocks):
    assert len(outline(f"Sæt det frem om aftenen.\n\n{above}\n{LINK}{below}")) == 1 + blocks


def test_a_title_above_an_address_is_no_part_of_it():
    above = "Her står det hele om, hvordan vi henter dit gamle skab"
    assert outline(f"{above}\n{LINK}\n\nVi kommer tirsdag.")[0][1] == above


def test_entries_stay_apart_however_long():
    text = (
        "Journal: 14-2026 om ny låge ved torvet og to bænke\nUdvalg: Teknik\n\nVi har et forslag."
    )
    assert [line for _, line in outline(text)][:2] == text.splitlines()[:2]


def test_numbered_headings_and_numbered_items():
    text = "1. Indledning\n\nVi har et mål.\n\n2. Formål\n\nVi vil gøre det let."
    assert [kind for kind, _ in outline(text)] == ["heading", "paragraph"] * 2
    assert [kind for kind, _ in outline("1. Pas\n\n2. Kort\n\n3. Nøgler")] == ["list_item"] * 3


def test_capitals_stand_above_other_headings():
    text = "Politik\n\nEt ord.\n\nMÅL\n\nBorgere\n\nVi svarer.\n\nKANALER\n\nVi skriver."
    assert [block.section for block in read(text).blocks if block.kind == "paragraph"] == [
        ("Politik",),
        ("Politik", "MÅL", "Borgere"),
        ("Politik", "KANALER"),
    ]


def test_page_numbers_and_captions_are_no_prose():
    text = (
        "Vi har fået dit brev.\n\nSide 2 af 3\n\nFigur 1: Udgifter til skoler\n\nVi svarer snart."
    )
    assert [kind for kind, _ in outline(text)] == ["paragraph", "caption", "caption", "paragraph"]


def test_a_text_with_a_blank_line_after_each_line():
    lines = (
        "Fjernvarmen i Nordby skal lægges om, fordi rørene under torvet er så\n\n"
        "gamle, at de lækker hver vinter. Arbejdet begynder ved havnen, hvor\n\n"
        "jorden er blødest, og flytter sig en gade ad gangen op mod kirken, så\n\n"
        "ingen skal undvære varme mere end en nat. Håndværkerne ringer på, når\n\n"
        "de når til dit hus, og de viser altid kort, før de går ned i kælderen\n\n"
        "eller ud i haven.\n\n\n\nRing, hvis du er i tvivl."
    )
    blocks = read(lines).blocks
    assert [block.kind for block in blocks] == ["paragraph", "paragraph"]
    assert blocks[0].text.endswith("eller ud i haven.")


def test_a_page_break_in_a_sentence_is_bridged():
    text = (
        "Broen bliver først malet, når det holder op med at blæse, og det kan\n\n\f\n"
        "vare til langt hen på foråret.\n\nVi skriver igen til maj."
    )
    assert [kind for kind, _ in outline(text)] == ["paragraph", "paragraph"]


# --- Lists -----------------------------------------------------------------------------------


@pytest.mark.parametrize("marker", ["•", "-", "–", "*", "·", "▪", "\uf0b7"])
def test_bullets(marker):
    text = f"Husk:\n{marker} pas\n{marker} et kort, der\nikke er udløbet\n{marker} nøgler"
    assert outline(text) == [
        ("paragraph", "Husk:"),
        ("list_item", "pas"),
        ("list_item", "et kort, der ikke er udløbet"),
        ("list_item", "nøgler"),
    ]


@pytest.mark.parametrize(
    "markers",
    [("1.", "2."), ("1)", "2)"), ("(1)", "(2)"), ("a)", "b)"), ("a.)", "b.)"), ("a.", "b.")],
)
def test_numbers(markers):
    first, second = markers
    assert outline(f"Husk:\n{first} pas\n{second} kort") == [
        ("paragraph", "Husk:"),
        ("list_item", "pas"),
        ("list_item", "kort"),
    ]


def test_a_bullet_on_a_line_of_its_own():
    assert outline("•\nAt svare hurtigt\n•\nAt svare klart") == [
        ("list_item", "At svare hurtigt"),
        ("list_item", "At svare klart"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Loven gælder for alle sager, som kommunen har fået efter den\n1. januar 2025 og siden.",
        "Forslaget er sendt videre, så udvalget kan nå det inden sin\n2. behandling af budgettet.",
        "1. januar 2025 får kommunen en ny lov.",
        "8. klasse tager på tur i maj.",
        "Vi har talt med skolen om sagen og om dens videre forløb her\n- og det var godt.",
        "d. 1. maj 2025 holder vi lukket.",
        "A. Jensen har skrevet brevet.",
        "f. eks. kan du skrive et brev.",
        "-5 grader er koldt.",
        ">50 m² kræver tilladelse.",
    ],
)
def test_prose_that_starts_like_a_list_item(text):
    blocks = read(text).blocks
    assert [block.kind for block in blocks] == ["paragraph"]
    assert blocks[0].text == text.replace("\n", " ")


def test_a_second_number_in_an_item_stays():
    assert outline("• 1. samtale er i maj\n• 2. samtale er i juni") == [
        ("list_item", "1. samtale er i maj"),
        ("list_item", "2. samtale er i juni"),
    ]


# --- Words and whitespace --------------------------------------------------------------------

WRAPPED = "Vi skriver til dig for at fortælle, at vi nu har set på sagen og på {}\n{} i dag."


@pytest.mark.parametrize(
    ("before", "after", "joined"),
    [
        ("sags-", "behandling", "sagsbehandling"),
        ("spørgs-", "målet", "spørgsmålet"),
        ("Kommu-", "nen", "Kommunen"),
        ("sam-", "men", "sammen"),
        ("lige-", "som", "ligesom"),
        ("ind-", "til", "indtil"),
        ("e-mail-", "adresse", "e-mailadresse"),
        ("SAGS-", "BEHANDLING", "SAGSBEHANDLING"),
        ("sagsbe\u00ad", "handling", "sagsbehandling"),
        ("sagsbe\u2010", "handling", "sagsbehandling"),
        ("og-/", "eller", "og-/eller"),
        ("ægtefælle/", "samlever", "ægtefælle/samlever"),
        ("a-", "kasse", "a-kasse"),
        ("p-", "plads", "p-plads"),
        ("it-", "system", "it-system"),
        ("tv-", "avis", "tv-avis"),
        ("cpr-", "nummer", "cpr-nummer"),
        ("EU-", "regler", "EU-regler"),
        ("EU-", "REGLER", "EU-REGLER"),
        ("NemID-", "løsning", "NemID-løsning"),
        ("covid-19-", "smitte", "covid-19-smitte"),
        ("2-", "værelses", "2-værelses"),
        ("2011-", "2015", "2011-2015"),
        ("8.30–", "9.30", "8.30–9.30"),
        ("Køge-", "Roskilde", "Køge-Roskilde"),
        ("børne-", "og ungeudvalget", "børne- og ungeudvalget"),
        ("ind-", "eller udmeldelse", "ind- eller udmeldelse"),
        ("fra børne-", "til voksenområdet", "fra børne- til voksenområdet"),
        ("hjælp -", "også", "hjælp - også"),
    ],
)
def test_words_at_the_line_end(before, after, joined):
    assert texts(WRAPPED.format(before, after)) == [
        WRAPPED.replace("{}\n{}", joined),
    ]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_every_newline_ends_a_line(newline):
    text = "Kære Bo\n\nVi har set på din sag og på dit brev, og vi skriver nu til dig\nom det."
    document = read(text.replace("\n", newline))
    assert [(block.kind, block.text) for block in document.blocks] == outline(text)


@pytest.mark.parametrize("mark", ["\u2028", "\x85", "\x0b", "\x0c", "\u2028\u2028"])
def test_other_line_marks_make_no_new_paragraph(mark):
    assert texts(f"Vi har set på sagen om{mark}din bolig.") == ["Vi har set på sagen om din bolig."]


def test_whitespace_is_folded_and_the_invisible_dropped():
    text = "Du\u00a0får  5.000\u202fkr.\tom\u200b må\u00adneden,\u00ad og\ufeff det er\x00 alt."
    assert texts(text) == ["Du får 5.000 kr. om måneden, og det er alt."]


def test_letters_in_two_pieces_and_ligatures_are_put_together():
    assert texts("Ga\u030aden er e-mail\u2011fri og o\ufb03ciel.") == [
        "Gåden er e-mail-fri og officiel."
    ]


def test_places_are_kept_through_all_of_it():
    source = "Kære Bo\r\n\r\n  -  Vi har må\u00adske\u00a0sags-\r\n     behandlet din sag."
    block = read(source).blocks[1]
    assert block.text == "Vi har måske sagsbehandlet din sag."

    def written(word: str) -> str:
        at = block.text.index(word)
        place = to_source(block, Span(at, at + len(word)))
        return source[place.start : place.end]

    assert written("måske") == "må\u00adske"
    assert written("sagsbehandlet") == "sags-\r\n     behandlet"
    assert written("din sag.") == "din sag."


def test_columns_set_apart_by_wide_gaps_are_a_table():
    rows = """
        Gebyret fordeler sig sådan:

        Ydelse          Antal    Pris
        Restaffald      26       1.240 kr.

        Du betaler   det hele i maj.
        """
    kinds = [kind for kind, _ in outline(rows)]
    assert kinds[1:] == ["cell"] * 6 + ["paragraph"]
