"""What the lightbulb offers at a place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from lsprotocol.types import (
    CodeAction,
    CodeActionKind,
    Command,
    Diagnostic,
    OptionalVersionedTextDocumentIdentifier,
    Position,
    Range,
    TextDocumentEdit,
    TextEdit,
    WorkspaceEdit,
)

from sprogtjek import fixing
from sprogtjek.fixing import Edit
from sprogtjek.lsp.checking import Checked
from sprogtjek.lsp.diagnostics import SOURCE, diagnostic, extent, length
from sprogtjek.lsp.ignoring import ignoring
from sprogtjek.lsp.settings_offers import Offer, offers
from sprogtjek.records import Finding, Replacement, Span

FIX_ALL = "source.fixAll.sprogtjek"
EXPLAIN = "sprogtjek.explain"


Settings = Callable[[Offer], WorkspaceEdit | None]
"""The edit of the settings that an offer comes to, if it is plain how."""


@dataclass(frozen=True)
class Asked:
    """What the editor asks: at which place, which kinds are ``wanted``, and the ``shown``
    diagnostics there. ``settings`` makes edits of the settings; without it they are made when
    they are chosen.
    """

    where: Range
    wanted: Callable[[str], bool]
    shown: Sequence[Diagnostic] = ()
    settings: Settings | None = None


def actions(checked: Checked, asked: Asked) -> list[CodeAction]:
    """The actions at a place."""
    made: list[CodeAction] = []
    if asked.wanted(CodeActionKind.QuickFix):
        for finding, shown in _at(checked, asked):
            made += _fixes(checked, finding, shown)
            made += _silencing(checked, finding, shown, asked.settings)
    if asked.wanted(FIX_ALL):
        made += _all_safe(checked)
    return made


def _at(checked: Checked, asked: Asked) -> list[tuple[Finding, Diagnostic]]:
    """The findings at the place, each with its diagnostic as the editor has it.

    Where the editor names some of ours, it means these alone.
    """
    ours = {_id(one): one for one in asked.shown if one.source == SOURCE}
    found = [(finding, diagnostic(checked, finding)) for finding in _touched(checked, asked.where)]
    meant = [(finding, ours[_id(one)]) for finding, one in found if _id(one) in ours]
    return meant or found


def _touched(checked: Checked, where: Range) -> Iterator[Finding]:
    for finding in sorted(checked.findings, key=length):
        place = extent(finding, checked.text.lines)
        if _key(place.start) <= _key(where.end) and _key(where.start) <= _key(place.end):
            yield finding


def _id(one: Diagnostic) -> tuple[object, ...]:
    """Without columns: Neovim 0.7 gives them back in bytes, whatever was agreed on."""
    return one.code, one.range.start.line, one.message


def _key(position: Position) -> tuple[int, int]:
    return position.line, position.character


def _fixes(checked: Checked, finding: Finding, shown: Diagnostic) -> Iterator[CodeAction]:
    """The suggestions; those of a group only together, and the safe ones of a rule together too."""
    for index, suggestion in enumerate(finding.suggestions):
        edit = fixing.edit_of(finding, suggestion)
        if edit is None:
            continue
        group = _group(checked, suggestion.group) if suggestion.group else [edit]
        title = _title(suggestion)
        if len(group) > 1:
            title += f" – alle {len(group)} steder på én gang"
        safe = suggestion.safety == "safe" and index == 0
        yield _action(checked, title, group, shown, preferred=safe)
        alike = [e for e in fixing.safe_edits(checked.report) if e.finding.rule == finding.rule]
        if safe and len(alike) > 1:
            yield _action(checked, f"Ret alle {len(alike)} steder ({finding.rule})", alike, shown)


def _title(suggestion: Replacement) -> str:
    old = " ".join(suggestion.replaces.split())
    if not suggestion.text:
        return f"Slet »{old}«"
    return f"Skriv »{suggestion.text}« i stedet for »{old}«"


def _group(checked: Checked, group: str) -> list[Edit]:
    """The first suggestion of the group in each finding."""
    found = (
        fixing.edit_of(finding, next(s for s in finding.suggestions if s.group == group))
        for finding in checked.findings
        if any(s.group == group for s in finding.suggestions)
    )
    return [edit for edit in found if edit]


def _silencing(
    checked: Checked, finding: Finding, shown: Diagnostic, settings: Settings | None
) -> Iterator[CodeAction]:
    quick = CodeActionKind.QuickFix
    edits = ignoring(checked, finding)
    if edits:
        title = f"Sig ikke dette her ({finding.rule})"
        yield CodeAction(title, quick, [shown], edit=workspace_edit(checked, edits))
    for offer in offers(checked, finding):
        if settings is None:
            kept = {"uri": checked.text.uri, "change": offer.change}
            yield CodeAction(offer.title, quick, [shown], data=kept)
        elif edit := settings(offer):
            yield CodeAction(offer.title, quick, [shown], edit=edit)
    title = f"Forklar reglen »{finding.rule}«"
    command = Command(title, EXPLAIN, arguments=[checked.text.uri, finding.rule])
    yield CodeAction(title, quick, [shown], command=command)


def _all_safe(checked: Checked) -> Iterator[CodeAction]:
    edits = fixing.safe_edits(checked.report)
    if edits:
        title = f"Ret alt, der er sikkert at rette ({len(edits)})"
        made = workspace_edit(checked, text_edits(checked, edits))
        yield CodeAction(title, FIX_ALL, edit=made)


def _action(
    checked: Checked,
    title: str,
    edits: Sequence[Edit],
    shown: Diagnostic,
    *,
    preferred: bool = False,
) -> CodeAction:
    return CodeAction(
        title,
        CodeActionKind.QuickFix,
        [shown],
        is_preferred=preferred or None,
        edit=workspace_edit(checked, text_edits(checked, edits)),
    )


def text_edits(checked: Checked, edits: Iterable[Edit]) -> list[TextEdit]:
    """Edits as the editor makes them: all at once, and never two in one place."""
    text = checked.text
    made: list[TextEdit] = []
    last = Span(0, 0)
    for edit in fixing.without_overlaps(edits):
        span, new = fixing.change(text.source.text, edit, text.media_type)
        if not made or span.start >= last.end:
            made.append(TextEdit(text.lines.range(span.start, span.end), new))
            last = span
    return made


def workspace_edit(checked: Checked, edits: Sequence[TextEdit]) -> WorkspaceEdit:
    """Edits of a text in the version it had when it was checked."""
    text = checked.text
    at = OptionalVersionedTextDocumentIdentifier(text.uri, text.version)
    return WorkspaceEdit(document_changes=[TextDocumentEdit(at, list(edits))])
