"""Hand-built parses for the kind ``phrase``, and what its rules find in them."""

from __future__ import annotations

import spacy
from spacy.tokens import Doc

from sprogtjek.checks import phrase
from sprogtjek.offsets import BlockBuilder
from sprogtjek.records import Rule

NLP = spacy.blank("da")

FIN = "VerbForm=Fin"


def rule(id_="prøve", scope=phrase.SCOPE, **params):
    """A rule of the kind."""
    params = {name: tuple(v) if isinstance(v, list) else v for name, v in params.items()}
    return Rule(
        id=id_,
        kind="phrase",
        level="warning",
        principles=("klart",),
        message="{match}: {better}",
        why="Fordi.",
        params=phrase.Params(**params),
        scope=scope,
        bad=(),
        good=(),
    )


def parse(marked):
    """A Doc from words written word/POS/Feature=Value|…/relation:head; all but word optional.

    Heads count from 0. An asterisk after the word starts a sentence. A lemma may be given as a
    feature: ``Lemma=høj``.
    """
    words, pos, morphs, deps, heads, lemmas, starts = [], [], [], [], [], [], []
    for index, token in enumerate(marked.split()):
        word, tag, morph, arc = (*token.split("/"), "", "", "")[:4]
        relation, _, head = arc.rpartition(":")
        features = [f for f in morph.split("|") if f]
        lemma = [f.removeprefix("Lemma=") for f in features if f.startswith("Lemma=")]
        starts.append(word.endswith("*") or index == 0)
        words.append(word.removesuffix("*"))
        pos.append(tag)
        morphs.append("|".join(f for f in features if not f.startswith("Lemma=")))
        deps.append(relation or "dep")
        heads.append(int(head) if head else index)
        lemmas.append(lemma[0] if lemma else "")
    spaces = [i + 1 < len(words) and words[i + 1] not in tuple(".,?") for i in range(len(words))]
    options = {"lemmas": lemmas}
    if any(pos):
        options |= {"pos": pos, "morphs": morphs}
    if any(head != index for index, head in enumerate(heads)):
        options |= {"deps": deps, "heads": heads}
    else:
        options["sent_starts"] = starts
    return Doc(NLP.vocab, words=words, spaces=spaces, **options)


def hits(text, *rules, kind="paragraph"):
    """The text of a parse, and what some rules hit in it."""
    doc = parse(text)
    builder = BlockBuilder()
    builder.copy(doc.text, 0)
    check = phrase.prepare(rules, NLP)
    return doc.text, check.collect(doc, builder.build(kind)).hits


def found(text, *rules, **options):
    """The words that are hit."""
    plain, all_hits = hits(text, *rules, **options)
    return [plain[hit.span.start : hit.span.end] for hit in all_hits]


def mended(text, *rules, **options):
    """The text with the first suggestion of each hit put in."""
    plain, all_hits = hits(text, *rules, **options)
    for hit in reversed(all_hits):
        new = hit.suggestions[0]
        assert new.safety != "advice"
        plain = plain[: new.span.start] + new.text + plain[new.span.end :]
    return plain


def safety(text, *rules):
    """How safe each suggestion is."""
    _, all_hits = hits(text, *rules)
    return [suggestion.safety for hit in all_hits for suggestion in hit.suggestions]
