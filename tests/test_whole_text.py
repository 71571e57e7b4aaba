"""Checks that conclude over the whole text: what is missing, how it begins, which dates clash.

Their words are tried by the examples in the rules; here is what the examples cannot show: places,
levels, related places, and texts without a parse.
"""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from sprogtjek import checks
from sprogtjek.checks.sections import part
from sprogtjek.danish.calendar import dates
from sprogtjek.records import Block, BlockKind, Evidence, Hit, Rule, Sentence, Span

KINDS = (
    "missing",
    "opening",
    "weekday",
    "deadline",
    "part-wording",
    "text-length",
    "audiences",
)
Blocks = Sequence[tuple[BlockKind, str]]


def concluded(kind: str, blocks: Blocks, **params: object) -> list[tuple[int, Hit]]:
    """What one rule concludes over blocks that nobody parsed."""
    module = checks.module(kind)
    rule = Rule(
        id="regel",
        kind=kind,
        level="error",
        principles=("klart",),
        message="",
        why="",
        params=module.Params(**params),
        scope=module.SCOPE,
        bad=(),
        good=(),
    )
    check = module.prepare([rule], None)
    evidence = []
    for block_kind, text in blocks:
        facts = {}
        if block_kind in module.SCOPE:
            fact = check.collect(None, Block(block_kind, text, ())).fact
            facts = {kind: fact} if fact is not None else {}
        evidence.append(Evidence(block_kind, _sentences(block_kind, text), (), facts))
    return list(check.conclude(evidence))


def _sentences(kind: BlockKind, text: str) -> tuple[Sentence, ...]:
    if kind not in ("paragraph", "list_item"):
        return ()
    return (Sentence(Span(0, len(text)), len(text.split()), 0),)


def places(blocks: Blocks, found: Sequence[tuple[int, Hit]]) -> list[str]:
    return [blocks[index][1][hit.span.start : hit.span.end] for index, hit in found]


LETTER: Blocks = (
    ("greeting", "Kære Bo"),
    ("paragraph", "Vi siger ja. Hvis du flytter, siger vi nej. Vi siger nej nu."),
    ("heading", "Klage"),
    ("paragraph", "Skriv til os."),
    ("list_item", "Inden fire uger."),
    ("signature", "Venlig hilsen Nævnet"),
)


def test_a_text_that_has_it_goes_free() -> None:
    assert not concluded("missing", LETTER, wanted=("skriv",))


def test_the_whole_text_is_flagged() -> None:
    assert concluded("missing", LETTER, wanted=("ring",)) == [(0, Hit("regel", checks.WHOLE))]


def test_what_is_only_imagined_is_no_reason_to_want_it() -> None:
    params = {"wanted": ("ring",), "when": ("siger nej", "siger vi nej"), "place": "when"}
    found = concluded("missing", LETTER, imagined=("hvis",), **params)
    assert places(LETTER, found) == ["Vi siger nej nu."]
    assert not concluded("missing", LETTER[:1], **params)


def test_a_section_is_searched_alone_or_left_out() -> None:
    section = {"section": ("klage",), "passages": ("kan klage",)}
    assert not concluded("missing", LETTER, wanted=("fire uger",), **section)
    assert concluded("missing", LETTER, wanted=("nævnet",), **section)
    assert concluded("missing", LETTER, wanted=("fire uger",), outside=True, **section)
    found = concluded("missing", LETTER, wanted=("ring",), place="section", **section)
    assert places(LETTER, found) == ["Klage"]
    assert not concluded("missing", LETTER[:2], wanted=("ring",), **section)


def test_short_texts_are_excerpts() -> None:
    assert concluded("missing", LETTER, wanted=("ring",), min_words=10)
    assert not concluded("missing", LETTER, wanted=("ring",), min_words=50)


@pytest.mark.parametrize(
    ("kinds", "opens", "inside"),
    [
        (["heading", "paragraph", "heading", "paragraph"], [0], [0, 1]),
        (["heading", "paragraph", "signature", "paragraph"], [0], [0, 1]),
        (["paragraph", "list_item", "list_item", "paragraph"], [0], [0, 1, 2]),
        (["paragraph", "paragraph", "paragraph"], [1], [1]),
        (["heading", "paragraph", "paragraph"], [0, 2], [0, 1, 2]),
    ],
)
def test_how_far_a_part_reaches(
    kinds: list[BlockKind], opens: list[int], inside: list[int]
) -> None:
    evidence = [Evidence(kind, ()) for kind in kinds]
    found = part(evidence, [index in opens for index in range(len(kinds))])
    assert [index for index, belongs in enumerate(found) if belongs] == inside


def test_a_title_that_says_it_and_one_that_names_it() -> None:
    body: tuple[BlockKind, str] = ("paragraph", "Loven er fra 2019. Den er lang. Du får 400 kr.")
    params = {"point": ("du får",), "title": ("du",), "named": ("afslag",)}
    levels = {
        title: [hit.level for _, hit in concluded("opening", (("subject", title), body), **params)]
        for title in ("Du mangler en have", "Afslag", "Sag 25")
    }
    assert levels == {"Du mangler en have": [], "Afslag": ["hint"], "Sag 25": [None]}


def test_the_beginning_is_below_the_greeting() -> None:
    blocks: Blocks = (
        ("paragraph", "Du får svar her."),
        ("greeting", "Kære Bo"),
        ("paragraph", "Loven er ny. Den er lang."),
    )
    found = concluded("opening", blocks, point=("du får",))
    assert places(blocks, found) == ["Loven er ny. Den er lang."]


