"""Pages from real servers: what comes, what is asked again, what is refused, and how that is said."""

import socket
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from counterclaim.model import Problem
from counterclaim.read.fetch import Fetched, Fetcher, Manners

from ...serving import Reply, Site

HURRY = Manners(between=0, robots=False, retries=0)


def problem_of(got: Fetched | Problem) -> Problem:
    assert isinstance(got, Problem), got
    assert got.stage == "fetch"
    return got


def page_of(got: Fetched | Problem) -> Fetched:
    assert isinstance(got, Fetched), got
    return got


def test_a_page_comes_as_it_is(site: Site, fetcher: Fetcher) -> None:
    body = "Vierzehn Tote in Köln.".encode("latin-1")
    site.pages["/a"] = Reply(body, headers={"Content-Type": "Text/HTML; charset=ISO-8859-1", "ETag": '"1"'})
    got = page_of(fetcher.fetch(site("/a#top")))
    assert (got.asked, got.address, got.status, got.etag) == (site("/a"), site("/a"), 200, '"1"')
    assert (got.body, got.media_type, got.charset) == (body, "text/html", "iso-8859-1")
    assert site.asked[-1][1]["user-agent"].startswith("Counterclaim/")


def test_the_contact_is_told(site: Site) -> None:
    site.pages["/"] = Reply()
    with Fetcher(Manners(contact="mailto:desk@example.org", allowed=(site.host,))) as fetcher:
        page_of(fetcher.fetch(site("/")))
    assert all(headers["user-agent"].endswith("(+mailto:desk@example.org)") for _, headers in site.asked)


def test_a_page_that_is_remembered_is_asked_for_under_conditions(site: Site, fetcher: Fetcher) -> None:
    site.pages["/"] = Reply(headers={"ETag": '"v1"', "Last-Modified": "Sun, 06 Apr 2025 08:00:00 GMT"})
    remembered = page_of(fetcher.fetch(site("/"))).to_remember()
    again = page_of(fetcher.fetch(site("/"), remembered))
    assert again.not_modified
    assert again.body == b""
    told = site.asked[-1][1]
    assert (told["if-none-match"], told["if-modified-since"]) == ('"v1"', "Sun, 06 Apr 2025 08:00:00 GMT")
    site.pages["/"] = Reply(b"<p>Seventeen.</p>", headers={"ETag": '"v2"'})
    changed = page_of(fetcher.fetch(site("/"), remembered))
    assert (changed.not_modified, changed.body) == (False, b"<p>Seventeen.</p>")


def test_conditions_go_only_to_the_address_that_named_them(site: Site, fetcher: Fetcher) -> None:
    site.pages["/"] = Reply(b"", 302, {"Location": "/old"})
    site.pages["/old"] = Reply(headers={"ETag": '"same"'})
    remembered = page_of(fetcher.fetch(site("/"))).to_remember()
    site.pages["/"] = Reply(b"", 302, {"Location": "/new"})
    site.pages["/new"] = Reply(b"<p>Another page.</p>", headers={"ETag": '"same"'})
    assert page_of(fetcher.fetch(site("/"), remembered)).body == b"<p>Another page.</p>"


def test_nothing_new_without_having_asked_is_no_answer(site: Site, fetcher: Fetcher) -> None:
    site.pages["/"] = Reply(b"", 304)
    assert problem_of(fetcher.fetch(site("/"))).kind == "refused"


def test_redirects_are_followed_with_their_cookies(site: Site, fetcher: Fetcher) -> None:
    site.pages["/"] = Reply(b"", 301, {"Location": "/consent", "Set-Cookie": "seen=1; Path=/"})
    site.pages["/consent"] = Reply(b"", 307, {"Location": site("/a?b=c")})
    site.pages["/a?b=c"] = Reply()
    got = page_of(fetcher.fetch(site("/")))
    assert (got.asked, got.address) == (site("/"), site("/a?b=c"))
    assert site.asked[-1][1]["cookie"] == "seen=1"
    page_of(fetcher.fetch(site("/a?b=c")))
    assert "cookie" not in site.asked[-1][1]  # nobody is followed from page to page


