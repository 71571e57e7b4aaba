"""Cues: short patterns of words, as they stand in rule files, for text that is not parsed.

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
from collections.abc import Iterable, Iterator
from functools import lru_cache

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

_CLASSES = {
    "<dato>": rf"(?i:{_DATE})",
    "<frist>": rf"(?i:{_DATE}|{_COUNT} {_UNIT}|(?:man|tirs|ons|tors|fre|lør|søn)dag|den \d+\.)",
    "<fuld-dato>": rf"(?i:{_FULL_DATE})",
    "<tal>": r"\d[\d.,]*",
    "<navn>": r"[A-ZÆØÅ][\w-]+",
    "<ord>": r"\w+",
    # A number on a payment slip (»+80012345«) or of a case (»12345678-1«) is none to call.
    "<telefon>": r"(?<![\d+<.-])(?:\+45 ?)?\d\d ?\d\d ?\d\d ?\d\d(?![\d>-])",
    "<mail>": r"[\w.+-]+@[\w-]+\.[\w.-]+",
    "<web>": r"(?:https?://|www\.)\S+|(?:[\w-]+\.)+(?:dk|eu|com|org|example)\b(?:/\S*)?",
}
_BETWEEN = r"[,:;–-]? "
# A word that does not end the sentence: »kl.« and »stk.« do not.
_GAP = r"(?:(?:[^\s.!?]|[.](?=\S))+(?:(?<=\b\w)\.|(?<=\b\w\w)\.|(?<=stk)\.)?[,:;]? ){0,8}?"
_START = r"(?:^|(?<=[.!?:»] ))"
_SENTENCE_END = re.compile(r"(?:(?<=[\w»«)%,-]{2}[.!?])|(?<=[!?])|(?<=\d\.)) (?=[A-ZÆØÅ»])")


def matcher(cues: Iterable[str]) -> re.Pattern[str] | None:
    """An expression that finds any of the cues; ``None`` if there are none."""
    return _matcher(tuple(cues))


@lru_cache(maxsize=256)  # the same lists stand in several rules
def _matcher(cues: tuple[str, ...]) -> re.Pattern[str] | None:
    return re.compile("|".join(f"(?:{_expression(cue)})" for cue in cues)) if cues else None


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """The sentences of a text and where each begins, by full stops and capital letters alone."""
    start = 0
    for match in _SENTENCE_END.finditer(text):
        yield start, text[start : match.start()]
        start = match.end()
    yield start, text[start:]


def _expression(cue: str) -> str:
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
    return rf"{start}(?<!\w){built}{end}"


def _choice(word: str) -> str:
    return "(?:" + "|".join(map(_word, word.split("/"))) + ")"


def _word(word: str) -> str:
    if word in _CLASSES:
        return _CLASSES[word]
    escaped = re.escape(word).replace(r"\*", r"[\w-]*")
    return escaped if word[:1].isupper() else f"(?i:{escaped})"
