"""Whether a term is explained where it stands: right after it, right before it, or next."""

from __future__ import annotations

import re

_REACH = 12  # words after a term in which an explanation counts (catalogue D8)

_WITHIN = re.compile(
    r"\((?:[^()\d§]*\s)[^()\d§]*\)|\bdvs\.|\b(?:det )?vil sige\b|\bbetyder\b|\baltså\b"
    r"|\bogså kald(?:et|t)\b|\bi daglig tale\b"
)
_RIGHT_AFTER = re.compile(
    r"[»«”\"]? (?:\((?!tlf|telefon|jf|se |§|\d)"
    r"|(?:er|kan være)(?:,? (?:når|at|hvis)| (?:en|et|det|den|de|ret|retten|din|dit|penge))\b"
    r"|handler om|går ud på|giver (?:dig )?ret til|[–-] )"
    r"|[»«”\"]?:|, (?:hvor|hvilket|så (?:at )?(?:du|I|man|De)|en|et|det|den|retten"
    r"|kaldet|for eksempel|også)\b"
    # What it is or does; »som du har bedt om« and »der blev sendt« tell of the case instead.
    r"|,? (?:der|som) (?:er|betyder|giver|bestemmer|siger|viser|handler|gælder|fortæller|beskriver"
    r"|sikrer|gør|går|dækker|hjælper|forbyder|kræver|følger|(?:skal|kan|må)(?! \w+es\b)|ikke)\b"
)
_NEXT = re.compile(
    r"\W*(?:(?:Det|Dette) (?:betyder|vil sige|handler om|er (?:når|en|et|det|din|dit))\b|Dvs\."
    r"|Altså\b|Her (?:kan|får|skal) du\b|På den måde\b)"
)
_BEFORE = re.compile(
    r"(?:\b(?:kald(?:es|et|te?|er)|hedder|såkaldte?|betegnes|ordet|begrebet|udtrykket"
    r"|det vil sige|altså|forstås)\b|\bdvs\.)[^.;,()]{0,25}$|\([^()]*$"
)


def is_explained(text: str, start: int, end: int, sentence: tuple[int, int]) -> bool:
    """Whether the term at ``start:end`` of a block is explained there.

    ``sentence``: where its sentence starts and ends. Source: catalogue D8.
    """
    after = text[end : sentence[1]]
    near = " ".join(after.split(" ")[: _REACH + 1])
    return bool(
        _RIGHT_AFTER.match(after)
        or _WITHIN.search(near)
        or _NEXT.match(text[sentence[1] :])
        or _BEFORE.search(text[sentence[0] : start])
    )
