"""Keystroke to diagnostics in a ten-page letter, over stdio, with the debounce taken out.

    python benchmarks/lsp.py corpus/

Machines differ and are noisy, so what counts are the ratios, timed in turns in the same run: to
parsing the paragraph typed in alone, and to linting the whole letter anew.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median, quantiles

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from editor import Editor  # noqa: E402

from sprogtjek import Linter, language  # noqa: E402

WORDS = 3500  # ten pages
STROKES = 120
RELINTS = 10


def seconds(action: Callable[[], object]) -> float:
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def letter(folder: Path) -> str:
    """Ten pages of the corpus."""
    texts: list[str] = []
    for path in sorted(folder.rglob("*.txt")):
        if sum(len(text.split()) for text in texts) < WORDS:
            texts.append(path.read_text(encoding="utf-8").strip())
    return "\n\n".join(texts) + "\n"


def memory(process: int) -> int:
    """Kilobytes in use."""
    status = Path(f"/proc/{process}/status").read_text()
    return int(next(line for line in status.splitlines() if line.startswith("VmRSS")).split()[1])


def main() -> None:
    text = letter(Path(sys.argv[1] if len(sys.argv) > 1 else "corpus"))
    nlp = language.load()
    paragraph = max(text.split("\n\n"), key=len)
    at = text.index(paragraph) + paragraph.index(" ") + 1
    with tempfile.TemporaryDirectory() as folder:
        editor = Editor(Path(folder))
        editor.open("brev.txt", text)
        editor.diagnostics("brev.txt")
        strokes, parses, used = [], [], {}

        def stroke(number: int) -> None:
            editor.change("brev.txt", (at + number, at + number, "abcdefgh"[number % 8]))
            editor.diagnostics("brev.txt")

        for number in range(STROKES):
            strokes.append(seconds(lambda n=number: stroke(n)))
            parses.append(seconds(lambda: list(nlp.pipe([paragraph]))))
            used[number] = memory(editor.client._server.pid)
        editor.quit()
    relints = [seconds(lambda: Linter(pipeline=nlp).lint(text)) for _ in range(RELINTS)]
    p50, p95 = median(strokes), quantiles(strokes, n=20)[-1]
    parse, relint = median(parses), median(relints)
    print(f"{len(text.split())} words, typed in a paragraph of {len(paragraph.split())}")
    print(f"keystroke to diagnostics  p50 {1000 * p50:.0f} ms  p95 {1000 * p95:.0f} ms")
    print(f"to parsing the paragraph  p50 {p50 / parse:.2f}  p95 {p95 / parse:.2f}  (target 3)")
    print(f"to linting the letter     p50 {p50 / relint:.3f}  p95 {p95 / relint:.3f}  (target 0.1)")
    print(f"memory after {STROKES} edits to that after 20: {used[STROKES - 1] / used[20]:.2f}")


if __name__ == "__main__":
    main()
