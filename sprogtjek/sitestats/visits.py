"""How often each page of a site is seen, from a table that a web statistics program wrote.

Two columns are enough: the address and the views. Comma, semicolon or tab, with or without
headings; lines that begin with # (Google Analytics writes some) are passed over.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import unquote, urlsplit

from sprogtjek.errors import UserError

_LARGEST = 50_000_000  # bytes; a table of 5,000 pages has half a million
_ENCODINGS = ("utf-8-sig", "cp1252")
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_VIEWS = re.compile(r"visning|views|sidevisning|besøg|besoeg|visits|hits|sessions|antal", re.I)
_ADDRESS = re.compile(r"adresse|url|side$|sti$|page|path|link", re.I)
_THOUSANDS = re.compile(r"\d{1,3}(?:[., \u00a0\u202f]\d{3})+")
_SAVED = re.compile(r"(?:(?:^|/)index)?\.x?html?$", re.I)
_DECIMALS = re.compile(r"(\d+)[.,]\d+")


class Visits:
    """Views by address. The same page written in different ways is one page.

    ``folder``: where the pages lie, if they are files: what comes behind it is the address.
    """

    def __init__(self, rows: Sequence[tuple[str, int]], folder: str = "") -> None:
        self._folder = folder.rstrip("/\\") if folder else None
        self._exact: Counter[str] = Counter()
        self._pages: Counter[str] = Counter()
        for address, views in rows:
            host, path, query = _key(address)
            self._exact[f"{host}{path}?{query}"] += views
            self._pages[f"{host}{path}"] += views

    def of(self, address: str) -> int | None:
        """The views of a page, or ``None`` where the table does not have it.

        Statistics write ``/pas``, ``https://www.kommune.dk/pas/`` or ``kommune.dk/Pas``. Views of
        the page with anything behind a question mark are views of the page, unless the page's
        own address has something there too.
        """
        found = (self._of(each) for each in self._written(address))
        return next((views for views in found if views is not None), None)

    def _of(self, address: str) -> int | None:
        host, path, query = _key(address)
        known = self._exact if query else self._pages
        end = f"{path}?{query}" if query else path
        return next((known[key] for key in (host + end, end) if key in known), None)

    def _written(self, address: str) -> Iterator[str]:
        """The page's address; of a file the ways in which programs name saved pages."""
        if self._folder is None or not address.startswith(self._folder):
            yield address
            return
        below = address[len(self._folder) :].replace("\\", "/").lstrip("/")
        for name in (below, _SAVED.sub("", below)):
            yield f"/{name}"
            yield name  # the first folder may be named for the host


def _key(address: str) -> tuple[str, str, str]:
    """Host, path and query, written in one way."""
    text = address.strip()
    if "://" not in text and not text.startswith("/") and "." in text.split("/")[0]:
        text = f"//{text}"
    url = urlsplit(text)
    path = "/" + unquote(url.path).strip("/").casefold()
    return url.netloc.lower().removeprefix("www."), path, url.query


def load(path: Path, folder: str = "") -> Visits:
    """The table in a file; ``folder`` as of ``Visits``. Raises ``UserError`` where it is none."""
    rows = list(_rows(_text(path), path))
    if not rows:
        raise UserError(
            "Her er ingen sidevisninger.",
            path=str(path),
            hint="Hver linje skal have en adresse og et tal, for eksempel »/borger/pas;4310«.",
        )
    return Visits(rows, folder)


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > _LARGEST:
            raise UserError("Filen med sidevisninger er for stor.", path=str(path))
        data = path.read_bytes()
    except OSError as error:
        raise UserError("Filen med sidevisninger kan ikke læses.", path=str(path)) from error
    encodings = ("utf-16",) if data.startswith(_UTF_16) else _ENCODINGS
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UserError("Filen med sidevisninger er ikke tekst.", path=str(path))


def _rows(text: str, path: Path) -> Iterator[tuple[str, int]]:
    lines = [(n, line) for n, line in enumerate(text.splitlines(), 1) if _has_content(line)]
    if not lines:
        return
    separator = _separator(lines[0][1])
    table = [(n, next(csv.reader([line], delimiter=separator))) for n, line in lines]
    address, views = _columns(table)
    for index, (number, cells) in enumerate(table):
        value = _number(cells[views]) if len(cells) > max(address, views) else None
        if value is not None and cells[address].strip():
            yield cells[address], value
        elif index > 0 and any(cells[address : address + 1]):
            raise UserError(
                "Linjen har ikke en adresse og et antal visninger.",
                path=str(path),
                line=number,
                hint="Skriv for eksempel »/borger/pas;4310«.",
            )


def _has_content(line: str) -> bool:
    return bool(line.strip(" ;,\t")) and not line.startswith("#")


def _separator(line: str) -> str:
    """What stands between the columns; commas may stand in numbers, so they are asked last."""
    return next((mark for mark in "\t;" if mark in line), ",")


def _columns(table: Sequence[tuple[int, list[str]]]) -> tuple[int, int]:
    """Where the address and the views stand: by the headings, or by what looks like a number."""
    heads = table[0][1]
    if not any(_number(cell) is not None for cell in heads):
        views = next((i for i, name in enumerate(heads) if _VIEWS.search(name)), None)
        address = next((i for i, name in enumerate(heads) if _ADDRESS.search(name)), 0)
        if views is not None and views != address:
            return address, views
    sample = table[min(1, len(table) - 1)][1]
    numbers = [i for i, cell in enumerate(sample) if _number(cell) is not None]
    views = next(iter(numbers), 1)
    return (1 if views == 0 else 0), views


def _number(cell: str) -> int | None:
    """»4.310«, »4,310«, »4 310« and »4310,0« are all numbers."""
    text = cell.strip()
    if _THOUSANDS.fullmatch(text):
        return int(re.sub(r"\D", "", text))
    whole = _DECIMALS.fullmatch(text)
    digits = whole[1] if whole else text
    return int(digits) if digits.isascii() and digits.isdigit() else None
