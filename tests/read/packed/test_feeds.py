"""Feeds: their entries with address, date, author and outlet, in several encodings; hostile and broken ones."""

import io
import json
import time

import pytest

from counterclaim.model import Problem, Published
from counterclaim.read.facts import Facts
from counterclaim.read.opened import Opened
from counterclaim.read.packed.feeds import LARGEST_FEED, Entry, Feed, NoFeed, feed_of, read_feed
from counterclaim.read.piece import Piece

RSS = """<?xml version="1.0" encoding="{encoding}"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>Речной вестник</title><link>https://river.example/</link><language>ru-ru</language>
<item><title>Пятеро погибли &amp;mdash; МЧС</title><link>https://river.example/1</link>
<description>&lt;p&gt;Погибли пять человек.&lt;/p&gt;&lt;p&gt;Трое ранены.&lt;/p&gt;</description>
<pubDate>Mon, 23 Dec 2024 08:15:00 +0300</pubDate><dc:creator>Анна Реброва</dc:creator></item>
<item><title>Паром</title><guid isPermaLink="false">паром 7</guid><pubDate>23 Dec 2024</pubDate>
<description>Коротко.</description><content:encoded><![CDATA[<p>На пароме было сорок человек.</p>]]></content:encoded>
<author>desk@river.example (Редакция)</author></item>
</channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://bell.example/"><title type="html">The
&lt;b&gt;Bell&lt;/b&gt;</title>
<entry xml:lang="de"><title>Fünf Tote</title><link href="/a/1"/><id>tag:bell.example,2024:1</id>
<published>2024-12-23T08:15:00+01:00</published><updated>2024-12-24T09:00:00Z</updated>
<author><name>A. Kern</name></author><author><name>B. Ohm</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">
<p>Bei dem Brand starben fünf Menschen.</p></div></content>
</entry><entry><title>Nur ein Titel</title><id>2</id><updated>2024-12-25T10:00:00Z</updated></entry></feed>"""

JSON_FEED = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "The Bell",
    "home_page_url": "https://bell.example/",
    "language": "en-GB",
    "items": [
        {
            "id": "https://bell.example/j/1",
            "url": "https://bell.example/j/1",
            "title": "Five dead",
            "content_html": "<p>Five people died.</p>",
            "date_published": "2024-12-23T08:15:00Z",
            "date_modified": "2024-12-23T09:15:00Z",
            "authors": [{"name": "C. Low"}],
        },
        {"id": 7, "content_text": "Two <people> are missing.", "author": {"name": "D. Lin"}},
        {"id": 8, "external_url": "https://x.example"},
        "no item",
    ],
}


def moment(point: str) -> Published:
    return Published(point, point, "feed")


def opened(data: bytes, given: Facts = Facts(), beside: Facts = Facts()) -> Opened:  # noqa: B008 - frozen
    return Opened("news.xml", "news.xml", io.BytesIO(data), given, beside)


def pieces(data: bytes) -> list[Piece]:
    found = list(read_feed(opened(data)))
    assert all(isinstance(item, Piece) for item in found), found
    return [item for item in found if isinstance(item, Piece)]


def problem(data: bytes) -> Problem:
    (item,) = read_feed(opened(data))
    assert isinstance(item, Problem)
    assert item.why.endswith(".")
    return item


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1251", "koi8-r", "iso-8859-5", "utf-16"])
def test_an_rss_feed_in_many_encodings(encoding: str) -> None:
    feed = feed_of(RSS.format(encoding=encoding).encode(encoding))
    assert (feed.title, feed.link) == ("Речной вестник", "https://river.example/")
    one, two = feed.entries
    assert (one.link, one.title, one.text) == (
        "https://river.example/1",
        "Пятеро погибли — МЧС",
        "Пятеро погибли — МЧС\nПогибли пять человек.\nТрое ранены.",
    )
    assert one.published == moment("2024-12-23T08:15:00+03:00")
    assert (one.facts.author, one.facts.outlet, one.facts.lang) == ("Анна Реброва", "Речной вестник", "ru")
    assert dict(one.facts.origins)["author"] == "feed"
    assert (two.key, two.link, two.text) == ("паром 7", None, "Паром\nНа пароме было сорок человек.")
    assert two.facts.author == "Редакция"
    assert two.published == Published("2024-12-23", "2024-12-23", "feed")


def test_what_the_server_says_of_the_encoding_counts_where_the_feed_says_nothing() -> None:
    bare = RSS.replace(' encoding="{encoding}"', "")
    assert feed_of(bare.encode("cp1251"), charset="windows-1251").title == "Речной вестник"
    assert feed_of(bare.encode("cp1251")).title == "Речной вестник"
    assert feed_of(bare.encode(), charset="no-such").title == "Речной вестник"


