"""A full stop instead of an extender: what the shipped rule offers."""

from __future__ import annotations

import pytest

from sprogtjek.examples import document
from sprogtjek.linter import Linter
from sprogtjek.ruleset import builtin_rules

LONG = "Vi har gennemgået alle de bilag, som du har sendt til os i maj og juni"


@pytest.fixture(scope="module")
def shipped(nlp):
    rules = [rule for rule in builtin_rules() if rule.kind == "sentence-extender"]
    return Linter(rules, pipeline=nlp)


@pytest.mark.parametrize(
    ("extended", "expected"),
    [
        (", hvorfor vi ikke kan hjælpe.", ". Derfor kan vi ikke hjælpe."),
        (", hvilket normalt tager en uge.", ". Det tager normalt en uge."),
        (", hvilket du har ønsket.", ". Det har du ønsket."),
        (", ligesom der er lavet en plan.", ". Desuden er der lavet en plan."),
        (", idet sagen ikke er enkel.", ". Det skyldes, at sagen ikke er enkel."),
        (" m.v., hvorefter vi svarer.", " m.v. Derefter svarer vi."),
    ],
)
def test_the_new_sentence_has_the_order_of_a_main_clause(shipped, extended, expected):
    text = LONG + extended
    [finding] = shipped.lint(document(text)).findings
    best = finding.suggestions[0]
    assert best.safety == "offer"
    assert text[: best.place.start] + best.text + text[best.place.end :] == LONG + expected


@pytest.mark.parametrize(
    "extended",
    [
        ", hvorfor vi, som du ved, ikke kan hjælpe.",
        " (og de bilag, som din læge har sendt, hvorfor vi nu kan svare).",
    ],
)
def test_advice_where_the_clause_is_split_or_in_brackets(shipped, extended):
    findings = shipped.lint(document(LONG + extended)).findings
    assert all(f.suggestions[0].safety == "advice" for f in findings)
