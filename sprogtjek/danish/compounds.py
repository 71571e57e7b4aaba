"""Danish compounds taken apart: ``split("ansøgningsskema") == ("ansøgning", "skema")``.

A compound is split in two, where both parts are known nouns (those of ``compound_parts.tsv``), the
first with or without the joining *s* or *e*. The second part is the head: the word is a kind of
it. Where a word can be split in more than one place, the longest head that is a known noun of one
part wins, since Danish compounds of three parts mostly hang together on the left
(*sagsbehandlings-tid*). Unknown parts give no split: a wrong one would be worse than none.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

_LEAST = 3  # letters in a part: shorter ones are mostly endings
_LEAST_FIRST = 6  # letters in a first part that is worth a phrase of its own
_JOINTS = ("s", "", "e")

# What stands between a head and what it is about. Heads that are not listed give no phrase:
# »stillingerne for problem« would help nobody.
_PREPOSITIONS = {
    **dict.fromkeys(("ansøgning", "anmodning", "oplysning", "samtale", "møde", "aftale"), "om"),
    **dict.fromkeys(("afgørelse", "beslutning", "vejledning"), "om"),
    **dict.fromkeys(("pligt", "tilskud", "bidrag", "skema"), "til"),
    **dict.fromkeys(("frist", "regel", "ordning", "periode", "afgift", "plan", "grundlag"), "for"),
    **dict.fromkeys(("gebyr", "godtgørelse", "politik", "strategi", "krav"), "for"),
    **dict.fromkeys(("behandling", "opgørelse", "undersøgelse", "registrering"), "af"),
    **dict.fromkeys(("vedligeholdelse", "beregning", "godkendelse"), "af"),
    **dict.fromkeys(("inddragelse", "indhentning", "fjernelse", "vurdering"), "af"),
    "tilsyn": "med",
    "klage": "over",
}


@lru_cache(maxsize=1)
def _parts() -> frozenset[str]:
    listed = (files("sprogtjek.danish") / "compound_parts.tsv").read_text("utf-8")
    lines = (line for line in listed.splitlines() if not line.startswith("#"))
    return frozenset(word for line in lines for word in line.split())


@lru_cache(maxsize=4096)
def split(noun: str) -> tuple[str, str] | None:
    """The first part without its joint, and the head; ``None`` if no split is known.

    ``noun`` is a dictionary form in small letters. The first part may be a compound itself.
    """
    for cut in range(_LEAST, len(noun) - _LEAST + 1):
        if noun[cut:] in _parts():
            first = _first(noun[:cut])
            if first is not None:
                return first, noun[cut:]
    return None


def _first(stem: str) -> str | None:
    """The noun that the first part of a compound is, without its joint."""
    for joint in _JOINTS:
        noun = stem.removesuffix(joint)
        if (not joint or noun != stem) and (noun in _parts() or split(noun) is not None):
            return noun
    return None


def paraphrase(word: str, noun: str) -> str | None:
    """A compound as a phrase: *reglerne om tilbagebetaling*; ``None`` if no split is known.

    ``word``: the form, ``noun``: its dictionary form; both in small letters.
    """
    parts = split(noun)
    if parts is None or len(parts[0]) < _LEAST_FIRST:
        return None
    first, head = parts
    cut = len(noun) - len(head)
    is_genitive = word.endswith("s") and not noun.endswith("s")
    if head not in _PREPOSITIONS or word[:cut] != noun[:cut] or is_genitive:
        return None
    return f"{word[cut:]} {_PREPOSITIONS[head]} {first}"
