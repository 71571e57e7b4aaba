"""Keystroke to diagnostics in a ten-page letter, over stdio, with the debounce taken out.

    python benchmarks/lsp.py corpus/

Words are typed into the longest paragraph letter by letter, each word is deleted again, and no
word is typed twice. Machines differ and are noisy, so what counts are the ratios, timed in turns
in the same run: to parsing the paragraph as it stands, to linting the whole letter anew, and of
the answer to ``initialize`` to importing pygls.
"""

from __future__ import annotations

import itertools
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from statistics import median, quantiles
from typing import TYPE_CHECKING, Any

from lsprotocol.types import Position, Range, TextDocumentContentChangePartial

from sprogtjek import Linter, language
from sprogtjek.lsp.checking import Checker
from sprogtjek.lsp.options import Options
from sprogtjek.lsp.texts import Text

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

WORDS = 3500  # ten pages
EDITS = 1000
FEW = 200  # edits of which processor time is taken
EARLY = 100  # edits after which memory is looked at first
TURN = 10  # keystrokes between parses, ten times as many between lints
STARTS = 5
KILOBYTE = 1024

CAPABILITIES = {
    "general": {"positionEncodings": ["utf-16"]},
    "textDocument": {
        "synchronization": {"didSave": True},
        "publishDiagnostics": {"relatedInformation": True, "versionSupport": True},
        "codeAction": {"dataSupport": True, "isPreferredSupport": True},
        "hover": {"contentFormat": ["markdown", "plaintext"]},
    },
    "workspace": {"applyEdit": True, "workspaceEdit": {"documentChanges": True}},
    "window": {"workDoneProgress": True},
}


def seconds(action: Callable[[], object], clock: Callable[[], float] = time.perf_counter) -> float:
    start = clock()
    action()
    return clock() - start


class Client:
    """An editor that only sends and reads messages."""

    def __init__(self, folder: Path) -> None:
        command = [sys.executable, "-m", "sprogtjek", "lsp"]
        self._server = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self._uri = (folder / "brev.txt").as_uri()
        self._version = 0
        self.send("initialize", 1, capabilities=CAPABILITIES, rootUri=folder.as_uri(),
                  initializationOptions={"debounce": 0})  # fmt: skip
        self.wait(lambda message: message.get("id") == 1)

    def send(self, method: str, number: int | None = None, **params: Any) -> None:
        message = {"jsonrpc": "2.0", "method": method, "params": params}
        body = json.dumps(message if number is None else {**message, "id": number}).encode()
        assert self._server.stdin is not None
        self._server.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._server.stdin.flush()

    def wait(self, awaited: Callable[[dict[str, Any]], bool]) -> None:
        while not awaited(self._read()):
            pass

    def _read(self) -> dict[str, Any]:
        assert self._server.stdout is not None
        size = 0
        while (line := self._server.stdout.readline()) != b"\r\n":
            name, _, value = line.partition(b":")
            size = int(value) if name == b"Content-Length" else size
        found: dict[str, Any] = json.loads(self._server.stdout.read(size))
        return found

    def open(self, text: str) -> None:
        self.send("initialized")
        document = {"uri": self._uri, "languageId": "plaintext", "version": 0, "text": text}
        self.send("textDocument/didOpen", textDocument=document)
        self._checked()

    def edit(self, line: int, start: int, end: int, new: str) -> None:
        """An edit in a line, and the diagnostics after it."""
        self._version += 1
        where = {
            "start": {"line": line, "character": start},
            "end": {"line": line, "character": end},
        }
        self.send(
            "textDocument/didChange",
            textDocument={"uri": self._uri, "version": self._version},
            contentChanges=[{"range": where, "text": new}],
        )
        self._checked()

    def _checked(self) -> None:
        self.wait(lambda message: message.get("params", {}).get("version") == self._version)

    def memory(self) -> int:
        """Kilobytes in use."""
        status = Path(f"/proc/{self._server.pid}/status").read_text()
        line = next(line for line in status.splitlines() if line.startswith("VmRSS"))
        return int(line.split()[1])

    def end(self) -> None:
        self._server.kill()
        self._server.communicate()


def letter(folder: Path) -> str:
    """Ten pages of the corpus."""
    texts: list[str] = []
    for path in sorted(folder.rglob("*.txt")):
        if sum(len(text.split()) for text in texts) < WORDS:
            texts.append(path.read_text(encoding="utf-8").strip())
    return "\n\n".join(texts) + "\n"


