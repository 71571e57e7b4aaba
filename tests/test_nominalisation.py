"""The kind ``nominalisation``: on hand-built parses, and as shipped rules on the pipeline."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from sprogtjek.checks import nominalisation
from sprogtjek.danish.nominalisations import (
    general_light_verbs,
    light_verbs,
    nominalisations,
    verb_of,
    verbal_noun,
)
from sprogtjek.danish.verbs import paradigm
from sprogtjek.examples import document
from sprogtjek.linter import Linter
from sprogtjek.offsets import BlockBuilder
from sprogtjek.records import Evidence, Rule
from sprogtjek.ruleset import builtin_rules

NLP = spacy.blank("da")

FIN = "Mood=Ind|VerbForm=Fin"


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


def rule(find, **params):
    return Rule(
        id="prøve",
        kind="nominalisation",
        level="warning",
        principles=("klart",),
        message="{match}",
        why="Fordi.",
        params=nominalisation.Params(find, **params),
        scope=nominalisation.SCOPE,
        bad=(),
        good=(),
    )


def collected(doc, *rules):
    builder = BlockBuilder()
    builder.copy(doc.text, 0)
    return nominalisation.prepare(rules, NLP).collect(doc, builder.build("paragraph"))


def found(doc, find, **params):
    hits = collected(doc, rule(find, **params)).hits
    return [doc.text[hit.span.start : hit.span.end] for hit in hits]


def test_light_verb_takes_its_preposition_along():
    doc = parse(
        ("Vi", "PRON", 1, "nsubj", ""),
        ("foretager", "VERB", 1, "ROOT", FIN),
        ("en", "DET", 3, "det", ""),
        ("vurdering", "NOUN", 1, "obj", ""),
        ("af", "ADP", 5, "case", ""),
        ("sagen", "NOUN", 3, "nmod", ""),
    )
    [hit] = collected(doc, rule("light-verb")).hits
    assert doc.text[hit.span.start : hit.span.end] == "foretager en vurdering af"
    assert [(s.text, s.safety) for s in hit.suggestions] == [("vurderer", "offer")]
    assert dict(hit.slots) == {"plain": "vurdere", "noun": "vurdering"}


def test_light_verb_with_a_noun_that_hides_no_verb():
    doc = parse(
        ("Vi", "PRON", 1, "nsubj", ""),
        ("foretager", "VERB", 1, "ROOT", FIN),
        ("en", "DET", 3, "det", ""),
        ("rejse", "NOUN", 1, "obj", ""),
    )
    assert found(doc, "light-verb") == []


def test_noun_behind_another_preposition_is_no_object():
    doc = parse(
        ("Vi", "PRON", 1, "nsubj", ""),
        ("foretager", "VERB", 1, "ROOT", FIN),
        ("noget", "PRON", 1, "obj", ""),
        ("efter", "ADP", 4, "case", ""),
        ("vurdering", "NOUN", 1, "obl", ""),
    )
    assert found(doc, "light-verb") == []


@pytest.mark.parametrize(("least", "expected"), [(3, ["vurdering udarbejdelse iværksættelse"])])
def test_sentence_counts_distinct_nouns(least, expected):
    nouns = ("vurdering", "udarbejdelse", "iværksættelse")
    doc = parse(*((word, "NOUN", 0, "conj" if i else "ROOT", "") for i, word in enumerate(nouns)))
    same = parse(*(("vurdering", "NOUN", 0, "conj" if i else "ROOT", "") for i in range(3)))
    assert found(doc, "sentence", least=least) == expected
    assert found(same, "sentence", least=least) == []


def test_lexicalised_nouns_count_only_before_af():
    things = ("Betaling", "undersøgelse", "vejledning", "afgørelse")
    doc = parse(*((word, "NOUN", 0, "conj" if i else "ROOT", "") for i, word in enumerate(things)))
    acts = parse(
        ("Betaling", "NOUN", 0, "ROOT", ""),
        ("af", "ADP", 0, "case", ""),
        ("vurdering", "NOUN", 0, "nmod", ""),
    )
    assert found(doc, "sentence", least=1) == []
    assert found(acts, "sentence", least=2) == ["Betaling af vurdering"]


def test_noun_that_happens():
    doc = parse(("Udmeldelse", "NOUN", 1, "nsubj", ""), ("sker", "VERB", 1, "ROOT", FIN))
    event = parse(("Ændringer", "NOUN", 1, "nsubj", ""), ("sker", "VERB", 1, "ROOT", FIN))
    assert found(doc, "subject") == ["Udmeldelse sker"]
    assert found(event, "subject") == []


def test_genitive_chain():
    genitive = "Case=Gen|Number=Sing"
    doc = parse(
        ("kommunens", "NOUN", 1, "nmod:poss", genitive),
        ("borgeres", "NOUN", 2, "nmod:poss", genitive),
        ("behov", "NOUN", 2, "ROOT", ""),
    )
    pronoun = parse(
        ("din", "DET", 1, "det", ""),
        ("mors", "NOUN", 2, "nmod:poss", genitive),
        ("læge", "NOUN", 2, "ROOT", ""),
    )
    name = parse(
        ("Københavns", "PROPN", 1, "nmod:poss", genitive),
        ("Kommunes", "PROPN", 2, "nmod:poss", genitive),
        ("side", "NOUN", 2, "ROOT", ""),
    )
    assert found(doc, "genitives") == ["kommunens borgeres behov"]
    assert found(pronoun, "genitives") == []
    assert found(name, "genitives") == []


@pytest.mark.parametrize(
    ("nouns", "words", "expected"), [(9, 100, ["9"]), (8, 100, []), (9, 90, []), (20, 150, ["13"])]
)
def test_density(nouns, words, expected):
    fact = {"nouns": nouns, "words": words, "worst": [3, 0, 10]}
    check = nominalisation.prepare([rule("density")], NLP)
    hits = list(check.conclude([Evidence("paragraph", (), (), {"nominalisation": fact})]))
    assert [dict(hit.slots)["count"] for _, hit in hits] == expected


# --- the tables ------------------------------------------------------------------------------


def test_every_light_verb_and_plain_verb_inflects():
    heads = {row.plain.split()[0] for row in light_verbs()}
    for verb in {*heads, *general_light_verbs(), *(v for row in light_verbs() for v in row.light)}:
        assert {"inf", "pres", "past"} <= set(paradigm(verb)), verb


def test_exceptions_are_nouns_of_the_table():
    tables = nominalisations()
    assert all(verb_of(noun) for noun in tables.lexicalised | tables.events)


@pytest.mark.parametrize(
    ("word", "noun", "verb"),
    [
        ("vurderingerne", "vurdering", "vurdere"),
        ("afslutningen", "afslutning", "afslutte"),
        ("imødekommelser", "imødekommelse", "imødekomme"),
        ("fremsendelsen", "fremsendelse", "sende"),
        ("afslaget", "afslag", "sige nej"),
    ],
)
def test_verbal_noun_and_verb_of_a_written_form(word, noun, verb):
    assert verbal_noun(word) == noun
    assert verb_of(noun) == verb


@pytest.mark.parametrize("word", ["formand", "regnskab", "penge", "ring", "afdeling", "ting"])
def test_nouns_that_hide_no_verb(word):
    assert verbal_noun(word) is None


# --- the shipped rules -----------------------------------------------------------------------


@pytest.fixture(scope="module")
def shipped(nlp):
    rules = [rule for rule in builtin_rules() if rule.kind == "nominalisation"]
    return Linter(rules, pipeline=nlp)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vi har foretaget en vurdering af sagen.", "Vi har vurderet sagen."),
        ("Derfor foretager vi nu en vurdering af sagen.", "Derfor vurderer vi nu sagen."),
        ("Foretag indbetaling af beløbet.", "Betal beløbet."),
        ("Kommunen traf beslutning om at lukke.", "Kommunen besluttede at lukke."),
        ("Du er ikke i stand til at arbejde.", "Du kan ikke arbejde."),
        ("Er du i stand til at arbejde?", "Kan du arbejde?"),
        ("Vi tager din alder i betragtning.", "Vi tager hensyn til din alder."),
        ("De opnåede enighed om prisen.", "De blev enige om prisen."),
        ("Har du mulighed for at møde op?", "Kan du møde op?"),
        ("Vi tager stilling til, om du kan få hjælp.", "Vi vurderer, om du kan få hjælp."),
        ("Vi har foretaget en grundig vurdering af din sag.", "Vi har vurderet din sag grundigt."),
        ("Vi skal foretage en ny beregning af din støtte.", "Vi skal beregne din støtte igen."),
        (
            "Vi foretager en konkret vurdering af, om du kan få hjælp.",
            "Vi vurderer konkret, om du kan få hjælp.",
        ),
        ("Der er foretaget en vurdering af sagen.", "Vi har vurderet sagen."),
        ("I maj foretages der en vurdering af sagen.", "I maj vurderer vi sagen."),
        ("Der kan rettes henvendelse til Borgerservice.", "Du kan kontakte Borgerservice."),
        (
            "Der træffes afgørelse om, hvorvidt du kan få støtte.",
            "Vi afgør, hvorvidt du kan få støtte.",
        ),
    ],
)
def test_the_plain_verb_in_the_same_form(shipped, text, expected):
    [finding] = [f for f in shipped.lint(document(text)).findings if f.rule == "letverbum"]
    best = finding.suggestions[0]
    assert best.safety == "offer"
    assert text[: best.place.start] + best.text + text[best.place.end :] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Lægen foretog en psykologisk undersøgelse af dig.",
        "Der blev foretaget en måling af støjen.",
        "Der foretages en vurdering af sagen af lægen.",
        "Kommunen har ikke foretaget en fornyet vurdering af sagen fra maj.",
        "Vi foretager ingen vurdering af sagen.",
        "Vi skal være enige og i stand til at handle.",
        "Udvalget traf den 3. maj beslutning om at lukke.",
    ],
)
def test_only_the_name_of_the_verb_where_the_sentence_must_be_rebuilt(shipped, text):
    [finding] = [f for f in shipped.lint(document(text)).findings if f.rule == "letverbum"]
    assert finding.suggestions[0].safety == "advice"


def act(linter, text):
    [finding] = [f for f in linter.lint(document(text)).findings if f.rule == "nominal-subjekt"]
    best = finding.suggestions[0]
    if best.safety == "advice":
        return None
    return text[: best.place.start] + best.text + text[best.place.end :]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tilmelding til mødet sker via Jobnet.", "Du tilmelder dig til mødet via Jobnet."),
        ("Tilmelding skal ske senest den 1. maj.", "Du skal tilmelde dig senest den 1. maj."),
        ("Betaling kan ske på nettet.", "Du kan betale på nettet."),
        (
            "Hvis betaling ikke finder sted rettidigt, får du en rykker.",
            "Hvis du ikke betaler rettidigt, får du en rykker.",
        ),
        (
            "Udlevering af beholdere foretages af personalet.",
            "Personalet udleverer beholdere.",
        ),
        ("Behandling af sagen sker i maj.", "Vi behandler sagen i maj."),
        ("Opsigelse af pladsen skal ske skriftligt.", "Du skal opsige pladsen skriftligt."),
        # The verb needs an object, and the noun names none.
        ("Opkrævning sker via Betalingsservice.", None),
        # Who belongs to the staff?
        ("Udlevering af beholdere foretages af personalet på pladsen.", None),
        ("Afhentning af affald sker i lige uger.", None),
    ],
)
def test_what_happens_is_done_by_somebody(shipped, text, expected):
    assert act(shipped, text) == expected


@pytest.mark.parametrize(
    "text", ["Du skal gennemføre en uddannelse.", "Vi har gennemført ændringen."]
)
def test_what_is_carried_out_may_be_a_thing(shipped, text):
    assert not [f for f in shipped.lint(document(text)).findings if f.rule == "letverbum"]


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Vi træffer afgørelse i sagen.", "hint"),
        ("Vi giver afslag på ansøgningen.", "hint"),
        ("Du kan rette henvendelse til os.", "warning"),
    ],
)
def test_legal_terms_are_hints(shipped, text, level):
    [finding] = [f for f in shipped.lint(document(text)).findings if f.rule == "letverbum"]
    assert finding.level == level


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        (
            "De bedes fremkomme med en skriftlig redegørelse.",
            "fremkomme med en skriftlig redegørelse",
        ),
        ("Du kan fremkomme med bemærkninger til planen.", "fremkomme med bemærkninger til"),
        ("Der kan ikke ydes hjælp.", "ydes hjælp"),
        ("Der kan ydes hjælp til flytning.", "ydes hjælp til"),
    ],
)
def test_noun_behind_its_preposition_or_alone(shipped, text, marked):
    report = shipped.lint(document(text))
    found = (*report.findings, *report.suppressed)
    assert [f.text for f in found if f.rule == "letverbum"] == [marked]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Vedlæggelse af dokumentation for udgiften kræver fremsendelse af et skema.", 1),
        ("Fremsendelse af dokumentation og udfyldelse af et skema er nok.", 0),
        ("Du kan få dokumentation, information og en kompensation.", 0),
    ],
)
def test_documentation_of_something_is_an_act(shipped, text, count):
    report = shipped.lint(document(text))
    assert len([f for f in report.findings if f.rule == "nominalisering"]) == count
