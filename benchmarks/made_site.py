"""A municipality's website, made of the project's own corpus, and a server for it on loopback.

How much of a site is repeated is known from Gibson, Punera and Tomkins, *The volume and evolution
of web page templates* (WWW 2005): 40 to 50 per cent of the content of web pages is template. Menu,
breadcrumbs and footer come on top of that here: the reader leaves them out, so they cost reading
and nothing else. Of the text that is left a page of 400 words has some 45 per cent in
common with others: the boxes on contact, opening hours, Digital Post, complaints, personal data and
self-service that municipal sites place inside the page. A tenth of them are the
same on all pages, the rest on those of one of twenty departments.

The text of a page itself is of sentences of the corpus in an order that no other page has, so that
nearly all paragraphs differ while their language stays real. It depends on the number of the
page and its version alone.
"""

from __future__ import annotations

import hashlib
import random
import re
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from sprogtjek.sources.files import read_path

CORPUS = Path(__file__).parent.parent / "corpus"
WORDS = 220  # of a page's own text
DEPARTMENTS = tuple(
    "Borgerservice Jobcenter Sundhed Ældre Børn Skole Byggeri Miljø Vej Affald Kultur Fritid Bolig "
    "Handicap Familie Plan Erhverv Natur Vand Beredskab".split()
)
_SENTENCE_END = re.compile(r"(?<=[a-zæøå][.!?]) (?=[A-ZÆØÅ])")
_MENU = "".join(
    f'<li><a href="/{name.lower()}/{number}">{name} {number}</a></li>'
    for name in DEPARTMENTS
    for number in range(4)
)
_FOOTER = "".join(
    f'<div><h2>{name}</h2><p>Rådhuspladsen 1</p><p><a href="/om/{name}">Om siden</a></p></div>'
    for name in ("Kontakt", "Presse", "Job", "Om kommunen")
)


@cache
def sentences() -> tuple[str, ...]:
    """The sentences of the corpus."""
    blocks = (b for path in sorted(CORPUS.rglob("*.txt")) for b in read_path(path).blocks)
    texts = (block.text for block in blocks if block.kind in ("paragraph", "list_item"))
    found = (sentence for text in texts for sentence in _SENTENCE_END.split(text))
    return tuple(dict.fromkeys(each for each in found if len(each.split()) > 4))


def page(number: int, version: int = 0) -> str:
    """A page of the site in HTML."""
    dice = random.Random(f"{number} {version}")
    department = number % len(DEPARTMENTS)
    title = f"{DEPARTMENTS[department]}: {' '.join(dice.choice(sentences()).split()[:4])} {number}"
    return (
        f'<!doctype html><html lang="da"><head><meta charset="utf-8"><title>{title}</title></head>'
        f'<body><header><nav><ul>{_MENU}</ul></nav></header><main><nav class="breadcrumb">'
        f'<a href="/">Forside</a></nav><h1>{title}</h1>{_own_text(dice)}{_boxes(department)}</main>'
        f"<footer>{_FOOTER}</footer></body></html>"
    )


def _own_text(dice: random.Random) -> str:
    parts: list[str] = []
    words = 0
    while words < WORDS:
        chosen = dice.sample(sentences(), dice.randint(2, 4))
        if len(parts) % 4 == 3:
            parts.append(f"<h2>{' '.join(chosen[0].split()[:5])}</h2>")
        if len(parts) % 3 == 2:
            parts.append("<ul>" + "".join(f"<li>{each}</li>" for each in chosen) + "</ul>")
        else:
            parts.append(f"<p>{' '.join(chosen)}</p>")
        words += sum(len(each.split()) for each in chosen)
    return "".join(parts)


@cache
def _boxes(department: int) -> str:
    """What a department's pages have in common; the last box is on all pages."""
    dice = random.Random(f"box {department}")
    own = ("Kontakt os", "Åbningstider", "Selvbetjening", "Digital Post", "Hvis du vil klage")
    shared = random.Random("all")
    return "".join(_box(title, dice) for title in own) + _box("Dine oplysninger", shared)


def _box(title: str, dice: random.Random) -> str:
    chosen = dice.sample(sentences(), 2)
    texts = f"<p>{chosen[0]}</p><ul><li>{chosen[1]}</li></ul>"
    return f'<section class="box"><h2>{title}</h2>{texts}</section>'


@cache
def _data(number: int, version: int) -> bytes:
    return page(number, version).encode()


class Handler(BaseHTTPRequestHandler):
    """Serves ``/sitemap.xml`` and the pages; says 304 of a page that is as it was."""

    protocol_version = "HTTP/1.1"
    wbufsize = -1  # head and body in one packet: else the kernel waits between them
    disable_nagle_algorithm = True
    pages = 0
    changed = 0  # pages, spread over the site, that have another version

    def do_GET(self) -> None:
        """Answer."""
        if self.path == "/sitemap.xml":
            return self._send(self._sitemap().encode(), "application/xml")
        number = self.path.removeprefix("/side/")
        if not number.isdecimal() or int(number) >= self.pages:
            return self.send_error(404)
        data = _data(int(number), int(self.is_changed(int(number))))
        return self._send(data, "text/html; charset=utf-8")

    @classmethod
    def is_changed(cls, number: int) -> bool:
        """Whether a page has another version."""
        return bool(cls.changed) and number % (cls.pages // cls.changed) == 0

    def _sitemap(self) -> str:
        host = f"http://{self.headers['Host']}"
        found = "".join(f"<url><loc>{host}/side/{n}</loc></url>" for n in range(self.pages))
        return f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{found}</urlset>'

    def _send(self, data: bytes, media_type: str) -> None:
        mark = f'"{hashlib.sha256(data).hexdigest()[:16]}"'
        same = self.headers["If-None-Match"] == mark
        self.send_response(304 if same else 200)
        self.send_header("ETag", mark)
        self.send_header("Content-Type", media_type)
        self.send_header("Content-Length", "0" if same else str(len(data)))
        self.end_headers()
        self.wfile.write(b"" if same else data)

    def log_message(self, *words: object) -> None:
        """Say nothing."""


def serve(pages: int, changed: int = 0, port: int = 0) -> None:
    """Serve a site until killed; its port is printed on a line.

    The pages are made before that: to make them is no work of those who ask for them.
    """
    Handler.pages, Handler.changed = pages, changed
    for number in range(pages):
        _data(number, int(Handler.is_changed(number)))
    with ThreadingHTTPServer(("127.0.0.1", port), Handler) as server:
        print(server.server_address[1], flush=True)
        server.serve_forever()
