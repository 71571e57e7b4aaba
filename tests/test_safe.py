"""Every replacement that `fix` makes in the corpus without asking, read and approved by a person.

    python tests/test_safe.py

writes tests/snapshots/safe.txt anew. Read what `git diff` shows then: each line must be correct
Danish and mean the same as before. If one does not, the rule's ``safety`` is ``offer``, not safe.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sprogtjek.fixing import Edit, safe_edits
from sprogtjek.linter import Linter

CORPUS = Path(__file__).parents[1] / "corpus"
SNAPSHOT = Path(__file__).parent / "snapshots" / "safe.txt"


def shown(edit: Edit) -> str:
    """The sentence with the words that go and come: »[Såfremt → Hvis] du flytter …«."""
    finding = edit.finding
    assert finding.place.start is not None
    start = finding.mark.start + edit.start - finding.place.start
    old = " ".join(edit.old.split())
    before, after = finding.sentence[:start], finding.sentence[start + len(old) :]
    assert before + old + after == finding.sentence
    return f"{before}[{old} → {edit.text}]{after}"


def lines(linter: Linter) -> Iterator[str]:
    paths = sorted(CORPUS.rglob("*.txt"))
    for path, report in zip(paths, linter.lint_many(paths), strict=True):
        for edit in safe_edits(report):
            yield f"{path.relative_to(CORPUS).as_posix()}: {edit.finding.rule}: {shown(edit)}"


def test_safe_replacements_are_those_that_were_read(linter):
    assert list(lines(linter)) == SNAPSHOT.read_text("utf-8").splitlines()


if __name__ == "__main__":
    text = "".join(line + "\n" for line in lines(Linter()))
    SNAPSHOT.write_text(text, encoding="utf-8")
