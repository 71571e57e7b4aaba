"""From the results of all pages to what is known about the site.

Two walks through the results: first which blocks stand on many pages, then the pages themselves.
What is kept of each page is small; the results are not kept.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from statistics import median
from typing import Any

from sprogtjek import profiles
from sprogtjek.comparing import Earlier
from sprogtjek.profiles import Profile
from sprogtjek.readability import ENOUGH_FOR_LIX
from sprogtjek.records import Rule
from sprogtjek.results import PageFinding, PageResult
from sprogtjek.sitestats import naming
from sprogtjek.sitestats.counting import Phrases, Principles, Repeats, Rules, tally
from sprogtjek.sitestats.records import Section, Site, SitePage, Tally, Weighing
from sprogtjek.sitestats.repeats import Blocks, own_words
from sprogtjek.sitestats.sections import Sections
from sprogtjek.sitestats.visits import Visits
from sprogtjek.sitestats.weights import Weights, gain


def summarize(
    results: Iterable[PageResult],
    rules: Mapping[str, Rule[Any]],
    *,
    blocks: Blocks | None = None,
    visits: Visits | None = None,
    earlier: Iterable[PageResult] | None = None,
) -> Site:
    """What is known about a site. ``blocks``: those of the same results, if they are known.

    ``results`` and ``earlier`` are walked through twice, so they must begin anew each time. The
    same results give the same site. ``rules``: those in force, for their kinds and reasons.
    """
    blocks = blocks or Blocks(results)
    compared = Earlier(earlier, blocks) if earlier is not None else None
    counting = _Counting(rules, blocks, visits, compared)
    pages = [counting.page(number, result) for number, result in enumerate(results, 1)]
    return counting.site(pages)


@dataclass(frozen=True, slots=True)
class _Judge:
    """A profile and its weights."""

    profile: Profile
    weights: Weights
    known: dict[tuple[str, ...], tuple[str, ...]] = field(default_factory=dict)

    def names(self, ours: tuple[str, ...]) -> tuple[str, ...]:
        """The names that our principles have in the profile."""
        if ours not in self.known:
            self.known[ours] = naming.names(ours, self.profile)
        return self.known[ours]


class _Counting:
    """Everything that is counted on the second walk."""

    def __init__(
        self,
        rules: Mapping[str, Rule[Any]],
        blocks: Blocks,
        visits: Visits | None,
        compared: Earlier | None,
    ) -> None:
        self._all_rules = rules
        self._blocks = blocks
        self._visits = visits
        self._compared = compared
        self._judges: dict[str, _Judge] = {}
        self._rules = Rules()
        self._principles = Principles()
        self._phrases = Phrases()
        self._repeats = Repeats()
        self._digests: Counter[str] = Counter()

    def page(self, number: int, result: PageResult) -> SitePage:
        """Take a page in; it comes back as a line of the overview."""
        change = self._compared.add(result) if self._compared else None
        visits = self._visits.of(result.address) if self._visits else None
        page = SitePage(number, result.address, result.title or result.address, visits=visits)
        if result.reason:
            return replace(page, reason=result.reason, hint=result.hint)
        self._digests[result.digest] += 1
        judge = self._judge(result.profile)
        repeated = self._blocks.repeated(result)
        words = own_words(result, repeated)
        self._add_repeats(number, result, repeated, judge, words, visits)
        own = [finding for finding in result.findings if finding.block not in repeated]
        names = self._add_own(number, own, judge)
        points = sum(map(judge.weights.points, own))
        return replace(
            page,
            words=words,
            lix=result.lix if result.words >= ENOUGH_FOR_LIX else None,
            sentences=result.sentences,
            passive_sentences=result.passive_sentences,
            longest_sentence=result.longest_sentence,
            tally=tally(own),
            points=points,
            gain=gain(points, words, visits),
            change=change,
            is_new=bool(self._compared and self._compared.is_new(result.address)),
            begin=judge.weights.begin(_strong(own) or own),
            rules=tuple(sorted(Counter(finding.rule for finding in own).items())),
            principles=names,
            modified=result.modified,
            digest=result.digest,
        )

    def _judge(self, profile: str) -> _Judge:
        if profile not in self._judges:
            loaded = profiles.load(profile)
            self._judges[profile] = _Judge(loaded, Weights(self._all_rules, loaded))
        return self._judges[profile]

    def _add_own(self, number: int, own: Sequence[PageFinding], judge: _Judge) -> tuple[str, ...]:
        names = self._count(own, judge, on_page=True)
        self._phrases.add(number, own)
        return names

    def _count(
        self, findings: Sequence[PageFinding], judge: _Judge, *, on_page: bool
    ) -> tuple[str, ...]:
        """Count findings by rule and principle; the names they touch."""
        self._rules.add(findings, on_page=on_page)
        touched = [judge.names(f.principles) for f in _strong(findings)]
        self._principles.add(touched, on_page=on_page)
        return tuple(dict.fromkeys(name for names in touched for name in names))

    def _add_repeats(
        self,
        number: int,
        result: PageResult,
        repeated: frozenset[str],
        judge: _Judge,
        words: int,
        visits: int | None,
    ) -> None:
        inside: dict[str, list[PageFinding]] = {}
        for finding in result.findings:
            if finding.block in repeated:
                inside.setdefault(finding.block, []).append(finding)
        for key, findings in inside.items():
            if key not in self._repeats:  # the same is found in it on every page
                self._repeats.begin(key, findings, sum(map(judge.weights.points, findings)))
                self._count(findings, judge, on_page=False)
            self._repeats.add(number, key, lambda points: gain(points, words, visits))

    def site(self, pages: Sequence[SitePage]) -> Site:
        """All that was counted, with the pages in order of what they gain."""
        sections = Sections(page.address for page in pages)
        phrases, repeats = self._phrases.most(), self._repeats.ranked()
        has_phrase = _by_page([numbers for _, numbers in phrases])
        has_repeat = _by_page([numbers for _, numbers in repeats])
        done = [
            replace(
                page,
                section=sections.of(page.address),
                phrases=tuple(has_phrase.get(page.number, ())),
                repeats=tuple(has_repeat.get(page.number, ())),
                copies=self._digests[page.digest] - 1 if page.digest else 0,
            )
            for page in pages
        ]
        checked = sorted((p for p in done if not p.reason), key=_most_first)
        unchecked = sorted((p for p in done if p.reason), key=lambda page: page.address)
        return Site(
            pages=tuple(checked),
            unchecked=tuple(unchecked),
            tally=_sum([p.tally for p in checked] + [each.tally for each, _ in repeats]),
            words=sum(page.words for page in checked),
            lix=_middle(checked),
            sections=tuple(_sections(checked)),
            rules=self._rules.counts(self._all_rules),
            principles=self._principles.counts(naming.told(self._profiles())),
            phrases=tuple(phrase for phrase, _ in phrases),
            repeats=tuple(repeat for repeat, _ in repeats),
            weighing=self._weighing(checked),
            trend=self._compared.trend() if self._compared else None,
        )

    def _profiles(self) -> list[Profile]:
        return [self._judges[key].profile for key in sorted(self._judges)]

    def _weighing(self, pages: Sequence[SitePage]) -> Weighing:
        weights = {each.name: each.weights for each in self._profiles()}
        known = sum(page.visits is not None for page in pages)
        return Weighing(weights, self._visits is not None, known)


def _strong(findings: Iterable[PageFinding]) -> list[PageFinding]:
    return [finding for finding in findings if finding.level != "hint"]


def _most_first(page: SitePage) -> tuple[float, str]:
    return (-page.gain, page.address)


def _by_page(lists: Sequence[array[int]]) -> dict[int, list[int]]:
    """Which of the lists each number stands in."""
    found: dict[int, list[int]] = {}
    for index, numbers in enumerate(lists):
        for number in numbers:
            found.setdefault(number, []).append(index)
    return found


def _sections(pages: Sequence[SitePage]) -> Iterable[Section]:
    """The section with most to gain first."""
    by_name: dict[str, list[SitePage]] = {}
    for page in pages:
        by_name.setdefault(page.section, []).append(page)
    made = [_section(name, inside) for name, inside in by_name.items()]
    return sorted(made, key=lambda section: (-section.gain, section.name))


def _section(name: str, pages: Sequence[SitePage]) -> Section:
    seen = [page.visits for page in pages if page.visits is not None]
    return Section(
        name,
        len(pages),
        sum(page.words for page in pages),
        _sum(page.tally for page in pages),
        sum(page.gain for page in pages),
        _middle(pages),
        sum(seen) if seen else None,
    )


def _middle(pages: Iterable[SitePage]) -> float | None:
    """The LIX that half of the pages lie above."""
    known = [page.lix for page in pages if page.lix is not None]
    return median(known) if known else None


def _sum(tallies: Iterable[Tally]) -> Tally:
    errors = warnings = hints = 0
    for each in tallies:
        errors, warnings, hints = errors + each.errors, warnings + each.warnings, hints + each.hints
    return Tally(errors, warnings, hints)
