"""Which of the shipped rules on passives says something, and what, on the shipped pipeline."""

from __future__ import annotations

import pytest

from sprogtjek.checks.actor import verb_table
from sprogtjek.danish.voice import voices
from sprogtjek.examples import document
from sprogtjek.linter import Linter
from sprogtjek.ruleset import builtin_rules


@pytest.fixture(scope="module")
def shipped(nlp):
    rules = [rule for rule in builtin_rules() if rule.kind == "passive"]
    return Linter(rules, pipeline=nlp)


@pytest.mark.parametrize(
    "text",
    [
        "Sagen bliver afgjort af nævnet.",
        "Når sagen er afgjort, får du et brev.",
        "Støtten kan nedsættes, hvis du flytter.",
        "Oplysningerne skal sendes til dig inden fredag.",
        "Fastholdes afgørelsen, sender vi klagen videre.",
        "Skemaet skal underskrives af din læge.",
    ],
)
def test_neither_hidden_sender_nor_reader(shipped, text):
    levels = {finding.level for finding in shipped.lint(document(text)).findings}
    assert levels <= {"hint"}


def rules_on(linter, text):
    report = linter.lint(document(text))
    return {finding.rule for finding in (*report.findings, *report.suppressed)}


@pytest.mark.parametrize(
    "text",
    [
        "Den tidligere afgørelse opretholdes.",
        "Hegnet betragtes som ulovligt.",
        "Afgiften er fastsat til 5.000 kr.",
        "Beløbet vil blive opkrævet i rater.",
        "Din hjælp nedsættes fra den 1. juni.",
        "Du indstilles hermed til et ressourceforløb.",
        "Sagen henlægges derfor.",
        "Dine indsigelser er tilsidesat.",
        "Naboens indsigelser er ikke tillagt betydning.",
        "Der er ikke fundet grundlag for at give tilskud.",
        "Det skal for en ordens skyld tilføjes, at haven er stor.",
        "Det kan oplyses, at vejen er privat.",
        "Beløbet kræves tilbage.",
        "Udgifterne er opgjort til 3.200 kr.",
        "Udgiften kan ikke dækkes.",
        "Det påtænkes at give dig et påbud.",
        "Der er taget hensyn til naboerne.",
        "Der er truffet afgørelse om, at din hjælp nedsættes med en dag.",
        "Der er herved henset til naboerne.",
        "Der nedlægges derfor forbud mod brug af altanen.",
        "Sagen er sat i bero.",
    ],
)
def test_a_decision_has_a_sender(shipped, text):
    assert "passiv-uden-agent" in rules_on(shipped, text)


@pytest.mark.parametrize(
    "text",
    [
        "Taksten fastsættes hvert år af byrådet.",
        "Ydelsen forhøjes hvert år den 1. januar.",
        "Normalt bevilges hjælpen for et år.",
        "Hvis du bliver væk fra mødet, forhøjes dit gebyr.",
        "Afstanden, der er fastsat i lokalplanen, gælder for alle.",
        "Principperne er fastsat i lokalplanen.",
        "Opretholdes afgørelsen, sender vi klagen videre.",
        "Der kan bevilges hjælp til flytning.",
        "Det meddeles os af sygehuset.",
        "Der kan som regel ikke gives dispensation i grønne områder.",
        "Tilskuddet kan ikke ydes med tilbagevirkende kraft.",
        "Pengene udbetales den sidste dag i måneden.",
        "Boligstøtten er beregnet ud fra din indkomst.",
    ],
)
def test_a_rule_for_all_has_no_sender(shipped, text):
    assert "passiv-uden-agent" not in rules_on(shipped, text)


@pytest.mark.parametrize(
    "text",
    [
        "Byggeaffald skal bortkøres.",
        "Haveaffald må ikke afbrændes.",
        "Når arbejdet er slut, skal det færdigmeldes.",
        "Det skal dokumenteres, at asbesten er fjernet.",
        "Søgsmål skal anlægges inden seks måneder.",
        "Sagen kan prøves ved domstolene.",
        "Gælden kan afdrages over to år.",
        "Bygningen må ikke tages i brug, før arbejdet er slut.",
        "Træet må ikke fældes.",
        "Huset må ikke benyttes til beboelse.",
        "Der skal redegøres for udgifterne.",
        "Arbejdet skal standses straks.",
        "Hunden skal føres i snor.",
        "Attesten skal være fremskaffet forinden.",
        "Tilskuddet må kun anvendes til rejsen.",
        "Der må ikke foretages ændringer i facaden.",
        "Naboerne skal varsles mindst tre dage før.",
        "Skemaet skal underskrives af begge forældre.",
        "Skemaet skal af ansøger selv underskrives.",
        "Tidspunktet kan flyttes efter aftale.",
        "Kopi af lejekontrakten bedes venligst senest den 1. maj 2025 sendt til os.",
        "Afgørelsen kan for så vidt angår retlige spørgsmål påklages til nævnet.",
    ],
)
def test_an_instruction_has_a_reader(shipped, text):
    assert "modal-passiv" in rules_on(shipped, text)


