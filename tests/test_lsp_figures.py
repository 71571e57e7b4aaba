"""What an editor may show of a text beside the text: numbers, and answers without a window."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Future

import pytest
from editor import Editor
from lsprotocol import types

from sprogtjek.lsp.server import Server

LETTER = """\
Kære Anne

Såfremt du flytter, skal du fremsende skemaet til kommunen. Vi har modtaget din ansøgning om et
tilskud til medicin, og vi har brug for at vide, hvad du har betalt for den i det sidste halve år.

Venlig hilsen
Borgerservice
"""


@pytest.fixture(scope="module")
def editor(tmp_path_factory) -> Iterator[Editor]:
    started = Editor(tmp_path_factory.mktemp("breve"), options={"debounce": 0, "quiet": True})
    started.open("brev.txt", LETTER)
    started.open("kort.txt", "Vi ringer i morgen.")
    yield started
    assert started.messages == []
    assert started.quit() == 0


def run(editor: Editor, command: str, *arguments: str):
    params = types.ExecuteCommandParams(command, arguments=list(arguments))
    return editor.request(types.WORKSPACE_EXECUTE_COMMAND, params)


def test_figures_of_an_open_text(editor):
    figures = run(editor, "sprogtjek.figures", editor.uri("brev.txt"))
    assert (figures["words"], figures["sentences"], figures["longestSentence"]) == (37, 2, 28)
    assert figures["band"] == "middel"
    assert round(figures["lix"]) == 43
    assert sum(figures["findings"].values()) == len(editor.diagnostics("brev.txt"))


def test_a_short_text_has_no_lix(editor):
    figures = run(editor, "sprogtjek.figures", editor.uri("kort.txt"))
    assert (figures["lix"], figures["band"], figures["words"]) == (None, None, 4)


def test_a_text_that_is_not_open_has_no_figures(editor):
    assert run(editor, "sprogtjek.figures", editor.uri("lukket.txt")) is None


def test_answers_are_not_shown_where_the_editor_shows_them_itself(editor):
    uri = editor.uri("brev.txt")
    assert "»" in run(editor, "sprogtjek.explain", uri, "saafremt")
    assert "Lix" in run(editor, "sprogtjek.score", uri)


def test_an_editor_that_speaks_of_no_encoding_counts_in_utf_16(tmp_path):
    older = Editor(tmp_path, encoding=None)
    older.open("brev.txt", "Kære Anne 🎉\n\n🎉 Såfremt du flytter, skal du skrive til os.\n")
    (found,) = (each for each in older.diagnostics("brev.txt") if each.code == "saafremt")
    assert (found.range.start.character, found.range.end.character) == (3, 10)
    assert older.quit() == 0


def test_what_is_said_of_a_word_goes_before_what_is_said_of_the_sentence(editor):
    text = LETTER.replace("medicin,", "medicin, som du skal fremsende papirerne om,")
    editor.open("lang.txt", text)
    at = types.Position(3, text.splitlines()[3].index("fremsende") + 2)
    shown = [d for d in editor.diagnostics("lang.txt") if holds(d.range, at)]
    assert len(shown) > 1
    hover = editor.request(types.TEXT_DOCUMENT_HOVER, types.HoverParams(editor.id("lang.txt"), at))
    first = next(d for d in shown if d.code == "fremsende")
    assert hover.contents.value.startswith(f"**{first.message}**")
    assert hover.range == first.range


def holds(where: types.Range, at: types.Position) -> bool:
    start, end = where.start, where.end
    return (start.line, start.character) <= (at.line, at.character) <= (end.line, end.character)


def test_the_end_does_not_stumble_over_what_is_waited_for():
    protocol = Server().protocol
    waiting = protocol._request_futures
    futures = [Future() for _ in range(3)]
    for number, future in enumerate(futures):
        waiting[number] = future
        future.add_done_callback(lambda _, number=number: waiting.pop(number))
    assert len(list(protocol.lsp_shutdown(None))) == 1  # what we do ourselves at the end
    assert all(future.cancelled() for future in futures)
