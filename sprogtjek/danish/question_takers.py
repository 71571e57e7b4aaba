"""Words that an indirect question can depend on: *forklare, hvorfor* …; *grunden til, hvorfor*.

Lemmas. A clause with *hvorfor* in the sense of »therefore« depends on none of them.
"""

from __future__ import annotations

ASKING = frozenset(
    (
        *("forklare", "begrunde", "redegøre", "uddybe", "beskrive", "angive", "præcisere"),
        *("skrive", "fortælle", "oplyse", "vide", "spørge", "forstå", "begribe", "undre"),
        *("undersøge", "afklare", "overveje", "drøfte", "diskutere"),
    )
)
"""Verbs that take a question wherever they stand in the clause before it."""

LOOKING = frozenset(("se", "læse", "vise", "fremgå", "stå", "finde", "vælge", "bestemme"))
"""Verbs that take a question when they stand shortly before it."""

ASKING_NEARBY = frozenset(
    (
        *ASKING,
        *("sige", "svare", "meddele", "informere", "vejlede", "huske", "opdage", "finde", "se"),
        *(
            "læse",
            "høre",
            "vise",
            "fremgå",
            "stå",
            "afgøre",
            "vurdere",
            "tjekke",
            "tale",
            "vælge",
            "bestemme",
        ),
        *("klar", "klart", "tvivl", "uklar", "uklart", "sikker", "tydelig", "tydeligt"),
        *("begrundelse", "forklaring", "grund", "årsag", "spørgsmål", "svar"),
        *("hvordan", "hvornår", "hvor", "hvad"),
        *("om", "for", "til", "over", "på", "af", "ved", "i", "med", "fra", "efter", "mod"),
    )
)
"""Words that take a question directly after them: also nouns, adjectives and prepositions."""
