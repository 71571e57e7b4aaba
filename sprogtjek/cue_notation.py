"""How cues are written: short patterns of words in rule files, for text that is not parsed.

A cue is written as the words themselves, with a few marks:

- ``klag*``: any ending; ``*kommune``: any beginning. ``vi/jeg``: one of these words.
- ``(straks)``: a word that may be left out. ``…``: up to eight words of the same sentence.
- ``^``: a sentence begins here. ``$``: the text ends here.
- ``<dato>``, ``<fuld-dato>`` (with its year), ``<frist>`` (a date, a day or a number of days),
  ``<tal>``, ``<ord>``, ``<navn>`` (a capital letter), ``<telefon>``, ``<mail>``, ``<web>``.

A word written small matches in any case, one with a capital letter only as written: *I* and *De*
are people, *i* and *de* are not. Commas between words do not count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from functools import cached_property, lru_cache

from sprogtjek.word_places import WORD

_MONTH = (
    r"(?:januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december"
    r"|(?:jan|feb|mar|apr|jun|jul|aug|sept?|okt|nov|dec)\.?)"
)
_COUNT = r"(?:\d+|[ée]n|et|to|tre|fire|fem|seks|syv|otte|ni|ti|tolv|fjorten|halvanden|(?:få|nogle))"
_UNIT = r"(?:(?:kalender|arbejds|hver)?dag(?:e|es)?|uge[rs]?|måned(?:er|s)?|år|døgn|timer?)"
_FULL_DATE = (
    rf"\d{{1,2}}\. ?{_MONTH} \d{{4}}|\d{{1,2}}[-./]\d{{1,2}}[-./](?:\d{{4}}|\d\d)|\d{{4}}-\d\d-\d\d"
)
_DATE = (
    rf"{_FULL_DATE}|\d{{1,2}}\. ?{_MONTH}|\d{{1,2}}[-./]\d{{1,2}}|{_MONTH} \d{{4}}|uge \d{{1,2}}"
)

CLASSES = {
    "<dato>": rf"(?i:{_DATE})",
    "<frist>": rf"(?i:{_DATE}|{_COUNT} {_UNIT}|(?:man|tirs|ons|tors|fre|lør|søn)dag|den \d+\.)",
    "<fuld-dato>": rf"(?i:{_FULL_DATE})",
    "<tal>": r"\d[\d.,]*",
    "<navn>": r"[A-ZÆØÅ][\w-]+",
    "<ord>": r"\w+",
    # A number on a payment slip (»+80012345«) or of a case (»12345678-1«) is none to call.
    "<telefon>": r"(?<![\d+<.-])(?:\+45 ?)?\d\d ?\d\d ?\d\d ?\d\d(?![\d>-])",
    "<mail>": r"[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]+",
    "<web>": r"(?:https?://|www\.)\S+|(?:[\w-]{1,64}\.){1,4}(?:dk|eu|com|org|example)\b(?:/\S*)?",
}
_BETWEEN = r"[,:;–-]? "
# A word that does not end the sentence: »kl.« and »stk.« do not.
_GAP = r"(?:(?:[^\s.!?]|[.](?=\S))+(?:(?<=\b\w)\.|(?<=\b\w\w)\.|(?<=stk)\.)?[,:;]? ){0,8}?"
_START = r"(?:^|(?<=[.!?:»] ))"


class Cue:
    """A cue made ready to be looked for."""

    def __init__(self, written: str) -> None:
        self._written = written
        self._needed = _going_on(written)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Its regular expression, made when a text first has its words."""
        return _compiled(self._written)

    def may_go_on(self, words: Set[str]) -> bool:
        """Whether the words of a text are there that must stand behind the cue's beginning."""
        # A plain loop: this is asked of every word of every text.
        for each in self._needed:
            if words.isdisjoint(each):
                break
        else:
            return True
        return False


@lru_cache(maxsize=4096)  # several lists have the same cues
def ready(written: str) -> Cue:
    """The cue that is written so."""
    return Cue(written)


def _compiled(cue: str) -> re.Pattern[str]:
    """The regular expression of one cue; it matches whole words."""
    words = cue.removeprefix("^").removesuffix("$").split()
    built = ""
    for index, word in enumerate(words):
        last = index == len(words) - 1
        if word == "…":
            built += _GAP
        elif word.startswith("(") and word.endswith(")"):
            built += f"(?:{_choice(word[1:-1])}{_BETWEEN})?"
        else:
            built += _choice(word) + ("" if last else _BETWEEN)
    start = _START if cue.startswith("^") else ""
    end = "$" if cue.endswith("$") else r"(?!\w)"
    return re.compile(rf"{start}(?<!\w){built}{end}")


def _choice(word: str) -> str:
    return "(?:" + "|".join(map(_word, word.split("/"))) + ")"


def _word(word: str) -> str:
    if word in CLASSES:
        return CLASSES[word]
    escaped = re.escape(word).replace(r"\*", r"[\w-]*")
    return escaped if word[:1].isupper() else f"(?i:{escaped})"


def _going_on(cue: str) -> tuple[frozenset[str], ...]:
    """The words that must stand behind the beginning, those that are plain, by small letters."""
    needed = [word for word in cue.removesuffix("$").split() if word[0] not in "(…"]
    plain = (word for word in needed[1:] if not any(mark in word for mark in "<*"))
    return tuple(frozenset(map(key, word.split("/"))) for word in plain)


def key(word: str) -> str:
    """What of a word stands in front of a hyphen or a stop: *e* of *e-mail*."""
    found = WORD.search(word)
    return found[0].lower() if found else word


def first_words(cue: str) -> Iterator[str]:
    """What a cue can begin with: the alternatives of its first word, past those in brackets."""
    for word in cue.removeprefix("^").removesuffix("$").split():
        yield from word.strip("()").split("/")
        if not word.startswith("("):
            return
