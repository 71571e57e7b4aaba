"""What findings offer: at least every other warning says what to write."""

from __future__ import annotations

from pathlib import Path

from sprogtjek import filters

TEXTS = sorted((Path(__file__).parent.parent / "corpus").rglob("*.txt"))


def test_half_of_all_warnings_carry_an_offer_or_better(linter):
    found = [
        finding
        for report in linter.lint_many(TEXTS)
        for finding in filters.at_least(filters.told(report.findings), "warning")
    ]
    offering = [f for f in found if any(s.safety != "advice" for s in f.suggestions)]
    assert len(offering) >= len(found) / 2
