"""Reports for machines: each is read back by the reader it is meant for."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sprogtjek.linter import Linter
from sprogtjek.records import Finding, Place, Problem, Replacement, Report, Span
from sprogtjek.reporters import formats
from sprogtjek.reporters.formats import by_suffix
from sprogtjek.ruleset import builtin_rules
from sprogtjek.sources.files import read_path

ROOT = Path(__file__).parent.parent
LETTER = ROOT / "corpus" / "haarde" / "p-afgift-fastholdt.txt"
RULES = {rule.id: rule for rule in builtin_rules(outline=True)}
MACHINES = [name for name in formats.NAMES if name not in ("text", "json", "html")]

# What SARIF 2.1.0 asks of the parts that are used here (sections 3.13 to 3.55 of the standard).
_REGION = {
    "type": "object",
    "required": ["startLine"],
    "additionalProperties": False,
    "properties": {
        **{
            key: {"type": "integer", "minimum": 1}
            for key in ("startLine", "startColumn", "endLine", "endColumn")
        },
        "snippet": {"type": "object", "required": ["text"]},
    },
}
_FILE = {
    "type": "object",
    "required": ["uri"],
    "properties": {"uri": {"type": "string", "pattern": r"^[A-Za-z0-9._~/%()!*'-]+$"}},
}
_LOCATION = {
    "type": "object",
    "required": ["physicalLocation"],
    "properties": {
        "physicalLocation": {
            "type": "object",
            "required": ["artifactLocation"],
            "additionalProperties": False,
            "properties": {"artifactLocation": _FILE, "region": _REGION},
        }
    },
}
_TEXT = {
    "type": "object",
    "required": ["text"],
    "properties": {"text": {"type": "string", "minLength": 1}},
}
_LEVEL = {"enum": ["none", "note", "warning", "error"]}
_RULE = {
    "required": ["id"],
    "properties": {
        "shortDescription": _TEXT,
        "fullDescription": _TEXT,
        "help": _TEXT,
        "defaultConfiguration": {"properties": {"level": _LEVEL}},
    },
}
_CHANGE = {
    "required": ["artifactLocation", "replacements"],
    "properties": {
        "replacements": {
            "minItems": 1,
            "items": {"required": ["deletedRegion"], "properties": {"deletedRegion": _REGION}},
        }
    },
}
_RESULT = {
    "required": ["message"],
    "properties": {
        "level": _LEVEL,
        "message": _TEXT,
        "ruleIndex": {"type": "integer", "minimum": 0},
        "locations": {"type": "array", "items": _LOCATION},
        "relatedLocations": {"type": "array", "items": _LOCATION},
        "fixes": {
            "items": {
                "required": ["artifactChanges"],
                "properties": {"artifactChanges": {"items": _CHANGE}},
            }
        },
    },
}
_DRIVER = {
    "required": ["name"],
    "properties": {"rules": {"uniqueItems": True, "items": _RULE}},
}
_RUN = {
    "type": "object",
    "required": ["tool", "results"],
    "properties": {
        "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
        "tool": {"required": ["driver"], "properties": {"driver": _DRIVER}},
        "results": {"type": "array", "items": _RESULT},
    },
}
SARIF = {
    "type": "object",
    "required": ["version", "runs"],
    "additionalProperties": False,
    "properties": {
        "$schema": {"type": "string"},
        "version": {"const": "2.1.0"},
        "runs": {"type": "array", "items": _RUN},
    },
}


@pytest.fixture(scope="module")
def report(nlp) -> Report:
    return Linter(pipeline=nlp).lint(read_path(LETTER))


def finding(text: str, message: str = "Besked.") -> Finding:
    place = Place(0, len(text), 1, 1, None, 1, len(text) + 1)
    return Finding(
        "saafremt", "phrase", "warning", ("klart",), message, place, text, text,
        Span(0, len(text)), 0, (Replacement("hvis", place, "safe", text),),
    )  # fmt: skip


def test_sarif_is_as_the_standard_says(report):
    log = json.loads(formats.render("sarif", [report], RULES))
    jsonschema.Draft202012Validator(SARIF).validate(log)
    (run,) = log["runs"]
    assert len(run["results"]) == len(report.findings)
    for result, found in zip(run["results"], report.findings, strict=True):
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == found.rule


def test_sarif_regions_and_fixes_read_back(report):
    lines = LETTER.read_text(encoding="utf-8").split("\n")

    def at(region) -> str:
        first, last = region["startLine"] - 1, region["endLine"] - 1
        if first == last:
            return lines[first][region["startColumn"] - 1 : region["endColumn"] - 1]
        inner = lines[first + 1 : last]
        head, tail = (
            lines[first][region["startColumn"] - 1 :],
            lines[last][: region["endColumn"] - 1],
        )
        return "\n".join([head, *inner, tail])

    log = json.loads(formats.render("sarif", [report], RULES))
    for result, found in zip(log["runs"][0]["results"], report.findings, strict=True):
        region = result["locations"][0]["physicalLocation"]["region"]
        assert at(region) == region["snippet"]["text"] == found.text
        uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        assert unquote(uri) == LETTER.as_posix()


def test_junit_and_checkstyle_count_the_findings(report):
    suite = ET.fromstring(formats.render("junit", [report], RULES))[0]
    assert int(suite.get("failures")) == len(suite.findall("testcase/failure"))
    assert int(suite.get("tests")) == len(suite.findall("testcase")) == len(report.findings)
    errors = ET.fromstring(formats.render("checkstyle", [report], RULES)).findall("file/error")
    assert [int(error.get("line")) for error in errors] == [f.place.line for f in report.findings]


def test_csv_opens_as_a_table(report):
    text = formats.render("csv", [report], RULES)
    assert text.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text.lstrip("\ufeff")), delimiter=";"))
    assert [row["besked"] for row in rows] == [found.message for found in report.findings]
    assert text.count("\r\n") == len(rows) + 1


@pytest.mark.parametrize("text", ["=1+1", "@SUM(A1)", "-2", "+45 12 34 56 78"])
def test_csv_holds_no_formulas(text):
    table = formats.render("csv", [Report("brev.txt", (finding(text),))], RULES)
    (row,) = csv.DictReader(io.StringIO(table.lstrip("\ufeff")), delimiter=";")
    assert row["sted"] == f"'{text}"


def test_github_annotations_escape_what_ends_them():
    found = finding("50 %", "Skriv »50 procent«,\nikke 50 %: det er kortere.")
    text = formats.render("github", [Report("a,b:c.txt", (found,))], RULES)
    assert text == (
        "::warning file=a%2Cb%3Ac.txt,line=1,endLine=1,col=1,endColumn=5,"
        "title=sprogtjek%3A saafremt::Skriv »50 procent«,%0Aikke 50 %25: det er kortere.\n"
    )


def test_markdown_marks_the_place():
    found = finding("Såfremt *du* flytter")
    text = formats.render("markdown", [Report("brev.txt", (found,))], RULES)
    assert "- **Linje 1**, advarsel `saafremt`: Besked." in text
    assert r"  > Såfremt \*du\* flytter" in text


@pytest.mark.parametrize("name", MACHINES)
def test_problems_are_in_every_format(name):
    problem = Problem("Filen kan ikke læses.", "brev.docx", 3, "Prøv igen.")
    text = formats.render(name, [Report("brev.docx", problems=(problem,))], RULES)
    assert "Filen kan ikke læses." in text
    assert "Prøv igen." in text


@settings(deadline=None)
@given(text=st.text(min_size=1, max_size=40))
def test_any_text_gives_a_readable_report(text):
    report = Report(text, (finding(text, text),))
    json.loads(formats.render("sarif", [report], RULES))
    ET.fromstring(formats.render("junit", [report], RULES))
    ET.fromstring(formats.render("checkstyle", [report], RULES))
    formats.render("markdown", [report], RULES)
    assert formats.render("github", [report], RULES).count("\n") == 1


@pytest.mark.parametrize(
    ("name", "wanted"),
    [("a.CSV", "csv"), ("a.checkstyle.xml", "checkstyle"), ("a.xml", "junit"), ("a.docx", None)],
)
def test_the_suffix_says_the_format(name, wanted):
    assert by_suffix(name) == wanted


def run(*words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "sprogtjek", *words]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)


def test_several_reports_in_one_run(tmp_path):
    (tmp_path / "brev.txt").write_text("Såfremt du flytter, så ring.\n", encoding="utf-8")
    names = ["fund.csv", "fund.sarif", "fund.json", "fund.md", "fund.txt"]
    outputs = [word for name in names for word in ("--output", name)]
    ran = run("brev.txt", "--format", "text", *outputs, cwd=tmp_path)
    assert ran.returncode == 1
    assert "[saafremt]" in ran.stdout
    for name in names:
        assert "saafremt" in (tmp_path / name).read_text(encoding="utf-8")
    assert (tmp_path / "fund.csv").read_bytes().startswith(b"\xef\xbb\xbffil;linje")


def test_an_unknown_suffix_is_refused_before_the_work(tmp_path):
    ran = run("brev.txt", "--output", "rapport.pptx", cwd=tmp_path)
    assert ran.returncode == 2
    assert "endelsen skal være en af" in ran.stderr
