"""Impersonal passives with the one who acts put in, as the shipped rule offers it."""

from __future__ import annotations

import pytest

from sprogtjek.examples import document
from sprogtjek.linter import Linter
from sprogtjek.ruleset import builtin_rules


@pytest.fixture(scope="module")
def shipped(nlp):
    return Linter([r for r in builtin_rules() if r.id == "der-konstruktion"], pipeline=nlp)


def best(linter, text):
    [finding] = linter.lint(document(text)).findings
    suggestion = finding.suggestions[0]
    if suggestion.safety == "advice":
        return None
    place = suggestion.place
    return text[: place.start] + suggestion.text + text[place.end :]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Der er modtaget to breve i sagen.", "Vi har modtaget to breve i sagen."),
        ("Der gøres opmærksom på reglerne.", "Vi gør opmærksom på reglerne."),
        ("Vi skriver, før der træffes afgørelse.", "Vi skriver, før vi træffer afgørelse."),
        ("Derfor vil der blive opkrævet et gebyr.", "Derfor vil vi opkræve et gebyr."),
        ("Vi lukker, fordi der ikke kan gives tilladelse.", None),
        (
            "Du kan rejse, hvis der forinden er indhentet tilladelse.",
            "Du kan rejse, hvis du forinden har indhentet tilladelse.",
        ),
        ("Ved flytning skal der vedlægges en kopi.", "Ved flytning skal du vedlægge en kopi."),
    ],
)
def test_the_one_who_acts_is_put_in(shipped, text, expected):
    assert best(shipped, text) == (expected or "Vi lukker, fordi vi ikke kan give tilladelse.")


@pytest.mark.parametrize(
    "text",
    [
        "Det kræver, at der er foretaget registrering af bilen.",
        "Vilkåret er, at der ikke foretages ændringer af huset.",
        "Der er truffet afgørelse i sagen af nævnet.",
        "Ved undersøgelsen blev der påvist bly i vandet.",
    ],
)
def test_advice_where_it_is_not_plain_who_acts(shipped, text):
    assert best(shipped, text) is None
