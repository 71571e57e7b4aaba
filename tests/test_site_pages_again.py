"""What is known from before is not fetched again, whether it was in this run or an earlier one."""

from __future__ import annotations

from site_server import Reply, SiteServer, leaf, linking, redirect
from site_visits import run

from sprogtjek.site.fetching import AT_ONCE
from sprogtjek.site.options import Known


def test_what_is_done_in_this_session_is_not_fetched_again():
    pages = {"/": linking("/a", "/b"), "/a": linking("/c"), "/b": linking("/d")}
    with SiteServer(pages, others=leaf) as site:
        whole = run(site.url("/"))
        done = {
            page.asked_for: Known(page.address, links=page.links, done=True)
            for page in whole.pages[:3]
        }
        site.asked.clear()
        again = run(site.url("/"), done)
        assert sorted(site.paths) == ["/", "/c", "/d"]  # the start tells what is to be done
    assert again.addresses == whole.addresses
    assert [page.unchanged for page in again.pages] == [True, True, True, False, False]


def test_a_redirect_that_is_done_stands_where_it_stood():
    pages = {"/": linking("/gammel", "/ny"), "/gammel": redirect("/ny"), "/ny": linking()}
    with SiteServer(pages) as site:
        known = {site.url("/gammel"): Known(site.url("/ny"), links=(), done=True)}
        found = run(site.url("/"), known)
        assert "/gammel" not in site.paths
    assert found.addresses == [site.url("/"), site.url("/ny")]
    assert found.pages[1].unchanged


def conditional(request) -> Reply:
    if request.headers.get("if-none-match") == '"1"':
        return Reply(b"", 304, {"ETag": '"1"'})
    return linking("/b", ETag='"1"')


def test_unchanged_pages_are_not_sent_again_and_their_links_are_followed():
    with SiteServer({"/": linking("/a"), "/a": conditional}, others=leaf) as site:
        known = {site.url("/a"): Known(site.url("/a"), '"1"', links=(site.url("/b"),))}
        found = run(site.url("/"), known)
    assert list(found.by_path()) == ["/", "/a", "/b"]
    assert [page.unchanged for page in found.pages] == [False, True, False]
    assert found.pages[1].etag == '"1"'


def test_a_crawl_needs_the_links_of_an_unchanged_page():
    with SiteServer({"/": linking("/a"), "/a": conditional}, others=leaf) as site:
        found = run(site.url("/"), {site.url("/a"): Known(site.url("/a"), '"1"')})
    assert list(found.by_path()) == ["/", "/a", "/b"]
    assert not found.pages[1].unchanged


def test_modified_dates_make_requests_conditional(tmp_path):
    date, moment = "Mon, 02 Mar 2026 10:00:00 GMT", "2026-03-02T10:00:00+00:00"

    def answer(request):
        if request.headers.get("if-modified-since") == date:
            return Reply(b"", 304)
        return linking(Last_Modified=date)

    file = tmp_path / "liste.txt"
    with SiteServer({"/a": answer}) as site:
        file.write_text(site.url("/a"))
        first = run(str(file)).pages[0]
        known = {first.asked_for: Known(first.address, first.etag, first.modified)}
        (second,) = run(str(file), known).pages
    assert (first.modified, first.unchanged) == (moment, False)
    assert (second.modified, second.unchanged, second.data) == (moment, True, b"")


def test_connections_are_kept_when_nothing_has_changed(tmp_path):
    file = tmp_path / "liste.txt"
    paths = [f"/{number}" for number in range(3 * AT_ONCE)]
    with SiteServer(dict.fromkeys(paths, conditional)) as site:
        file.write_text("\n".join(map(site.url, paths)))
        known = {site.url(path): Known(site.url(path), '"1"') for path in paths}
        found = run(str(file), known)
        assert site.connections <= AT_ONCE + 1  # one for robots.txt, before all else
    assert all(page.unchanged for page in found.pages)


def test_a_day_alone_makes_no_request_conditional(tmp_path):
    file = tmp_path / "liste.txt"
    with SiteServer({"/a": linking()}) as site:
        file.write_text(site.url("/a"))
        run(str(file), {site.url("/a"): Known(site.url("/a"), modified="2026-03-02")})
        assert "if-modified-since" not in site.asked[-1].headers
