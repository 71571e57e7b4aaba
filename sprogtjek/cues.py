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
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field
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
    "<mail>": r"[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]+",
    "<web>": r"(?:https?://|www\.)\S+|(?:[\w-]{1,64}\.){1,4}(?:dk|eu|com|org|example)\b(?:/\S*)?",
}
# What a text must hold for a class to stand at any word of it. The other classes begin with a
# figure or a word of time.
_SIGNS = {
    "<navn>": re.compile(r"[A-ZÆØÅ]"),
    "<ord>": re.compile(r"\w"),
    "<mail>": re.compile("@"),
    "<web>": re.compile(r"://|\bwww\.|\.(?:dk|eu|com|org|example)\b"),
}
_TIME_WORDS = frozenset(
    "en én et ét to tre fire fem seks syv otte ni ti tolv fjorten halvanden få nogle uge den "
    "mandag tirsdag onsdag torsdag fredag lørdag søndag januar februar marts april maj juni juli "
    "august september oktober november december jan feb mar apr jun jul aug sep sept okt nov "
    "dec".split()
)
_WORD = re.compile(r"\w+")
_MOST_WORDS = 20_000  # so that a long run does not keep every word it has met
_BETWEEN = r"[,:;–-]? "
# A word that does not end the sentence: »kl.« and »stk.« do not.
_GAP = r"(?:(?:[^\s.!?]|[.](?=\S))+(?:(?<=\b\w)\.|(?<=\b\w\w)\.|(?<=stk)\.)?[,:;]? ){0,8}?"
_START = r"(?:^|(?<=[.!?:»] ))"
_SENTENCE_END = re.compile(r"(?:(?<=[\w»«)%,-]{2}[.!?])|(?<=[!?])|(?<=\d\.)) (?=[A-ZÆØÅ»])")


@dataclass(frozen=True, slots=True, eq=False)
class Matcher:
    """Cues, to be used like a compiled regular expression.

    Most words begin no cue. So cues are kept by their first word, and compiled when it is met:
    ``literals`` by the word itself, ``loose`` ones (*klag…*, *<telefon>*) together, each behind
    its first word. These are tried at words with their own of ``beginnings``, ``endings`` or
    ``middles``, and where one of the ``classes`` may stand. ``anywhere`` are the classes among
    them that any word may be, each with its cue.
    """

    literals: Mapping[str, tuple[str, ...]]
    loose: tuple[tuple[str, str], ...]
    beginnings: tuple[str, ...]
    endings: tuple[str, ...]
    middles: tuple[str, ...]
    classes: frozenset[str]
    anywhere: tuple[tuple[str, str], ...]
    _known: dict[str, tuple[str, ...]] = field(default_factory=dict, repr=False)

    def search(self, text: str, pos: int = 0) -> re.Match[str] | None:
        """The first cue from ``pos`` on."""
        return next(self.finditer(text, pos), None)

    def match(self, text: str, pos: int = 0) -> re.Match[str] | None:
        """A cue right at ``pos``."""
        word = _WORD.match(text, pos)
        if word is None:
            return None
        return self._at(text, pos, word[0].lower(), everywhere=self.may_stand_anywhere(text))

    def finditer(self, text: str, pos: int = 0) -> Iterator[re.Match[str]]:
        """The cues in order, none inside another."""
        words = _words(text)
        everywhere = self.may_stand_anywhere(text)
        first = words if everywhere else [word for word in words if self.beginning_with(word)]
        for start, word in sorted([(place, each) for each in first for place in words[each]]):
            found = self._at(text, start, word, everywhere=everywhere) if start >= pos else None
            if found:
                yield found
                pos = found.end()

    def beginning_with(self, word: str) -> tuple[str, ...]:
        """The cues that may begin with a word in small letters."""
        found = self._known.get(word)
        if found is None:
            if len(self._known) > _MOST_WORDS:
                self._known.clear()
            loose = self._loose(word) if self._is_loose(word) else ()
            found = self._known[word] = (*self.literals.get(word, ()), *loose)
        return found

    def may_stand_anywhere(self, text: str) -> bool:
        """Whether a cue may begin at any word of the text."""
        if not self.anywhere:
            return False
        signs = _signs(text)
        return any(sign in signs and _may_go_on(cue, text) for sign, cue in self.anywhere)

    def _is_loose(self, word: str) -> bool:
        return (
            (bool(self.classes) and (word[0].isdigit() or word in _TIME_WORDS))
            or word.startswith(self.beginnings)
            or word.endswith(self.endings)
            or any(middle in word for middle in self.middles)
        )

    def _loose(self, word: str) -> tuple[str, ...]:
        fitting = (cue for form, cue in self.loose if _may_be(form, word))
        return tuple(dict.fromkeys(fitting))

    def _at(self, text: str, start: int, word: str, *, everywhere: bool) -> re.Match[str] | None:
        cues = self.beginning_with(word)
        tried = (*cues, *(cue for _, cue in self.anywhere)) if everywhere else cues
        return next(filter(None, (_match(cue, text, start) for cue in tried)), None)


