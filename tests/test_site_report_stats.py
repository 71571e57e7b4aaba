"""What is counted on a site: points, repeated blocks, sections, phrases, and the order of pages."""

from __future__ import annotations

from dataclasses import replace
from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_pages import FOOTER, RULES, long, page, with_footer, word

from sprogtjek.results import PageFinding, PageResult
from sprogtjek.sitestats.records import Site, Tally
from sprogtjek.sitestats.sections import Sections
from sprogtjek.sitestats.site import summarize
from sprogtjek.sitestats.visits import Visits
from sprogtjek.sitestats.weights import burden, gain


def summed(*results: PageResult, **more: object) -> Site:
    return summarize(results, RULES, **more)


# --- Points


def test_a_word_counts_half_and_stronger_levels_more():
    site = summed(page("/a", word()), page("/b", long()), page("/c", long("error")))
    assert {p.address[-1]: p.points for p in site.pages} == {"a": 2.0, "b": 4.0, "c": 10.0}
    assert [p.address[-1] for p in site.pages] == ["c", "b", "a"]


def test_hints_count_least_and_are_told_apart():
    site = summed(page("/a", long("hint"), word()))
    (own,) = site.pages
    assert own.points == 3.0
    assert own.tally == Tally(0, 1, 1)
    assert own.tally.strong == 1


def test_what_the_profile_puts_weight_on_counts_double():
    plain = summed(page("/a", word())).pages[0].points
    own = replace(page("/a", word()), profile="koege")  # weights: klart 2
    site = summed(own)
    assert site.pages[0].points == 2 * plain
    assert site.weighing.profiles["Køge Kommune"]["klart"] == 2


def test_a_rule_that_nobody_knows_counts_as_a_sentence():
    unknown = replace(word(), rule="husets-egen")
    assert summed(page("/a", unknown)).pages[0].points == 4.0


def test_length_is_weighed_by_its_root():
    assert burden(12, 400) == 6.0
    assert burden(12, 100) == burden(12, 7) == 12.0
    points, words = 30.0, 640
    per_100 = points / (words / 100)
    assert burden(points, words) == pytest.approx(sqrt(points * per_100))


def test_views_multiply_and_unknown_ones_are_one():
    assert gain(10, 100, 500) == 5000
    assert gain(10, 100, 0) == gain(10, 100, None) == 10


@given(st.floats(0, 1e5), st.floats(0, 1e5), st.integers(0, 10**5), st.integers(0, 10**7))
def test_more_to_mend_never_ranks_lower(less: float, more: float, words: int, visits: int):
    less, more = sorted((less, more))
    assert gain(less, words, visits) <= gain(more, words, visits)
    assert gain(more, words, visits) <= gain(more, words, visits + 1)
    assert gain(more, words + 1, visits) <= gain(more, words, visits)


def test_visits_turn_the_order():
    results = (page("/a", long("error")), page("/b", long()))
    visits = Visits([("/b", 100)])
    assert [p.address[-1] for p in summed(*results).pages] == ["a", "b"]
    site = summed(*results, visits=visits)
    assert [p.address[-1] for p in site.pages] == ["b", "a"]
    assert site.weighing.by_visits
    assert site.weighing.pages_with_visits == 1


def test_ties_are_broken_by_address():
    assert [p.number for p in summed(page("/b", word()), page("/a", word())).pages] == [2, 1]


def test_where_to_begin_points_to_different_rules_and_places():
    other = "En anden sætning står et andet sted på den samme side her."
    findings = (word(), long(), long("error", other), word("dersom", other))
    (own,) = summed(page("/a", *findings)).pages
    assert own.begin == ("Del den.", "Skriv »hvis« i stedet for »såfremt«.")


# --- Repeated blocks


def test_a_repeated_block_is_told_once_and_counts_on_no_page():
    site = summed(*with_footer(3))
    (repeat,) = site.repeats
    assert (repeat.pages, repeat.number) == (3, 1)
    assert repeat.sentences == ("Kontakt os, dersom du har spørgsmål til siden.",)
    assert site.tally == Tally(0, 4, 0)  # one on each page, and one for all
    assert [p.tally.warnings for p in site.pages] == [1, 1, 1]
    assert [p.words for p in site.pages] == [88, 88, 88]
    assert all(p.repeats == (0,) for p in site.pages)


def test_two_pages_do_not_make_it_repeated():
    site = summed(*with_footer(2))
    assert not site.repeats
    assert site.tally.warnings == 4


def test_few_words_alike_are_chance_unless_they_stand_everywhere():
    others = [page(f"/x{n}", blocks=((f"{n:015x}e", 50),)) for n in range(10)]
    assert not summed(*with_footer(3, words=2), *others).repeats
    assert summed(*with_footer(6, words=2), *others).repeats


def test_a_block_twice_on_one_page_is_one_page():
    results = [page(f"/{n}", word(block="f" * 16), blocks=(FOOTER, FOOTER)) for n in range(2)]
    assert not summed(*results).repeats


def test_what_a_repeated_block_gains_is_measured_as_pages_are():
    site = summed(*with_footer(3))
    assert site.repeats[0].gain == pytest.approx(sum(gain(2.0, 88, None) for _ in range(3)))