def typing(text: str) -> Iterator[str]:
    """What stands in the place typed in after each edit: a word that grows, and nothing."""
    for word in dict.fromkeys(text.split()):
        for length in range(1, len(word) + 1):
            yield word[:length] + " " * (length == len(word))
        yield ""


Edit = tuple[int, int, str, str]
"""Where in the line an edit starts and ends, what is put there, and the line after it."""


def edits(text: str, before: str) -> Iterator[Edit]:
    """A thousand edits in a line of a text."""
    at = before.index(" ") + 1
    there = ""
    for new in itertools.islice(typing(text), EDITS):
        kept = len(there) if new else 0
        yield at + kept, at + len(there), new[kept:], before[:at] + new + before[at:]
        there = new


def told(what: str, strokes: list[float], parses: list[float], relints: list[float]) -> None:
    p50, p95 = median(strokes), quantiles(strokes, n=20)[-1]
    parse, relint = median(parses), median(relints)
    print(f"{what}  p50 {1000 * p50:.0f} ms  p95 {1000 * p95:.0f} ms")
    print(f"  to parsing the paragraph  p50 {p50 / parse:.2f}  p95 {p95 / parse:.2f}  (target 3)")
    print(f"  to linting the letter  p50 {p50 / relint:.3f}  p95 {p95 / relint:.3f}  (target 0.1)")


def typed_in(folder: Path, text: str) -> None:
    """Over stdio, in the time that passes."""
    nlp = language.load()
    before = max(text.splitlines(), key=len)
    line = text.splitlines().index(before)
    client = Client(folder)
    client.open(text)
    strokes: list[float] = []
    parses: list[float] = []
    relints: list[float] = []
    used: dict[int, int] = {}
    for number, (start, end, new, after) in enumerate(edits(text, before), 1):
        took = seconds(partial(client.edit, line, start, end, new))
        strokes += [took] if new else []
        if number % TURN == 0:
            parses.append(seconds(partial(parsed, nlp, after)))
        if number % (TURN * TURN) == 0:
            relints.append(seconds(lambda: Linter(pipeline=nlp).lint(text)))
        used[number] = client.memory()
    client.end()
    print(f"{len(text.split())} words, typed in a paragraph of {len(before.split())}")
    told("keystroke to diagnostics", strokes, parses, relints)
    print(
        f"memory after {EDITS} edits {used[EDITS] // KILOBYTE} MB, to that after {EARLY}:"
        f" {used[EDITS] / used[EARLY]:.3f}  (target 1.1)"
    )


def parsed(nlp: Language, text: str) -> list[Doc]:
    return list(nlp.pipe([text]))


def worked(folder: Path, text: str) -> None:
    """The same work in this process, in processor time, which others hardly touch."""
    checker = Checker()
    checker.load(folder, Options())
    linter = checker.projects.project(folder).linter
    before = max(text.splitlines(), key=len)
    line = text.splitlines().index(before)
    opened = Text((folder / "brev.txt").as_uri(), "plaintext", text, "utf-16")
    checker.check_open(opened, lambda: None)
    strokes: list[float] = []
    parses: list[float] = []
    relints: list[float] = []
    for number, (start, end, new, after) in enumerate(itertools.islice(edits(text, before), FEW)):
        where = Range(Position(line, start), Position(line, end))
        change = TextDocumentContentChangePartial(where, new)
        began = time.process_time()
        opened = opened.changed([change], number)
        checker.check_open(opened, lambda: None)
        if new:
            strokes.append(time.process_time() - began)
        parses.append(seconds(partial(parsed, linter.pipeline, after), time.process_time))
        if number % (TURN * TURN) == 0:
            anew = Linter(pipeline=linter.pipeline)
            relints.append(seconds(partial(anew.lint, text), time.process_time))
    told("check after a keystroke, processor time", strokes, parses, relints)


def starting(folder: Path) -> None:
    bare = [sys.executable, "-c", "import pygls.lsp.server"]
    rounds = []
    for _ in range(STARTS):
        imported = seconds(lambda: subprocess.run(bare, check=True))
        clients: list[Client] = []
        rounds.append(seconds(lambda c=clients: c.append(Client(folder))) / imported)
        clients[0].end()
    print(f"initialize to importing pygls  {median(rounds):.2f}  (target 1.5)")


def main() -> None:
    text = letter(Path(sys.argv[1] if len(sys.argv) > 1 else "corpus"))
    with tempfile.TemporaryDirectory() as folder:
        worked(Path(folder), text)
        typed_in(Path(folder), text)
        starting(Path(folder))


if __name__ == "__main__":
    main()
