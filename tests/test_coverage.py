"""Every rule is tried on enough: places it must find, and near misses where it must be silent."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
import yaml

from sprogtjek.evaluate import load_gold
from sprogtjek.ruleset import builtin_rules

ROOT = Path(__file__).parent.parent
ENOUGH = 3
RULES = builtin_rules()


@pytest.fixture(scope="module")
def gold() -> Counter[str]:
    paths = (ROOT / "corpus").rglob("*.gold.yaml")
    return Counter(place.rule for path in paths for place in load_gold(path))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_has_places_to_find_and_near_misses(rule, gold):
    marks = sum(len(example.marks) for example in rule.bad)
    assert marks + gold[rule.id] >= ENOUGH
    assert len(rule.good) >= ENOUGH


def test_the_catalogue_names_rules_that_exist():
    catalogue = yaml.safe_load((ROOT / "docs" / "katalog.yaml").read_text(encoding="utf-8"))
    assert len(catalogue) == 84
    ids = {rule.id for rule in RULES}
    files = {f"{Path(rule.defined_in).stem}/*" for rule in RULES}
    for number, entry in catalogue.items():
        assert set(entry.get("rules", ())) <= ids | files, number
        assert entry.get("rules") or entry["why"], number
