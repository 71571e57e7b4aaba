"""Documents built block by block, for rules about the whole text and kinds no reader gives yet."""

from __future__ import annotations

from dataclasses import replace

from built import rule

from sprogtjek.linter import Linter
from sprogtjek.offsets import BlockBuilder
from sprogtjek.records import Block, BlockKind, Document, Finding, Rule, Source
from sprogtjek.ruleset import builtin_rules

__all__ = ["SHIPPED", "document", "findings", "rule"]

SHIPPED = {rule.id: rule for rule in builtin_rules()}


def document(*blocks: tuple[BlockKind, str] | tuple[BlockKind, str, str]) -> Document:
    """A document of (kind, text) or, for links, (kind, text, target), an empty line between."""
    built: list[Block] = []
    source = ""
    for kind, text, *target in blocks:
        builder = BlockBuilder()
        builder.copy(text, len(source))
        built.append(replace(builder.build(kind), target="".join(target)))
        source += text + "\n\n"
    return Document(Source("tekst", source), tuple(built))


def findings(linted: Rule, nlp, *blocks) -> tuple[Finding, ...]:
    """What the rule finds in a document of the blocks; a string is a paragraph."""
    given = [("paragraph", each) if isinstance(each, str) else each for each in blocks]
    report = Linter([linted], pipeline=nlp).lint(document(*given))
    assert report.problems == ()
    return report.findings


def texts(linted: Rule, nlp, *blocks) -> list[str]:
    """The flagged texts, each with the first letter of its level: ``"h: du"``."""
    return [f"{f.level[0]}: {f.text}" for f in findings(linted, nlp, *blocks)]
