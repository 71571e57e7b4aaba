"""Words that open a subordinate clause.

Most have another use as well (*om* and *før* are prepositions, *så* and *da* adverbs, *at*
stands before infinitives), so what a word is in its sentence is for the tagger to say.
Left out: *der* and *som*, which need their surroundings (``checks.syntax``).
"""

from __future__ import annotations

SUBORDINATORS = frozenset(
    (
        *("at", "om", "hvorvidt"),
        *("hvis", "såfremt", "dersom", "ifald", "medmindre"),
        *("når", "da", "mens", "imens", "inden", "forinden", "før", "førend"),
        *("efter", "siden", "indtil", "til"),
        *("fordi", "idet", "eftersom", "så"),
        *("selvom", "selv", "skønt", "uanset", "uagtet"),  # »selv om«, »uanset om«
        *("ligesom", "end", "uden"),  # »end at«, »uden at«
    )
)
"""Conjunctions, each also the first word of those in two words (*selv om, efter at*)."""

QUESTION_WORDS = frozenset(
    (
        *("hvad", "hvem", "hvis", "hvilken", "hvilket", "hvilke"),
        *("hvor", "hvordan", "hvorfor", "hvornår"),
        *("hvorefter", "hvorved", "hvormed", "hvortil", "hvorfra", "hvori"),
        *("hvorom", "hvorpå", "hvoraf", "hvorunder", "hvorimod"),
    )
)
"""Interrogative and relative words: they open indirect questions and relative clauses."""
