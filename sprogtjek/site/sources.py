"""From what the user typed to an iterator of pages, in an order that is always the same."""

from __future__ import annotations

from collections.abc import Iterator

from sprogtjek.site import folders
from sprogtjek.site.options import Known as Known
from sprogtjek.site.options import Notify, Options, Recall, nothing_known, say_nothing
from sprogtjek.site.pages import Page


def pages(
    start: str,
    options: Options | None = None,
    known: Recall = nothing_known,
    notify: Notify = say_nothing,
) -> Iterator[Page]:
    """The pages that ``start`` stands for, each once, fetched or with the reason why not.

    ``start`` is a folder, pattern or file, a sitemap, a list of addresses (``-``: on standard
    input) or a web page to follow links from. Closing the iterator stops the fetching.

    Raises:
        UserError: ``start`` is none of these, or it cannot be had.
    """
    return folders.pages([start], known)
