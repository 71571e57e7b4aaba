"""The plain-text reader: whole letters, notices and web texts."""

from __future__ import annotations

from reading import outline, read

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
        Den, der ejer grunden, skal
        1) luge ukrudt o.lign.,
        2) feje fortovet og
        3) samle skrald op.

        Stk. 2.
        Ejere af hjørnegrunde klipper hækken, så bilister kan se hen over den hele året.
        """
    ) == [
        ("heading", "§ 66"),
        ("paragraph", "Den, der ejer grunden, skal"),
        ("list_item", "luge ukrudt o.lign.,"),
        ("list_item", "feje fortovet og"),
        ("list_item", "samle skrald op."),
        ("heading", "Stk. 2."),
        (
            "paragraph",
            "Ejere af hjørnegrunde klipper hækken, så bilister kan se hen over den hele året.",
        ),
    ]
