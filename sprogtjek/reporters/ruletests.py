"""What ``sprogtjek test-rules`` shows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import click

from sprogtjek.ruletests import ENOUGH, Tested

_OK = click.style("✓", fg="green")
_FAILED = click.style("✗", fg="red")


def rule_text(tested: Tested) -> str:
    """One rule: whether its examples hold, and what might be better."""
    place = f"{tested.rule.defined_in}:{tested.line}" if tested.line else tested.rule.defined_in
    mark = _FAILED if tested.failures else _OK
    lines = [f"{mark} {click.style(tested.rule.id, bold=True)} ({place})"]
    lines.append(f"    {tested.bad} steder skal findes, {tested.good} tekster skal gå fri.")
    lines += [f"    {line}" for line in _remarks(tested)]
    return "\n".join(lines)


def _remarks(tested: Tested) -> Iterator[str]:
    for failure in tested.failures:
        yield f"»{failure.text}«"
        yield f"  {failure.problem}"
    bad, good = tested.missing
    if bad:
        yield f"Der mangler {bad} i »bad«: vis gerne {ENOUGH} steder i forskellige former."
    if good:
        yield f"Der mangler {good} i »good«: vis gerne {ENOUGH} tekster, hvor reglen skal tie."
    if tested.overlaps:
        yield "De samme ord fanges af " + ", ".join(tested.overlaps) + "."
    if tested.fired == 0:
        yield "Reglen finder ikke noget i teksterne i mappen."
    elif tested.fired:
        yield f"Reglen finder {tested.fired} steder i teksterne i mappen."


def summary(tested: Sequence[Tested]) -> str:
    """How many rules hold, how many lack examples."""
    failed = sum(bool(each.failures) for each in tested)
    short = sum(any(each.missing) for each in tested)
    idle = sum(each.fired == 0 for each in tested)
    count = f"{len(tested)} regler" if len(tested) != 1 else "1 regel"
    parts = [f"{count}: {len(tested) - failed} holder, {failed} fejler"]
    parts += [f"{short} mangler eksempler"] if short else []
    parts += [f"{idle} finder ikke noget"] if idle else []
    return ", ".join(parts) + "."
