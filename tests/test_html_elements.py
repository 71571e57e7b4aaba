"""Elements, and forms of them: what is put in is never markup, and is never a gap."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from page import read

from sprogtjek.reporters.html_elements import Element, Form, document, tag, together, within
from sprogtjek.reporters.xml import clean

ANY = st.text(max_size=40) | st.sampled_from(
    [
        "<script>alert(1)</script>",
        "</b><img src=x>",
        "&amp;&#60;b&#62;",
        "\"' onload=x ",
        "{words}",
        "{{id}}",
        "%s %(id)s",
        "\x00{id}\x1f",
    ]
)
FORM = Form(tag("p", "»{words}« ", tag("b", "{words}{more}"), title="om {id}", id="{id}-m"))


def as_read(text: str) -> str:
    """What a parser hands on of a text: one newline of each, and no forbidden characters."""
    return clean(text).replace("\r\n", "\n").replace("\r", "\n")


@given(words=ANY, more=ANY, id_=ANY)
def test_a_form_says_what_the_elements_say(words: str, more: str, id_: str):
    told = tag("p", f"»{words}« ", tag("b", words, more), title=f"om {id_}", id=f"{id_}-m")
    assert FORM.fill(words=words, more=more, id=id_) == told
    assert FORM.partly(words=words).fill(more=more, id=id_) == told
    assert FORM.partly(id=id_).partly(more=more).fill(words=words) == told


@given(words=ANY, id_=ANY)
def test_what_fills_a_form_is_never_markup(words: str, id_: str):
    (paragraph,) = read(FORM.fill(words=words, more=None, id=id_)).all("p")
    assert [node.tag for node in paragraph.all()] == ["b"]
    assert set(paragraph.attributes) == {"title", "id"}
    assert as_read(paragraph.attributes["id"] or "") == as_read(f"{id_}-m")
    assert as_read(paragraph.text()) == as_read(f"»{words}« {words}")


@given(text=ANY)
def test_an_element_is_one_in_a_text_alone(text: str):
    filled = FORM.fill(words=tag("i", text), more=text, id=tag("i", text))
    (paragraph,) = read(filled).all("p")
    assert [node.tag for node in paragraph.all()] == ["i", "b", "i"]
    assert as_read(paragraph.attributes["id"] or "") == as_read(f"<i>{tag('i', text)[3:-4]}</i>-m")


def test_numbers_are_written_as_they_are():
    assert FORM.fill(words=0, more=12, id=1) == tag(
        "p", "»0« ", tag("b", "012"), title="om 1", id="1-m"
    )


def test_a_gap_must_be_filled():
    with pytest.raises(KeyError):
        FORM.fill(words="ord", id="a")


@pytest.mark.parametrize("before", ['a="b"', "x > y", "a<b", "'"])
def test_what_stands_before_a_gap_does_not_change_its_kind(before: str):
    form = Form(tag("p", before, tag("b", before, "{words}"), title=before, id="{id}"))
    assert form.fill(words='"<', id='"<') == tag(
        "p", before, tag("b", before, '"<'), title=before, id='"<'
    )


@given(texts=st.lists(ANY, max_size=5))
def test_pieces_are_the_same_as_the_whole(texts: list[str]):
    whole = tag("p", *texts, id="a")
    assert together(*within("p", *texts, id="a")) == whole
    assert document(*within("p", *texts, id="a")) == document(whole)
    assert all(isinstance(node, Element) for node in (whole, together(*texts)))
