"""The same run on a Dask cluster of two workers in processes of their own, one of which dies."""

from __future__ import annotations

import builtins
import logging
import os
import signal
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import distributed
import pytest
from site_pages import some_pages

from sprogtjek.errors import UserError
from sprogtjek.project import Project
from sprogtjek.results import PageResult
from sprogtjek.site import executors
from sprogtjek.site.batch import Batch, Settings
from sprogtjek.site.executors import Workers, cluster, local
from sprogtjek.site.session import Session
from sprogtjek.site.work import Spec

PAGES = 60


@pytest.fixture(scope="module")
def scheduler() -> Iterator[distributed.LocalCluster]:
    with distributed.LocalCluster(
        n_workers=2,
        threads_per_worker=1,
        processes=True,
        dashboard_address=":0",
        silence_logs=logging.CRITICAL,
    ) as started:
        yield started


def checked(workers: Workers, path: Path, kill: int = 0) -> list[PageResult]:
    """What comes of the pages; after the first one, the process ``kill`` is killed."""
    settings = Settings(Project())
    with closing(Session(path, settings.fingerprint)) as session:
        done = Batch(settings, Spec(), workers, session, None).run(some_pages(PAGES))
        found = [next(done).outcome.result]
        if kill:
            os.kill(kill, signal.SIGKILL)
        return found + [each.outcome.result for each in done]


def test_a_cluster_gives_the_same_report_though_a_worker_is_killed(scheduler, tmp_path):
    workers = cluster(scheduler.scheduler_address)
    assert workers.at_once == 2
    try:
        with distributed.Client(scheduler.scheduler_address, set_as_default=False) as client:
            pids = list(client.run(os.getpid).values())
        found = checked(workers, tmp_path / "klynge", kill=pids[0])
    finally:
        workers.stop()
    here = local(1)
    assert found == checked(here, tmp_path / "her")
    assert [n for n, result in enumerate(found) if result.reason] == [3]


def test_a_scheduler_that_does_not_answer(monkeypatch):
    monkeypatch.setattr(executors, "_PATIENCE", 1)
    with pytest.raises(UserError, match="Klyngen svarer ikke på tcp:"):
        cluster("tcp://127.0.0.1:9")


def test_the_extra_that_is_missing(monkeypatch):
    imported = builtins.__import__

    def refusing(name, *how):
        if name == "distributed":
            raise ImportError(name)
        return imported(name, *how)

    monkeypatch.setattr(builtins, "__import__", refusing)
    with pytest.raises(UserError, match="Der skal mere til") as caught:
        cluster("tcp://127.0.0.1:9")
    assert "sprogtjek[cluster]" in caught.value.hint
