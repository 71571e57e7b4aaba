"""Small words that, written with a capital after a full stop, show that a sentence begins."""

from __future__ import annotations

STARTERS = frozenset(
    """
    af aldrig alle alligevel allerede altid altså at begge blandt blot både da de den der derefter
    deres derfor derimod dermed derudover desuden desværre det dette dig din disse dit dog du
    efter eller ellers en endelig endvidere er et fordi for foran forud fra først før gennem
    går ham han hans har hendes her hertil hos hun hvad hvem hver hverken hvilke hvilken hvilket
    hvis hvor hvordan hvorfor hvornår husk i ifølge ikke imens imidlertid inden indtil ingen
    ja jeg jeres kan kontakt kun læs man mange med medmindre mellem men mens min mit nogle nu når
    nej og også om omkring oven over på ring samtidig se selv send siden skal som så sådan søg
    tilsvarende til trods ud uden udfyld under ved vedlagt vedrørende vi vil vores være yderligere
    """.split()
)
"""Pronouns, conjunctions, prepositions, adverbs and the commonest imperatives; lower case."""