def test_redirects_have_an_end(site: Site, fetcher: Fetcher) -> None:
    site.pages["/a"] = Reply(b"", 302, {"Location": "/b"})
    site.pages["/b"] = Reply(b"", 302, {"Location": "/a"})
    assert problem_of(fetcher.fetch(site("/a"))).kind == "redirects"
    assert len(site.paths()) == 6
    for step in range(5):
        site.pages[f"/{step}"] = Reply(b"", 302, {"Location": f"/{step + 1}"})
    site.pages["/5"] = Reply()
    assert page_of(fetcher.fetch(site("/0"))).address == site("/5")


@pytest.mark.parametrize(
    ("status", "kind", "advice"),
    [
        (401, "login", "save it"),
        (402, "payment", "save it"),
        (403, "forbidden", "save it"),
        (404, "missing", "archive"),
        (410, "gone", "archive"),
        (418, "refused", "save it"),
        (451, "withheld", "save it"),
        (501, "server", "later"),
        (204, "refused", "save it"),
        (300, "refused", "save it"),
        (206, "refused", "save it"),
    ],
)
def test_each_refusal_says_how_to_go_on(site: Site, fetcher: Fetcher, status: int, kind: str, advice: str) -> None:
    site.pages["/"] = Reply(b"" if status == 204 else b"<p>No.</p>", status)
    problem = problem_of(fetcher.fetch(site("/")))
    assert (problem.kind, problem.doc) == (kind, site("/"))
    assert str(status) in problem.why
    assert advice in problem.why
    assert site.paths() == ["/"]  # such an answer is taken for an answer


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_trouble_that_may_pass_is_tried_again(site: Site, fetcher: Fetcher, status: int) -> None:
    site.pages["/"] = [Reply(b"", status, {"Retry-After": "0"}), Reply()]
    page_of(fetcher.fetch(site("/")))
    assert site.paths() == ["/", "/"]


def test_trouble_that_does_not_pass_is_told(site: Site) -> None:
    site.pages["/"] = Reply(b"", 503, {"Retry-After": "0"})
    with Fetcher(Manners(between=0, retries=3, allowed=(site.host,))) as fetcher:
        assert problem_of(fetcher.fetch(site("/"))).kind == "server"
    assert len(site.paths()) == 4


def test_a_pause_without_a_time_named_grows(site: Site) -> None:
    site.pages["/"] = [Reply(b"", 500), Reply()]
    begun = time.monotonic()
    with Fetcher(Manners(between=0, robots=False, allowed=(site.host,))) as fetcher:
        page_of(fetcher.fetch(site("/")))
    assert 0.5 <= time.monotonic() - begun < 5


def test_the_time_that_a_server_names_is_waited(site: Site, fetcher: Fetcher) -> None:
    site.pages["/"] = [Reply(b"", 429, {"Retry-After": "1"}), Reply()]
    begun = time.monotonic()
    page_of(fetcher.fetch(site("/")))
    assert time.monotonic() - begun >= 1


@pytest.mark.parametrize("dated", [False, True])
def test_a_host_that_names_too_long_a_time_is_left_alone(site: Site, fetcher: Fetcher, dated: bool) -> None:
    in_an_hour = datetime.now(UTC) + timedelta(hours=1)
    named = format_datetime(in_an_hour, usegmt=True) if dated else "3600"
    site.pages["/"] = Reply(b"", 429, {"Retry-After": named})
    problem = problem_of(fetcher.fetch(site("/")))
    assert problem.kind == "busy"
    assert "again in 60 minutes" in problem.why or (dated and "again in 59 minutes" in problem.why)
    assert problem_of(fetcher.fetch(site("/another"))).kind == "busy"
    assert site.paths() == ["/"]


def test_a_host_is_asked_no_more_often_than_it_should_be(site: Site) -> None:
    site.pages["/"] = Reply()
    begun = time.monotonic()
    with Fetcher(Manners(between=0.2, allowed=(site.host,))) as fetcher:
        for _ in range(3):
            page_of(fetcher.fetch(site("/")))
    assert time.monotonic() - begun >= 0.4


def test_an_empty_page_is_none(site: Site, fetcher: Fetcher) -> None:
    site.pages["/"] = Reply(b"")
    assert problem_of(fetcher.fetch(site("/"))).kind == "empty"


Says = Callable[..., str]


