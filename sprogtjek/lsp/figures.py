"""A text in a few numbers, for an editor's line of status."""

from __future__ import annotations

from collections import Counter
from typing import Any

from sprogtjek.lsp.checking import Checked
from sprogtjek.readability import ENOUGH_FOR_LIX, band, lix_rix
from sprogtjek.records import LEVELS


def figures(checked: Checked) -> dict[str, Any]:
    """LIX with the name of its band (both ``None`` for a text too short to say), counts over the
    prose, and findings by level.
    """
    stats = checked.report.stats
    scores = lix_rix(stats) if stats.words >= ENOUGH_FOR_LIX else None
    levels = Counter(finding.level for finding in checked.findings)
    return {
        "lix": scores[0] if scores else None,
        "band": band(scores[0]) if scores else None,
        "words": stats.words,
        "sentences": stats.sentences,
        "longestSentence": stats.longest_sentence,
        "findings": {level: levels[level] for level in LEVELS},
    }
