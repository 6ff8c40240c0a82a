"""Pages: the article, its title, and what the page says about itself."""

import json
import time
from pathlib import Path
from typing import Any

import pytest

from counterclaim import claims, report
from counterclaim.model import Document, Problem, Published
from counterclaim.read.facts import Facts
from counterclaim.read.pages.html import read_page
from counterclaim.read.piece import Piece

PARAGRAPHS = (
    "<p>Six people died and forty were hurt when a ferry sank off the island, the coast guard said on Monday.</p>"
    "<h2>Search goes on</h2><p>Divers were still looking for nine passengers, it said in a statement.</p>"
)


def read_as(data: bytes, given: Facts) -> Document | Problem:
    (item,) = read_page(Piece("a.html", "html", data, given=given))
    return item


def page(head: str = "", body: str = f"<h1>Ferry sinks off island</h1>{PARAGRAPHS}", lang: str = "en") -> str:
    menu = "<nav><a href=/>Home</a> <a href=/world>World</a></nav>"
    return f"<!DOCTYPE html><html lang={lang}><head>{head}</head><body>{menu}<article>{body}</article></body></html>"


OPEN_GRAPH = '<meta property="og:title" content="Two | Bell"><meta property="og:site_name" content="Bell">'
NOTHING = Facts()


def document(source: str | bytes, given: Facts = NOTHING) -> Document:
    item = read_as(source if isinstance(source, bytes) else source.encode("utf-8"), given)
    assert isinstance(item, Document), item
    return item


def ld(data: Any) -> str:
    return f'<script type="application/ld+json">{data if isinstance(data, str) else json.dumps(data)}</script>'


def test_an_article_is_its_title_headings_and_paragraphs() -> None:
    read = document(page())
    assert read.text.splitlines() == [
        "Ferry sinks off island",
        "Six people died and forty were hurt when a ferry sank off the island, the coast guard said on Monday.",
        "Search goes on",
        "Divers were still looking for nine passengers, it said in a statement.",
    ]
    assert (read.title, read.lang, read.published) == ("Ferry sinks off island", "en", None)
    assert read.raw == page().encode("utf-8")
    assert read.media_type == "text/html"


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        (ld({"@type": "NewsArticle", "headline": "One &amp; all"}) + OPEN_GRAPH, "<h1>Three</h1>", "One & all"),
        (OPEN_GRAPH, "<h1>Three</h1>", "Two"),
        ("<title>Four - The Bell</title>", "<h1> Three\n<em>more</em> </h1>", "Three more"),
        ("<title>Four</title>", "", "Four"),
        (ld({"@type": "NewsArticle", "headline": "x" * 400}), "<h1>Three</h1>", "Three"),
    ],
)
def test_the_title_comes_from_json_ld_then_og_then_h1_then_title(head: str, body: str, title: str) -> None:
    read = document(page(head, body + PARAGRAPHS))
    assert read.title == title
    assert read.text.startswith(f"{title}\n")


def test_a_title_that_heads_the_body_is_not_doubled() -> None:
    read = document(page(ld({"@type": "NewsArticle", "headline": "Ferry  sinks ‘off island’"})))
    assert read.text.startswith("Ferry sinks off island\nSix people")


@pytest.mark.parametrize(
    ("head", "source"),
    [
        (ld({"@type": "NewsArticle", "datePublished": "2024-12-23"}) + '<meta name=date content="2020">', "json-ld"),
        (ld({"@graph": [{"@type": "WebSite"}, {"@type": ["NewsArticle"], "datePublished": "2024-12-23"}]}), "json-ld"),
        (ld([{"@type": "WebPage", "mainEntity": {"@type": "Article", "datePublished": "2024-12-23"}}]), "json-ld"),
        (ld('<!--{"@type": "NewsArticle", "datePublished": "2024-12-23", }-->'), "json-ld"),
        ('<meta property="article:published_time" content="2024-12-23">', "meta"),
        ('<meta itemprop="datePublished" content="2024-12-23">', "meta"),
        ('<link rel="canonical" href="https://bell.example/2024/12/23/ferry">', "trafilatura"),
    ],
)
def test_the_date_says_where_it_comes_from(head: str, source: str) -> None:
    assert document(page(head)).published == Published("2024-12-23", "2024-12-23", source)


