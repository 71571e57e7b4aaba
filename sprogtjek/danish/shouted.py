"""Words that Danish texts write in capitals to be heard: *IKKE, HUSK, SENEST*.

A list, since capitals alone prove nothing: *STAR* and *VISO* are names. *SKAT* is left out: the
tax authority was called so.
"""

from __future__ import annotations

SHOUTED = frozenset(
    """aldrig alene alle allerede alligevel alt altid begge begynd bemærk bestil betal bliv bør
    derfor desværre dette din dine disse efter ekstra eller endnu enten fejl forbudt foretag frist
    fristen fuld færdig først før gange gratis hele helt hurtigst husk hver hvert idag igen ikke
    imod inden ingen ingenting intet kontakt kontant kun lukket læs mindst mister muligt mødepligt
    må nedsat nej ny nye nyhed nyt nødvendigt obligatorisk også oplys opmærksom personligt pligt
    påkrævet ring rettidigt samlet samme samtlige selv send senest skal skriftligt skriv skulle slet
    slut snarest stadig stop stoppe stoppes straks strengt svar tilmeld tilmelding udelukkende uden
    udfyld umiddelbart under underskriv vedlæg vigtig vigtige vigtigt væk åben åbent
    ændret""".split()
)