def test_an_encoding_that_is_declared_wrongly_does_no_harm() -> None:
    assert feed_of(RSS.format(encoding="utf-8").encode("cp1251")).title == "Речной вестник"
    assert feed_of(RSS.format(encoding="zip").encode()).title == "Речной вестник"


def test_an_atom_feed() -> None:
    feed = feed_of(ATOM.encode())
    one, two = feed.entries
    assert feed.title == "The Bell"
    assert (one.key, one.link) == ("tag:bell.example,2024:1", "https://bell.example/a/1")
    assert one.text == "Fünf Tote\nBei dem Brand starben fünf Menschen."
    assert (one.published, one.facts.modified) == (
        moment("2024-12-23T08:15:00+01:00"),
        moment("2024-12-24T09:00:00+00:00"),
    )
    assert (one.facts.author, one.facts.lang) == ("A. Kern, B. Ohm", "de")
    assert (two.published, two.facts.modified, two.text) == (moment("2024-12-25T10:00:00+00:00"), None, "Nur ein Titel")


def test_an_address_keeps_its_ampersands() -> None:
    for link in ("https://x.example/?a=1&amp;b=2", "<![CDATA[https://x.example/?a=1&b=2]]>"):
        for junk in ("", "R&D &nbsp;"):
            item = f"<item><title>{junk}T</title><link>{link}</link></item>"
            (entry,) = feed_of(f"<rss version='2.0'><channel>{item}</channel></rss>".encode()).entries
            assert entry.link == "https://x.example/?a=1&b=2"


def test_links_below_the_feeds_own_address() -> None:
    relative = ATOM.replace(' xml:base="https://bell.example/"', "")
    assert feed_of(relative.encode(), "https://bell.example/feed").entries[0].link == "https://bell.example/a/1"
    assert feed_of(relative.encode()).entries[0].link is None


def test_a_json_feed() -> None:
    feed = feed_of(json.dumps(JSON_FEED).encode())
    one, two, three = feed.entries
    assert (feed.title, feed.link) == ("The Bell", "https://bell.example/")
    assert (one.key, one.link, one.text) == (2 * ("https://bell.example/j/1",) + ("Five dead\nFive people died.",))
    assert (one.published, one.facts.modified) == (
        moment("2024-12-23T08:15:00+00:00"),
        moment("2024-12-23T09:15:00+00:00"),
    )
    assert (one.facts.author, one.facts.outlet, one.facts.lang) == ("C. Low", "The Bell", "en")
    assert (two.key, two.link, two.facts.author, two.published) == ("7", None, "D. Lin", None)
    assert three.text == ""


def test_an_entry_is_a_piece_under_its_address_and_else_under_its_key() -> None:
    one, two = pieces(RSS.format(encoding="utf-8").encode())
    assert (one.id, one.what, two.id) == ("https://river.example/1", "text", "news.xml#паром 7")
    assert one.beside.published == moment("2024-12-23T08:15:00+03:00")


def test_what_is_given_beats_the_feed_and_the_feed_what_stands_beside() -> None:
    given = Facts(outlet="Given").found("given")
    beside = Facts(outlet="Beside", author="Beside", lang="uk").found("sidecar")
    (one, *_) = read_feed(opened(RSS.format(encoding="utf-8").encode(), given, beside))
    assert isinstance(one, Piece)
    known = one.given.over(one.beside)
    assert (known.outlet, known.author) == ("Given", "Анна Реброва")


def test_an_entry_with_a_table_keeps_its_cells_apart() -> None:
    table = "&lt;table>&lt;tr>&lt;td>Dead&lt;/td>&lt;td>5&lt;/td>&lt;/tr>&lt;/table>"
    (piece,) = pieces(
        f"<rss version='2.0'><channel><item><description>{table}</description></item></channel></rss>".encode()
    )
    assert piece.what == "fragment"
    assert isinstance(piece.data, bytes)
    assert "<td>Dead</td><td>5</td>" in piece.data.decode()


def test_two_entries_with_one_key_are_told_apart_and_an_empty_one_is_told() -> None:
    items = "<item><guid isPermaLink='false'>g</guid><title>{}</title></item>"
    source = f"<rss version='2.0'><channel>{items.format('One')}{items.format('Two')}{items.format('')}</channel></rss>"
    one, two, three = read_feed(opened(source.encode()))
    assert isinstance(one, Piece)
    assert isinstance(two, Piece)
    assert isinstance(three, Problem)
    assert (one.id, two.id, three.kind) == ("news.xml#g", "news.xml#g (2)", "empty")


