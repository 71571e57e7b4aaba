from __future__ import annotations

import pytest

from sprogtjek.records import Hit, Span
from sprogtjek.shields import shields, unshielded


@pytest.mark.parametrize(
    ("text", "shielded"),
    [
        ("Loven siger: »Såfremt …«", "»Såfremt …«"),
        ('Du skrev "herved klages".', '"herved klages"'),
        ("Du skrev ”herved klages”.", "”herved klages”"),
        ("Se www.egeby.dk/ansoegning nu", "www.egeby.dk/ansoegning"),
        ("Skriv til post@egeby.dk.", "post@egeby.dk"),
        (
            "Efter lov nr. 483 af 11. maj 2010 om klagenævn, som ændret",
            "lov nr. 483 af 11. maj 2010 om klagenævn",
        ),
    ],
)
def test_what_is_shielded(text, shielded):
    assert [text[s.start : s.end] for s in shields(text)] == [shielded]


@pytest.mark.parametrize("text", ["Han er 5' høj", 'et 3" rør', "Såfremt du » kommer"])
def test_what_is_not(text):
    assert shields(text) == ()


def test_only_hits_wholly_inside_are_dropped():
    text = "Du skrev »herved klages« i går."
    inside, across = Hit("a", Span(10, 16)), Hit("b", Span(0, 31))
    assert unshielded([inside, across], text) == (across,)
