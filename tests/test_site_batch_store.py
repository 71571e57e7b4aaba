"""What is kept on disk between runs: safe with several processes, after a kill, when damaged."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sqlite3
import stat
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from sprogtjek import language
from sprogtjek.linter import Linter
from sprogtjek.records import BLOCK_KINDS, Evidence, Hit, Sentence, Span, Suggestion
from sprogtjek.site.remembering import BlockMemory
from sprogtjek.site.store import DAMAGED, FILE, Store

FRESH = multiprocessing.get_context("spawn")
EVIDENCE = Evidence(
    "paragraph",
    (Sentence(Span(0, 12), 3, 1),),
    (Hit("saafremt", Span(0, 8), (("match", "Såfremt"),), (Suggestion("Hvis", Span(0, 8)),)),),
    {"passive": {"verbs": 3, "names": ["a", "b"], "share": 0.5}, "address-form": None},
)


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "cache"


@pytest.fixture
def opened() -> Iterator[Callable[[Path, int], Store]]:
    with ExitStack() as stack:
        yield lambda folder, most: stack.enter_context(closing(Store(folder, most)))


def change(folder: Path, statement: str, *values: object) -> None:
    with closing(sqlite3.connect(folder / FILE, isolation_level=None)) as connection:
        connection.execute(statement, values)


def key(number: int) -> bytes:
    return number.to_bytes(20, "big")


def value(number: int) -> bytes:
    return f"værdi {number} ".encode() * (number % 50 + 1)


def test_what_is_kept_is_there_the_next_time(opened, folder):
    store = opened(folder, 10)
    store.keep({key(n): value(n) for n in range(1200)})
    store.close()
    found = opened(folder, 10).find(key(n) for n in range(2000))
    assert found == {key(n): value(n) for n in range(1200)}


def test_only_the_user_may_read_it(opened, folder):
    opened(folder, 10).keep({key(1): value(1)})
    windows = os.name == "nt"  # it has no such modes
    assert windows or stat.S_IMODE(folder.stat().st_mode) == 0o700


@pytest.mark.parametrize("data", [b"", b"ikke en database" * 500, None], ids=str)
def test_a_damaged_file_is_begun_anew(opened, folder, data):
    store = opened(folder, 10)
    store.keep({key(n): value(n) for n in range(500)})
    store.close()
    path = folder / FILE
    path.write_bytes(path.read_bytes()[:9000] if data is None else data)
    store = opened(folder, 10)
    found = store.find(key(n) for n in range(500))
    assert all(found[each] == value(int.from_bytes(each, "big")) for each in found)
    assert store.notice == (DAMAGED if data != b"" else "")
    store.keep({key(1): value(1)})
    assert store.find([key(1)]) == {key(1): value(1)}


def test_damage_in_the_middle_never_gives_a_wrong_value(opened, folder):
    store = opened(folder, 10)
    store.keep({key(n): value(n) for n in range(500)})
    store.close()
    data = bytearray((folder / FILE).read_bytes())
    for at in range(8192, len(data), 4096):
        data[at : at + 1500] = b"\x07" * 1500
    (folder / FILE).write_bytes(data)
    store = opened(folder, 10)
    found = store.find(key(n) for n in range(500))
    assert all(found[each] == value(int.from_bytes(each, "big")) for each in found)
    store.keep({key(9): value(9)})
    assert opened(folder, 10).find([key(9)]) in ({}, {key(9): value(9)})


def test_a_value_under_another_key_is_not_believed(opened, folder):
    opened(folder, 10).keep({key(1): value(1)})
    change(folder, "UPDATE kept SET key = ?", key(2))
    assert opened(folder, 10).find([key(1), key(2)]) == {}


def test_a_folder_that_cannot_be_written_costs_time_alone(opened, tmp_path):
    (tmp_path / "fil").write_text("her er ingen mappe", encoding="utf-8")
    store = opened(tmp_path / "fil" / "cache", 10)
    store.keep({key(1): value(1)})
    assert store.find([key(1)]) == {}
    store.prune()


def test_it_keeps_within_its_limit_and_forgets_the_oldest(opened, folder):
    store = opened(folder, 1)
    for start in range(0, 400, 20):
        store.keep({key(n): os.urandom(5000) for n in range(start, start + 20)})
    change(folder, "UPDATE kept SET day = day - 1 WHERE rowid <= 50")
    store.prune()
    size = sum(path.stat().st_size for path in folder.glob(FILE))
    assert size <= 1_000_000
    found = store.find(key(n) for n in range(400))
    assert found
    assert key(0) not in found


def _fill(folder: Path, worker: int) -> int:
    store = Store(folder, 50)
    wrong = 0
    for start in range(0, 300, 10):
        numbers = range(start, start + 10)
        store.keep({key(n): value(n) for n in numbers})
        found = store.find(key((n * 7 + worker) % 300) for n in numbers)
        wrong += sum(found[each] != value(int.from_bytes(each, "big")) for each in found)
    return wrong


def test_several_processes_use_it_at_once(opened, folder):
    with ProcessPoolExecutor(4, mp_context=FRESH) as pool:
        assert list(pool.map(_fill, [folder] * 4, range(4))) == [0] * 4
    found = opened(folder, 50).find(key(n) for n in range(300))
    assert found == {key(n): value(n) for n in range(300)}


def _fill_until_killed(folder: Path, ready: object) -> None:
    store = Store(folder, 50)
    for start in range(10**9):
        store.keep({key(n): value(n) for n in range(start % 1000, start % 1000 + 20)})
        ready.send(start)


def test_it_is_whole_after_a_kill(opened, folder):
    mine, theirs = FRESH.Pipe()
    process = FRESH.Process(target=_fill_until_killed, args=(folder, theirs))
    process.start()
    while mine.recv() < 20:
        pass
    os.kill(process.pid, signal.SIGKILL)
    process.join()
    store = opened(folder, 50)
    found = store.find(key(n) for n in range(20))
    assert found == {key(n): value(n) for n in range(20)}
    assert store.notice == ""


def test_evidence_comes_back_as_it_was(opened, folder):
    memory = BlockMemory(opened(folder, 10), "regler")
    keys = [("web", kind, "Såfremt du …", "") for kind in BLOCK_KINDS]
    for each in keys:
        memory.keep(each, EVIDENCE)
    memory.flush()
    store = opened(folder, 10)
    assert BlockMemory(store, "regler").find(keys) == dict.fromkeys(keys, EVIDENCE)
    assert BlockMemory(store, "andre regler").find(keys) == {}


LETTERS = sorted((Path(__file__).parent.parent / "corpus").rglob("*web*.txt"))[:4]


def test_a_text_known_from_an_earlier_run_is_not_parsed(opened, folder, nlp, monkeypatch):
    memory = BlockMemory(opened(folder, 10), "regler")
    first = list(Linter(pipeline=nlp, memory=memory).lint_many(LETTERS))
    memory.flush()
    monkeypatch.setattr(language, "parse", lambda nlp, texts: iter(list(texts) and [None]))
    memory = BlockMemory(opened(folder, 10), "regler")
    assert list(Linter(pipeline=nlp, memory=memory).lint_many(LETTERS)) == first
    assert first[0].findings
