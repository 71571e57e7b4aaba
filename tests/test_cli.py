"""The command line as its users meet it: real processes for start-up, in-process for the rest."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sprogtjek import __version__, cli, language

LETTER = """\
Kære Anne

Såfremt der ikke fremsendes dokumentation, vil der blive truffet afgørelse på det
foreliggende grundlag.

Med venlig hilsen
Bo Berg
"""
PLAIN = "Kære Anne\n\nDu kan ringe til os på mandag. Så hjælper vi dig.\n\nVenlig hilsen\nBo Berg\n"


@pytest.fixture(autouse=True)
def _one_pipeline(nlp, monkeypatch, tmp_path):
    """Load the pipeline once for all tests of this file; run in a folder of their own."""
    monkeypatch.setattr(language, "load", lambda path=None: nlp)
    monkeypatch.chdir(tmp_path)
    Path("brev.txt").write_text(LETTER, encoding="utf-8")
    Path("klart.txt").write_text(PLAIN, encoding="utf-8")


def run(*words: str, stdin: str | bytes = "") -> Result:
    return CliRunner().invoke(cli.commands, words, input=stdin, prog_name="sprogtjek")


def process(*words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "sprogtjek", *words]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False)


def test_a_file_is_checked_without_naming_the_command():
    result = run("brev.txt")
    assert result.exit_code == 1
    assert "brev.txt:3:1 advarsel [saafremt]" in result.output
    assert "    ^^^^^^^\n" in result.output
    assert "Begynd her" in result.output


def test_hints_are_counted_and_shown_on_request():
    assert "forslag: se dem med --level hint" in run("brev.txt").output
    assert "forslag [" not in run("brev.txt").output
    assert "forslag [" in run("brev.txt", "--level", "hint").output


def test_a_plain_letter_is_left_in_peace():
    result = run("klart.txt")
    assert result.exit_code == 0
    assert "ingen fejl eller advarsler" in result.output


@pytest.mark.parametrize("praise", ["god", "flot", "perfekt", "korrekt"])
def test_no_text_is_ever_praised(praise):
    assert praise not in run("klart.txt").output.lower().split()


def test_standard_input():
    result = run("-", stdin=LETTER)
    assert result.exit_code == 1
    assert "-:3:1 advarsel [saafremt]" in result.output


def test_json_has_everything_and_offsets_read_back():
    result = run("brev.txt", "--format", "json", "--units")
    (report,) = json.loads(result.output)["reports"]
    assert {"hint", "warning"} <= {finding["level"] for finding in report["findings"]}
    for finding in report["findings"]:
        assert LETTER[finding["start"] : finding["end"]] == finding["text"]
    for unit in report["units"]:
        assert LETTER[unit["start"] : unit["end"]].strip()
    kinds = [unit["kind"] for unit in report["units"]]
    assert kinds == ["greeting", "sentence", "signature"]


def test_json_of_a_level():
    result = run("brev.txt", "--format", "json", "--level", "warning")
    (report,) = json.loads(result.output)["reports"]
    assert {finding["level"] for finding in report["findings"]} == {"warning"}


def test_fail_level():
    assert run("brev.txt", "--fail-level", "error").exit_code == 0
    assert run("klart.txt", "--fail-level", "hint").exit_code == 0


def test_two_runs_are_the_same_byte_for_byte():
    assert run("brev.txt", "klart.txt").output == run("brev.txt", "klart.txt").output


def test_a_missing_file_does_not_stop_the_rest():
    result = run("bre.txt", "brev.txt")
    assert result.exit_code == 2
    assert "Filen findes ikke." in result.output
    assert "Mente du »brev.txt«?" in result.output
    assert "[saafremt]" in result.output


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "tom"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "billede"),
        (b"PK\x03\x04\x14\x00\x06\x00[Content_Types].xml word/document.xml", "ødelagt"),
        (b"\x00\x01\x02\x03\xff\xfe\x00\x00\x07" * 50, ""),
    ],
)
def test_files_that_are_no_text(data, words):
    Path("underlig.txt").write_bytes(data)
    result = run("underlig.txt", "klart.txt")
    assert result.exit_code == 2
    assert "kan ikke tjekkes" in result.output
    assert words in result.output
    assert "Traceback" not in result.output
    assert "klart.txt" in result.output


def test_a_broken_configuration_is_said_once_and_other_files_are_checked():
    folder = Path("galt")
    folder.mkdir()
    (folder / ".sprogtjek.yaml").write_text("level: hint\nruls: {}\n", encoding="utf-8")
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text(LETTER, encoding="utf-8")
    result = run("galt", "brev.txt")
    assert result.exit_code == 2
    assert f"{folder / '.sprogtjek.yaml'}:2" in result.output.replace(str(Path.cwd()) + "/", "")
    assert "Mente du »rules«?" in result.output
    assert result.output.count("Ukendt nøgle") == 1
    assert "[saafremt]" in result.output


def test_configuration_changes_what_is_found():
    Path(".sprogtjek.yaml").write_text("rules: {saafremt: off}\n", encoding="utf-8")
    assert "[saafremt]" not in run("brev.txt").output


def test_explain():
    result = run("explain", "saafremt")
    assert result.exit_code == 0
    for heading in ("Før:", "Hellere:", "Princip:"):
        assert heading in result.output


def test_explain_a_principle():
    result = run("explain", "oejenhoejde")
    assert "I øjenhøjde" in result.output
    assert "saafremt" in result.output


@pytest.mark.parametrize("words", [["explain", "saafremd"], ["rules", "--principle", "klar"]])
def test_a_misspelt_name_gets_a_hint(words):
    result = run(*words)
    assert result.exit_code == 2
    assert "Mente du »" in result.output


def test_rules_by_principle():
    everything, some = run("rules").output, run("rules", "--principle", "let").output
    assert "saafremt" in everything
    assert "lix" in some
    assert len(some) < len(everything)


def test_config_says_where_values_come_from():
    Path(".sprogtjek.yaml").write_text("level: hint\n", encoding="utf-8")
    lines = run("config").output.splitlines()
    assert any(line.startswith("level") and ".sprogtjek.yaml" in line for line in lines)
    assert any(line.startswith("fail-level") and "standard" in line for line in lines)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts(shell):
    assert "_SPROGTJEK_COMPLETE" in run("completion", shell).output


@pytest.mark.parametrize("words", [["--help"], ["--version"], ["rules"], ["explain", "lix"]])
def test_light_commands_do_not_import_spacy(words):
    code = (
        "import sys; from sprogtjek.cli import main\n"
        f"sys.argv = ['sprogtjek', *{words!r}]\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "sys.exit('spacy' in sys.modules or 'textstat' in sys.modules)"
    )
    command = [sys.executable, "-c", code]
    assert subprocess.run(command, capture_output=True, check=False).returncode == 0


def test_what_click_says_is_danish():
    assert "Sådan bruges:" in process("--help").stdout
    wrong = process("--findes-ikke")
    assert wrong.returncode == 2
    assert "Der er ikke noget valg" in wrong.stderr
    assert process("--version").stdout == f"sprogtjek {__version__}\n"


def test_no_colour_codes_when_not_a_terminal():
    assert "\x1b" not in process("explain", "lix").stdout


def test_output_is_the_same_whatever_the_order_of_sets():
    def said(seed: str) -> str:
        command = [sys.executable, "-m", "sprogtjek", "brev.txt", "--level", "hint"]
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        ran = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        return ran.stdout

    assert said("1") == said("2")
