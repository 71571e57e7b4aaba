"""Personal identity numbers in what a report quotes, with the last four figures hidden.

A report is mailed, printed and stored where the letter is not. The masked text is as long as the
text, so every mark stays where it was.
"""

from __future__ import annotations

from dataclasses import replace

from sprogtjek.danish.cpr import masked as masked_text
from sprogtjek.danish.cpr import may_hold
from sprogtjek.records import Block, Finding, Problem, Related, Replacement, Report


def masked(report: Report) -> Report:
    """The report with CPR numbers as 010190-xxxx wherever it quotes the text."""
    if not may_hold(_texts(report)):
        return report
    longest = masked_text(report.stats.longest_sentence_text)
    return replace(
        report,
        findings=tuple(_finding(finding) for finding in report.findings),
        suppressed=tuple(_finding(finding) for finding in report.suppressed),
        notices=tuple(_problem(notice) for notice in report.notices),
        stats=replace(report.stats, longest_sentence_text=longest),
        units=tuple(replace(unit, text=masked_text(unit.text)) for unit in report.units),
        blocks=tuple(_block(block) for block in report.blocks),
    )


def _texts(report: Report) -> set[str]:
    """All that a report says: a sentence stands in each of its findings, but once here."""
    texts = {report.stats.longest_sentence_text}
    texts.update([notice.message for notice in report.notices])
    texts.update([unit.text for unit in report.units])
    for block in report.blocks:
        texts.update((block.text, block.target), block.section)
    for finding in (*report.findings, *report.suppressed):
        texts.update((finding.message, finding.text, finding.sentence))
        for replacement in finding.suggestions:
            texts.update((replacement.text, replacement.replaces))
        for related in finding.related:
            texts.add(related.text)
    return texts


def _block(block: Block) -> Block:
    section = tuple(masked_text(heading) for heading in block.section)
    target = masked_text(block.target)
    return replace(block, text=masked_text(block.text), section=section, target=target)


def _finding(finding: Finding) -> Finding:
    return replace(
        finding,
        message=masked_text(finding.message),
        text=masked_text(finding.text),
        sentence=masked_text(finding.sentence),
        suggestions=tuple(_replacement(each) for each in finding.suggestions),
        related=tuple(_related(each) for each in finding.related),
    )


def _replacement(replacement: Replacement) -> Replacement:
    return replace(
        replacement, text=masked_text(replacement.text), replaces=masked_text(replacement.replaces)
    )


def _related(related: Related) -> Related:
    return replace(related, text=masked_text(related.text))


def _problem(problem: Problem) -> Problem:
    return replace(problem, message=masked_text(problem.message))
