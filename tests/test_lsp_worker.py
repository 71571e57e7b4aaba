"""What the language server does first, and what it leaves."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import CancelledError

import pytest

from sprogtjek.lsp.worker import Between, Dropped, Urgency, Worker

PATIENCE = 60


class Work:
    """Jobs that wait for the test at each step, and note what they did."""

    def __init__(self) -> None:
        self.worker = Worker()
        self.done: list[str] = []
        self._here = threading.Semaphore(0)
        self._on = threading.Semaphore(0)

    def job(self, name: str, urgency: Urgency = Urgency.SOON, steps: int = 0):
        def act(between: Between) -> str:
            for step in range(steps):
                self.done.append(f"{name} {step}")
                self._here.release()
                assert self._on.acquire(timeout=PATIENCE)
                between()
            self.done.append(name)
            return name

        return self.worker.submit(name, act, urgency)

    def reached(self) -> None:
        """Wait until a job is at a step."""
        assert self._here.acquire(timeout=PATIENCE)

    def go_on(self) -> None:
        self._on.release()


@pytest.fixture
def work() -> Iterator[Work]:
    made = Work()
    yield made
    made.worker.stop()


def test_jobs_are_done_in_the_order_they_came_in(work):
    work.job("første", steps=1)
    work.reached()
    last = [work.job("anden"), work.job("tredje")]
    work.go_on()
    assert [job.result(PATIENCE) for job in last] == ["anden", "tredje"]
    assert work.done == ["første 0", "første", "anden", "tredje"]


def test_the_most_urgent_goes_first(work):
    work.job("første", Urgency.TYPING, steps=1)
    work.reached()
    file, lens = work.job("fil", Urgency.LATER), work.job("linse")
    typed = work.job("skrevet", Urgency.TYPING)
    work.go_on()
    for job in (file, lens, typed):
        job.result(PATIENCE)
    assert work.done[2:] == ["skrevet", "linse", "fil"]


def test_a_job_gives_way_to_a_more_urgent_one_and_is_done_after_it(work):
    file = work.job("fil", Urgency.LATER, steps=1)
    work.reached()
    typed = work.job("skrevet", Urgency.TYPING)
    work.go_on()
    assert typed.result(PATIENCE) == "skrevet"
    assert not file.done()
    work.reached()
    work.go_on()
    assert file.result(PATIENCE) == "fil"
    assert work.done == ["fil 0", "skrevet", "fil 0", "fil"]


def test_a_new_job_drops_the_one_of_its_name(work):
    old = work.job("brev", steps=1)
    work.reached()
    waiting = work.job("andet")
    newer = work.job("brev")
    newest = work.job("brev")
    work.go_on()
    for job in (old, newer):
        with pytest.raises(Dropped):
            job.result(PATIENCE)
    assert (waiting.result(PATIENCE), newest.result(PATIENCE)) == ("andet", "brev")
    assert work.done == ["brev 0", "andet", "brev"]


def test_one_that_has_given_way_may_be_dropped(work):
    file = work.job("fil", Urgency.LATER, steps=1)
    work.reached()
    typed = work.job("skrevet", Urgency.TYPING, steps=1)
    work.go_on()
    work.reached()
    work.worker.drop("fil")
    work.go_on()
    assert typed.result(PATIENCE) == "skrevet"
    with pytest.raises(Dropped):
        file.result(PATIENCE)


def test_what_the_editor_has_taken_back_is_not_done(work):
    running = work.job("første", steps=1)
    work.reached()
    waiting = work.job("anden")
    assert waiting.cancel()
    assert running.cancel()
    work.go_on()
    assert work.job("tredje").result(PATIENCE) == "tredje"
    assert work.done == ["første 0", "tredje"]
    with pytest.raises(CancelledError):
        running.result(PATIENCE)


def test_a_job_that_fails_says_so_and_the_next_is_done(work):
    def fail(_: Between) -> None:
        raise ValueError("fejl")

    with pytest.raises(ValueError, match="fejl"):
        work.worker.submit("fejl", fail).result(PATIENCE)
    assert work.job("næste").result(PATIENCE) == "næste"


def test_stopping_drops_all(work):
    running = work.job("første", steps=1)
    work.reached()
    waiting = work.job("anden")
    work.worker.stop()
    work.go_on()
    for job in (running, waiting):
        with pytest.raises(Dropped):
            job.result(PATIENCE)
