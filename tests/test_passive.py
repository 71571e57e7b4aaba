"""The kind ``passive``: on hand-built parses, and as the shipped rules on the shipped pipeline."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from sprogtjek.checks import passive
from sprogtjek.checks.actor import verb_table
from sprogtjek.checks.passive_voice import passives
from sprogtjek.danish.voice import voices
from sprogtjek.examples import document
from sprogtjek.linter import Linter
from sprogtjek.offsets import BlockBuilder
from sprogtjek.records import Evidence, Rule
from sprogtjek.ruleset import builtin_rules

NLP = spacy.blank("da")

PASS = "VerbForm=Fin|Voice=Pass"
ACT = "VerbForm=Fin|Voice=Act"
INF = "VerbForm=Inf|Voice=Pass"
PART = "Tense=Past|VerbForm=Part"


def parse(*tokens):
    """A Doc of (word, pos, head index, dep, morph) tuples; the lemma is the word itself."""
    words, pos, heads, deps, morphs = zip(*tokens, strict=True)
    return Doc(
        NLP.vocab,
        words=words,
        pos=pos,
        heads=list(heads),
        deps=deps,
        morphs=morphs,
        lemmas=[word.lower() for word in words],
    )


def found(doc):
    return [(p.token.text, p.construction, p.verb) for p in passives(doc)]


def test_s_passive_on_the_tag():
    doc = parse(
        ("Klagen", "NOUN", 1, "nsubj", ""),
        ("sendes", "VERB", 1, "ROOT", PASS),
    )
    assert found(doc) == [("sendes", "s", "sende")]


@pytest.mark.parametrize("word", ["findes", "lykkes", "skyldes", "trives", "fandtes", "syntes"])
def test_deponents_beat_the_tagger(word):
    doc = parse(("Det", "PRON", 1, "nsubj", ""), (word, "VERB", 1, "ROOT", PASS))
    assert found(doc) == []


def test_tagger_took_the_verb_for_an_adjective():
    doc = parse(
        ("De", "DET", 1, "det", ""),
        ("dele", "NOUN", 2, "nsubj", ""),
        ("udskiftes", "ADJ", 2, "ROOT", ""),
    )
    assert found(doc) == [("udskiftes", "s", "udskifte")]


def test_noun_tag_is_overruled_after_a_modal_only():
    after_modal = parse(
        ("Afgiften", "NOUN", 2, "nsubj", ""),
        ("skal", "AUX", 2, "aux", ACT),
        ("betales", "NOUN", 2, "ROOT", ""),
    )
    genitive = parse(("Støttes", "NOUN", 1, "nmod:poss", ""), ("formål", "NOUN", 1, "ROOT", ""))
    assert found(after_modal) == [("betales", "s", "betale")]
    assert found(genitive) == []


def test_genitives_never_count_whatever_the_tag():
    doc = parse(("kommunens", "VERB", 1, "dep", PASS), ("svar", "NOUN", 1, "ROOT", ""))
    assert found(doc) == []


def test_reciprocal_or_passive_by_subject():
    we = parse(("Vi", "PRON", 1, "nsubj", ""), ("ses", "VERB", 1, "ROOT", PASS))
    it = parse(
        ("Reglerne", "NOUN", 2, "nsubj", ""),
        ("kan", "AUX", 2, "aux", ACT),
        ("ses", "VERB", 2, "ROOT", INF),
        ("i", "ADP", 4, "case", ""),
        ("loven", "NOUN", 2, "obl", ""),
    )
    assert found(we) == []
    assert found(it) == [("ses", "s", "se")]


@pytest.mark.parametrize("dep", ["aux", "cop"])
def test_blive_passive_as_auxiliary_or_copula(dep):
    doc = parse(
        ("Sagen", "NOUN", 2, "nsubj", ""),
        ("blev", "AUX", 2, dep, ACT),
        ("behandlet", "VERB", 2, "ROOT", PART),
    )
    assert found(doc) == [("behandlet", "blive", "behandle")]


def test_blive_passive_with_the_arc_turned_round():
    doc = parse(
        ("Sagen", "NOUN", 1, "nsubj", ""),
        ("bliver", "VERB", 1, "ROOT", ACT),
        ("behandlet", "VERB", 1, "xcomp", PART),
    )
    assert found(doc) == [("behandlet", "blive", "behandle")]


def test_blive_passive_by_word_order_alone():
    doc = parse(
        ("bliver", "VERB", 0, "ROOT", ACT),
        ("din", "DET", 2, "det", ""),
        ("sag", "NOUN", 0, "obj", ""),
        ("behandlet", "VERB", 2, "dep", PART),
    )
    assert found(doc) == [("behandlet", "blive", "behandle")]


@pytest.mark.parametrize("word", ["interesseret", "uddannet", "nødt", "ansat", "glad", "færdig"])
def test_copular_blive(word):
    doc = parse(
        ("Du", "PRON", 2, "nsubj", ""),
        ("bliver", "AUX", 2, "cop", ACT),
        (word, "ADJ", 2, "ROOT", ""),
    )
    assert found(doc) == []


def test_blive_that_means_stay():
    doc = parse(
        ("Hun", "PRON", 1, "nsubj", ""),
        ("blev", "VERB", 1, "ROOT", ACT),
        ("stående", "ADJ", 1, "xcomp", ""),
        ("rettet", "VERB", 1, "xcomp", PART),
    )
    assert found(doc) == []


def test_er_blevet_is_blive_and_er_besluttet_is_være():
    blevet = parse(
        ("Det", "PRON", 3, "nsubj", ""),
        ("er", "AUX", 3, "aux", ACT),
        ("blevet", "AUX", 3, "aux", PART),
        ("besluttet", "VERB", 3, "ROOT", PART),
    )
    er = parse(
        ("Det", "PRON", 2, "nsubj", ""),
        ("er", "AUX", 2, "aux", ACT),
        ("besluttet", "VERB", 2, "ROOT", PART),
    )
    assert found(blevet) == [("besluttet", "blive", "beslutte")]
    assert found(er) == [("besluttet", "være", "beslutte")]


@pytest.mark.parametrize(
    "word",
    ["kommet", "flyttet", "udløbet", "ophørt", "startet", "berettiget", "omfattet", "tilknyttet"],
)
def test_være_with_perfect_or_adjective(word):
    doc = parse(
        ("Fristen", "NOUN", 2, "nsubj", ""),
        ("er", "AUX", 2, "aux", ACT),
        (word, "VERB", 2, "ROOT", PART),
    )
    assert found(doc) == []


def test_a_state_is_a_passive_only_with_an_agent():
    state = [
        ("Du", "PRON", 2, "nsubj", ""),
        ("er", "AUX", 2, "aux", ACT),
        ("registreret", "VERB", 2, "ROOT", PART),
    ]
    agent = [("af", "ADP", 4, "case", ""), ("kommunen", "NOUN", 2, "obl", "")]
    assert found(parse(*state)) == []
    assert found(parse(*state, *agent)) == [("registreret", "være", "registrere")]


def test_tables_do_not_contradict_each_other():
    tables = voices()
    assert not tables.adjectives & tables.adjectives_after_være
    assert not tables.states & (tables.adjectives | tables.adjectives_after_være)


# --- the check -------------------------------------------------------------------------------


def rule(**params):
    return Rule(
        id="prøve",
        kind="passive",
        level="warning",
        principles=("klart",),
        message="{match}",
        why="Fordi.",
        params=passive.Params(**params),
        scope=passive.SCOPE,
        bad=(),
        good=(),
    )


def block(text, kind="paragraph"):
    builder = BlockBuilder()
    builder.copy(text, 0)
    return builder.build(kind)


def test_facts_count_sentences_clauses_and_passives():
    doc = parse(
        ("Klagen", "NOUN", 1, "nsubj", ""),
        ("sendes", "VERB", 1, "ROOT", PASS),
        ("Du", "PRON", 3, "nsubj", ""),
        ("venter", "VERB", 3, "ROOT", ACT),
    )
    check = passive.prepare([rule(find="s")], NLP)
    fact = check.collect(doc, block(doc.text)).fact
    assert fact["clauses"] == 2
    assert fact["passives"] == 1
    assert fact["sentences"] == 2
    assert fact["passive_sentences"] == 1
    assert fact["worst"] == [1, 0, len("Klagen sendes")]


def test_headings_have_hits_but_no_facts():
    doc = parse(("Sagen", "NOUN", 1, "nsubj", ""), ("behandles", "VERB", 1, "ROOT", PASS))
    collected = passive.prepare([rule(find="s")], NLP).collect(doc, block(doc.text, "heading"))
    assert len(collected.hits) == 1
    assert collected.fact is None


@pytest.mark.parametrize(
    ("passive_count", "clauses", "expected"),
    [(6, 20, ["30"]), (4, 20, []), (5, 10, []), (5, 25, []), (30, 20, ["100"])],
)
def test_density(passive_count, clauses, expected):
    fact = {
        "clauses": clauses,
        "passives": passive_count,
        "sentences": 9,
        "passive_sentences": 5,
        "worst": [2, 4, 9],
    }
    check = passive.prepare([rule(find="density")], NLP)
    hits = list(check.conclude([Evidence("paragraph", (), (), {"passive": fact})]))
    assert [dict(hit.slots)["percent"] for _, hit in hits] == expected
    assert [hit.level for _, hit in hits] == ["hint" if p == "30" else "warning" for p in expected]


def test_density_points_at_the_worst_sentence():
    facts = [
        {"clauses": 9, "passives": 4, "sentences": 5, "passive_sentences": 3, "worst": [n, 0, n]}
        for n in (1, 3, 2)
    ]
    evidence = [Evidence("paragraph", (), (), {"passive": fact}) for fact in facts]
    [(index, hit)] = passive.prepare([rule(find="density")], NLP).conclude(evidence)
    assert (index, hit.span.end) == (1, 3)


# --- the shipped rules -----------------------------------------------------------------------


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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Brevet bliver læst og besvaret.", ["læst"]),
        ("Sagen blev behandlet af os og derefter afsluttet.", ["behandlet", "afsluttet"]),
        ("Klagen er modtaget i dag og besvaret.", ["modtaget", "besvaret"]),
        ("Brevet bliver læst, og vedlagt skema udfyldes.", ["læst", "udfyldes"]),
        ("Brevet bliver læst og er modtaget i dag.", ["læst", "modtaget"]),
        ("Hun blev behandlet og interesseret.", ["behandlet"]),
        ("Han er gift og flyttet.", []),
    ],
)
def test_coordinated_participles(nlp, text, expected):
    assert [passive.token.text for passive in passives(nlp(text))] == expected


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
