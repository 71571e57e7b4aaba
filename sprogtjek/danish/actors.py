"""Danish nouns for those who can act: persons, authorities, institutions.

*Sagen behandles af nævnet* has an agent, *pengene trækkes af beløbet* has none. A noun counts
by its last part: *ungdomssagsbehandler* like *sagsbehandler*. Own list for municipal prose.
"""

from __future__ import annotations

from functools import lru_cache

from sprogtjek.danish.nouns import lemma_of

_NOUNS = tuple(
    """
    administration advokat afdeling afsender aktør amt ansat ansatte ansøger apotek arbejdsgiver
    arkitekt assistent bank barn beboer bedemand beredskab bestyrelse bibliotek boligselskab borger
    borgerservice borgmester brandvæsen bruger bureau bygherre byråd center chauffør chef dagpleje
    dagplejer deltager direktion direktorat direktør domstol dommer driftsherre ejer elev enhed
    entreprenør familie far fagfolk fogedret folketing forening forfatter forhandler forsyning
    forvaltning forælder forældre fysioterapeut flertal gruppe grundejer hjemmepleje
    hospital håndværker inspektion inspektør institution jobcenter jordemoder jurist
    kloakmester klager klinik klub kommission kommunalbestyrelse kommune konsulent kontor
    kvinde købmand kunde kæreste kørelærer ledelse leder lejer leverandør læge lærer magistrat mand
    mandskab mester medarbejder menighedsråd mindretal minister ministerium modtager mor museum
    myndighed nabo nævn opdager organisation part parter patient pensionist personale person
    plejehjem politi politiker politikreds provst præst pædagog pårørende radiograf redaktion
    regering region registerfører renovatør repræsentant ret revisor rådgiver råd rektor
    sagkyndig sagsbehandler samlever sekretariat selskab servicechef skattestyrelse skole
    skorstensfejer speciallæge specialist stat studerende styrelse støttekontaktperson sundhedspleje
    sundhedsplejerske sygehus sygeplejerske sælger tandlæge tandplejer team tekniker terapeut
    tilsyn tilsynsførende tilflytter tolk udbyder udlejer udvalg universitet vagt virksomhed
    visitation visitator vicevært vognmand vurderingsmand værge vejleder økonom ægtefælle
    """.split()
)
_SHORTEST_ENDING = 4
"""*råd, ret, mor* count alone: *forråd* and *humor* are no actors."""


@lru_cache(maxsize=4096)
def is_actor(word: str, lemma: str = "") -> bool:
    """Whether a noun, in any form and in lower case, names somebody who can act.

    ``lemma`` is a guess at the dictionary form, for nouns that are not listed.
    """
    forms = {word, lemma_of(word) or word, lemma or word}
    return any(_is_or_ends_in(form, noun) for form in forms for noun in _NOUNS)


def _is_or_ends_in(word: str, noun: str) -> bool:
    return word == noun or (len(noun) >= _SHORTEST_ENDING and word.endswith(noun))
