import pytest
from built import doc, hits, marked

from sprogtjek import checks
from sprogtjek.checks.sentence_length import split_point
from sprogtjek.records import PROSE, Evidence, Rule, Sentence, Span

NESTED = doc(
    """Vi/PRON/nsubj/+1 skriver/VERB!/ROOT/+0 til/ADP/case/+1 dig/PRON/obl/-2 ,/PUNCT/punct/+4
    fordi/SCONJ/mark/+3 vi/PRON/nsubj/+2 har/AUX!/aux/+1 fået/VERB+/advcl/-7 at/PART/mark/+1
    vide/VERB/obj/-2 ,/PUNCT/punct/+4 at/SCONJ/mark/+3 du/PRON/nsubj/+2 er/AUX!/aux/+1
    flyttet/VERB+/ccomp/-5 fra/ADP/case/+2 den/DET/det/+1 bolig/NOUN/obl/-3 ,/PUNCT/punct/+3
    som/PRON/obj/+2 du/PRON/nsubj/+1 får/VERB!/acl:relcl/-4 støtte/NOUN/obj/-1 til/ADP/case/-1
    ./PUNCT/punct/-24"""
)
SIDE_BY_SIDE = doc(
    """Vi/PRON/nsubj/+2 har/AUX!/aux/+1 set/VERB+/ROOT/+0 på/ADP/mark/+5 ,/PUNCT/punct/-1
    om/SCONJ/mark/+3 du/PRON/nsubj/+2 kan/AUX!/aux/+1 få/VERB/advcl/-6 hjælp/NOUN/obj/-1
    ,/PUNCT/punct/+7 og/CCONJ/cc/+6 om/ADP/mark/+5 din/DET/det/+1 bolig/NOUN/nsubj/+3
    er/AUX!/cop/+2 for/ADV/advmod/+1 stor/ADJ/conj/-9 til/ADP/case/+4 dig/PRON/conj/-1
    og/CCONJ/cc/+2 din/DET/det/+1 familie/NOUN/conj/-3 i/ADP/case/+1 dag/NOUN/obl/-7
    ./PUNCT/punct/-23"""
)
FRONT = doc(
    """I/ADP/case/+1 forbindelse/NOUN/obl/+13 med/ADP/case/+2 vores/DET/det/+1
    behandling/NOUN/obl/+10 af/ADP/case/+2 din/DET/det/+1 ansøgning/NOUN/nmod/-3 om/ADP/case/+3
    en/DET/det/+2 ny/ADJ/amod/+1 bil/NOUN/nmod/-4 har/AUX!/aux/+2 vi/PRON/nsubj/+1
    talt/VERB+/ROOT/+0 med/ADP/case/+2 din/DET/det/+1 læge/NOUN/obl/-3 ./PUNCT/punct/-4"""
)
CONDITION = doc(
    """Hvis/SCONJ/mark/+4 du/PRON/nsubj/+3 ikke/ADV/advmod/+2 er/AUX!/cop/+1 enig/ADJ/advcl/+10
    i/ADP/case/+3 vores/DET/det/+2 nye/ADJ/amod/+1 afgørelse/NOUN/obl/-4 om/ADP/case/+1
    boligstøtte/NOUN/nmod/-2 ,/PUNCT/punct/-7 kan/AUX!/aux/+2 du/PRON/nsubj/+1
    klage/VERB/ROOT/+0 ./PUNCT/punct/-1"""
)
RELATIVE = doc(
    """Kommunen/NOUN./nsubj/+17 ,/PUNCT/punct/+6 der/PRON/nsubj/+5 efter/ADP/case/+2
    lovens/NOUN./nmod:poss/+1 §/PUNCT/obl/+2 71/NUM/nmod/-1 har/VERB!/acl:relcl/-7
    pligt/NOUN/obj/-1 til/ADP/mark/+2 at/PART/mark/+1 føre/VERB/advcl/-3 tilsyn/NOUN/obj/-1
    med/ADP/case/+1 bygninger/NOUN:/nmod/-2 ,/PUNCT/punct/-8 har/AUX!/aux/+1 besøgt/VERB+/ROOT/+0
    huset/NOUN./obj/-1 ./PUNCT/punct/-2"""
)
# As a parser gave it: the insertion torn off, »besluttet« hung on »fået«.
BROKEN_OFF = doc(
    """Vi/PRON/nsubj/+1 har/VERB!/ROOT/+0 ,/PUNCT/punct/+5 efter/ADP/mark/+4 at/SCONJ/mark/+3
    vi/PRON/nsubj/+2 har/AUX!/aux/+1 fået/VERB+/advcl/-6 dine/DET/det/+2 nye/ADJ/amod/+1
    oplysninger/NOUN:/obj/-3 ,/PUNCT/punct/+1 besluttet/VERB+/conj/-5 at/PART/mark/+1
    give/VERB/obj/-2 dig/PRON/iobj/-1 støtte/NOUN/obj/-2 ./PUNCT/punct/-16"""
)
INVERTED = doc(
    """I/ADP/case/+2 sidste/ADJ/amod/+1 uge/NOUN/obl/+11 ,/PUNCT/punct/+3 hvor/ADV/advmod/+2
    vi/PRON/nsubj/+1 holdt/VERB!/acl:relcl/-4 et/DET/det/+1 møde/NOUN/obj/-2 om/ADP/case/+2
    din/DET/det/+1 sag/NOUN/nmod/-3 ,/PUNCT/punct/-6 besluttede/VERB!/ROOT/+0 vi/PRON/nsubj/-1
    at/PART/mark/+1 give/VERB/obj/-3 dig/PRON/obj/-1 støtte/NOUN/obj/-2 ./PUNCT/punct/-6"""
)
CHAIN = doc(
    """Byrådet/NOUN./nsubj/+2 har/AUX!/aux/+1 vedtaget/VERB+/ROOT/+0 etablering/NOUN/obj/-1
    af/ADP/case/+1 rammerne/NOUN.:/nmod/-2 for/ADP/case/+1 afvikling/NOUN/nmod/-2
    af/ADP/case/+1 indsamling/NOUN/nmod/-2 af/ADP/case/+1 affald/NOUN/nmod/-2 ./PUNCT/punct/-9"""
)
THEREFORE = """Vi/PRON/nsubj/+3 har/AUX!/aux/+2 ikke/ADV/advmod/+1 {verb}/VERB+/ROOT/+0
    dig/PRON/obj/-1 i/ADP/case/+4 hele/ADJ/amod/+3 denne/DET/det/+2 lange/ADJ/amod/+1
    sommer/NOUN/obl/-6 ,/PUNCT/punct/+4 {word}/ADV/mark/+3 vi/PRON/nsubj/+2
    har/AUX!/aux/+1 stoppet/VERB+/advcl/-11 sagen/NOUN./obj/-1
    om/ADP/case/+1 tilskud/NOUN/nmod/-2 ./PUNCT/punct/-15"""
