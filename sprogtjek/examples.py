"""The examples in rule entries, run as tests of their rules."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sprogtjek.linter import Linter
from sprogtjek.offsets import BlockBuilder
from sprogtjek.records import (
    BLOCK_KINDS,
    TEXT_TYPES,
    BlockKind,
    Document,
    Example,
    Finding,
    Report,
    Rule,
    Source,
    Span,
    TextType,
)
from sprogtjek.sources.text import read_source

if TYPE_CHECKING:
    from sprogtjek.linter import Pipeline

_PARAGRAPH = re.compile(r"[^\n]+")
_EMPTY_LINE = re.compile(r"\n[ \t]*\n")


@dataclass(frozen=True, slots=True)
class Failure:
    """An example that did not behave: which, and what happened instead (in Danish)."""

    rule: str
    text: str
    problem: str


def failures(rule: Rule[Any], pipeline: Pipeline) -> tuple[Failure, ...]:
    """What is wrong with the examples of a rule: nothing, it is hoped.

    Each bad example gives the rule at exactly its marks, each good one does not give it, and
    a bad example with the first replacement put in no longer gives it.
    """
    linter = Linter([rule], text_type=_text_type(rule), pipeline=pipeline)
    found = [*_bad(rule, linter), *_good(rule, linter)]
    return tuple(Failure(rule.id, text, problem) for text, problem in found)


def _text_type(rule: Rule[Any]) -> TextType | None:
    return next((known for known in TEXT_TYPES if known in rule.types), None)


def _bad(rule: Rule[Any], linter: Linter) -> Iterator[tuple[str, str]]:
    reports = _reports(rule, linter, [example.text for example in rule.bad])
    mended: list[str] = []
    for example, report in zip(rule.bad, reports, strict=True):
        if _spans(report.findings) != list(example.marks):
            yield example.text, f"fandt {_quoted(report.findings)}, ikke {_expected(example)}"
        else:
            mended.append(_mend(example.text, report.findings))
    changed = [text for text in mended if text not in {example.text for example in rule.bad}]
    for report, text in zip(_reports(rule, linter, changed), changed, strict=True):
        if report.findings:
            yield text, f"fandt stadig {_quoted(report.findings)} efter rettelsen"


def _good(rule: Rule[Any], linter: Linter) -> Iterator[tuple[str, str]]:
    texts = [example.text for example in rule.good]
    for text, report in zip(texts, _reports(rule, linter, texts), strict=True):
        if report.findings:
            yield text, f"fandt {_quoted(report.findings)}, men skulle tie"


def _reports(rule: Rule[Any], linter: Linter, texts: Sequence[str]) -> list[Report]:
    kind = "paragraph" if "paragraph" in rule.scope else _first(rule.scope)
    return list(linter.lint_many(document(text, kind) for text in texts))


def _first(scope: frozenset[BlockKind]) -> BlockKind:
    return next(kind for kind in BLOCK_KINDS if kind in scope)


def document(text: str, kind: BlockKind = "paragraph") -> Document:
    """A text as blocks of one kind, a line each.

    A text with an empty line in it is read as a file would be.
    """
    if _EMPTY_LINE.search(text):
        return read_source(Source("eksempel", text))
    blocks = []
    for match in _PARAGRAPH.finditer(text):
        builder = BlockBuilder()
        builder.copy(match[0], match.start())
        blocks.append(builder.build(kind))
    return Document(Source("eksempel", text), tuple(blocks))


def _spans(findings: Sequence[Finding]) -> list[Span]:
    return [Span(f.place.start or 0, f.place.end or 0) for f in findings]


def _quoted(findings: Sequence[Finding]) -> str:
    return ", ".join(f"»{finding.text}«" for finding in findings) or "intet"


def _expected(example: Example) -> str:
    return ", ".join(f"»{example.text[m.start : m.end]}«" for m in example.marks)


def _mend(text: str, findings: Sequence[Finding]) -> str:
    """The text with each finding's first replacement put in, from right to left."""
    edits = [
        next((s for s in finding.suggestions if s.safety != "advice"), None) for finding in findings
    ]
    for edit in sorted((e for e in edits if e), key=lambda e: e.place, reverse=True):
        start, end = edit.place.start or 0, edit.place.end or 0
        text = text[:start] + edit.text + text[end:]
    return text