@pytest.mark.parametrize(
    "text",
    [
        "Forholdet kan anmeldes til politiet.",
        "Arbejdet kan fjernes for ejerens regning.",
        "Dine oplysninger kan indhentes hos Skattestyrelsen.",
        "Storskrald kan afhentes ved din husstand.",
        "Sagen skal forelægges udvalget.",
        "Vejen skal asfalteres, og kablerne skal graves ned.",
        "Støtten skal beregnes på ny.",
        "Skiltet kan let aflæses fra vejen.",
        "Det skal oplyses, at vejen er privat.",
        "Træet kan følges fra vinduet.",
        "Udbetalingen kan standses.",
        "Arbejdet kan lovliggøres ved kommunens foranstaltning.",
        "Tilladelsen skal godkendes af byrådet.",
        "De skal undersøges på sygehuset.",
        "Pengene må ikke udbetales til andre.",
        "Det må påregnes, at vejen er spærret.",
        "Vi ser på, hvordan stien skal belyses.",
        "Skal træet bevares, bliver stien smallere.",
        "Planen skal ses som et forslag.",
        "Der skal foretages en måling af støjen.",
        "Kortet skal tilsendes dig inden fredag.",
    ],
)
def test_what_others_do_is_no_instruction(shipped, text):
    assert "modal-passiv" not in rules_on(shipped, text)


@pytest.mark.parametrize("name", ["decision_verbs", "reader_actions"])
def test_every_verb_of_the_tables_can_be_passive(name):
    table = verb_table(name)
    verbs = set().union(*table.verbs.values(), *table.nouns.values())
    assert verbs <= voices().passive


def test_a_hidden_sender_is_a_passive_too(shipped):
    report = shipped.lint(document("Det vurderes, at du kan arbejde."))
    rules = {finding.rule for finding in (*report.findings, *report.suppressed)}
    assert rules == {"passiv-s", "passiv-uden-agent"}


@pytest.mark.parametrize(
    ("text", "rule_id", "asked"),
    [
        ("Sagen behandles i dag.", "passiv-s", "Kan du skrive, hvem der gør det?"),
        ("Brevet er læst i dag.", "passiv-vaere", "Kan du skrive, hvem der har gjort det?"),
        (
            "Opgaverne skal koordineres på tværs af forvaltninger.",
            "passiv-s",
            "Kan du skrive, hvem der gør det?",
        ),
        # Who acts stands there already, though not where the clause could be turned round.
        (
            "Du bliver indkaldt til samtale af jobcentret hver måned.",
            "passiv-blive",
            "Kan du begynde med den, der handler?",
        ),
        (
            "Planen følges op af en række kurser.",
            "passiv-s",
            "Kan du begynde med den, der handler?",
        ),
        ("Skemaet bedes udfyldt.", "modal-passiv", "Bed læseren direkte om det."),
        (
            "Skemaet skal sendes med jeres søns kort.",
            "modal-passiv",
            "Skriv »I«, så læseren ved, hvem det gælder.",
        ),
    ],
)
def test_asks_only_for_what_is_missing(shipped, text, rule_id, asked):
    [finding] = [f for f in shipped.lint(document(text)).findings if f.rule == rule_id]
    assert finding.message.endswith(f"passiv. {asked}")
    assert not any("hvem der" in s.text for s in finding.suggestions) or "hvem" in asked


def test_an_empty_opening_hides_nobody(shipped):
    text = "Det bemærkes, at fristen er kort."
    [finding] = [f for f in shipped.lint(document(text)).findings if f.rule == "passiv-uden-agent"]
    assert finding.message == (
        "Indledningen med »bemærkes« kan gå ud. Begynd med selve oplysningen."
    )