EXTENDERS = {"hvorfor": "Derfor", "idet": "Det skyldes, at"}


def test_length_gives_level_words_and_place_of_split():
    (hit,) = hits("sentence-length", SIDE_BY_SIDE, hint=10, warning=20, error=30)
    assert hit.level == "warning"
    assert dict(hit.slots)["words"] == "23"
    assert (hit.span.start, hit.span.end) == (0, len(SIDE_BY_SIDE.text))
    assert hits("sentence-length", SIDE_BY_SIDE, hint=23) == ()


@pytest.mark.parametrize(
    ("hint", "warning", "error", "level"),
    [(5, 6, 7, "error"), (5, 6, 30, "warning"), (5, 30, 30, "hint")],
)
def test_level_by_number_of_words(hint, warning, error, level):
    (hit,) = hits("sentence-length", SIDE_BY_SIDE, hint=hint, warning=warning, error=error)
    assert hit.level == level
    (hit,) = hits("sentence-length", SIDE_BY_SIDE, level="hint", hint=hint, error=error)
    assert hit.level == "hint"


def test_length_advises_to_split_before_a_main_clause():
    parsed = doc(
        """Vi/PRON/nsubj/+2 har/AUX!/aux/+1 fået/VERB+/ROOT/+0 din/DET/det/+1 ansøgning/NOUN/obj/-2
        i/ADP/case/+1 dag/NOUN/obl/-4 ,/PUNCT/punct/+4 og/CCONJ/cc/+3 du/PRON/nsubj/+2
        skal/AUX!/aux/+1 sende/VERB/conj/-9 os/PRON/iobj/-1 et/DET/det/+1 budget/NOUN/obj/-3
        ./PUNCT/punct/-13"""
    )
    (hit,) = hits("sentence-length", parsed, hint=5)
    assert dict(hit.slots)["where"] == " – for eksempel før »og du skal«"
    assert [suggestion.safety for suggestion in hit.suggestions] == ["advice"]


