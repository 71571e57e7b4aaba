"""What the shipped rules on passives offer, on the shipped pipeline: who acts steps forward."""

from __future__ import annotations

import pytest

from sprogtjek.examples import document
from sprogtjek.linter import Linter
from sprogtjek.ruleset import builtin_rules


@pytest.fixture(scope="module")
def shipped(nlp):
    rules = [rule for rule in builtin_rules() if rule.kind == "passive"]
    return Linter(rules, pipeline=nlp)


def suggestion(linter, rule_id, text):
    """The text with the first replacement of a rule's only finding put in; advice as it is."""
    [finding] = [f for f in linter.lint(document(text)).findings if f.rule == rule_id]
    [best] = finding.suggestions
    if best.safety == "advice":
        return best.text
    return text[: best.place.start] + best.text + text[best.place.end :]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Det vurderes, at du kan arbejde.", "Vi vurderer, at du kan arbejde."),
        ("Derfor vurderes det, at du kan arbejde.", "Derfor vurderer vi, at du kan arbejde."),
        ("Det er nu besluttet, at vejen lukker.", "Vi har nu besluttet, at vejen lukker."),
        ("Det blev besluttet, at vejen lukker.", "Vi besluttede, at vejen lukker."),
        ("Der er truffet afgørelse i sagen.", "Vi har truffet afgørelse i sagen."),
        ("Der blev lagt vægt på din alder.", "Vi lagde vægt på din alder."),
        ("I sagen er der lagt vægt på din alder.", "I sagen har vi lagt vægt på din alder."),
        ("Det må antages, at du er rask.", "Vi må antage, at du er rask."),
        ("Din ansøgning er afslået.", "Vi har afslået din ansøgning."),
        ("Din ansøgning kan ikke imødekommes.", "Vi kan ikke imødekomme din ansøgning."),
        ("Afgiften fastholdes derfor.", "Vi fastholder derfor afgiften."),
        (
            "Dit løntilskud har været medregnet i indkomsten.",
            "Vi har medregnet dit løntilskud i indkomsten.",
        ),
        (
            "Vi kan meddele, at du er bevilget en kørestol.",
            "Vi kan meddele, at vi har bevilget dig en kørestol.",
        ),
        (
            "Samtalen forventes at vare en time.",
            "Vi forventer, at samtalen varer en time.",
        ),
        ("Det bemærkes, at fristen er kort.", "Fristen er kort."),
        ("Det bemærkes, at du ikke kan klage.", "Du kan ikke klage."),
        (
            "Det bemærkes, at fristen er kort, og at du kan klage.",
            "Slet indledningen, og skriv selve oplysningen.",
        ),
        # Who told it? The reader or the sender.
        (
            "Det er oplyst, at du bor alene.",
            "Skriv, hvem der har gjort det, for eksempel »vi har oplyst …«.",
        ),
    ],
)
def test_the_sender_steps_forward(shipped, text, expected):
    assert suggestion(shipped, "passiv-uden-agent", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Skemaet skal indsendes inden fredag.", "Du skal indsende skemaet inden fredag."),
        ("CPR-kortet skal medbringes til mødet.", "Du skal medbringe CPR-kortet til mødet."),
        ("Der skal vedlægges et budget.", "Du skal vedlægge et budget."),
        ("Der kan søges om tilskud hele året.", "Du kan søge om tilskud hele året."),
        ("Skemaet bedes udfyldt inden fredag.", "Udfyld skemaet inden fredag."),
        ("Der kan ikke betales på stedet.", "Du kan ikke betale på stedet."),
        ("Bilag bedes påført sagsnummer.", "Skriv direkte, hvad læseren skal gøre."),
        # One verb turned round and the other not would be no sentence.
        (
            "Skemaet skal udfyldes og behandles inden fredag.",
            "Skriv til læseren: »Du skal udfylde …«.",
        ),
        (
            "Skemaet skal underskrives af begge forældre.",
            "Begge forældre skal underskrive skemaet.",
        ),
        ("Inden fredag skal skemaet indsendes.", "Inden fredag skal du indsende skemaet."),
        ("Se planen, som kan læses på nettet.", "Se planen, som du kan læse på nettet."),
        (
            "Har du behov for tolk, bedes dette meddelt inden mødet.",
            "Har du behov for tolk, så meddel dette inden mødet.",
        ),
        (
            "Ejendommen skal tilsluttes kloakken i maj.",
            "Du skal tilslutte ejendommen til kloakken i maj.",
        ),
        (
            "Et budget skal vedlægges ansøgningen.",
            "Skriv til læseren: »Du skal vedlægge …«.",
        ),
    ],
)
def test_the_reader_is_addressed(shipped, text, expected):
    assert suggestion(shipped, "modal-passiv", text) == expected


