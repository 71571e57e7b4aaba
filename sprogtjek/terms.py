"""A municipality's own words: the ``terms:`` of profiles and of `.sprogtjek.yaml`.

They are no rules of their own: they become parameters of rules that are there already
(`rules/egne-ord.yaml` and others), as a layer between the profile's and the project's changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import Any

from sprogtjek.layers import Layer, Override
from sprogtjek.schema import Key, SchemaError, build

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Terms:
    """The keys of ``terms:``. Words are in dictionary form and stand for all their forms.

    ``preferred``: the word to use → words to avoid. ``forbidden``: word → what to write, advice
    (a sentence with its stop) or nothing. ``allowed``: words that no rule may flag, alone or
    in a compound. ``explain``: term → what it means, in words that can stand in parentheses.
    ``names``: offices and services as they are written. ``acronyms``: acronym → its full name, to
    be given at first use, or nothing where readers know it. The mappings to one text may be
    written as a list of words alone.
    """

    preferred: Mapping[str, Words] = field(default_factory=dict)
    forbidden: Mapping[str, str | None] = field(default_factory=dict)
    allowed: Words = ()
    explain: Mapping[str, str | None] = field(default_factory=dict)
    names: Words = ()
    acronyms: Mapping[str, str | None] = field(default_factory=dict)


_MAPPINGS = ("forbidden", "explain", "acronyms")


def parse(values: Mapping[str, Any]) -> Terms:
    """``terms:`` as written. Raises ``SchemaError`` with a path from the top of the file."""
    terms = build(Terms, {key: _as_mapping(key, value) for key, value in values.items()}, _at())
    for key, word in _words(terms):
        if not word.strip():
            raise SchemaError("Her mangler et ord.", _at(key))
    _refuse_contradictions(terms)
    return terms


def _at(*keys: Key) -> tuple[Key, ...]:
    return ("terms", *keys)


def _as_mapping(key: str, value: Any) -> Any:
    """A word or a list of words as a mapping to nothing, where the key wants a mapping."""
    if key not in _MAPPINGS or not isinstance(value, (str, list)):
        return value
    words = [value] if isinstance(value, str) else value
    for index, word in enumerate(words):
        if not isinstance(word, str):
            raise SchemaError(f"Her skal stå et ord, ikke »{word}«.", _at(key, index))
    return dict.fromkeys(words)


def _words(terms: Terms) -> Iterable[tuple[str, str]]:
    for one in fields(terms):
        for word in getattr(terms, one.name):
            yield one.name, word
    for words in terms.preferred.values():
        yield from (("preferred", word) for word in words)


def _refuse_contradictions(terms: Terms) -> None:
    """No word is both to be written and to be avoided."""
    wanted = {word.lower(): "preferred" for word in terms.preferred}
    wanted.update({word.lower(): "allowed" for word in terms.allowed})
    avoided = [(use, word) for use, words in terms.preferred.items() for word in words]
    for path, word in [
        *((_at("preferred", use), word) for use, word in avoided),
        *((_at("forbidden", word), word) for word in terms.forbidden),
    ]:
        if word.lower() in wanted:
            raise SchemaError(
                f"»{word}« skal både bruges og undgås.",
                path,
                f"Ordet står også under »{wanted[word.lower()]}«.",
            )


def merged(lower: Terms, upper: Terms) -> Terms:
    """Both; ``upper`` has the last word where they differ."""
    return Terms(
        preferred={**lower.preferred, **upper.preferred},
        forbidden={**lower.forbidden, **upper.forbidden},
        allowed=_union(lower.allowed, upper.allowed),
        explain={**lower.explain, **upper.explain},
        names=_union(lower.names, upper.names),
        acronyms={**lower.acronyms, **upper.acronyms},
    )


def _union(one: Sequence[str], other: Sequence[str]) -> Words:
    return tuple(dict.fromkeys((*one, *other)))


def layer(terms: Terms) -> Layer:
    """The words as parameters of the rules that look for them."""
    full = {acronym: name for acronym, name in terms.acronyms.items() if name}
    params: dict[str, dict[str, Any]] = {
        "foretrukket-ord": {
            "own": {w: use for use, words in terms.preferred.items() for w in words}
        },
        "forbudt-ord": {"own": _filled(terms.forbidden)},
        "fagord-uforklaret": {"own": _filled(terms.explain), "own_names": terms.names},
        "akronym-ikke-indfoert": {
            "own_known": [*(a for a in terms.acronyms if a not in full), *terms.names],
            "own_names": full,
        },
        "navn-stavemaade": {"own": terms.names},
        "term-konsistens": {"allowed": terms.allowed},
    }
    changes = {
        rule: Override(params=given) for rule, given in params.items() if any(given.values())
    }
    return Layer("terms", changes=changes)


def _filled(values: Mapping[str, str | None]) -> dict[str, str]:
    return {word: text or "" for word, text in values.items()}
