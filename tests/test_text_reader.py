"""The plain-text reader: what it makes of letters and web texts, and what it never does."""

from __future__ import annotations

import re
import textwrap
import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sprogtjek.offsets import to_source
from sprogtjek.records import Block, Document, Source, Span
from sprogtjek.sources.text import read_text


def read(text: str) -> Document:
    return read_text(Source("brev.txt", text))


def outline(text: str) -> list[tuple[str, str]]:
    blocks = read(textwrap.dedent(text).strip("\n")).blocks
    return [(block.kind, block.text) for block in blocks]


def texts(text: str) -> list[str]:
    return [block.text for block in read(text).blocks]


# --- Letters ---------------------------------------------------------------------------------

MODERN_LETTER = """
Nordby Kommune
Borgerservice
Rådhuspladsen 1
9999 Nordby
Tlf. 99 99 10 00
borgerservice@nordby.example

Anne Marie Hansen
Søndergade 12, 2. tv.
9999 Nordby

Dato: 3. marts 2025
Sagsnr.: 25-001234
Sagsbehandler: Bo Jensen

Afslag på boligstøtte

Kære Anne Marie Hansen

Vi har behandlet din ansøgning om boligstøtte, som vi fik
den 1. februar 2025. Du kan desværre ikke få støtten, fordi
din indkomst er for høj.

Begrundelse
Vi har lagt vægt på din indkomst og på, at du bor alene. Din
årlige indkomst er 412.000 kr. Grænsen er efter sags-
behandlingen 300.000 kr., jf. boligstøttelovens § 5, stk.
2.

Det kan du gøre

Hvis du er uenig, kan du klage til os inden fire uger. Du
skal skrive:
- dit navn og dit cpr-nummer
- hvorfor du er uenig i
  afgørelsen
- nye oplysninger

Med venlig hilsen

Bo Jensen
Sagsbehandler
Direkte tlf. 99 99 10 12

Klagevejledning

Ankestyrelsen behandler klagen, hvis vi holder fast i vores
afgørelse.

Bilag:
1. Beregning af boligstøtte
2. Boligstøttelovens § 5
"""


def test_a_modern_letter():
    assert outline(MODERN_LETTER) == [
        (
            "address",
            "Nordby Kommune Borgerservice Rådhuspladsen 1 9999 Nordby Tlf. 99 99 10 00 "
            "borgerservice@nordby.example",
        ),
        ("address", "Anne Marie Hansen Søndergade 12, 2. tv. 9999 Nordby"),
        ("address", "Dato: 3. marts 2025 Sagsnr.: 25-001234 Sagsbehandler: Bo Jensen"),
        ("subject", "Afslag på boligstøtte"),
        ("greeting", "Kære Anne Marie Hansen"),
        (
            "paragraph",
            "Vi har behandlet din ansøgning om boligstøtte, som vi fik den 1. februar 2025. Du kan "
            "desværre ikke få støtten, fordi din indkomst er for høj.",
        ),
        ("heading", "Begrundelse"),
        (
            "paragraph",
            "Vi har lagt vægt på din indkomst og på, at du bor alene. Din årlige indkomst er "
            "412.000 kr. Grænsen er efter sagsbehandlingen 300.000 kr., jf. boligstøttelovens § 5, "
            "stk. 2.",
        ),
        ("heading", "Det kan du gøre"),
        (
            "paragraph",
            "Hvis du er uenig, kan du klage til os inden fire uger. Du skal skrive:",
        ),
        ("list_item", "dit navn og dit cpr-nummer"),
        ("list_item", "hvorfor du er uenig i afgørelsen"),
        ("list_item", "nye oplysninger"),
        ("signature", "Med venlig hilsen"),
        ("signature", "Bo Jensen Sagsbehandler Direkte tlf. 99 99 10 12"),
        ("heading", "Klagevejledning"),
        ("paragraph", "Ankestyrelsen behandler klagen, hvis vi holder fast i vores afgørelse."),
        ("paragraph", "Bilag:"),
        ("list_item", "Beregning af boligstøtte"),
        ("list_item", "Boligstøttelovens § 5"),
    ]


def test_the_section_is_the_path_of_headings():
    sections = {block.text: block.section for block in read(MODERN_LETTER).blocks}
    assert sections["Kære Anne Marie Hansen"] == ()
    assert sections["nye oplysninger"] == ("Det kan du gøre",)
    assert sections["Klagevejledning"] == ()


