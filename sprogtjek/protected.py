"""Sentences that are never changed without being asked about: law and complaint guidance.

Their wording may be required, so what would be a safe replacement elsewhere is an offer here.
Quotations and titles of statutes are not flagged at all, see ``shields``.
"""

from __future__ import annotations

import re

from sprogtjek.records import Block

_LAW = re.compile(
    r"§|\b(?:[Ll]ov(?:en|ens|bekendtgørelse\w*)|[Bb]ekendtgørelse\w*|retsvirkning\w*)\b"
)
_COMPLAINT = re.compile(
    r"\b(?:klagevejledning|klagefrist|klageadgang|påklage\w*|klagen?|klager?|klages)\b"
    r"|\bAnkestyrelsen|\b\w*[Kk]lagenævn|\bindbringe\w*\b|\bgenvurder|\bsøgsmål",
    re.IGNORECASE,
)


def is_protected(block: Block, sentence: str) -> bool:
    """Whether a sentence of a block states law or tells how to complain."""
    headings = " ".join(block.section)
    return bool(_LAW.search(sentence) or _COMPLAINT.search(f"{headings} {sentence}"))
