"""``terms:`` in profiles and in `.sprogtjek.yaml`: what may be written there and what it does."""

from __future__ import annotations

from pathlib import Path

import jsonschema
import pytest
import yaml

from sprogtjek import config, fileschema, profiles, terms
from sprogtjek.config import Config, Settings
from sprogtjek.errors import UserError
from sprogtjek.linter import Linter
from sprogtjek.reporters.settings import config_text
from sprogtjek.schema import SchemaError
from sprogtjek.terms import Terms

OWN = """\
terms:
  preferred:
    sagsbehandlingstid: [ekspeditionstid]
    gravearbejde: [anlægsarbejde]
  forbidden:
    kunde: borger
    bruger: Skriv, hvem det er.
    klient:
  allowed: [partshøring, kvalitetsstandard]
  explain:
    nærdemokrati: at borgere bestemmer med
    Kilden: kommunens intranet
  names: [Borgerservice, Visitationen]
  acronyms:
    KFU: Kultur- og Fritidsudvalget
    ABCD:
"""


def write(folder: Path, text: str) -> Config:
    path = folder / config.NAME
    path.write_text(text, encoding="utf-8")
    return config.load(path)


@pytest.fixture(scope="module")
def own(tmp_path_factory) -> Linter:
    return Linter(write(tmp_path_factory.mktemp("kommune"), OWN).ruleset())


def found(linter: Linter, text: str, rule: str) -> list[str]:
    return [finding.text for finding in linter.lint(text).findings if finding.rule == rule]


def offers(linter: Linter, text: str, rule: str) -> list[str]:
    findings = (finding for finding in linter.lint(text).findings if finding.rule == rule)
    return [suggestion.text for finding in findings for suggestion in finding.suggestions]


@pytest.mark.parametrize(
    ("text", "flagged", "offered"),
    [
        ("Din ekspeditionstid er kort.", "ekspeditionstid", "sagsbehandlingstid"),
        ("Ekspeditionstiderne er korte.", "Ekspeditionstiderne", "Sagsbehandlingstiderne"),
        ("Anlægsarbejdet varer til maj.", "Anlægsarbejdet", "Gravearbejdet"),
        ("Vejanlægsarbejdets støj er høj.", "Vejanlægsarbejdets", "Vejgravearbejdets"),
        (
            "Vi holder en ekspeditionstidsfrist.",
            "ekspeditionstidsfrist",
            "Skriv »sagsbehandlingstid« i stedet for »ekspeditionstid«.",
        ),
    ],
)
def test_the_preferred_word_comes_in_the_form_of_the_other(own, text, flagged, offered):
    assert found(own, text, "foretrukket-ord") == [flagged]
    assert offers(own, text, "foretrukket-ord") == [offered]


@pytest.mark.parametrize(
    ("text", "flagged", "offered"),
    [
        ("Hver kunde får svar.", ["kunde"], ["borger"]),
        ("Vi har talt med kunderne.", ["kunderne"], ["borgerne"]),
        ("Hver bruger får en nøgle.", ["bruger"], ["Skriv, hvem det er."]),
        ("Hendes klienter bor i byen.", ["klienter"], []),
        ("Vi bruger en time på det.", [], []),
        ("Det kunne vi godt.", [], []),
    ],
)
def test_forbidden_words(own, text, flagged, offered):
    assert found(own, text, "forbudt-ord") == flagged
    assert offers(own, text, "forbudt-ord") == offered


def test_allowed_words_are_not_flagged_alone_nor_in_compounds(own):
    text = "Vi sender sagen i partshøring. Partshøringsbrevet følger kvalitetsstandarderne."
    report = own.lint(text)
    assert not [f for f in report.findings if f.rule in ("fagord-uforklaret", "lange-ord")]
    assert {f.text for f in report.suppressed} >= {"partshøring", "Partshøringsbrevet"}


def test_an_allowed_word_may_still_be_a_passive(tmp_path):
    linter = Linter(write(tmp_path, "terms: {allowed: [visitere]}\n").ruleset())
    text = "Du visiteres til en plejebolig."
    assert found(linter, text, "passiv-s") == ["visiteres"]
    assert found(linter, text, "visitere") == []


@pytest.mark.parametrize(
    ("text", "flagged"),
    [
        ("Byen har nærdemokrati.", ["nærdemokrati"]),
        ("Byen har et nærdemokratiudvalg.", ["nærdemokratiudvalg"]),
        ("Byen har nærdemokrati (at borgere bestemmer med).", []),
        ("Byen har nærdemokrati. Det betyder, at du bestemmer med.", []),
        ("Læs mere på Kilden.", ["Kilden"]),
        ("Bækken har sit udspring i kilden.", []),
        ("Visitationen ringer til dig.", []),
    ],
)
def test_own_terms_are_explained_at_first_use(own, text, flagged):
    assert found(own, text, "fagord-uforklaret") == flagged


@pytest.mark.parametrize(
    ("text", "flagged"),
    [
        ("Kom til borgerservice i dag.", ["borgerservice"]),
        ("Kom til Borger Service i dag.", ["Borger Service"]),
        ("Kom til Borger-service i dag.", ["Borger-service"]),
        ("Ring til visitationen.", ["visitationen"]),
        ("Kom til Borgerservice. BORGERSERVICE HAR LUKKET", []),
        ("Kom til Borgerservices nye lokaler.", []),
        ("Kom til borgerservicecentret.", []),
        ("Skriv til borgerservice@egeby.example.", []),
    ],
)
def test_own_names_are_written_as_decided(own, text, flagged):
    assert found(own, text, "navn-stavemaade") == flagged