def test_split_before_a_consequence():
    parsed = doc(
        """Ring/VERB!/ROOT/+0 til/ADP/case/+1 os/PRON/obl/-2 i/ADP/case/+1 dag/NOUN/obl/-4
        ,/PUNCT/punct/+2 så/ADV/advmod/+1 hjælper/VERB!/conj/-7 vi/PRON/nsubj/-1 dig/PRON/obj/-2
        med/ADP/case/+1 skemaet/NOUN./obl/-4 ./PUNCT/punct/-12"""
    )
    assert split_point(next(parsed.sents)).text == "så"


def test_no_split_where_so_takes_up_the_clause_before():
    parsed = doc(
        """Uanset/ADV/mark/+3 om/SCONJ/mark/+2 du/PRON/nsubj/+1 bor/VERB!/advcl/+5 her/ADV/advmod/-1
        ,/PUNCT/punct/+3 så/ADV/advmod/+2 er/AUX!/cop/+1 huset/NOUN./ROOT/+0 åbent/ADJ/amod/-1
        for/ADP/case/+1 alle/PRON/obl/-3 ./PUNCT/punct/-4"""
    )
    assert split_point(next(parsed.sents)) is None


def test_no_split_before_words_that_are_no_sentence():
    assert split_point(next(doc(THEREFORE.format(verb="mødt", word="hvorfor")).sents)) is None
    parsed = doc(
        """Vi/PRON/nsubj/+1 har/VERB!/ROOT/+0 mange/ADJ/amod/+1 flere/ADJ/amod/+1 mål/NOUN/obj/-3
        ;/PUNCT/punct/+2 klare/ADJ/amod/+1 tekster/NOUN/appos/-3 ,/PUNCT/punct/+2 korte/ADJ/amod/+1
        svar/NOUN/conj/-3 og/CCONJ/cc/+2 gode/ADJ/amod/+1 møder/NOUN/conj/-6 ./PUNCT/punct/-13"""
    )
    assert split_point(next(parsed.sents)) is None


def test_no_split_before_a_subordinate_clause():
    assert split_point(next(SIDE_BY_SIDE.sents)) is None


def test_enumeration_after_a_colon_is_not_counted():
    parsed = doc(
        """Du/PRON/nsubj/+2 skal/AUX!/aux/+1 sende/VERB/ROOT/+0 :/PUNCT/punct/+1 pas/NOUN/obj/-2
        ,/PUNCT/punct/+1 kørekort/NOUN/conj/-2 og/CCONJ/cc/+1 budget/NOUN/conj/-4
        ./PUNCT/punct/-7"""
    )
    assert hits("sentence-length", parsed, hint=3) == ()
    assert len(hits("sentence-length", parsed, hint=2)) == 1


def average(sentences, **params):
    module = checks.module("sentence-length")
    rule = Rule(
        id="regel",
        kind="sentence-length",
        level="error",
        principles=("klart",),
        message="",
        why="",
        params=module.Params(per="document", hint=18, warning=22, **params),
        scope=PROSE,
        bad=(),
        good=(),
    )
    found = tuple(
        Sentence(Span(at * 10, at * 10 + 9), words, 0) for at, words in enumerate(sentences)
    )
    evidence = [Evidence("heading", found), Evidence("paragraph", found)]
    return list(module.prepare([rule], None).conclude(evidence))


def test_average_is_flagged_on_the_longest_sentence():
    ((index, hit),) = average([20, 22, 30, 18, 15])
    assert index == 1
    assert hit.span == Span(20, 29)
    assert dict(hit.slots)["words"] == "21"
    assert hit.level == "hint"
    assert average([30, 30, 30, 30, 30])[0][1].level == "warning"


def test_average_of_few_or_short_sentences_is_silent():
    assert average([30, 30, 30]) == []
    assert average([10, 10, 30, 10, 10]) == []


def test_three_clauses_inside_each_other():
    (hit,) = hits("clause-depth", NESTED)
    assert hit.level == "warning"
    assert dict(hit.slots)["what"] == "3 ledsætninger inden i hinanden"


def test_clauses_side_by_side_are_one_level():
    assert hits("clause-depth", SIDE_BY_SIDE) == ()


