"""What a text must hold of a list of phrases."""

from __future__ import annotations

import pytest
from built import doc

from sprogtjek.checks.kept import kept
from sprogtjek.word_places import may_hold, telling_words, word_places


def test_where_words_stand():
    assert word_places("Du skal, du kan.") == {"du": [0, 9], "skal": [3], "kan": [12]}


@pytest.mark.parametrize(
    ("phrases", "text", "may"),
    [
        (("i forhold til",), "I FORHOLD TIL loven", True),
        (("i forhold til",), "i loven til", False),
        (("f.eks.", "bl.a."), "Se f.eks. her.", True),
        (("hr.",), "Hr. Holm", True),
        (("hr.",), "hrm.", False),
        (("§",), "noget andet", True),  # a sign alone is no word
    ],
)
def test_what_may_stand_in_a_text(phrases, text, may):
    assert may_hold(text, telling_words(phrases)) is may


def test_an_answer_is_worked_out_once_for_a_document():
    asked = []

    @kept
    def length(token):
        asked.append(token.text)
        return len(token)

    one, other = (doc("Vi/PRON/nsubj/1 svarer/VERB!/ROOT/0") for _ in range(2))
    assert [length(one[0]), length(one[0]), length(one[1]), length(other[0])] == [2, 2, 6, 2]
    assert asked == ["Vi", "svarer", "Vi"]