def test_empty_words_go_free_where_the_point_follows() -> None:
    params = {"avoid": ("vi har modtaget", "hermed"), "unless_point": ("vi har modtaget",)}
    for text, expected in (
        ("Vi har modtaget dit brev. Du får en have.", []),
        ("Vi har modtaget dit brev, og du får en have.", []),
        ("Vi har modtaget dit brev. Det er langt.", ["Vi har modtaget"]),
        ("Hermed svarer vi. Du får en have.", ["Hermed"]),
    ):
        blocks: Blocks = (("paragraph", text),)
        assert places(blocks, concluded("opening", blocks, point=("du får",), **params)) == expected


def test_two_deadlines_name_each_other() -> None:
    blocks: Blocks = (
        ("paragraph", "Send planen senest den 3. maj."),
        ("paragraph", "Har du tid? Planen skal være her inden den 10. maj 2025."),
    )
    found = concluded("deadline", blocks, things={"plan": ("planen",)}, by=("senest", "inden"))
    assert places(blocks, found) == ["inden den 10. maj 2025"]
    assert found[0][1].related == ((0, Span(12, 29)),)
    assert dict(found[0][1].slots) == {"other": "den 3. maj"}


def test_a_pronoun_stands_for_the_thing_before() -> None:
    blocks: Blocks = (
        ("paragraph", "Vi laver planen sammen. Den skal være færdig senest den 3. maj."),
        ("paragraph", "Planen skal være her senest den 10. maj."),
    )
    assert len(concluded("deadline", blocks, things={"plan": ("planen",)}, by=("senest",))) == 1


def test_a_weekday_without_year_needs_a_year_nearby() -> None:
    wrong: Blocks = (("address", "3. marts 2025"), ("paragraph", "Kom mandag den 2. april kl. 9."))
    found = concluded("weekday", wrong)
    assert places(wrong, found) == ["mandag den 2. april"]
    assert [s.text for s in found[0][1].suggestions] == ["onsdag"]
    assert not concluded("weekday", wrong[1:])
    far: Blocks = (*wrong, ("paragraph", "Loven er fra 1. juli 2012."))
    assert not concluded("weekday", far)


def test_a_capital_is_kept() -> None:
    blocks: Blocks = (("heading", "Mandag den 12. juni 2025"),)
    assert [s.text for _, hit in concluded("weekday", blocks) for s in hit.suggestions] == [
        "Torsdag"
    ]


def test_a_day_that_does_not_exist_is_left_alone() -> None:
    assert not concluded("weekday", (("paragraph", "Kom mandag den 31. juni 2025."),))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("mandag den 3. marts 2025", [("mandag", 3, 3, 2025)]),
        ("d. 3/3-25 og 22.12.2025", [("", 3, 3, 2025), ("", 22, 12, 2025)]),
        ("fredag d. 18/11", [("fredag", 18, 11, 0)]),
        ("§ 5.1 i nr. 3.5 og 1-3 uger, kl. 10-15", []),
        ("12 34 50 11, 2.140 kr., sag 27.36.04-25", []),
        ("den 1.-20. november", []),
    ],
)
def test_dates_in_a_text(text: str, expected: list[tuple[str, int, int, int]]) -> None:
    assert [(d.weekday, d.day, d.month, d.year) for d in dates(text)] == expected


def test_what_comes_with_a_letter_is_not_its_length() -> None:
    blocks: Blocks = (
        ("paragraph", "ord " * 30),
        ("heading", "Klagevejledning"),
        ("paragraph", "ord " * 30),
    )
    assert not concluded("text-length", blocks, words=40, apart=("klagevejledning",))
    assert dict(concluded("text-length", blocks, words=40)[0][1].slots) == {"words": "60"}


def test_groups_count_once() -> None:
    text = "Hvis du er lejer, må du. Er du ejer, må du. Hvis du er lejer, bør du. Har du børn?"
    blocks: Blocks = (("paragraph", text),)
    params = {"groups": ("lejer", "ejer", "børn")}
    found = concluded("audiences", blocks, most=2, **params)
    assert places(blocks, found) == ["Hvis du er lejer"]
    assert len(found[0][1].related) == 2
    assert not concluded("audiences", blocks, most=3, **params)


def test_one_heavy_place_is_enough() -> None:
    params = {"section": ("klage",), "passages": (), "cues": ("påklages",)}
    blocks: Blocks = (
        ("paragraph", "Den påklages."),
        ("heading", "Klage"),
        ("paragraph", "Den kan påklages og påklages."),
    )
    assert [index for index, _ in concluded("part-wording", blocks, **params)] == [2]
    long: Blocks = (*blocks[1:2], ("paragraph", "ord " * 30))
    assert len(concluded("part-wording", long, words=25, **params)) == 1
    assert not concluded("part-wording", long, words=35, **params)


@pytest.mark.parametrize(
    "kind",
    ["missing", "opening", "weekday", "deadline", "part-wording", "text-length", "audiences"],
)
def test_an_empty_document_has_no_faults_to_find(kind: str) -> None:
    needed = {
        "missing": {"wanted": ("x",), "when": ("y",)},
        "deadline": {"things": {}, "by": ("senest",)},
        "part-wording": {"section": (), "passages": (), "cues": ()},
        "text-length": {"words": 1},
        "audiences": {"groups": ()},
    }
    assert concluded(kind, (), **needed.get(kind, {})) == []
