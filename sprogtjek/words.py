"""Words of a text, counted as a reader would: the one count that all figures share.

A word is a run of characters between spaces with at least one letter or digit. So that law and
numbers do not make a sentence look longer than it reads, each of these counts as *one* word:

- a reference to a provision: *§ 5, stk. 2, nr. 3*; *§§ 19 og 20*; *stk. 2, nr. 3*; *kapitel 10*
- a date: *1. januar 2025*; a time: *kl. 8.30–9.30*
- a number with its unit: *5.000 kr.*, *kr. 500,-*, *12 pct.*, *50 m²*
- a telephone number: *12 34 56 78*
- a web or e-mail address.

Two words joined by a slash are two: *og/eller*. Compounds with a hyphen are one. Catalogue rule A1
(numbers, § strings and dates count as 1) after Björnsson's *Läsbarhet* (1968), where LIX counts
space-separated words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Protocol

LONG_WORD = 7
"""Letters from which a word is long: LIX counts words of more than six letters."""

_STANDS_FOR_REFERENCE = "0"

_WEB = r"https?://\S+|www\.\S+"
_MAIL = r"\S+@\S+\.\S+"
# »§ 5 a« is one provision, »§ 5 i loven« is not: no statute has a paragraph i after a space
# often enough to outweigh the preposition.
_NUMERAL = r"\d+(?:[.,]\d+)*(?: ?[a-hj-z]\b(?![.)-]))?"
_PROVISIONS = rf"{_NUMERAL}(?:(?:,| og| eller| til|[–-]) ?{_NUMERAL})*"
_PART = r"(?:stk\.|stykke|nr\.|pkt\.|litra|kapitel|kap\.)"
_PROVISION = (
    rf"§§? ?{_PROVISIONS}(?:,? {_PART} ?(?:{_PROVISIONS}|[a-zæøå]\b))*"
    rf"|\b{_PART} ?{_PROVISIONS}(?:,? {_PART} ?(?:{_PROVISIONS}|[a-zæøå]\b))*"
)
_MONTH = (
    r"(?:januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december"
    r"|(?:jan|feb|mar|apr|jun|jul|aug|sept?|okt|nov|dec)\.)"
)
_DATE = rf"\b\d{{1,2}}\. {_MONTH}(?:,? \d{{4}}\b)?"
_CLOCK = r"\bkl\. ?\d{1,2}(?:[.:]\d\d)?(?: ?(?:[–-]|til) ?\d{1,2}(?:[.:]\d\d)?)?"
_TELEPHONE = r"(?:\+45 )?\b\d\d \d\d \d\d \d\d\b|(?:\+45 )?\b\d{4} \d{4}\b"
_UNIT = r"(?:kr\.?|kroner|øre|pct\.?|procent|%|m²|m2|m³|m3|km|cm|kg)"
_AMOUNT = rf"\bkr\. ?\d+(?:[.,]\d+)*(?:,-)?|\b\d+(?:[., ]\d{{3}})*(?:,\d+)? ?{_UNIT}(?!\w)"

_OTHERS = (_PROVISION, _DATE, _CLOCK, _TELEPHONE, _AMOUNT)
_WITH_MAIL = re.compile("|".join((_WEB, _MAIL, *_OTHERS)), re.IGNORECASE)
# An address of mail may begin with any letter, the rest with few: so it soon fails at most places.
_WITHOUT_MAIL = re.compile(rf"(?=[hw§snplk+\d])(?:{'|'.join((_WEB, *_OTHERS))})", re.IGNORECASE)
# Most sentences have nothing of the kind.
_MAY_HOLD_REFERENCE = re.compile(r"[\d§@/]|www\.|litra", re.IGNORECASE)
_SLASH = re.compile(r"(?<=[^\W\d_])/(?=[^\W\d_])")


class _Token(Protocol):
    """What is read of a spaCy token."""

    @property
    def text_with_ws(self) -> str: ...


def split_words(text: str) -> list[str]:
    """The words of ``text`` in order; a reference, date or number with unit is one ``"0"``.

    ``" ".join(split_words(text))`` gives a text on which a counter that splits at spaces
    (textstat) gets the same numbers.
    """
    if _MAY_HOLD_REFERENCE.search(text):
        reference = _WITH_MAIL if "@" in text else _WITHOUT_MAIL
        text = _SLASH.sub(" ", reference.sub(f" {_STANDS_FOR_REFERENCE} ", text))
    return [
        chunk
        for chunk in text.split()
        # Most begin with a letter.
        if chunk[0].isalnum() or any(map(str.isalnum, chunk))
    ]


def most_words(text: str) -> int:
    """No fewer than the words of a text, and soon counted."""
    return len(text) if _MAY_HOLD_REFERENCE.search(text) else text.count(" ") + 1


def count_with_long(tokens: Iterable[_Token]) -> tuple[int, int]:
    """How many words a sentence has, and how many of them are long."""
    return _counts(_text(tokens))


def count_words(tokens: Iterable[_Token]) -> int:
    """How many words a sentence (or any run of tokens) has."""
    return _counts(_text(tokens))[0]


def long_words(tokens: Iterable[_Token]) -> int:
    """How many of the words have seven letters or more (LIX's long words)."""
    return _counts(_text(tokens))[1]


@lru_cache(maxsize=1024)  # several checks count the same sentence one after the other
def _counts(text: str) -> tuple[int, int]:
    words = split_words(text)
    return len(words), len([word for word in words if len(word) >= LONG_WORD and is_long(word)])


def is_long(word: str) -> bool:
    """Whether a word counts as long; digits, hyphens and punctuation are not letters."""
    if len(word) < LONG_WORD or word.isalpha():
        return len(word) >= LONG_WORD
    return sum(map(str.isalpha, word)) >= LONG_WORD


def _text(tokens: Iterable[_Token]) -> str:
    whole = getattr(tokens, "text", None)  # a span has its text; joining tokens is slow
    return whole if whole is not None else "".join(token.text_with_ws for token in tokens)
