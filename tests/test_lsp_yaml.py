"""Completion and hover in files of settings and rules: pure functions, on texts with a `|`."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from sprogtjek.lsp.settings_files import SettingsFile, on_disk, recognised
from sprogtjek.lsp.yaml_completion import Proposal, proposals
from sprogtjek.lsp.yaml_hover import hover
from sprogtjek.records import LEVELS

NOWHERE = Path("/findes-ikke")
RULE = "title: Ord\nrules:\n  - id: a\n    kind: phrase\n"
LEVELS_OFF = [*LEVELS, "off"]


def file_of(text: str, name: str) -> SettingsFile:
    found = recognised(NOWHERE / name, text, on_disk)
    assert found
    return found


def proposed(text: str, name: str = ".sprogtjek.yaml") -> list[Proposal]:
    at = text.index("|")
    return proposals(file_of(text.replace("|", "", 1), name), at)


def labels(text: str, name: str = ".sprogtjek.yaml") -> list[str]:
    return [each.label for each in proposed(text, name)]


def taken(text: str, label: str, name: str = ".sprogtjek.yaml") -> str:
    """The text with a proposal put in."""
    one = next(each for each in proposed(text, name) if each.label == label)
    plain = text.replace("|", "", 1)
    return plain[: one.span.start] + one.new + plain[one.span.end :]


def said(text: str, name: str = ".sprogtjek.yaml") -> str | None:
    at = text.index("|")
    found = hover(file_of(text.replace("|", "", 1), name), at)
    return found.text if found else None


@pytest.mark.parametrize(
    ("text", "label", "after"),
    [
        ("|", "level", "level: "),
        ("lev|", "level", "level: "),
        ("lev|\nprofile: koege\n", "level", "level: \nprofile: koege\n"),
        ("le|vel: hint\n", "type", "type: hint\n"),
        ("level: |", "hint", "level: hint"),
        ("level: wa|\ntype: web\n", "hint", "level: hint\ntype: web\n"),
        ("type: 'b|'", "web", "type: 'web'"),
        ("|", "rules", "rules:\n  "),
        ("rules:\n  saet|", "saetning-lang", "rules:\n  saetning-lang: "),
        ("rules:\r\n  fyld|\r\n  lix: off\r\n", "fyldord/*", None),
        ("rules:\n  lix: |", "off", "rules:\n  lix: off"),
        ("rules: {lix: |", "off", "rules: {lix: off"),
        ("rules: {li|}", "lix", "rules: {lix: }"),
        ("rules:\n  lix: {lev|", "level", "rules:\n  lix: {level: "),
        ("rules:\n  lix:\n    |", "params", "rules:\n  lix:\n    params:\n      "),
        ("by-type:\n  |", "web", "by-type:\n  web:\n    "),
        ("by-type:\n  web:\n    li|", "lix", "by-type:\n  web:\n    lix: "),
        ("by-type: {web: {lix: o|}}", "off", "by-type: {web: {lix: off}}"),
        ("terms: {|", "allowed", "terms: {allowed: "),
        ("limits:\n  pa|", "pages", "limits:\n  pages: "),
    ],
)
def test_what_fits_is_put_in(text, label, after):
    assert after is None or taken(text, label) == after
    assert label in labels(text)


@pytest.mark.parametrize(
    ("text", "label", "after"),
    [
        ("    |", "why", "    why: "),
        ("    le|\n    why: x\n", "level", "    level: \n    why: x\n"),
        ("    principles: [klart, |]", "let", "    principles: [klart, let]"),
        ("    principles:\n      - |", "kort", "    principles:\n      - kort"),
        ("    principles:\n      |", "kort", "    principles:\n      - kort"),
        ("    principles: |", "kort", "    principles: kort"),
        ("    params: {|", "any", "    params: {any: "),
        ("    params:\n      pos: |", "verb", "    params:\n      pos: verb"),
        ("    params:\n      any: [x]\n      not|", "not_after", None),
        ("    params: {delete: |}", "true", "    params: {delete: true}"),
        ("    scope: [|", "heading", "    scope: [heading"),
        ("    examples:\n      |", "bad", "    examples:\n      bad: "),
        ("    covers: [|]", "lix", "    covers: [lix]"),
        ("  - |", "id", "  - id: "),
        ("  - id: b\n    kind: sent|", "sentence-length", None),
        ("    types: [|]", "web", "    types: [web]"),
    ],
)
def test_what_fits_in_a_rule_is_put_in(text, label, after):
    assert label in labels(RULE + text, "egne.yaml")
    assert after is None or taken(RULE + text, label, "egne.yaml") == RULE + after


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("rules:\n  lix: |", LEVELS_OFF),
        ("level: |", [*LEVELS]),
        ("rules:\n  lix: {params: {|}}", None),
        ("# her |", []),
        ("why: |x", []),
        ("terms:\n  allowed: |", []),
        ("terms:\n  allowed: [|", []),
        ("level: hint\n  |", []),
    ],
)
def test_nothing_else_is_proposed(text, wanted):
    found = labels(text)
    assert found == wanted if wanted is not None else "target" in found


def test_what_is_there_is_not_proposed_again():
    assert "level" not in labels("level: hint\n|")
    assert "fail-level" not in labels("fail_level: hint\n|")
    assert "klart" not in labels(RULE + "    principles: [klart, |]", "egne.yaml")


def test_the_parameters_are_those_of_the_kind():
    kind = "defaults: {kind: readability}\nrules:\n  - id: a\n    why: x\n    params: {|}"
    assert "target" in labels(kind, "egne.yaml")
    assert "any" not in labels(kind, "egne.yaml")


def test_proposals_say_what_they_mean():
    for text, name in [
        ("|", ".sprogtjek.yaml"),
        ("rules:\n  |", ".sprogtjek.yaml"),
        ("rules: {saetning-lang: {params: {|}}}", ".sprogtjek.yaml"),
        ("profile: |", ".sprogtjek.yaml"),
        (RULE + "    |", "egne.yaml"),
        (RULE + "    kind: |", "egne.yaml"),
        (RULE + "    params: {|}", "egne.yaml"),
    ]:
        assert [each.label for each in proposed(text, name) if not each.said] == []
    hint = next(each for each in proposed("rules: {saetning-lang: {params: {h|}}}"))
    assert hint.detail == "Nu: 20"


def test_own_rules_are_known(tmp_path):
    (tmp_path / "egne.yaml").write_text(
        RULE.replace("id: a", "id: vores-ord")
        + "    level: hint\n    principles: [let]\n    message: m\n    why: Fordi.\n"
        + "    params: {any: [x]}\n    examples: {bad: ['[[x]]'], good: [y]}\n",
        encoding="utf-8",
    )
    text = "rule-files: [egne.yaml]\nrules:\n  vor"
    found = recognised(tmp_path / ".sprogtjek.yaml", text, on_disk)
    assert found
    assert "vores-ord" in [each.label for each in proposals(found, len(text))]


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("le|vel: hint", "Det mindste, der vises"),
        ("level: hi|nt", "forslag"),
        ("profile: ko|ege", "Køge"),
        ("rules:\n  saetning-|lang: off", "Før: "),
        ("rules:\n  saetning-lang: o|ff", "Slår reglen fra"),
        ("rules:\n  fyldord/|*: off", "Alle regler i fyldord"),
        ("rules: {lix: {params: {tar|get: 40}}}", "Nu: 44"),
        ("terms:\n  all|owed: [x]", "ingen regel"),
        ("limits: {pages: 3, dep|th: ", "Ellers: `500`"),
    ],
)
def test_hover_says_what_it_means(text, part):
    assert part in (said(text) or "")


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("    principles: [kla|rt]", "første læsning"),
        ("    ki|nd: phrase", "Slagsen af regel"),
        ("    params: {p|os: verb}", "Ordklasse"),
        ("    covers: [li|x]", "lix"),
        ("    covers: [long-w|ord]", "Lange ord"),
    ],
)
def test_hover_says_what_it_means_in_a_rule(text, part):
    assert part in (said(RULE + text, "egne.yaml") or "")


def test_hover_is_silent_where_there_is_nothing_to_say():
    assert said("# le|vel: hint") is None
    assert said("uk|endt: hint") is None
    assert said("terms: {allowed: [sk|el]}") is None


@pytest.mark.parametrize(
    "text",
    [
        "name: ci\non: [push]\njobs: {}\n",
        "rules:\n  - apiGroups: ['']\n    verbs: [get]\nkind: Role\n",
        "rules:\n  - id: a\n    message: b\n    severity: ERROR\n    languages: [python]\n",
        "rules:\n  - host: x\n    kind: y\n",
        "",
        "rules: off\n",
    ],
)
def test_other_yaml_is_left_alone(text):
    assert recognised(NOWHERE / "andet.yaml", text, on_disk) is None


def test_a_rule_file_is_known_by_the_settings_that_name_it(tmp_path):
    (tmp_path / ".sprogtjek.yaml").write_text("rules: [egne.yaml]\n", encoding="utf-8")
    found = recognised(tmp_path / "egne.yaml", "", on_disk)
    assert found
    assert found.kind == "rules"
    assert recognised(tmp_path / "andre.yaml", "", on_disk) is None


PIECES = [
    "rules:",
    "\n",
    "  ",
    "- ",
    "{",
    "}",
    "[",
    "id: a",
    "kind: phrase",
    "lix",
    ": ",
    "|",
    "'",
    '"',
]


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=12), st.integers(0, 40))
def test_no_text_is_too_odd(pieces, at):
    text = "".join(pieces)
    file = file_of(text, ".sprogtjek.yaml")
    at = min(at, len(text))
    hover(file, at)
    for one in proposals(file, at):
        assert 0 <= one.span.start <= at <= one.span.end <= len(text)
        assert "\n" not in text[one.span.start : one.span.end]


@pytest.mark.parametrize("whole", ["rules:\n  lix: off\n  passiv-s: {level: hint}\ntype: web\n"])
def test_every_proposal_in_good_settings_keeps_them_yaml(whole):
    for at in range(len(whole)):
        for one in proposals(file_of(whole, ".sprogtjek.yaml"), at)[:3]:
            if whole[at : at + 1] in ("\n", "") and one.kind == "value":
                yaml.safe_load(whole[: one.span.start] + one.new + whole[one.span.end :])
