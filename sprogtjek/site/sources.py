"""From what the user typed to an iterator of pages, in an order that is always the same."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sprogtjek.site import folders, starts
from sprogtjek.site.options import (
    Expect,
    Notify,
    Options,
    Recall,
    expect_nothing,
    nothing_known,
    say_nothing,
)
from sprogtjek.site.options import Kind as Kind
from sprogtjek.site.options import Known as Known
from sprogtjek.site.pages import Page

if TYPE_CHECKING:
    from sprogtjek.site.visiting import Outside


def pages(
    start: str,
    options: Options | None = None,
    known: Recall = nothing_known,
    notify: Notify = say_nothing,
    outside: Outside | None = None,
    expect: Expect = expect_nothing,
) -> Iterator[Page]:
    """The pages that ``start`` stands for, each once, fetched or with the reason why not.

    ``start`` is a folder, pattern or file, a sitemap, a list of addresses (``-``: on standard
    input) or a web page to follow links from. Closing the iterator stops the fetching.
    ``outside`` is replaced in tests alone.

    Raises:
        UserError: ``start`` is none of these, or it cannot be had.
    """
    options = options or Options()
    kind = starts.local(start, options.kind)
    if kind == "files":
        yield from folders.pages([start], known)
        return
    from sprogtjek.site import websites  # the HTTP client is heavy

    yield from websites.pages(start, kind, options, known, notify, outside, expect)
