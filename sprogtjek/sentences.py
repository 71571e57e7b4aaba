"""Sentence boundaries by rule, set before the parser.

A block of a letter is edited prose: its sentences end in a mark, and what makes them hard to
tell apart is abbreviations, ordinals, dates, law references, initials, quotations and brackets.
Rules know these better than a parser trained on news does, and with every boundary preset the
parser attaches words instead of guessing where sentences end. A heading or list item without a
final mark is one sentence.

Counted as one sentence: a list marker and what follows (*1. Indledning*, *Stk. 2. Kommunen …*),
a quotation and who says it (*»Kom!« siger hun*), everything after a colon.
Known misses: a sentence that begins with a small letter; an abbreviation ending a sentence
before a name (*… 500 kr. Køge Kommune* is split, *… nr. Vi* is not).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.language import Language
from spacy.tokens import Doc

from sprogtjek.danish.abbreviations import (
    LETTERED,
    MAY_BE_LAST,
    NAME_PARTS,
    NEVER_LAST,
    NUMBERED,
)
from sprogtjek.danish.sentence_starts import STARTERS

NAME = "sprogtjek_sentences"

FINAL = frozenset({".", "!", "?", "...", "…", "?!", "!!", "!?", "....", ".."})
CLOSING = frozenset(")]»«”“’\"'")
OPENING = frozenset("([»«”“„’\"'")
BULLETS = frozenset("•·▪◦●‣")
DASHES = frozenset({"-", "–", "—"})
MONTHS = frozenset(
    "januar februar marts april maj juni juli august september oktober november december".split()
)
NUMBER_DOT = re.compile(r"\d{1,4}\.")
NUMBER = re.compile(r"\d+")
INITIAL = re.compile(r"[A-ZÆØÅ]\.(-?[A-ZÆØÅ]\.)*")
UNIT = re.compile(r"[a-zæøå]\.")
# *ApS.*, *12a.*: the tokenizer left a full stop on something that is no abbreviation.
NO_ABBREVIATION = re.compile(r".+[A-ZÆØÅ0-9].*\.|\d.*\.")
MARKER = re.compile(r"\d{1,2}(\.\d{1,2})*[a-zæøå]?[.)]?|[a-zæøåA-ZÆØÅ][.)]|[ivxIVX]{1,5}[.)]")
LONGEST_BRACKET = 60  # tokens
BLANK_LINE = re.compile(r"\n\s*\n")


def starts(words: Sequence[str], spaces: Sequence[bool]) -> list[bool]:
    """For every token of a block: does a sentence start there?

    `spaces[i]` says whether white space follows `words[i]`.
    """
    walk = _Walk(words, spaces)
    for at in range(1, len(words)):
        walk.step(at)
    return walk.result


class _Walk:
    """One pass from left to right, with what has to be remembered of the current sentence."""

    def __init__(self, words: Sequence[str], spaces: Sequence[bool]) -> None:
        self.words = words
        self.spaces = spaces
        self.result = [False] * len(words)
        self.first = 0
        self.bracket_from: list[int] = []
        if words:
            self.result[0] = True
            self._brackets(0)

    def step(self, at: int) -> None:
        """Decide about token `at`."""
        if self._begins(at):
            self.result[at] = True
            self.first = at
            self.bracket_from = []
        self._brackets(at)

    def _brackets(self, at: int) -> None:
        if self.words[at] in {"(", "["} and self._closes(at):
            self.bracket_from.append(at)
        elif self.words[at] in {")", "]"} and self.bracket_from:
            self.bracket_from.pop()

    def _closes(self, at: int) -> bool:
        # A bracket somebody forgot to close must not swallow the rest of the block.
        return any(word in {")", "]"} for word in self.words[at + 1 : at + LONGEST_BRACKET])

    def _begins(self, at: int) -> bool:
        word = self.words[at]
        if word in BULLETS:
            return True
        if BLANK_LINE.search(self.words[at - 1]):
            return True
        if word.isspace() or not self._separated(at) or self._inside_brackets():
            return False
        last = self._last_before_closing(at)
        if last <= self.first or not self._can_begin(at):
            # A marker (*1.*) opens the sentence; it does not make one alone.
            return False
        return self._ends(last, at)

    def _separated(self, at: int) -> bool:
        return self.spaces[at - 1] or self.words[at - 1].isspace()

    def _inside_brackets(self) -> bool:
        # A bracket opened in mid-sentence belongs to it, whatever marks it holds.
        return any(opened > self.first for opened in self.bracket_from)

    def _last_before_closing(self, at: int) -> int:
        """The token that would end the sentence, before quotes and brackets that close it."""
        last = at - 1
        while last > self.first and (
            self.words[last].isspace()
            or (self.words[last] in CLOSING and not self.spaces[last - 1])
        ):
            last -= 1
        return last

    def _first_word(self, at: int) -> str:
        """The word that would begin the sentence, after quotes, brackets and dashes."""
        while at < len(self.words) - 1 and (self.words[at] in OPENING or self.words[at] in DASHES):
            at += 1
        return self.words[at]

    def _can_begin(self, at: int) -> bool:
        """A capital, a figure or §."""
        char = self._first_word(at)[0]
        return char.isupper() or char.isdigit() or char == "§"

    def _ends(self, last: int, at: int) -> bool:
        word = self.words[last]
        if word in FINAL:
            return self._mark_ends(last, at)
        if not word.endswith("."):
            return False
        return self._dotted_ends(last, at)

    def _mark_ends(self, last: int, at: int) -> bool:
        before = self.words[last - 1]
        if self.words[last] != ".":
            return True
        if self._is_marker(last - 1):
            return False
        return not (NUMBER.fullmatch(before) and self._is_counted(at))

    def _is_counted(self, at: int) -> bool:
        """What an ordinal counts: *den 1. Maj*, *0. B*. (*I* is the pronoun.)"""
        word = self._first_word(at)
        return word.lower() in MONTHS or (len(word) == 1 and word.isalpha() and word != "I")

    def _is_marker(self, last: int) -> bool:
        """The sentence so far is only a list marker or a law's number: *2*, *§ 5*, *Stk. 2*."""
        so_far = self.words[self.first : last + 1]
        if len(so_far) == 1:
            return MARKER.fullmatch(so_far[0]) is not None
        return len(so_far) == 2 and so_far[0].lower() in NUMBERED and so_far[1][0].isdigit()

    def _dotted_ends(self, last: int, at: int) -> bool:
        """A token with its full stop inside: ordinal, abbreviation or initial."""
        word, following = self.words[last], self._first_word(at)
        if self._is_marker(last) or not following[0].isupper():
            # A figure follows its unit: *kr. 500,-*.
            return False
        if NUMBER_DOT.fullmatch(word):
            return not self._is_counted(at)
        if INITIAL.fullmatch(word) or word in NAME_PARTS:
            return self._numbers_something(last) or following.lower() in STARTERS
        return self._abbreviation_ends(last, following)

    def _numbers_something(self, last: int) -> bool:
        """*bilag A.*, *Vestergade 12 A.*"""
        before = self.words[last - 1]
        return before.lower() in LETTERED or before[0].isdigit()

    def _abbreviation_ends(self, last: int, following: str) -> bool:
        word = self.words[last].lower()
        if word in MAY_BE_LAST or NO_ABBREVIATION.fullmatch(self.words[last]):
            return True
        if word in NEVER_LAST:
            return False
        if UNIT.fullmatch(word) and self.words[last - 1][0].isdigit():
            return True
        return following.lower() in STARTERS


