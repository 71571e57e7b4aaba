"""The principles that a site's findings are counted under, in the words of its profiles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sprogtjek.principles import principles
from sprogtjek.profiles import Profile


def names(ours: Iterable[str], profile: Profile) -> tuple[str, ...]:
    """The names of our principles under a profile, each once."""
    known = principles()
    return tuple(
        dict.fromkeys(
            name
            for key in ours
            for name in profile.own_names(key) or (known[key].name if key in known else key,)
        )
    )


def told(profiles: Iterable[Profile]) -> Iterator[tuple[str, str, bool]]:
    """Each principle to tell of: its name, what it asks for, and whether any rule can tell."""
    for profile in profiles:
        if profile.principles:
            own = profile.principles.values()
            yield from ((each.name, f"»{each.quote}«", bool(each.serves)) for each in own)
        else:
            yield from ((each.name, each.text, True) for each in principles().values())
