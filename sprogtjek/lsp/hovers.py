"""What is shown of a finding: why, before and after, principle, source."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lsprotocol.types import Hover, MarkupContent, MarkupKind, Position

from sprogtjek.danish.cpr import masked
from sprogtjek.lsp.checking import Checked
from sprogtjek.lsp.diagnostics import extent, length
from sprogtjek.principles import principles
from sprogtjek.profiles import Profile
from sprogtjek.records import Example, Finding, Rule

_LONGEST_EXAMPLE = 240


def hover(checked: Checked, position: Position) -> Hover | None:
    """What there is to say at a position."""
    here = (position.line, position.character)
    found: list[Finding] = []
    for finding in checked.findings:
        where = extent(finding, checked.text.lines)
        start, end = where.start, where.end
        if (start.line, start.character) <= here <= (end.line, end.character):
            found.append(finding)
    if not found:
        return None
    found.sort(key=length)
    said = "\n\n---\n\n".join(
        [_said(checked, found[0]), *(_briefly(checked, finding) for finding in found[1:])]
    )
    return Hover(MarkupContent(MarkupKind.Markdown, said), extent(found[0], checked.text.lines))


def _said(checked: Checked, finding: Finding) -> str:
    rule = checked.rules.get(finding.rule)
    parts = [f"**{plain(masked(finding.message))}**"]
    parts += [page(rule, checked.profile)] if rule else []
    return "\n\n".join(parts)


def _briefly(checked: Checked, finding: Finding) -> str:
    """What is said of a place of which more is said above."""
    rule = checked.rules.get(finding.rule)
    parts = [f"**{plain(masked(finding.message))}**"]
    parts += [plain(rule.why), f"`{rule.id}`"] if rule else []
    return "\n\n".join(parts)


def page(rule: Rule[Any], profile: Profile) -> str:
    """A rule's reason, examples, principles and source, in Markdown."""
    parts = [plain(rule.why), *_examples(rule)]
    parts += [_principle(key, profile) for key in rule.principles]
    if rule.source:
        title = plain(rule.source.title)
        parts.append(f"Kilde: {f'[{title}]({rule.source.url})' if rule.source.url else title}")
    return "\n\n".join([*parts, f"`{rule.id}`"])


def _examples(rule: Rule[Any]) -> Iterator[str]:
    bad = next((e for e in rule.bad if _is_short(e)), None)
    good = next((e for e in rule.good if _is_short(e)), None)
    if bad and good:
        yield f"Før: {plain(bad.text)}  \nHellere: {plain(good.text)}"


def _is_short(example: Example) -> bool:
    return len(example.text) <= _LONGEST_EXAMPLE and "\n" not in example.text.strip()


def _principle(key: str, profile: Profile) -> str:
    """In the municipality's own words, where it has some."""
    own = profile.own(key)
    if own:
        return "\n\n".join(
            f"Princip: {plain(each.name)} – »{plain(each.quote)}« ({plain(profile.name)})"
            for each in own
        )
    ours = principles().get(key)
    return f"Princip: {ours.name} – {plain(ours.text)}" if ours else f"Princip: {key}"


def plain(text: str) -> str:
    """Text that Markdown is to leave as it is, on one line."""
    said = " ".join(text.split())
    return "".join(f"\\{letter}" if letter in "\\`*_[]<>#" else letter for letter in said)