def test_questions_side_by_side_are_one_level_whatever_the_tree():
    parsed = doc(
        """Det/PRON/nsubj/+1 afgør/VERB!/ROOT/+0 ,/PUNCT/punct/+4 hvorvidt/SCONJ/mark/+3
        du/PRON/nsubj/+2 kan/AUX!/aux/+1 få/VERB/ccomp/-5 støtte/NOUN/obj/-1 ,/PUNCT/punct/+5
        herunder/ADV/advmod/+4 om/SCONJ/mark/+3 du/PRON/nsubj/+2 skal/AUX!/aux/+1
        betale/VERB/advcl/-7 ./PUNCT/punct/-13"""
    )
    assert hits("clause-depth", parsed, words_at_hint=5) == ()


def test_short_nesting_is_free():
    assert hits("clause-depth", NESTED, words_at_warning=30, words_at_hint=30) == ()


def test_clause_inside_an_insertion_is_nested_whatever_the_tree():
    parsed = doc(
        """Stolen/NOUN./nsubj/+13 ,/PUNCT/punct/+2 der/PRON/nsubj/+1 er/VERB!/acl:relcl/-3
        kommunens/NOUN./nmod:poss/+1 ejendom/NOUN/obj/-2 ,/PUNCT/punct/+3 når/SCONJ/mark/+2
        du/PRON/nsubj/+1 flytter/VERB!/advcl/+4 ,/PUNCT/punct/-1 skal/AUX!/aux/+2 du/PRON/dep/+1
        aflevere/VERB/ROOT/+0 ./PUNCT/punct/-1"""
    )
    assert len(hits("clause-depth", parsed, words_at_hint=5)) == 1


def test_front_is_marked_up_to_the_verb():
    assert marked("front-weight", FRONT) == [
        "I forbindelse med vores behandling af din ansøgning om en ny bil"
    ]
    (hit,) = hits("front-weight", FRONT, warning=11)
    assert hit.level == "warning"
    assert dict(hit.slots) == {"words": "12", "verb": "har"}


def test_condition_first_is_good_danish():
    assert hits("front-weight", CONDITION) == ()
    assert len(hits("front-weight", CONDITION, condition=9)) == 1


def test_long_subject_in_front_is_a_hint():
    (hit,) = hits("front-weight", RELATIVE, warning=10)
    assert hit.level == "hint"


def test_subject_far_from_its_verb():
    assert marked("subject-verb-distance", RELATIVE) == [
        "der efter lovens § 71 har pligt til at føre tilsyn med bygninger"
    ]
    (hit,) = hits("subject-verb-distance", RELATIVE)
    assert hit.level == "warning"
    assert dict(hit.slots) == {"words": "12", "subject": "Kommunen", "verb": "har"}


@pytest.mark.parametrize("parsed", [FRONT, CONDITION, INVERTED, BROKEN_OFF])
def test_subject_near_or_after_its_verb(parsed):
    assert hits("subject-verb-distance", parsed) == ()


def test_distance_is_measured_from_the_last_of_several_subjects():
    parsed = doc(
        """Du/PRON/nsubj/+11 ,/PUNCT/punct/+2 din/DET/det/+1 mand/NOUN/conj/-3 ,/PUNCT/punct/+2
        jeres/DET/det/+1 børn/NOUN:/conj/-6 og/CCONJ/cc/+2 din/DET/det/+1 mor/NOUN/conj/-9
        skal/AUX!/aux/+1 skrive/VERB/ROOT/+0 under/ADP/compound:prt/-1 ./PUNCT/punct/-2"""
    )
    assert hits("subject-verb-distance", parsed, hint=0) == ()


def test_words_before_the_noun_part_no_subject_from_its_verb():
    parsed = doc(
        """De/PRON/nsubj/+10 i/ADP/case/+2 Deres/DET/det/+1 lange/ADJ/obl/+5 mail/NOUN/obl/+4
        af/ADP/case/+1 marts/NOUN/nmod/-2 2025/NUM/nmod/-1 nævnte/VERB/amod/+1 naboer/NOUN:/nmod/-9
        har/AUX!/aux/+1 svaret/VERB+/ROOT/+0 ./PUNCT/punct/-1"""
    )
    assert hits("subject-verb-distance", parsed, hint=2) == ()