AGENTS = [
    ("Skemaet skal udfyldes og sendes til os.", "Du skal udfylde og sende skemaet til os."),
    ("Ansøgningen behandles af Borgerservice.", "Borgerservice behandler ansøgningen."),
    (
        "I næste uge behandles ansøgningen af Borgerservice.",
        "I næste uge behandler Borgerservice ansøgningen.",
    ),
    (
        "Ansøgningen bliver behandlet af Borgerservice i næste uge.",
        "Borgerservice behandler ansøgningen i næste uge.",
    ),
    (
        "Ansøgningen er blevet behandlet af Borgerservice.",
        "Borgerservice har behandlet ansøgningen.",
    ),
    ("Afgørelsen blev truffet af byrådet den 3. maj.", "Byrådet traf afgørelsen den 3. maj."),
    (
        "Planen skal godkendes af byrådet, før arbejdet begynder.",
        "Byrådet skal godkende planen, før arbejdet begynder.",
    ),
    (
        "Vi håber, at sagen behandles af Borgerservice.",
        "Vi håber, at Borgerservice behandler sagen.",
    ),
    (
        "Vi håber, at sagen ikke bliver behandlet af Borgerservice.",
        "Vi håber, at Borgerservice ikke behandler sagen.",
    ),
    ("Sagen behandles ikke af Borgerservice.", "Borgerservice behandler ikke sagen."),
    ("Du bliver ikke kontaktet af os.", "Vi kontakter dig ikke."),
    (
        "Derfor bliver du indkaldt af jobcentret til en samtale.",
        "Derfor indkalder jobcentret dig til en samtale.",
    ),
    ("Sagen, der behandles af nævnet, er lang.", "Sagen, som nævnet behandler, er lang."),
    (
        "Hvis du klager, behandles klagen af Ankestyrelsen.",
        "Hvis du klager, behandler Ankestyrelsen klagen.",
    ),
    ("Behandles sagen af nævnet, får du et brev.", "Behandler nævnet sagen, får du et brev."),
    ("Hvornår behandles sagen af udvalget?", "Hvornår behandler udvalget sagen?"),
    ("Planen er godkendt af ejeren og kommunen.", "Ejeren og kommunen har godkendt planen."),
]


@pytest.mark.parametrize(("text", "expected"), AGENTS)
def test_the_one_who_acts_becomes_the_subject(shipped, text, expected):
    assert first_offer(shipped, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Vi skriver, fordi det på baggrund heraf er besluttet, at du får støtte.",
        "Vi gør opmærksom på, at det på baggrund heraf er besluttet.",
        "Vi gør opmærksom på, at vilkårene herfor er vurderet.",
    ],
)
def test_an_adverb_is_not_parted_from_its_noun(shipped, text):
    for rule_id in ("passiv-uden-agent", "passiv-vaere"):
        assert suggestion(shipped, rule_id, text).startswith("Skriv, hvem der")


@pytest.mark.parametrize(
    ("adverb", "expected"),
    [
        ("hermed", "Vi skriver, fordi vi hermed har afslået ansøgningen."),
        ("derfor", "Vi skriver, fordi vi derfor har afslået ansøgningen."),
        ("derimod", "Vi skriver, fordi vi derimod har afslået ansøgningen."),
        ("herefter", "Vi skriver, fordi vi herefter har afslået ansøgningen."),
    ],
)
def test_an_adverb_of_the_sentence_may_be_moved(shipped, adverb, expected):
    text = f"Vi skriver, fordi ansøgningen {adverb} er afslået."
    assert suggestion(shipped, "passiv-uden-agent", text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Sagen afgøres af den sagsbehandler, der har besøgt dig.",
        "Klagen behandles først af kommunen og derefter af nævnet.",
        "Barnet passes af sin mormor.",
        "Hjælpen dækkes af loven.",
        "Støtten fastsættes efter antallet af beboere.",
        "Sagen behandles af lederen af dagtilbuddet.",
        "Skemaet udfyldes af ejeren og sendes til os.",
        "Barnet undersøges af lægen uden at blive indlagt.",
        "Klager, spørgsmål og breve besvares af kommunen.",
        "Pengene tages af hensyn til naboerne.",
    ],
)
def test_no_offer_where_the_order_is_in_doubt(shipped, text):
    assert first_offer(shipped, text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Din støtte er beregnet på ny.", "Vi har beregnet din støtte på ny."),
        ("Hermed indkaldes du til samtale.", "Hermed indkalder vi dig til samtale."),
        ("Du gøres opmærksom på fristen.", "Vi gør dig opmærksom på fristen."),
        ("Kørslen tilrettelægges så vidt muligt.", "Vi tilrettelægger kørslen så vidt muligt."),
        ("Hjælpen ydes som regel i et år.", "Vi yder hjælpen som regel i et år."),
        # Who sends it? The sender or the reader.
        ("Klagen sendes til kommunen.", None),
        ("Beløbet beregnes i maj og kan ikke ændres.", None),
        ("Fristen er overskredet.", None),
        ("Indsatsen koordineres, prioriteres og evalueres i maj.", None),
        ("Strategien evalueres løbende af en række målinger.", None),
        ("Byrådet har besluttet, at hjælpen nedsættes.", None),
    ],
)
def test_the_sender_where_only_the_sender_can_act(shipped, text, expected):
    assert first_offer(shipped, text) == expected


def first_offer(linter, text):
    """The text with the first offer of any passive rule put in, if there is one."""
    report = linter.lint(document(text))
    found = (s for f in (*report.findings, *report.suppressed) for s in f.suggestions)
    best = next((s for s in found if s.safety != "advice"), None)
    return text[: best.place.start] + best.text + text[best.place.end :] if best else None
