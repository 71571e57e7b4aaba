"""Paragraphs that a format sets apart, and what their words show them to be."""

from __future__ import annotations

from sprogtjek.records import Block
from sprogtjek.sources.paragraphs import LINE_BREAK, Link, Paragraph, blocks_of


def blocks(*given: tuple[str | None, str], level: int = 1) -> tuple[Block, ...]:
    text, paragraphs = "", []
    for kind, words in given:
        words = words.replace("|", LINE_BREAK)
        level_here = level if kind == "heading" else 0
        paragraphs.append(Paragraph(len(text), len(text) + len(words), kind, level_here))  # type: ignore[arg-type]
        text += words + "\n"
    return blocks_of(text, paragraphs)


def outline(*given: tuple[str | None, str]) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in blocks(*given)]


def test_a_letter_is_told_by_its_words():
    assert outline(
        (None, "Nordby Kommune|Rådhuset 1|9999 Nordby"),
        ("heading", "Afgørelse om støtte"),
        (None, "Kære Anne"),
        (None, "Vi har fået dit brev, og vi svarer her."),
        (None, "Med venlig hilsen|Bo Holm|Sagsbehandler"),
    ) == [
        ("address", "Nordby Kommune Rådhuset 1 9999 Nordby"),
        ("subject", "Afgørelse om støtte"),
        ("greeting", "Kære Anne"),
        ("paragraph", "Vi har fået dit brev, og vi svarer her."),
        ("signature", "Med venlig hilsen Bo Holm Sagsbehandler"),
    ]


def test_a_line_break_parts_lines_but_no_sentence():
    assert outline((None, "Vi kommer tirsdag,|og vi ringer|først.|Du skal være hjemme.")) == [
        ("paragraph", "Vi kommer tirsdag, og vi ringer først. Du skal være hjemme.")
    ]
    assert len(outline((None, "Mandag klokken 10|Tirsdag klokken 10"))) == 2


def test_what_the_format_says_stands():
    given = [("list_item", "Kære Anne"), ("cell", "pas"), ("quote", "Vi mener nej.")]
    assert outline(*given) == given


def test_typed_markers_are_list_items():
    assert outline((None, "- pas"), (None, "- kort")) == [
        ("list_item", "pas"),
        ("list_item", "kort"),
    ]


def test_headings_make_sections_by_level():
    text = "Et\nTo\nTre\nVi svarer snart."
    found = blocks_of(
        text,
        [
            Paragraph(0, 2, "heading", 1),
            Paragraph(3, 5, "heading", 2),
            Paragraph(6, 9, "heading", 2),
            Paragraph(10, 26),
        ],
    )
    assert found[-1].section == ("Et", "Tre")


def test_links_are_blocks_of_their_own_below_their_paragraph():
    text = "Læs mere på siden."
    found = blocks_of(text, [Paragraph(0, 18, links=(Link(0, 8, "/mere"),))])
    assert [(block.kind, block.text, block.target) for block in found] == [
        ("paragraph", text, ""),
        ("link", "Læs mere", "/mere"),
    ]


def test_blank_paragraphs_give_nothing():
    assert outline((None, "  "), ("heading", "\u00a0"), (None, "")) == []
