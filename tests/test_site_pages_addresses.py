"""One spelling for each address, and which addresses are of one site."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sprogtjek.site import addresses

SPELLINGS = {
    "HTTP://Kommune.DK:80": "http://kommune.dk/",
    "https://kommune.dk:443/a": "https://kommune.dk/a",
    "https://kommune.dk:8443/a": "https://kommune.dk:8443/a",
    "https://kommune.dk./a": "https://kommune.dk/a",
    "https://kommune.dk/a/../b/./c#top": "https://kommune.dk/b/c",
    "https://kommune.dk/%2e%2e/b/.": "https://kommune.dk/b/",
    "https://kommune.dk/%7eborger/%c3%b8/%2f": "https://kommune.dk/~borger/%C3%B8/%2F",
    "https://kommune.dk/børn og unge": "https://kommune.dk/b%C3%B8rn%20og%20unge",
    "https://kommune.dk/100%": "https://kommune.dk/100%25",
    "https://kommune.dk/index.html": "https://kommune.dk/index.html",
    "https://kommune.dk/A": "https://kommune.dk/A",
    "https://kommune.dk/a//b/": "https://kommune.dk/a//b/",
    " https://kommune.dk/a\n/b ": "https://kommune.dk/a/b",
    "https://københavn.dk/": "https://xn--kbenhavn-54a.dk/",
    "https://KØBENHAVN.dk/": "https://xn--kbenhavn-54a.dk/",
    "https://[2001:DB8::1]:443/": "https://[2001:db8::1]/",
    "https://kommune.dk/?": "https://kommune.dk/",
    "https://kommune.dk/?b=2&a=1": "https://kommune.dk/?b=2&a=1",
    "https://kommune.dk/?q=æ ø": "https://kommune.dk/?q=%C3%A6%20%C3%B8",
    "https://kommune.dk/?utm_source=brev&id=2&fbclid=x": "https://kommune.dk/?id=2",
    "https://kommune.dk/?UTM_Campaign=x": "https://kommune.dk/",
    "https://kommune.dk/?%75tm_source=x": "https://kommune.dk/",
    "https://kommune.dk/?gclid": "https://kommune.dk/",
    "https://kommune.dk/a;jsessionid=1A2B?id=3": "https://kommune.dk/a?id=3",
    "https://kommune.dk/?ref=1&source=2&sid=3": "https://kommune.dk/?ref=1&source=2&sid=3",
}


@pytest.mark.parametrize("written", SPELLINGS)
def test_one_spelling(written):
    assert addresses.canonical(written) == SPELLINGS[written]


@pytest.mark.parametrize(
    "written",
    [
        "",
        "kommune.dk",
        "ftp://kommune.dk/",
        "file:///etc/passwd",
        "mailto:borger@kommune.dk",
        "javascript:alert(1)",
        "https://",
        "https:///a",
        "https://bruger:kode@kommune.dk/",
        "https://kommune.dk:99999/",
        "https://kommune.dk:x/",
        "https://kom mune.dk/",
        "https://kommune..dk/",
        "https://[kommune]/",
        "https://[::1/",
        "https://kommune.dk/" + "a" * 3000,
    ],
)
def test_what_is_no_address(written):
    assert addresses.canonical(written) is None


def test_redirects_keep_what_folding_drops():
    assert addresses.normalised("https://kommune.dk/a?utm_x=1#b") == "https://kommune.dk/a?utm_x=1"


@pytest.mark.parametrize(
    ("link", "target"),
    [
        ("b", "https://kommune.dk/a/b"),
        ("../b", "https://kommune.dk/b"),
        ("/b", "https://kommune.dk/b"),
        ("//andet.dk/b", "https://andet.dk/b"),
        ("?x=1", "https://kommune.dk/a/?x=1"),
        ("#top", "https://kommune.dk/a/"),
        ("mailto:a@b.dk", None),
        ("tel:+4512345678", None),
        ("http://[x", None),
    ],
)
def test_links_are_joined(link, target):
    assert addresses.joined("https://kommune.dk/a/", link) == target


def test_a_site_is_a_host_with_and_without_www():
    same = ["https://kommune.dk/a", "http://www.kommune.dk/", "https://www.kommune.dk/b?c"]
    assert {addresses.site(address) for address in same} == {"kommune.dk"}
    others = ["https://borger.kommune.dk/", "https://kommune.dk:8080/", "https://kommune.com/"]
    assert "kommune.dk" not in {addresses.site(address) for address in others}


PIECES = st.sampled_from(
    ["https://", "HTTP://", "kommune.dk", "KØB.dk", "/", "//", ".", "..", "%", "%2f", "%7E", "%C3",
     "?", "&", "=", "utm_source=1", "#", ":", "80", "a", "æ", " ", "\n", ";jsessionid=1", "[", "@",
     "%3F", "%26", "\ud800", "+", "%25", "%2e"]
)  # fmt: skip
ANY = st.one_of(
    st.text(max_size=80).map("https://kommune.dk/".__add__),
    st.lists(PIECES, max_size=12).map("".join),
    st.lists(PIECES, max_size=10).map(lambda pieces: "https://kommune.dk/" + "".join(pieces)),
)


@given(ANY)
@example("https://kommune.dk/%2e%2e/%252e")
@example("https://kommune.dk/?%26utm_source=1")
@example("https://kommune.dk/%2e;jsessionid=1")
def test_the_canonical_address_is_its_own(written):
    once = addresses.canonical(written)
    if once is not None:
        assert addresses.canonical(once) == once
        assert addresses.normalised(once) == once
        assert once.isascii()
        assert "#" not in once


@given(ANY, ANY)
def test_joining_gives_addresses_or_nothing(base, link):
    start = addresses.canonical(base)
    if start is not None:
        found = addresses.joined(start, link)
        assert found is None or addresses.normalised(found) == found
