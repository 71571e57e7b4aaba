"""``sentence-extender``: *idet, hvorfor, hvilket* … where a full stop would do (A9).

*Vi har ikke hørt fra dig, hvorfor vi har stoppet sagen* → *… Derfor har vi stoppet sagen.* The
rule's ``extenders`` say for each word how the new sentence can begin. A word is flagged when it
opens a clause to the right of the main verb, after a comma or dash, in a sentence of more than
``words`` words. The place is the extender itself.

What counts:

- *idet, hvorefter, hvorved, i hvilken forbindelse* after the comma;
- *hvilket* as the clause's own subject or object (*hvilket betyder*), not before a noun (*hvilket
  barn*) and not in a question (*se, hvilket der …*);
- *hvorfor* in the sense of *derfor*;
- *ligesom* and *samtidig med at* when a clause with subject and verb follows.

Deliberately not flagged: *hvorfor* after a word that takes a question (*forklare, begrunde, vide,
skrive, grunden til* …), *hvorefter* after a word for a rule (*en bestemmelse, hvorefter …*), where
it means »according to which«; *ligesom* in comparisons (*ligesom sidste år, præcis ligesom, gør
ligesom*); the extender at the beginning of a sentence.

Known misses: *hvorfor* in the sense of *derfor* when a word that takes a question stands in the
clause before it. Source: catalogue A9; Per Salling, omatskrive.dk (»sætningsforlængere«).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sprogtjek.checks import Collected, CollectOnly
from sprogtjek.checks.finite import finite_verbs, is_finite
from sprogtjek.checks.landmarks import positions_of_words, within
from sprogtjek.checks.sentence_split import split_before
from sprogtjek.checks.syntax import place
from sprogtjek.danish.question_takers import ASKING, ASKING_NEARBY, LOOKING
from sprogtjek.records import PROSE, Block, BlockKind, Hit, Rule, Suggestion
from sprogtjek.words import count_words

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span, Token

KIND = "sentence-extender"
NEEDS: frozenset[str] = frozenset({"pos", "morph", "lemma", "dep", "sents"})
SCOPE: frozenset[BlockKind] = PROSE
SLOTS: frozenset[str] = frozenset({"match", "better", "words"})

_NEARBY = 4  # »se på borger.dk, hvorfor …«
_BREAKS = frozenset({",", "–", "—", "-"})
_LAW_WORDS = frozenset({"regel", "bestemmelse", "lov", "ordning", "praksis", "princip", "paragraf"})
_COMPARING = frozenset({"gøre", "være", "se", "lige", "præcis", "netop", "nøjagtig", "helt"})


@dataclass(frozen=True, slots=True)
class Params:
    """``extenders``: word → how the new sentence begins. ``words``: the most that go free."""

    extenders: Mapping[str, str]
    words: int = 15


def prepare(rules: Sequence[Rule[Params]], nlp: Language) -> _SentenceExtender:
    """Split the extenders into words."""
    return _SentenceExtender(tuple((rule, _by_first_word(rule.params.extenders)) for rule in rules))


_Table = dict[str, list[tuple[tuple[str, ...], str]]]


def _by_first_word(extenders: Mapping[str, str]) -> _Table:
    table: _Table = {}
    for phrase, better in extenders.items():
        words = tuple(phrase.lower().replace(",", " ,").split())
        table.setdefault(words[0], []).append((words, better))
    return table


@dataclass(frozen=True, slots=True)
class _SentenceExtender(CollectOnly):
    rules: tuple[tuple[Rule[Params], _Table], ...]

    def collect(self, doc: Doc, block: Block) -> Collected:
        """One hit per extender in a long sentence."""
        return Collected(tuple(hit for sent in doc.sents for hit in self._hits(sent)))

    def _hits(self, sent: Span) -> Iterator[Hit]:
        for rule, table in self.rules:
            for match, better in _extenders(sent, table):
                words = count_words(sent)
                if words <= rule.params.words:
                    break
                slots = (("better", better), ("words", str(words)))
                yield Hit(rule.id, place(match), slots, (_suggestion(match, better),))


def _suggestion(match: Span, better: str) -> Suggestion:
    advice = f"Sæt punktum, og begynd med »{better}«."
    return split_before(match, better) or Suggestion(advice, place(match), "advice")


def _extenders(sent: Span, table: _Table) -> Iterator[tuple[Span, str]]:
    for at in within(positions_of_words(sent.doc, frozenset(table)), sent):
        token = sent.doc[at]
        if at == sent.start or token.nbor(-1).text not in _BREAKS:
            continue
        for words, better in table[token.lower_]:
            match = sent.doc[token.i : min(token.i + len(words), sent.end)]
            if tuple(part.lower_ for part in match) == words and _extends(match, sent):
                yield match, better


def _extends(match: Span, sent: Span) -> bool:
    """Whether the match opens a clause that could be a sentence of its own."""
    before, after = sent.doc[sent.start : match.start], sent.doc[match.end : sent.end]
    test = _TESTS.get(match[0].lower_)
    if not finite_verbs(before):
        return False
    return test is None or (bool(finite_verbs(after)) and test(before, after))


def _is_consequence(before: Span, after: Span) -> bool:
    """*hvorfor* means *derfor* unless something in the clause before it asks."""
    asks = any(_is_asking(token) for token in _last_clause(before))
    return not asks and not _asks_nearby(before)


def _is_asking(token: Token) -> bool:
    """A verb that takes a question; taggers miss imperatives (*forklar*), so by form as well."""
    return token.lemma_.lower() in ASKING or token.lower_ + "e" in ASKING


def _is_sentence_relative(before: Span, after: Span) -> bool:
    """*hvilket* refers to all that was said: a verb or subject follows, not its noun."""
    if after[:2].text == "vil sige":  # »det vil sige«: explains, adds nothing
        return False
    noun = after[0].pos_ in ("NOUN", "ADJ", "NUM", "X")
    definite = "Def" in after[0].morph.get("Definite", [])  # »hvilket kommunen beklager«
    return (definite or not noun) and not _asks_nearby(before)


def _asks_nearby(before: Span) -> bool:
    """Whether the last word before the comma asks, or a verb shortly before it."""
    words = [token for token in before[:-1] if token.pos_ != "ADV" or token.lower_ in ASKING_NEARBY]
    if any(token.lemma_.lower() in LOOKING for token in words[-_NEARBY:]):
        return True
    return bool(words) and words[-1].lemma_.lower() in ASKING_NEARBY


def _is_sequence(before: Span, after: Span) -> bool:
    return not any(token.lemma_.lower() in _LAW_WORDS for token in before[-3:])


def _is_addition(before: Span, after: Span) -> bool:
    """*ligesom* adds a clause of its own, with the subject first; it compares nothing."""
    if any(token.lemma_.lower() in _COMPARING for token in before[-3:]):
        return False
    return bool(finite_verbs(after[1:6])) and after[0].pos_ != "ADP"


_TESTS = {
    "hvorfor": _is_consequence,
    "hvilket": _is_sentence_relative,
    "hvorefter": _is_sequence,
    "ligesom": _is_addition,
}


def _last_clause(before: Span) -> list[Token]:
    """The words back to the comma before the last one (the one that ends ``before``)."""
    words = list(before[:-1])
    for index in range(len(words) - 1, -1, -1):
        if words[index].text in _BREAKS and any(map(is_finite, words[index:])):
            return words[index:]
    return words
