"""The Danish pipeline: the only place that loads one.

spaCy is imported when something is loaded, not before, so that commands that need no parse start
at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sprogtjek.danish.abbreviations import (
    MAY_BE_LAST,
    NAME_PARTS,
    NEVER_LAST,
    ORDINARY_WORDS,
    with_case,
)
from sprogtjek.errors import UserError

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

BATCH = 64
"""Blocks parsed at a time: more does not go faster, and an editor waits for the first."""

PROVIDES = {
    "tagger": {"tag"},
    "morphologizer": {"pos", "morph"},
    "attribute_ruler": {"pos"},
    "lemmatizer": {"lemma"},
    "trainable_lemmatizer": {"lemma"},
    "parser": {"dep", "sents"},
    "senter": {"sents"},
    "sentencizer": {"sents"},
    "sprogtjek_sentences": {"sents"},
}
"""What each kind of component writes."""

WANTED = frozenset({"pos", "morph", "lemma", "dep", "sents"})


def shipped() -> Path:
    """Where the pipeline that comes with sprogtjek lies."""
    return Path(str(resources.files("sprogtjek") / "pipeline"))


def load(path: str | None = None) -> Language:
    """The shipped pipeline, or any other spaCy pipeline by name or path.

    Another pipeline gets our tokenizer exceptions and sentence rules too. Raises `UserError` if
    there is no such pipeline.
    """
    import spacy

    from sprogtjek.sentences import NAME

    try:
        # Entity recognition is the one costly part that no check reads.
        nlp = spacy.load(path or shipped(), exclude=["ner", "entity_linker"])
    except (OSError, ValueError) as error:
        raise _not_found(path) from error
    if path is not None:
        add_exceptions(nlp)
    if NAME not in nlp.pipe_names:
        nlp.add_pipe(NAME, first=True)
    return nlp


def blank() -> Language:
    """A pipeline that parses nothing: enough to compile a rule's patterns and see what is wrong."""
    import spacy

    return spacy.blank("da")


def _not_found(path: str | None) -> UserError:
    if path is None:
        return UserError(
            "Den danske sprogmodel mangler i installationen.",
            path=str(shipped()),
            hint="Installer sprogtjek igen.",
        )
    return UserError(
        f"Sprogmodellen »{path}« findes ikke eller kan ikke indlæses.",
        hint="Skriv navnet på en installeret spaCy-model eller stien til en mappe med en model.",
    )


def parse(nlp: Language, texts: Iterable[str]) -> Iterator[Doc]:
    """One parsed document for each text, in order."""
    return nlp.pipe(texts, batch_size=min(BATCH, nlp.batch_size))


def provided(nlp: Language) -> frozenset[str]:
    """Which of *pos, morph, lemma, dep* and *sents* the pipeline yields."""
    kinds = (nlp.get_pipe_meta(name).factory for name in nlp.pipe_names)
    return WANTED & frozenset(what for kind in kinds for what in PROVIDES.get(kind, ()))


def add_exceptions(nlp: Language) -> None:
    """Teach a pipeline's tokenizer the abbreviations and compounds of municipal Danish.

    A pipeline with a tokenizer of another kind is left as it is.
    """
    tokenizer: Any = nlp.tokenizer  # spaCy's own is compiled and has no types
    if not hasattr(tokenizer, "add_special_case"):
        return
    _forget_ordinary_words(tokenizer)
    spellings = {s for word in NEVER_LAST | MAY_BE_LAST for s in with_case(word)}
    for spelling in sorted(spellings | NAME_PARTS | {"§§"}):
        tokenizer.add_special_case(spelling, [{"ORTH": spelling}])
    _change_patterns(tokenizer, nlp)


def _forget_ordinary_words(tokenizer: Any) -> None:
    words = {s for word in ORDINARY_WORDS for s in with_case(word)}
    tokenizer.rules = {k: v for k, v in (tokenizer.rules or {}).items() if k not in words}


def _change_patterns(tokenizer: Any, nlp: Language) -> None:
    """Compounds with a slash stay whole, and *500 kr..* is an abbreviation and a full stop."""
    from spacy.util import compile_infix_regex, compile_suffix_regex

    infixes = [p for p in map(str, nlp.Defaults.infixes or ()) if _SLASH not in p]
    suffixes = [p for p in map(str, nlp.Defaults.suffixes or ()) if p != _ELLIPSIS]
    suffixes += [r"\.\.\.+", r"(?<=\.)\."]
    tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    tokenizer.suffix_search = compile_suffix_regex(suffixes).search


_SLASH = "[:<>=/]"
"""In spaCy's infix pattern that divides *og/eller*; the treebank has such words as one token."""

_ELLIPSIS = r"\.\.+"
"""spaCy's suffix pattern for dots, two or more."""
