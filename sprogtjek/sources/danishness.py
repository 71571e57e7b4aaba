"""Whether a passage that a file marks as foreign is so.

Word marks text with the language of the keyboard it was typed on, so that Danish letters are
full of "English": what is skipped must look foreign, too.
"""

from __future__ import annotations

import re
from collections.abc import Collection

_WORD = re.compile(r"[^\W\d_]+")

# The commonest words of Danish texts that English, German, French and Spanish do not have:
# »der«, »de«, »en«, »for«, »have«, »over« are words there, too.
_DANISH = frozenset(
    """
    af at blev bliver deres det dette dig dit efter eller fik fra få får før ham har havde hun
    hvad hvis hvor ikke ind jeg kan kun kære lige med meget mig min må ned nok noget nu når og om
    os på samt selv ses sig sin skal skulle som til ud var ved venlig vi vil være vores
    """.split()
)
_ENOUGH = 0.1
_FEWEST = 4  # words; fewer (»Ansøgning«) say nothing about their language
_SCANDINAVIAN = re.compile("[æøåÆØÅ]")


def is_foreign(text: str, languages: Collection[str]) -> bool:
    """Whether a text all of whose letters are marked with ``languages`` is in none but those.

    ``languages`` are tags as in BCP 47; with no tag, or a Danish one, nothing is foreign.
    """
    if not languages or any(not tag or tag.lower().startswith("da") for tag in languages):
        return False
    words = _WORD.findall(text)
    if len(words) < _FEWEST or _SCANDINAVIAN.search(text):
        return False
    return sum(word.lower() in _DANISH for word in words) < _ENOUGH * len(words)
