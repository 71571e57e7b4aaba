"""JSON Schemas of rule files and `.sprogtjek.yaml`, for completion in editors.

They are made from the dataclasses that validate the files, so they cannot say anything else.
"""

from __future__ import annotations

import types
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import MISSING, fields
from pathlib import PurePath
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from sprogtjek import checks, keywords
from sprogtjek.config import Settings
from sprogtjek.layers import Override
from sprogtjek.records import BLOCK_KINDS, TEXT_TYPES, Reference, Rule
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


def config(own: Sequence[Rule[Any]] = ()) -> Schema:
    """The schema of `.sprogtjek.yaml`, for a project with these rules of its ``own``."""
    made = _object(Settings, keywords.CONFIG_WORDS)
    known = [*builtin_rules(outline=True), *own]
    files = {"type": "array", "items": {"type": "string", "pattern": r"\.ya?ml$"}}
    described = made["properties"]
    for key in ("level", "fail-level", "fail_level"):
        described[key] |= _values(_without_off(keywords.LEVEL_WORDS))
    described["profile"] |= _values(keywords.profile_words())
    described["type"]["anyOf"] = [_values(keywords.type_words()), {"type": "null"}]
    described["rules"] = {**described["rules"], "anyOf": [{"$ref": "#/$defs/rules"}, files]}
    described["limits"] |= _object(Limits, keywords.LIMIT_WORDS)
    globs = {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}
    for key, value in (("types", globs), ("by-type", {"$ref": "#/$defs/rules"})):
        words = keywords.type_words()
        described[key] |= {
            "properties": {name: {**value, "description": words[name]} for name in TEXT_TYPES},
            "additionalProperties": False,
        }
    described["by_type"] = described["by-type"]
    described["terms"] |= _terms()
    kinds = sorted({rule.kind for rule in known} & set(checks.KINDS))
    return {
        "$schema": _DRAFT,
        "title": ".sprogtjek.yaml",
        **made,
        "$defs": {
            "rules": _rules(known),
            "change": _change({"type": "object"}),
            **{f"change-{kind}": _change({"$ref": f"#/$defs/{kind}"}) for kind in kinds},
            **{kind: _params(kind) for kind in kinds},
        },
    }


def _rules(known: Iterable[Rule[Any]]) -> Schema:
    """Changes to rules, by id, or a whole file at a time."""
    change = {"$ref": "#/$defs/change"}
    by_id: dict[str, Schema] = {}
    by_file: dict[str, Schema] = {}
    for rule in known:
        kind = {"$ref": f"#/$defs/change-{rule.kind}"}
        by_id[rule.id] = {**kind, "description": rule.why}
        name = PurePath(rule.defined_in).stem
        said = f"Alle regler i {name}: {rule.theme.lower()}." if rule.theme else name
        by_file[f"{name}/*"] = {**change, "description": said}
    return {
        "type": "object",
        "properties": {**by_id, **by_file},
        "additionalProperties": change,
    }


def _terms() -> Schema:
    """The municipality's own words; a mapping of words to one text may be a list of words."""
    made = _object(Terms, keywords.TERM_WORDS)
    words = _list({"type": "string"})
    for key in ("forbidden", "explain", "acronyms"):
        both = made["properties"][key]
        described = {"description": keywords.TERM_WORDS[key], "anyOf": [both, words]}
        made["properties"][key] = described
    return made


def _change(params: Schema) -> Schema:
    made = _object(Override, keywords.CHANGE_WORDS)
    levels = _values(keywords.LEVEL_WORDS)
    level = {"enum": [*levels["enum"], False], "enumDescriptions": levels["enumDescriptions"]}
    described = {"description": keywords.CHANGE_WORDS["level"]}  # unquoted `off` is false to YAML
    made["properties"]["level"] = {**level, **described}
    made["properties"]["params"] = {**params, "description": keywords.CHANGE_WORDS["params"]}
    return {"anyOf": [level, made]}


def _values(words: Mapping[str, str]) -> Schema:
    """One of these values, each with what it means."""
    return {"enum": [*words], "enumDescriptions": [*words.values()]}


def _without_off(words: Mapping[str, str]) -> dict[str, str]:
    return {key: text for key, text in words.items() if key != "off"}


def rules() -> Schema:
    """The schema of rule files: common keys, and the parameters of each kind of check."""
    entry = _object(Entry, keywords.RULE_WORDS)
    described = entry["properties"]
    described["level"] |= _values(_without_off(keywords.LEVEL_WORDS))
    described["kind"] |= _values({key: keywords.kinds()[key].what for key in sorted(checks.KINDS)})
    blocks: dict[str, str] = {key: keywords.BLOCK_WORDS[key] for key in BLOCK_KINDS}
    for key, words in (
        ("principles", keywords.principle_words()),
        ("scope", blocks),
        ("types", keywords.type_words()),
    ):
        described[key] = _described(_list(_values(words)), key)
    described["examples"] = _described(_object(Examples, keywords.EXAMPLE_WORDS), "examples")
    described["source"] = _described(_object(Reference, keywords.SOURCE_WORDS), "source")
    entry.pop("required")  # a key may stand under `defaults:`
    entry["allOf"] = [
        {
            "if": {"properties": {"kind": {"const": kind}}, "required": ["kind"]},
            "then": {"properties": {"params": {"$ref": f"#/$defs/{kind}"}}},
        }
        for kind in sorted(checks.KINDS)
    ]
    item = {"allOf": [{"$ref": "#/$defs/entry"}, {"required": ["id"]}]}
    top: dict[str, Schema] = {
        "title": {"type": "string"},
        "defaults": {"$ref": "#/$defs/entry"},
        "rules": {"type": "array", "items": item},
    }
    for key, schema in top.items():
        schema["description"] = keywords.FILE_WORDS[key]
    return {
        "$schema": _DRAFT,
        "title": "Regelfil til sprogtjek",
        "type": "object",
        "properties": top,
        "required": ["rules"],
        "additionalProperties": False,
        "$defs": {"entry": entry, **{kind: _params(kind) for kind in sorted(checks.KINDS)}},
    }


def _described(schema: Schema, key: str) -> Schema:
    return {**schema, "description": keywords.RULE_WORDS[key]}


def _params(kind: str) -> Schema:
    """Without required keys: they may stand under `defaults:`."""
    made = _object(checks.module(kind).Params, keywords.kinds()[kind].params)
    made.pop("required", None)
    return made


def _object(cls: type[Any], words: Mapping[str, str]) -> Schema:
    hints = get_type_hints(cls)
    properties = {}
    for field in fields(cls):
        key = field.name.replace("_", "-")
        said = words.get(key, words.get(field.name))
        made = dict(_of(hints[field.name]))
        made |= {"description": said} if said else {}
        if type(field.default) in (bool, float, int, str) and field.default != "":
            made["default"] = field.default
        properties[key] = made
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
