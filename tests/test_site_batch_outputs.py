"""What is written while a run goes on: lines, and views that stay where nothing is new."""

from __future__ import annotations

from pathlib import Path

import pytest

from sprogtjek.results import PageResult
from sprogtjek.site.outcomes import Outcome, pack
from sprogtjek.site.outputs import Lines, Views


def seen(text: str) -> Outcome:
    return pack(
        PageResult("https://kommune.example/"), f"<!DOCTYPE html>\n<p>{text}</p>\n".encode()
    )


@pytest.fixture
def views(tmp_path: Path) -> Views:
    return Views(tmp_path / "rapport.html")


@pytest.fixture
def view(tmp_path: Path) -> Path:
    return tmp_path / "rapport-sider" / "0001.html"


def test_a_view_is_written_when_it_has_changed(views: Views, view: Path):
    for text in ("Et", "To", "Et"):
        views.add(1, seen(text))
        assert view.read_bytes().startswith(seen(text).html)


def test_a_view_that_has_not_changed_is_left_alone(views: Views, view: Path):
    views.add(1, seen("Et"))
    before = view.stat()
    views.add(1, seen("Et"))
    assert (view.stat().st_ino, view.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


@pytest.mark.parametrize("left", [b"", b"<p>", b"<p>" * 100])
def test_a_view_that_is_not_whole_is_written_again(left: bytes, views: Views, view: Path):
    view.write_bytes(left)
    views.add(1, seen("Et"))
    assert view.read_bytes().startswith(seen("Et").html)


def test_views_of_pages_that_are_gone_are_deleted(views: Views, view: Path):
    for number in (1, 2, 10_000):
        views.add(number, seen("Et"))
    views.end(1)
    assert [path.name for path in view.parent.glob("*[0-9].html")] == ["0001.html"]
    views.add(1, pack(PageResult("https://kommune.example/", reason="Siden findes ikke.")))
    assert not view.exists()


def test_a_line_is_there_as_soon_as_it_is_added(tmp_path: Path):
    path = tmp_path / "rapport.jsonl"
    lines = Lines(path)
    lines.add(b"{}")
    assert path.read_bytes() == b"{}\n"
    lines.close()
