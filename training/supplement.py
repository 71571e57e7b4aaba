"""Tags for the hand-written sentences of letters in `supplement.txt`.

    python -m training.supplement tag PIPELINE OUT.conllu
    python -m training.supplement refine PARSED.conllu OUT.conllu

A first pipeline tags them; what the treebank hardly knows is then set by rule: the imperatives
marked in the file, polite *De*, the plural *I*, deponents, *§*. The teacher adds the syntax,
given these tags. `refine` then makes law references alike and leaves out the few sentences whose
imperatives it attached as something else.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, Token

from sprogtjek.language import load
from training.augment import POLITE
from training.conllu import Sentence, read, write
from training.imperatives import lines

TEXT = Path(__file__).with_name("supplement.txt")

NOUNS = {
    "Kontakt": "Com",
    "Køb": "Neut",
    "Brug": "Com",
    "Tab": "Neut",
    "Stop": "Neut",
    "Møde": "Neut",
    "Kort": "Neut",
    "Parkering": "Com",
    "Hjælp": "Com",
    "Besøg": "Neut",
    "Tilsyn": "Neut",
    "Påbud": "Neut",
    "Besked": "Com",
}
"""First words of headings, with their gender, that look like imperatives or other words."""

DEPONENTS = {"findes", "skyldes", "synes", "lykkes", "mødes", "trives"}
PLURAL_I = ("I", "PRON", "Case=Nom|Gender=Com|Number=Plur|Person=2|PronType=Prs")
COMMON = "Definite=Ind|Gender=Com|Number=Sing"
COMMON_PLURAL = "Definite=Ind|Gender=Com|Number=Plur"
YOURS = "Number=Plur|Number[psor]=Sing|Person=2|Poss=Yes|PronType=Prs"
FIXES = {
    "jobcentret": ("jobcenter", "NOUN", "Definite=Def|Gender=Neut|Number=Sing"),
    "dine": ("din", "DET", YOURS),
    "lønsedler": ("lønseddel", "NOUN", COMMON_PLURAL),
    "briller": ("brille", "NOUN", COMMON_PLURAL),
    "sagsnummer": ("sagsnummer", "NOUN", "Definite=Ind|Gender=Neut|Number=Sing"),
    "pas": ("pas", "NOUN", "Definite=Ind|Gender=Neut|Number=Sing"),
    "el": ("el", "NOUN", COMMON),
    "varsel": ("varsel", "NOUN", "Definite=Ind|Gender=Neut|Number=Sing"),
    "grundejerens": ("grundejer", "NOUN", "Case=Gen|Definite=Def|Gender=Com|Number=Sing"),
    "jf.": ("jævnføre", "VERB", "Mood=Imp"),
    "ønsker": ("ønske", "VERB", "Mood=Ind|Tense=Pres|VerbForm=Fin|Voice=Act"),
    "afgjort": ("afgøre", "VERB", "Definite=Ind|Number=Sing|Tense=Past|VerbForm=Part"),
    "sendt": ("sende", "VERB", "Definite=Ind|Number=Sing|Tense=Past|VerbForm=Part"),
    "hej": ("hej", "INTJ", ""),
    "vestergade": ("Vestergade", "PROPN", ""),
    "el.lign.": ("eller_lignende", "ADV", ""),
}
"""Words the first pipeline got wrong in these sentences; each has one analysis here."""

LEMMAS = {
    "afgørels": "afgørelse",
    "tilladels": "tilladelse",
    "hække": "hæk",
    "rådhuse": "rådhus",
    "børnehav": "børnehave",
    "midtbye": "midtby",
    "blankette": "blanket",
    "bed": "bede",
    "dokumentatione": "dokumentation",
    "ejendomm": "ejendom",
    "CPR-numm": "CPR-nummer",
    "journalnumme": "journalnummer",
    "sagsbehandle": "sagsbehandler",
    "Regel": "regel",
    "Ydelse": "ydelse",
    "jf.": "jævnføre",
    "Naboerne": "nabo",
    "Boligstøtteloven": "boligstøttelov",
    "nøglerne": "nøgle",
    "Betingelserne": "betingelse",
    "åbningstider": "åbningstid",
    "Hjælpen": "hjælp",
    "Ejendommen": "ejendom",
    "Ankestyrelsen": "ankestyrelse",
    "jobcentret": "jobcenter",
    "Åbningstider": "åbningstid",
}

NOT_POLITE = (
    "De to ",
    "De oplysninger",
    "De nye ",
    "De fleste ",
    "De sagkyndige",
    "De ansatte",
    "De øvrige",
    "De er flyttet",
)
"""Starts of the lines where *De* is *they* or *the*."""


def units() -> Iterator[tuple[str, dict[int, str]]]:
    """Each line as plain text, with the lemma of the imperatives by their place in it."""
    written = TEXT.read_text(encoding="utf-8").splitlines()
    for line in (*written, *lines(random.Random(0))):
        if line and not line.startswith("#"):
            yield _plain(line)


def _plain(line: str) -> tuple[str, dict[int, str]]:
    words, lemmas, at = [], {}, 0
    for word in line.split(" "):
        form, mark, lemma = word.partition("=")
        if mark:
            core = lemma.rstrip(",.")
            lemmas[at], form = core, form + lemma[len(core) :]
        words.append(form)
        at += len(form) + 1
    return " ".join(words), lemmas


def analysis(token: Token, imperatives: dict[int, str]) -> tuple[str, str, str]:
    """Lemma, part of speech and features."""
    if token.idx in imperatives:
        return imperatives[token.idx], "VERB", "Mood=Imp"
    if token.i == 0 and token.text in NOUNS and not imperatives:
        feats = f"Definite=Ind|Gender={NOUNS[token.text]}|Number=Sing"
        return token.lower_, "NOUN", feats
    if token.text == "I" and (token.i or token.nbor().pos_ in {"VERB", "AUX"}):
        return PLURAL_I
    if token.text in {"De", "Dem", "Deres"} and not token.doc.text.startswith(NOT_POLITE):
        familiar = {"De": "du", "Dem": "dig", "Deres": "din"}[token.text]
        return POLITE[familiar][1:]
    if token.lower_ in DEPONENTS:
        infinitive = any(t.lower_ in {"kan", "skal", "at"} for t in token.doc[: token.i][-1:])
        finite = "Mood=Ind|Tense=Pres|VerbForm=Fin|Voice=Act"
        return token.lower_, "VERB", "VerbForm=Inf|Voice=Act" if infinitive else finite
    if token.text in {"§", "§§"}:
        return token.text, "PUNCT", ""
    if token.lower_ in FIXES:
        return FIXES[token.lower_]
    return LEMMAS.get(token.lemma_, token.lemma_), token.pos_, str(token.morph)


def sentence(number: int, doc: Doc, imperatives: dict[int, str]) -> Sentence:
    """One unit with its tags; each is a text of its own."""
    rows = [analysis(t, imperatives) for t in doc]
    lemmas, pos, feats = zip(*rows, strict=True)
    return Sentence(
        id=f"letter{number}-1",
        words=tuple(t.text for t in doc),
        spaces=tuple(bool(t.whitespace_) for t in doc),
        lemmas=lemmas,
        pos=pos,
        feats=feats,
    )


def tagged(nlp: Language) -> Iterator[Sentence]:
    """All units."""
    for number, (text, imperatives) in enumerate(units()):
        yield sentence(number, nlp(text), imperatives)


def _misplaced(word: str, dep: str, feats: str) -> bool:
    if feats == "Mood=Imp":
        return dep not in {"root", "conj", "ccomp", "advcl", "xcomp", "obj", "acl:relcl"}
    return word == "I" and "Person=2" in feats and dep not in {"nsubj", "conj"}


def refine(s: Sentence) -> Sentence | None:
    """Law references attached alike; nothing if an imperative hangs where none can."""
    if any(map(_misplaced, s.words, s.deps, s.feats)):
        return None
    heads, deps = list(s.heads), list(s.deps)
    marked = {h for h, d in zip(heads, deps, strict=True) if d in {"case", "mark"}}
    for i, (head, dep) in enumerate(zip(heads, deps, strict=True)):
        # *Kontakt skolen*: the teacher knows *kontakt* as a noun.
        if dep in {"nmod", "appos"} and s.feats[head] == "Mood=Imp" and i not in marked:
            deps[i] = "obj"
    section = -1
    for i, word in enumerate(s.words[:-1]):
        number = i + 1 if s.words[i + 1][0].isdigit() else -1
        if word in {"§", "§§"} and number > 0:
            if heads[i] == number:
                heads[i], deps[i] = heads[number], "obl"
            heads[number], deps[number] = i, "nummod"
            section = i
            if i and s.words[i - 1].endswith("s") and deps[i - 1] in {"nmod", "obl", "obj"}:
                heads[i - 1], deps[i - 1] = i, "nmod:poss"
        elif section >= 0 and word in {"stk.", "nr."} and number > 0:
            heads[i], deps[i] = section, "nmod"
            heads[number], deps[number] = i, "nummod"
    return replace(s, heads=tuple(heads), deps=tuple(deps))


def main(command: str, source: str, out: str) -> None:
    """Command line."""
    if command == "tag":
        write(tagged(load(source)), Path(out))
    else:
        refined = (refine(s) for s in read(Path(source)))
        write((s for s in refined if s), Path(out))


if __name__ == "__main__":
    main(*sys.argv[1:4])
