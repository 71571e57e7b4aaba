"""Who does the work: this process, several on this machine, or a Dask cluster.

All are handed chunks through ``concurrent.futures.Executor``, so the run itself does not know
which it is.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import threading
import warnings
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from dataclasses import dataclass, field
from multiprocessing.connection import wait
from typing import Any

from sprogtjek.errors import UserError

MOST_JOBS = 4
"""Processes unless the user says: each takes half a gigabyte for the pipeline and the rules."""

_SELDOM = (50_000, 20, 20)  # see ``cli``
_PATIENCE = 15  # seconds for a scheduler to answer


@dataclass
class Workers:
    """An executor, and what to do when it breaks.

    ``at_once`` is how many chunks are worked on at the same time; ``waits``: handing out a chunk
    returns at once; ``starts``: a worker is started when it is needed. ``broken`` are the
    exceptions that say that a worker was lost; where ``breaks_whole`` all that was handed out is
    lost with it.
    """

    make: Callable[[], Executor]
    at_once: int = 1
    waits: bool = True
    starts: bool = False
    broken: tuple[type[BaseException], ...] = ()
    breaks_whole: bool = False
    close: Callable[[], None] = lambda: None
    executor: Executor = field(init=False)

    def __post_init__(self) -> None:
        self.executor = self.make()

    def renew(self) -> None:
        """Begin with new workers where losing one broke them all."""
        if self.breaks_whole:
            self.executor.shutdown(wait=False, cancel_futures=True)
            self.executor = self.make()

    def stop(self, *, now: bool = False) -> None:
        """Let the workers go; ``now``: without waiting for what they are at."""
        if self.breaks_whole:
            if now:
                for process in multiprocessing.active_children():
                    process.terminate()
            self.executor.shutdown(wait=not now, cancel_futures=True)
        self.close()


def default_jobs() -> int:
    """As many processes as there are processors for us, within reason."""
    usable = getattr(os, "sched_getaffinity", None)  # not on Windows and macOS
    return min(len(usable(0)) if usable else os.cpu_count() or 1, MOST_JOBS)


def local(jobs: int) -> Workers:
    """Processes on this machine, or this process alone."""
    if jobs <= 1:
        return Workers(Inline, waits=False)
    return Workers(
        lambda: _pool(jobs), jobs, starts=True, broken=(BrokenExecutor,), breaks_whole=True
    )


def cluster(address: str) -> Workers:
    """The workers of a Dask cluster. Raises ``UserError`` if it does not answer."""
    try:
        import distributed
    except ImportError as error:
        raise UserError(
            "Der skal mere til for at bruge en klynge.",
            hint="Installer det med: pip install »sprogtjek[cluster]«.",
        ) from error
    connect: Callable[..., Any] = distributed.Client  # it has no types
    try:
        client = connect(address, timeout=_PATIENCE, set_as_default=False)
    except (OSError, ValueError, TypeError) as error:  # a timeout is an OSError
        raise UserError(
            f"Klyngen svarer ikke på {address}.",
            hint="Tjek adressen, og at dens »dask scheduler« kører.",
        ) from error
    threads = sum(client.nthreads().values())
    if not threads:
        client.close()
        raise UserError(
            f"Klyngen på {address} har ingen arbejdere.",
            hint=f"Start dem med: dask worker {address} --nthreads 1.",
        )
    warnings.filterwarnings("ignore", "Sending large graph")  # a chunk holds its pages
    executor = client.get_executor(pure=False)
    return Workers(
        lambda: executor, threads, broken=(distributed.KilledWorker,), close=client.close
    )


class Inline(Executor):
    """Does what it is given at once, in this process."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """The finished future of a call."""
        future: Future[Any] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:
            future.set_exception(error)
        return future


def _pool(jobs: int) -> ProcessPoolExecutor:
    # Started afresh: a fork would copy our threads' locks and open database.
    fresh = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(jobs, mp_context=fresh, initializer=_settle)


def _settle() -> None:
    """In a new process: Ctrl-C is for the one that asked, and none outlives it.

    Garbage is looked for as seldom as in the commands: what a worker knows, it keeps.
    """
    gc.set_threshold(*_SELDOM)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_follow, args=(parent.sentinel,), daemon=True).start()


def _follow(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)