def test_own_acronyms_are_known_or_have_a_name(own):
    rule = "akronym-ikke-indfoert"
    assert found(own, "ABCD mødes i maj.", rule) == []
    assert offers(own, "Sagen kommer for KFU.", rule) == ["Kultur- og Fritidsudvalget (KFU)"]
    assert found(own, "Kultur- og Fritidsudvalget (KFU) mødes. KFU svarer.", rule) == []


@pytest.mark.parametrize(
    ("text", "line", "message", "hint"),
    [
        ("terms:\n  preferd: {a: [b]}\n", 2, "Ukendt nøgle »preferd«.", "Mente du »preferred«?"),
        ("terms:\n  names: {a: b}\n", 2, "ikke", None),
        ("terms:\n  allowed:\n    - kort\n    - 12\n", 4, "ikke »12«", None),
        ("terms:\n  forbidden: [kunde, 7]\n", 2, "Her skal stå et ord, ikke »7«.", None),
        ("terms:\n  explain:\n    skel: [a]\n", 3, "Her skal stå en tekst", None),
        ("terms:\n  names: ['']\n", 2, "Her mangler et ord.", None),
        (
            "terms:\n  allowed: [kunde]\n  forbidden: {kunde: borger}\n",
            3,
            "»kunde« skal både bruges og undgås.",
            "Ordet står også under »allowed«.",
        ),
        ("terms:\n  preferred: {a: [b], b: [c]}\n", 2, "»b« skal både bruges og undgås.", None),
        ("terms: [kunde]\n", 1, "nøgler og værdier", None),
    ],
)
def test_faults_are_placed(tmp_path, text, line, message, hint):
    with pytest.raises(UserError) as caught:
        write(tmp_path, text).ruleset()
    assert caught.value.path == str(tmp_path / config.NAME)
    assert caught.value.line == line
    assert message in caught.value.message
    assert hint is None or caught.value.hint == hint


def test_lists_and_mappings_say_the_same():
    listed = terms.parse({"acronyms": ["KFU"], "forbidden": "kunde", "explain": ["skel"]})
    mapped = Terms(acronyms={"KFU": None}, forbidden={"kunde": None}, explain={"skel": None})
    assert listed == mapped


def test_the_project_has_the_last_word():
    lower = Terms(forbidden={"kunde": "borger"}, allowed=("skel",), names=("Borgerservice",))
    upper = Terms(forbidden={"kunde": "gæst"}, allowed=("skel", "part"))
    both = terms.merged(lower, upper)
    assert both.forbidden == {"kunde": "gæst"}
    assert both.allowed == ("skel", "part")
    assert both.names == ("Borgerservice",)


def test_editors_know_the_keys():
    schema = fileschema.config()
    own = {"terms": yaml.safe_load(OWN)["terms"]}
    jsonschema.validate(own, schema)
    jsonschema.validate({"terms": {"acronyms": ["KFU"], "explain": ["skel"]}}, schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"terms": {"prefered": {}}}, schema)


def test_config_shows_them(tmp_path):
    said = config_text(write(tmp_path, "terms: {names: [Borgerservice]}\n"))
    assert f"terms.names  Borgerservice  ({tmp_path / config.NAME})" in said


def test_no_terms_change_no_rule():
    assert terms.layer(Terms()).changes == {}


def test_a_word_must_be_a_word():
    with pytest.raises(SchemaError):
        terms.parse({"explain": {" ": "tom"}})


@pytest.fixture(scope="module")
def by_profile() -> dict[str, Linter]:
    known = (name for name in profiles.names())
    return {name: Linter(Config(Settings(profile=name)).ruleset()) for name in known}


@pytest.mark.parametrize(
    ("profile", "text", "rule", "flagged"),
    [
        ("koege", "Anlægsarbejdet varer til maj.", "foretrukket-ord", ["Anlægsarbejdet"]),
        ("standard", "Anlægsarbejdet varer til maj.", "foretrukket-ord", []),
        ("koege", "Læs mere på Kjukken.", "fagord-uforklaret", ["Kjukken"]),
        ("gladsaxe", "Læs mere på Kompas.", "fagord-uforklaret", ["Kompas"]),
        ("gladsaxe", "Find vej med et kompas.", "fagord-uforklaret", []),
        ("ikast-brande", "Det står i med-aftalen.", "navn-stavemaade", ["med-aftalen"]),
        (
            "soenderborg",
            "Ring til kommunens virksomheder.",
            "forbudt-ord",
            ["kommunens virksomheder"],
        ),
        ("soenderborg", "Firmaet er en privat virksomhed.", "forbudt-ord", []),
        ("glostrup", "Borgere og brugere er velkomne.", "term-konsistens", []),
    ],
)
def test_profiles_bring_their_own_words(by_profile, profile, text, rule, flagged):
    assert found(by_profile[profile], text, rule) == flagged


def test_a_project_may_allow_what_its_profile_avoids(tmp_path):
    text = "profile: koege\nterms: {allowed: [anlægsarbejde]}\n"
    linter = Linter(write(tmp_path, text).ruleset())
    assert found(linter, "Anlægsarbejdet varer til maj.", "foretrukket-ord") == []
