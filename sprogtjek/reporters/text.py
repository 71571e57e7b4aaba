"""``--format text``: what a caseworker reads in the terminal. Danish, kind and short."""

from __future__ import annotations

import re
import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import click

from sprogtjek import filters, profiles, texttypes
from sprogtjek.principles import principles
from sprogtjek.profiles import Profile
from sprogtjek.ranking import most_helpful
from sprogtjek.readability import ENOUGH_FOR_LIX, band, lix_rix
from sprogtjek.records import LEVELS, Finding, Level, Problem, Report, Stats
from sprogtjek.reporters.places import located, located_line, spoken

LEVEL_NAMES: dict[Level, str] = {"hint": "forslag", "warning": "advarsel", "error": "fejl"}
_PLURALS: dict[Level, str] = {"hint": "forslag", "warning": "advarsler", "error": "fejl"}
_COLOURS: dict[Level, str] = {"hint": "cyan", "warning": "yellow", "error": "red"}

_INDENT = "    "
_QUOTED = re.compile("»[^»«]+«")
_MOST_SUGGESTIONS = 2


@dataclass(frozen=True, slots=True)
class Style:
    """How wide the output may be, in columns, and the weakest level shown."""

    width: int = 80
    level: Level = "warning"


def render(report: Report, style: Style) -> Iterator[str]:
    """One report, part by part: the findings of each block in reading order, then a summary.

    The parts are styled; strip them for plain text. They come one by one because LIX in the
    summary takes a while the first time, and the findings need not wait for it.
    """
    told = filters.told(report.findings)
    shown = filters.at_least(told, style.level)
    for problem in report.problems:
        yield problem_text(problem) + "\n"
    for block in _blocks(report, shown, style):
        yield block + "\n"
    if whole := [finding for finding in shown if not finding.sentence]:
        yield "\n\n".join(_about_whole(report.source, finding, style) for finding in whole) + "\n"
    for notice in report.notices:
        yield problem_text(notice, "bemærk", "cyan") + "\n"
    if not report.problems or report.findings:
        yield _summary(report, told, shown, style) + "\n"


def _blocks(report: Report, findings: Sequence[Finding], style: Style) -> Iterator[str]:
    """The findings of each block as one text."""
    placed = [finding for finding in findings if finding.sentence]
    for index in dict.fromkeys(finding.block for finding in placed):
        own = [finding for finding in placed if finding.block == index]
        yield "\n\n".join(finding_text(report, finding, style) for finding in own)


def _head(place: str, finding: Finding) -> str:
    level = click.style(LEVEL_NAMES[finding.level], fg=_COLOURS[finding.level], bold=True)
    rule = click.style(f"[{finding.rule}]", dim=True)
    return f"{click.style(place, bold=True)} {level} {rule}"


def _about_whole(source: str, finding: Finding, style: Style) -> str:
    """A finding about the text as a whole: there is no place to show."""
    lines = [_head(source, finding), _wrap(finding.message, style.width)]
    lines.extend(_wrap(line, style.width) for line in suggestion_lines(finding))
    return "\n".join(lines)


def finding_text(report: Report, finding: Finding, style: Style) -> str:
    """A finding with the sentence it stands in and a line that points to it."""
    lines = [_head(located(report, finding.place), finding)]
    lines.extend(_excerpt(finding, style.width - len(_INDENT)))
    lines.append(_wrap(finding.message, style.width))
    lines.extend(_wrap(line, style.width) for line in suggestion_lines(finding))
    return "\n".join(lines)


