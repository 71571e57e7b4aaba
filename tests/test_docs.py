"""What the documents say is so."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

import pytest

from sprogtjek.ruleset import builtin_rules

ROOT = Path(__file__).parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), ROOT / "training" / "README.md"])
LINK = re.compile(r"\]\((?!https?://|#)([^)#]+)")


def test_the_rule_page_is_up_to_date():
    page = runpy.run_path(str(ROOT / "docs" / "make_regler.py"))["page"]
    written = (ROOT / "docs" / "regler.md").read_text(encoding="utf-8")
    assert written == page(builtin_rules()), "python docs/make_regler.py"


def test_the_outputs_in_the_user_guide_are_real():
    guide = ROOT / "docs" / "brugervejledning.md"
    page = runpy.run_path(str(ROOT / "docs" / "make_brugervejledning.py"))["page"]
    written = guide.read_text(encoding="utf-8")
    assert written == page(written), "python docs/make_brugervejledning.py"


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_links_lead_somewhere(path):
    for target in LINK.findall(path.read_text(encoding="utf-8")):
        assert (path.parent / target).exists(), target


def test_rules_named_in_the_user_guide_exist():
    guide = (ROOT / "docs" / "brugervejledning.md").read_text(encoding="utf-8")
    ids = {rule.id for rule in builtin_rules()}
    assert set(re.findall(r"sprogtjek explain ([a-z][a-z-]*)", guide)) <= ids
