"""Which findings would help a reader most if only a few are mended."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from sprogtjek.records import LEVELS, Finding


def most_helpful(
    findings: Sequence[Finding], weights: Mapping[str, float], count: int = 3
) -> tuple[Finding, ...]:
    """Up to ``count`` findings, the most helpful first.

    Stronger levels come first; then what serves the principles of most weight in ``weights``
    (1 where nothing is said); what is more than a word before words; among equals the sentence
    with most findings, for there one rewrite mends several things. At most one finding from a
    sentence and one from a rule, so that the list points to different places and habits.
    """
    touched = {finding.principles for finding in findings}
    heaviest = {each: max(weights.get(name, 1.0) for name in each) for each in touched}
    crowd = Counter((finding.block, finding.sentence) for finding in findings)

    def weight(finding: Finding) -> tuple[int, bool, float, bool, int, int]:
        size = finding.mark.end - finding.mark.start
        level = LEVELS.index(finding.level)
        # »The text is heavy« is true but points to no one thing to do.
        vague = finding.kind == "readability"
        principle = heaviest[finding.principles]
        word = finding.kind == "phrase"  # a word is soon mended, and helps the reader a little
        crowded = crowd[finding.block, finding.sentence]
        return (-level, vague, -principle, word, -crowded, -size)

    chosen: list[Finding] = []
    for finding in sorted(findings, key=weight):
        if len(chosen) == count:
            break
        taken = ((f.block, f.sentence) == (finding.block, finding.sentence) for f in chosen)
        if not any(taken) and all(f.rule != finding.rule for f in chosen):
            chosen.append(finding)
    return tuple(chosen)
