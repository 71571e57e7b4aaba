"""What in a mail its sender did not write: quoted mails, legal notices, advertisements."""

from __future__ import annotations

import re
from collections.abc import Sequence

_DATE = r"(?:\d{1,2}[./-] ?(?:\d{1,2}|[a-zæøå]{3,9})\.?|\d{4}-\d\d-\d\d)"

# »Den 3. marts 2025 kl. 10.12 skrev Bo Lund <bo@lund.example>:«, with all of its English sisters.
_WROTE = re.compile(
    rf"(?:den|d\.|på)\b.{{0,40}}{_DATE}.{{0,120}}\bskrev\b.{{0,160}}:"
    r"|.{3,120}\bskrev\b.{0,20}\bden\b.{3,60}:"
    r"|on\b.{3,160}\bwrote:",
    re.IGNORECASE,
)
_RULED = re.compile(
    r"[-_ ]{2,}\s*(?:oprindelig (?:meddelelse|mail|besked)|videresendt (?:meddelelse|mail|besked)"
    r"|original message|forwarded message|start på videresendt.*)\s*[-_ ]{2,}"
    r"|(?:start på videresendt (?:meddelelse|besked)|begin forwarded message):",
    re.IGNORECASE,
)
_FROM = re.compile(r"\*?(?:fra|from):\*?\s*\S", re.IGNORECASE)
_SENT = re.compile(r"\*?(?:sendt|dato|sent|date):\*?\s*\S", re.IGNORECASE)
_HEAD = 6  # lines in which »Sendt:« follows on »Fra:«
_QUOTED = re.compile(r"\s*>")

# Legal notices and greetings from the mail program, below what was written.
_NOTICE = re.compile(
    r"(?:ps\.? )?(?:denne (?:e-?)?(?:mail|besked|meddelelse|post).{0,160}(?:fortrolig|tiltænkt"
    r"|beregnet (?:for|til)|privilegeret)"
    r"|(?:hvis|såfremt) du (?:fejlagtigt|ved en fejl|ikke er den rette|ikke er rette)"
    r"|(?:hvis|såfremt) du (?:har )?(?:modtaget|modtager|fået) denne .{0,40}fejl"
    r"|tænk på miljøet|skån miljøet|overvej (?:miljøet|om du behøver)"
    r"|please consider the environment|this (?:e-?mail|message|communication)\b"
    r"|sendt fra (?:min|outlook|mail|yahoo)|sent from my|hent outlook|få outlook|get outlook"
    r"|denne (?:e-?)?mail er (?:scannet|blevet scannet|kontrolleret))",
    re.IGNORECASE,
)


def own_lines(lines: Sequence[str]) -> list[bool]:
    """For each line of a mail whether its sender wrote it.

    Answers between quoted lines are the sender's own; below a mail that is quoted as a whole
    nothing is.
    """
    own = [True] * len(lines)
    for index, line in enumerate(lines):
        if _QUOTED.match(line):
            own[index] = False
            continue
        length = _introduction(lines, index)
        if not length:
            continue
        own[index : index + length] = [False] * length
        below = next((each for each in lines[index + length :] if each.strip()), "")
        if not _QUOTED.match(below):
            own[index:] = [False] * (len(lines) - index)
            break
    _leave_out_notices(lines, own)
    return own


def _introduction(lines: Sequence[str], index: int) -> int:
    """How many lines from here on say that a quoted mail follows; 0 if none does."""
    line = lines[index].strip()
    if _RULED.fullmatch(line):
        return 1
    if _FROM.match(line):
        near = [each.strip() for each in lines[index : index + _HEAD]]
        inside = re.search(r"\b(?:sendt|dato|sent|date): ?\S", line[4:], re.IGNORECASE)
        return 1 if inside or any(_SENT.match(each) for each in near[1:]) else 0
    if len(line) > 400:
        return 0
    for length in (1, 2, 3):
        text = " ".join(each.strip() for each in lines[index : index + length])
        if index + length <= len(lines) and _WROTE.fullmatch(text[:500]):
            return length
    return 0


def _leave_out_notices(lines: Sequence[str], own: list[bool]) -> None:
    """A notice reaches as far as its paragraph; it stands below the middle of a mail."""
    index = 0
    while index < len(lines):
        first = index == 0 or not lines[index - 1].strip()
        if own[index] and first and 2 * index >= sum(own) and _NOTICE.match(lines[index].strip()):
            while index < len(lines) and lines[index].strip():
                own[index] = False
                index += 1
        index += 1
