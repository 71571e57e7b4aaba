"""The word of a finding as it would stand among the municipality's own words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sprogtjek.checks.term_matching import forms
from sprogtjek.danish import nouns
from sprogtjek.filters import without_allowed
from sprogtjek.records import Finding, Rule

_LONGEST = 40  # letters; longer than that is a passage, and no term


def allowed(finding: Finding, rule: Rule[Any]) -> str | None:
    """The word, in dictionary form, that goes free when it is allowed; ``None`` if none does."""
    if finding.kind == "acronym" or not 0 < len(finding.text) <= _LONGEST:
        return None
    for word in _candidates(finding, rule):
        if not without_allowed([finding], [word])[0]:
            return word
    return None


def acronym(finding: Finding) -> str | None:
    """An acronym that readers may know."""
    return finding.text if finding.kind == "acronym" else None


def explanation(finding: Finding, rule: Rule[Any]) -> tuple[str, str] | None:
    """A term and how the rule explains it, for the municipality to explain it its own way."""
    if finding.kind != "unexplained-term":
        return None
    word = finding.text.lower()
    table = {**rule.params.explain, **rule.params.own}
    term = next((term for term in table if word == term.lower() or word in forms(term)), None)
    return (term, table[term]) if term and table[term] else None


def _candidates(finding: Finding, rule: Rule[Any]) -> Iterator[str]:
    word = " ".join(finding.text.split())
    for listed in _listed(rule):
        if word.lower() == listed.lower() or word.lower() in forms(listed):
            yield listed
    lemma = nouns.lemma_of(word.lower())
    if lemma and " " not in word:
        yield lemma
    yield word.lower()


def _listed(rule: Rule[Any]) -> Iterator[str]:
    for name in ("any", "better", "explain", "own", "names"):
        value = getattr(rule.params, name, ())
        if name == "any" or isinstance(value, dict) or (name == "names" and value):
            yield from (each for each in value if "…" not in each)
