"""What the language server says when something of our own breaks down: that it did, and no more."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from editor import Editor
from lsprotocol import types
from pygls.exceptions import JsonRpcInternalError

LETTER = "Kære Anne\n\nSåfremt du flytter, skal du ringe.\n"

BROKEN = (
    ("lsp.checking", "Checker", "_check", "'hemmelig' in given[0].content"),
    ("lsp.checking", "Checker", "_read", "(given[0] / 'bryd').exists()"),
    ("lsp.settings_files", "SettingsFile", "__init__", "True"),
    ("lsp.server", "Server", "_publish", "'usendt' in given[0].checked.text.uri"),
    ("lsp.session", "Session", "current", "'forkert' in given[0]"),
)
"""Module, class and method, and when it breaks down."""

BREAK = """
from sprogtjek.{0} import {1}
def broken(self, *given, kept={1}.{2}, **named):
    if {3}:
        raise ValueError("hemmelig Anne")
    return kept(self, *given, **named)
{1}.{2} = broken
"""
START = """
import sys
import sprogtjek.cli
sys.argv = ["sprogtjek", "lsp"]
sprogtjek.cli.main()
"""
PROGRAM = "".join([*(BREAK.format(*each) for each in BROKEN), START])


@pytest.fixture(scope="module")
def editor(tmp_path_factory) -> Iterator[Editor]:
    started = Editor(tmp_path_factory.mktemp("breve"), program=("-c", PROGRAM))
    yield started
    # Each breakdown below is told of beside the messages, and nothing of the text is.
    assert set(started.log().splitlines()) == {"sprogtjek lsp: ValueError"}


def is_broken(shown: list[types.Diagnostic]) -> bool:
    return [d.message for d in shown] == [
        "Der er en fejl i sprogtjek (ValueError). Teksten er ikke tjekket. Fortæl os gerne om den."
    ]


def test_a_check_that_breaks_down_is_shown_and_the_next_one_is_made(editor):
    editor.open("brev.txt", f"{LETTER}\nhemmelig\n")
    assert is_broken(editor.diagnostics("brev.txt"))
    assert editor.actions("brev.txt") == []  # whoever waits for the check is answered
    editor.replace("brev.txt", LETTER)
    assert ("saafremt", "Såfremt") in editor.found("brev.txt")


def test_a_folder_is_read_on_behind_a_file_that_breaks_the_check(editor):
    (editor.folder / "a.txt").write_text(f"{LETTER}\nhemmelig\n", encoding="utf-8")
    (editor.folder / "b.txt").write_text(LETTER, encoding="utf-8")
    params = types.ExecuteCommandParams("sprogtjek.checkWorkspace", arguments=[])
    editor.request(types.WORKSPACE_EXECUTE_COMMAND, params)
    editor.wait(lambda: "b.txt" in editor.shown)
    assert is_broken(list(editor.shown["a.txt"].diagnostics))
    assert [d.code for d in editor.shown["b.txt"].diagnostics] == ["saafremt"]


def test_settings_that_break_the_server_leave_what_is_in_force(editor):
    editor.open("andet.txt", LETTER)
    before = editor.found("andet.txt")
    (editor.folder / "bryd").touch()
    change = types.FileEvent(editor.uri(".sprogtjek.yaml"), types.FileChangeType.Changed)
    changed = types.DidChangeWatchedFilesParams([change])
    editor.notify(types.WORKSPACE_DID_CHANGE_WATCHED_FILES, changed)
    assert "Indstillingerne er ikke læst." in editor.wait(lambda: editor.messages)[0]
    editor.change("andet.txt", (0, 0, "\n"))
    assert editor.found("andet.txt") == before


def test_yaml_that_breaks_the_server_is_shown(editor):
    editor.open(".sprogtjek.yaml", "level: hint\n", "yaml")
    (shown,) = editor.diagnostics(".sprogtjek.yaml")
    assert "Filen er ikke læst." in shown.message
    editor.close(".sprogtjek.yaml")


def test_diagnostics_that_cannot_be_sent_leave_the_lightbulb(editor):
    editor.open("usendt.txt", LETTER)
    assert editor.actions("usendt.txt")


def test_an_answer_that_breaks_down_says_its_kind_alone(editor):
    params = types.CodeLensParams(editor.id("forkert.txt"))
    with pytest.raises(JsonRpcInternalError) as raised:
        editor.request(types.TEXT_DOCUMENT_CODE_LENS, params)
    assert raised.value.message == "ValueError"
    assert "hemmelig" not in str(raised.value.data)
