"""The lightbulb and the settings: worked out when chosen, in the open text if there is one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from editor import Editor, apply
from lsprotocol import types

LETTER = """\
Kære Anne

Såfremt du flytter, skal du fremsende skemaet til kommunen.

Vi har spurgt QFX om din sag, og vi har også læst den ansøgning, som du sendte til os i foråret, så
vi nu kan fortælle dig, hvad der skal ske med din bolig i sommer.

Venlig hilsen
Borgerservice
"""
SETTINGS = ".sprogtjek.yaml"


@pytest.fixture(scope="module")
def editor(tmp_path_factory) -> Iterator[Editor]:
    started = Editor(tmp_path_factory.mktemp("breve"), resolves=True)
    started.open("brev.txt", LETTER)
    started.diagnostics("brev.txt")
    yield started
    assert started.quit() == 0


def titled(actions: list[types.CodeAction], start: str) -> types.CodeAction:
    return next(action for action in actions if action.title.startswith(start))


def offered(editor: Editor, **asked) -> list[types.CodeAction]:
    """lsprotocol takes an action with a command and no edit for the command alone."""
    found = editor.actions("brev.txt", **asked)
    return [each for each in found if isinstance(each, types.CodeAction)]


def at(editor: Editor, rule: str) -> types.Diagnostic:
    return next(d for d in editor.diagnostics("brev.txt") if d.code == rule)


def chosen(editor: Editor, rule: str, start: str) -> types.CodeAction:
    where = at(editor, rule).range
    action = titled(editor.actions("brev.txt", where), start)
    assert action.edit is None
    return editor.resolved(action)


@pytest.mark.parametrize(
    ("rule", "start", "wanted"),
    [
        ("saafremt", "Slå reglen", {"rules": {"saafremt": False}}),
        ("saafremt", "Tillad »såfremt«", {"terms": {"allowed": ["såfremt"]}}),
        ("akronym-ikke-indfoert", "Vores læsere kender »QFX«", {"terms": {"acronyms": ["QFX"]}}),
        (
            "saetning-lang",
            "Hæv grænsen for »saetning-lang« fra 26 til",
            {"rules": {"saetning-lang": {"params": {"warning": 39, "error": 48}}}},
        ),
    ],
)
def test_settings_are_made_where_there_are_none(editor, rule, start, wanted):
    action = chosen(editor, rule, start)
    create, change = action.edit.document_changes
    assert create.kind == "create"
    assert create.uri == change.text_document.uri == (editor.folder / SETTINGS).as_uri()
    assert yaml.safe_load(change.edits[0].new_text) == wanted


def test_the_open_settings_are_changed_as_they_stand(editor):
    path = editor.folder / SETTINGS
    path.write_text("level: hint\n", encoding="utf-8")
    editor.open(SETTINGS, "# 😀 ikke gemt\nrules: {lix: off} # her\n", "yaml")
    action = chosen(editor, "saafremt", "Slå reglen")
    (change,) = action.edit.document_changes
    assert change.text_document.version == editor.versions[SETTINGS]
    assert editor.applied(action, SETTINGS) == (
        "# 😀 ikke gemt\nrules: {lix: off, saafremt: off} # her\n"
    )
    editor.replace(SETTINGS, "rules: [")
    before = len(editor.messages)
    assert chosen(editor, "saafremt", "Slå reglen").edit is None
    editor.wait(lambda: len(editor.messages) > before)
    editor.close(SETTINGS)
    path.unlink()


def test_what_the_editor_shows_is_what_is_meant(editor):
    shown = at(editor, "saafremt")
    found = offered(editor, shown=[shown])
    assert {d.code for action in found for d in action.diagnostics or []} == {"saafremt"}
    other = types.Diagnostic(shown.range, "Stavefejl", source="stavekontrol")
    assert editor.actions("brev.txt", shown.range, shown=[other])


def test_nothing_is_changed_all_over_unasked(editor):
    kinds = types.CodeActionTriggerKind
    by_itself = offered(editor, trigger=kinds.Automatic)
    assert {action.kind for action in by_itself} == {"quickfix"}
    asked = offered(editor, trigger=kinds.Invoked)
    assert "source.fixAll.sprogtjek" in {action.kind for action in asked}
    on_save = offered(editor, only=["source.fixAll"], trigger=kinds.Automatic)
    assert [action.kind for action in on_save] == ["source.fixAll.sprogtjek"]
    assert offered(editor, only=["refactor"]) == []
    assert {a.kind for a in offered(editor, only=["quickfix"])} == {"quickfix"}


def test_a_rule_off_is_off_when_the_settings_are_saved(editor):
    action = chosen(editor, "saafremt", "Slå reglen")
    path = editor.folder / SETTINGS
    path.write_text(apply("", action.edit, path.as_uri(), editor.encoding), encoding="utf-8")
    editor.shown.pop("brev.txt")
    event = types.FileEvent(path.as_uri(), types.FileChangeType.Created)
    editor.notify(
        types.WORKSPACE_DID_CHANGE_WATCHED_FILES, types.DidChangeWatchedFilesParams([event])
    )
    assert "saafremt" not in [rule for rule, _ in editor.found("brev.txt")]
    path.unlink()
    editor.shown.pop("brev.txt")
    editor.notify(
        types.WORKSPACE_DID_CHANGE_WATCHED_FILES, types.DidChangeWatchedFilesParams([event])
    )
    assert "saafremt" in [rule for rule, _ in editor.found("brev.txt")]


def test_the_word_that_was_meant_is_put_in(editor):
    editor.open(SETTINGS, "rules:\n  saafremtt: off\n", "yaml")
    assert editor.diagnostics(SETTINGS)
    action = titled(editor.actions(SETTINGS), "Skriv »saafremt«")
    assert editor.applied(action, SETTINGS) == "rules:\n  saafremt: off\n"
    editor.close(SETTINGS)


def test_an_editor_that_cannot_wait_gets_its_edits_at_once(tmp_path: Path):
    (tmp_path / SETTINGS).write_text("profile: koege\r\n", encoding="utf-8", newline="")
    editor = Editor(tmp_path)
    editor.open("brev.txt", LETTER)
    editor.diagnostics("brev.txt")
    action = titled(editor.actions("brev.txt"), "Tillad »såfremt«")
    assert action.edit.document_changes is None  # it has not said that it knows them
    uri = (tmp_path / SETTINGS).as_uri()
    assert apply("profile: koege\r\n", action.edit, uri, editor.encoding) == (
        "profile: koege\r\nterms:\r\n  allowed: [såfremt]\r\n"
    )
    assert editor.quit() == 0


def test_where_no_file_can_be_made_nothing_is_offered(tmp_path: Path):
    editor = Editor(tmp_path)
    editor.open("brev.txt", LETTER)
    editor.diagnostics("brev.txt")
    assert not [a for a in editor.actions("brev.txt") if SETTINGS in a.title]
    assert editor.quit() == 0
