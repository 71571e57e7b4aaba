"""The forms of Danish verbs: ``paradigm("fremsende")["s_pres"] == "fremsendes"``.

Danish verbs inflect for tense, voice, mood and participle, never for person. Most verbs are
weak in *-ede*; weak verbs in *-te* and strong verbs are a closed set and stand in
``verbs.tsv``. Prefixed verbs go like their base (*fremsende* like *sende*).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Literal, get_args

Form = Literal[
    "inf",
    "pres",
    "past",
    "part",
    "part_plur",
    "pres_part",
    "imp",
    "s_inf",
    "s_pres",
    "s_past",
]
"""Infinitive, present, past, past participle, its plural and definite form (*skrevne*), present
participle, imperative; and the s-forms of infinitive, present and past."""

FORMS: tuple[Form, ...] = get_args(Form)

_VOWELS = "aeiouyæøå"

_ANY_PREFIX = ("gøre", "sætte", "lægge", "skrive", "bringe", "tage", "give", "føre")
"""Bases that also follow adjectives and nouns: *offentliggøre, planlægge, kortlægge*."""


_NO_PASSIVE = frozenset({"være", "blive", "have", "komme", "ske", "hedde", "bero"})
"""Verbs without s-forms in their own sense."""


@dataclass(frozen=True)
class _Table:
    irregular: Mapping[str, tuple[str, ...]]
    weak: Mapping[str, str]
    prefixes: frozenset[str]

    def __contains__(self, verb: str) -> bool:
        return verb in self.irregular or verb in self.weak


@lru_cache(maxsize=1)
def _table() -> _Table:
    irregular: dict[str, tuple[str, ...]] = {}
    weak: dict[str, str] = {}
    prefixes: set[str] = set()
    for line in (files("sprogtjek.danish") / "verbs.tsv").read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        head, *rest = line.split("\t")
        if head == "prefix":
            prefixes.update(rest[0].split())
        elif head in ("te", "ede"):
            weak.update(dict.fromkeys(rest[0].split(), head))
        else:
            irregular[head] = tuple(rest)
    return _Table(irregular, weak, frozenset(prefixes))


def known(verb: str) -> bool:
    """Whether the verb's inflection is listed, alone or after a prefix."""
    return _base(verb)[1] in _table()


@lru_cache(maxsize=4096)
def paradigm(verb: str) -> Mapping[Form, str]:
    """The forms of a verb in the infinitive. Forms the verb lacks are left out.

    Deponents (*findes, lykkes*) keep their s and have no other voice.
    """
    if verb.endswith("s"):
        return _deponent(verb)
    prefix, base = _base(verb)
    return {form: prefix + word for form, word in _inflect(base)}


def forms_of(word: str, verb: str) -> tuple[Form, ...]:
    """All forms of ``verb`` that are written ``word`` (in lower case), in the order of FORMS.

    An imperative in *-er* may have an accent: *evaluér*.
    """
    table = paradigm(verb)
    if word.endswith("ér"):
        return ("imp",) if table.get("imp") == word[:-2] + "er" else ()
    return tuple(form for form in FORMS if table.get(form) == word)


def form_of(word: str, verb: str) -> Form | None:
    """The first form of ``verb`` that is written ``word``; ``None`` if there is none."""
    return next(iter(forms_of(word, verb)), None)


def _base(verb: str) -> tuple[str, str]:
    """The verb as prefix and listed base; as it is if no base is listed."""
    table = _table()
    if verb in table:
        return "", verb
    for cut in range(1, len(verb) - 1):
        prefix, base = verb[:cut], verb[cut:]
        if base in table and (base in _ANY_PREFIX or _is_prefix(prefix)):
            return prefix, base
    return "", verb


def _is_prefix(text: str) -> bool:
    """One prefix or several: *gen-frem*(sende), *tilbage-be*(tale)."""
    prefixes = _table().prefixes
    return text in prefixes or any(
        text[:cut] in prefixes and _is_prefix(text[cut:]) for cut in range(1, len(text))
    )


def _inflect(verb: str) -> Iterator[tuple[Form, str]]:
    table = _table()
    if verb in table.irregular:
        present, past, participle, plural, *rest = table.irregular[verb]
        imperative = rest[0] if rest else _imperative(verb)
    else:
        present, imperative = "-", _imperative(verb)
        past, participle, plural = _weak(verb, table.weak.get(verb, "ede"))
    yield "inf", verb
    yield "pres", verb + "r" if present == "-" else present
    yield "past", past
    yield "part", participle
    if plural != "-":
        yield "part_plur", plural
    if imperative == "-":  # the modal verbs
        return
    yield "imp", imperative
    yield "pres_part", verb + ("nde" if verb.endswith("e") and len(verb) > 3 else "ende")
    if verb in _NO_PASSIVE:
        return
    yield "s_inf", verb + "s"
    yield "s_pres", verb + "s"
    # sendtes, fandtes; of såes and sås the shorter one is in use
    yield "s_past", past + ("s" if past.endswith(("e", "å")) else "es")


def _weak(verb: str, class_: str) -> tuple[str, str, str]:
    """Past, participle and plural participle: *lavede, lavet, lavede*; *brugte, brugt, brugte*."""
    stem = _stem(verb)
    if class_ == "te":
        stem = _single(stem)
        return stem + "te", stem + "t", stem + "te"
    return stem + "ede", stem + "et", stem + "ede"


def _stem(verb: str) -> str:
    return verb[:-1] if verb.endswith("e") and any(v in verb[:-1] for v in _VOWELS) else verb


def _imperative(verb: str) -> str:
    return _single(_stem(verb))


def _single(stem: str) -> str:
    """A stem at the end of a word or before t: no double consonant (*komm-*: *kom*)."""
    return stem[:-1] if len(stem) > 2 and stem[-1] == stem[-2] else stem


def _deponent(verb: str) -> Mapping[Form, str]:
    if verb in _table().irregular:
        _, past, participle, *_ = _table().irregular[verb]
        return {"inf": verb, "pres": verb, "past": past, "part": participle}
    forms: dict[Form, str] = {"inf": verb, "pres": verb}
    s_past = paradigm(verb[:-1]).get("s_past")
    if s_past:
        forms["past"] = forms["part"] = s_past  # lykkedes, har lykkedes
    return forms
