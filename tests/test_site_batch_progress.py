"""The line that says how far a run has come."""

from __future__ import annotations

import io
import sys

import pytest

from sprogtjek.cli import progress
from sprogtjek.cli.progress import Progress


class Terminal(io.StringIO):
    """Somewhere a person looks."""

    def isatty(self) -> bool:
        return True


def shown(monkeypatch: pytest.MonkeyPatch, stream: io.StringIO) -> str:
    monkeypatch.setattr(progress, "_SECONDS", 0)
    monkeypatch.setattr(sys, "stderr", stream)
    told = Progress(expected=9)
    told.expect(1300)
    for _ in range(2):
        told.add(600)
    told.clear()
    return stream.getvalue()


def test_a_terminal_is_told_of_pages_speed_the_rest_and_findings(monkeypatch):
    text = shown(monkeypatch, Terminal())
    assert "\r2 sider · " in text
    assert " i sekundet · omkring 1.298 tilbage, under et minut · 1.200 fund" in text
    assert text.split("\r")[-2].strip() == ""
    assert "\n" not in text


def test_a_file_is_told_nothing(monkeypatch):
    assert shown(monkeypatch, io.StringIO()) == ""
