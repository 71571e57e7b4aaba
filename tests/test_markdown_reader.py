"""The Markdown reader: what is text, and where it stands."""

from __future__ import annotations

import pytest
from reading import outline as plain_outline

from sprogtjek.errors import UserError
from sprogtjek.offsets import to_source
from sprogtjek.records import Document, Source, Span
from sprogtjek.sources import markdown
from sprogtjek.sources.files import read_bytes


def read(text: str) -> Document:
    return markdown.read_source(Source("side.md", text, "text/markdown"))


def outline(text: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in read(text).blocks]


def texts(text: str) -> list[str]:
    return [block.text for block in read(text).blocks]


def written(text: str, words: str) -> str:
    """What stands in the source where ``words`` are read."""
    block = next(block for block in read(text).blocks if words in block.text)
    at = block.text.index(words)
    place = to_source(block, Span(at, at + len(words)))
    return text[place.start : place.end]


def test_each_kind_of_element_is_a_block_of_its_kind():
    text = (
        "# Støtte\n\nDu kan søge.\n\n- pas\n- kort\n    1. et\n\n> Vi mener\n> ja.\n\n"
        "| År | Beløb |\n|---|---|\n| 2024 | 5 |\n\nKlage\n---\nSkriv til os.\n"
    )
    assert outline(text) == [
        ("heading", "Støtte"),
        ("paragraph", "Du kan søge."),
        ("list_item", "pas"),
        ("list_item", "kort"),
        ("list_item", "et"),
        ("quote", "Vi mener ja."),
        ("cell", "År"),
        ("cell", "Beløb"),
        ("cell", "2024"),
        ("cell", "5"),
        ("heading", "Klage"),
        ("paragraph", "Skriv til os."),
    ]
    assert read(text).blocks[-1].section == ("Støtte", "Klage")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Du *kan* **s**øge ~~nu~~ ***i dag***.", "Du kan søge nu i dag."),
        ("2 * 3 * 4 og _snake_case_ og **åben.", "2 * 3 * 4 og snake_case og **åben."),
        (r"Det er \*ikke\* det \# \x.", r"Det er *ikke* det # \x."),
        ("R&amp;D, 5&nbsp;kr., s&#248;g, &ukendt;", "R&D, 5 kr., søg, &ukendt;"),
        ("Du kan\nsøge\r\n  om støtte.  ", "Du kan søge om støtte."),
        ("Skriv `ls  -l` og `` a`b `` nu.", "Skriv »ls -l« og »a`b« nu."),
        ("Se <b>her</b><!-- x --> nu.", "Se her nu."),
        ("Se [*her*](/a 'b'), [der][1] og [ikke].\n\n[1]: /c", "Se her, der og [ikke]."),
        ("Se <https://a.example/b_c_> nu.", "Se https://a.example/b_c_ nu."),
        ("Se ![En glad](a.png) nu.", "Se nu."),
        ("#hashtag er ikke en overskrift", "#hashtag er ikke en overskrift"),
    ],
)
def test_inline_markup(text, said):
    assert texts(text)[0] == said


@pytest.mark.parametrize(
    "text",
    [
        "```\nkode\n```",
        "    kode",
        "~~~ python\nkode\n",
        "***",
        "<!-- x -->",
        "[1]: /c",
        "`ls -l`",
        "<script>\nkode\n</script>",
        "",
    ],
)
def test_what_is_no_text_is_skipped(text):
    assert texts(text) == []


def test_front_matter_is_skipped():
    assert texts("---\ntitle: Støtte\ntags: [a]\n---\n\nDu kan søge.") == ["Du kan søge."]
    assert texts("+++\ntitle = 'x'\n+++\nDu kan søge.") == ["Du kan søge."]
    assert texts("---\n\nDu kan søge.\n\n---\n") == ["Du kan søge."]
    assert written("---\ntitle: x\n---\nDu kan søge.", "søge") == "søge"


def test_links_and_images_are_blocks_of_their_own():
    blocks = read("Læs [mere *her*](/mere) og ![En glad](a.png).").blocks
    assert [(block.kind, block.text, block.target) for block in blocks] == [
        ("paragraph", "Læs mere her og .", ""),
        ("link", "mere her", "/mere"),
        ("caption", "En glad", ""),
    ]


def test_tags_between_paragraphs_are_read_as_on_a_page():
    text = "Et.\n\n<div class=x>\n<p>Hej s&oslash;de <b>du</b></p>\n</div>\n\nTo."
    assert texts(text) == ["Et.", "Hej søde du", "To."]
    assert written(text, "søde du") == "s&oslash;de <b>du"


