"""The lightbulb, hover and settings of the language server."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from editor import Editor, apply
from lsprotocol import types

from sprogtjek.linter import Linter
from sprogtjek.lsp.checking import Checked
from sprogtjek.lsp.ignoring import ignoring
from sprogtjek.lsp.texts import Text
from sprogtjek.profiles import load

LETTER = """\
Kære Anne

Såfremt du flytter, skal du fremsende skemaet til kommunen.

Vi har modtaget din ansøgning. Såfremt du har spørgsmål, kan du ringe.

Venlig hilsen
Borgerservice
"""
MARKDOWN = """\
# Når du flytter

Såfremt du flytter, skal du skrive
til os. Såfremt du har børn, skal de også flytte.

- Såfremt du bor alene, skal du skrive.
- Du kan ringe.

| Hvad | Hvornår |
| --- | --- |
| Skemaet | Såfremt du flytter, skal du skrive. |

> Såfremt du ringer, så ring snart.
"""
PAGE = """\
<html lang="da"><body><h1>Når du flytter</h1>
<p>Såfremt du <b>flytter</b>, skal du skrive til os.</p><ul><li>Såfremt du ringer, så ring
snart.</li></ul></body></html>
"""


@pytest.fixture(scope="module")
def editor(tmp_path_factory) -> Iterator[Editor]:
    folder = tmp_path_factory.mktemp("breve")
    (folder / ".sprogtjek.yaml").write_text("profile: ikast-brande\n", encoding="utf-8")
    (folder / "paa-disk.txt").write_text(LETTER, encoding="utf-8")
    started = Editor(folder, settings={"level": "warning"})
    started.open("brev.txt", LETTER)
    started.diagnostics("brev.txt")
    yield started
    assert started.quit() == 0


def titled(actions: list[types.CodeAction], start: str) -> types.CodeAction:
    return next(action for action in actions if action.title.startswith(start))


def test_a_replacement_is_put_in(editor):
    where = next(d.range for d in editor.diagnostics("brev.txt") if d.code == "saafremt")
    action = titled(editor.actions("brev.txt", where), "Skriv »Hvis«")
    assert action.is_preferred
    assert editor.applied(action, "brev.txt") == LETTER.replace("Såfremt", "Hvis", 1)


def test_all_places_of_a_rule_are_put_right(editor):
    action = titled(editor.actions("brev.txt"), "Ret alle 2 steder (saafremt)")
    assert editor.applied(action, "brev.txt") == LETTER.replace("Såfremt", "Hvis")


def test_all_that_is_safe_is_put_right(editor):
    (action,) = editor.actions("brev.txt", only=["source.fixAll"])
    assert action.kind == "source.fixAll.sprogtjek"
    assert "Såfremt" not in editor.applied(action, "brev.txt")


def test_a_rule_is_turned_off_in_the_settings(editor):
    action = titled(editor.actions("brev.txt"), "Slå reglen »saafremt« fra")
    path = editor.folder / ".sprogtjek.yaml"
    changed = apply(path.read_text("utf-8"), action.edit, path.as_uri(), editor.encoding)
    assert changed == "profile: ikast-brande\nrules:\n  saafremt: off\n"


def test_hover_says_why_and_what_the_municipality_says(editor):
    at = types.Position(2, 3)
    params = types.HoverParams(editor.id("brev.txt"), at)
    said = editor.request(types.TEXT_DOCUMENT_HOVER, params).contents.value
    assert "Før: " in said
    assert "Hellere: " in said
    assert "`saafremt`" in said
    assert "Ikast-Brande" in said
    nowhere = types.HoverParams(editor.id("brev.txt"), types.Position(1, 0))
    assert editor.request(types.TEXT_DOCUMENT_HOVER, nowhere) is None


def test_commands(editor):
    def run(name: str, *arguments: str):
        params = types.ExecuteCommandParams(name, list(arguments))
        return editor.request(types.WORKSPACE_EXECUTE_COMMAND, params)

    uri = editor.uri("brev.txt")
    assert "»" in run("sprogtjek.explain", uri, "saafremt")
    assert "Lys pr. princip" in run("sprogtjek.score", uri)
    numbers = run("sprogtjek.checkWorkspace")
    assert list(numbers.values()) == [len(editor.diagnostics("brev.txt"))]
    assert editor.progress[0]["kind"] == "begin"
    assert editor.wait(lambda: editor.progress[-1]["kind"] == "end")


def test_figures_stand_above_headings(editor):
    section = "Du kan ringe til os hver dag. Vi svarer, så snart vi har læst din ansøgning. " * 3
    editor.open("side.md", f"# Kort\n\nDu kan ringe.\n\n# Langt\n\n{section}\n", "markdown")
    params = types.CodeLensParams(editor.id("side.md"))
    (lens,) = editor.request(types.TEXT_DOCUMENT_CODE_LENS, params)
    assert lens.range.start.line == 4
    assert lens.command.title.startswith("Lix ")
    assert lens.command.title.endswith("længste sætning 9 ord")
    editor.close("side.md")


def test_the_editor_has_settings_of_its_own(editor):
    before = editor.found("brev.txt")

    def choose(**settings: str) -> list[tuple[str, str]]:
        editor.settings = settings
        editor.shown.pop("brev.txt")
        editor.notify(
            types.WORKSPACE_DID_CHANGE_CONFIGURATION, types.DidChangeConfigurationParams(None)
        )
        return editor.found("brev.txt")

    assert len(choose(level="error")) < len(before)
    assert len(choose(level="hint", type="brev")) > len(before)
    assert choose(level="warning", profile="ukendt") == before
    assert any("sprogtjek.profile" in message for message in editor.messages)


def test_a_broken_rule_file_is_shown_and_the_rules_stay(editor):
    rules, path = editor.folder / "egne.yaml", editor.folder / ".sprogtjek.yaml"

    def saved(changed: str) -> None:
        event = types.FileEvent(editor.uri(changed), types.FileChangeType.Changed)
        editor.shown.pop("brev.txt")
        editor.notify(
            types.WORKSPACE_DID_CHANGE_WATCHED_FILES, types.DidChangeWatchedFilesParams([event])
        )

    before = editor.found("brev.txt")
    path.write_text("profile: ikast-brande\nrule-files: [egne.yaml]\n", encoding="utf-8")
    rules.write_text("rules:\n  - id: Forkert\n", encoding="utf-8")
    saved(".sprogtjek.yaml")
    assert editor.found("brev.txt") == before
    shown = editor.wait(lambda: editor.shown["egne.yaml"].diagnostics)
    assert shown[0].range.start.line == 1
    path.write_text("profile: ikast-brande\n", encoding="utf-8")
    saved(".sprogtjek.yaml")
    assert editor.found("brev.txt") == before
    editor.wait(lambda: not editor.shown["egne.yaml"].diagnostics)


def test_settings_are_read_again_and_broken_ones_are_shown(editor):
    path = editor.folder / ".sprogtjek.yaml"
    before = editor.found("brev.txt")

    def saved(text: str) -> None:
        path.write_text(text, encoding="utf-8")
        event = types.FileEvent(path.as_uri(), types.FileChangeType.Changed)
        editor.shown.pop("brev.txt")
        editor.notify(
            types.WORKSPACE_DID_CHANGE_WATCHED_FILES, types.DidChangeWatchedFilesParams([event])
        )

    saved("rules:\n  saafremt: off\n")
    assert "saafremt" not in [rule for rule, _ in editor.found("brev.txt")]
    saved("rules:\n  saafremt: off\nprofil: koege\n")
    assert "saafremt" not in [rule for rule, _ in editor.found("brev.txt")]
    shown = editor.wait(lambda: editor.shown[".sprogtjek.yaml"].diagnostics)
    assert shown[0].range.start.line == 2
    assert "profile" in shown[0].message
    saved("profile: ikast-brande\n")
    assert editor.found("brev.txt") == before
    editor.wait(lambda: not editor.shown[".sprogtjek.yaml"].diagnostics)


@pytest.mark.parametrize(
    ("language", "content"), [("plaintext", LETTER), ("markdown", MARKDOWN), ("html", PAGE)]
)
def test_what_is_ignored_is_silent_and_nothing_else(nlp, language, content):
    linter = Linter(pipeline=nlp, text_type="brev")

    def checked(written: str) -> Checked:
        text = Text("file:///tekst", language, written, "utf-16")
        return Checked(text, linter.lint(text.source), "warning", load("standard"))

    def kinds(found: Checked) -> list[tuple[str, str, str]]:
        return sorted((f.rule, f.text, f.sentence) for f in found.report.findings)

    before = checked(content)
    assert before.findings
    for finding in before.findings:
        edit = types.WorkspaceEdit(changes={"u": ignoring(before, finding)})
        after = checked(apply(content, edit, "u", "utf-16"))
        gone = [each for each in kinds(before) if each not in kinds(after)]
        assert (finding.rule, finding.text, finding.sentence) not in kinds(after) or len(
            kinds(after)
        ) < len(kinds(before))
        assert {rule for rule, _, _ in gone} <= {finding.rule}
        assert not after.report.notices
        assert [b.text for b in after.report.blocks] == [b.text for b in before.report.blocks]