def test_an_old_letter_with_indented_columns():
    assert outline(
        """
                                                            Nordby Kommune
                                                            Teknik og Miljø

        Grundejerforeningen Bakken
        v/ Peter Madsen
        Bakkevej 4
        9999 Nordby
                                                            12-05-2025
                                                            J.nr. 02.34.02-P19-7-25
                                                            Ref. LMO

        VEDR. NEDRIVNING AF GARAGE PÅ BAKKEVEJ 4

        Til rette vedkommende.

        I forbindelse med Deres henvendelse af 2. maj d.å. skal vi meddele, at der ikke
        kan gives tilladelse til nedrivning af garagen, jf. lokalplan nr. 12, § 3, nr.
        4. Afgørelsen beror på følgende:

             1) Garagen er bevaringsværdig.
             2) Nedrivningen er i strid med lokalplanen,
                som blev vedtaget i 2001.

                            Venlig hilsen
                            Lise Mortensen            Hans Poulsen
                            byggesagsbehandler        afdelingschef

        Kopi til: Nordby Museum
        Nordby Kommune · Rådhuspladsen 1 · 9999 Nordby · Tlf. 99 99 10 00 · www.nordby.example
        """
    ) == [
        ("address", "Nordby Kommune Teknik og Miljø"),
        (
            "address",
            "Grundejerforeningen Bakken v/ Peter Madsen Bakkevej 4 9999 Nordby 12-05-2025 "
            "J.nr. 02.34.02-P19-7-25 Ref. LMO",
        ),
        ("subject", "VEDR. NEDRIVNING AF GARAGE PÅ BAKKEVEJ 4"),
        ("greeting", "Til rette vedkommende."),
        (
            "paragraph",
            "I forbindelse med Deres henvendelse af 2. maj d.å. skal vi meddele, at der ikke kan "
            "gives tilladelse til nedrivning af garagen, jf. lokalplan nr. 12, § 3, nr. 4. "
            "Afgørelsen beror på følgende:",
        ),
        ("list_item", "Garagen er bevaringsværdig."),
        ("list_item", "Nedrivningen er i strid med lokalplanen, som blev vedtaget i 2001."),
        (
            "signature",
            "Venlig hilsen Lise Mortensen Hans Poulsen byggesagsbehandler afdelingschef",
        ),
        (
            "signature",
            "Kopi til: Nordby Museum Nordby Kommune · Rådhuspladsen 1 · 9999 Nordby · "
            "Tlf. 99 99 10 00 · www.nordby.example",
        ),
    ]


def test_an_email_with_a_quoted_question():
    assert outline(
        """
        Fra: Nordby Skole <skolen@nordby.example>
        Til: Forældre i 3.b
        Dato: 14. august 2025
        Emne: Forældremøde i 3.b

        Hej alle forældre i 3.b

        Vi glæder os til at se jer torsdag den 4. september kl. 17-19.
        På mødet skal vi tale om:

        * klassens trivsel
        * lektier og læsning

        Husk at melde tilbage på Aula senest den
        1. september.

        Mange hilsner
        Mette og Søren
        Klasselærere i 3.b

        > Den 10. august skrev Lone:
        > Hvornår er der møde? Jeg vil gerne
        > have det i kalenderen.
        """
    ) == [
        (
            "address",
            "Fra: Nordby Skole <skolen@nordby.example> Til: Forældre i 3.b Dato: 14. august 2025",
        ),
        ("subject", "Emne: Forældremøde i 3.b"),
        ("greeting", "Hej alle forældre i 3.b"),
        (
            "paragraph",
            "Vi glæder os til at se jer torsdag den 4. september kl. 17-19. På mødet skal vi tale "
            "om:",
        ),
        ("list_item", "klassens trivsel"),
        ("list_item", "lektier og læsning"),
        ("paragraph", "Husk at melde tilbage på Aula senest den 1. september."),
        ("signature", "Mange hilsner Mette og Søren Klasselærere i 3.b"),
        (
            "quote",
            "Den 10. august skrev Lone: Hvornår er der møde? Jeg vil gerne have det i kalenderen.",
        ),
    ]


