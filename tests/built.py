"""Parsed documents written by hand, so that a check is tested apart from any pipeline.

A token is ``word/POS/relation/head`` with the head as a distance (``+2``). Marks after the part
of speech: ``!`` finite, ``~`` finite and passive, ``-`` passive infinitive, ``+`` past participle,
``.`` definite, ``:`` plural.
"""

from __future__ import annotations

import spacy
from spacy.tokens import Doc

from sprogtjek import checks
from sprogtjek.records import Block, Level, Rule

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


def hits(kind: str, parsed: Doc, *, level: Level = "error", **params):
    """What one rule of ``kind`` finds in a paragraph with this parse."""
    module = checks.module(kind)
    rule = Rule(
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
    check = module.prepare([rule], None)
    return check.collect(parsed, Block("paragraph", parsed.text, ())).hits


def marked(kind: str, parsed: Doc, **params) -> list[str]:
    """The texts that are flagged."""
    return [parsed.text[hit.span.start : hit.span.end] for hit in hits(kind, parsed, **params)]