def test_the_outlet_of_an_entry_in_a_feed_of_many_outlets() -> None:
    item = "<item><title>T</title><source url='https://s.example/feed'>The Source</source></item>"
    (entry,) = feed_of(f"<rss version='2.0'><channel><title>All</title>{item}</channel></rss>".encode()).entries
    assert entry.facts.outlet == "The Source"


@pytest.mark.parametrize("date", ["soon", "2024년 12월 23일 오후 3:15:00", "12/23/2024", ""])
def test_a_date_that_is_none_is_not_guessed(date: str) -> None:
    item = f"<item><title>T</title><pubDate>{date}</pubDate></item>"
    (entry,) = feed_of(f"<rss version='2.0'><channel>{item}</channel></rss>".encode()).entries
    assert entry.published is None


@pytest.mark.parametrize(
    ("cut", "titles"),
    [("</channel></rss>", 2), ("</item>\n</channel></rss>", 2), ("<author>", 2)],
)
def test_a_feed_that_breaks_off_gives_what_it_has(cut: str, titles: int) -> None:
    source = RSS.format(encoding="utf-8")
    assert len(feed_of(source[: source.rindex(cut)].encode()).entries) == titles


def test_a_feed_with_undeclared_names_and_stray_ampersands_is_read() -> None:
    item = "<item><media:title>x</media:title><title>Fire &amp; flood &nbsp;&mdash; R&D</title></item>"
    (entry,) = feed_of(f"\x08<rss version='2.0'><channel>{item}</channel></rss>".encode()).entries
    assert entry.title == "Fire & flood — R&D"


BOMB = (
    '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>'
    '<rss version="2.0"><channel><item><title>&c;</title></item></channel></rss>'
)
OUTSIDE = (
    '<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
    "<rss version='2.0'><channel><item><title>&a;</title></item></channel></rss>"
)
PARAMETER = OUTSIDE.replace("ENTITY a", "ENTITY % a")
HIDDEN = f"<!-- <rss> -->{BOMB[21:]}"
QUADRATIC = f'<!DOCTYPE rss [<!ENTITY a "{"a" * 50_000}">]><rss><channel><title>{"&a;" * 5_000}</title></channel></rss>'


@pytest.mark.parametrize("bomb", [BOMB, OUTSIDE, PARAMETER, HIDDEN, QUADRATIC])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_xml_bombs_and_entities_from_outside_are_refused(bomb: str, encoding: str) -> None:
    assert problem(bomb.encode(encoding)).kind == "refused"


def test_the_entities_of_old_feeds_are_harmless() -> None:
    item = "<channel><item><title>5&nbsp;dead</title></item></channel>"
    source = f'<!DOCTYPE rss [<!ENTITY nbsp "&#160;">]><rss version="0.91">{item}</rss>'
    assert [entry.title for entry in feed_of(source.encode()).entries] == ["5 dead"]


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"<opml><body/></opml>", "unsupported"),
        (b"<rss version='2.0'><channel><title>T</title></channel></rss>", "empty"),
        (b"", "broken"),
        (b"not XML", "broken"),
        (b'{"version": "https://jsonfeed.org/version/1", "items": [', "broken"),
        (b'{"version": "https://jsonfeed.org/version/1"}', "unsupported"),
        (b'{"items": ' + b"[" * 100_000, "broken"),
        (b" " * (LARGEST_FEED + 1), "too_large"),
    ],
)
def test_what_is_no_feed_is_told(data: bytes, kind: str) -> None:
    assert problem(data).kind == kind


@pytest.mark.parametrize(
    "source",
    [
        "<rss>" + "<" * 500_000,
        "<rss" * 200_000,
        "<rss><channel>" + "<item>" * 100_000,
        "<rss><channel>" + "<m:item><title>x</title>" * 20_000,
        "<rss a='" + "x" * 1_000_000,
        "<feed>" + "&a;" * 200_000,
        "<rss>" + "<![CDATA[" * 200_000,
        "<!ENTITY" * 100_000,
    ],
)
def test_hostile_feeds_take_no_time(source: str) -> None:
    began = time.process_time()
    try:
        assert isinstance(feed_of(source.encode()), Feed)
    except NoFeed as error:
        assert str(error).endswith(".")
    assert time.process_time() - began < 5


def test_an_entry_tells_when_it_was_published() -> None:
    assert Entry("k", None, None, "", "", Facts(published=moment("2024-12-23"))).published == moment("2024-12-23")


def test_an_entry_within_a_link_is_told() -> None:
    """feedparser fails over it."""
    told = "<item><link>https://bell.example/<item><link>1</link></item></link></item>"
    with pytest.raises(NoFeed, match="cannot be taken apart") as raised:
        feed_of(f'<rss version="2.0"><channel><title>N</title>{told}</channel></rss>'.encode())
    assert raised.value.kind == "broken"