def test_a_letter_with_each_paragraph_on_one_line():
    assert outline(
        """
        Partshøring om tilbagebetaling af sygedagpenge

        Nordby den 5. november 2024
        Sag: 2024-4567

        Kære Ole

        Vi skriver til dig, fordi vi overvejer at kræve pengene tilbage, og du kan svare os.
        Du har fået sygedagpenge fra den 1. maj 2024, og vi har fået oplyst, at du arbejdede.

        Det siger loven
        »Kommunen afgør, om en person skal betale tilbage, når han mod vidende fik dem.«

        Måned\tUdbetalt\tBeregnet
        Maj\t10.000 kr.\t6.000 kr.

        Med venlig hilsen Pia Holm, socialrådgiver
        """
    ) == [
        ("subject", "Partshøring om tilbagebetaling af sygedagpenge"),
        ("address", "Nordby den 5. november 2024 Sag: 2024-4567"),
        ("greeting", "Kære Ole"),
        (
            "paragraph",
            "Vi skriver til dig, fordi vi overvejer at kræve pengene tilbage, og du kan svare os.",
        ),
        (
            "paragraph",
            "Du har fået sygedagpenge fra den 1. maj 2024, og vi har fået oplyst, at du arbejdede.",
        ),
        ("heading", "Det siger loven"),
        (
            "quote",
            "»Kommunen afgør, om en person skal betale tilbage, når han mod vidende fik dem.«",
        ),
        ("cell", "Måned"),
        ("cell", "Udbetalt"),
        ("cell", "Beregnet"),
        ("cell", "Maj"),
        ("cell", "10.000 kr."),
        ("cell", "6.000 kr."),
        ("signature", "Med venlig hilsen Pia Holm, socialrådgiver"),
    ]


def test_a_notice_to_many_without_a_greeting():
    assert outline(
        """
        Til alle, der bor på Klintevej

        Nordby Kommune, Vej og Park
        28. maj 2025

        Vi lukker Klintevej i tre uger

        Fra mandag den 16. juni kan du ikke køre gennem Klintevej. Et vandrør er sprunget, og det
        skal vi lave om.

        På kommunens vegne

        Mogens Bredahl
        Vejmand
        """
    ) == [
        ("address", "Til alle, der bor på Klintevej"),
        ("address", "Nordby Kommune, Vej og Park 28. maj 2025"),
        ("subject", "Vi lukker Klintevej i tre uger"),
        (
            "paragraph",
            "Fra mandag den 16. juni kan du ikke køre gennem Klintevej. Et vandrør er sprunget, og "
            "det skal vi lave om.",
        ),
        ("signature", "På kommunens vegne"),
        ("signature", "Mogens Bredahl Vejmand"),
    ]


def test_a_web_text_with_no_letter_part_but_a_contact_box():
    assert outline(
        """
        Affald og genbrug

        Åbningstider på genbrugspladsen

        Mandag-fredag: 10-18
        Lørdag: 9-16
        Søndag: lukket

        Sådan sorterer du
        Du skal sortere dit affald i ti slags. Skyl emballagen, før du smider den ud
        - det sparer vand at bruge koldt vand.

        1. Sæt beholderen frem
        2. Luk låget

        Hvad skal du have med
        Du skal have dit sundhedskort med.

        | Affald | Beholder |
        |--------|----------|
        | Papir  | Blå      |

        Kontakt
        Affald og Genbrug
        Havnevej 7
        9999 Nordby
        Telefon 99 99 30 30
        """
    ) == [
        ("heading", "Affald og genbrug"),
        ("heading", "Åbningstider på genbrugspladsen"),
        ("list_item", "Mandag-fredag: 10-18"),
        ("list_item", "Lørdag: 9-16"),
        ("list_item", "Søndag: lukket"),
        ("heading", "Sådan sorterer du"),
        (
            "paragraph",
            "Du skal sortere dit affald i ti slags. Skyl emballagen, før du smider den ud - det "
            "sparer vand at bruge koldt vand.",
        ),
        ("list_item", "Sæt beholderen frem"),
        ("list_item", "Luk låget"),
        ("heading", "Hvad skal du have med"),
        ("paragraph", "Du skal have dit sundhedskort med."),
        ("cell", "Affald"),
        ("cell", "Beholder"),
        ("cell", "Papir"),
        ("cell", "Blå"),
        ("address", "Kontakt Affald og Genbrug Havnevej 7 9999 Nordby Telefon 99 99 30 30"),
    ]


def test_a_statute_keeps_its_parts_apart():
    assert outline(
        """
        § 66
        Grundejerens pligt omfatter at
        1) fjerne ukrudt o.lign.,
        2) renholde fortove, og
        3) fjerne affald.

        Stk. 2.
        Grundejere skal sørge for, at pladsen omkring brandhaner holdes ryddet for sne.
        """
    ) == [
        ("heading", "§ 66"),
        ("paragraph", "Grundejerens pligt omfatter at"),
        ("list_item", "fjerne ukrudt o.lign.,"),
        ("list_item", "renholde fortove, og"),
        ("list_item", "fjerne affald."),
        ("heading", "Stk. 2."),
        (
            "paragraph",
            "Grundejere skal sørge for, at pladsen omkring brandhaner holdes ryddet for sne.",
        ),
    ]