def _excerpt(finding: Finding, width: int) -> list[str]:
    """The sentence on one line, cut around the place, and a line that points to it."""
    text, start, end = finding.sentence, finding.mark.start, finding.mark.end
    if start > 0 and len(text) > width:
        cut = max(0, min(start - width // 3, len(text) - width + 1))
        cut = text.rfind(" ", 0, cut) + 1 if cut else 0
        if cut:
            text, shift = "…" + text[cut:], 1 - cut
            start, end = start + shift, end + shift
    if len(text) > width:
        text = text[: width - 1].rstrip() + "…"
    end = min(end, len(text))
    marked = text[:start] + click.style(text[start:end], underline=True) + text[end:]
    pointer = " " * start + click.style("^" * max(1, end - start), fg=_COLOURS[finding.level])
    whole = finding.mark.start == 0 and finding.mark.end == len(finding.sentence)
    lines = [_INDENT + (text if whole else marked)]
    return lines if whole else [*lines, _INDENT + pointer]


def suggestion_lines(finding: Finding) -> tuple[str, ...]:
    """The suggestions that the message does not give already."""
    if not finding.suggestions:
        return ()
    offers = tuple([(s.text, s.safety == "advice", s.replaces) for s in finding.suggestions])
    marked = finding.sentence[finding.mark.start : finding.mark.end]
    return _suggested(finding.message, marked, offers)


@lru_cache(maxsize=1024)  # a site says the same of a word on page after page
def _suggested(
    message: str, marked: str, offers: tuple[tuple[str, bool, str], ...]
) -> tuple[str, ...]:
    fresh = [offer for offer in offers if offer[0] and not _said(offer[0], message)]
    written = [(text, replaces) for text, advice, replaces in fresh if not advice]
    if not written:
        return tuple(text for text, _, _ in fresh[:_MOST_SUGGESTIONS])
    shown = written[:_MOST_SUGGESTIONS]
    offered = " eller ".join(f"»{text}«" for text, _ in shown)
    return (f"Forslag: {offered}{_instead(shown[-1][1], marked)}",)


def _instead(replaced: str, marked: str) -> str:
    """What goes out, where it is more or less than what is marked."""
    return f" i stedet for »{replaced}«" if replaced != marked else ""


def _said(text: str, message: str) -> bool:
    """Whether the message has the text, or all that the text quotes."""
    quoted = _QUOTED.findall(text)
    return text in message or bool(quoted and all(quote in message for quote in quoted))


def _wrap(text: str, width: int) -> str:
    return textwrap.fill(
        text,
        width,
        initial_indent=_INDENT,
        subsequent_indent=_INDENT,
        break_long_words=False,
        break_on_hyphens=False,
    )


def problem_text(problem: Problem, label: str = "kan ikke tjekkes", colour: str = "red") -> str:
    """A problem with its place and hint."""
    place = located_line(problem.path, problem.line, problem.unit)
    head = click.style(label, fg=colour, bold=True)
    text = f"{place}: {head}: {problem.message}" if place else f"{head}: {problem.message}"
    return text + (f"\n{_INDENT}{problem.hint}" if problem.hint else "")


def _summary(
    report: Report, told: Sequence[Finding], shown: Sequence[Finding], style: Style
) -> str:
    lines = [click.style("─" * style.width, dim=True)]
    lines.append(f"{click.style(report.source, bold=True)}: {_counts(told, style)}.")
    lines.extend(_wrap(line, style.width) for line in _hidden(told, style))
    if report.known:
        lines.append(_wrap(f"Desuden {report.known} kendte fund fra baselinen.", style.width))
    profile = profiles.load(report.profile)
    lines.extend(_wrap(line, style.width) for line in _kind_of_text(report))
    lines.extend(_wrap(line, style.width) for line in _by_principle(told, profile))
    lines.extend(_wrap(line, style.width) for line in _figures(report.stats))
    helpful = most_helpful(shown, profile.weights)
    if len(shown) > len(helpful):
        lines.append("")
        lines.append(_INDENT + "Begynd her – det hjælper læseren mest:")
        lines.extend(_pointers(report, helpful, style.width))
    return "\n".join(lines)


def _counts(findings: Sequence[Finding], style: Style) -> str:
    tally = Counter(finding.level for finding in findings)
    levels: tuple[Level, ...] = ("error", "warning", "hint")
    shown = [level for level in levels if LEVELS.index(level) >= _floor(style)]
    parts = [count(tally[level], level) for level in shown if tally[level]]
    return ", ".join(parts) or "ingen " + _either([_PLURALS[level] for level in shown])


def _either(words: Sequence[str]) -> str:
    return " eller ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def _hidden(findings: Sequence[Finding], style: Style) -> Iterator[str]:
    hints = sum(finding.level == "hint" for finding in findings)
    if hints and style.level == "warning":
        yield f"Der er også {hints} forslag: se dem med --level hint."


def _floor(style: Style) -> int:
    return LEVELS.index(style.level)


def count(number: int, level: Level) -> str:
    """»1 advarsel«, »2 advarsler«."""
    return f"{number} {LEVEL_NAMES[level] if number == 1 else _PLURALS[level]}"


def _kind_of_text(report: Report) -> Iterator[str]:
    if report.text_type:
        name = texttypes.description(report.text_type).name.lower()
        note = ". Er det noget andet, så sig det med --type." if report.recognised else "."
        yield f"Tjekket som {name}{note}"


def _by_principle(findings: Iterable[Finding], profile: Profile) -> Iterator[str]:
    """How many warnings touch each principle, in the profile's own words where it has them."""
    tally = Counter(p for f in findings if f.level != "hint" for p in _names(f, profile))
    if tally:
        own = f" ({profile.name})" if profile.principles else ""
        yield f"Fund pr. princip{own}: {', '.join(_counted(tally, profile))}."


def _counted(tally: Counter[str], profile: Profile) -> Iterator[str]:
    """All of a municipality's own principles, whether anything was found or not."""
    others = [own for own in profile.principles.values() if not tally[own.name]]
    yield from (f"{name} {number}" for name, number in tally.most_common())
    yield from (f"{own.name} {0 if own.serves else '(kan ikke tjekkes)'}" for own in others)


def _names(finding: Finding, profile: Profile) -> Iterable[str]:
    """The principles a finding touches, by name; each once, in an order that never changes."""
    return dict.fromkeys(
        name
        for ours in finding.principles
        for name in profile.own_names(ours) or [_principle_name(ours)]
    )


def _principle_name(key: str) -> str:
    return principles()[key].name if key in principles() else key


def _figures(stats: Stats) -> Iterator[str]:
    if stats.sentences:
        yield (
            f"{_lix(stats)}Passiv i {stats.passive_sentences} af {_sentences(stats.sentences)}. "
            f"Længste sætning: {stats.longest_sentence} ord."
        )


def _lix(stats: Stats) -> str:
    """LIX with its band, where there are words enough for the number to mean something."""
    scores = lix_rix(stats) if stats.words >= ENOUGH_FOR_LIX else None
    return f"Lix {scores[0]:.0f} ({band(scores[0])}). " if scores else ""


def _sentences(number: int) -> str:
    return f"{number} sætning" if number == 1 else f"{number} sætninger"


def _line(report: Report, finding: Finding) -> str:
    return spoken(finding.place, report.unit) if finding.sentence else "Hele teksten"


def _pointers(report: Report, findings: Sequence[Finding], width: int) -> Iterator[str]:
    for number, finding in enumerate(findings, 1):
        yield textwrap.fill(
            f"{number}. {_line(report, finding)}: {finding.message}",
            width,
            initial_indent=_INDENT,
            subsequent_indent=_INDENT + "   ",
            break_long_words=False,
            break_on_hyphens=False,
        )
