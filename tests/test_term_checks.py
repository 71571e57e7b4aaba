"""The kinds ``term``, ``unexplained-term``, ``acronym``, ``name-spelling`` and ``synonyms``."""

from __future__ import annotations

from dataclasses import replace

import pytest
from built import NLP, doc, hits, marked

from sprogtjek import checks
from sprogtjek.checks.explained import is_explained
from sprogtjek.checks.term_matching import Compounds, forms, parts_of_speech
from sprogtjek.filters import without_allowed
from sprogtjek.linter import Linter
from sprogtjek.records import Block, BlockKind, Evidence, Finding, Place, Rule, Span
from sprogtjek.ruleset import builtin_rules


def rule_of(kind: str, **params) -> Rule:
    module = checks.module(kind)
    return Rule(
        "regel", kind, "error", ("klart",), "", "", module.Params(**params), module.SCOPE, (), ()
    )


def concluded(kind: str, texts: list[tuple[BlockKind, str]], **params):
    """What a check of whole texts finds in blocks that are split into words alone."""
    check = checks.module(kind).prepare([rule_of(kind, **params)], NLP)
    blocks = [Block(kind_, text, ()) for kind_, text in texts]
    evidence = [
        Evidence(b.kind, (), facts={kind: check.collect(NLP.make_doc(b.text), b).fact})
        for b in blocks
    ]
    return [(i, blocks[i].text[h.span.start : h.span.end], h) for i, h in check.conclude(evidence)]


@pytest.mark.parametrize(
    ("term", "word", "part"),
    [
        ("sagsbehandlingstid", "sagsbehandlingstidsfrist", "first"),
        ("dispensation", "vejdispensationer", "last"),
        ("dispensation", "dispensationsansøgning", "first"),
        ("dispensation", "dispensations-ansøgning", "first"),
        ("gebyr", "parkeringsgebyrerne", "last"),
        ("skel", "vejskellet", "last"),
        ("ABC", "abc-udvalg", "first"),
    ],
)
def test_a_term_is_part_of_a_compound(term, word, part):
    assert Compounds([term]).find(word) == (term, part)


@pytest.mark.parametrize(
    ("term", "word"),
    [
        ("skel", "forskel"),
        ("skel", "skelet"),
        ("ret", "rettelse"),
        ("part", "apparat"),
        ("gebyr", "gebyrer"),
        ("tid", "tidligere"),
        ("borger", "borgerlig"),
        ("kunde", "sekunder"),
    ],
)
def test_letters_alone_are_no_part(term, word):
    assert Compounds([term]).find(word) is None


def test_of_two_terms_the_longer_is_meant():
    assert Compounds(["tid", "sagsbehandlingstid"]).find("sagsbehandlingstidsfrist") == (
        "sagsbehandlingstid",
        "first",
    )


def test_terms_have_forms_by_their_part_of_speech():
    assert {"sagsbehandlingstider", "sagsbehandlingstidens"} <= forms("sagsbehandlingstid")
    assert "modregnes" in forms("modregne")
    assert parts_of_speech("opsættende virkning") == ("noun",)
    assert parts_of_speech("velfærd 2.0") == ("any",)


def test_a_preferred_word_on_a_hand_built_parse():
    parsed = doc("vi/PRON/nsubj/+1 ændrer/VERB!/ROOT/0 taksten/NOUN./obj/-1")
    found = hits("term", parsed, better={"takst": "pris"})
    assert [hit.suggestions[0].text for hit in found] == ["prisen"]
    assert found[0].slots[:2] == (("match", "taksten"), ("better", "prisen"))


def test_a_verb_is_no_forbidden_noun():
    parsed = doc("vi/PRON/nsubj/+1 bruger/VERB!/ROOT/0 loven/NOUN./obj/-1")
    assert marked("term", parsed, better={"bruger": ""}) == []