def test_findings_on_the_whole_page_are_never_repeated():
    whole = PageFinding("lix", "warning", ("let",), "Teksten er svær.")
    site = summed(*(page(f"/{n}", whole) for n in range(5)))
    assert site.tally.warnings == 5
    assert not site.repeats


def test_copies_of_a_page_are_counted():
    results = [replace(page(f"/{n}"), digest="1" if n else "2") for n in range(3)]
    assert [p.copies for p in summed(*results).pages] == [0, 1, 1]


# --- Rules, principles, phrases


def test_rules_and_principles_are_counted():
    site = summed(page("/a", word(), word(), long()), page("/b", long("hint")))
    by_rule = {count.rule: count for count in site.rules}
    assert by_rule["saafremt"].tally == Tally(0, 2, 0)
    assert by_rule["lang"].pages == 2
    assert by_rule["lang"].why == "Derfor: lang."
    by_name = {count.name: count for count in site.principles}
    assert by_name["Klart sprog"].findings == 2
    assert by_name["Klart sprog"].pages == 1
    assert by_name["Ensartet"].findings == 0


def test_principles_are_told_in_the_words_of_the_profile():
    site = summed(replace(page("/a", word()), profile="koege"))
    first = site.principles[0]
    assert first.name == "Vi kommunikerer klart og målrettet"
    assert first.text.startswith("»Vi skræddersyr")
    assert not next(p for p in site.principles if "barren" in p.name).checked


def test_phrases_are_counted_by_page():
    site = summed(
        page("/a", word("Såfremt"), word("såfremt")),
        page("/b", word("såfremt")),
        page("/c", word("dersom")),
    )
    (phrase,) = site.phrases
    assert (phrase.text, phrase.count, phrase.pages) == ("Såfremt", 3, 2)
    assert [p.phrases for p in sorted(site.pages, key=lambda p: p.number)] == [(0,), (0,), ()]


def test_a_phrase_is_quoted_as_it_is_written_inside_a_sentence():
    first = replace(word("Såfremt"), start=0)
    site = summed(page("/a", first), page("/b", word("såfremt")))
    assert site.phrases[0].text == "såfremt"


def test_whole_sentences_and_hints_are_no_phrases():
    heading = replace(word("Vedrørende sagen"), sentence="Vedrørende sagen", start=0)
    hint = replace(word("samt"), level="hint")
    assert not summed(*(page(f"/{n}", heading, hint, long()) for n in range(3))).phrases


# --- Sections


def test_sections_are_the_first_folder_that_tells_pages_apart():
    sections = Sections(
        [
            "https://egeby.example/da",
            "https://egeby.example/da/borger",
            "https://egeby.example/da/borger/pas",
            "https://egeby.example/da/erhverv/affald",
            "https://egeby.example/da/kontakt",
        ]
    )
    named = {
        "https://egeby.example/da": "/",
        "https://egeby.example/da/borger": "/borger",
        "https://egeby.example/da/borger/pas": "/borger",
        "https://egeby.example/da/erhverv/affald": "/erhverv",
        "https://egeby.example/da/kontakt": "/",
    }
    assert {address: sections.of(address) for address in named} == named


def test_files_have_sections_too():
    sections = Sections(["gemt/borger/pas.html", "gemt/erhverv/affald.html"])
    assert sections.of("gemt/borger/pas.html") == "/borger"
    assert Sections(["pas.html"]).of("pas.html") == "/"
    assert Sections([]).of("pas.html") == "/"


def test_several_hosts_are_sections():
    sections = Sections(["https://a.example/x", "https://b.example/y"])
    assert sections.of("https://a.example/x") == "/a.example"


def test_sections_are_written_with_their_letters():
    addresses = ["https://x.example/b%C3%B8rn/a", "https://x.example/erhverv/b"]
    assert Sections(addresses).of(addresses[0]) == "/børn"


def test_a_section_sums_its_pages():
    site = summed(
        page("/borger/a", long("error")), page("/borger/b", long()), page("/erhverv/c", word())
    )
    first, second = site.sections
    assert (first.name, first.pages, first.tally) == ("/borger", 2, Tally(1, 1, 0))
    assert second.name == "/erhverv"
    assert first.gain == pytest.approx(14.0)


# --- Pages that were not checked


def test_what_could_not_be_checked_is_kept_with_its_reason():
    lost = PageResult("https://egeby.example/vaek", reason="Siden findes ikke.", hint="Ret linket.")
    site = summed(lost, page("/a", word()))
    assert [p.number for p in site.pages] == [2]
    assert [(p.reason, p.hint) for p in site.unchecked] == [("Siden findes ikke.", "Ret linket.")]


def test_no_pages_make_a_site():
    site = summed()
    assert site.pages == site.unchecked == ()
    assert site.lix is None


def test_lix_needs_words_enough():
    site = summed(page("/a", words=29), page("/b", words=100))
    assert [p.lix for p in site.pages] == [None, 30.0]
    assert site.lix == 30.0


def test_the_same_results_give_the_same_site():
    results = with_footer(5)
    assert summed(*results) == summed(*results)
