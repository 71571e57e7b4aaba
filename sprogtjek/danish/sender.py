"""Words that tell whether *kommunen* means the sender of a text, another, or a place."""

from __future__ import annotations

OWN_WORDS = frozenset({"vi", "os", "vores", "vor", "vort", "vore"})

ASKING = frozenset(
    """anmode bede fortælle give informere kontakte meddele orientere rykke skylde skrive spørge
    takke tillade underrette oplyse""".split()
)
"""Verbs whose object is somebody that one can turn to: *kontakte kommunen*. Not *forlade*."""

DOINGS = (
    *(
        "afgørelse",
        "begrundelse",
        "beslutning",
        "bemærkning",
        "henvendelse",
        "kontor",
        "opfattelse",
    ),
    *("sagsbehandler", "sagsbehandling", "skøn", "skrivelse", "svar", "telefon", "vurdering"),
    *("selvbetjening", "hjemmeside"),
)
"""Nouns with which *kommunens …* means the sender: not *kommunens veje, borgere, grænse*."""

SENDING = frozenset(
    """aflevere anmelde ansøge fremsende give henvende henvendelse indlevere indsende klage melde
    returnere ringe sende skrive søge tilbagesende anmeldelse ansøgning svar besked""".split()
)
"""Words with which *til kommunen* means the sender."""

OTHERS = (
    *("ankestyrelse", "region", "staten", "danmark", "ministeri", "domstol", "retten", "nævn"),
    *("byråd", "kommunalbestyrelse", "andre", "anden", "kommuner", "indbygger", "landets"),
)
"""Beginnings of words for others that decide (*Udbetaling Danmark*), from which *kommunen* tells
the sender apart, and of words for a place (*indbyggere*)."""

HOSPITALS = ("sygehus", "hospital", "læge")
"""Beginnings of words near which *afdelingen* is another's."""

MOVING = ("flyt", "tilflyt", "fraflyt", "tilknyt", "rejse", "indvand", "hører", "høre")
"""Beginnings of words with which *til kommunen* is a place."""

WHOLE = frozenset({"hele", "samme", "den", "nye", "egen", "din", "jeres", "enhver", "hver"})
"""Words before *kommunen* that make it a place or another one."""
