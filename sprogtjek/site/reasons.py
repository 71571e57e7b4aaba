"""Why a page could not be had, in Danish."""

from __future__ import annotations

_LATER = "Prøv igen senere."
_LINK = "Ret eller fjern de links, der fører hertil."
_SERVER = "Sig det til dem, der driver hjemmesiden."

# HTTP status → what is said, what to do. The number is put after it.
_STATUSES = {
    400: ("Serveren forstod ikke adressen", "Tjek, at adressen er rigtig."),
    401: ("Siden kræver, at man logger ind", "Gem siden fra en browser, og tjek filen."),
    403: ("Serveren giver ikke adgang til siden", "Gem siden fra en browser, og tjek filen."),
    404: ("Siden findes ikke", _LINK),
    410: ("Siden er fjernet", _LINK),
    429: ("Serveren vil ikke svare på flere forespørgsler lige nu", "Prøv igen med lavere --rate."),
    500: ("Serveren melder om en fejl", _SERVER),
    502: ("Serveren melder om en fejl", _LATER),
    503: ("Serveren er optaget eller lukket ned", _LATER),
    504: ("Serveren melder om en fejl", _LATER),
}


class FetchError(Exception):
    """A page cannot be had. ``reason`` and ``hint`` are Danish sentences.

    ``passing``: it may be had on another try. ``wait``: seconds that the server asks for before
    that. ``silent``: no server answered. ``status``: what the
    server's was.
    """

    def __init__(
        self,
        reason: str,
        hint: str = "",
        *,
        passing: bool = False,
        wait: float = 0.0,
        silent: bool = False,
        status: int | None = None,
    ) -> None:
        super().__init__(reason)
        self.reason = reason
        self.hint = hint
        self.passing = passing
        self.wait = wait
        self.silent = silent
        self.status = status


class DisallowedError(FetchError):
    """robots.txt forbids it."""


class NoPageError(FetchError):
    """It is there, and is nothing that was asked for: a document, a picture."""


# A server that is overtaxed or being started again answers so, and better a moment later.
_PASSING = frozenset({429, 500, 502, 503, 504})


def failed(code: int, wait: float = 0.0) -> FetchError:
    """A status that brings no page; ``wait`` is what the server says in Retry-After."""
    if code in _STATUSES:
        said, hint = _STATUSES[code]
    elif code >= 500:
        said, hint = _STATUSES[500]
    elif code >= 400:
        said, hint = "Serveren afviste at sende siden", "Åbn adressen i en browser, og se hvorfor."
    else:
        said, hint = "Serveren sendte ingen side", _SERVER
    passing = code in _PASSING
    return FetchError(f"{said} ({code}).", hint, passing=passing, wait=wait, status=code)


def too_large(megabytes: int) -> FetchError:
    """A page that has more bytes than are read."""
    hint = f"En side må højst fylde {megabytes} MB. Grænsen kan ændres under »limits:«."
    return FetchError("Siden er for stor.", hint)


def too_slow(seconds: float) -> FetchError:
    """A page that kept coming, or did not begin to, until the time was over."""
    hint = f"Der er ventet {seconds:.0f} sekunder. Tiden kan ændres med --timeout."
    return FetchError("Siden tog for lang tid at hente.", hint, silent=True)


def silent(host: str) -> FetchError:
    """A server that takes the question and does not answer."""
    return FetchError(f"Serveren {host} svarer ikke.", _LATER, passing=True, silent=True)


def cut_short() -> FetchError:
    """A page of which only a part came."""
    return FetchError("Siden kom ikke hel frem.", _LATER, passing=True)


def mispacked() -> FetchError:
    """A page whose packing is broken."""
    return FetchError("Siden kan ikke pakkes ud.", _SERVER)


def unknown_packing(coding: str) -> FetchError:
    """A page packed in a way that was not asked for."""
    return FetchError(f"Siden er pakket på en måde, som ikke kan læses ({coding}).", _SERVER)


def empty() -> FetchError:
    """A page without a single byte."""
    return FetchError("Siden er tom.", _SERVER)


def unconnected(host: str) -> FetchError:
    """No connection to the server."""
    hint = "Tjek adressen og netforbindelsen. Prøv igen senere."
    reason = f"Der er ingen forbindelse til serveren {host}."
    return FetchError(reason, hint, passing=True, silent=True)


def broken_off() -> FetchError:
    """A connection that ended before the answer did."""
    return FetchError("Forbindelsen til serveren blev afbrudt.", _LATER, passing=True)