@pytest.mark.parametrize(
    ("parsed", "insertion"),
    [
        (RELATIVE, "der efter lovens § 71 har pligt til at føre tilsyn med bygninger"),
        (BROKEN_OFF, "efter at vi har fået dine nye oplysninger"),
    ],
)
def test_insertion(parsed, insertion):
    assert marked("insertion", parsed) == [insertion]
    assert [hit.level for hit in hits("insertion", parsed)] == ["hint"]


@pytest.mark.parametrize("parsed", [CONDITION, INVERTED, NESTED, SIDE_BY_SIDE])
def test_commas_alone_are_no_insertion(parsed):
    assert hits("insertion", parsed, words=3) == ()


def test_insertion_between_dashes():
    text = """Vi/PRON/nsubj/+7 har/AUX!/aux/+6 –/PUNCT/punct/-1 efter/ADP/case/+2 flere/ADJ/amod/+1
        møder/NOUN:/obl/-4 –/PUNCT/punct/-1 besluttet/{pos}/ROOT/+0 det/PRON/obj/-1
        ./PUNCT/punct/-2"""
    assert marked("insertion", doc(text.format(pos="VERB+")), words=3) == ["efter flere møder"]
    new_clause = doc(text.format(pos="PRON"))
    assert hits("insertion", new_clause, words=3) == ()


def test_chain_of_verbal_nouns():
    assert marked("noun-phrase", CHAIN, measure="length") == [
        "etablering af rammerne for afvikling af indsamling af affald"
    ]
    assert hits("noun-phrase", CHAIN, measure="length", chain=9) == ()


def test_relative_clause_is_no_part_of_the_noun_phrase():
    assert hits("noun-phrase", NESTED, measure="length", hint=3) == ()


def premodified(determiner, inside, participle, noun):
    return doc(f"""Læs/VERB!/ROOT/+0 {determiner}/DET/det/+5 {inside} {participle} {noun}
        i/ADP/case/+1 dag/NOUN/obl/-7 ./PUNCT/punct/-8""")


def test_heavy_premodifier_is_found_whatever_the_tree():
    parsed = premodified(
        "de",
        "af/ADP/case/+1 kommunen/NOUN./obl/+1",
        "medsendte/VERB!/obj/-4",
        "bilag/NOUN:/obj/-1",
    )
    assert marked("noun-phrase", parsed, measure="premodifier") == [
        "de af kommunen medsendte bilag"
    ]


@pytest.mark.parametrize(
    ("determiner", "inside", "participle", "noun"),
    [
        ("de", "i/ADP/case/+1 dag/NOUN/obl/+1", "gældende/VERB+/amod/+1", "regler/NOUN:/obj/-5"),
        ("de", "nu/ADV/advmod/+1 helt/ADV/advmod/+1", "nye/ADJ/amod/+1", "regler/NOUN:/obj/-5"),
        ("en", "af/ADP/case/+3 de/DET/det/+2", "ansatte/VERB+/amod/+1", "læger/NOUN:/nmod/-4"),
        ("det", "af/ADP/case/+1 dem/PRON/nmod/-2", "store/ADJ/amod/+1", "huset/NOUN./obj/-5"),
    ],
)
def test_light_premodifier(determiner, inside, participle, noun):
    parsed = premodified(determiner, inside, participle, noun)
    assert hits("noun-phrase", parsed, measure="premodifier") == ()


def test_extender_in_a_long_sentence():
    parsed = doc(THEREFORE.format(verb="mødt", word="hvorfor"))
    (hit,) = hits("sentence-extender", parsed, extenders=EXTENDERS, words=10)
    assert parsed.text[hit.span.start : hit.span.end] == "hvorfor"
    (split,) = hit.suggestions
    assert (split.text, split.safety) == (". Derfor har vi", "offer")
    assert parsed.text[split.span.start : split.span.end] == ", hvorfor vi har"
    assert hits("sentence-extender", parsed, extenders=EXTENDERS, words=20) == ()


def test_question_is_no_extender():
    parsed = doc(THEREFORE.format(verb="forklare", word="hvorfor"))
    assert hits("sentence-extender", parsed, extenders=EXTENDERS, words=10) == ()


def test_extender_before_the_main_verb_is_free():
    parsed = doc(
        """Ting/NOUN/ROOT/+0 ,/PUNCT/punct/+3 idet/SCONJ/mark/+2 du/PRON/nsubj/+1
        flytter/VERB!/advcl/-4 ./PUNCT/punct/-5"""
    )
    assert hits("sentence-extender", parsed, extenders=EXTENDERS, words=2) == ()
