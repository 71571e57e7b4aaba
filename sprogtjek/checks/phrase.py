"""Words and phrases to write more plainly, each with what to write instead.

**What counts.** A rule lists words or phrases in dictionary form (``any``). With ``pos: verb``
the first word matches in every form of the verb (*fremsender, fremsendtes, fremsendt*), with
``noun`` and ``adj`` the last word in every form of the noun or adjective; of a noun with a
complement, the word before its preposition (*krav på*). Other words match as written, capitals
aside. ``…`` stands for 1-8 words of the same sentence. »sig« in a verb phrase stands for *mig,
dig, os, jer, dem* too. A head is known by its written form or by the pipeline's lemma. Its part
of speech must fit, with two allowances for taggers: a verb that opens a sentence counts
whatever it is called (*Evaluér forløbet*, *Stadfæster nævnet afgørelsen, …*), and a word that
the lemmatizer gives a verb's lemma may be that verb. Subject and sentence adverbs may stand
after the verb of a phrase (*er du bekendt med*, *er kun berettiget til*); words before the head
of a noun agree with it (*faste rutiner*).

**What does not.** A match next to what ``not_before``, ``not_after`` name or without what
``only_before``, ``only_after`` ask for (``before``: the match stands before it), and a match
inside a phrase of ``not_in``. Neighbours match by form or lemma; ``<tal>`` stands for any number
(*14, fjorten*) and ``<genitiv>`` for whose it is (*kommunens, din, vores*). Nouns and adjectives
in names do not count (»Center for Bistand«). Where two phrases overlap, the longer one counts.
``exact: true`` matches capitals as written and no other form. A noun given in another form than
the dictionary's (*parter*) stands for that form alone.

**Suggestions.** ``better`` is inflected like the match: the form is read from the written word,
the tagger decides only between homographs (*sendte*: past or participle). Capitals are carried
over. In a verb's replacement ``…`` is the place of the object: *sende … tilbage* gives »sender
skemaet tilbage« and »skemaet sendes tilbage«. Where the match has a gap, ``…`` is what stood in
it; words that stay next to the verb (subject, *ikke*) are kept there. A noun of another gender
takes determiner, adjectives and predicative along (*et gebyr* → *en betaling*). »sig« becomes the
reflexive of the verb's subject. An abbreviated adjective (``pos: adj``, ``exact``) agrees with
the noun after it, or is the adverb (*evt. skader* → *eventuelle*, *kan evt.* → *eventuelt*). The
comma before *at* moves before a conjunction that replaces both (*på trods af, at* → *, selvom*).
``delete: true`` suggests leaving the words out, with the word order that the rest then needs. A
replacement is ``safe`` only if its rule says so and nothing had to be guessed; never with a
capital inside the sentence, and never for a participle before its noun. Where no replacement has
a fitting form (*kunne* has no passive, *mindes om* does not mean *bringes i erindring*), the
wording is given as advice. Objects and noun subjects are found on the parse; without one the
suggestions are fewer.

**Known misses.** Other words put into a phrase (*retter straks i dag henvendelse til*), unless
the rule has ``…``. Pronouns that refer to a replaced noun of another gender stay as they are, and
so do adjectives in a verb's replacement (*vi er enig i*).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from sprogtjek.checks import Collected, CollectOnly
from sprogtjek.checks.phrase_deleting import delete
from sprogtjek.checks.phrase_matching import Match, PatternIndex, Words, words_of
from sprogtjek.checks.phrase_patterns import (
    Neighbours,
    Pattern,
    Pos,
    compile_longer,
    compile_neighbours,
    compile_phrase,
)
from sprogtjek.checks.phrase_pos import fits
from sprogtjek.checks.phrase_replacing import replace
from sprogtjek.checks.phrase_wording import Replacement, Wording, wording
from sprogtjek.records import WORDS, Block, Hit, Rule, Safety, Span, Suggestion

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

KIND = "phrase"
NEEDS = frozenset({"pos", "morph", "lemma", "sents"})
SCOPE = WORDS
SLOTS = frozenset({"match", "better", "alternatives"})


@dataclass(frozen=True)
class Params:
    """See the module's docstring."""

    any: tuple[str, ...]
    better: tuple[str, ...] = ()
    pos: Literal["verb", "noun", "adj", "adv", "adp", "conj", "pron", "det", "any"] = "any"
    delete: bool = False
    advice: str = ""
    safety: Literal["safe", "offer"] = "offer"
    not_before: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    only_before: tuple[str, ...] = ()
    only_after: tuple[str, ...] = ()
    not_in: tuple[str, ...] = ()
    exact: bool = False


def prepare(rules: Sequence[Rule[Any]], nlp: Language) -> PhraseCheck:
    """Compile the phrases of all rules into one table."""
    return PhraseCheck([_compile(rule, nlp) for rule in rules])