@pytest.mark.parametrize(
    "text",
    [
        "Du kan få henstand (betale senere).",
        "Du kan få henstand, det vil sige betale senere.",
        "Henstand er, når du betaler senere.",
        "Henstand: Du betaler senere.",
        "Du kan få henstand. Det betyder, at du betaler senere.",
        "Du kan betale senere. Det kaldes henstand.",
        "Du kan betale senere (henstand).",
        "Du kan få henstand, hvor du betaler senere.",
        "Du kan få en såkaldt henstand.",
        "Du kan få henstand, en udsættelse.",
        "Du kan få henstand, så du betaler senere.",
        "Du kan få henstand, der kan hjælpe dig.",
    ],
)
def test_explanations(text):
    assert explained(text)


@pytest.mark.parametrize(
    "text",
    [
        "Du kan få henstand.",
        "Du kan få henstand (tlf. 12 34 56 78).",
        "Du kan få henstand (§ 5).",
        "Du har fået henstand, som du bad om.",
        "Din henstand, der blev givet i maj, er slut.",
        "Vi har givet henstand. Det er vi glade for.",
        "Først ser vi på henstand, så ringer vi.",
        "Du kan få henstand, der kan søges på nettet.",
        "Ring (hverdage). Du kan få henstand.",
    ],
)
def test_no_explanations(text):
    assert not explained(text)


def explained(text: str) -> bool:
    start = text.lower().index("henstand")
    first = text.rfind(". ", 0, start) + 1
    last = text.find(". ", start)
    last = len(text) if last < 0 or text[last - 3 : last] == "tlf" else last + 1
    return is_explained(text, start, start + len("henstand"), (first, last))


@pytest.fixture(scope="module")
def shipped(nlp) -> Linter:
    return Linter(
        [rule for rule in builtin_rules() if rule.id == "fagord-uforklaret"], pipeline=nlp
    )


@pytest.mark.parametrize(
    ("text", "flagged"),
    [
        ("Aktindsigt\n\nDu kan få aktindsigt.\n", ["aktindsigt"]),
        ("Vi giver henstand.\n\nHenstanden er slut i maj.\n", ["henstand"]),
        ("Vi giver henstand. Henstand betyder, at du betaler senere.\n", []),
        ("Vi giver henstand (lov til at betale senere).\n\nHenstanden er slut.\n", []),
        ("Ring til Visitationen.\n\nVisitationen svarer.\n", []),
        ("Loven siger »opsættende virkning«.\n", []),
    ],
)
def test_terms_are_explained_where_they_first_stand(shipped, text, flagged):
    assert [finding.text for finding in shipped.lint(text).findings] == flagged


def test_an_explanation_is_put_after_the_word(shipped):
    (finding,) = shipped.lint("Huset har to servitutter.").findings
    assert finding.suggestions[0].text == "servitutter (en regel, der følger med ejendommen)"
    (finding,) = shipped.lint("Vi ser på servitutters alder.").findings
    assert finding.suggestions[0].safety == "advice"


@pytest.mark.parametrize(
    ("texts", "flagged"),
    [
        (["Sagen er hos TMU.", "TMU svarer."], [(0, "TMU")]),
        (["Teknik- og Miljøudvalget (TMU) svarer.", "TMU svarer."], []),
        (["TMU (Teknik- og Miljøudvalget) svarer."], []),
        (["Teknik- og Miljøudvalget, TMU, svarer."], []),
        (["TMU svarer.", "Teknik- og Miljøudvalget (TMU) svarer."], [(0, "TMU")]),
        (["Ring (TMU svarer)."], []),
        (["TMU-mødet og TMU's svar er i maj."], [(0, "TMU")]),
        (["Han har CPR-nummer og MitID."], []),
        (["Skriv til TMU 12.5.2026."], [(0, "TMU")]),
    ],
)
def test_acronyms_count_until_they_are_introduced(texts, flagged):
    blocks: list[tuple[BlockKind, str]] = [("paragraph", text) for text in texts]
    found = concluded("acronym", blocks, known=("CPR", "MitID"))
    assert [(index, text) for index, text, _ in found] == flagged


