"""The kind ``passive``: what is one, and how they are counted."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from sprogtjek.checks import passive
from sprogtjek.checks.passive_voice import passives
from sprogtjek.danish.voice import voices
from sprogtjek.offsets import BlockBuilder
from sprogtjek.records import Evidence, Rule

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
