from __future__ import annotations

import pytest

from sprogtjek import ruleset
from sprogtjek.errors import UserError
from sprogtjek.layers import Layer, Override, Ruleset
from sprogtjek.records import Span

RULE = """\
title: Prøve
defaults:
  kind: readability
  level: warning
  principles: [let]
  why: "Derfor."
rules:
  - id: proeve
    message: "Lix over {target}."
    params: {measure: lix, target: 40}
    examples:
      bad: ["Det er [[her]] og [[der]]."]
      good: ["Ikke her."]
"""


def broken(old: str, new: str) -> UserError:
    with pytest.raises(UserError) as caught:
        ruleset.parse_rules(RULE.replace(old, new), "regler.yaml")
    return caught.value


def test_a_rule_with_defaults_and_marks():
    (rule,) = ruleset.parse_rules(RULE, "regler.yaml")
    assert rule.id == "proeve"
    assert rule.level == "warning"
    assert rule.params.target == 40.0
    assert rule.bad[0].text == "Det er her og der."
    assert rule.bad[0].marks == (Span(7, 10), Span(14, 17))
    assert rule.theme == "Prøve"


@pytest.mark.parametrize(
    ("old", "new", "line", "word"),
    [
        ("id: proeve", "id: Prøve 1", 8, "regelnavn"),
        ("kind: readability", "kind: readabilty", 8, "slags"),
        ("level: warning", "level: warnin", 8, "warnin"),
        ("{target}", "{taget}", 9, "taget"),
        ("target: 40", "taget: 40", 10, "taget"),
        ("target: 40", "target: høj", 10, "et tal"),
        ("[[her]] og [[der]]", "her", 11, "[["),
        ('      good: ["Ikke her."]\n', "", 11, "good"),
        ('  why: "Derfor."\n', "", 7, "why"),
        ("title:", "titel:", 1, "titel"),
    ],
)
def test_faults_are_said_with_file_and_line(old, new, line, word):
    error = broken(old, new)
    assert error.path == "regler.yaml"
    assert abs((error.line or 0) - line) <= 1
    assert word in error.message


def changed(change: Override, rule: str = "proeve", **by_type) -> tuple:
    layer = Layer("lag.yaml", "rules:\n  proeve: off\n", {rule: change}, by_type)
    return Ruleset(ruleset.parse_rules(RULE, "f"), (layer,)).for_type("brev")


def test_a_layer_changes_level_and_parameters():
    (rule,) = changed(Override(level="error", params={"target": 30}))
    assert rule.level == "error"
    assert rule.params.target == 30.0
    assert rule.params.measure == "lix"


def test_off_removes_a_rule_and_a_later_layer_brings_it_back():
    assert changed(Override("off")) == ()
    (rule,) = changed(Override("off"), brev={"proeve": Override("hint")})
    assert rule.level == "hint"
    assert changed(Override("off"), web={"proeve": Override("hint")}) == ()


def test_an_unknown_rule_is_refused_with_a_hint():
    with pytest.raises(UserError) as caught:
        changed(Override("off"), rule="prøve")
    assert caught.value.hint == "Mente du »proeve«?"
    assert caught.value.path == "lag.yaml"


def test_a_rule_is_for_its_types_of_text():
    text = RULE.replace("  level: warning", "  level: warning\n  types: [web]")
    rules = Ruleset(ruleset.parse_rules(text, "f"))
    assert [len(rules.for_type(text_type)) for text_type in ("web", "brev", None)] == [1, 0, 0]


def test_two_rules_of_one_name_are_refused():
    rules = ruleset.parse_rules(RULE, "a.yaml")
    with pytest.raises(UserError, match="brugt to gange"):
        ruleset.combine(rules, rules)


def test_shipped_rules_load():
    ids = [rule.id for rule in ruleset.builtin_rules()]
    assert len(ids) == len(set(ids)) > 100
