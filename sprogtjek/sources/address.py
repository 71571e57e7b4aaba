"""Lines of an address block: names, streets, towns, numbers to call, dates, references.

Four strengths: ``sure`` lines are found nowhere else, ``label`` lines (»Sagsnr.: …«) belong to
the head of a letter, ``date`` lines to that of an article too, and ``name`` lines only look
like a name and prove nothing alone.
"""

from __future__ import annotations

import re
from typing import Literal, get_args

from sprogtjek.sources.dates import DATE
from sprogtjek.sources.lines import Line, by_look

Strength = Literal["sure", "label", "date", "name"]
_STRENGTHS: tuple[Strength, ...] = get_args(Strength)

_ROADS = (
    "vej|gade|gaden|allé|alle|alléen|stræde|strædet|plads|pladsen|torv|torvet|vænge|vænget|have"
    "|haven|park|parken|bakke|bakken|toft|toften|høj|højen|eng|engen|skov|skoven|mark|marken|sti"
    "|stien|boulevard|kaj|kajen|gård|gården|lund|lunden|vang|vangen|dal|dalen|brink|brinken|kær"
    "|kæret|bro|broen|havn|havnen|port|passage|passagen|center|centret|centeret|vejen"
)
_NUMBER = r"\d{1,4} ?[A-ZÆØÅa-zæøå]?(?: ?[-–/] ?\d{1,4} ?[A-Za-z]?)?"

_SURE = re.compile(
    "|".join(
        (
            r"(?:DK[- ]?)?\d{4} [A-ZÆØÅ][^\W\d]*\.?(?: [^\W\d]+\.?){0,3}",
            rf"(?:[A-ZÆØÅ][\w.'-]* ){{0,4}}[\w.'-]*(?i:{_ROADS}) {_NUMBER}",
            r"(?i:(?:direkte )?(?:tlf|telefon|mobil(?:tlf)?|mob|fax|tel|direkte)\.?(?:nr\.?)?:? ?)?"
            r"(?:\+45 ?)?\d\d ?\d\d ?\d\d ?\d\d",
            r"(?i:(?:e-?mail|mail|e-?post):? ?)?[^\s@]+@[^\s@]+\.\w{2,}",
            r"(?i:(?:web|hjemmeside):? ?)?(?:https?://|www\.)\S+",
            r"(?:[\w-]+\.)+(?:dk|com|eu|org)(?:/\S*)?",
            r"(?i:cvr|cpr|ean|se|p)[-. ]?(?i:nr|nummer)?\.?:? ?\d[\d -]{5,}\d",
            r"(?i:postboks|boks) \d+",
        )
    )
)
_LABEL = re.compile(
    # Abbreviations and numbers: with a full stop, a colon or a figure after them.
    r"(?i:tlf|telefon|mobil|fax|e-?mail|e-?post|cvr|cpr|ean|att|ref|sag"
    r"|(?:sags?|journal|j\.?|j(?:ou)?r\.?|dok(?:ument)?\.?|matr(?:ikel)?\.?|ejendoms|kle)"
    r"[- ]?(?:nr|nummer|id)|(?:deres|vores|vor|din) ref(?:erence)?)(?:[.:]+ ?| ?(?=\d)).*"
    # Plain words: with a colon.
    r"|(?i:sagsbeh(?:andler)?|direkte|mail|web|hjemmeside|kontakt(?:person)?|dato|til|fra|cc|bcc"
    r"|kopi(?: til)?|sendt|navn|(?:post|besøgs)?adresse|afsender|modtager|reference|matrikel"
    r"|ejendom|(?:åbnings|telefon|ekspeditions)tid(?:er)?): ?.*"
    r"|(?i:c/o|v/) ?\S.*"
)
_DETAIL = re.compile(r"(?i:(?:st|kld?|\d{1,2})\.? ?(?:sal)?\.? ?(?:th|tv|mf|dør \d+|\d{1,3})?\.?)")

_NAME_WORD = re.compile(r"[A-ZÆØÅÉ][\w.'’&/-]*|\d{1,4}[A-Z]?(?:-\d{1,4}[A-Z]?)?|\([A-ZÆØÅ][\w.]*\)")
_SMALL_WORDS = frozenset(
    "og i af for på ved v/ c/o den de til under von van der & - – med hos".split()
)
_PIECES = re.compile(r" *[,;·•|│](?= |$) *| +[-–/] +| {3,}|\t+")


@by_look
def strength(line: Line) -> Strength | None:
    """How surely the line belongs to an address block; ``None`` if it does not look so."""
    if line.words > 20 or not line.plain:
        return None
    if _LABEL.fullmatch(line.plain):
        return "label" if line.words <= 14 and not _is_sentence(line.plain) else None
    pieces = [" ".join(piece.split()) for piece in _PIECES.split(line.text) if piece.strip()]
    kinds = {_piece_strength(piece) for piece in pieces}
    if None in kinds or not kinds:
        return None
    return next(kind for kind in _STRENGTHS if kind in kinds)


def _piece_strength(piece: str) -> Strength | None:
    if _SURE.fullmatch(piece):
        return "sure"
    if DATE.fullmatch(piece) or _is_town_and_date(piece):
        return "date"
    if _LABEL.fullmatch(piece):
        return "label"
    return "name" if _is_name(piece) or _DETAIL.fullmatch(piece) else None


def _is_town_and_date(piece: str) -> bool:
    town, _, date = piece.partition(" ")
    return town.isalpha() and town[0].isupper() and DATE.fullmatch(date) is not None


def _is_name(piece: str) -> bool:
    words = piece.split()
    if not 1 <= len(words) <= 7 or piece[-1] in "!?:;":
        return False
    if piece[-1] == "." and len(words[-1]) > 4:
        return False
    named = [word for word in words if word not in _SMALL_WORDS]
    return bool(named) and all(_NAME_WORD.fullmatch(word) for word in named)


def _is_sentence(text: str) -> bool:
    return text[-1] in ".!?" and len(text.split()) > 7
