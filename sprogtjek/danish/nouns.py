"""The forms of Danish nouns: ``paradigm("brev")["plur_def"] == "brevene"``.

A noun is common or neuter, singular or plural, indefinite or definite; the genitive adds s to
each. Gender and plural are a matter of the dictionary: ``nouns.tsv`` has the endings that
decide them and the nouns of municipal prose that no ending decides.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Literal

Gender = Literal["com", "neut"]
NounForm = Literal["sing", "sing_def", "plur", "plur_def"]
"""The case is not part of the form: the genitive is the form plus ``genitive``'s s."""

_VOWELS = "aeiouyæøå"


@dataclass(frozen=True)
class _Class:
    gender: Gender
    plural: str
    doubled: bool


@lru_cache(maxsize=1)
def _table() -> Mapping[str, _Class]:
    table: dict[str, _Class] = {}
    for line in (files("sprogtjek.danish") / "nouns.tsv").read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        gender, plural, nouns = line.split("\t")
        class_ = _Class("neut" if gender == "n" else "com", plural.strip("*"), plural[0] == "*")
        table.update(dict.fromkeys(nouns.split(), class_))
    return table


@lru_cache(maxsize=4096)
def _class(noun: str) -> tuple[str, _Class] | None:
    """The longest listed noun or ending that ``noun`` ends in, and its class."""
    table = _table()
    for cut in range(len(noun) - 1):
        part = noun[cut:]
        if cut and "-" + part in table:
            return part, table["-" + part]
        # What is left of a compound needs two letters to be a word: »jord« is not j + ord.
        if part in table and cut != 1:
            return part, table[part]
    return None


def known(noun: str) -> bool:
    """Whether the noun's gender and plural are listed, as it is, as a compound or by ending."""
    return _class(noun) is not None


def gender(noun: str) -> Gender | None:
    """The gender of a noun in the indefinite singular; ``None`` if it is not known."""
    found = _class(noun)
    return found[1].gender if found else None


@lru_cache(maxsize=4096)
def paradigm(noun: str) -> Mapping[NounForm, str]:
    """The forms of a noun in the indefinite singular. An unlisted noun is taken as en, -er."""
    part, class_ = _class(noun) or (noun, _Class("com", "er", False))
    stem = noun + noun[-1] if class_.doubled else noun
    plural = _plural(noun, part, stem, class_.plural)
    forms: dict[NounForm, str] = {"sing": noun}
    forms["sing_def"] = _definite(noun, stem, plural or "", class_.gender)
    if plural is not None:
        forms["plur"] = plural
        forms["plur_def"] = _plural_definite(noun, stem, plural)
    return forms


def forms_of(word: str, noun: str) -> tuple[tuple[NounForm, bool], ...]:
    """The forms of ``noun`` that are written ``word`` (lower case), each with: in the genitive."""
    forms = paradigm(noun)
    plain = [(form, False) for form, text in forms.items() if text == word]
    return (*plain, *((form, True) for form, text in forms.items() if genitive(text) == word))


def genitive(word: str) -> str:
    """The genitive of a form: *brevs, brevenes*; after s, x, z an apostrophe (*hus'*)."""
    return word + ("'" if word[-1] in "sxz" else "s")


def _plural(noun: str, part: str, stem: str, class_: str) -> str | None:
    if class_ == "-":
        return None
    if class_ == "0":
        return noun
    if class_ in ("er", "e", "r"):
        # The plural of nouns in -e adds r alone; of persons in -er, e alone.
        return noun + "r" if noun.endswith("e") and class_ != "e" else stem + class_
    return noun[: len(noun) - len(part)] + class_


def _definite(noun: str, stem: str, plural: str, gender: Gender) -> str:
    end = "t" if gender == "neut" else "n"
    if noun.endswith("e"):
        return noun + end
    if noun.endswith(("um", "us")) and gender == "neut" and noun not in plural:
        return noun[:-2] + "e" + end  # museum: museet
    if noun.endswith("el") and plural.endswith("ler"):
        return plural[:-2] + "e" + end  # regel, regler: reglen
    if noun.endswith("er") and plural.endswith("tre") and gender == "neut":
        return plural[:-1] + "e" + end  # center, centre: centret
    return stem + "e" + end


def _plural_definite(noun: str, stem: str, plural: str) -> str:
    if plural == noun:
        return stem + ("ne" if stem.endswith("e") else "ene")
    if plural == noun + "e" and noun.endswith("er"):
        return noun + "ne"  # borger, borgere: borgerne
    if plural.endswith("s"):
        return plural[:-1] + ("ne" if noun.endswith("e") else "ene")  # mails: mailene
    return plural + ("ne" if plural[-1] in "er" else "ene")


def lemma_of(word: str) -> str | None:
    """The noun that a form belongs to; ``None`` if no listed noun or ending fits.

    Meant for words that may be dictionary forms themselves: a listed noun is its own lemma.
    """
    if word in _table():
        return word
    if word in _irregular():
        return _irregular()[word]
    for ending in ("erne", "ene", "en", "et", "ne", "er", "r", "n", "t", "e"):
        lemma = word.removesuffix(ending)
        if lemma != word and known(lemma) and word in paradigm(lemma).values():
            return lemma
    return word if known(word) else None


@lru_cache(maxsize=1)
def _irregular() -> Mapping[str, str]:
    """By form the first noun whose plural is not the noun and an ending: *bog, regel*."""
    nouns = [noun for noun, class_ in _table().items() if len(class_.plural) > 2]
    return {form: noun for noun in reversed(nouns) for form in paradigm(noun).values()}


def listed(noun: str) -> bool:
    """Whether the noun itself, not only its ending, is listed."""
    return noun in _table()