def fetched_from(host: str, manners: Manners = HURRY) -> Fetched | Problem:
    with Fetcher(replace(manners, allowed=(host,))) as fetcher:
        return fetcher.fetch(f"http://{host}/")


OK = b"HTTP/1.1 200 OK\r\n"


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (OK + b"Content-Length: 100\r\n\r\n<p>Fourteen people were", "cut_off"),
        (OK + b"Content-Length: 10\r\n\r\n<p>Fourteen people were killed.</p>", "cut_off"),
        (OK + b"Transfer-Encoding: chunked\r\n\r\n5\r\n<p>Fo\r\n", "cut_off"),
        (OK + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n<p>Fourteen", "garbled"),
        (OK + b"Transfer-Encoding: chunked\r\n\r\n-5\r\n<p>Fo\r\n0\r\n\r\n", "garbled"),
        (OK + b"Content-Length: -3\r\n\r\nabc", "garbled"),
        (OK + b"Content-Length: 3\r\nContent-Length: 4\r\n\r\nabc", "garbled"),
        (OK + b"Content-Encoding: gzip\r\nContent-Length: 7\r\n\r\nno gzip", "packing"),
        (OK + b"Content-Encoding: deflate\r\nContent-Length: 10\r\n\r\nno deflate", "packing"),
        (OK + b"Content-Encoding: br\r\nContent-Length: 3\r\n\r\nabc", "packing"),
        (OK + b"X: " + b"x" * 10_000_000 + b"\r\n\r\n", "garbled"),
        (OK + b"\xff\xfe\x00: 1\r\n\r\n", "garbled"),
        (b"SSH-2.0-OpenSSH_9.9\r\n\r\n", "garbled"),
        (b"<p>Fourteen people were killed.</p>", "cut_off"),
        (b"HTTP/1.1 999 Request denied\r\n\r\n", "refused"),
        (b"", "cut_off"),
    ],
)
def test_what_is_no_whole_answer_is_none(says: Says, answer: bytes, kind: str) -> None:
    assert problem_of(fetched_from(says(answer))).kind == kind


def test_an_answer_without_a_length_ends_with_the_connection(says: Says) -> None:
    assert page_of(fetched_from(says(b"HTTP/1.0 200 OK\r\n\r\n<p>14</p>"))).body == b"<p>14</p>"


def test_a_connection_that_breaks_off_is_made_again(says: Says) -> None:
    answers = iter([b"", OK + b"Content-Length: 9\r\n\r\n<p>14</p>"])
    host = says(lambda connection: connection.sendall(next(answers)))
    assert page_of(fetched_from(host, Manners(between=0, robots=False))).body == b"<p>14</p>"


def test_nobody_listening() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        host = f"127.0.0.1:{server.getsockname()[1]}"
    problem = problem_of(fetched_from(host))
    assert problem.kind == "unreachable"
    assert "refused" in problem.why


def endless(connection: socket.socket) -> None:
    connection.sendall(OK + b"\r\n")
    while True:
        connection.sendall(b"<p>And again fourteen.</p>" * 1_000)


def test_an_endless_page_ends(says: Says) -> None:
    problem = problem_of(fetched_from(says(endless), Manners(robots=False, largest=300_000)))
    assert problem.kind == "too_large"
    assert "0.3 MB" in problem.why


def dripping(first: bytes) -> Callable[..., None]:
    def drip(connection: socket.socket) -> None:
        connection.sendall(first)
        for _ in range(200):
            time.sleep(0.02)
            connection.sendall(b"x")

    return drip


@pytest.mark.parametrize("first", [OK, OK + b"Content-Length: 1000\r\n\r\n", OK + b"X: "])
def test_a_page_that_drips_ends_with_its_time(says: Says, first: bytes) -> None:
    """Not one step takes too long, and yet it all does, in the header as in the body."""
    begun = time.monotonic()
    host = says(dripping(first))
    assert problem_of(fetched_from(host, Manners(robots=False, idle=5, total=0.4))).kind == "slow"
    assert time.monotonic() - begun < 3.5  # the server drips for four seconds


def test_a_server_that_says_nothing_is_not_waited_for(says: Says) -> None:
    begun = time.monotonic()
    host = says(lambda connection: time.sleep(3))
    assert problem_of(fetched_from(host, Manners(robots=False, idle=0.2))).kind == "slow"
    assert time.monotonic() - begun < 3
