"""Results of pages made by hand, for tests of what is told of a site."""

from __future__ import annotations

from collections.abc import Sequence

from sprogtjek.records import Level, Rule
from sprogtjek.results import PageFinding, PageResult

LONG = "Det skal hermed meddeles, at ansøgningen er modtaget af os i går."


def rule(name: str, kind: str) -> Rule[None]:
    scope = frozenset({"paragraph"})
    return Rule(name, kind, "warning", ("klart",), "", f"Derfor: {name}.", None, scope, (), ())


RULES = {each.id: each for each in (rule("saafremt", "phrase"), rule("lang", "sentence-length"))}


def word(text: str = "såfremt", sentence: str = LONG, block: str = "a" * 16) -> PageFinding:
    message = f"Skriv »hvis« i stedet for »{text}«."
    return PageFinding("saafremt", "warning", ("klart",), message, text, sentence, 3, block=block)


def long(level: Level = "warning", sentence: str = LONG, block: str = "a" * 16) -> PageFinding:
    return PageFinding("lang", level, ("let",), "Del den.", sentence, sentence, block=block)


def page(
    path: str, *findings: PageFinding, words: int = 100, blocks: Sequence[tuple[str, int]] = ()
) -> PageResult:
    return PageResult(
        f"https://egeby.example{path}",
        title=path.strip("/") or "Forsiden",
        words=words,
        sentences=10,
        long_words=20,
        findings=findings,
        blocks=tuple(blocks) or ((path.encode().hex().ljust(16, "0")[:16], words),),
    )


FOOTER = ("f" * 16, 12)


def with_footer(count: int, words: int = 12) -> list[PageResult]:
    """Pages with a block in common, a finding in it, and one of their own."""
    footer = word("dersom", "Kontakt os, dersom du har spørgsmål til siden.", "f" * 16)
    return [
        page(f"/{n}", word(), footer, words=100, blocks=((f"{n:016x}", 88), ("f" * 16, words)))
        for n in range(1, count + 1)
    ]