@pytest.mark.parametrize(
    "text",
    [
        "Christian IV og XIV. kapitel.",
        "LBK nr. 5 og BEK 77 og sag nr. ABC og kategori BE.",
        "Kør ad A4 til DK-4600 Køge.",
        "Firmaet NCC A/S bygger for DAB Bolig.",
        "VI GRAVER I GADEN HELE UGEN",
        "Du skal IKKE svare. KØB en billet på SKOLEN.",
        "Skriv til TMU@koege.example og www.TMU.example.",
        "Loven siger »TMU«.",
        "YouTube, LinkedIn og iPhone er navne.",
    ],
)
def test_capitals_that_are_no_acronyms(text):
    assert concluded("acronym", [("paragraph", text)], known=(), emphasis=("IKKE",)) == []


def test_headings_introduce_but_are_not_flagged():
    blocks: list[tuple[BlockKind, str]] = [("heading", "Møde i TMU"), ("paragraph", "Kom i maj.")]
    assert concluded("acronym", blocks, known=()) == []
    blocks = [("heading", "Miljøudvalget (MU)"), ("paragraph", "MU svarer.")]
    assert concluded("acronym", blocks, known=()) == []


def test_a_full_name_is_offered():
    blocks: list[tuple[BlockKind, str]] = [("paragraph", "Skriv til TMU.")]
    ((_, _, hit),) = concluded(
        "acronym", blocks, known=("TMU",), own_names={"TMU": "Miljøudvalget"}
    )
    assert hit.suggestions[0].text == "Miljøudvalget (TMU)"


@pytest.mark.parametrize(
    ("text", "flagged"),
    [
        ("Log på med mitid eller Mit ID.", ["mitid", "Mit ID"]),
        ("Kom til borgerservice og Borger Service.", ["borgerservice", "Borger Service"]),
        ("MitID og Borgerservices svar.", []),
        ("Hvor er mit id?", []),
        ("borgerservicecenter og hjemmeborgerservice", []),
    ],
)
def test_names(text, flagged):
    check = checks.module("name-spelling").prepare(
        [rule_of("name-spelling", names=("MitID", "Borgerservice"))], NLP
    )
    found = check.collect(NLP.make_doc(text), Block("paragraph", text, ())).hits
    assert [text[hit.span.start : hit.span.end] for hit in found] == flagged


@pytest.fixture(scope="module")
def mixed(nlp):
    rule = next(rule for rule in builtin_rules() if rule.id == "term-konsistens")

    def found(text: str, **params) -> list[list[str]]:
        changed = replace(rule, params=replace(rule.params, **params))
        findings = Linter([changed], pipeline=nlp).lint(text).findings
        return [[related.text for related in finding.related] for finding in findings]

    return found


def test_one_matter_under_two_names_is_told_once(mixed):
    text = "Gebyret er på 200 kroner.\n\nTaksten stiger. Taksterne står her. Gebyret falder.\n"
    assert mixed(text) == [["Gebyret", "Taksten"]]


def test_words_that_the_law_tells_apart_may_stand_together(mixed):
    text = "Gebyret er på 200 kroner.\n\nTaksten stiger.\n"
    assert mixed(text, distinct=(("gebyr", "takst"),)) == []
    assert mixed(text, allowed=("takst",)) == []


def test_words_beside_each_other_are_told_apart_by_the_writer(mixed):
    assert mixed("Betal gebyr eller takst.\n\nGebyret stiger. Taksten falder.\n") == []


def finding(kind: str, text: str) -> Finding:
    place = Place(0, len(text), 1, 1)
    return Finding("r", kind, "warning", (), "", place, text, text, Span(0, len(text)), 0)


def test_allowed_words_are_left_to_rules_about_other_things():
    allowed = ["partshøring"]
    findings = [
        finding("phrase", "Partshøringen"),
        finding("long-word", "partshøringsbrevene"),
        finding("passive", "partshøres"),
        finding("phrase", "høringen"),
        finding("sentence-length", "partshøring"),
    ]
    kept, suppressed = without_allowed(findings, allowed)
    assert kept == tuple(findings[2:])
    assert suppressed == tuple(findings[:2])
    assert without_allowed(findings, ()) == (tuple(findings), ())