# --- Letter parts ----------------------------------------------------------------------------


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
        "Hvordan skriver jeg til jer?",
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


# --- Paragraphs and headings -----------------------------------------------------------------


def test_one_line_without_more_is_a_paragraph():
    assert outline("Såfremt du flytter") == [("paragraph", "Såfremt du flytter")]


@pytest.mark.parametrize("end", [".", "!", "?", ";", ",", " …", ":"])
def test_a_line_with_a_mark_at_its_end_is_no_heading(end):
    assert outline(f"Vi har fået dit brev{end}\n\nVi svarer snart.")[0][0] == "paragraph"


def test_a_long_line_is_no_heading():
    line = "Er du i en svær økonomisk situation kan du søge kommunen om tilskud til udgifter"
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
    assert outline("Vi mener:\n\nDu bor alene.")[0][0] == "paragraph"
    assert outline("Du skal have med:\n\n- pas\n- kort")[0][0] == "paragraph"


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
        "Vores måde at skrive på er vigtig for, hvordan borgere, brugere og\n\n"
        "virksomheder oplever kommunen. En god og klar måde at skrive på, som\n\n"
        "støtter kommunens arbejde med at skabe gode rammer om borgernes liv,\n\n"
        "er med til at styrke tilliden til kommunen, både i det daglige og på\n\n"
        "lang sigt, når der skal træffes svære valg om byens udvikling, og når\n\n"
        "pengene er små.\n\n\n\nDet er godt for alle."
    )
    blocks = read(lines).blocks
    assert [block.kind for block in blocks] == ["paragraph", "paragraph"]
    assert blocks[0].text.endswith("når pengene er små.")


