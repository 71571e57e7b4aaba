"""Danish inflection against tables picked by hand, and against the forms in the treebank.

``data/*_forms.tsv`` say where they come from.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from sprogtjek.danish import adjectives, determiners, nouns, verbs

# Infinitive, present, past, participle, its plural, imperative.
VERBS = """
fremsende fremsender fremsendte fremsendt fremsendte fremsend
anvende anvender anvendte anvendt anvendte anvend
bevilge bevilger bevilgede bevilget bevilgede bevilg
meddele meddeler meddelte meddelt meddelte meddel
iværksætte iværksætter iværksatte iværksat iværksatte iværksæt
fastsætte fastsætter fastsatte fastsat fastsatte fastsæt
afslå afslår afslog afslået afslåede afslå
udbetale udbetaler udbetalte udbetalt udbetalte udbetal
tilbagebetale tilbagebetaler tilbagebetalte tilbagebetalt tilbagebetalte tilbagebetal
genfremsende genfremsender genfremsendte genfremsendt genfremsendte genfremsend
foretage foretager foretog foretaget foretagne foretag
modtage modtager modtog modtaget modtagne modtag
afgive afgiver afgav afgivet afgivne afgiv
tilkendegive tilkendegiver tilkendegav tilkendegivet tilkendegivne tilkendegiv
vedlægge vedlægger vedlagde vedlagt vedlagte vedlæg
planlægge planlægger planlagde planlagt planlagte planlæg
tilrettelægge tilrettelægger tilrettelagde tilrettelagt tilrettelagte tilrettelæg
offentliggøre offentliggør offentliggjorde offentliggjort offentliggjorte offentliggør
udarbejde udarbejder udarbejdede udarbejdet udarbejdede udarbejd
overholde overholder overholdt overholdt overholdte overhold
tilvejebringe tilvejebringer tilvejebragte tilvejebragt tilvejebragte tilvejebring
oppebære oppebærer oppebar oppebåret oppebårne oppebær
forestå forestår forestod forestået forestående_ forestå
skrive skriver skrev skrevet skrevne skriv
vælge vælger valgte valgt valgte vælg
følge følger fulgte fulgt fulgte følg
spørge spørger spurgte spurgt spurgte spørg
hjælpe hjælper hjalp hjulpet hjulpne hjælp
bede beder bad bedt bedte bed
finde finder fandt fundet fundne find
tillade tillader tillod tilladt tilladte tillad
løslade løslader løslod løsladt løsladte løslad
vejlede vejleder vejledte vejledt vejledte vejled
forberede forbereder forberedte forberedt forberedte forbered
udvide udvider udvidede udvidet udvidede udvid
opdage opdager opdagede opdaget opdagede opdag
samle samler samlede samlet samlede saml
standse standser standsede standset standsede stands
ændre ændrer ændrede ændret ændrede ændr
handle handler handlede handlet handlede handl
implementere implementerer implementerede implementeret implementerede implementer
"""


@pytest.mark.parametrize("row", VERBS.split("\n")[1:-1])
def test_verbs(row):
    infinitive, *forms = row.split()
    names = ("pres", "past", "part", "part_plur", "imp")
    paradigm = verbs.paradigm(infinitive)
    for name, form in zip(names, forms, strict=True):
        if not form.endswith("_"):
            assert paradigm[name] == form


@pytest.mark.parametrize(
    ("infinitive", "present", "past"),
    [
        ("sende", "sendes", "sendtes"),
        ("bevilge", "bevilges", "bevilgedes"),
        ("finde", "findes", "fandtes"),
        ("se", "ses", "sås"),
        ("gøre", "gøres", "gjordes"),
        ("vedlægge", "vedlægges", "vedlagdes"),
    ],
)
def test_s_forms(infinitive, present, past):
    paradigm = verbs.paradigm(infinitive)
    assert (paradigm["s_inf"], paradigm["s_pres"], paradigm["s_past"]) == (present, present, past)


def test_modal_verbs_have_neither_imperative_nor_passive():
    assert verbs.paradigm("kunne") == {
        "inf": "kunne",
        "pres": "kan",
        "past": "kunne",
        "part": "kunnet",
    }


@pytest.mark.parametrize("infinitive", ["være", "blive", "have", "komme", "ske"])
def test_verbs_without_passive(infinitive):
    assert "s_pres" not in verbs.paradigm(infinitive)


@pytest.mark.parametrize(
    ("infinitive", "past"),
    [("findes", "fandtes"), ("synes", "syntes"), ("lykkes", "lykkedes"), ("slås", "sloges")],
)
def test_deponents_keep_their_s(infinitive, past):
    paradigm = verbs.paradigm(infinitive)
    assert paradigm["pres"] == infinitive
    assert paradigm["past"] == past
    assert "s_pres" not in paradigm


def test_form_of():
    assert verbs.form_of("fremsendtes", "fremsende") == "s_past"
    assert verbs.forms_of("sendte", "sende") == ("past", "part_plur")
    assert verbs.form_of("sandt", "sende") is None


# Singular, definite, plural, definite plural. - where there is no plural.
NOUNS = """
com ansøgning ansøgningen ansøgninger ansøgningerne
com afgørelse afgørelsen afgørelser afgørelserne
com regel reglen regler reglerne
com borger borgeren borgere borgerne
com forespørgsel forespørgslen forespørgsler forespørgslerne
com ret retten retter retterne
com sygdom sygdommen sygdomme sygdommene
com klinik klinikken klinikker klinikkerne
com sagsbehandler sagsbehandleren sagsbehandlere sagsbehandlerne
com kommune kommunen kommuner kommunerne
com mand manden mænd mændene
com bog bogen bøger bøgerne
com mail mailen mails mailene
com adgang adgangen adgange_ adgangene_
com bistand bistanden - -
com brug brugen - -
com videnskab videnskaben videnskaber videnskaberne
com erfaring erfaringen erfaringer erfaringerne
com flygtning flygtningen flygtninge flygtningene
neut brev brevet breve brevene
neut gebyr gebyret gebyrer gebyrerne
neut krav kravet krav kravene
neut tilbud tilbuddet tilbud tilbuddene
neut vilkår vilkåret vilkår vilkårene
neut spørgsmål spørgsmålet spørgsmål spørgsmålene
neut møde mødet møder møderne
neut kriterium kriteriet kriterier kriterierne
neut museum museet museer museerne
neut barn barnet børn børnene
neut hus huset huse husene
neut job jobbet job jobbene
neut sagsnummer sagsnummeret sagsnumre sagsnumrene
neut tilfælde tilfældet tilfælde tilfældene
neut dokument dokumentet dokumenter dokumenterne
neut forbrug forbruget forbrug forbrugene
neut kursus kurset kurser kurserne
"""


@pytest.mark.parametrize("row", NOUNS.split("\n")[1:-1])
def test_nouns(row):
    gender, lemma, *forms = row.split()
    paradigm = nouns.paradigm(lemma)
    assert nouns.gender(lemma) == gender
    for name, form in zip(("sing_def", "plur", "plur_def"), forms, strict=True):
        if not form.endswith("_"):
            assert paradigm.get(name, "-") == form


@pytest.mark.parametrize(
    ("word", "lemma"),
    [
        ("oplysninger", "oplysning"),
        ("parter", "part"),
        ("borgeren", "borger"),
        ("breve", "brev"),
        ("brev", "brev"),
        ("udløb", "udløb"),
        ("regler", "regel"),
        ("bøgerne", "bog"),
        ("sagsbehandler", "sagsbehandler"),
        ("skrivelse", "skrivelse"),
        ("kvalme", None),
    ],
)
def test_lemma_of_nouns(word, lemma):
    assert nouns.lemma_of(word) == lemma


def test_genitive():
    assert nouns.forms_of("brevets", "brev") == (("sing_def", True),)
    assert nouns.genitive("hus") == "hus'"


# Common, neuter, plural, comparative, superlative. - where there is none.
ADJECTIVES = """
vigtig vigtigt vigtige vigtigere vigtigst
nødvendig nødvendigt nødvendige nødvendigere nødvendigst
god godt gode bedre bedst
sikker sikkert sikre sikrere sikrest
åben åbent åbne åbnere åbnest
fornøden fornødent fornødne fornødnere_ fornødnest_
langsom langsomt langsomme langsommere langsomst
let let lette lettere lettest
relevant relevant relevante relevantere_ relevantest_
konkret konkret konkrete konkretere_ konkretest_
begrundet begrundet begrundede - -
speciel specielt specielle speciellere_ speciellest_
enkel enkelt enkle enklere enklest
rentabel rentabelt rentable rentablere_ rentablest_
praktisk praktisk praktiske - -
gældende gældende gældende - -
fælles fælles fælles - -
præcis præcist præcise præcisere præcisest
nedsat nedsat nedsatte nedsattere_ nedsattest_
blå blåt blå - -
ny nyt nye nyere nyest
ren rent rene renere renest
"""


@pytest.mark.parametrize("row", ADJECTIVES.split("\n")[1:-1])
def test_adjectives(row):
    lemma, *forms = row.split()
    paradigm = adjectives.paradigm(lemma)
    for name, form in zip(("neut", "plur", "comp", "sup"), forms, strict=True):
        if not form.endswith("_"):
            assert paradigm.get(name, "-") == form


def test_determiners():
    assert determiners.inflect("et", "com") == "en"
    assert determiners.inflect("denne", "plur") == "disse"
    assert determiners.inflect("en", "plur") is None
    assert determiners.inflect("vores", "neut") is None
    assert determiners.agreements("ingen") == {"com", "plur"}
    assert determiners.agreements("brev") == frozenset()
    assert determiners.makes_definite("din")
    assert determiners.makes_definite("vores")
    assert not determiners.makes_definite("en")


# --- the treebank -----------------------------------------------------------------------------

DATA = Path(__file__).parent / "data"


def forms(name):
    """The rows of a table of forms: lemma, form, word, count."""
    lines = (DATA / name).read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    return [(lemma, form, word, int(count)) for lemma, form, word, count in rows]


def shares(rows, inflect):
    """How large a share of the words, and of the different forms, is inflected as they are."""
    right = [row for row in rows if inflect(row[0], row[1]) == row[2]]
    return sum(row[3] for row in right) / sum(row[3] for row in rows), len(right) / len(rows)


def test_verb_forms_of_the_treebank():
    rows = forms("verb_forms.tsv")
    assert len({row[0] for row in rows}) == 500
    words, different = shares(rows, lambda verb, form: verbs.paradigm(verb).get(form))
    # What is missing: *véd, sér*, *lede* in the sense of search, slips of the tagging (*kaldet*).
    assert words >= 0.999
    assert different >= 0.992


@pytest.mark.parametrize("form", verbs.FORMS)
def test_each_form_of_the_verbs_of_the_treebank(form):
    rows = [row for row in forms("verb_forms.tsv") if row[1] == form]
    _, different = shares(rows, lambda verb, form: verbs.paradigm(verb).get(form))
    assert different >= 0.95


def test_adjective_forms_of_the_treebank():
    rows = forms("adjective_forms.tsv")
    words, different = shares(rows, lambda word, form: adjectives.paradigm(word).get(form))
    assert words >= 0.985
    assert different >= 0.98


def test_determiner_forms_of_the_treebank():
    rows = [row for row in forms("determiner_forms.tsv") if determiners.row_of(row[0])]
    words, different = shares(rows, determiners.inflect)
    assert words >= 0.98
    assert different >= 0.95
