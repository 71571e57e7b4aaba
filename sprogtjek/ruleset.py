"""Load rule files, validate them, and apply layers of changes.

A rule file is ``title:``, ``defaults:`` (any rule key; each rule may override it) and
``rules:``. A rule without message, why, principles and examples is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from string import Formatter
from typing import Any

from sprogtjek import checks
from sprogtjek.cache import cached
from sprogtjek.errors import UserError, did_you_mean
from sprogtjek.records import (
    BLOCK_KINDS,
    BlockKind,
    Example,
    Level,
    Reference,
    Rule,
    Span,
    TextType,
)
from sprogtjek.schema import SchemaError, as_user_error, build, load_yaml
from sprogtjek.shipped import rules_folder

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True)
class Examples:
    """The examples of a rule as written."""

    bad: tuple[str, ...]
    good: tuple[str, ...]


@dataclass(frozen=True)
class Entry:
    """A rule as written. The fields are the keys of a rule entry."""

    id: str
    kind: str
    level: Level
    principles: tuple[str, ...]
    message: str
    why: str
    examples: Mapping[str, Any]
    params: Mapping[str, Any] = field(default_factory=dict)
    scope: tuple[str, ...] = ()
    source: Mapping[str, Any] | None = None
    covers: tuple[str, ...] = ()
    types: tuple[TextType, ...] = ()


def builtin_rules(*, outline: bool = False) -> tuple[Rule[Any], ...]:
    """All rules shipped with sprogtjek, in file order and then entry order.

    See ``parse_rules`` for ``outline``.
    """
    rules: list[Rule[Any]] = []
    for path in sorted(rules_folder().iterdir(), key=lambda path: path.name):
        if path.name.endswith(".yaml") and path.name != "principles.yaml":
            text = path.read_text(encoding="utf-8")
            rules.extend(parse_rules(text, f"rules/{path.name}", keep=True, outline=outline))
    _refuse_duplicates(rules)
    return tuple(rules)


def parse_rules(
    text: str, name: str, *, keep: bool = False, outline: bool = False
) -> tuple[Rule[Any], ...]:
    """The rules of one rule file's text. Raises ``UserError`` with file and line.

    With ``keep`` the parsed YAML is kept between runs: YAML is slow to read, JSON is not.
    With ``outline`` the rules are to be shown, not used: ``params`` stays the mapping that was
    written and ``scope`` is empty, so that no check has to be imported.
    """
    data = cached("rules", text, lambda: load_yaml(text, name)) if keep else load_yaml(text, name)
    try:
        return tuple(rules_of(data, name, outline=outline))
    except SchemaError as error:
        raise as_user_error(error, text, name) from error


def rules_of(data: Any, name: str, *, outline: bool = False) -> Iterable[Rule[Any]]:
    """The rules in the data of a rule file, see ``parse_rules``. Raises ``SchemaError``."""
    if not isinstance(data, dict) or not isinstance(data.get("rules"), list):
        raise SchemaError("En regelfil skal have en liste under »rules:«.", ())
    for key in data:
        if key not in ("title", "defaults", "rules"):
            hint = did_you_mean(str(key), ("title", "defaults", "rules"))
            raise SchemaError(f"Ukendt nøgle »{key}«.", (key,), hint)
    defaults = _keys(data.get("defaults") or {}, ("defaults",))
    title = str(data.get("title", ""))
    for index, entry in enumerate(data["rules"]):
        path = ("rules", index)
        if not isinstance(entry, dict):
            raise SchemaError("En regel skal bestå af nøgler og værdier.", path)
        merged = {**defaults, **entry}
        if "params" in defaults and "params" in entry:
            lower = _keys(defaults["params"], ("defaults", "params"))
            merged["params"] = {**lower, **_keys(entry["params"], (*path, "params"))}
        yield _rule(build(Entry, merged, path), title, name, path, outline=outline)


def _keys(value: Any, path: tuple[str | int, ...]) -> dict[Any, Any]:
    if not isinstance(value, dict):
        raise SchemaError(f"Her skal stå nøgler og værdier, ikke »{value}«.", path)
    return value


def _rule(
    entry: Entry, title: str, name: str, path: tuple[str | int, ...], *, outline: bool
) -> Rule[Any]:
    if not _ID.fullmatch(entry.id):
        hint = "Brug små bogstaver a-z, tal og bindestreg, for eksempel »saetning-lang«."
        raise SchemaError(f"»{entry.id}« kan ikke være et regelnavn.", (*path, "id"), hint)
    if entry.kind not in checks.KINDS:
        hint_ = did_you_mean(entry.kind, checks.KINDS)
        raise SchemaError(f"Ukendt slags regel: »{entry.kind}«.", (*path, "kind"), hint_)
    examples = build(Examples, entry.examples, (*path, "examples"))
    if not (examples.bad and examples.good and entry.principles):
        raise SchemaError(
            f"Reglen »{entry.id}« skal have principper og mindst et eksempel under både "
            "»bad« og »good«.",
            path,
        )
    scope = _scope(entry.scope, path)
    bad = tuple(_marked(text, entry.id, path) for text in examples.bad)
    params: Any = entry.params
    if not outline:
        params, scope = _completed(entry, scope, path)
    return Rule(
        id=entry.id,
        kind=entry.kind,
        level=entry.level,
        principles=entry.principles,
        message=entry.message,
        why=entry.why,
        params=params,
        scope=scope,
        bad=bad,
        good=tuple(Example(text) for text in examples.good),
        source=build(Reference, entry.source, (*path, "source")) if entry.source else None,
        covers=entry.covers,
        types=frozenset(entry.types),
        theme=title,
        defined_in=name,
    )


def _completed(
    entry: Entry, scope: frozenset[BlockKind], path: tuple[str | int, ...]
) -> tuple[Any, frozenset[BlockKind]]:
    """Parameters and scope with what the kind of check says of them."""
    module = checks.module(entry.kind)
    _check_slots(entry, module.SLOTS, path)
    return build(module.Params, entry.params, (*path, "params")), scope or module.SCOPE


def _check_slots(rule: Entry, slots: frozenset[str], path: tuple[str | int, ...]) -> None:
    try:
        named = [slot for _, slot, _, _ in Formatter().parse(rule.message)]
    except ValueError as error:
        hint = "Sæt { og } om et navn, for eksempel {match}. Skriv {{ og }} for selve tegnene."
        raise SchemaError(
            "Klammerne i beskeden passer ikke sammen.", (*path, "message"), hint
        ) from error
    for slot in named:
        if slot is not None and slot not in slots:
            hint = did_you_mean(slot, slots) or "Du kan bruge: " + ", ".join(sorted(slots)) + "."
            raise SchemaError(
                f"Beskeden bruger {{{slot}}}, som regler af slagsen »{rule.kind}« ikke kender.",
                (*path, "message"),
                hint,
            )


def _scope(kinds: Sequence[str], path: tuple[str | int, ...]) -> frozenset[BlockKind]:
    for kind in kinds:
        if kind not in BLOCK_KINDS:
            hint = did_you_mean(kind, BLOCK_KINDS)
            raise SchemaError(f"Ukendt slags afsnit: »{kind}«.", (*path, "scope"), hint)
    return frozenset(kind for kind in BLOCK_KINDS if kind in kinds)


def _marked(text: str, rule: str, path: tuple[str | int, ...]) -> Example:
    plain, *marked = text.split("[[")
    marks: list[Span] = []
    for piece in marked:
        inside, closed, after = piece.partition("]]")
        if closed:
            marks.append(Span(len(plain), len(plain) + len(inside)))
        plain += inside + after if closed else f"[[{inside}"
    if not marks:
        raise SchemaError(
            f"Hvert »bad«-eksempel i »{rule}« skal vise stedet med [[…]].",
            (*path, "examples", "bad"),
        )
    return Example(plain, tuple(marks))


def _refuse_duplicates(rules: Sequence[Rule[Any]]) -> None:
    seen: dict[str, Rule[Any]] = {}
    for rule in rules:
        if rule.id in seen:
            raise UserError(
                f"Regelnavnet »{rule.id}« er brugt to gange.",
                path=rule.defined_in,
                hint=f"Det står også i {seen[rule.id].defined_in}.",
            )
        seen[rule.id] = rule


def combine(*layers: Sequence[Rule[Any]]) -> tuple[Rule[Any], ...]:
    """Several lots of rules as one. Raises ``UserError`` where two share an id."""
    rules = tuple(rule for layer in layers for rule in layer)
    _refuse_duplicates(rules)
    return rules
