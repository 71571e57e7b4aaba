"""Profiles, text types and what is said of them."""

from __future__ import annotations

import subprocess
import sys

import pytest

from sprogtjek import config, profiles, texttypes
from sprogtjek.config import Config, Settings
from sprogtjek.errors import UserError
from sprogtjek.principles import principles
from sprogtjek.ranking import most_helpful
from sprogtjek.records import TEXT_TYPES, Finding, Place, Span

MUNICIPALITIES = ("glostrup", "gladsaxe", "koege", "ikast-brande", "soenderborg")


def run(*words: str) -> str:
    command = [sys.executable, "-m", "sprogtjek", *words]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout


def test_the_shipped_profiles():
    assert profiles.names()[0] == "standard"
    assert set(profiles.names()[1:]) == set(MUNICIPALITIES)


@pytest.mark.parametrize("name", profiles.names())
@pytest.mark.parametrize("text_type", [None, *TEXT_TYPES])
def test_profiles_fit_the_rules_for_every_type_of_text(name, text_type):
    assert Config(Settings(profile=name)).linter_rules(text_type)


@pytest.mark.parametrize("name", MUNICIPALITIES)
def test_a_municipality_speaks_in_its_own_words(name):
    profile = profiles.load(name)
    assert profile.source is not None
    for own in profile.principles.values():
        assert own.quote
        assert own.cannot
        assert set(own.serves) <= set(principles())
    assert set(profile.weights) <= set(principles())


def test_an_unknown_profile_gets_a_hint():
    with pytest.raises(UserError) as caught:
        profiles.load("køge")
    assert caught.value.hint == "Mente du »koege«?"


@pytest.mark.parametrize("text_type", TEXT_TYPES)
def test_types_of_text_have_names(text_type):
    assert texttypes.description(text_type).name


def test_a_rule_file_is_changed_as_a_whole(tmp_path):
    path = tmp_path / config.NAME
    path.write_text("rules: {fyldord/*: off}\n", encoding="utf-8")
    ids = {rule.id for rule in config.load(path).linter_rules()}
    assert "faktisk" not in ids
    assert "saafremt" in ids


def test_the_report_counts_under_the_five_principles_of_koege(tmp_path):
    letter = tmp_path / "brev.txt"
    letter.write_text("Såfremt du flytter, skal skemaet indsendes snarest.\n", encoding="utf-8")
    said = " ".join(run(str(letter), "--profile", "koege").split())
    assert "Fund pr. princip (Køge Kommune): Vi" in said
    for own in profiles.load("koege").principles.values():
        assert own.name in said
    assert "Vi sætter barren højt (kan ikke tjekkes)" in said


def test_a_principle_is_explained_in_the_words_of_a_policy():
    said = " ".join(run("explain", "--profile", "ikast-brande", "oejenhoejde").split())
    assert "oplever at blive mødt i øjenhøjde" in said
    assert "Det tjekker sprogtjek" in said
    assert "Det kan sprogtjek ikke se: Om borgeren oplever det sådan." in said
    assert "ikke en del af politikken" in said


def test_the_weights_of_a_profile_decide_among_equals():
    def finding(rule: str, principle: str, start: int) -> Finding:
        place = Place(start, start + 1, 1, start + 1)
        return Finding(
            rule, "phrase", "warning", (principle,), "", place, "x", rule, Span(0, 1), start
        )

    found = [finding("a", "klart", 0), finding("b", "respekt", 5)]
    assert most_helpful(found, {"respekt": 2})[0].rule == "b"
    assert most_helpful(found, {"klart": 2})[0].rule == "a"
