"""The part of a text that is about one thing: what stands under a heading, or some passages."""

from __future__ import annotations

from collections.abc import Sequence

from sprogtjek.records import Evidence

_ENDS = ("signature", "greeting", "address")


def part(evidence: Sequence[Evidence], opens: Sequence[bool]) -> list[bool]:
    """For each block whether it belongs to the part.

    ``opens`` marks the headings above the part and the passages that belong to it wherever they
    stand. A heading's part reaches to the next heading or to the signature, a passage's over the
    list below it.
    """
    inside = under = False
    belongs = []
    for item, opening in zip(evidence, opens, strict=True):
        if item.kind == "heading":
            inside = under = opening
        elif item.kind in _ENDS:
            inside = under = False
        elif not under:
            inside = opening or (inside and item.kind == "list_item")
        belongs.append(inside)
    return belongs
