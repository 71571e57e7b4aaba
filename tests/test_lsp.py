"""The language server with a real client over stdio."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import pytest
from editor import Editor
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lsprotocol import types

NUMBERS = itertools.count()
LETTER = """\
Kære Anne

Såfremt du flytter, skal du fremsende skemaet til kommunen.

Vi har modtaget din ansøgning. 😀 Såfremt du har spørgsmål, kan du ringe.

Venlig hilsen
Borgerservice
"""


@pytest.fixture(scope="module")
def editor(tmp_path_factory) -> Iterator[Editor]:
    started = Editor(tmp_path_factory.mktemp("breve"))
    yield started
    assert started.quit() == 0


@pytest.fixture
def brev(editor) -> Iterator[str]:
    """A letter that is open."""
    name = f"brev-{next(NUMBERS)}.txt"
    editor.open(name, LETTER)
    yield name
    if name in editor.texts:
        editor.close(name)


def test_a_letter_is_checked_when_it_is_opened(editor, brev):
    found = editor.found(brev)
    assert ("saafremt", "Såfremt") in found
    shown = next(d for d in editor.diagnostics(brev) if d.code == "saafremt")
    assert shown.source == "sprogtjek"
    assert shown.severity == types.DiagnosticSeverity.Warning
    assert "Hvis" in shown.message


def test_typing(editor, brev):
    before = editor.found(brev)
    at = LETTER.index("Såfremt")
    for offset, letter in enumerate("Hvis"):
        editor.change(brev, (at + offset, at + offset, letter))
    editor.change(brev, (at + 4, at + 11, ""))
    assert [each for each in before if each[0] != "saafremt"] == [
        each for each in editor.found(brev) if each[0] != "saafremt"
    ]
    assert len(before) == len(editor.found(brev)) + 1


def test_many_lines_are_pasted_and_undone(editor, brev):
    before = editor.found(brev)
    paste = "\n".join(f"Såfremt der er {n} børn, kan du ringe.\n" for n in range(100))
    at = LETTER.index("Venlig")
    editor.change(brev, (at, at, paste))
    assert len([rule for rule, _ in editor.found(brev) if rule == "saafremt"]) == 102
    editor.change(brev, (at, at + len(paste), ""))
    assert editor.texts[brev] == LETTER
    assert editor.found(brev) == before


def test_two_texts_are_kept_apart(editor, brev):
    editor.open("anden.md", "# Om dig\n\nDu kan ringe til os.\n", "markdown")
    assert ("saafremt", "Såfremt") not in editor.found("anden.md")
    editor.change("anden.md", (10, 10, "Såfremt du vil: "))
    assert ("saafremt", "Såfremt") in editor.found("anden.md")
    assert [rule for rule, _ in editor.found(brev)].count("saafremt") == 2
    editor.close("anden.md")


def test_what_is_closed_is_cleared(editor, brev):
    assert editor.diagnostics(brev)
    editor.close(brev)
    editor.wait(lambda: not editor.shown[brev].diagnostics)


def test_an_empty_text_may_be_written_in(editor):
    editor.open("tom.txt", "")
    assert editor.diagnostics("tom.txt") == []
    editor.change("tom.txt", (0, 0, "Såfremt du flytter, skal du skrive til os."))
    assert ("saafremt", "Såfremt") in editor.found("tom.txt")
    editor.replace("tom.txt", "")
    assert editor.diagnostics("tom.txt") == []
    editor.close("tom.txt")


@pytest.mark.parametrize("text", ["\x0c\u2028", "\r\n", "😀", "\ud83d halv", "\ufeffDu kan ringe."])
def test_odd_texts_are_checked(editor, brev, text):
    editor.replace(brev, text)
    editor.diagnostics(brev)
    editor.replace(brev, f"{text}\n\nSåfremt du flytter, skal du skrive til os.")
    assert ("saafremt", "Såfremt") in editor.found(brev)


def test_rapid_edits_leave_the_right_diagnostics_and_no_backlog(editor, brev):
    at = LETTER.index("Vi har")
    editor.diagnostics(brev)
    before = editor.published
    for number in range(500):
        new = "Såfremt " if number % 2 == 0 else ""
        editor.change(brev, (at, at + len("Såfremt ") * (number % 2), new))
    assert editor.texts[brev] == LETTER
    assert [rule for rule, _ in editor.found(brev)].count("saafremt") == 2
    assert editor.published - before <= 500
    before = editor.published
    editor.change(brev, (0, 0, "Såfremt "))
    assert [rule for rule, _ in editor.found(brev)].count("saafremt") == 3
    assert editor.published == before + 1  # nothing of the 500 was left to do


def test_a_text_of_a_megabyte(editor, brev):
    paragraph = "Såfremt du har spørgsmål, kan du ringe til kommunen. " * 50 + "\n\n"
    editor.replace(brev, paragraph * (1_000_000 // len(paragraph.encode())))
    shown = editor.diagnostics(brev)
    assert len(shown) > 500
    editor.change(brev, (0, 0, "Kære Anne\n\n"))
    assert len(editor.diagnostics(brev)) >= len(shown)


LONG = "\n\n".join(
    f"Såfremt du har {number} børn, bedes du fremsende {number} skemaer til kommunen."
    for number in range(4000)
)


def test_what_is_typed_goes_before_a_long_text_that_is_opened(editor, brev):
    editor.open("lang.txt", LONG)
    editor.change(brev, (0, 0, "Såfremt "))
    assert [rule for rule, _ in editor.found(brev)].count("saafremt") == 3
    assert "lang.txt" not in editor.shown
    editor.close("lang.txt")
    editor.wait(lambda: "lang.txt" in editor.shown)
    assert not editor.shown["lang.txt"].diagnostics


def test_answers_do_not_wait_for_a_long_text(tmp_path):
    editor = Editor(tmp_path)
    editor.open("brev.txt", LETTER)
    shown = next(d for d in editor.diagnostics("brev.txt") if d.code == "saafremt")
    editor.open("lang.txt", LONG)
    params = types.HoverParams(editor.id("brev.txt"), shown.range.start)
    assert "Hvis" in editor.request(types.TEXT_DOCUMENT_HOVER, params).contents.value
    assert editor.quit() == 0
    assert "lang.txt" not in editor.shown


def test_hover_while_a_text_is_read_again(editor, brev):
    editor.diagnostics(brev)
    editor.change(brev, (0, 0, "Hej.\n\n"))
    at = types.Position(4, 3)
    said = editor.request(types.TEXT_DOCUMENT_HOVER, types.HoverParams(editor.id(brev), at))
    assert "Hvis" in said.contents.value
    assert said.range.start == types.Position(4, 0)


def test_what_is_asked_of_a_text_that_changes_before_it_is_read(tmp_path):
    editor = Editor(tmp_path, options={"debounce": 10 * 60 * 1000})  # nothing is read again here
    editor.open("brev.txt", LETTER)
    assert editor.actions("brev.txt")
    editor.change("brev.txt", (0, 0, "Hej.\n\n"))
    document, nowhere = editor.id("brev.txt"), types.Position(4, 3)
    context = types.CodeActionContext([])
    asked = types.CodeActionParams(document, types.Range(nowhere, nowhere), context)
    hover = editor.begin(types.TEXT_DOCUMENT_HOVER, types.HoverParams(document, nowhere))
    actions = editor.begin(types.TEXT_DOCUMENT_CODE_ACTION, asked)
    editor.change("brev.txt", (0, 0, "Hej.\n\n"))
    assert hover() is None
    assert not actions()
    waiting = editor.begin(types.TEXT_DOCUMENT_HOVER, types.HoverParams(document, nowhere), "sæt")
    editor.cancel("sæt")
    with pytest.raises(Exception, match="cancel"):
        waiting()
    editor.begin(types.TEXT_DOCUMENT_CODE_LENS, types.CodeLensParams(document))
    assert editor.quit() == 0  # and the end waits for nothing


def test_a_finding_leads_to_its_rule_and_to_other_places(tmp_path):
    editor = Editor(tmp_path, options={"debounce": 0, "docs": "https://x.dk/regler"})
    said = (
        "Du kan ringe til os.\nDu skal svare.\n\nHar De spørgsmål, kan De ringe.\nVi svarer Dem.\n"
    )
    editor.open("brev.txt", said)
    found = editor.diagnostics("brev.txt")
    assert all(d.code_description.href == f"https://x.dk/regler#{d.code}" for d in found)
    related = [other for d in found for other in d.related_information or ()]
    lines = {other.location.range.start.line for other in related}
    assert lines == {0, 1, 3, 4}
    assert editor.quit() == 0


def frame(body: bytes) -> bytes:
    return b"Content-Length: %d\r\n\r\n%s" % (len(body), body)


@pytest.mark.parametrize(
    "data",
    [
        frame(b"{"),
        frame(b"[]"),
        frame(b"17"),
        frame(b'{"jsonrpc":"2.0"}'),
        frame(b'{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":3}}'),
        frame(b'{"jsonrpc":"2.0","method":"textDocument/didChange","params":{}}'),
        frame(b'{"jsonrpc":"2.0","id":"x","method":"textDocument/hover","params":{}}'),
        frame(b'{"jsonrpc":"2.0","id":"x","method":"no/such","params":{}}'),
        frame(b"\xff\xfe"),
        b"Content-Length: mange\r\n\r\n",
    ],
)
def test_malformed_messages_do_no_harm(editor, brev, data):
    editor.send(data)
    editor.change(brev, (0, 0, "Såfremt "))
    assert [rule for rule, _ in editor.found(brev)].count("saafremt") == 3


ODD = "Æblegrød 😀😀 såfremt du vil.\r\n\r\nDu kan ringe\u2028til os. Såfremt 😀."


def test_positions_are_in_utf_16_if_nothing_else_is_agreed_on(editor, brev):
    editor.replace(brev, ODD)
    found = [text for rule, text in editor.found(brev) if rule == "saafremt"]
    assert found == ["såfremt", "Såfremt"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-32"])
def test_positions_are_in_the_encoding_agreed_on(tmp_path, encoding):
    editor = Editor(tmp_path, encoding=encoding)
    assert editor.capabilities.position_encoding == encoding
    editor.open("brev.txt", ODD)
    found = [text for rule, text in editor.found("brev.txt") if rule == "saafremt"]
    assert found == ["såfremt", "Såfremt"]
    assert editor.quit() == 0


def test_an_editor_that_leaves_ends_the_server(tmp_path):
    editor = Editor(tmp_path)
    editor.notify(types.EXIT, None)
    assert editor.ended() == 1


def test_an_editor_may_ask_for_diagnostics(tmp_path):
    editor = Editor(tmp_path, pulls=True)
    editor.open("brev.txt", LETTER)

    def pull(previous: str | None = None):
        params = types.DocumentDiagnosticParams(editor.id("brev.txt"), previous_result_id=previous)
        return editor.request(types.TEXT_DOCUMENT_DIAGNOSTIC, params)

    first = pull()
    assert "saafremt" in [d.code for d in first.items]
    assert pull(first.result_id).kind == "unchanged"
    editor.change("brev.txt", (0, 0, "Såfremt "))
    second = pull(first.result_id)
    assert [d.code for d in second.items].count("saafremt") == 3
    assert editor.published == 0
    assert editor.quit() == 0


PIECES = ("Såfremt ", "de bedes ", "\n\n", "\n", "- ", "😀", "ø", ". ", "Ansøgningen behandles. ")


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    edits=st.lists(
        st.tuples(st.integers(0, 250), st.integers(0, 9), st.sampled_from(PIECES)),
        min_size=1,
        max_size=8,
    )
)
def test_edits_give_what_opening_the_text_gives(editor, edits):
    editor.open("skrevet.txt", LETTER)
    for start, size, new in edits:
        length = len(editor.texts["skrevet.txt"])
        editor.change("skrevet.txt", (min(start, length), min(start + size, length), new))
    shown = editor.diagnostics("skrevet.txt")
    editor.open("aabnet.txt", editor.texts["skrevet.txt"])
    assert editor.diagnostics("aabnet.txt") == shown
    editor.close("skrevet.txt")
    editor.close("aabnet.txt")


def test_nothing_of_a_text_is_logged(tmp_path):
    editor = Editor(tmp_path)
    editor.open("brev.txt", LETTER)
    editor.send(frame(b'{"jsonrpc":"2.0","method":"textDocument/didOpen","params":"hemmelig"}'))
    editor.send(
        frame(b'{"jsonrpc":"2.0","id":1,"method":"textDocument/hover","params":"hemmelig"}')
    )
    editor.diagnostics("brev.txt")
    said = editor.log()
    assert "hemmelig" not in said
    assert "Anne" not in said
    assert "JsonRpcInvalidParams" in said
