"""What sites ask of programs, and that it is done."""

import time

import pytest

from counterclaim.model import Problem
from counterclaim.read.fetch import Fetched, Fetcher, Manners

from ...serving import Reply, Site


def robots(site: Site, text: str) -> None:
    site.pages["/robots.txt"] = Reply(text.encode("utf-8-sig"), headers={"Content-Type": "text/plain"})


def kind_of(got: Fetched | Problem) -> str:
    return got.kind if isinstance(got, Problem) else "fetched"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("User-agent: *\nDisallow: /", "robots"),
        ("User-agent: *\nDisallow: /a", "robots"),
        ("User-agent: *\nDisallow: /b", "fetched"),
        ("User-agent: *\nDisallow:", "fetched"),
        ("User-agent: Counterclaim\nDisallow: /\n\nUser-agent: *\nDisallow:", "robots"),
        ("User-agent: counterclaim\nAllow: /\n\nUser-agent: *\nDisallow: /", "fetched"),
        ("User-agent: OtherBot\nDisallow: /", "fetched"),
        ("User-agent: *\nDisallow: /*?page=", "robots"),
        ("User-agent: *\nDisallow: /\nAllow: /a", "fetched"),
        ("<html><body>Not found</body></html>", "fetched"),
        ("", "fetched"),
    ],
)
def test_what_a_site_asks_is_done(site: Site, fetcher: Fetcher, text: str, kind: str) -> None:
    robots(site, text)
    site.pages["/a?page=2"] = Reply()
    assert kind_of(fetcher.fetch(site("/a?page=2"))) == kind
    assert site.paths() == (["/a?page=2"] if kind == "fetched" else [])


def test_a_refusal_says_how_to_go_on(site: Site, fetcher: Fetcher) -> None:
    robots(site, "User-agent: *\nDisallow: /")
    problem = fetcher.fetch(site("/a"))
    assert isinstance(problem, Problem)
    assert "robots.txt" in problem.why
    assert "save it, and add the file" in problem.why


@pytest.mark.parametrize("status", [401, 403, 404, 410])
def test_a_site_without_wishes_has_none(site: Site, fetcher: Fetcher, status: int) -> None:
    site.pages["/robots.txt"] = Reply(b"User-agent: *\nDisallow: /", status)
    site.pages["/a"] = Reply()
    assert kind_of(fetcher.fetch(site("/a"))) == "fetched"


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_site_that_cannot_say_what_it_wants_is_left_alone(site: Site, fetcher: Fetcher, status: int) -> None:
    site.pages["/robots.txt"] = Reply(b"", status, {"Retry-After": "0"})
    site.pages["/a"] = Reply()
    assert kind_of(fetcher.fetch(site("/a"))) == "robots"
    asked = len(site.asked)
    assert kind_of(fetcher.fetch(site("/a"))) == "robots"
    assert len(site.asked) == asked  # nor asked again at once
    assert not site.paths()


def test_a_site_is_asked_once_for_all_its_pages(site: Site, fetcher: Fetcher) -> None:
    robots(site, "User-agent: *\nDisallow: /private")
    site.pages["/a"] = site.pages["/b"] = Reply()
    assert [kind_of(fetcher.fetch(site(path))) for path in ("/a", "/b", "/private")] == ["fetched", "fetched", "robots"]
    assert [path for path, _ in site.asked] == ["/robots.txt", "/a", "/b"]


def test_a_page_that_is_redirected_to_counts_as_well(site: Site, fetcher: Fetcher) -> None:
    robots(site, "User-agent: *\nDisallow: /private")
    site.pages["/a"] = Reply(b"", 302, {"Location": "/private"})
    assert kind_of(fetcher.fetch(site("/a"))) == "robots"
    assert site.paths() == ["/a"]


def test_robots_are_found_behind_redirects_but_not_inside_a_network(site: Site, fetcher: Fetcher) -> None:
    site.pages["/robots.txt"] = Reply(b"", 301, {"Location": "/elsewhere.txt"})
    site.pages["/elsewhere.txt"] = Reply(b"User-agent: *\nDisallow: /a")
    assert kind_of(fetcher.fetch(site("/a"))) == "robots"
    site.pages["/robots.txt"] = Reply(b"", 301, {"Location": "http://169.254.169.254/"})
    site.pages["/a"] = Reply()
    with Fetcher(fetcher.manners) as another:
        assert kind_of(another.fetch(site("/a"))) == "fetched"


def test_the_delay_that_a_site_asks_for_is_kept_up_to_a_limit(site: Site) -> None:
    robots(site, "User-agent: *\nCrawl-delay: 0.3")
    site.pages["/a"] = Reply()
    manners = Manners(between=0, allowed=(site.host,))
    begun = time.monotonic()
    with Fetcher(manners) as fetcher:
        assert [kind_of(fetcher.fetch(site("/a"))) for _ in range(2)] == ["fetched"] * 2
    assert time.monotonic() - begun >= 0.3
    robots(site, "User-agent: *\nCrawl-delay: 86400\nRequest-rate: 1/1h")
    begun = time.monotonic()
    with Fetcher(Manners(between=0, longest_wait=0.1, allowed=(site.host,))) as fetcher:
        assert [kind_of(fetcher.fetch(site("/a"))) for _ in range(2)] == ["fetched"] * 2
    assert 0.1 <= time.monotonic() - begun < 20


def test_robots_are_not_asked_where_nobody_wants_to_know(site: Site) -> None:
    robots(site, "User-agent: *\nDisallow: /")
    site.pages["/a"] = Reply()
    with Fetcher(Manners(robots=False, allowed=(site.host,))) as fetcher:
        assert kind_of(fetcher.fetch(site("/a"))) == "fetched"
    assert site.paths() == ["/a"]
    assert len(site.asked) == 1
