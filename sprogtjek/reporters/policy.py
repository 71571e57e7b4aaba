"""What ``sprogtjek explain`` shows of a principle or of a municipality's profile."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import click

from sprogtjek.principles import principles
from sprogtjek.profiles import Principle as OwnPrinciple
from sprogtjek.profiles import Profile
from sprogtjek.records import Rule
from sprogtjek.reporters.explain import fill, principle_name

_NOTE = (
    "Politikken nævner værdier. Reglerne er vores tjekpunkter for dem, ikke en del af politikken. "
    "Om teksten lever op til princippet, ved læseren."
)
_OUR_NOTE = (
    "Reglerne er vores tjekpunkter for princippet. Om teksten lever op til det, ved læseren."
)
_MOST_RULES = 4


def principle_text(key: str, rules: Sequence[Rule[Any]], profile: Profile, width: int) -> str:
    """One of our principles: what it asks for, what a policy says of it, and what is checked."""
    principle = principles()[key]
    own = profile.own(key)
    parts = [f"{click.style(principle.name, bold=True)} ({key})", fill(principle.text, width)]
    parts += [_own_text(each, profile, width) for each in own]
    parts += ["\n".join(_checked([key], rules, width))]
    parts += ["\n".join(_cannot(own, width))] if own else []
    parts += [_source(profile)] if own and profile.source else []
    parts += [fill(_NOTE if own else _OUR_NOTE, width)]
    return "\n\n".join(parts) + "\n"


def profile_text(profile: Profile, rules: Sequence[Rule[Any]], width: int) -> str:
    """All principles of a profile: the policy's words, what is checked, and what cannot be."""
    parts = [click.style(profile.name, bold=True)]
    for own in profile.principles.values():
        parts += [_own_text(own, profile, width)]
        parts += ["\n".join(_checked(own.serves, rules, width))] if own.serves else []
        parts += ["\n".join(_cannot([own], width))]
    parts += [_source(profile)] if profile.source else []
    parts += [fill(_NOTE if profile.principles else _OUR_NOTE, width)]
    return "\n\n".join(parts) + "\n"


def _own_text(own: OwnPrinciple, profile: Profile, width: int) -> str:
    lines = [f"{click.style(own.name, bold=True)} – det siger {profile.name}:"]
    lines.append(fill(f"»{own.quote}«", width, "  "))
    return "\n".join(lines)


def _source(profile: Profile) -> str:
    assert profile.source is not None
    return f"Kilde: {profile.source.title}\n  {profile.source.url}".rstrip()


def _checked(keys: Iterable[str], rules: Sequence[Rule[Any]], width: int) -> Iterator[str]:
    """The rules that look for some of our principles, by theme."""
    wanted = set(keys)
    themes: dict[str, list[str]] = {}
    for rule in rules:
        if wanted & set(rule.principles):
            themes.setdefault(rule.theme, []).append(rule.id)
    names = ", ".join(principle_name(key).lower() for key in keys)
    yield f"Det tjekker sprogtjek ({names}):" if themes else "Det er der ingen regler for."
    for theme, ids in themes.items():
        yield fill(f"{theme}: {_some(ids)}", width, "  ")


def _some(ids: Sequence[str]) -> str:
    more = len(ids) - _MOST_RULES
    return ", ".join(ids[:_MOST_RULES]) + (f" og {more} til" if more > 0 else "")


def _cannot(own: Iterable[OwnPrinciple], width: int) -> Iterator[str]:
    yield "Det kan sprogtjek ikke se:"
    yield from (fill(each.cannot, width, "  ") for each in own if each.cannot)
