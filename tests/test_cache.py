from __future__ import annotations

import pytest

from sprogtjek import cache


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.setattr(cache, "user_cache_path", lambda *args, **kwargs: tmp_path / "cache")
    return tmp_path / "cache"


def test_made_once_for_the_same_content():
    calls = []
    for _ in range(2):
        assert cache.cached("a", "æ: 1", lambda: calls.append(1) or {"æ": 1}) == {"æ": 1}
    assert calls == [1]
    assert cache.cached("a", "æ: 2", lambda: {"æ": 2}) == {"æ": 2}


def test_a_broken_file_is_made_again(folder):
    cache.cached("a", "x", lambda: [1])
    for path in folder.iterdir():
        path.write_text("{", encoding="utf-8")
    assert cache.cached("a", "x", lambda: [2]) == [2]


def test_a_folder_that_cannot_be_written_only_costs_time(folder):
    folder.write_text("en fil, ikke en mappe", encoding="utf-8")
    assert cache.cached("a", "x", lambda: [1]) == [1]