def test_a_page_break_in_a_sentence_is_bridged():
    text = (
        "Der er i dag færre journalister til at dække flere sager, og det kan\n\n\f\n"
        "gå ud over dækningen af byens politik.\n\nVi svarer derfor selv."
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


# --- Nothing lost, nothing twice, nothing raised ---------------------------------------------

WORDS = st.sampled_from(
    [
        *(
            "Vi",
            "kommunen",
            "sags\u00adbehandling",
            "a-kasse",
            "børne- og",
            "EU-",
            "sags-",
            "1.",
            "§",
        ),
        *(
            "5.000\u00a0kr.",
            "jf.",
            "»citat«",
            '"ord"',
            "og",
            "at",
            "»",
            "–",
            "-",
            "/",
            "og/",
            "e\u0301n",
        ),
        *(
            "Søvej 12",
            "9999 Nordby",
            "tlf. 99 99 10 00",
            "bo@nordby.example",
            "|",
            "\t",
            "\u200b",
            "\ufb01",
        ),
        *(
            "slut.",
            "Hvad?",
            "følgende:",
            "Anne,",
            "(se",
            "her)",
            "\u2011",
            "\u2010",
            "\x00",
            "\u2028",
        ),
    ]
)
STARTS = st.sampled_from(
    [
        *(
            "",
            "",
            "",
            "",
            "  ",
            "    ",
            "\t",
            "- ",
            "• ",
            "•",
            "* ",
            "1. ",
            "2. ",
            "1) ",
            "a) ",
            "(a) ",
        ),
        *(
            "b.) ",
            "1.1 ",
            "> ",
            ">> ",
            "| ",
            "Kære ",
            "Hej ",
            "Vedr.: ",
            "Med venlig hilsen ",
            "Til ",
        ),
        *("Emne: ", "Sagsnr.: ", "-----", "Stk. 2.", "Side 2", "\f", "\ufeff", "-x", "o\t"),
    ]
)
LINES = st.builds(
    lambda start, words, space: start + space.join(words),
    STARTS,
    st.lists(WORDS, max_size=12),
    st.sampled_from([" ", "  ", "\t", "\u00a0 ", "", " | "]),
)
TEXTS = st.builds(
    lambda lines, newline: newline.join(lines),
    st.lists(st.one_of(LINES, st.just("")), max_size=14),
    st.sampled_from(["\n", "\r\n", "\r", "\n\n", "\u2028"]),
)
NOISE = st.text("aÅ.1)-–•*|>»« \t\n\r\u00ad\u00a0\u2028\u0085\f:,/\u0301", max_size=60)
ANY_TEXT = st.one_of(TEXTS, NOISE, st.text(max_size=80))

INVISIBLE = (
    r"\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\x00-\x08\x0e-\x1b\x7f\x80-\x84\x86-\x9f"
)
MARKERS = re.compile(r"(?:> ?)*\s*(?:[•◦▪·]|o|[-–—−*]|\(?[\w]{1,4}[.)]{1,2}|\(?\d[\d.]*\)?)?")
RULE = re.compile(r"[-–—=_*~#.•·+|>│┃║\s]+")


def folded(text: str) -> str:
    """The source as a reader of the page sees it: an oracle of its own."""
    text = re.sub(f"[{INVISIBLE}]", "", text).replace("\u2011", "-").replace("\u2010", "-")
    for ligature in "\ufb00\ufb01\ufb02\ufb03\ufb04":
        text = text.replace(ligature, unicodedata.normalize("NFKC", ligature))
    text = re.sub(r"[^\W\d_][\u0300-\u036f]+", lambda m: unicodedata.normalize("NFC", m[0]), text)
    return " ".join(text.split())


def bare(text: str) -> str:
    """Without all that may come or go where two lines are put together."""
    return re.sub(r"[\s>-]", "", folded(text))


def spans(block: Block) -> list[Span]:
    size = len(block.text)
    ends = sorted({*range(0, size + 1, max(1, size // 12)), size})
    return [Span(start, end) for start in ends for end in ends if start < end]


def cuts_a_run(block: Block, span: Span) -> bool:
    return any(
        not segment.verbatim and segment.block.start < at < segment.block.end
        for segment in block.segments
        for at in (span.start, span.end)
    )


@given(ANY_TEXT)
@settings(max_examples=150, deadline=None)
@example("sags-\nbehandling af børne-\nog ungeudvalget")
@example("> ord\n> sags-\n> mål")
def test_every_span_reads_back_from_the_source(text):
    for block in read(text).blocks:
        for span in spans(block):
            if cuts_a_run(block, span):
                continue
            place = to_source(block, span)
            written = text[place.start : place.end]
            assert bare(written) == bare(block.text[span.start : span.end])
            if not re.search(r"[\n\r\v\x85\u2028\u2029]", written):
                assert folded(written) == block.text[span.start : span.end].strip()


@given(ANY_TEXT)
@settings(max_examples=150, deadline=None)
def test_block_text_is_folded_and_never_empty(text):
    for block in read(text).blocks:
        assert block.text
        assert folded(block.text) == block.text or "\u0301" in text


@given(ANY_TEXT)
@settings(max_examples=150, deadline=None)
def test_blocks_are_in_order_and_share_nothing(text):
    end = 0
    for block in read(text).blocks:
        assert block.segments[0].source.start >= end
        end = block.segments[-1].source.end


@given(ANY_TEXT)
@settings(max_examples=150, deadline=None)
@example("a)\nb")
def test_all_but_markers_is_in_a_block(text):
    covered = [False] * len(text)
    for block in read(text).blocks:
        for segment in block.segments:
            for at in range(segment.source.start, segment.source.end):
                covered[at] = True
    for line in re.finditer(r"[^\n\r\v\x85\u2028\u2029]+", text):
        visible = [at for at in range(*line.span()) if folded(text[at])]
        left = [at for at in visible if not covered[at] and text[at] not in "|│┃║"]
        if left and visible[-1] == left[-1] and text[left[-1]] in "-\u2010\u2011":
            left.pop()  # the hyphen of a divided word
        lost = folded("".join(text[at] for at in range(*line.span()) if at in left))
        assert MARKERS.fullmatch(lost) or RULE.fullmatch(folded(line.group())), (lost, line[0])


@given(ANY_TEXT)
@settings(deadline=None)
def test_reading_twice_gives_the_same(text):
    assert read(text) == read(text)


@given(
    st.sampled_from(["Vi har set på sagen", "Du kan klage", "Sagen er slut"]), st.integers(2, 30)
)
def test_a_paragraph_reads_the_same_however_it_is_wrapped(sentence, times):
    prose = " ".join(f"{sentence}, og det er nummer {at} i rækken af ting." for at in range(times))
    for width in (60, 72, 80):
        assert texts(textwrap.fill(prose, width)) == [prose]


@pytest.mark.parametrize(
    "text",
    [
        "ord og mere " * 50_000,
        "x" * 500_000,
        "\u00a0\t" * 200_000 + "x" + " " * 200_000,
        "-" * 300_000 + "x",
        ">" * 300_000 + "x",
        "a|" * 100_000,
        "1." * 100_000,
    ],
)
def test_one_endless_line_is_read(text):
    assert len(read(text).blocks) <= 100_001