def _split_final_numbers(doc: Doc, begins: list[bool]) -> bool:
    """Take the full stop off a number that ends a sentence: *kl. 12.* is two tokens.

    The tokenizer cannot see it: *12.* before *maj* is an ordinal and one token.
    """
    ends = [i for i in range(len(doc)) if i + 1 == len(doc) or begins[i + 1]]
    glued = [i for i in ends if not begins[i] and NUMBER_DOT.fullmatch(doc[i].text)]
    if not glued:
        return False
    with doc.retokenize() as retokenizer:
        for i in glued:
            token = doc[i]
            retokenizer.split(token, [token.text[:-1], "."], heads=[(token, 0), (token, 1)])
    return True


class Sentences:
    """The pipeline component: presets `is_sent_start` of every token."""

    def __call__(self, doc: Doc) -> Doc:
        """Set the boundaries of one block."""
        begins = _starts_of(doc)
        if _split_final_numbers(doc, begins):
            begins = _starts_of(doc)
        for token, begin in zip(doc, begins, strict=True):
            token.is_sent_start = begin
        return doc


def _starts_of(doc: Doc) -> list[bool]:
    return starts([t.text for t in doc], [bool(t.whitespace_) for t in doc])


@Language.factory(NAME, assigns=["token.is_sent_start"])
def create(nlp: Language, name: str) -> Sentences:
    """Make the component. Importing this module registers it with spaCy."""
    return Sentences()
