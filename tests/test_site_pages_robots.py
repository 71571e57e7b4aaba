"""robots.txt is obeyed, and a site is asked at the pace it wants."""

from __future__ import annotations

import pytest
from site_server import Reply, SiteServer, endless, html, in_turn, redirect, robots, status
from site_visits import QuickClock, Run, run

GOOD = html("<p>Velkommen til kommunen.</p>")


def listed(site: SiteServer, tmp_path, *paths: str, **options: object) -> Run:
    file = tmp_path / "adresser.txt"
    file.write_text("\n".join(site.url(path) for path in paths), encoding="utf-8")
    return run(str(file), **options)


def site_with(rules: Reply, *paths: str) -> SiteServer:
    return SiteServer({"/robots.txt": rules, **dict.fromkeys(paths, GOOD)})


def test_what_is_disallowed_is_not_asked_for(tmp_path):
    rules = robots("User-agent: *\nDisallow: /internt\nAllow: /internt/aabent")
    with site_with(rules, "/", "/internt/a", "/internt/aabent") as site:
        found = listed(site, tmp_path, "/", "/internt/a", "/internt/aabent")
        assert sorted(site.paths) == ["/", "/internt/aabent"]
    reasons = [page.reason for page in found.pages]
    assert reasons == ["", "Hjemmesidens robots.txt tillader ikke, at siden bliver hentet.", ""]


def test_rules_for_this_program_alone(tmp_path):
    rules = robots("User-agent: *\nDisallow: /\n\nUser-agent: sprogtjek\nDisallow: /x")
    with site_with(rules, "/a", "/x") as site:
        found = listed(site, tmp_path, "/a", "/x")
    assert [bool(page.data) for page in found.pages] == [True, False]


def test_robots_are_asked_for_once(tmp_path):
    with site_with(robots(""), "/a", "/b", "/c") as site:
        listed(site, tmp_path, "/a", "/b", "/c")
        assert [r.path for r in site.asked].count("/robots.txt") == 1
        assert site.asked[0].path == "/robots.txt"


@pytest.mark.parametrize("code", [404, 410, 401, 403])
def test_without_robots_all_is_allowed(code, tmp_path):
    with site_with(status(code), "/a") as site:
        assert listed(site, tmp_path, "/a").pages[0].data


@pytest.mark.parametrize("code", [500, 503, 429])
def test_when_robots_fail_nothing_is_fetched(code, tmp_path):
    with site_with(status(code), "/a", "/b") as site:
        found = listed(site, tmp_path, "/a", "/b")
        assert site.paths == []
    assert all("robots.txt kan ikke hentes" in page.reason for page in found.pages)
    assert all(f"({code})" in page.reason for page in found.pages)


def test_robots_that_fail_once_are_asked_again(tmp_path):
    rules = in_turn(status(500), robots("User-agent: *\nDisallow: /b"))
    with SiteServer({"/robots.txt": rules, "/a": GOOD, "/b": GOOD}) as site:
        found = listed(site, tmp_path, "/a", "/b")
    assert [bool(page.data) for page in found.pages] == [True, False]


def test_robots_may_be_elsewhere_on_the_site(tmp_path):
    with site_with(redirect("/r"), "/a", "/b") as site:
        site.pages["/r"] = robots("User-agent: *\nDisallow: /b")
        found = listed(site, tmp_path, "/a", "/b")
    assert [bool(page.data) for page in found.pages] == [True, False]


@pytest.mark.parametrize("target", ["http://andet.example/robots.txt", "/robots.txt", "ftp://x/"])
def test_robots_that_lead_nowhere_are_none(target, tmp_path):
    with site_with(redirect(target), "/a") as site:
        assert listed(site, tmp_path, "/a").pages[0].data


def test_robots_without_end_are_read_as_far_as_they_must_be(tmp_path):
    rules = b"User-agent: *\nDisallow: /b\n"
    body = Reply(endless(rules * 1000), headers={"Content-Type": "text/plain"})
    with site_with(body, "/a", "/b") as site:
        found = listed(site, tmp_path, "/a", "/b")
    assert [bool(page.data) for page in found.pages] == [True, False]


def test_robots_that_are_a_web_page_forbid_nothing(tmp_path):
    with site_with(GOOD, "/a") as site:
        assert listed(site, tmp_path, "/a").pages[0].data


def test_where_a_redirect_leads_must_be_allowed_too(tmp_path):
    with site_with(robots("User-agent: *\nDisallow: /b"), "/b") as site:
        site.pages["/a"] = redirect("/b")
        assert "robots.txt" in listed(site, tmp_path, "/a").pages[0].reason
        assert site.paths == ["/a"]


def test_the_polite_rate_is_kept(tmp_path):
    with site_with(robots(""), *"/1 /2 /3 /4".split()) as site:
        clock = listed(site, tmp_path, *"/1 /2 /3 /4".split(), rate=2.0).clock
    assert clock.time == pytest.approx(2.0)  # robots.txt and four pages, half a second apart


def test_crawl_delay_is_obeyed(tmp_path):
    with site_with(robots("User-agent: *\nCrawl-delay: 10"), "/1", "/2", "/3") as site:
        found = listed(site, tmp_path, "/1", "/2", "/3", rate=2.0)
    assert found.clock.time == pytest.approx(20.5)


def test_request_rate_is_obeyed(tmp_path):
    with site_with(robots("User-agent: *\nRequest-rate: 1/20"), "/1", "/2") as site:
        assert listed(site, tmp_path, "/1", "/2").clock.time == pytest.approx(20.0)


def test_a_short_crawl_delay_makes_nothing_faster(tmp_path):
    with site_with(robots("User-agent: *\nCrawl-delay: 0.1"), "/1", "/2", "/3") as site:
        clock = listed(site, tmp_path, "/1", "/2", "/3", rate=1.0).clock
    assert clock.time == pytest.approx(3.0)


def test_the_user_is_told_of_a_long_delay():
    with site_with(robots("User-agent: *\nCrawl-delay: 30"), "/") as site:
        found = run(site.url("/"), clock=QuickClock())
    assert found.notices == [
        "Hjemmesidens robots.txt beder om 30 sekunder mellem siderne. Det bliver overholdt."
    ]


def test_a_start_that_is_disallowed_is_told():
    from sprogtjek.errors import UserError

    with (
        site_with(robots("User-agent: *\nDisallow: /"), "/") as site,
        pytest.raises(UserError, match=r"robots\.txt"),
    ):
        run(site.url("/"))
