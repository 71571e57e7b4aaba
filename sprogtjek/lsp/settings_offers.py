"""What the settings could say so that a finding is not told again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sprogtjek.lsp import settings_edits
from sprogtjek.lsp.checking import Checked
from sprogtjek.lsp.own_words import acronym, allowed, explanation
from sprogtjek.lsp.thresholds import limit_of, looser
from sprogtjek.records import Finding


@dataclass(frozen=True, slots=True)
class Offer:
    """``change`` is the change in JSON values, to be kept by the editor until it is wanted."""

    title: str
    change: Mapping[str, Any]


def offers(checked: Checked, finding: Finding) -> Iterator[Offer]:
    """The changes of the settings that a finding suggests, the smallest first."""
    rule = checked.rules.get(finding.rule)
    if rule is not None:
        yield from _of_words(finding, rule)
        params = looser(rule, finding, checked.level)
        if params:
            old, new = limit_of(rule, params)
            title = f"Hæv grænsen for »{rule.id}« fra {old} til {new} i .sprogtjek.yaml"
            yield Offer(title, {"rule": rule.id, "params": params})
    title = f"Slå reglen »{finding.rule}« fra i .sprogtjek.yaml"
    yield Offer(title, {"rule": finding.rule, "off": True})


def _of_words(finding: Finding, rule: Any) -> Iterator[Offer]:
    known = acronym(finding)
    if known:
        title = f"Vores læsere kender »{known}«: skriv det i .sprogtjek.yaml"
        yield Offer(title, {"key": "acronyms", "word": known})
    term = allowed(finding, rule)
    if term:
        yield Offer(f"Tillad »{term}« i .sprogtjek.yaml", {"key": "allowed", "word": term})
    explained = explanation(finding, rule)
    if explained:
        title = f"Skriv vores egen forklaring af »{explained[0]}« i .sprogtjek.yaml"
        yield Offer(title, {"term": explained[0], "explanation": explained[1]})


def changed(text: str, change: Mapping[str, Any]) -> str | None:
    """The settings with a change made; ``None`` where it is not plain how."""
    if "word" in change:
        return settings_edits.with_term(text, str(change["key"]), str(change["word"]))
    if "explanation" in change:
        explained = str(change["explanation"])
        return settings_edits.with_explanation(text, str(change["term"]), explained)
    if "params" in change:
        return settings_edits.loosened(text, str(change["rule"]), change["params"])
    return settings_edits.turned_off(text, str(change["rule"]))
