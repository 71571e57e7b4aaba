"""Pages through workers: in order, bounded, and whatever becomes of the workers."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from multiprocessing.connection import Connection
from operator import length_hint

import psutil
from site_pages import DEADLY, numbered, page_html, task

from sprogtjek.results import PageResult
from sprogtjek.site.executors import Workers, local
from sprogtjek.site.outcomes import Outcome, pack
from sprogtjek.site.pages import Page
from sprogtjek.site.running import CHUNK, Ready, Running
from sprogtjek.site.work import Spec, Task


@contextmanager
def stopping(workers: Workers) -> Iterator[Workers]:
    try:
        yield workers
    finally:
        workers.stop(now=True)


def running(workers: Workers, ready: Ready = task) -> Running:
    """Work that takes no time; ``kept`` is what is kept of every page."""
    return Running(workers, Spec(), ready, kept, numbered)


def kept(page: Page) -> Outcome:
    return pack(PageResult(page.address, title="Kendt"))


def run(workers: Workers, pages: Iterable[Page], ready: Ready = task) -> list[Outcome]:
    return [outcome for _, outcome in running(workers, ready).outcomes(pages)]


def many(count: int, deadly: Sequence[int] = ()) -> list[Page]:
    return [
        Page(f"side {n}", page_html(n, DEADLY if n in deadly else "x" * n).encode())
        for n in range(count)
    ]


def test_outcomes_come_in_the_order_of_the_pages():
    pages = many(5 * CHUNK + 3)
    with stopping(local(3)) as workers:
        outcomes = run(workers, pages)
    assert [outcome.result.address for outcome in outcomes] == [page.address for page in pages]
    with stopping(local(1)) as workers:
        assert run(workers, pages) == outcomes


def test_few_pages_are_in_hand_at_a_time():
    rest = iter(many(2000))
    with stopping(local(1)) as workers:
        found = running(workers).outcomes(rest)
        left = [length_hint(rest) + n for n, _ in enumerate(found)]
    assert 2000 - min(left) <= 6 * CHUNK


def test_what_is_known_comes_at_once():
    for ready in (kept, lambda page: None):
        rest = iter(many(100))
        with stopping(local(2)) as workers:
            next(running(workers, ready).outcomes(rest))
        assert length_hint(rest) == 99


def test_one_process_does_what_little_there_is_while_the_rest_is_looked_up():
    pages = many(50 * CHUNK)
    changed = set(pages[:: 10 * CHUNK])

    def ready(page: Page) -> Task | None:
        return task(page) if page in changed else None

    with stopping(local(3)) as workers:
        outcomes = running(workers, ready).outcomes(iter(pages))
        found = [next(outcomes)[1]]
        begun = len(multiprocessing.active_children())
        found += [outcome for _, outcome in outcomes]
        assert begun == len(multiprocessing.active_children()) == 1
    with stopping(local(1)) as workers:
        assert found == run(workers, pages, ready)


def test_a_process_that_is_getting_ready_is_waited_for():
    with stopping(local(3)) as workers:
        few = running(workers)
        few.get_ready(task, Page("ingen"))
        assert len([*few.outcomes(many(3))]) == 3
        assert len(multiprocessing.active_children()) == 1


def test_a_page_that_kills_its_workers_is_reported_and_the_others_go_on():
    pages = many(6 * CHUNK, deadly=[CHUNK + 2])
    with stopping(local(2)) as workers:
        outcomes = run(workers, pages)
    assert [outcome.result.address for outcome in outcomes if outcome.result.words] == [
        page.address for n, page in enumerate(pages) if n != CHUNK + 2
    ]
    failed = outcomes[CHUNK + 2].result
    assert failed.address == pages[CHUNK + 2].address
    assert failed.reason == "Siden får sprogtjek til at bryde sammen, så den er ikke tjekket."


def test_two_pages_that_kill_their_workers():
    pages = many(3 * CHUNK, deadly=[0, 3 * CHUNK - 1])
    with stopping(local(2)) as workers:
        outcomes = run(workers, pages)
    reasons = [n for n, outcome in enumerate(outcomes) if outcome.result.reason]
    assert reasons == [0, 3 * CHUNK - 1]


def test_a_worker_that_is_killed_is_replaced():
    pages = many(8 * CHUNK)
    with stopping(local(2)) as workers:
        outcomes = running(workers).outcomes(pages)
        found = [next(outcomes)[1]]
        os.kill(multiprocessing.active_children()[0].pid, signal.SIGKILL)
        found += [outcome for _, outcome in outcomes]
    with stopping(local(1)) as workers:
        assert found == run(workers, pages)


def test_workers_end_with_the_one_that_asked():
    """``executors._settle`` sees to it, even after a kill."""
    fresh = multiprocessing.get_context("spawn")
    mine, theirs = fresh.Pipe()
    parent = fresh.Process(target=_begin_pool, args=(theirs,))
    parent.start()
    worker = psutil.Process(mine.recv())
    os.kill(parent.pid, signal.SIGKILL)
    parent.join()
    worker.wait(timeout=30)
    assert not worker.is_running()


def _begin_pool(pipe: Connection) -> None:
    pipe.send(local(2).executor.submit(os.getpid).result())
    signal.pause()
