from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sprogtjek import filters
from sprogtjek.ranking import most_helpful
from sprogtjek.records import LEVELS, Finding, Place, Span

SENTENCE = "Vi retter henvendelse til dig i den kommende uge om din sag."


def finding(start=3, end=9, rule="a", kind="phrase", level="warning", block=0):
    return Finding(
        rule=rule,
        kind=kind,
        level=level,
        principles=("klart",),
        message=f"{rule} {start}",
        place=Place(start, end, 1, start + 1),
        text=SENTENCE[start:end],
        sentence=SENTENCE,
        mark=Span(start, end),
        block=block,
    )


findings = st.lists(
    st.builds(
        lambda start, size, rule, kind, level, block: finding(
            start, start + size, rule, kind, level, block
        ),
        st.integers(0, 40),
        st.integers(1, 15),
        st.sampled_from("abc"),
        st.sampled_from(["phrase", "passive"]),
        st.sampled_from(LEVELS),
        st.integers(0, 2),
    ),
    max_size=12,
)


def test_the_longer_phrase_stays():
    short, long = finding(3, 9), finding(3, 25, "b")
    assert filters.split_overlaps([short, long]) == ((long,), (short,))


def test_other_kinds_are_left_alone():
    one, other = finding(3, 9, kind="passive"), finding(3, 9, "b")
    assert filters.split_overlaps([one, other]) == ((one, other), ())


@given(findings)
def test_nothing_is_lost_and_no_phrases_overlap(found):
    kept, suppressed = filters.split_overlaps(found)
    assert len(kept) + len(suppressed) == len(found)
    phrases = [f for f in kept if f.kind == "phrase"]
    assert not any(filters.overlap(a, b) for a in phrases for b in phrases if a is not b)


@given(findings)
def test_order_does_not_depend_on_input_order(found):
    assert filters.in_order(found) == filters.in_order(reversed(found))


def test_what_a_stronger_finding_covers_is_marked():
    weak, strong = finding(3, 9, "passiv-s", "passive"), finding(5, 20, "modal", "passive")
    elsewhere = finding(30, 40, "passiv-s", "passive")
    marked = filters.mark_covered([weak, strong, elsewhere], {"modal": ("passiv-s",)})
    assert [f.covered_by for f in marked] == ["modal", None, None]
    assert filters.told(marked) == (strong, elsewhere)


def test_a_finding_never_covers_a_stronger_one():
    strong, weak = finding(3, 9, "a", level="warning"), finding(3, 20, "b", "passive", "hint")
    assert filters.mark_covered([strong, weak], {"b": ("phrase",)}) == (strong, weak)


def test_at_least():
    hint, error = finding(level="hint"), finding(level="error")
    assert filters.at_least([hint, error], "warning") == (error,)


@given(findings)
def test_most_helpful_points_to_different_places_and_habits(found):
    chosen = most_helpful(found, {})
    assert len(chosen) <= 3
    assert len({f.rule for f in chosen}) == len(chosen)
    assert len({(f.block, f.sentence) for f in chosen}) == len(chosen)


def test_most_helpful_begins_with_the_strongest():
    weak, strong = finding(level="hint"), finding(level="error", rule="b", block=1)
    assert most_helpful([weak, strong], {})[0] == strong
