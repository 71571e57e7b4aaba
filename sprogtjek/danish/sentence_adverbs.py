"""Adverbs of the whole sentence: before the object in a main clause (*vi sender derfor brevet*).

Left out: *som* and *så*, which begin longer ones (*som regel, så vidt muligt*). Other adverbs
(*skriftligt, hjem, tilbage*) stand after the object: *vi sender brevet tilbage*.
"""

from __future__ import annotations

SENTENCE_ADVERBS = frozenset(
    """
    aldrig allerede alligevel altid automatisk bare blot da dermed derefter derfor dernæst derpå
    desuden desværre dog efterfølgende egentlig ej eventuelt faktisk først formentlig fortsat
    forventeligt herefter hermed herved ikke imidlertid jo kun løbende ligeledes normalt nok nu
    navnlig næsten ofte også oftest principielt samtidig selvfølgelig sjældent snart stadig straks
    således sædvanligvis tidligere tillige typisk umiddelbart vel endnu endelig endvidere
    """.split()
)
