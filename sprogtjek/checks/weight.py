"""How much a finding weighs, where that depends on a number.

The level written in the rule is the highest that its findings can get. So a layer that sets a rule
to ``hint`` makes hints of all its findings; thresholds in ``params`` say which of them weigh more.
"""

from __future__ import annotations

from sprogtjek.records import LEVELS, Level


def at_most(level: Level, highest: Level) -> Level:
    """``level``, or ``highest`` where that is less."""
    return LEVELS[min(LEVELS.index(level), LEVELS.index(highest))]
