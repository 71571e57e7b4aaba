"""The kind ``phrase`` on hand-built parses: no model needed."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from sprogtjek.checks import phrase
from sprogtjek.offsets import BlockBuilder
from sprogtjek.records import Rule, Suggestion

NLP = spacy.blank("da")


def rule(id_="prøve", scope=phrase.SCOPE, **params):
    values = {name: tuple(v) if isinstance(v, list) else v for name, v in params.items()}
    return Rule(
        id=id_,
        kind="phrase",
        level="warning",
        principles=("klart",),
        message="{match}: {better}",
        why="Fordi.",
        params=phrase.Params(**values),
        scope=scope,
        bad=(),
        good=(),
    )


def parse(marked):
    """A Doc from »word/POS/Feature=Value|…/dep:head« notation; all after the word is optional."""
    words, pos, morphs, deps, heads = [], [], [], [], []
    for index, token in enumerate(marked.split()):
        word, tag, morph, arc = (*token.split("/"), "", "", "", "")[:4]
        dep, _, head = arc.partition(":")
        words.append(word)
        pos.append(tag)
        morphs.append(morph)
        deps.append(dep or "dep")
        heads.append(int(head) if head else index)
    spaces = [i + 1 < len(words) and words[i + 1] not in (".", ",") for i in range(len(words))]
    tagged = {"pos": pos, "morphs": morphs} if any(pos) else {}
    parsed = {"deps": deps, "heads": heads} if any(heads[i] != i for i in range(len(heads))) else {}
    return Doc(NLP.vocab, words=words, spaces=spaces, **tagged, **parsed)


def hits(text, *rules, kind="paragraph"):
    doc = parse(text)
    builder = BlockBuilder()
    builder.copy(doc.text, 0)
    check = phrase.prepare(rules, NLP)
    return doc.text, check.collect(doc, builder.build(kind)).hits


def found(text, *rules, **options):
    plain, all_hits = hits(text, *rules, **options)
    return [plain[hit.span.start : hit.span.end] for hit in all_hits]


def mended(text, *rules, **options):
    """The text with the first suggestion of each hit put in."""
    plain, all_hits = hits(text, *rules, **options)
    for hit in reversed(all_hits):
        new: Suggestion = hit.suggestions[0]
        assert new.safety != "advice"
        plain = plain[: new.span.start] + new.text + plain[new.span.end :]
    return plain


FREMSENDE = rule(any=["fremsende"], better=["sende"], pos="verb", safety="safe")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vi fremsender/VERB brevet", "Vi sender brevet"),
        ("Vi vil fremsende/VERB brevet", "Vi vil sende brevet"),
        ("Vi fremsendte/VERB/VerbForm=Fin|Tense=Past det", "Vi sendte det"),
        ("Det er fremsendt/VERB til dig", "Det er sendt til dig"),
        ("Det fremsendes/VERB nu", "Det sendes nu"),
        ("Det fremsendtes/VERB i går", "Det sendtes i går"),
        ("De fremsendte/ADJ breve/NOUN", "De sendte breve"),
        ("Fremsend/NOUN brevet", "Send brevet"),
        ("FREMSEND/PROPN BREVET", "SEND BREVET"),
        ("fremsend/VERB/Mood=Imp brevet", "send brevet"),
    ],
)
def test_a_verb_is_replaced_in_the_form_it_stands_in(text, expected):
    assert mended(text, FREMSENDE) == expected


def test_message_slots():
    both = rule(any=["foretage"], better=["gøre", "lave", "klare"], pos="verb")
    _, (hit,) = hits("Vi foretager/VERB det", both)
    assert dict(hit.slots) == {
        "match": "foretager",
        "better": "gør",
        "alternatives": "gør, laver eller klarer",
    }


def test_longer_phrase_wins():
    short = rule("kort", any=["rette"], pos="verb")
    long = rule("lang", any=["rette henvendelse til"], pos="verb")
    _, all_hits = hits("Du kan rette/VERB henvendelse/NOUN til/ADP os", short, long)
    assert [hit.rule for hit in all_hits] == ["lang"]


@pytest.mark.parametrize("pos", ["NOUN", "ADJ", "PROPN"])
def test_a_noun_is_not_a_verb(pos):
    assert found(f"Dit svar/{pos} kom", rule(any=["svare"], pos="verb")) == []


@given(st.lists(st.sampled_from(["vi", "fremsender", "såvel", "som", ",", "ikke", "brev", "."])))
def test_a_hit_reads_back_the_words_it_matched(words):
    rules = (FREMSENDE, rule("par", any=["såvel … som"], better=["både … og"]))
    plain, all_hits = hits(" ".join(words), *rules)
    for hit in all_hits:
        text = plain[hit.span.start : hit.span.end]
        assert text == dict(hit.slots)["match"]
        assert text == "fremsender" or (text.startswith("såvel") and text.endswith("som"))