class Lists:
    """Several lists of cues, looked for in a text all at once."""

    def __init__(self, lists: Iterable[Matcher | None]) -> None:
        self._lists = tuple({id(cues): cues for cues in lists if cues is not None}.values())
        self._anywhere = tuple(cues for cues in self._lists if cues.anywhere)
        self._known: dict[str, tuple[tuple[Matcher, tuple[str, ...]], ...]] = {}

    def held_by(self, text: str) -> Set[Matcher]:
        """The lists of which a cue stands in the text."""
        held = {c for c in self._anywhere if c.may_stand_anywhere(text) and c.search(text)}
        known = self._known
        for word, places in _words(text).items():
            begun = known.get(word)
            for matcher, cues in self._beginning_with(word) if begun is None else begun:
                if matcher not in held and _stands(cues, text, places):
                    held.add(matcher)
        return held

    def _beginning_with(self, word: str) -> tuple[tuple[Matcher, tuple[str, ...]], ...]:
        found = self._known.get(word)
        if found is None:
            if len(self._known) > _MOST_WORDS:
                self._known.clear()
            begun = ((each, each.beginning_with(word)) for each in self._lists)
            found = self._known[word] = tuple(pair for pair in begun if pair[1])
        return found


def _may_be(form: str, word: str) -> bool:
    """Whether a word in small letters may be the first of a cue that begins with ``form``."""
    if form in _CLASSES:
        return word[0].isdigit() or word in _TIME_WORDS
    plain = form.strip("*").lower()
    if form[0] == form[-1] == "*":
        return plain in word
    return word.startswith(plain) if form[-1] == "*" else word.endswith(plain)


def _stands(cues: Iterable[str], text: str, places: Iterable[int]) -> bool:
    # Plain loops: this is asked of every word of every text.
    for cue in cues:
        if _may_go_on(cue, text):
            compiled = _compiled(cue)
            for place in places:
                if compiled.match(text, place):
                    return True
    return False


def _match(cue: str, text: str, start: int) -> re.Match[str] | None:
    return _compiled(cue).match(text, start) if _may_go_on(cue, text) else None


def _may_go_on(cue: str, text: str) -> bool:
    """Whether the text holds what must stand behind the beginning of a cue."""
    needed = _going_on(cue)
    if needed:
        words = _words(text).keys()
        for each in needed:
            if words.isdisjoint(each):
                return False
    return True


@lru_cache(maxsize=8)  # dozens of lists are looked for in the same text
def _words(text: str) -> Mapping[str, list[int]]:
    """Where each word of a text begins, by the word in small letters."""
    words: dict[str, list[int]] = {}
    for match in _WORD.finditer(text):
        words.setdefault(match[0].lower(), []).append(match.start())
    return words


@lru_cache(maxsize=8)
def _signs(text: str) -> frozenset[str]:
    """The classes that may stand at any word of a text."""
    return frozenset(name for name, sign in _SIGNS.items() if sign.search(text))


def matcher(cues: Iterable[str]) -> Matcher | None:
    """What finds any of the cues; ``None`` if there are none."""
    return _matcher(tuple(cues))


@lru_cache(maxsize=256)  # the same lists stand in several rules
def _matcher(cues: tuple[str, ...]) -> Matcher | None:
    if not cues:
        return None
    literals: dict[str, list[str]] = {}
    loose: list[tuple[str, str]] = []
    forms: set[str] = set()
    anywhere: list[tuple[str, str]] = []
    for cue in cues:
        for word in _first_words(cue):
            if word in _CLASSES or "*" in word:
                loose.append((word, cue))
                forms.add(word)
                if word in _SIGNS:
                    anywhere.append((word, cue))
            else:
                literals.setdefault(_key(word), []).append(cue)
    return Matcher(
        {word: tuple(each) for word, each in literals.items()},
        tuple(loose),
        tuple(word[:-1].lower() for word in forms if word[0] != "*" and word[-1] == "*"),
        tuple(word[1:].lower() for word in forms if word[0] == "*" and word[-1] != "*"),
        tuple(word[1:-1].lower() for word in forms if word[0] == word[-1] == "*"),
        frozenset(forms.intersection(_CLASSES)),
        tuple(dict.fromkeys(anywhere)),
    )


def _key(word: str) -> str:
    """What of a word stands in front of a hyphen or a stop: *e* of *e-mail*."""
    found = _WORD.search(word)
    return found[0].lower() if found else word


def _first_words(cue: str) -> Iterator[str]:
    """What a cue can begin with: the alternatives of its first word, past those in brackets."""
    for word in cue.removeprefix("^").removesuffix("$").split():
        yield from word.strip("()").split("/")
        if not word.startswith("("):
            return


@lru_cache(maxsize=4096)
def _going_on(cue: str) -> tuple[frozenset[str], ...]:
    """The words that must stand behind the beginning, those that are plain, by small letters."""
    needed = [word for word in cue.removesuffix("$").split() if word[0] not in "(…"]
    plain = (word for word in needed[1:] if not any(mark in word for mark in "<*"))
    return tuple(frozenset(map(_key, word.split("/"))) for word in plain)


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """The sentences of a text and where each begins, by full stops and capital letters alone."""
    start = 0
    for match in _SENTENCE_END.finditer(text):
        yield start, text[start : match.start()]
        start = match.end()
    yield start, text[start:]


@lru_cache(maxsize=4096)
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
    if word in _CLASSES:
        return _CLASSES[word]
    escaped = re.escape(word).replace(r"\*", r"[\w-]*")
    return escaped if word[:1].isupper() else f"(?i:{escaped})"