def test_comments_are_directives():
    text = "Et.\n\n<!-- sprogtjek: fra passiv-s -->\n\nTo <!-- sprogtjek: til --> tre."
    document = read(text)
    assert [(d.action, d.rules) for d in document.directives] == [
        ("fra", ("passiv-s",)),
        ("til", ()),
    ]
    assert [text[d.span.start : d.span.end] for d in document.directives] == [
        "<!-- sprogtjek: fra passiv-s -->",
        "<!-- sprogtjek: til -->",
    ]


@pytest.mark.parametrize(
    ("text", "words", "source"),
    [
        ("Du kan **s**øge.", "søge", "s**øge"),
        ("> - Du\n>   kan søge.", "Du kan søge", "Du\n>   kan søge"),
        ("| a | b \\| c |\n|--|--|\n| d | *e* f |", "b | c", "b \\| c"),
        ("| a | b |\n|--|--|\n| d | *e* f |", "e f", "e* f"),
        ("## Støtte  ##", "Støtte", "Støtte"),
        ("- - Du kan søge", "Du kan", "Du kan"),
        ("1.\tDu kan\n\tsøge nu", "kan søge", "kan\n\tsøge"),
        ("To\nlinjer\n===", "To linjer", "To\nlinjer"),
        ("Du\rkan\r\nsøge &oslash;l.", "kan søge øl", "kan\r\nsøge &oslash;l"),
        ("Skriv `a b` nu", "»a b«", "`a b`"),
        ("|a|b|\n|-|-|\n| c |\x0b d \x0b|", "d", "d"),
        ("|a|b|\n|-|-|\n| c |\u00a0d\u00a0|", "d", "d"),
        ("- Du kan\n  søge\x0b \x0b", "kan søge", "kan\n  søge"),
    ],
)
def test_places(text, words, source):
    assert written(text, words) == source


def test_a_letter_is_told_as_in_a_plain_text():
    letter = (
        "Nordby Kommune\nRådhuset 1\n9999 Nordby\n\nKære Anne\n\nVi har fået dit brev, og vi "
        "svarer her.\n\nMed venlig hilsen\nBo Holm\nSagsbehandler"
    )
    marked = letter.replace("\n\n", "|").replace("\n", "\\\n").replace("|", "\n\n")
    assert outline(marked) == plain_outline(letter)


def test_a_date_is_no_list():
    text = "Vi ses.\n\n19. september 2025 holder vi lukket.\n\nHusk:\n\n1. pas\n2. kort"
    assert outline(text) == [
        ("paragraph", "Vi ses."),
        ("paragraph", "19. september 2025 holder vi lukket."),
        ("paragraph", "Husk:"),
        ("list_item", "pas"),
        ("list_item", "kort"),
    ]
    assert written("19. september holder vi lukket.", "19. september") == "19. september"


def test_typed_bullets_are_list_items():
    assert texts("Husk at have dette med:\n• pas\n• kort, der\n  gælder") == [
        "Husk at have dette med:",
        "pas",
        "kort, der gælder",
    ]


def test_a_title_above_a_list_and_a_sentence_that_leads_into_one():
    assert outline("Det lover vi\n\n- svar\n- hjælp")[0][0] == "heading"
    assert outline("Du skal medbringe\n\n- pas\n- kort")[0][0] == "paragraph"


def test_a_file_is_markdown_by_its_name():
    assert read_bytes(b"<p>Hej *du*</p>\n\n*Ja.*", "a.md").source.media_type == "text/markdown"
    assert read_bytes(b"*Ja.*", "a.markdown").blocks[0].text == "Ja."


def test_too_long_a_text_is_refused():
    with pytest.raises(UserError) as caught:
        read("a" * (markdown.MAX_LENGTH + 1))
    assert caught.value.path == "side.md"


@pytest.mark.parametrize(
    "text",
    [
        "[" * 20_000,
        "[a](" * 10_000,
        "![a](" * 10_000,
        "*a " * 20_000,
        "**a_" * 5_000,
        "`" * 20_000,
        "".join("`" * k + " " for k in range(300)),
        "> " * 5_000,
        "- " * 5_000,
        "<" * 20_000,
        "<!--" * 10_000,
        "&" * 20_000,
        "\\" * 20_000,
        "a\n" * 20_000,
        "|" * 20_000 + "\n" + "|-" * 10_000,
        "a|b\n-|-\n" + "c|d\n" * 2_000,
        "---\na: b\n" + "x\n" * 10_000,
        "[a]: b\n" * 5_000,
        "~~" * 20_000,
    ],
)
def test_hostile_text_is_read(text):
    read(text)