def test_a_time_is_kept_with_its_offset() -> None:
    read = document(page('<meta property="article:published_time" content="2024-12-23T08:15:00+09:00">'))
    assert read.published == Published("2024-12-23T08:15:00+09:00", "2024-12-23T08:15:00+09:00", "meta")


def test_a_day_that_the_article_tells_of_is_not_when_it_was_published() -> None:
    story = "<p>The ferry, built in 1999, first sank on 12 March 2021, and again on 2022-03-01, it was said.</p>"
    assert document(page(body=f"<h1>Ferry of 12 March 2021 sinks</h1>{story}{PARAGRAPHS}")).published is None


def test_a_byline_tells_the_date() -> None:
    byline = '<div class="byline">By A. Writer, 23 December 2024</div>'
    read = document(page(body=f"<h1>Ferry sinks</h1>{byline}{PARAGRAPHS}"))
    assert read.published == Published("2024-12-23", "2024-12-23", "trafilatura")


def test_address_outlet_and_language_are_the_pages_own() -> None:
    data = {
        "@graph": [
            {"@type": "NewsArticle", "headline": "Ferry sinks", "publisher": {"@id": "#bell"}},
            {"@type": "Organization", "@id": "#bell", "name": "The Bell"},
        ]
    }
    read = document(page(ld(data) + '<meta property="og:url" content="https://bell.example/1">', lang="en-GB"))
    assert (read.url, read.outlet, read.lang) == ("https://bell.example/1", "The Bell", "en")


def test_what_is_given_beats_what_the_page_says() -> None:
    head = '<meta property="og:site_name" content="The Bell"><meta name=date content="2024-01-01">'
    given = Facts(Published("2023-01-01", "2023-12-31", "given"), "https://x.example", "Given", "nl", "Given title")
    read = document(page(head), given)
    assert (read.published, read.url, read.outlet, read.lang, read.title) == (
        given.published,
        given.url,
        given.outlet,
        given.lang,
        given.title,
    )


def test_a_template_that_declares_english_does_not_make_dutch_english() -> None:
    story = "<p>Zes mensen zijn om het leven gekomen bij een brand in het dorp, en er worden nog drie vermist.</p>"
    assert document(page(body=f"<h1>Brand in het dorp</h1>{story}")).lang == "nl"


@pytest.mark.parametrize(
    ("encoding", "declaration"),
    [
        ("cp1252", '<meta charset="iso-8859-1">'),
        ("cp1250", '<meta http-equiv="Content-Type" content="text/html; charset=windows-1250">'),
        ("utf-8", '<meta charset="iso-8859-1">'),
        ("utf-8", ""),
        ("utf-8-sig", ""),
        ("utf-16", ""),
        ("cp1252", ""),
        ("cp1252", '<meta charset="no-such-thing">'),
    ],
)
def test_the_encoding_of_a_page_is_made_out(encoding: str, declaration: str) -> None:
    story = "Fünf Männer wären außer Gefahr, für sechs käme die Hilfe zu spät, hieß es bei den Behörden am Dienstag."
    read = document(page(declaration, f"<h1>Unglück</h1><p>{story}</p>", "de").encode(encoding))
    assert read.text == f"Unglück\n{story}"


def test_broken_html_is_read() -> None:
    source = "<h1>Ferry sinks<div><p>Six people died when a ferry sank, it was said</b></i><p>Nine are missing."
    read = document(source)
    assert "Six people died when a ferry sank, it was said" in read.text
    assert "Nine are missing." in read.text


def test_a_box_of_headlines_after_an_article_is_none_of_it() -> None:
    box = "<p>Related posts</p><p>Twelve dead in quake</p><p>Minister resigns over budget</p>"
    read = document(page(body=f"<h1>Ferry sinks</h1>{PARAGRAPHS}{box}"))
    assert read.text.endswith("it said in a statement.")


