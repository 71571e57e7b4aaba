"""Write `docs/regler.md` from the rule files: `python docs/make_regler.py`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from sprogtjek.principles import principles
from sprogtjek.records import Example, Rule
from sprogtjek.reporters.text import LEVEL_NAMES
from sprogtjek.ruleset import builtin_rules
from sprogtjek.schema import load_yaml

TARGET = Path(__file__).parent / "regler.md"

CATALOGUE = Path(__file__).parent / "katalog.yaml"
_MOST_EXAMPLES = 3

HEAD = """\
# Regler

Alle de regler, som sprogtjek kommer med. Siden er lavet ud fra regelfilerne i `rules/` med
`python docs/make_regler.py`: ret den ikke i hånden.

Reglerne er vores tjekpunkter for kommunernes principper, ikke en del af dem. Om en tekst er
klar, afgør læseren.
"""


def page(rules: Iterable[Rule[Any]]) -> str:
    """The whole page: principles, then the rules by theme."""
    themes: dict[str, list[Rule[Any]]] = {}
    for rule in rules:
        themes.setdefault(rule.theme, []).append(rule)
    parts = [HEAD, "\n".join(_principles()), "\n".join(_catalogue())]
    for theme, own in themes.items():
        parts.append(f"## {theme}\n")
        parts.extend("\n".join(_rule(rule)) for rule in own)
    return "\n".join(parts)


def _principles() -> Iterator[str]:
    yield "## Principper\n"
    for key, principle in principles().items():
        yield f"- **{principle.name}** (`{key}`): {principle.text}"
    yield ""


def _catalogue() -> Iterator[str]:
    """What is looked for, number by number, and what is not and why."""
    yield "## Hvad reglerne dækker\n"
    yield "| nr. | emne | regler |"
    yield "| --- | --- | --- |"
    for number, entry in load_yaml(CATALOGUE.read_text(encoding="utf-8"), str(CATALOGUE)).items():
        rules = ", ".join(_link(name) for name in entry.get("rules", ()))
        yield f"| {number} | {entry['name']} | {rules or entry['why']} |"
    yield ""


def _link(name: str) -> str:
    return f"alle i `rules/{name[:-2]}.yaml`" if name.endswith("/*") else f"[`{name}`](#{name})"


def _rule(rule: Rule[Any]) -> Iterator[str]:
    names = ", ".join(principles()[key].name for key in rule.principles)
    types = f" · kun {', '.join(sorted(rule.types))}" if rule.types else ""
    yield f"### `{rule.id}`\n"
    yield f"{rule.why}\n"
    yield f"*{LEVEL_NAMES[rule.level].capitalize()} · {names} · slags: `{rule.kind}`{types}*\n"
    yield from (f"- Før: {_marked(example)}" for example in rule.bad[:_MOST_EXAMPLES])
    first, *others = rule.good
    yield f"- Hellere: {_line(first.text)}"
    yield from (
        f"- Her siger reglen ikke noget: {_line(example.text)}"
        for example in others[: _MOST_EXAMPLES - 1]
    )
    if rule.source:
        title, url = rule.source.title, rule.source.url
        yield "\nKilde: " + (f"[{title}]({url})" if url else title)
    yield ""


def _marked(example: Example) -> str:
    text = example.text
    for mark in reversed(example.marks):
        marked = f"**{text[mark.start : mark.end]}**" if mark.end > mark.start else ""
        text = text[: mark.start] + marked + text[mark.end :]
    return _line(text)


def _line(text: str) -> str:
    """A whole letter is shown with its lines, indented under the item."""
    if "\n\n" not in text:
        return text.replace("\n", " ")
    lines = (f"  > {line}".rstrip() for line in text.strip().split("\n"))
    return "\n\n" + "\n".join(lines) + "\n"


if __name__ == "__main__":
    TARGET.write_text(page(builtin_rules()), encoding="utf-8")
