"""A whole site against bare parsing of its text, in one run.

    python benchmarks/site.py [--pages 2000]

What the site is like is told in ``made_site``. Machines differ and are noisy, so what counts are
ratios of figures from the same run. Bare parsing is ``nlp.pipe`` in one process over the
text that the reader draws from the pages, without the time to load the pipeline; a run over
the site has everything in it: start, fetching, reading, checking, reports. The second run is the
same command again.

Texts are parsed as they come, not sorted by length. Over 769 different blocks, seven times each by
turns, that took 3.22 seconds of work and sorted 3.32 (medians; the least 2.95 and 2.90): spaCy's
convolutions do not pad, so nothing is gained.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import made_site

from sprogtjek import Linter, language
from sprogtjek.sources import served

HERE = Path(__file__).parent
SERVER = "import made_site, sys; made_site.serve(*map(int, sys.argv[1:]))"


@dataclass(frozen=True)
class Cost:
    """Seconds by the clock, seconds of work, megabytes of the largest process."""

    seconds: float
    work: float
    megabytes: float


def bare(pages: int) -> tuple[float, int, float]:
    """Seconds for bare parsing, words parsed, and the share of them in repeated blocks."""
    nlp = language.load()
    kinds = Linter(pipeline=nlp).parsed_kinds
    documents = (served.read(made_site.page(n).encode(), f"{n}.html") for n in range(pages))
    texts = [block.text for found in documents for block in found.blocks if block.kind in kinds]
    words = sum(len(text.split()) for text in texts)
    once = sum(len(text.split()) for text in dict.fromkeys(texts))
    list(nlp.pipe(texts[:100]))  # warm up
    start = time.perf_counter()
    for _ in nlp.pipe(texts, batch_size=language.BATCH):
        pass
    return time.perf_counter() - start, words, 1 - once / words


@contextmanager
def served_site(pages: int, changed: int = 0, port: int = 0) -> Iterator[str]:
    """The address of a sitemap."""
    command = [sys.executable, "-c", SERVER, str(pages), str(changed), str(port)]
    with subprocess.Popen(command, cwd=HERE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield f"http://127.0.0.1:{process.stdout.readline().strip()}/sitemap.xml"
        finally:
            process.kill()


class Folder:
    """Where a user's runs write, and what they keep between them."""

    def __init__(self, path: Path) -> None:
        self.path = path
        path.mkdir(parents=True)
        kept = {"XDG_CACHE_HOME": str(path / "cache"), "XDG_STATE_HOME": str(path / "state")}
        self.environment = {**os.environ, **kept}

    def begin(self, start: str, name: str, *options: str) -> subprocess.Popen[bytes]:
        """A run that has begun."""
        (self.path / name).mkdir(exist_ok=True)
        outputs = [f"--output={self._file(name, kind)}" for kind in ("html", "jsonl", "csv")]
        command = [sys.executable, "-m", "sprogtjek", "site", start, "--rate=100000", *outputs]
        quiet = subprocess.DEVNULL
        return subprocess.Popen([*command, *options], env=self.environment, stdout=quiet)

    def run(self, start: str, name: str, *options: str) -> Cost:
        """What a run costs."""
        begun = time.perf_counter()
        process = self.begin(start, name, *options)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - begun
        process.returncode = os.waitstatus_to_exitcode(status)
        assert process.returncode in (0, 1), process.returncode
        return Cost(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1000)

    def lines(self, name: str) -> int:
        """How many pages are in a report."""
        path = self._file(name, "jsonl")
        return path.read_bytes().count(b"\n") if path.exists() else 0

    def reports(self, name: str) -> list[str]:
        """The digests of the reports and of the views of the pages."""
        paths = sorted(path for path in (self.path / name).rglob("*") if path.is_file())
        return [hashlib.sha256(path.read_bytes()).hexdigest() for path in paths]

    def _file(self, name: str, kind: str) -> Path:
        return self.path / name / f"rapport.{kind}"


def speed(path: Path, pages: int) -> None:
    alone, folder = Folder(path / "alone"), Folder(path / "both")  # each begins with nothing
    parse, words, repeated = bare(pages)
    print(f"{pages} pages, {words:,} words, {repeated:.0%} of them in repeated blocks")
    print(f"bare nlp.pipe      {parse:7.1f} s  {words / parse:,.0f} words/s")
    with served_site(pages) as start:
        one = alone.run(start, "site", "--jobs=1")
        report("--jobs 1", one, parse, words, "")
        two = folder.run(start, "site", "--jobs=2")
        report("--jobs 2", two, parse, words, "at least 2")
        print(f"--jobs 2 against 1 {one.seconds / two.seconds:7.2f}    (target at least 1.7)")
        assert alone.reports("site") == folder.reports("site"), "the number of jobs shows"
        port = start.split(":")[2].split("/")[0]
    with served_site(pages, max(pages // 100, 1), int(port)) as start:
        again = folder.run(start, "site", "--jobs=2")
        report("second run", again, parse, words, "at least 20")


def report(name: str, cost: Cost, parse: float, words: int, target: str) -> None:
    goal = f"(target {target})" if target else ""
    print(
        f"{name:<12}       {cost.seconds:7.1f} s  {words / cost.seconds:,.0f} words/s,"
        f" {cost.work:.1f} s of work, {cost.megabytes:.0f} MB"
        f"\n  against bare     {parse / cost.seconds:7.2f}    {goal}"
    )


def memory(path: Path, pages: int) -> None:
    costs = []
    for count in (pages // 10, pages):
        with served_site(count) as start:
            costs.append(Folder(path / str(count)).run(start, "memory", "--jobs=1"))
    small, large = (cost.megabytes for cost in costs)
    print(f"memory, {pages} pages against {pages // 10}: {large:.0f} and {small:.0f} MB")
    print(f"ratio              {large / small:7.2f}    (target at most 1.2)")


def resume(path: Path, pages: int) -> None:
    whole_run, folder = Folder(path / "whole"), Folder(path / "broken")
    with served_site(pages) as start:
        whole = whole_run.run(start, "site", "--jobs=2")
        process = folder.begin(start, "site", "--jobs=2", "--no-cache")
        while folder.lines("site") < pages // 2:
            time.sleep(0.05)
        process.send_signal(signal.SIGKILL)
        process.wait()
        done = folder.lines("site")
        rest = folder.run(start, "site", "--jobs=2", "--no-cache")
    same = folder.reports("site") == whole_run.reports("site")
    print(f"killed after {done} of {pages} pages and resumed: the same report: {same}")
    print(f"whole {whole.seconds:.1f} s, the rest {rest.seconds:.1f} s")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pages", type=int, default=2000)
    parser.add_argument("--only", choices=("speed", "memory", "resume"))
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for part in (speed, memory, resume):
            if asked.only in (None, part.__name__):
                part(Path(folder) / part.__name__, asked.pages)


if __name__ == "__main__":
    main()
