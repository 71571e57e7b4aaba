"""What concerns a run as a whole: said once, or counted and said at the end."""

from __future__ import annotations

from collections import Counter

from sprogtjek.site.options import Notify

SAME_PAGE = (
    "1 adresse fører til en side, der er med i forvejen.",
    "{} adresser fører til sider, der er med i forvejen.",
)
DISALLOWED = (
    "1 link er ikke fulgt, fordi hjemmesidens robots.txt ikke tillader det.",
    "{} links er ikke fulgt, fordi hjemmesidens robots.txt ikke tillader det.",
)
NO_PAGE = (
    "1 link fører til noget andet end en webside og er sprunget over.",
    "{} links fører til noget andet end websider og er sprunget over.",
)
DOCUMENTS = (
    "1 link fører til et dokument og er sprunget over. Brug --documents for at få det med.",
    "{} links fører til dokumenter og er sprunget over. Brug --documents for at få dem med.",
)

OTHER_SITEMAPS = (
    "1 sitemap ligger på en anden hjemmeside og er ikke læst.",
    "{} sitemaps ligger på andre hjemmesider og er ikke læst.",
)


class Notices:
    """Collects what is to be said to the user."""

    def __init__(self, notify: Notify) -> None:
        self._notify = notify
        self._said: set[str] = set()
        self._counts: Counter[tuple[str, str]] = Counter()

    def say(self, notice: str) -> None:
        """Say it at once, if it has not been said."""
        if notice not in self._said:
            self._said.add(notice)
            self._notify(notice)

    def count(self, texts: tuple[str, str]) -> None:
        """One more of these; ``texts`` is for one, and for more."""
        self._counts[texts] += 1

    def tell(self) -> None:
        """Say what has been counted."""
        for (one, many), times in sorted(self._counts.items()):
            self.say(one if times == 1 else many.format(number(times)))


def number(count: int) -> str:
    """A number as it is written in Danish."""
    return f"{count:,}".replace(",", ".")
