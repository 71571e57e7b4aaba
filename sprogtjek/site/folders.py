"""Pages in files: folder trees, patterns, single files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timezone
from itertools import chain, islice
from pathlib import Path

from sprogtjek import paths
from sprogtjek.errors import UserError
from sprogtjek.site.options import Recall
from sprogtjek.site.pages import Page
from sprogtjek.sources import files


def pages(names: Iterable[str], known: Recall) -> Iterator[Page]:
    """The files that ``names`` stand for, in a stable order.

    Raises:
        UserError: they stand for nothing at all.
    """
    found = paths.expand(names)
    first = list(islice(found, 2))
    if len(first) == 1 and isinstance(first[0], UserError):
        raise first[0]
    for item in chain(first, found):
        if isinstance(item, UserError):
            yield Page(item.path or "", reason=item.message, hint=item.hint or "")
            continue
        before = known(str(item))
        if before is not None and before.done:
            yield Page(str(item), modified=before.modified, unchanged=True)
        else:
            yield _page(item)


def _page(path: Path) -> Page:
    try:
        return Page(str(path), files.read_data(path), modified=_modified(path))
    except UserError as error:
        return Page(str(path), reason=error.message, hint=error.hint or "")


def _modified(path: Path) -> str:
    """When a file was last changed; nothing if it has gone since it was read."""
    try:
        moment = datetime.fromtimestamp(path.stat().st_mtime, tz=timezone.utc)
    except OSError:
        return ""
    return moment.isoformat(timespec="seconds")
