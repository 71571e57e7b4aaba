"""Places in a block that no rule may flag: quotations, addresses, titles of statutes.

A quotation is somebody else's wording, and a statute's title is a name. A hit that lies
wholly inside such a place is dropped; one that reaches beyond it (a long sentence) stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from sprogtjek.records import Hit, Span

_MONTH = "januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december"
_SHIELDS = re.compile(
    "|".join(
        (
            # Danish quotation marks point inwards or outwards; both are in use.
            r"»[^»«]{1,2000}«",
            r"«[^»«]{1,2000}»",
            r"[”“„][^”“„]{1,2000}[”“]",
            r"\"[^\"]{1,2000}\"",
            r"https?://\S+",
            r"\bwww\.\S+",
            r"\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+",
            # »lovbekendtgørelse nr. 170 af 24. januar 2022 om …« up to the next comma or stop:
            # the words of the title are not the writer's.
            r"\b(?:[Ll]ov(?:bekendtgørelse)?|[Bb]ekendtgørelse|[Cc]irkulære|[Vv]ejledning)"
            rf" nr\. \d+ af (?:den )?\d{{1,2}}\. (?:{_MONTH}) \d{{4}}(?: om [^,.;()]{{1,150}})?",
        )
    )
)


# Most blocks have nothing of the kind, and the long expression is slow to fail.
_MAY_HOLD = re.compile(r"[»«”“„\"@]|https?:|www\.| nr\. \d")


@lru_cache(maxsize=8)  # a dozen checks ask of the same block
def shields(text: str) -> tuple[Span, ...]:
    """The shielded intervals of a block's text, in order."""
    if not _MAY_HOLD.search(text):
        return ()
    return tuple(Span(*match.span()) for match in _SHIELDS.finditer(text))


def unshielded(hits: Iterable[Hit], text: str) -> tuple[Hit, ...]:
    """The hits that do not lie wholly inside a shield."""
    spans = shields(text)
    if not spans:
        return tuple(hits)
    return tuple(hit for hit in hits if not any(_inside(hit.span, span) for span in spans))


def _inside(span: Span, shield: Span) -> bool:
    return shield.start <= span.start and span.end <= shield.end