class _Entry(NamedTuple):
    """A rule made ready."""

    rule: Rule[Params]
    patterns: tuple[Pattern, ...]
    longer: tuple[Pattern, ...]
    wordings: tuple[Wording, ...]
    not_before: Neighbours
    not_after: Neighbours
    only_before: Neighbours
    only_after: Neighbours


def _compile(rule: Rule[Params], nlp: Language) -> _Entry:
    params = rule.params
    pos: Pos = params.pos
    patterns = tuple(compile_phrase(p, pos, nlp, exact=params.exact) for p in params.any)
    return _Entry(
        rule,
        patterns,
        tuple(compile_longer(phrase, patterns, nlp) for phrase in params.not_in),
        tuple(wording(better, pos) for better in params.better),
        compile_neighbours(params.not_before, nlp),
        compile_neighbours(params.not_after, nlp),
        compile_neighbours(params.only_before, nlp),
        compile_neighbours(params.only_after, nlp),
    )


class PhraseCheck(CollectOnly):
    """All phrase rules, looked up by the first words of a match."""

    def __init__(self, entries: Sequence[_Entry]) -> None:
        self._entries = {id(p): entry for entry in entries for p in entry.patterns}
        self._index = PatternIndex([p for entry in entries for p in entry.patterns])

    def collect(self, doc: Doc, block: Block) -> Collected:
        """The longest matches that do not overlap, in order of place."""
        words = words_of(doc)
        matches = ((self._entries[id(m.pattern)], m) for m in self._index.matches(words))
        found = [
            (entry, match)
            for entry, match in matches
            if block.kind in entry.rule.scope
            and fits(match, doc)
            and _context_allows(entry, match, words)
        ]
        return Collected(tuple(_hit(entry, match, doc, block) for entry, match in _longest(found)))


def _context_allows(entry: _Entry, match: Match, words: Words) -> bool:
    params = entry.rule.params
    if words.is_after(entry.not_before, match) or words.is_before(entry.not_after, match):
        return False
    if params.only_before and not words.is_after(entry.only_before, match):
        return False
    if params.only_after and not words.is_before(entry.only_after, match):
        return False
    return not any(words.covered(match, longer) for longer in entry.longer)


def _longest(found: Sequence[tuple[_Entry, Match]]) -> list[tuple[_Entry, Match]]:
    """Without those that overlap a longer one; of equals the rule written first stays."""
    kept: list[tuple[_Entry, Match]] = []
    taken: set[int] = set()
    for entry, match in sorted(found, key=lambda pair: pair[1].start - pair[1].end):
        places = range(match.start, match.end)
        if taken.isdisjoint(places):
            taken.update(places)
            kept.append((entry, match))
    return sorted(kept, key=lambda pair: pair[1].start)


def _hit(entry: _Entry, match: Match, doc: Doc, block: Block) -> Hit:
    replacements = [replace(match, wording, doc) for wording in entry.wordings]
    fitting = [new.shown for new in replacements if new]
    shown = fitting or [wording.written for wording in entry.wordings]
    span = _span(doc, match.start, match.end)
    slots = (
        ("match", block.text[span.start : span.end]),
        ("better", shown[0] if shown else ""),
        # The message has the outer quotation marks: »{alternatives}«.
        ("alternatives", _listed([f"»{words}«" for words in shown])[1:-1]),
    )
    suggestions = tuple(_suggestions(entry, match, replacements, doc, block))
    if not suggestions and shown:
        suggestions = (Suggestion(f"Prøv med {_quoted(entry.wordings)}.", span, "advice"),)
    return Hit(entry.rule.id, span, slots, suggestions)


def _suggestions(
    entry: _Entry,
    match: Match,
    replacements: Sequence[Replacement | None],
    doc: Doc,
    block: Block,
) -> Iterator[Suggestion]:
    params = entry.rule.params
    if params.delete:
        yield delete(match, doc, params.safety)
    for index, new in enumerate(replacements):
        if new:
            safe = params.safety == "safe" and index == 0 and new.sure and not params.delete
            safety: Safety = "safe" if safe else "offer"
            text = new.text + _full_stop(new, doc, block)
            yield Suggestion(text, _span(doc, new.start, new.end), safety)
    if params.advice:
        yield Suggestion(params.advice, _span(doc, match.start, match.end), "advice")


def _full_stop(new: Replacement, doc: Doc, block: Block) -> str:
    """The full stop that a sentence-final abbreviation was as well: *mv.* → *og andet.*"""
    if not doc[new.end - 1].text.endswith(".") or new.text.endswith("."):
        return ""
    # A heading has none.
    sentences = block.kind in ("paragraph", "list_item", "quote")
    ends = new.end == len(doc) or doc[new.end].is_sent_start is True
    return "." if sentences and ends else ""


def _span(doc: Doc, start: int, end: int) -> Span:
    last = doc[end - 1]
    return Span(doc[start].idx, last.idx + len(last))


def _listed(words: Sequence[str]) -> str:
    return " eller ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def _quoted(wordings: Sequence[Wording]) -> str:
    return _listed([f"»{wording.written}«" for wording in wordings])
