"""What is wrong in files of settings and rules, and where."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sprogtjek import config
from sprogtjek.errors import UserError
from sprogtjek.lsp import rule_faults, settings_faults
from sprogtjek.lsp.settings_files import on_disk, recognised
from sprogtjek.lsp.yaml_faults import Fault
from sprogtjek.ruleset import parse_rules

RULES = Path(__file__).parent.parent / "rules"
NOWHERE = Path("/findes-ikke")
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


def in_settings(text: str, folder: Path = NOWHERE) -> list[Fault]:
    file = recognised(folder / ".sprogtjek.yaml", text, on_disk)
    assert file
    return list(settings_faults.faults(file, on_disk))


def in_rules(text: str, path: Path = NOWHERE / "egne.yaml") -> list[Fault]:
    file = recognised(path, text, on_disk)
    assert file
    return list(rule_faults.faults(file))


def shown(text: str, faults: list[Fault]) -> list[tuple[str, str]]:
    """(the text that is underlined, the beginning of what is said)"""
    return [(text[f.span.start : f.span.end], f.message) for f in faults]


@pytest.mark.parametrize(
    ("text", "where", "part"),
    [
        ("levle: hint\n", "levle", "Mente du »level«?"),
        ("type: web\nlevel: hnit\n", "hnit", "Mente du »hint«?"),
        ("profile: koge\n", "koge", "»koege«"),
        ("rules:\n  saetning-lagn: off\n", "saetning-lagn", "»saetning-lang«"),
        ("rules:\n  fylord/*: off\n", "fylord/*", "Mente du"),
        ("rules:\n  lix: of\n", "of", "»of«"),
        ("rules: {lix: {level: of}}\n", "of", "»of«"),
        ("rules: {lix: {lvl: off}}\n", "lvl", "Mente du »level«?"),
        ("rules: {lix: {params: {tarket: 30}}}\n", "tarket", "»target«"),
        ("rules: {lix: {params: {target: tung}}}\n", "tung", "et tal"),
        ("by-type: {avis: {lix: off}}\n", "avis", "Ukendt teksttype"),
        ("by_type:\n  web: {lx: off}\n", "lx", "»lx«"),
        ("types: {avis: x}\n", "avis", "Ukendt teksttype"),
        ("limits: {pages: mange}\n", "mange", "et helt tal"),
        ("terms: {prefered: {}}\n", "prefered", "»preferred«"),
        ("terms:\n  allowed: [skel]\n  forbidden: [skel]\n", "forbidden", "både bruges og undgås"),
        ("rules: [findes-ikke.yaml]\n", "findes-ikke.yaml", "findes ikke"),
        ("rule-files: [a.yaml]\n", "a.yaml", "findes ikke"),
        ("- level\n", "-", "nøgler og værdier"),
        ("level: [hint\nprofile: koege\n", "", "ikke gyldig YAML"),
        ("level: 'hint\n", "level: 'hint", "ikke gyldig YAML"),
        ("rules:\n\tlix: off\n", "\tlix: off", "ikke gyldig YAML"),
    ],
)
def test_faults_in_settings_are_placed(text, where, part):
    ((found, said),) = shown(text, in_settings(text))
    assert where in found
    assert part in said


def test_all_faults_are_shown():
    text = "levle: hint\nrules:\n  lxi: off\n  lix: vigtig\nprofile: koge\ntype: avis\n"
    found = {where for where, _ in shown(text, in_settings(text))}
    assert found == {"levle", "lxi", "vigtig", "koge", "avis"}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# intet\n",
        "{}",
        "profile: koege\ntype: web\ntypes: {web: [hjem/*], brev: '*.txt'}",
        "rules: {lix: off, passiv-s: hint, saetning-lang: {level: error, params: {error: 30}}}",
        "rules: {fyldord/*: hint}\nby-type: {web: {lix: {params: {target: 30}}}}",
        "fail_level: error\nterms: {acronyms: [KFU], explain: {skel: grænse}}",
    ],
)
def test_good_settings_have_none(text):
    assert in_settings(text) == []


@pytest.mark.parametrize(
    ("old", "new", "where", "part"),
    [
        ("kind: phrase", "kind: frase", "frase", "»phrase«"),
        ("warning", "advarsel", "advarsel", "Vælg mellem"),
        ("any:", "ayn:", "ayn", "Ukendt nøgle"),
        ("pos: noun", "pos: navneord", "navneord", "Vælg mellem"),
        ("    why:", "    hvorfor:", "hvorfor", "Ukendt nøgle"),
        ("{better}", "{bedre}", "{bedre}", "Beskeden bruger"),
        ("[ensartet]", "[ensartt]", "ensartt", "Mente du »ensartet«?"),
        ("id: vores-ord", "id: Vores", "Vores", "regelnavn"),
        ("id: vores-ord", "id: lix", "lix", "brugt to gange"),
        ("{better}", "better}", "better}", "Klammerne"),
        ("title:", "titel:", "titel", "»title«"),
        ("    level: warning\n", "", "id", "Nøglen »level« mangler."),
        ("[[spisehus]]", "spisehus", "bad", "[[…]]"),
        ("    kind", "    covers: [lixx]\n    kind", "lixx", "»lix«"),
        ("    kind", "    scope: [oversk]\n    kind", "scope", "Ukendt slags afsnit"),
    ],
)
def test_faults_in_rules_are_placed(old, new, where, part):
    text = RULE.replace(old, new, 1)
    ((found, said), *_) = shown(text, in_rules(text))
    assert where in found
    assert part in said


@pytest.mark.parametrize(
    ("params", "part"),
    [
        ("{patterns: [[{LOVER: der}]]}", "LOWER"),
        ("{patterns: [[{POS: SUBST}]]}", "SUBST"),
        ("{patterns: [x]}", "liste"),
    ],
)
def test_patterns_are_compiled(params, part):
    text = RULE.replace("kind: phrase", "kind: pattern").replace("{better}", "det")
    text = text.replace("{any: [spisehus], better: [Kjukken], pos: noun}", params)
    ((where, said),) = shown(text, in_rules(text))
    assert where == "params"
    assert part in said


def test_every_rule_is_looked_at():
    text = RULE.replace("warning", "vigtig") + RULE.partition("rules:\n")[2].replace("why", "hvi")
    found = [where for where, _ in shown(text, in_rules(text))]
    assert {"vigtig", "hvi", "vores-ord"} <= set(found)


def test_what_is_wrong_for_all_rules_is_told_once():
    again = RULE.partition("rules:\n")[2].replace("vores-ord", "andet-ord")
    text = RULE.replace("rules:", "defaults: {levl: hint}\nrules:") + again
    assert [where for where, _ in shown(text, in_rules(text))] == ["levl"]


def test_good_rules_have_none():
    assert in_rules(RULE) == []


@pytest.mark.parametrize("name", ["fyldord", "struktur", "passiv", "saetninger"])
def test_shipped_rules_have_none(name):
    path = RULES / f"{name}.yaml"
    assert in_rules(path.read_text(encoding="utf-8"), path) == []


def test_rules_that_are_there_are_found_by_their_name(tmp_path):
    (tmp_path / "egne.yaml").write_text(RULE, encoding="utf-8")
    assert in_settings("rules: [egne.yaml]\n", tmp_path) == []
    (fault,) = in_settings("rules: [egen.yaml]\n", tmp_path)
    assert fault.instead == ("egne.yaml",)
    assert in_settings("rule-files: [egne.yaml]\nrules: {vores-ord: off}\n", tmp_path) == []


SETTINGS = ("level: hint", "levle: x", "rules: {lix: off}", "rules:\n  lix: 3", "rules: [x.yaml]")
SETTINGS += (
    "profile: koege",
    "profile: x",
    "type: avis",
    "terms: {allowed: [a]}",
    "terms: 3",
    "- a",
)
SETTINGS += (
    "limits: {pages: x}",
    "by-type: {web: {lix: x}}",
    "by-type: {x: {}}",
    "exclude: [1]",
    "a: [",
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(SETTINGS), max_size=4, unique=True))
def test_there_are_faults_exactly_where_the_loader_refuses(tmp_path_factory, lines):
    path = tmp_path_factory.mktemp("indstillinger") / ".sprogtjek.yaml"
    text = "\n".join(lines) + "\n"
    path.write_text(text, encoding="utf-8")
    try:
        loaded = config.load(path)
        _ = loaded.ruleset(outline=True).all_types(), loaded.limits
        refused = False
    except UserError:
        refused = True
    assert bool(in_settings(text, path.parent)) == refused


@settings(max_examples=60, deadline=None)
@given(
    st.integers(0, len(RULE)), st.integers(0, 12), st.sampled_from(["", "x", ": ", "\n", "[", "-"])
)
def test_rules_have_faults_exactly_where_the_loader_refuses(at, size, new):
    text = RULE[:at] + new + RULE[at + size :]
    file = recognised(NOWHERE / "egne.yaml", text, on_disk)
    if file is None:
        return
    try:
        parse_rules(text, "egne.yaml")
        refused = False
    except UserError:
        refused = True
    assert any(not fault.mild for fault in rule_faults.faults(file)) == refused
