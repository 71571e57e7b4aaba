"""A text that is being written is reported on as if it were read for the first time."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sprogtjek import Linter, collecting, language
from sprogtjek.recalling import Recall
from sprogtjek.records import Source

LETTER = """\
Kære Anne

# Klage

Såfremt du flytter, skal du fremsende skemaet til kommunen. De bedes ringe.

- Ansøgningen behandles af forvaltningen
- Du kan klage, jf. lovens § 5

sprogtjek: fra saafremt

Vi har modtaget [din ansøgning](http://x.dk). 😀 Såfremt du har spørgsmål, kan du ringe.

sprogtjek: til

Venlig hilsen
Borgerservice
"""
PIECES = (
    "Såfremt ",
    "de bedes ",
    "\n\n",
    "\n",
    "- ",
    "> ",
    "😀",
    "ø",
    ". ",
    "Ansøgningen behandles. ",
    "\n\nsprogtjek: fra passiv\n\n",
    "\n\nsprogtjek: til\n\n",
    "",
)
EDITS = st.lists(
    st.tuples(st.integers(0, len(LETTER)), st.integers(0, 30), st.sampled_from(PIECES)),
    min_size=1,
    max_size=8,
)


@pytest.fixture(scope="module")
def linter() -> Linter:
    return Linter()


@pytest.mark.parametrize("media_type", ["text/plain", "text/markdown", "text/html"])
@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(edits=EDITS)
def test_edits_are_reported_as_if_read_for_the_first_time(linter, media_type, edits):
    recall, text = Recall(), LETTER
    linter.lint(Source("brev", text, media_type), recall=recall)
    for start, size, new in edits:
        text = text[:start] + new + text[start + size :]
        source = Source("brev", text, media_type)
        assert linter.lint(source, recall=recall) == linter.lint(source)


def test_what_has_not_moved_is_the_same_object(linter):
    recall = Recall()
    before = linter.lint(LETTER, recall=recall)
    after = linter.lint(f"{LETTER}\nDe bedes svare.\n", recall=recall)
    first = next(index for index, each in enumerate(before.findings) if each.sentence)
    assert after.findings[first] is before.findings[first]


def test_other_rules_begin_anew(linter):
    recall = Recall()
    linter.lint(LETTER, recall=recall)
    rules = [rule for rule in linter.rules() if rule.id == "saafremt"]
    found = Linter(rules, pipeline=linter.pipeline).lint(LETTER, recall=recall).findings
    assert {finding.rule for finding in found} == {"saafremt"}


def test_a_text_of_more_blocks_than_are_remembered_is_not_parsed_again(linter, monkeypatch):
    monkeypatch.setattr(collecting, "MOST_BLOCKS", 2)
    recall, text = Recall(), "\n\n".join(f"Såfremt du har {number} børn." for number in range(9))
    linter.lint(text, recall=recall)
    parsed: list[str] = []
    parse = language.parse

    def counted(nlp, texts):
        parsed.extend(texts := [*texts])
        return parse(nlp, texts)

    monkeypatch.setattr(language, "parse", counted)
    linter.lint(f"{text}\n\nDu kan ringe.", recall=recall)
    assert parsed == ["Du kan ringe."]


BOX = "<h2>Kontakt</h2>{}<p>Såfremt du flytter, skal du {}fremsende skemaet.</p>{}"


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    pages=st.lists(
        st.tuples(
            st.sampled_from(["", "<p>De bedes ringe til os.</p>", "<p>Du\nkan læse mere.</p>\n"]),
            st.sampled_from(["Klage", "Flytning", "Ansøgningen behandles"]),
            st.sampled_from(
                [("", "", ""), ("\n", "", "\n"), ("", "<b>\n</b>", ""), ("", "&nbsp;", "")]
            ),
            st.integers(1, 2),
        ),
        min_size=2,
        max_size=6,
    )
)
def test_a_box_on_many_pages_is_reported_as_if_read_for_the_first_time(linter, pages):
    sources = [
        Source(f"{n}", f"<h1>{title}</h1>{above}{BOX.format(*written) * times}", "text/html")
        for n, (above, title, written, times) in enumerate(pages)
    ]
    assert [*linter.lint_many(sources)] == [linter.lint(source) for source in sources]


def test_what_many_texts_have_in_common_is_kept_in_bounds(linter):
    recall = Recall(beside=5)
    for number in range(4):
        text = "\n\n".join(f"Såfremt du har {number} {what}." for what in ("børn", "kort", "huse"))
        linter.lint(text, recall=recall)
    recall.begin(Source("", ""), None)
    assert len(recall._known) == 5
