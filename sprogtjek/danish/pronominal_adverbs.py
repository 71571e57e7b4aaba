"""Adverbs that stand for a preposition and *det*, and lean on the noun before them.

*Udgiften hertil* is one phrase. Left out: those that are as often adverbs of the whole sentence
(*derfor, dermed, derimod, herefter, hermed, herved*), see ``sentence_adverbs``.
"""

from __future__ import annotations

OF_NOUNS = frozenset(
    "heraf herfor herfra heri herimod herom herover herpå hertil "
    "deraf derfra deri derom derover dertil derved".split()
)
