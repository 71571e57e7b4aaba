"""What a department does with rules of its own: tries them, and writes them with completion."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from sprogtjek import checks, fileschema
from sprogtjek.ruleset import builtin_rules
from sprogtjek.ruletests import try_file

RULES = Path(__file__).parent.parent / "rules"
OWN = """\
title: Vores ord
rules:
  - id: kjukken
    kind: phrase
    level: warning
    principles: [ensartet]
    message: "Skriv »{better}« i stedet for »{match}«."
    why: "Vi er enige om ét ord."
    params: {any: [madhus, spisehus], better: [Kjukken], pos: noun}
    examples:
      bad: ["Du kan spise i vores [[spisehus]]."]
      good: ["Du kan spise i Kjukken.", "Huset er åbent.", "Vi spiser hjemme."]
  - id: saafremt-igen
    kind: phrase
    level: warning
    principles: [klart]
    message: "Skriv »{better}«."
    why: "Det er kortere."
    params: {any: [såfremt], better: [hvis]}
    examples:
      bad: ["[[Såfremt]] du flytter, skal du ringe.", "Hvis [[du]] flytter."]
      good: ["Hvis du flytter."]
"""


def run(*words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "sprogtjek", *words]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)


@pytest.fixture
def own(tmp_path):
    path = tmp_path / "egne.yaml"
    path.write_text(OWN, encoding="utf-8")
    return path


def test_rules_are_tried_one_by_one(own, nlp):
    texts = ["Såfremt du kommer, så ring.", "Såfremt du går."]
    first, second = try_file(own, builtin_rules(), nlp, texts)
    assert (first.rule.id, first.line, first.failures) == ("kjukken", 3, ())
    assert (first.missing, first.overlaps, first.fired) == ((2, 0), (), 0)
    assert second.failures
    assert (second.missing, second.fired) == ((1, 2), 2)
    assert second.overlaps == ("saafremt",)


def test_what_is_said(own, tmp_path):
    (tmp_path / "breve").mkdir()
    (tmp_path / "breve" / "a.txt").write_text("Såfremt du kommer, så ring.\n", encoding="utf-8")
    ran = run("test-rules", "egne.yaml", "--corpus", "breve", cwd=tmp_path)
    assert ran.returncode == 1
    said = " ".join(ran.stdout.split())
    assert "✓ kjukken (egne.yaml:3)" in said
    assert "Reglen finder ikke noget i teksterne i mappen." in said
    assert "✗ saafremt-igen (egne.yaml:13)" in said
    assert "De samme ord fanges af saafremt." in said
    assert "2 regler: 1 holder, 1 fejler, 2 mangler eksempler, 1 finder ikke noget." in said


def test_rules_named_in_the_settings_are_used_and_tried(own, tmp_path):
    (tmp_path / ".sprogtjek.yaml").write_text("rules: [egne.yaml]\n", encoding="utf-8")
    (tmp_path / "a.txt").write_text("Vi har et nyt spisehus.\n", encoding="utf-8")
    assert "[kjukken]" in run("a.txt", cwd=tmp_path).stdout
    assert "2 regler" in run("test-rules", cwd=tmp_path).stdout


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [("better: [Kjukken]", "beter: [Kjukken]", 9), ("kind: phrase", "kind: frase", 4)],
)
def test_faults_have_file_and_line(own, tmp_path, old, new, line):
    own.write_text(OWN.replace(old, new, 1), encoding="utf-8")
    ran = run("test-rules", "egne.yaml", cwd=tmp_path)
    assert ran.returncode == 2
    assert f"egne.yaml:{line}:" in ran.stderr
    assert "Mente du" in ran.stderr


def test_nothing_to_try_is_said(tmp_path):
    ran = run("test-rules", cwd=tmp_path)
    assert ran.returncode == 2
    assert "ingen egne regler" in ran.stderr


@pytest.fixture(scope="module")
def of_rules():
    schema = fileschema.rules()
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


@pytest.fixture(scope="module")
def of_config():
    schema = fileschema.config()
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


@pytest.mark.parametrize(
    "path",
    [p for p in sorted(RULES.glob("*.yaml")) if p.stem != "principles"],
    ids=lambda p: p.stem,
)
def test_shipped_rule_files_fit_the_schema(of_rules, path):
    data = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    assert [error.message for error in of_rules.iter_errors(data)] == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("better:", "beter:"),
        ("kind: phrase", "kind: frase"),
        ("warning", "advarsel"),
        ("ensartet", "ens"),
    ],
)
def test_the_schema_of_rules_refuses_what_the_loader_refuses(of_rules, old, new):
    assert list(of_rules.iter_errors(yaml.safe_load(OWN))) == []
    assert list(of_rules.iter_errors(yaml.safe_load(OWN.replace(old, new, 1))))


@pytest.mark.parametrize(
    "text",
    [
        "{}",
        "profile: koege\ntype: web\ntypes: {web: [hjem/*], brev: '*.txt'}",
        "rules: {lix: off, passiv-s: hint, saetning-lang: {level: error, params: {error: 30}}}",
        "rules: [egne.yaml]",
        "rules: {fyldord/*: hint}\nby-type: {web: {lix: {params: {target: 30}}}}",
        "rule_files: [egne.yaml]\nfail-level: error\nbaseline: sprogtjek-baseline.json",
    ],
)
def test_good_settings_fit_the_schema(of_config, text):
    assert [error.message for error in of_config.iter_errors(yaml.safe_load(text))] == []


@pytest.mark.parametrize(
    "text",
    ["profil: koege", "profile: køge", "rules: {lix: vigtig}", "types: {avis: x}", "level: 3"],
)
def test_bad_settings_do_not(of_config, text):
    assert list(of_config.iter_errors(yaml.safe_load(text)))


def test_schemas_are_written_for_editors(tmp_path):
    for kind in ("rules", "config"):
        ran = run("schema", kind, cwd=tmp_path)
        assert json.loads(ran.stdout)["$schema"].endswith("2020-12/schema")


def test_every_kind_has_its_parameters_in_the_schema():
    assert set(checks.KINDS) < set(fileschema.rules()["$defs"])


def undescribed(schema: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    if isinstance(schema, dict):
        for key, value in schema.items():
            if key == "properties" and "if" not in path[-1:]:
                yield from ((*path, name) for name, one in value.items() if not described(one))
            yield from undescribed(value, (*path, key))
    elif isinstance(schema, list):
        for number, value in enumerate(schema):
            yield from undescribed(value, (*path, str(number)))


def described(schema: dict[str, Any]) -> bool:
    return bool(schema.get("description"))


def test_every_key_and_value_is_explained():
    for schema in (fileschema.rules(), fileschema.config()):
        entry = schema["$defs"].get("entry", {})
        entry.pop("allOf", None)  # they choose by the kind, and name no key anew
        assert list(undescribed(schema)) == []


def test_a_rule_s_own_parameters_are_known(of_config):
    assert list(of_config.iter_errors({"rules": {"saetning-lang": {"params": {"hints": 3}}}}))
