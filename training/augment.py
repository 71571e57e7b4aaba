"""Variants of training sentences: what letters have and news has not.

Each function takes a sentence and returns a changed one. `augment` picks at random.
"""

from __future__ import annotations

import random
from dataclasses import replace

from training.conllu import Sentence

QUOTES = (("»", "«"), ("«", "»"), ("”", "”"), ("“", "”"), ("„", "“"), ("'", "'"), ("’", "’"))
"""Opening and closing marks seen in Danish letters; the treebank has straight ones only."""

POLITE = {
    "du": ("De", "De", "PRON", "Case=Nom|Gender=Com|Person=2|Polite=Form|PronType=Prs"),
    "dig": ("Dem", "De", "PRON", "Case=Acc|Gender=Com|Person=2|Polite=Form|PronType=Prs"),
    "din": ("Deres", "Deres", "DET", "Person=2|Polite=Form|Poss=Yes|PronType=Prs"),
    "dit": ("Deres", "Deres", "DET", "Person=2|Polite=Form|Poss=Yes|PronType=Prs"),
    "dine": ("Deres", "Deres", "DET", "Person=2|Polite=Form|Poss=Yes|PronType=Prs"),
}
"""Familiar forms and their polite counterparts: word, lemma, part of speech, features."""


def lower(s: Sentence) -> Sentence:
    """All in lower case, as in notes and hurried mails."""
    return replace(s, words=tuple(w.lower() for w in s.words))


def upper(s: Sentence) -> Sentence:
    """ALL CAPS, as in headings."""
    return replace(s, words=tuple(w.upper() for w in s.words))


def capital(s: Sentence) -> Sentence:
    """First letter large, for sentences made to start in the middle."""
    first = s.words[0][:1].upper() + s.words[0][1:]
    return replace(s, words=(first, *s.words[1:]))


def drop_final_mark(s: Sentence) -> Sentence:
    """Without the full stop: headings and list items."""
    end = len(s.words) - 1
    if end < 1 or s.words[end] not in ".!:" or end in s.heads:
        return s
    changed = {
        name: getattr(s, name)[:end]
        for name in ("words", "spaces", "lemmas", "pos", "feats", "heads", "deps")
    }
    return replace(s, **changed)


def requote(s: Sentence, rng: random.Random) -> Sentence:
    """Straight quotation marks become one of the other pairs."""
    pair, seen, words = rng.choice(QUOTES), 0, []
    for word in s.words:
        if word == '"':
            word, seen = pair[seen % 2], seen + 1
        words.append(word)
    lemmas = tuple(w if x == '"' else x for w, x in zip(words, s.lemmas, strict=True))
    return replace(s, words=tuple(words), lemmas=lemmas)


def polite(s: Sentence) -> Sentence:
    """*du, dig, din* become *De, Dem, Deres*: rare in the treebank, common in letters."""
    rows = [_polite_row(*row) for row in zip(s.words, s.lemmas, s.pos, s.feats, strict=True)]
    words, lemmas, pos, feats = zip(*rows, strict=True)
    return replace(s, words=words, lemmas=lemmas, pos=pos, feats=feats)


def _polite_row(word: str, lemma: str, pos: str, feats: str) -> tuple[str, str, str, str]:
    if pos in {"PRON", "DET"} and "Person=2" in feats:
        return POLITE.get(word.lower(), (word, lemma, pos, feats))
    return word, lemma, pos, feats


def is_familiar(s: Sentence) -> bool:
    """Has a *du, dig, din* that `polite` would change."""
    return any(
        p in {"PRON", "DET"} and w.lower() in POLITE for w, p in zip(s.words, s.pos, strict=True)
    )


def augment(s: Sentence, rng: random.Random) -> Sentence:
    """At random, one or more of the changes above; most sentences stay as they are."""
    if is_familiar(s) and rng.random() < 0.5:
        s = polite(s)
    if '"' in s.words and rng.random() < 0.4:
        s = requote(s, rng)
    chance = rng.random()
    if chance < 0.03:
        return lower(s)
    if chance < 0.06 or (len(s.words) < 8 and chance < 0.12):
        return upper(s)
    return s
