"""Danish personal pronouns as subject and as object: *han – ham*."""

from __future__ import annotations

_OBJECTS = {
    "jeg": "mig",
    "du": "dig",
    "han": "ham",
    "hun": "hende",
    "vi": "os",
    "I": "jer",
    "de": "dem",
    "De": "Dem",
    "den": "den",
    "det": "det",
    "dette": "dette",
    "disse": "disse",
    "man": "en",
}
_SUBJECTS = {object_: subject for subject, object_ in _OBJECTS.items()}

PERSONS = frozenset(_OBJECTS) - {"den", "det", "dette", "disse"}
"""The subject forms of persons, as written inside a sentence: *I* is you, *i* is in."""


def as_object(subject: str) -> str | None:
    """The object form of a pronoun: *du → dig*; ``None`` for other words."""
    return _OBJECTS.get(subject)


def as_subject(object_: str) -> str | None:
    """The subject form of a pronoun: *os → vi*; ``None`` for other words."""
    return _SUBJECTS.get(object_)
