"""Sentences that begin with an imperative: the treebank has a hundred, letters live by them.

    python -m training.imperatives PARSED.conllu OUT.conllu

Makes orders of parsed statements: *Vi skal sende brevet til skolen* gives *Send brevet til
skolen*, with its tree. `lines` combines verbs and objects of letters in the manner of
`supplement.txt`; `training.supplement` adds them to its own.
"""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from training.conllu import Sentence, read, write

MODALS = {"skulle", "måtte", "burde", "kunne", "ville"}
BEFORE = {"nsubj", "aux", "advmod", "cc"}
"""What may stand before the infinitive; it all goes."""

VERBS = """
    afbestille afgive aflevere aflyse afmelde afprøve afsende aftale afvente afvise anføre
    angive anmelde anmode ansøge anvende bede begrunde bekræfte beregne beskrive bestille betale
    bevare booke bringe bruge dokumentere downloade dække efterlyse evaluere finde fjerne fjerne
    flytte foreslå forklare forlænge forny fortsætte fremsende fremvise gemme gentage gennemgå
    give godkende henvende henvise hente holde huske indbetale indberette indgive indhente
    indkalde indlevere indmelde indsende indskrive installere klage klippe kontakte kontrollere
    kopiere lukke læse lægge lave maile male markere medbringe medsende meddele melde modtage
    møde nedlægge notere opbevare opdatere opdele opgive opgøre oplyse oprette opsige opsøge
    ordne orientere overføre overholde overveje parkere passe planlægge printe præcisere prøve
    redegøre registrere rense reparere reservere respektere rette returnere ringe rydde sende
    servicere skifte skrive slukke sortere spare spørge standse starte stille stoppe støtte
    svare søge tage tegne tilføje tilkalde tilmelde tilpasse tjekke tømme udarbejde udfylde
    udlevere udpege udskifte udskrive underskrive undersøge undgå undlade uploade vaske vedhæfte
    vedlægge veje vente videresende vise vurdere vælge ændre åbne
""".split()
"""Verbs of letters, mostly with an object."""

OBJECTS = """
    brevet|skemaet|blanketten|din ansøgning|dine oplysninger|dit pas|nøglen|den vedlagte erklæring
    alle bilag|pladsen|aftalen|regningen|beløbet|dokumentation for dine udgifter|en ny tid
    adressen|sagsnummeret|et billede|tilbud fra to håndværkere|affaldet|beholderen|
    kopi af lejekontrakten|os besked|fortovet|døren|koden|dit barn|din klage|fejlen|vores svar
    de manglende sider|siderne 1-4|hele beløbet|punkt 2 og 3|en bisidder|forvaltningen|skolen
""".replace("\n", "|").split("|")

TAILS = """
    .|.|.|, hvis du kan.|, før du sender det.|, hvis noget er uklart.| senest den 3. juni.
    | i god tid.| inden fredag.| på borger.dk.| hurtigst muligt.| skriftligt.
    |, og send det til os.| med det samme.
""".replace("\n", "|").split("|")


def imperative(infinitive: str) -> str:
    """*sende → send, bestille → bestil, gå → gå*."""
    if not infinitive.endswith("e") or len(infinitive) < 4:
        return infinitive
    stem = infinitive[:-1]
    if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in "aeiouyæøå":
        return stem[:-1]
    return stem


def transform(s: Sentence) -> Sentence | None:
    """The order in a statement with a modal verb, or nothing."""
    root = next((i for i, h in enumerate(s.heads) if h == i), 0)
    if s.feats[root] != "VerbForm=Inf|Voice=Act" or not 2 <= root <= 4:
        return None
    before = range(root)
    if any(s.heads[i] != root or s.deps[i] not in BEFORE for i in before):
        return None
    if not any(s.lemmas[i] in MODALS for i in before) or any(h < root for h in s.heads[root:]):
        return None
    if not re.fullmatch(r"[a-zæøå]+", s.words[root]) or s.words[root] in {"være", "have", "blive"}:
        return None
    return _cut(s, root)


def _cut(s: Sentence, root: int) -> Sentence:
    word = imperative(s.words[root])
    return replace(
        s,
        words=(word[0].upper() + word[1:], *s.words[root + 1 :]),
        lemmas=(s.words[root], *s.lemmas[root + 1 :]),
        pos=s.pos[root:],
        feats=("Mood=Imp", *s.feats[root + 1 :]),
        spaces=s.spaces[root:],
        heads=tuple(h - root for h in s.heads[root:]),
        deps=s.deps[root:],
    )


def lines(rng: random.Random) -> Iterator[str]:
    """Each verb with two objects."""
    objects = [x.strip() for x in OBJECTS if x.strip()]
    tails = [x.rstrip() for x in TAILS if x.strip()]
    for verb in VERBS:
        for _ in range(2):
            word = imperative(verb)
            tail = rng.choice(tails).lstrip() if rng.random() < 0.4 else "."
            glue = "" if tail[0] in ".," else " "
            yield f"{word[0].upper()}{word[1:]}={verb} {rng.choice(objects)}{glue}{tail}"


def main(source: Path, out: Path) -> None:
    """Write the orders that can be made of the sentences in `source`."""
    found = (transform(s) for s in read(source))
    write((replace(s, id=f"order{n}-1") for n, s in enumerate(f for f in found if f)), out)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
