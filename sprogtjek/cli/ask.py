"""One suggestion at a time, for the writer to take, leave or word differently."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import click

from sprogtjek import filters, fixing
from sprogtjek.cli.app import width
from sprogtjek.fixing import Edit
from sprogtjek.records import Finding, Replacement, Report
from sprogtjek.reporters.text import Style, finding_text

_KEYS = "j (ja) · n (nej) · e (skriv selv) · q (stop)"


def chosen(report: Report) -> tuple[Edit, ...]:
    """The edits that the writer says yes to, in order of place.

    Suggestions of a ``group`` are taken or left together. Whoever stops keeps what was chosen.
    """
    edits: list[Edit] = []
    for group in _groups(report):
        offered = [edit for finding in group if (edit := _first(finding))]
        if any(fixing.touches(new, taken) for new in offered for taken in edits):
            continue
        answer = _ask(report, group, offered)
        if answer is None:
            break
        edits.extend(answer)
    return fixing.without_overlaps(edits)


def _groups(report: Report) -> Iterator[Sequence[Finding]]:
    """Findings with something to put in, in order of place; those of a group together."""
    found = [f for f in filters.told(report.findings) if _replacements(f)]
    seen: set[str] = set()
    for finding in found:
        group = _replacements(finding)[0].group
        if group and group not in seen:
            seen.add(group)
            yield [f for f in found if _replacements(f)[0].group == group]
        elif not group:
            yield [finding]


def _replacements(finding: Finding) -> list[Replacement]:
    return [s for s in finding.suggestions if s.safety != "advice"]


def _first(finding: Finding) -> Edit | None:
    return fixing.edit_of(finding, _replacements(finding)[0])


def _ask(report: Report, group: Sequence[Finding], offered: Sequence[Edit]) -> list[Edit] | None:
    """The edits agreed to; ``None`` to stop."""
    click.echo()
    click.echo(finding_text(report, group[0], Style(width())))
    if len(group) > 1:
        click.echo(f"    Det gælder {len(group)} steder, som bliver rettet på én gang.")
    options = _replacements(group[0]) if len(group) == 1 else []
    for number, option in enumerate(options, 1):
        old = option.replaces.strip()
        new = f"skriv »{option.text}« i stedet for »{old}«" if option.text else f"slet »{old}«"
        click.echo(f"    {number}: {new}")
    while True:
        answer = click.prompt(f"    {_KEYS}", prompt_suffix=": ", default="n", show_default=False)
        decided = _decide(answer.strip().lower(), group[0], options, offered)
        if decided is not None:
            return decided[0]
        click.echo("    Svar j, n, e, q eller et af numrene.")


def _decide(
    answer: str, finding: Finding, options: Sequence[Replacement], offered: Sequence[Edit]
) -> tuple[list[Edit] | None] | None:
    """What an answer means, in a tuple; ``None`` if it means nothing."""
    if answer in ("j", "y", "ja"):
        return (list(offered),)
    if answer in ("n", "nej"):
        return ([],)
    if answer == "q":
        return (None,)
    if answer == "e" and options:
        own = click.prompt("    Skriv i stedet", default=options[0].text)
        return ([e for e in [fixing.edit_of(finding, options[0], own)] if e],)
    if answer.isdigit() and 0 < int(answer) <= len(options):
        return ([e for e in [fixing.edit_of(finding, options[int(answer) - 1])] if e],)
    return None
