"""Adverbs of the whole sentence: before the object in a main clause (*vi sender derfor brevet*).

Other adverbs (*skriftligt, hjem, tilbage*) stand after the object: *vi sender brevet tilbage*.
"""

from __future__ import annotations

SENTENCE_ADVERBS = frozenset(
    """
    aldrig allerede alligevel altid automatisk bare blot da dermed derefter derfor dernæst derpå
    desuden desværre dog efterfølgende egentlig ej eventuelt faktisk først formentlig fortsat
    forventeligt herefter hermed herved ikke imidlertid igen jo kun løbende ligeledes normalt nok nu
    nær næsten ofte også oftest principielt samtidig selvfølgelig sjældent snart som stadig straks
    således sædvanligvis så tidligere tillige typisk umiddelbart vel vist yderligere endnu endelig
    endvidere
    """.split()
)
