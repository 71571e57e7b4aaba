"""Finite verbs and clause openers, which the sentence checks share."""

import pytest
from built import doc

from sprogtjek.checks.clauses import main_verb, openers
from sprogtjek.checks.finite import finite_verbs


def sentence(text):
    return next(doc(text).sents)


def opened(text):
    sent = sentence(text)
    return {sent.doc[verb].text: opener.text for verb, opener in openers(sent).items()}


NESTED = """Vi/PRON/nsubj/+1 ved/VERB!/ROOT/+0 ,/PUNCT/punct/+8 at/SCONJ/mark/+7
    kommunen/NOUN./nsubj/+6 ,/PUNCT/punct/+2 der/PRON/nsubj/+1 ligger/VERB!/acl:relcl/-3
    her/ADV/advmod/-1 ,/PUNCT/punct/-2 kan/VERB!/ccomp/-9 ./PUNCT/punct/-10"""


def test_openers_are_matched_like_brackets():
    assert opened(NESTED) == {"ligger": "der", "kan": "at"}


@pytest.mark.parametrize("comma", ["", ",/PUNCT/punct/+2"])
def test_bare_relative_opens_with_its_subject(comma):
    relative = "acl:relcl/-2" if not comma else "acl:relcl/-3"
    text = f"""brevet/NOUN./ROOT/+0 {comma} du/PRON/nsubj/+1 fik/VERB!/{relative}"""
    assert opened("Læs/VERB!/ROOT/+0 " + text.replace("ROOT/+0", "obj/-1")) == {"fik": "du"}


def test_coordinated_verb_shares_the_opener():
    text = """det/PRON/ROOT/+0 ,/PUNCT/punct/+2 du/PRON/nsubj/+1 som/PRON/nsubj/+1
        bor/VERB!/acl:relcl/-4 og/CCONJ/cc/+1 har/VERB!/conj/-2 børn/NOUN:/obj/-1"""
    assert opened(text) == {"bor": "som", "har": "som"}


@pytest.mark.parametrize(
    "text",
    [
        "Så/ADV/advmod/+1 kan/VERB!/ROOT/+0 vi/PRON/nsubj/-1",
        "Der/PRON/expl/+1 er/VERB!/ROOT/+0 plads/NOUN/obj/-1",
        "I/ADP/case/+1 dag/NOUN/obl/+1 er/VERB!/ROOT/+0 der/PRON/expl/-1 plads/NOUN/obj/-2",
        "Vi/PRON/nsubj/+1 ved/VERB!/ROOT/+0 om/ADP/case/+1 dig/PRON/obl/-2 er/VERB!/conj/-3",
        "For/ADP/case/+1 så/ADV/advmod/+2 vidt/ADV/advmod/+1 angår/VERB!/ROOT/+0 dig/PRON/obj/-1",
        """Vi/PRON/nsubj/+1 er/VERB!/ROOT/+0 som/PRON/nsubj/+1 regel/NOUN/obl/-2
        hjemme/ADV/advmod/-3 ,/PUNCT/punct/+2 vi/PRON/nsubj/+1 har/VERB!/conj/-6""",
    ],
)
def test_no_opener(text):
    assert opened(text) == {}


def test_main_verb_stands_after_subordinate_clauses():
    text = """Hvis/SCONJ/mark/+2 du/PRON/nsubj/+1 flytter/VERB!/advcl/+4 ,/PUNCT/punct/-1
        skal/AUX!/aux/+2 du/PRON/nsubj/+1 skrive/VERB/ROOT/+0 ./PUNCT/punct/-1"""
    assert main_verb(sentence(text)).text == "skal"


def finite(text):
    return [verb.text for verb in finite_verbs(sentence(text))]


def test_passive_is_finite_unless_it_depends_on_a_modal():
    assert finite("Skemaet/NOUN./nsubj/+1 udfyldes/VERB-/ROOT/+0 her/ADV/advmod/-1") == ["udfyldes"]
    assert finite("Det/PRON/nsubj/+2 kan/AUX!/aux/+1 udfyldes/VERB-/ROOT/+0") == ["kan"]


@pytest.mark.parametrize(
    "text",
    [
        "jf./VERB!/ROOT/+0 loven/NOUN./obj/-1",
        "støjende/ADJ/amod/+1 arbejder/VERB!/ROOT/+0",
        "det/PRON/nsubj/+1 ansøgte/VERB!/ROOT/+0 byggeri/NOUN/obj/-1",
        "Send/NOUN/ROOT/+0 til/ADP/case/+1 arbejder/VERB!/nmod/-2",
    ],
)
def test_what_taggers_take_for_a_verb(text):
    assert finite(text) == []