def unknown_host(host: str) -> FetchError:
    """A name that no server has."""
    hint = "Tjek stavningen og netforbindelsen."
    return FetchError(f"Der er ingen server med navnet {host}.", hint, silent=True)


def untrusted(host: str) -> FetchError:
    """A certificate that is not good, or no encryption at all."""
    hint = "Åbn adressen i en browser, og se, om den advarer. Certifikatet kan være udløbet."
    reason = f"Der kan ikke oprettes en sikker forbindelse til {host}."
    return FetchError(reason, hint, silent=True)


def private(host: str) -> FetchError:
    """A host on a private network, or this machine, that the user did not name by number."""
    hint = "Ligger hjemmesiden på jeres eget net, så brug --intranet."
    reason = f"Adressen {host} ligger på et privat net og bliver ikke hentet."
    return FetchError(reason, hint, silent=True)


def in_a_ring() -> FetchError:
    """Redirects that lead back to where they began."""
    hint = "Måske kræver siden, at man logger ind eller godtager cookies."
    return FetchError("Siden viser videre i ring.", hint)


def too_many_redirects(most: int) -> FetchError:
    """Redirects without an end in sight."""
    return FetchError(f"Siden viser videre mere end {most} gange.", _SERVER)


def astray() -> FetchError:
    """A redirect to nowhere."""
    return FetchError("Siden viser videre til en adresse, der ikke kan læses.", _SERVER)


def elsewhere(host: str) -> FetchError:
    """A redirect to another host."""
    hint = "Kun den hjemmeside, du har nævnt, bliver hentet."
    return FetchError(f"Siden viser videre til en anden hjemmeside ({host}).", hint)


def other_site(host: str) -> FetchError:
    """An address in a sitemap that is not of its site."""
    hint = "Kun den hjemmeside, du har nævnt, bliver hentet."
    return FetchError(f"Adressen ligger på en anden hjemmeside ({host}).", hint)


def disallowed() -> FetchError:
    """robots.txt forbids it."""
    hint = "Gem siden fra en browser, og tjek filen, eller ret robots.txt."
    return DisallowedError("Hjemmesidens robots.txt tillader ikke, at siden bliver hentet.", hint)


def robots_unknown(why: str) -> FetchError:
    """robots.txt could not be had, so nothing may be fetched (RFC 9309, 2.3.1.4)."""
    reason = f"Hjemmesidens robots.txt kan ikke hentes, så siden bliver heller ikke hentet: {why}"
    return FetchError(reason, _LATER)


def noindex() -> FetchError:
    """A page found by crawling that asks to be left out."""
    hint = "Skal den tjekkes, så skriv adressen i en liste."
    return FetchError("Siden beder selv om, at robotter ikke tager den med (noindex).", hint)


def document(name: str) -> FetchError:
    """A document where web pages were asked for."""
    return NoPageError(f"Adressen fører til {name}.", "Brug --documents for at få dokumenter med.")


def no_text(name: str) -> FetchError:
    """A file of a kind that is not read."""
    return NoPageError(f"Adressen fører til {name}.", "Det kan sprogtjek ikke læse.")


def no_page(media_type: str) -> FetchError:
    """Neither a web page nor a document that is read."""
    return NoPageError(f"Adressen fører ikke til en tekst ({media_type}).", "")


def given_up(host: str, times: int) -> FetchError:
    """An address of a server that has not answered for so long that it is not asked again."""
    hint = "Kør igen, når serveren svarer."
    reason = (
        f"Serveren {host} svarede ikke på de seneste {times} adresser, så denne er ikke prøvet."
    )
    return FetchError(reason, hint)


def broken_down(kind: str) -> FetchError:
    """An error that nobody has thought of."""
    hint = "Meld gerne fejlen til dem, der laver sprogtjek."
    return FetchError(f"Siden kan ikke hentes på grund af en fejl i sprogtjek ({kind}).", hint)


def no_address() -> FetchError:
    """A line of a list, or an entry of a sitemap, that is no address."""
    hint = "En webadresse begynder med https:// eller http://."
    return FetchError("Det er ikke en webadresse.", hint)


def no_sitemap() -> FetchError:
    """An address that is said to be a sitemap's."""
    return FetchError("Adressen fører ikke til et sitemap.", "Ret robots.txt eller sitemappet.")


def half_sitemap(why: str) -> FetchError:
    """A sitemap that is read no further."""
    reason = f"Sitemappet kan ikke læses til ende: {why}."
    return FetchError(reason, "De sider, der står før, er taget med. " + _SERVER)
