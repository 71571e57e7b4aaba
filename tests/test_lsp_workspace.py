"""Diagnostics of a whole folder, asked for by the editor."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from editor import Editor
from lsprotocol import types

from sprogtjek.lsp.folders import Folder

FULL, UNCHANGED = "full", "unchanged"


@pytest.fixture
def editor(tmp_path) -> Iterator[Editor]:
    (tmp_path / "et.txt").write_text("Såfremt du flytter, skal du ringe.\n", encoding="utf-8")
    (tmp_path / "to.md").write_text("# Om dig\n\nDu kan ringe til os.\n", encoding="utf-8")
    (tmp_path / "tre.docx").write_bytes(b"PK")
    started = Editor(tmp_path, pulls=True)
    yield started
    assert started.quit() == 0


def pull(editor: Editor, before: Any = None, **tokens: str) -> dict[str, Any]:
    """What is answered, by name; ``before`` is what was answered last."""
    known = [types.PreviousResultId(each.uri, each.result_id) for each in (before or {}).values()]
    params = types.WorkspaceDiagnosticParams(known, identifier="sprogtjek", **tokens)
    report = editor.request(types.WORKSPACE_DIAGNOSTIC, params)
    return {each.uri.rsplit("/", 1)[-1]: each for each in report.items}


def test_files_that_are_not_open_are_checked_on_the_disk(editor):
    found = pull(editor)
    assert set(found) == {"et.txt", "to.md"}
    assert [d.code for d in found["et.txt"].items] == ["saafremt"]
    assert found["et.txt"].version is None
    assert editor.published == 0


def test_what_has_not_changed_is_not_said_again(editor, tmp_path):
    first = pull(editor)
    assert {each.kind for each in pull(editor, first).values()} == {UNCHANGED}
    (tmp_path / "to.md").write_text("Såfremt du ringer, er det godt.\n", encoding="utf-8")
    second = pull(editor, first)
    assert {name: each.kind for name, each in second.items()} == {
        "et.txt": UNCHANGED,
        "to.md": FULL,
    }
    assert [d.code for d in second["to.md"].items] == ["saafremt"]


def test_an_open_file_counts_as_it_stands_in_the_editor(editor):
    first = pull(editor)
    editor.open("et.txt", "Du kan ringe.\n")
    second = pull(editor, first)
    assert (second["et.txt"].kind, second["et.txt"].version) == (FULL, 1)
    assert not second["et.txt"].items
    params = types.DocumentDiagnosticParams(editor.id("et.txt"))
    alone = editor.request(types.TEXT_DOCUMENT_DIAGNOSTIC, params)
    assert alone.result_id == second["et.txt"].result_id
    assert pull(editor, second)["et.txt"].kind == UNCHANGED
    editor.close("et.txt")
    assert pull(editor, second)["et.txt"].kind == FULL


def test_answers_come_bit_by_bit_where_the_editor_takes_them_so(editor):
    assert pull(editor, partial_result_token="bidder", work_done_token="arbejde") == {}
    editor.wait(lambda: any(each.get("kind") == "end" for each in editor.progress))
    parts = [each["items"] for each in editor.progress if "items" in each]
    assert [[each["uri"].rsplit("/", 1)[-1] for each in part] for part in parts] == [
        ["et.txt"],
        ["to.md"],
    ]
    shown = [each for each in editor.progress if each.get("kind") == "report"]
    assert [each["message"] for each in shown] == ["et.txt", "to.md"]


def test_other_rules_have_the_editor_ask_again(editor, tmp_path):
    first = pull(editor)
    before = len(editor.refreshed)
    settings = tmp_path / ".sprogtjek.yaml"
    settings.write_text("rules:\n  saafremt: off\n", encoding="utf-8")
    change = types.FileEvent(settings.as_uri(), types.FileChangeType.Created)
    changed = types.DidChangeWatchedFilesParams([change])
    editor.notify(types.WORKSPACE_DID_CHANGE_WATCHED_FILES, changed)
    editor.wait(lambda: len(editor.refreshed) > before)
    second = pull(editor, first)
    assert [each.kind for each in second.values()] == [FULL, FULL]
    assert not second["et.txt"].items


def test_a_run_may_be_called_off(editor, tmp_path):
    for number in range(40):
        text = f"Såfremt du har {number} børn, kan du ringe.\n"
        (tmp_path / f"brev-{number}.txt").write_text(text, encoding="utf-8")
    params = types.WorkspaceDiagnosticParams([], work_done_token="arbejde")
    answer = editor.begin(types.WORKSPACE_DIAGNOSTIC, params)
    editor.wait(lambda: any(each.get("kind") == "report" for each in editor.progress))
    cancel = types.WorkDoneProgressCancelParams("arbejde")
    editor.notify(types.WINDOW_WORK_DONE_PROGRESS_CANCEL, cancel)
    assert len(answer().items) < 42
    assert editor.progress[-1]["kind"] == "end"


def test_a_question_may_be_taken_back(editor, tmp_path):
    params = types.WorkspaceDiagnosticParams([])
    answer = editor.begin(types.WORKSPACE_DIAGNOSTIC, params, "spørgsmål")
    editor.cancel("spørgsmål")
    with pytest.raises(Exception, match="cancel"):
        answer()
    assert set(pull(editor)) == {"et.txt", "to.md"}


def test_what_has_not_changed_is_not_shown_as_work(editor):
    first = pull(editor)
    shown = len(editor.progress)
    pull(editor, first)
    assert len(editor.progress) == shown


FEW = """
import sys
import sprogtjek.cli
import sprogtjek.lsp.workspace as workspace
workspace.MOST = 2
sys.argv = ["sprogtjek", "lsp"]
sprogtjek.cli.main()
"""


def test_of_a_large_folder_the_first_are_shown_until_all_are_asked_for(tmp_path):
    for number in range(3):
        text = f"Såfremt du har {number} børn, kan du ringe.\n"
        (tmp_path / f"brev-{number}.txt").write_text(text, encoding="utf-8")
    editor = Editor(tmp_path, pulls=True, program=("-c", FEW))
    assert len(pull(editor, pull(editor))) == 2
    (said,) = editor.messages
    assert "3 tekster" in said
    assert "»Tjek hele mappen«" in said
    refreshed = len(editor.refreshed)
    params = types.ExecuteCommandParams("sprogtjek.checkWorkspace", arguments=[])
    assert len(editor.request(types.WORKSPACE_EXECUTE_COMMAND, params)) == 3
    editor.wait(lambda: len(editor.refreshed) > refreshed)
    assert len(pull(editor)) == 3
    assert len(editor.messages) == 1
    assert editor.quit() == 0


def test_what_is_typed_goes_before_the_folder(tmp_path):
    paragraphs = (f"Såfremt du har {number} børn, kan du ringe til os." for number in range(200))
    text = "\n\n".join(paragraphs)
    for number in range(20):
        page = text.replace("ringe", f"skrive {number} gange")
        (tmp_path / f"brev-{number:02}.txt").write_text(page, encoding="utf-8")
    editor = Editor(tmp_path)
    editor.open("nyt.txt", "Du kan ringe til os.\n")
    editor.diagnostics("nyt.txt")
    command = types.ExecuteCommandParams("sprogtjek.checkWorkspace", arguments=[])
    editor.begin(types.WORKSPACE_EXECUTE_COMMAND, command)
    editor.wait(lambda: any(each.get("kind") == "report" for each in editor.progress))
    for _ in range(3):
        editor.change("nyt.txt", (0, 0, "Såfremt du vil: "))
        assert ("saafremt", "Såfremt") in editor.found("nyt.txt")
    assert "brev-19.txt" not in editor.shown
    assert editor.quit() == 0


def test_a_large_folder_is_looked_through_seldom(tmp_path):
    (tmp_path / "et.txt").write_text("Hej.\n", encoding="utf-8")
    moments = iter([10, 13, 20, 72, *[73] * 5])  # it takes three seconds, and later none
    folder = Folder(lambda: next(moments))
    assert len(folder.lately(tmp_path)) == 1
    (tmp_path / "to.txt").write_text("Hej.\n", encoding="utf-8")
    assert len(folder.lately(tmp_path)) == 1
    assert len(folder.lately(tmp_path)) == 1
    assert len(folder.lately(tmp_path)) == 2
    assert len(folder.now(tmp_path)) == 2
