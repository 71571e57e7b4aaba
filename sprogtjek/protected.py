"""Sentences that are never changed without being asked about: law and complaint guidance.

Their wording may be required, so what would be a safe replacement elsewhere is an offer here.
Quotations and titles of statutes are not flagged at all, see ``shields``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from sprogtjek.records import Block

_LAW = re.compile(
    r"§|\b(?:[Ll]ov(?:en|ens|bekendtgørelse\w*)|[Bb]ekendtgørelse\w*|retsvirkning\w*)\b"
)
_COMPLAINT = re.compile(
    r"\b(?:klagevejledning|klagefrist|klageadgang|påklage\w*|klagen?|klager?|klages)\b"
    r"|\bAnkestyrelsen|\b\w*[Kk]lagenævn|\bindbringe\w*\b|\bgenvurder|\bsøgsmål",
    re.IGNORECASE,
)

# One of these stands in all that the patterns find, and they are far quicker to look for. Those of
# complaints have no »i« and no »s«: ``re.IGNORECASE`` knows more forms of these than ``str.lower``.
_OF_LAW = ("§", "oven", "ovbek", "ekendtgørel", "retsvirk")
_OF_COMPLAINT = ("klag", "anke", "ndbr", "genvurder", "mål")


def is_protected(block: Block, sentence: str) -> bool:
    """Whether a sentence of a block states law or tells how to complain."""
    return _states_law(sentence) or _tells_how_to_complain(sentence) or protects(block.section)


def protects(section: Sequence[str]) -> bool:
    """Whether all that stands under these headings tells how to complain."""
    return any(map(_tells_how_to_complain, section))


def _states_law(text: str) -> bool:
    return any(each in text for each in _OF_LAW) and _LAW.search(text) is not None


@lru_cache(maxsize=1024)  # all blocks of a page stand under its title
def _tells_how_to_complain(text: str) -> bool:
    small = text.lower()
    return any(each in small for each in _OF_COMPLAINT) and _COMPLAINT.search(text) is not None
