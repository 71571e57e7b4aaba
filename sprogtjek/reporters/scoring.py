"""What ``sprogtjek score`` shows."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

import click

from sprogtjek import texttypes
from sprogtjek.danish.cpr import masked
from sprogtjek.principles import principles
from sprogtjek.profiles import Profile
from sprogtjek.readability import band
from sprogtjek.records import Stats
from sprogtjek.reporters.places import spoken
from sprogtjek.score import Change, Light, Score

_LIGHTS: dict[Light, tuple[str, str]] = {
    "red": ("rød", "red"),
    "yellow": ("gul", "yellow"),
    "green": ("grøn", "green"),
}
_ABOUT = (
    "Lix er antal ord pr. sætning plus procentdelen af ord på syv bogstaver eller mere. Her tæller "
    "løbende tekst og punkter i lister, ikke overskrifter, adresser og tabeller. Rix er lange ord "
    "pr. sætning. Lys: rød er fejl eller mere end 2 advarsler pr. 100 ord, gul er færre "
    "advarsler, grøn er, at reglerne ikke fandt noget. Et tal er ikke et mål i sig selv. En tekst "
    "kan have lav lix og være uforståelig. Om den kan forstås, ved læseren."
)


def render(score: Score, profile: Profile, width: int) -> str:
    """The score of one text."""
    report = score.report
    lines = [click.style(report.source, bold=True)]
    if report.text_type:
        lines[0] += f" ({texttypes.description(report.text_type).name.lower()})"
    lines += ["", *_figures(score), ""]
    lines += ["Lys pr. princip:", *_lights(score, profile), ""]
    lines += _changes(score, width)
    lines.append(textwrap.fill(_ABOUT, width))
    return "\n".join(lines) + "\n"


def _figures(score: Score) -> Iterator[str]:
    stats = score.report.stats
    goal = score.targets
    if score.lix is not None and score.rix is not None:
        yield _row("Lix", f"{score.lix:.0f} ({band(score.lix)})", goal.get("lix"))
        yield _row("Rix", _decimal(score.rix), goal.get("rix"))
    if stats.sentences:
        yield _row("Ord pr. sætning", _decimal(stats.words / stats.sentences), goal.get("mean"))
        yield _row("Længste sætning", f"{stats.longest_sentence} ord", None)
        yield _row("Sætninger med passiv", _share(stats), None)
    if stats.words:
        share = f"{100 * stats.long_words / stats.words:.0f} procent"
        yield _row("Lange ord", share, goal.get("long-words"), " procent")


def _share(stats: Stats) -> str:
    share = 100 * stats.passive_sentences / stats.sentences
    return f"{share:.0f} procent ({stats.passive_sentences} af {stats.sentences})"


def _decimal(value: float) -> str:
    return f"{value:.1f}".replace(".", ",")


def _row(name: str, value: str, target: float | None, unit: str = "") -> str:
    goal = f"grænse {target:.0f}{unit}" if target is not None else ""
    return f"  {name:<22}{value:<26}{goal}".rstrip()


def _lights(score: Score, profile: Profile) -> Iterator[str]:
    """The worst light of the principles that each name stands for."""
    names: dict[str, list[Light]] = {}
    if profile.principles:
        for own in profile.principles.values():
            names[own.name] = [score.lights.get(ours, "green") for ours in own.serves]
    else:
        names = {each.name: [score.lights.get(key, "green")] for key, each in principles().items()}
    for name, found in names.items():
        worst = next((light for light in _LIGHTS if light in found), None)
        word, colour = _LIGHTS[worst] if worst else ("kan ikke tjekkes", "white")
        yield f"  {click.style('●', fg=colour)} {name}: {word}"


def _changes(score: Score, width: int) -> Iterator[str]:
    if score.lix is None or not score.changes:
        return
    yield "De ændringer, der sænker lix mest, hver for sig:"
    for number, change in enumerate(score.changes, 1):
        yield textwrap.fill(
            f"{number}. {spoken(change.place, score.report.unit)}: {masked(_change(change))} "
            f"Lix {_decimal(score.lix)} → {_decimal(change.lix)}.",
            width,
            initial_indent="  ",
            subsequent_indent="     ",
        )
    yield ""


def _change(change: Change) -> str:
    if change.new is None:
        opening = textwrap.shorten(change.old, 40, placeholder=" …")
        return f"Del sætningen på {change.words} ord i to: »{opening}«."
    if not change.new:
        return f"Slet »{change.old.strip()}«."
    return f"Skriv »{change.new}« i stedet for »{change.old}«."