@pytest.mark.parametrize(
    "source",
    [
        "<html>",
        "<html><body><nav>" + "".join(f"<a href=/{n}>Section {n}</a> " for n in range(30)) + "</nav></body></html>",
        "<html><body>" + "".join(f"<h3><a href=/{n}>Town reports {n} dead</a></h3>" for n in range(30)),
        "<html><body><script>text = 'Six people died when a ferry sank off the island.';</script></body></html>",
        "<!--",
    ],
)
def test_a_page_without_an_article_is_a_problem(source: str) -> None:
    item = read_as(source.encode(), Facts())
    assert isinstance(item, Problem)
    assert (item.doc, item.stage, item.kind, item.unread) == ("a.html", "read", "no_text", True)


@pytest.mark.parametrize(
    "source",
    [
        "<html><body>" + "<div>" * 100_000 + "x" + "</div>" * 100_000,
        "<html><body>" + PARAGRAPHS + "<div>" * 100_000,
        "<html><body>" + "<div>" * 1_500 + PARAGRAPHS,
        "<html><body><article " + " ".join(f"a{n}=1" for n in range(100_000)) + ">" + PARAGRAPHS,
        "<html><body>" + PARAGRAPHS * 20_000,
        "<html><body>" + "<ul><li>" * 20_000 + PARAGRAPHS,
        "<html><body><p>" + "&" * 300_000,
        "<" * 300_000,
        "<html>" + ld("[" * 200_000) + PARAGRAPHS,
        "<html><title>" + "a - " * 100_000 + "</title>" + PARAGRAPHS,
        "<html><body>" + "<h3><a href=/x>Storm</a></h3><p>A storm of wind and rain is told of here.</p>" * 4_000,
        "<html><body>" + "<div><h3>Related</h3><p>Storm</p></div>" * 4_000 + PARAGRAPHS,
        "<html><body>" + ("<div class='related comment-a'>" * 150 + PARAGRAPHS + "</div>" * 150) * 50,
        "<html><body>" + PARAGRAPHS + "<table><tr><td colspan=99999 rowspan=99999>1<td>2<tr><td>3<td>4</table>",
        "<html><body>" + "<!-- saved from url=(" * 50_000 + "-->" + PARAGRAPHS,
        "<html><body><p>Six \x00people\x08 &#0; &#xD800; died when a ferry sank off the island, it said.</p>",
    ],
    ids=range(16),
)
def test_a_hostile_page_is_read_or_told_of_in_good_time(source: str) -> None:
    start = time.monotonic()
    item = read_as(source.encode(), Facts())
    assert time.monotonic() - start < 20
    if isinstance(item, Document):
        item.text.encode("utf-8")
        assert "\0" not in item.text


def test_a_deep_page_keeps_its_paragraphs() -> None:
    read = document("<html><body>" + "<div>" * 1_000 + PARAGRAPHS + "<footer>© The Bell</footer>")
    assert read.text.splitlines()[1] == "Search goes on"
    assert "The Bell" not in read.text


@pytest.mark.parametrize("closed", [True, False])
def test_a_page_deeper_than_its_parser_goes_keeps_its_paragraphs(closed: bool) -> None:
    source = "<html><body>" + "<div class='a'><span>" * 5_000 + PARAGRAPHS + "</span></div>" * 5_000 * closed
    read = document(source + "<footer>© The Bell</footer>")
    assert "Six people died" in read.text
    assert "Divers were still looking" in read.text
    assert "The Bell" not in read.text


def test_when_trafilatura_fails_the_lines_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("broken on purpose")

    monkeypatch.setattr("trafilatura.bare_extraction", fail)
    assert "Six people died and forty were hurt" in document(page()).text


def test_a_report_that_this_program_wrote_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "ferry.html").write_text(page(), encoding="utf-8")
    report([tmp_path / "ferry.html"], output=tmp_path / "report.html")
    told: list[Problem] = []
    assert {claim.doc for claim in claims([tmp_path], on_problem=told.append)} == {"ferry.html"}
    assert told == []


@pytest.mark.parametrize("mark", ["\f", "\x01", "&#12;", "&#x0c;", "&#1;", "&#x1F;", "&#0;"])
def test_control_characters_between_boxes_are_dropped(mark: str) -> None:
    """The tree takes them, and will not have them again when what stands before them is taken out."""
    body = f"<h1>Ferry sinks off island</h1>{PARAGRAPHS}<footer><a href=/c>Contact</a>{mark}9</footer>{mark}&#36;"
    assert "Six people died" in document(page(body=body)).text
