"""JSON Schemas of rule files and `.sprogtjek.yaml`, for completion in editors.

They are made from the dataclasses that validate the files, so they cannot say anything else.
"""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import MISSING, fields
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from sprogtjek import checks, profiles
from sprogtjek.config import Settings
from sprogtjek.layers import Override
from sprogtjek.principles import principles
from sprogtjek.records import BLOCK_KINDS, TEXT_TYPES
from sprogtjek.ruleset import Entry, Examples, builtin_rules
from sprogtjek.sources.limits import Limits
from sprogtjek.terms import Terms

Schema = dict[str, Any]

_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_SIMPLE: dict[Any, Schema] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    Any: {},
}

_CONFIG_WORDS = {
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
}
_TERM_WORDS = {
    "preferred": "Det ord, I vil bruge, og de ord, det skal stå i stedet for.",
    "forbidden": "Ord, I ikke vil bruge, og hvad man skal skrive (et ord, et råd eller intet).",
    "allowed": "Ord, som ingen regel må have noget imod, heller ikke i en sammensætning.",
    "explain": "Fagord og den forklaring, der skal stå efter dem første gang.",
    "names": "Kontorer og tilbud, skrevet som I skriver dem.",
    "acronyms": "Akronymer og det fulde navn. Uden navn: læserne kender dem.",
}
_RULE_WORDS = {
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


def config() -> Schema:
    """The schema of `.sprogtjek.yaml`."""
    made = _object(Settings, _CONFIG_WORDS)
    change = {"$ref": "#/$defs/change"}
    known = builtin_rules(outline=True)
    by_id = {
        "type": "object",
        "properties": {rule.id: {**change, "description": rule.why} for rule in known},
        "additionalProperties": change,
    }
    files = {"type": "array", "items": {"type": "string", "pattern": r"\.ya?ml$"}}
    described = made["properties"]
    described["profile"]["enum"] = list(profiles.names())
    described["rules"] = {**described["rules"], "anyOf": [{"$ref": "#/$defs/rules"}, files]}
    described["limits"] |= _object(Limits, {})
    globs = {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}
    for key, value in (("types", globs), ("by-type", {"$ref": "#/$defs/rules"})):
        described[key] |= {
            "properties": dict.fromkeys(TEXT_TYPES, value),
            "additionalProperties": False,
        }
    described["terms"] |= _terms()
    return {
        "$schema": _DRAFT,
        "title": ".sprogtjek.yaml",
        **made,
        "$defs": {"rules": by_id, "change": _change()},
    }


def _terms() -> Schema:
    """The municipality's own words; a mapping of words to one text may be a list of words."""
    made = _object(Terms, _TERM_WORDS)
    words = _list({"type": "string"})
    for key in ("forbidden", "explain", "acronyms"):
        both = made["properties"][key]
        made["properties"][key] = {"description": _TERM_WORDS[key], "anyOf": [both, words]}
    return made


def _change() -> Schema:
    levels = get_args(get_args(get_type_hints(Override)["level"])[0])
    level = {"enum": [*levels, False]}  # an unquoted `off` is false to YAML
    whole = {
        "type": "object",
        "properties": {"level": level, "params": {"type": "object"}},
        "additionalProperties": False,
    }
    return {"anyOf": [level, whole]}


def rules() -> Schema:
    """The schema of rule files: common keys, and the parameters of each kind of check."""
    entry = _object(Entry, _RULE_WORDS)
    described = entry["properties"]
    described["kind"]["enum"] = sorted(checks.KINDS)
    described["principles"] = _described(_list({"enum": list(principles())}), "principles")
    described["scope"] = _described(_list({"enum": list(BLOCK_KINDS)}), "scope")
    described["examples"] = _described(_object(Examples, {}), "examples")
    described["source"] = _described(
        {
            "type": "object",
            "properties": {"title": {"type": "string"}, "url": {"type": "string"}},
            "required": ["title"],
            "additionalProperties": False,
        },
        "source",
    )
    entry.pop("required")  # a key may stand under `defaults:`
    entry["allOf"] = [
        {
            "if": {"properties": {"kind": {"const": kind}}, "required": ["kind"]},
            "then": {"properties": {"params": {"$ref": f"#/$defs/{kind}"}}},
        }
        for kind in sorted(checks.KINDS)
    ]
    return {
        "$schema": _DRAFT,
        "title": "Regelfil til sprogtjek",
        "type": "object",
        "properties": {
            "title": {"type": "string", "description": "Regelfilens tema."},
            "defaults": {"$ref": "#/$defs/entry"},
            "rules": {
                "type": "array",
                "items": {"allOf": [{"$ref": "#/$defs/entry"}, {"required": ["id"]}]},
            },
        },
        "required": ["rules"],
        "additionalProperties": False,
        "$defs": {"entry": entry, **{kind: _params(kind) for kind in sorted(checks.KINDS)}},
    }


def _described(schema: Schema, key: str) -> Schema:
    return {**schema, "description": _RULE_WORDS[key]}


def _params(kind: str) -> Schema:
    """Without required keys: they may stand under `defaults:`."""
    made = _object(checks.module(kind).Params, {})
    made.pop("required", None)
    return made


def _object(cls: type[Any], words: Mapping[str, str]) -> Schema:
    hints = get_type_hints(cls)
    properties = {}
    for field in fields(cls):
        key = field.name.replace("_", "-")
        made = dict(_of(hints[field.name]))
        properties[key] = made | ({"description": words[key]} if key in words else {})
        if "-" in key:  # both spellings are read
            properties[field.name] = properties[key]
    required = [
        field.name.replace("_", "-")
        for field in fields(cls)
        if field.default is MISSING and field.default_factory is MISSING
    ]
    made = {"type": "object", "properties": properties, "additionalProperties": False}
    return {**made, "required": required} if required else made


def _of(wanted: Any) -> Schema:
    """The schema of a type that ``schema.convert`` knows."""
    if wanted in _SIMPLE:
        return _SIMPLE[wanted]
    origin, arguments = get_origin(wanted), get_args(wanted)
    if origin is Literal:
        return {"enum": [*arguments, *([False] if "off" in arguments else [])]}
    if origin in (Union, types.UnionType):
        options = [_of(each) for each in arguments if each is not type(None)]
        return {"anyOf": [*options, {"type": "null"}]}
    if origin is tuple:
        return _list(_of(arguments[0]))
    if origin is not None and issubclass(origin, Mapping):
        return {"type": "object", "additionalProperties": _of(arguments[1])}
    raise TypeError(wanted)


def _list(item: Schema) -> Schema:
    """A list, or a single value for a list of one."""
    return {"anyOf": [item, {"type": "array", "items": item}]}
