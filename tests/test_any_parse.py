"""Whatever a pipeline makes of a text, the sentence checks answer, and inside the text."""

import pytest
from built import NLP, hits
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

WORDS = (  # commas often: they are what the checks hang on
    "og , , , : ; – . ? der som at hvis så hvor hvorfor idet hvilket ligesom det de en af i til "
    "efter § 5 § kommunen kommunens behandling støtte bilag medsendte har skal er sendes gå jf. "
    "vi du omfang vidt længe for samt , ( "
    "bliver blevet behandles behandlet udfyldt bedes foretages vurdering betaling sker af nævnet "
    "ikke kan sagen At Der Hvis denne disse sidstnævnte"
).split()
TAGS = ["VERB", "AUX", "NOUN", "PRON", "DET", "ADP", "SCONJ", "CCONJ", "ADV", "ADJ", "PUNCT", "NUM"]
MORPHS = [
    "",
    "VerbForm=Fin",
    "VerbForm=Inf|Voice=Pass",
    "VerbForm=Part",
    "Definite=Def",
    "Mood=Imp",
]
DEPS = ["nsubj", "obj", "obl", "aux", "cop", "mark", "case", "conj", "cc", "acl:relcl", "advcl"]
DEPS += ["nmod", "amod", "det", "punct", "appos", "expl", "ccomp", "nmod:poss", "ROOT"]

CHECKS = [
    ("sentence-length", {"hint": 1}),
    ("clause-depth", {"words_at_hint": 1, "words_at_warning": 1}),
    ("front-weight", {"hint": 1}),
    ("subject-verb-distance", {"hint": 0}),
    ("insertion", {"words": 1}),
    ("noun-phrase", {"measure": "length", "hint": 1}),
    ("noun-phrase", {"measure": "premodifier"}),
    ("sentence-extender", {"extenders": {"idet": "Det", "ligesom": "Også"}, "words": 1}),
    ("passive", {"find": "s"}),
    ("passive", {"find": "blive"}),
    ("passive", {"find": "no-agent"}),
    ("passive", {"find": "reader"}),
    ("nominalisation", {"find": "light-verb"}),
    ("nominalisation", {"find": "subject"}),
    ("enumeration", {"least": 3, "item_words": 1.0}),
    ("negated-condition", {}),
    ("vague-reference", {"candidates": 1}),
    ("law-reference", {"find": "sentence", "provisions": 0}),
    ("steps", {"least": 1}),
    ("paragraph-length", {"words": 1}),
]


@st.composite
def parses(draw):
    size = draw(st.integers(1, 24))
    order = draw(st.permutations(range(size)))  # each token hangs on one before it in this order
    heads = [0] * size
    for place, token in enumerate(order):
        heads[token] = order[draw(st.integers(0, place))] if place else token

    def each(values):
        return draw(st.lists(st.sampled_from(values), min_size=size, max_size=size))

    return Doc(
        NLP.vocab,
        words=each(WORDS),
        pos=each(TAGS),
        morphs=each(MORPHS),
        lemmas=each(WORDS),
        deps=each(DEPS),
        heads=heads,
    )


@pytest.mark.parametrize(("kind", "params"), CHECKS)
@settings(max_examples=60, deadline=None)
@given(parsed=parses())
def test_any_parse_is_answered(kind, params, parsed):
    for hit in hits(kind, parsed, **params):
        assert 0 <= hit.span.start < hit.span.end <= len(parsed.text)
        for suggestion in hit.suggestions:
            assert suggestion.text.strip()
            assert suggestion.span.end <= len(parsed.text)
