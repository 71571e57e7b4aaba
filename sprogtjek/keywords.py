"""What the keys of settings and rule files mean, and the values they take, in Danish.

For JSON Schemas (``fileschema``), and through these for completion and hover in editors.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from sprogtjek import profiles, texttypes
from sprogtjek.cache import cached
from sprogtjek.principles import principles
from sprogtjek.records import TEXT_TYPES, BlockKind
from sprogtjek.schema import build, load_yaml

CONFIG_WORDS = {
    "profile": "Kommunens profil: principper, vægte og grænser.",
    "type": "Hvad alle teksterne er. Ellers prøver sprogtjek selv at se det.",
    "types": "Teksttype og de filer, der hører til den, f.eks. web: [hjemmeside/*].",
    "pipeline": "En anden spaCy-pipeline: navn eller sti.",
    "level": "Det mindste, der vises.",
    "fail-level": "Det mindste, der giver slutkode 1.",
    "rules": "Ændringer af regler (navn: niveau, off eller level/params), eller egne regelfiler.",
    "rule-files": "Egne regelfiler, når »rules« rummer ændringer.",
    "by-type": "Ændringer, der kun gælder for én teksttype.",
    "terms": "Kommunens egne ord.",
    "exclude": "Filer, der ikke skal tjekkes.",
    "limits": "Hvor meget af en fil der bliver læst: megabytes, unpacked, depth, pages, seconds.",
    "baseline": "Filen med de fund, der er kendt.",
    "cache-megabytes": "Hvor meget »sprogtjek site« højst gemmer fra gang til gang. 0 er intet.",
}
TERM_WORDS = {
    "preferred": "Det ord, I vil bruge, og de ord, det skal stå i stedet for.",
    "forbidden": "Ord, I ikke vil bruge, og hvad man skal skrive (et ord, et råd eller intet).",
    "allowed": "Ord, som ingen regel må have noget imod, heller ikke i en sammensætning.",
    "explain": "Fagord og den forklaring, der skal stå efter dem første gang.",
    "names": "Kontorer og tilbud, skrevet som I skriver dem.",
    "acronyms": "Akronymer og det fulde navn. Uden navn: læserne kender dem.",
}
RULE_WORDS = {
    "id": "Reglens navn: små bogstaver a-z, tal og bindestreg.",
    "kind": "Slagsen af regel.",
    "level": "hint (forslag), warning (advarsel) eller error (fejl).",
    "principles": "Et til tre principper, som reglen tjener.",
    "message": "Det, skribenten læser. Ord i {klammer} bliver udfyldt.",
    "why": "Hvorfor det er et problem, i en eller to sætninger.",
    "examples": "bad: tekster med [[stedet]], der skal findes. good: tekster, der skal gå fri.",
    "params": "Hvad reglen leder efter, og dens grænser.",
    "scope": "De slags afsnit, reglen ser på.",
    "source": "Hvor påstanden kommer fra.",
    "covers": "Regler, der siger mindre om det samme sted.",
    "types": "De teksttyper, reglen gælder for.",
}
LIMIT_WORDS = {
    "megabytes": "Så stor må en fil være, i megabyte.",
    "unpacked": "Så meget må den fylde pakket ud, i megabyte.",
    "depth": "Så mange dele må ligge inde i hinanden.",
    "pages": "Så mange sider må en PDF have.",
    "seconds": "Så længe må en fil tage at læse, i sekunder.",
}
CHANGE_WORDS = {
    "level": "Hvor meget et fund af reglen vejer.",
    "params": "Andre grænser eller ord end dem, reglen kommer med.",
}
FILE_WORDS = {
    "title": "Regelfilens tema.",
    "defaults": "Det, alle regler i filen har, når de ikke selv siger andet.",
    "rules": "Reglerne, en for en.",
}
EXAMPLE_WORDS = {
    "bad": "Tekster, som reglen skal finde. Sæt [[…]] om stedet.",
    "good": "Tekster, som reglen ikke må finde noget i.",
}
SOURCE_WORDS = {"title": "Hvad kilden hedder.", "url": "Adressen, hvis den ligger på nettet."}
LEVEL_WORDS = {
    "hint": "Et forslag. Bliver kun vist, når man beder om det.",
    "warning": "En advarsel. Bliver vist.",
    "error": "En fejl. Bør rettes, før teksten bliver sendt.",
    "off": "Slår reglen fra.",
}
BLOCK_WORDS: Mapping[BlockKind, str] = {
    "paragraph": "Almindelige afsnit.",
    "list_item": "Punkter i en liste.",
    "heading": "Overskrifter.",
    "quote": "Citater.",
    "cell": "Felter i en tabel.",
    "signature": "Underskriften.",
    "caption": "Billedtekster.",
    "address": "Adresser og brevhoved.",
    "greeting": "Hilsener.",
    "subject": "Emnelinjen.",
    "link": "Links.",
}


@dataclass(frozen=True, slots=True)
class Kind:
    """What a kind of rule looks for, and what its parameters mean."""

    what: str
    params: Mapping[str, str] = field(default_factory=dict)


@cache
def kinds() -> Mapping[str, Kind]:
    """All kinds of rule, with the words for every parameter they may have."""
    text = (files("sprogtjek.danish") / "rule_kinds.yaml").read_text("utf-8")
    data = cached("rule-kinds", text, lambda: load_yaml(text, "danish/rule_kinds.yaml"))
    made = {key: build(Kind, value, ("kinds", key)) for key, value in data["kinds"].items()}
    return {key: Kind(kind.what, {**data["common"], **kind.params}) for key, kind in made.items()}


def profile_words() -> dict[str, str]:
    """The municipality of each profile."""
    own = {key: profiles.load(key).name for key in profiles.names()}
    return {**own, profiles.STANDARD: "Sprogtjeks egne principper, alle lige vigtige."}


def type_words() -> dict[str, str]:
    """What each type of text is."""
    return {key: texttypes.description(key).text for key in TEXT_TYPES}


def principle_words() -> dict[str, str]:
    """What each principle asks for."""
    return {key: f"{one.name}. {one.text}" for key, one in principles().items()}
