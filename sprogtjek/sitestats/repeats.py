"""Blocks that stand on many pages: a footer, a box, a paragraph that was copied."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable

from sprogtjek.results import PageBlocks, PageResult

LEAST_PAGES = 3
"""Two pages may well be versions of one; three that say the same have it from one place."""

LEAST_WORDS = 6
"""Shorter blocks (»Læs mere her«) are written alike by different people …"""

COMMON_SHARE = 1 / 3
"""… unless they stand on this share of the pages: then they belong to the template."""


class Blocks:
    """On how many pages each block stands."""

    def __init__(self, results: Iterable[PageResult | PageBlocks]) -> None:
        pages: Counter[int] = Counter()
        self.checked = 0
        for result in results:
            self.checked += not result.reason
            # Numbers instead of texts: a site has some 100,000 blocks.
            pages.update({_number(key) for key, _ in result.blocks})
        self._pages = {key: count for key, count in pages.items() if count >= LEAST_PAGES}

    def repeated(self, result: PageResult) -> frozenset[str]:
        """The keys of a page's blocks that are repeated."""
        return frozenset(key for key, words in result.blocks if self.is_repeated(key, words))

    def is_repeated(self, key: str, words: int) -> bool:
        """Whether a block of that many words is to be reported once for all pages."""
        pages = self._pages.get(_number(key), 0)
        if pages < LEAST_PAGES:
            return False
        return words >= LEAST_WORDS or pages >= COMMON_SHARE * self.checked


def own_words(result: PageResult, repeated: Collection[str]) -> int:
    """The words of a page without those of its repeated blocks."""
    if not result.blocks:
        return result.words
    return sum(words for key, words in result.blocks if key not in repeated)


def _number(key: str) -> int:
    return int(key, 16)
