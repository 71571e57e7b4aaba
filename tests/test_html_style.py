"""The style of the HTML report: all can be read (WCAG 2.2, 1.4.3 text and 1.4.11 the rest)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sprogtjek import reporters

STYLE = (Path(reporters.__file__).parent / "report.css").read_text(encoding="utf-8")


def colours(dark: bool) -> dict[str, str]:
    light_part, dark_part = STYLE.split("@media screen and (prefers-color-scheme: dark)")
    found = dict(re.findall(r"--([a-z]+\d*): (#[0-9a-f]{6})", light_part))
    if dark:
        own = dict(re.findall(r"--([a-z]+\d*): (#[0-9a-f]{6})", dark_part))
        assert own.keys() == found.keys()
        return own
    return found


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_everything_can_be_read(dark: bool):
    colour = colours(dark)
    text = [(ink, ground) for ink in ("ink", "soft", "link") for ground in ("paper", "ground")]
    text += [("ink", "whole")]
    for number in range(1, 13):
        tint, strong = f"t{number}", f"s{number}"
        text += [("ink", tint), (strong, tint), (strong, "paper"), ("paper", strong)]
    for one, other in text:
        assert contrast(colour[one], colour[other]) >= 4.5, (one, other)
    shapes = [("bar", "paper"), ("part", "paper"), ("part", "whole"), ("edge", "paper")]
    shapes += [("edge", "ground"), ("focus", "paper"), ("focus", "ground")]
    for one, other in shapes:
        assert contrast(colour[one], colour[other]) >= 3, (one, other)


def test_the_style_serves_paper_dark_rooms_and_calm():
    for query in ("print", "prefers-color-scheme: dark", "prefers-reduced-motion", "forced-colors"):
        assert query in STYLE
    assert ":focus-visible" in STYLE
