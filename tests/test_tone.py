"""Slashes, capitals, exclamation marks, set wordings, greetings: no parse needed."""

import pytest
from built import NLP, rule

from sprogtjek import checks
from sprogtjek.checks import WHOLE
from sprogtjek.records import Block, Evidence, Sentence, Span


def found(kind, *texts, kinds=(), **params):
    """(text, level, first suggestion) of all hits in these paragraphs, as conclude sees them."""
    module = checks.module(kind)
    check = module.prepare([rule(kind, **params)], NLP)
    evidence, hits = [], []
    for index, text in enumerate(texts):
        block = Block(kinds[index] if kinds else "paragraph", text, ())
        collected = check.collect(NLP.make_doc(text), block)
        facts = {kind: collected.fact} if collected.fact is not None else {}
        sentences = (Sentence(Span(0, len(text)), len(text.split()), 0),)
        evidence.append(Evidence(block.kind, sentences, facts=facts))
        hits += [(index, hit) for hit in collected.hits]
    return [
        (
            texts[index][hit.span.start : hit.span.end],
            hit.level,
            hit.suggestions[0].text if hit.suggestions else "",
        )
        for index, hit in [*hits, *check.conclude(evidence)]
    ]


@pytest.mark.parametrize(
    ("text", "place", "better"),
    [
        ("Ring og/eller skriv.", "og/eller", "eller"),
        ("Når han/hun kommer.", "han/hun", "han eller hun"),
        ("Han/hun kommer.", "Han/hun", "Han eller hun"),
        ("To kopier/eksemplarer.", "kopier/eksemplarer", "kopier eller eksemplarer"),
    ],
)
def test_a_slash_is_written_out(text, place, better):
    assert found("slash-choice", text) == [(place, "hint", better)]


def test_the_writer_knows_who_the_reader_is():
    ((place, _, advice),) = found("slash-choice", "Det er din/jeres sag.")
    assert place == "din/jeres"
    assert advice.startswith("Vælg »din« eller »jeres«")


@pytest.mark.parametrize(
    "text",
    [
        "Kør højst 30 km/t.",
        "Fire timer/uge.",
        "Se egeby.example/flytning.",
        "Ring til Kultur/Fritid.",
        "Send det til SFO/klub.",
        "Svar ja/nej.",
        "Loven siger »og/eller«.",
        "Vagten svarer 24/7.",
    ],
)
def test_slashes_that_are_no_choice(text):
    assert found("slash-choice", text) == []


def test_two_slashes_in_a_text_weigh_more():
    levels = [
        level for _, level, _ in found("slash-choice", "Ring og/eller skriv.", "Han/hun går.")
    ]
    assert levels == [None, None]


@pytest.mark.parametrize(
    ("text", "hits"),
    [
        ("Du skal ALTID komme.", [("ALTID", None, "altid")]),
        ("Svar. HUSK navn.", [("HUSK", None, "Husk")]),
        ("Betal SENEST FREDAG.", [("SENEST FREDAG", None, "senest fredag")]),
        ("Ring til VISO.", []),
        ("VI HOLDER ALTID ÅBENT", []),
        ("Hos EGEBY KOMMUNE.", []),
        ("Send det nu!", [("!", "hint", ".")]),
        ("Send det nu!!", [("!!", None, ".")]),
        ("Velkommen! God sommer!", []),
        ("Skiltet siger »Stop!«.", []),
    ],
)
def test_capitals_and_exclamation_marks(text, hits):
    assert found("shouting", text) == hits


def test_ikke_in_bold():
    ((_, _, advice),) = found("shouting", "Du må IKKE svare.")
    assert "fed" in advice


def test_some_exclamation_marks_can_go_free():
    texts = ("Kom nu!", "Kom dog!")
    assert [level for _, level, _ in found("shouting", *texts)] == [None, None]
    assert len(found("shouting", *texts, exclamations=1)) == 2
    assert found("shouting", texts[0], exclamations=1) == []


def test_each_wording_has_its_own_replacement():
    phrases = {"det beklages": "det beklager vi", "det beklages, at": "vi beklager, at", "æv": ""}
    params = {"phrases": phrases, "advice": "Skriv pænt."}
    assert found("set-phrase", "Det beklages, at du venter.", **params) == [
        ("Det beklages, at", None, "Vi beklager, at")
    ]
    assert found("set-phrase", "Du venter, og det beklages.", **params) == [
        ("det beklages", None, "det beklager vi")
    ]
    assert found("set-phrase", "Æv!", **params) == [("Æv", None, "Skriv pænt.")]
    assert found("set-phrase", "Hun sagde: »Det beklages.« Lævandt.", **params) == []


@pytest.mark.parametrize("text", ["Ring, hvis der er fejl.", "Der er fejl, når lampen blinker."])
def test_words_beside_a_wording_can_make_it_another_matter(text):
    params = {"phrases": {"der er fejl": ""}, "not_after": ("hvis",), "not_before": ("når",)}
    assert found("set-phrase", text, **params) == []
    assert len(found("set-phrase", "Der er fejl.", **params)) == 1


def test_the_first_place_goes_free():
    texts = ("Vær opmærksom på, at vi flytter.", "Vær opmærksom på, at vi lukker.")
    params = {"phrases": {"vær opmærksom på": "husk"}, "free": 1}
    assert found("set-phrase", texts[0], **params) == []
    assert found("set-phrase", *texts, **params) == [("Vær opmærksom på", None, "Husk")]
    assert found("set-phrase", f"»{texts[0]}«", texts[1], **params) == []


BODY = "Vi har fået din ansøgning."


@pytest.mark.parametrize(
    ("find", "texts", "kinds", "lacks"),
    [
        ("formula", (BODY,), ("paragraph",), True),
        ("formula", (BODY, "Venlig hilsen Bo"), ("paragraph", "signature"), False),
        ("formula", ("Kære hilsner Bo", BODY), ("greeting", "paragraph"), False),
        ("name", (BODY, "Venlig hilsen"), ("paragraph", "signature"), True),
        ("name", (BODY, "Venlig hilsen Bo"), ("paragraph", "signature"), False),
        (
            "name",
            (BODY, "Venlig hilsen", "Bo Juul"),
            ("paragraph", "signature", "signature"),
            False,
        ),
        ("name", (BODY,), ("paragraph",), False),
        ("greeting", (BODY,), ("paragraph",), True),
        ("greeting", ("Kære Anna", BODY), ("greeting", "paragraph"), False),
        ("greeting", (BODY, "Kære hilsner"), ("paragraph", "greeting"), True),
    ],
)
def test_greeting_formula_and_name(find, texts, kinds, lacks):
    assert bool(found("closing", *texts, kinds=kinds, find=find, words=3)) == lacks


def test_what_a_letter_lacks_is_said_of_the_whole_text():
    module = checks.module("closing")
    check = module.prepare([rule("closing", find="formula", words=3)], NLP)
    collected = check.collect(NLP.make_doc(BODY), Block("paragraph", BODY, ()))
    sentences = (Sentence(Span(0, len(BODY)), 5, 0),)
    evidence = [Evidence("paragraph", sentences, facts={"closing": collected.fact})]
    assert [(index, hit.span) for index, hit in check.conclude(evidence)] == [(0, WHOLE)]
    excerpt = [Evidence("paragraph", (), facts={"closing": collected.fact})]
    assert not list(check.conclude(excerpt))
