"""Settings and rule files in an editor: what is shown, proposed and explained while one types."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from editor import Editor
from lsprotocol import types

from sprogtjek.lsp.positions import Lines

SETTINGS = ".sprogtjek.yaml"
RULE = """\
title: Ord
rules:
  - id: vores-ord
    kind: phrase
    level: warning
    principles: [ensartet]
    message: "Skriv »{better}«."
    why: "Vi er enige om ét ord."
    params: {any: [spisehus], better: [Kjukken], pos: noun}
    examples:
      bad: ["Du kan spise i vores [[spisehus]]."]
      good: ["Du kan spise i Kjukken."]
"""


@pytest.fixture(scope="module")
def editor(tmp_path_factory) -> Iterator[Editor]:
    started = Editor(tmp_path_factory.mktemp("breve"), pulls=True)
    yield started
    assert started.quit() == 0


@pytest.fixture
def settings(editor) -> Iterator[str]:
    editor.open(SETTINGS, "level: warning\n", "yaml")
    yield SETTINGS
    editor.close(SETTINGS)


def shown(editor: Editor, name: str) -> list[tuple[str, str]]:
    """(what is underlined, what is said)"""
    text = editor.texts[name]
    lines = Lines(text, editor.encoding)
    return [
        (text[lines.offset(d.range.start) : lines.offset(d.range.end)], d.message)
        for d in editor.diagnostics(name)
    ]


def complete(editor: Editor, name: str, at: int) -> list[types.CompletionItem]:
    where = Lines(editor.texts[name], editor.encoding).position(at)
    params = types.CompletionParams(editor.id(name), where)
    found = editor.request(types.TEXT_DOCUMENT_COMPLETION, params)
    return list(found.items) if found else []


def test_faults_are_shown_as_one_types(editor, settings):
    assert shown(editor, settings) == []
    editor.change(settings, (len("level: warn"), len("level: warning"), "nig"))
    ((where, said),) = shown(editor, settings)
    assert where == "warnnig"
    assert "»warning«" in said
    editor.replace(settings, "level: [\n")
    assert "ikke gyldig YAML" in shown(editor, settings)[0][1]
    editor.replace(settings, "level: hint\nrules: {lix: of, saaf: off}\n")
    assert [where for where, _ in shown(editor, settings)] == ["of", "saaf"]
    editor.replace(settings, "level: hint\n")
    assert shown(editor, settings) == []


def test_rapid_edits_leave_the_right_faults(editor, settings):
    for number in range(200):
        editor.replace(settings, "levle: hint\n" if number % 2 else "level: hint\n")
    assert [where for where, _ in shown(editor, settings)] == ["levle"]
    editor.replace(settings, "level: hint\n")
    assert shown(editor, settings) == []


def test_what_may_be_written_is_proposed_and_put_in(editor, settings):
    editor.replace(settings, "æøå😀: 1\nrules:\n  saaf")
    text = editor.texts[settings]
    item = next(i for i in complete(editor, settings, len(text)) if i.label == "saafremt")
    assert item.documentation
    lines = Lines(text, editor.encoding)
    start, end = (lines.offset(p) for p in (item.text_edit.range.start, item.text_edit.range.end))
    editor.change(settings, (start, end, item.text_edit.new_text))
    assert editor.texts[settings].endswith("rules:\n  saafremt: ")
    labels = [i.label for i in complete(editor, settings, len(editor.texts[settings]))]
    assert labels == ["hint", "warning", "error", "off"]


def test_what_is_written_is_explained(editor, settings):
    editor.replace(settings, "rules:\n  saafremt: off\n")
    params = types.HoverParams(editor.id(settings), types.Position(1, 4))
    said = editor.request(types.TEXT_DOCUMENT_HOVER, params)
    assert "Før: " in said.contents.value
    assert said.range.start.character == 2


def test_rules_that_are_open_count_as_they_stand(editor, settings):
    path = editor.folder / "egne.yaml"
    path.write_text(RULE, encoding="utf-8")
    editor.replace(settings, "rule-files: [egne.yaml]\nrules:\n  v")
    at = len(editor.texts[settings])
    assert "vores-ord" in [i.label for i in complete(editor, settings, at)]
    editor.open("egne.yaml", RULE.replace("vores-ord", "v-ny"), "yaml")
    assert "v-ny" in [i.label for i in complete(editor, settings, at)]
    editor.replace("egne.yaml", RULE.replace("phrase", "frase"))
    ((where, said),) = shown(editor, "egne.yaml")
    assert (where, "»phrase«" in said) == ("frase", True)
    at = RULE.index("noun}")
    editor.replace("egne.yaml", RULE)
    assert "verb" in [i.label for i in complete(editor, "egne.yaml", at)]
    assert shown(editor, "egne.yaml") == []
    editor.close("egne.yaml")
    path.unlink()


def test_a_file_that_is_closed_is_as_on_disk(editor):
    path = editor.folder / SETTINGS
    path.write_text("levle: hint\n", encoding="utf-8")
    event = types.FileEvent(path.as_uri(), types.FileChangeType.Created)
    editor.notify(
        types.WORKSPACE_DID_CHANGE_WATCHED_FILES, types.DidChangeWatchedFilesParams([event])
    )
    editor.wait(lambda: editor.shown.get(SETTINGS) and editor.shown[SETTINGS].diagnostics)
    editor.open(SETTINGS, "levle: hint\n", "yaml")
    assert [where for where, _ in shown(editor, SETTINGS)] == ["levle"]
    editor.replace(SETTINGS, "level: hint\n")
    assert shown(editor, SETTINGS) == []
    editor.close(SETTINGS)
    editor.wait(lambda: "levle" in str(editor.shown[SETTINGS].diagnostics))
    path.unlink()
    editor.notify(
        types.WORKSPACE_DID_CHANGE_WATCHED_FILES,
        types.DidChangeWatchedFilesParams(
            [types.FileEvent(path.as_uri(), types.FileChangeType.Deleted)]
        ),
    )
    editor.wait(lambda: not editor.shown[SETTINGS].diagnostics)


def test_other_yaml_is_left_alone(editor):
    editor.open("ci.yaml", "name: ci\nlevle: [", "yaml")
    assert complete(editor, "ci.yaml", 4) == []
    assert "ci.yaml" not in editor.shown
    editor.close("ci.yaml")


def test_letters_have_nothing_to_complete(editor):
    editor.open("brev.txt", "Kære Anne\n")
    assert complete(editor, "brev.txt", 4) == []
    editor.close("brev.txt")
