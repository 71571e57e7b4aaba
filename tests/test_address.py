"""How a text addresses its reader, and speaks of itself."""

import pytest
from built import concluded, doc, fact, rule

from sprogtjek import checks
from sprogtjek.checks import WHOLE
from sprogtjek.checks.polite import polite
from sprogtjek.checks.possessive import possessive_before
from sprogtjek.linter import Linter
from sprogtjek.records import Block, Evidence


@pytest.mark.parametrize(
    ("noun", "possessive"),
    [
        ("brev/NOUN", "dit"),
        ("sag/NOUN", "din"),
        ("papirer/NOUN:", "dine"),
        ("barns/NOUN", "dit"),
        ("spørgsmål/NOUN:", "dine"),
        ("spørgsmål/NOUN", "dit"),
        ("kvaks/NOUN", None),
    ],
)
def test_the_possessive_agrees_with_its_noun(noun, possessive):
    parsed = doc(f"Send/VERB!/ROOT/+0 Deres/DET/det/+2 nye/ADJ/amod/+1 {noun}/obj/-3")
    assert possessive_before(parsed[1]) == possessive


def test_the_block_shows_the_gender_of_an_unknown_noun():
    parsed = doc("Deres/DET/det/+1 kvaks/NOUN/ROOT/+0 ,/PUNCT/punct/+1 kvakset/NOUN./conj/-2")
    assert possessive_before(parsed[0]) == "dit"


def test_eget_shows_the_gender():
    parsed = doc("Deres/DET/det/+2 eget/ADJ/amod/+1 kvaks/NOUN/ROOT/+0")
    assert possessive_before(parsed[0]) == "dit"


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("når/SCONJ/mark/+2 De/PRON/nsubj/+1 flytter/VERB!/ROOT/+0", [True]),
        ("De/PRON/nsubj/+1 flytter/VERB!/ROOT/+0", [False]),
        ("De/PRON/nsubj/+1 bedes/VERB~/ROOT/+0 flytte/VERB/xcomp/-1", [True]),
        ("De/DET/det/+1 ældre/NOUN:/nsubj/+1 flytter/VERB!/ROOT/+0", []),
        ("fra/ADP/case/+2 De/DET/det/+1 Radikale/PROPN/ROOT/+0", []),
        ("svar/NOUN/ROOT/+0 :/PUNCT/punct/-1 De/PRON/nsubj/+1 flytter/VERB!/conj/-3", [False]),
        ("Deres/DET/det/+1 Majestæt/PROPN/ROOT/+0", []),
    ],
)
def test_polite_pronouns(text, sure):
    assert [found.sure for found in polite(doc(text))] == sure


def test_a_candidate_counts_once_another_place_is_sure():
    first = {"De": [[0, 2, "De har", False, "Du", False]], "du": [], "I": [], "several": False}
    second = {"De": [[4, 6, "De har", True, "du", False]], "du": [], "I": [], "several": False}
    assert not concluded("address-form", [first], find="polite")
    hits = concluded("address-form", [first, None, second], find="polite")
    assert [(index, hit.suggestions[0].text) for index, hit in hits] == [(0, "Du"), (2, "du")]


def test_two_places_of_each_form_are_a_mix():
    familiar = {
        "De": [],
        "du": [[0, 2, "Du kan"], [9, 11, "du"], [20, 22, "du"]],
        "I": [],
        "several": False,
    }
    politely = {
        "De": [[0, 2, "De har", False, "Du", False], [9, 11, "De", True, "du", False]],
        "du": [],
        "I": [],
        "several": True,
    }
    ((index, hit),) = concluded("address-form", [familiar, politely], "error", find="mixed")
    assert (index, hit.span, hit.level) == (0, WHOLE, None)
    assert dict(hit.slots) == {"one": "De har", "other": "Du kan"}
    assert [block for block, _ in hit.related] == [1, 1, 0, 0, 0]
    assert not concluded("address-form", [familiar, politely], find="mixed", each=3)


@pytest.mark.parametrize(("several", "found"), [(False, ["hint"]), (True, [])])
def test_du_and_plural_i_are_a_hint_and_right_for_several(several, found):
    fact = {
        "De": [],
        "du": [[0, 2, "Du"], [9, 11, "du"]],
        "I": [[20, 21, "I"], [30, 31, "I"]],
        "several": several,
    }
    assert [hit.level for _, hit in concluded("address-form", [fact], find="mixed")] == found


def test_a_whole_letter_is_turned_from_polite_to_familiar(nlp):
    text = (
        "Vi har fået Deres brev og Deres papirer. De kan hente Dem en kop kaffe, når De kommer.\n"
        "De ældre kan også komme. Har De spørgsmål til Deres sag, så ring."
    )
    from sprogtjek.ruleset import builtin_rules

    polite_rule = [each for each in builtin_rules() if each.id == "tiltale-de"]
    linter = Linter(polite_rule, pipeline=nlp)
    for finding in reversed(linter.lint(text).findings):
        (better,) = finding.suggestions
        text = text[: better.place.start] + better.text + text[better.place.end :]
    assert text == (
        "Vi har fået dit brev og dine papirer. Du kan hente dig en kop kaffe, når du kommer.\n"
        "De ældre kan også komme. Har du spørgsmål til din sag, så ring."
    )
    assert not linter.lint(text).findings


