from __future__ import annotations

from pathlib import Path

import pytest

from sprogtjek import config
from sprogtjek.errors import UserError


def write(folder: Path, text: str) -> Path:
    path = folder / config.NAME
    path.write_text(text, encoding="utf-8")
    return path


def test_found_upwards_from_the_file(tmp_path):
    path = write(tmp_path, "level: hint\n")
    deep = tmp_path / "breve" / "2026"
    deep.mkdir(parents=True)
    assert config.find(deep / "brev.txt") == path
    assert config.for_file(deep / "brev.txt").settings.level == "hint"


def test_the_nearest_one_counts(tmp_path):
    write(tmp_path, "level: hint\n")
    inner = tmp_path / "breve"
    inner.mkdir()
    write(inner, "level: error\n")
    assert config.for_file(inner / "brev.txt").settings.level == "error"


def test_an_empty_file_changes_nothing(tmp_path):
    assert config.load(write(tmp_path, "")).settings == config.Settings()


def test_origin_names_the_file(tmp_path):
    path = write(tmp_path, "fail-level: error\n")
    loaded = config.load(path)
    assert loaded.origin("fail-level", "fail_level") == str(path)
    assert loaded.origin("level") == "standard"


def test_rules_are_changed_by_id(tmp_path):
    text = "rules:\n  lix: off\n  lange-ord-andel: {level: warning, params: {target: 30}}\n"
    rules = {r.id: r for r in config.load(write(tmp_path, text)).linter_rules()}
    assert "lix" not in rules
    assert rules["lange-ord-andel"].level == "warning"
    assert rules["lange-ord-andel"].params.target == 30.0


@pytest.mark.parametrize(
    ("text", "line", "message", "hint"),
    [
        ("lvel: hint\n", 1, "Ukendt nøgle »lvel«.", "Mente du »level«?"),
        ("level: hint\nrules:\n  lixx: off\n", 3, "»lixx«", "Mente du »lix«?"),
        ("rules:\n  lix: vigtig\n", 2, "»vigtig«", None),
        ("rules:\n  lix: {params: {taget: 3}}\n", 2, "»taget«", "Mente du »target«?"),
        ("rules: [lix]\n", 1, "nøgler og værdier", None),
        ("- level\n", 1, "nøgler og værdier", None),
    ],
)
def test_faults_are_said_with_line_and_hint(tmp_path, text, line, message, hint):
    with pytest.raises(UserError) as caught:
        config.load(write(tmp_path, text)).linter_rules()
    assert caught.value.path == str(tmp_path / config.NAME)
    assert caught.value.line == line
    assert message in caught.value.message
    assert hint is None or caught.value.hint == hint


def test_the_type_of_a_file_is_told_by_its_path(tmp_path):
    text = "type: brev\ntypes: {web: [hjemmeside/*], afgoerelse: ['*afslag*']}\n"
    loaded = config.load(write(tmp_path, text))
    assert loaded.type_of(str(tmp_path / "hjemmeside" / "pas" / "forny.txt")) == "web"
    assert loaded.type_of("afslag-carport.txt") == "afgoerelse"
    assert loaded.type_of("brev.txt") == "brev"
    assert loaded.changed(type="politik").type_of("afslag.txt") == "politik"


@pytest.mark.parametrize(
    ("text", "line", "hint"),
    [
        ("level: hint\nprofile: koge\n", 2, "Mente du »koege«?"),
        ("types: {webb: '*'}\n", 1, "Mente du »web«?"),
        ("by-type:\n  web:\n    lixx: off\n", 3, "Mente du »lix«?"),
    ],
)
def test_faults_of_profile_and_type_have_a_place(tmp_path, text, line, hint):
    with pytest.raises(UserError) as caught:
        config.load(write(tmp_path, text)).linter_rules("web")
    assert (caught.value.line, caught.value.hint) == (line, hint)


def test_a_type_has_changes_of_its_own(tmp_path):
    text = "rules: {lix: {params: {target: 40}}}\nby-type: {web: {lix: {params: {target: 30}}}}\n"
    loaded = config.load(write(tmp_path, text))
    targets = [
        next(rule for rule in loaded.linter_rules(kind) if rule.id == "lix").params.target
        for kind in ("brev", "web")
    ]
    assert targets == [40.0, 30.0]


def test_own_rule_files_are_relative_to_the_config(tmp_path):
    (tmp_path / "egne.yaml").write_text(
        "rules:\n"
        "  - id: kjukken\n"
        "    kind: readability\n"
        "    level: hint\n"
        "    principles: [klart]\n"
        "    message: Hej.\n"
        "    why: Derfor.\n"
        "    params: {measure: lix, target: 30}\n"
        "    examples: {bad: ['[[x]]'], good: ['y']}\n",
        encoding="utf-8",
    )
    rules = config.load(write(tmp_path, "rule-files: egne.yaml\n")).linter_rules()
    assert rules[-1].id == "kjukken"


def test_rules_may_list_own_files(tmp_path):
    with pytest.raises(UserError, match="kan ikke læses"):
        config.load(write(tmp_path, "rules: [findes-ikke.yaml]\n")).linter_rules()


def test_a_missing_rule_file_is_said(tmp_path):
    with pytest.raises(UserError, match="kan ikke læses"):
        config.load(write(tmp_path, "rule-files: [findes-ikke.yaml]\n")).linter_rules()


def test_a_key_with_nothing_behind_it_is_not_given(tmp_path):
    path = tmp_path / config.NAME
    path.write_text("level:\nrules:\nterms:\nby-type:\n", encoding="utf-8")
    assert config.load(path).settings == config.Settings()
    path.write_text("levle:\n", encoding="utf-8")
    with pytest.raises(UserError, match="levle"):
        config.load(path)
