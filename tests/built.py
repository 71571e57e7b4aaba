"""Parsed documents written by hand, so that a check is tested apart from any pipeline.

A token is ``word/POS/relation/head`` with the head as a distance (``+2``). Marks after the part
of speech: ``!`` finite, ``~`` finite and passive, ``-`` passive infinitive, ``+`` past participle,
``.`` definite, ``:`` plural.
"""

from __future__ import annotations

import spacy
from spacy.tokens import Doc

from sprogtjek import checks
from sprogtjek.records import Block, Evidence, Level, Rule

NLP = spacy.blank("da")

_MARKS = {
    "!": "VerbForm=Fin|Voice=Act",
    "~": "VerbForm=Fin|Voice=Pass",
    "-": "VerbForm=Inf|Voice=Pass",
    "+": "Tense=Past|VerbForm=Part",
    ".": "Definite=Def",
    ":": "Number=Plur",
}
_NO_SPACE_BEFORE = set(".,:;?!")


def doc(text: str) -> Doc:
    """A document of one sentence from the notation above."""
    tokens = [token.rsplit("/", 3) for token in text.split()]
    words = [token[0] for token in tokens]
    following = [*words[1:], "."]
    return Doc(
        NLP.vocab,
        words=words,
        spaces=[word not in _NO_SPACE_BEFORE for word in following],
        pos=[token[1].rstrip("".join(_MARKS)) for token in tokens],
        morphs=["|".join(_MARKS[mark] for mark in token[1] if mark in _MARKS) for token in tokens],
        lemmas=[word.lower() for word in words],
        deps=[token[2] for token in tokens],
        heads=[index + int(token[3]) for index, token in enumerate(tokens)],
    )


def rule(kind: str, level: Level = "error", **params):
    """A rule of ``kind`` called *regel* with these parameters."""
    module = checks.module(kind)
    return Rule(
        id="regel",
        kind=kind,
        level=level,
        principles=("klart",),
        message="",
        why="",
        params=module.Params(**params),
        scope=module.SCOPE,
        bad=(),
        good=(),
    )


def hits(kind: str, parsed: Doc, *, level: Level = "error", **params):
    """What one rule of ``kind`` finds in a paragraph with this parse."""
    check = checks.module(kind).prepare([rule(kind, level, **params)], None)
    return check.collect(parsed, Block("paragraph", parsed.text, ())).hits


def fact(kind: str, parsed: Doc, **params):
    """What one rule of ``kind`` keeps of a paragraph with this parse for ``conclude``."""
    check = checks.module(kind).prepare([rule(kind, **params)], None)
    return check.collect(parsed, Block("paragraph", parsed.text, ())).fact


def concluded(kind: str, facts, level: Level = "error", **params):
    """What one rule of ``kind`` concludes of the facts of some paragraphs."""
    check = checks.module(kind).prepare([rule(kind, level, **params)], None)
    evidence = [Evidence("paragraph", (), facts={kind: each} if each else {}) for each in facts]
    return list(check.conclude(evidence))


def marked(kind: str, parsed: Doc, **params) -> list[str]:
    """The texts that are flagged."""
    return [parsed.text[hit.span.start : hit.span.end] for hit in hits(kind, parsed, **params)]