def test_quoted_pronouns_are_no_address(nlp):
    module = checks.module("address-form")
    check = module.prepare([rule("address-form", find="polite")], nlp)
    text = "Reglen er: »Hvis De flytter, skal De sige det.«"
    assert check.collect(nlp(text), Block("paragraph", text, ())).fact is None


def sender(mentions, own=(), many=False):
    return {"own": list(own), "mentions": {"regel": mentions}, "many": many}


KOMMUNEN = [0, 8, True, "Vi", False]


@pytest.mark.parametrize(
    ("facts", "found"),
    [
        ([sender([KOMMUNEN]), sender([KOMMUNEN], own=[20])], [1]),
        ([sender([], own=[0]), sender([KOMMUNEN])], [1]),
        ([sender([KOMMUNEN]), sender([KOMMUNEN])], []),
        ([sender([], own=[0]), sender([KOMMUNEN], many=True)], []),
        ([sender([], own=[0]), sender([[0, 8, False, "Vi", False]])], []),
    ],
)
def test_the_sender_is_hidden_only_where_the_text_says_vi(facts, found):
    hits = concluded("sender-as-noun", facts, nouns=("kommunen",))
    assert [index for index, _ in hits] == found


SENDER = """Vi/PRON/nsubj/+1 ringer/VERB!/ROOT/+0 ,/PUNCT/punct/+3 når/SCONJ/mark/+2
    {noun}/{pos}/nsubj/+1 har/VERB!/advcl/-4 tid/NOUN/obj/-1 ./PUNCT/punct/-6"""


@pytest.mark.parametrize(
    ("noun", "better"),
    [
        ("kommunen/NOUN.", "vi"),
        ("Borgerservice/PROPN", "vi"),
        ("Ydelsesafdelingen/PROPN", "vi"),
        ("undertegnede/NOUN", "jeg"),
        ("naboen/NOUN.", None),
    ],
)
def test_words_for_the_sender(noun, better):
    word, pos = noun.split("/")
    params = {"nouns": ("kommunen", "undertegnede", "-afdelingen"), "names": ("Borgerservice",)}
    kept = fact("sender-as-noun", doc(SENDER.format(noun=word, pos=pos)), **params)
    hits = concluded("sender-as-noun", [kept], **params)
    found = [hit.suggestions[0].text for _, hit in hits]
    assert found == ([better] if better else [])


def reader(places, addresses, third=False):
    return {"addresses": addresses, "third": {"regel": third}, "places": {"regel": places}}


@pytest.mark.parametrize(
    ("facts", "levels"),
    [
        ([reader([[0, 7, False, "Du", False]], False), reader([], True)], [None]),
        ([reader([[0, 6, True, "Du", False]], True)], ["hint"]),
        ([reader([[0, 7, False, "Du", False]], False)], []),
        ([reader([[0, 7, False, "Du", False]], True), reader([], True, third=True)], []),
    ],
)
def test_the_reader_is_named_only_in_texts_that_speak_to_one(facts, levels):
    hits = concluded("reader-as-noun", facts, nouns=("borger",))
    assert [hit.level for _, hit in hits] == levels


@pytest.mark.parametrize(("kind", "levels"), [("greeting", ["hint"]), ("heading", [])])
def test_a_letter_that_never_says_du_gets_hints(kind, levels):
    check = checks.module("reader-as-noun").prepare(
        [rule("reader-as-noun", nouns=("borger",))], None
    )
    facts = {"reader-as-noun": reader([[0, 7, False, "Du", False]], False)}
    evidence = [Evidence(kind, ()), Evidence("paragraph", (), facts=facts)]
    assert [hit.level for _, hit in check.conclude(evidence)] == levels


READER = """{first} {noun}/nsubj/+2 ikke/ADV/advmod/+1 svarer/VERB!/ROOT/+0 {last}"""


@pytest.mark.parametrize(
    ("first", "noun", "better"),
    [
        ("Hvis/SCONJ/mark/+3", "borgeren/NOUN.", "du"),
        ("Hvis/SCONJ/mark/+3", "ansøger/NOUN", "du"),
        ("Hvis/SCONJ/mark/+4 den/DET/det/+1", "sygemeldte/ADJ", "du"),
        ("Hvis/SCONJ/mark/+4 en/DET/det/+1", "ansøger/NOUN", None),
        ("Hvis/SCONJ/mark/+3", "borgerne/NOUN.:", None),
        ("»Hvis/SCONJ/mark/+3", "borgeren/NOUN.", None),
    ],
)
def test_words_for_the_reader(first, noun, better):
    params = {"nouns": ("borger", "ansøger"), "adjectives": ("sygemeldte",)}
    last = "«/PUNCT/punct/-1" if first.startswith("»") else ""
    parsed = doc(READER.format(first=first, noun=noun, last=last))
    kept = fact("reader-as-noun", parsed, **params)
    found = [place[3] for place in kept["places"]["regel"]] if kept else []
    assert found == ([better] if better else [])
