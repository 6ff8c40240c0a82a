"""Whatever an address says, it is read in one way, or refused."""

import re
from ipaddress import ip_address
from urllib.parse import urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.read.fetch import Manners
from counterclaim.read.fetch.guard import check_number
from counterclaim.read.fetch.place import Place, place_after, place_of
from counterclaim.read.fetch.refusal import Refusal

ANYBODY = Manners()
PLAIN = re.compile(r"[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)+")

SEEN = """
http https : :// / // \\ @ ? # % %2f [ ] ::1 . .. - _ 127.0.0.1 0x7f 017 localhost news.example.org
80 443 8080 ß е 。 ． ①
"""
PARTS = st.sampled_from([*SEEN.split(), " ", "\t", "\r\n", "\0", "\u200b", "\u202e"])
ADDRESSES = st.one_of(
    st.text(), st.lists(PARTS, max_size=12).map("".join), st.lists(PARTS).map(lambda parts: "http://" + "".join(parts))
)


@given(ADDRESSES)
@settings(max_examples=2_000, deadline=None)
def test_an_address_is_plain_or_refused(address: str) -> None:
    try:
        place = place_of(address, ANYBODY)
    except Refusal:
        return
    assert place.scheme in ("http", "https")
    assert place.port in (80, 443)
    assert ":" in place.host or PLAIN.fullmatch(place.host)
    assert place.address.isascii()
    assert place.address.isprintable()
    assert urlsplit(place.address).hostname == place.host  # as another program reads it
    assert place_of(place.address, ANYBODY) == place
    if ":" in place.host or place.host.replace(".", "").isdigit():
        assert ip_address(place.host).is_global
        check_number(place.host, place.host)


@given(ADDRESSES)
@settings(max_examples=1_000, deadline=None)
def test_a_redirect_is_plain_or_refused(location: str) -> None:
    try:
        place = place_after(place_of("https://news.example.org/a/b?c", ANYBODY), location, ANYBODY)
    except Refusal as refused:
        assert refused.why.startswith("It sends on to")
    else:
        assert place_of(place.address, ANYBODY) == place


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("HTTPS://News.Example.ORG", Place("https://news.example.org", "https", "news.example.org", 443)),
        ("http://news.example.org:80/a#b", Place("http://news.example.org/a", "http", "news.example.org", 80)),
        ("https://news.example.org:80/", Place("https://news.example.org:80/", "https", "news.example.org", 80)),
        ("https://1.1.1.1/", Place("https://1.1.1.1/", "https", "1.1.1.1", 443)),
        ("https://[2606:4700::1111]/", Place("https://[2606:4700::1111]/", "https", "2606:4700::1111", 443)),
        (
            "https://правда.example.org/новости?о=чём#тут",
            Place(
                "https://xn--80aafi6cg.example.org/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8?%D0%BE=%D1%87%D1%91%D0%BC",
                "https",
                "xn--80aafi6cg.example.org",
                443,
            ),
        ),
        (
            "https://web.archive.org/web/20250406080000/https://bell.example/1",
            Place("https://web.archive.org/web/20250406080000/https://bell.example/1", "https", "web.archive.org", 443),
        ),
    ],
)
def test_what_an_address_says(address: str, place: Place) -> None:
    assert place_of(address, ANYBODY) == place


@pytest.mark.parametrize(
    ("location", "address"),
    [
        ("/c", "https://news.example.org/c"),
        ("c?d", "https://news.example.org/a/c?d"),
        ("//other.example.org/c", "https://other.example.org/c"),
        ("http://other.example.org/c d", "http://other.example.org/c%20d"),
        ("http://other.exa mple.org/c", None),
        ("/می\u200cرود", "https://news.example.org/%D9%85%DB%8C%E2%80%8C%D8%B1%D9%88%D8%AF"),
        ("../../../c", "https://news.example.org/c"),
        ("?e", "https://news.example.org/a/b?e"),
        ("", "https://news.example.org/a/b?c"),
        ("/новости", "https://news.example.org/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8"),
    ],
)
def test_where_a_redirect_leads(location: str, address: str | None) -> None:
    start = place_of("https://news.example.org/a/b?c", ANYBODY)
    if address is None:
        with pytest.raises(Refusal):
            place_after(start, location, ANYBODY)
    else:
        assert place_after(start, location, ANYBODY).address == address


def test_the_origin_is_what_one_robots_txt_speaks_of() -> None:
    own = Manners(allowed=("[::1]:8000", "127.0.0.1:8000"))
    assert place_of("http://[::1]:8000/a", own).origin == "http://[::1]:8000"
    assert place_of("http://127.0.0.1:8000/a", own).origin == "http://127.0.0.1:8000"
    assert place_of("https://news.example.org:443/a", own).origin == "https://news.example.org"
    assert place_of("http://news.example.org:443/a", own).origin == "http://news.example.org:443"
