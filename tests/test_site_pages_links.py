"""What a page says to those who follow links: where it leads, and what it is called."""

from __future__ import annotations

import pytest

from sprogtjek.site import links
from sprogtjek.site.links import Signs


def read(text: str, *, follow: bool = True) -> Signs:
    return links.read(text, "https://kommune.dk/a?side=2", follow=follow)


@pytest.mark.parametrize(
    ("given", "canonical"),
    [
        ("/a", "https://kommune.dk/a"),
        ("https://www.kommune.dk/a", "https://www.kommune.dk/a"),
        ("https://kommune.dk/b?utm_source=1", "https://kommune.dk/b"),
        ("https://kommune.dk/a?side=2#x", None),
        ("https://andet.dk/a", None),
        ("/", None),
        ("", None),
        ("javascript:x", None),
    ],
)
def test_canonical_addresses(given, canonical):
    assert read(f'<link href="{given}" rel="Canonical">').canonical == canonical


def test_the_body_is_not_read_for_the_head():
    page = '<link rel=canonical href="/b"><body><meta name=robots content=noindex><a href=/c>'
    assert read(page, follow=False) == Signs("https://kommune.dk/b")
    assert read(page) == Signs("https://kommune.dk/b", ("https://kommune.dk/c",), noindex=True)
