"""A page's report → what is kept of it; and what is kept of a page that was not checked."""

from __future__ import annotations

import hashlib
from functools import lru_cache

from sprogtjek import filters
from sprogtjek.records import Finding, Report
from sprogtjek.results import PageFinding, PageResult, block_key
from sprogtjek.site.pages import Page
from sprogtjek.words import split_words

_TITLES = ("heading", "subject")


def checked(page: Page, report: Report) -> PageResult:
    """The result of a page that was read.

    A check that broke down in some block is told of in ``hint``: the rest was checked.
    """
    keys = [block_key(block) for block in report.blocks]
    stats = report.stats
    return PageResult(
        address=page.address,
        hint=report.problems[0].message if report.problems else "",
        title=title(report),
        text_type=report.text_type,
        profile=report.profile,
        words=stats.words,
        sentences=stats.sentences,
        long_words=stats.long_words,
        passive_sentences=stats.passive_sentences,
        longest_sentence=stats.longest_sentence,
        findings=tuple(_finding(each, keys) for each in filters.told(report.findings)),
        blocks=tuple((key, _words(b.text)) for key, b in zip(keys, report.blocks, strict=True)),
        modified=page.modified,
        digest=_digest(keys),
    )


def unchecked(page: Page, reason: str, hint: str = "") -> PageResult:
    """The result of a page that could not be had, or not be read."""
    return PageResult(page.address, reason=reason, hint=hint, modified=page.modified)


def title(report: Report) -> str:
    """A page's first heading, or nothing."""
    return next((block.text for block in report.blocks if block.kind in _TITLES), "")


def _finding(finding: Finding, keys: list[str]) -> PageFinding:
    offers: list[str] = []
    advice: list[str] = []
    for each in finding.suggestions:
        (advice if each.safety == "advice" else offers).append(each.text)
    whole = finding.mark.start == finding.mark.end
    return PageFinding(
        rule=finding.rule,
        level=finding.level,
        principles=finding.principles,
        message=finding.message,
        text=finding.text,
        sentence=finding.sentence,
        start=finding.mark.start,
        line=finding.place.line,
        replacement=offers[0] if offers else "",
        advice=advice[0] if advice else "",
        block="" if whole else keys[finding.block],
    )


@lru_cache(maxsize=4096)  # the same footer stands on every page
def _words(text: str) -> int:
    return len(split_words(text))


def _digest(keys: list[str]) -> str:
    """What tells two versions of a page's text apart, whatever else is in its file."""
    return hashlib.sha256("\n".join(keys).encode()).hexdigest()[:16]
