"""Pages read fast: the article, its tables and its facts, and problems where there is none."""

import pytest

from counterclaim.model import Document, Problem
from counterclaim.read.facts import NOTHING_KNOWN, Facts
from counterclaim.read.leaves import documents_of
from counterclaim.read.pages.fast import ORIGIN
from counterclaim.read.piece import Piece

STORY = "Forty miners are missing after the shaft flooded, the company said on Monday."
MORE = "Rescuers brought up twelve others before the water rose to the second level."
PAGE = f"""<html lang="en"><head><title>Shaft floods | The Bell</title>
<meta property="og:site_name" content="The Bell"><meta property="article:published_time" content="2025-03-28T08:15:00Z">
<link rel="canonical" href="https://bell.example/shaft"></head>
<body><nav><a href="/">Home</a> <a href="/world">World</a></nav>
<div class="cookie-notice">We and our partners store cookies on your device to measure audiences.</div>
<h1>Shaft floods</h1><p>{STORY}</p>
<figure><img src="a.jpg"><figcaption>A relative of one of 31 injured.</figcaption></figure>
<ul><li><a href="/bus">Bus falls into a ravine, 17 dead</a></li></ul>
<p>{MORE}</p><footer>The Bell, all rights reserved.</footer></body></html>"""


def read(source: str, given: Facts = NOTHING_KNOWN, beside: Facts = NOTHING_KNOWN) -> list[Document | Problem]:
    return list(documents_of(Piece("a.html", "html-fast", source.encode(), given=given, beside=beside)))


def article(source: str, given: Facts = NOTHING_KNOWN, beside: Facts = NOTHING_KNOWN) -> Document:
    [document] = read(source, given, beside)
    assert isinstance(document, Document)
    return document


def test_the_article_alone() -> None:
    assert article(PAGE).text.splitlines() == ["Shaft floods", STORY, MORE]


def test_what_is_known_of_it_and_from_where() -> None:
    read = article(PAGE)
    assert (read.title, read.outlet, read.url, read.lang) == (
        "Shaft floods",
        "The Bell",
        "https://bell.example/shaft",
        "en",
    )
    assert read.published is not None
    assert (read.published.start[:10], read.published.source) == ("2025-03-28", "meta")
    assert dict(read.origins)["text"] == ORIGIN
    assert read.raw == PAGE.encode()


def test_what_is_given_beats_the_page_and_what_is_beside_fills_it() -> None:
    given, beside = Facts(outlet="Given").found("given"), Facts(url="https://warc.example/1").found("warc")
    read = article(PAGE.replace("canonical", "icon"), given=given, beside=beside)
    assert (read.outlet, read.url) == ("Given", "https://warc.example/1")


def test_the_day_in_the_address() -> None:
    beside = Facts(url="https://bell.example/2025/03/28/shaft").found("warc")
    bare = f"<html><body><h1>Shaft floods</h1><p>{STORY}</p></body></html>"
    read = article(bare, beside=beside)
    assert read.published is not None
    assert (read.published.start, read.published.source) == ("2025-03-28", "address")


def test_a_table_keeps_its_cells() -> None:
    table = "<table><tr><th>Place</th><th>Killed</th></tr><tr><td>Sumy</td><td>12</td></tr></table>"
    read = article(PAGE.replace(f"<p>{MORE}</p>", f"<figure>{table}</figure><p>{MORE}</p>"))
    [[head, row]] = [table.rows for table in read.tables]
    assert [read.text[start:end] for start, end in (*head, *row)] == ["Place", "Killed", "Sumy", "12"]
    assert read.text.index("Sumy") < read.text.index(MORE)


def test_the_mark_of_a_note_is_no_part_of_a_figure() -> None:
    read = article(PAGE.replace("twelve others", "12<sup>1</sup> others from 40 m<sup>2</sup>"))
    assert "brought up 12 others from 40 m2" in read.text


def test_the_text_of_a_page_that_a_script_would_show() -> None:
    json = f'{{"@type": "NewsArticle", "headline": "Shaft floods", "articleBody": "{STORY} {MORE}"}}'
    page = (
        f'<html><head><script type="application/ld+json">{json}</script></head><body><div id="app"></div></body></html>'
    )
    assert article(page).text.splitlines() == ["Shaft floods", f"{STORY} {MORE}"]


def test_a_live_blog_comes_apart_as_it_does_when_read_carefully() -> None:
    posts = ", ".join(
        f'{{"@type": "BlogPosting", "headline": "Post {n}", "articleBody": "{STORY}", "datePublished": "2025-03-2{n}"}}'
        for n in range(1, 5)
    )
    json = f'{{"@type": "LiveBlogPosting", "headline": "Shaft: live", "liveBlogUpdate": [{posts}]}}'
    page = PAGE.replace("</head>", f'<script type="application/ld+json">{json}</script></head>')
    carefully = list(documents_of(Piece("a.html", "html", page.encode())))
    assert read(page) == carefully
    assert len(carefully) > 3


def test_another_article_below_is_left_out() -> None:
    another = "<article><header><h1>Bus falls</h1></header><p>Seventeen people died in a ravine.</p></article>"
    assert article(PAGE.replace("<footer>", f"{another}<footer>")).text.splitlines() == ["Shaft floods", STORY, MORE]


def test_main_headings_among_paragraphs_are_its_own() -> None:
    page = PAGE.replace(f"<p>{MORE}</p>", f"<h1>What is known</h1><p>{MORE}</p>")
    assert article(page).text.splitlines() == ["Shaft floods", STORY, "What is known", MORE]


@pytest.mark.parametrize(
    "page",
    [
        "",
        "<html><body><nav><a href='/'>Home</a></nav></body></html>",
        "<frameset><frame src='a'></frameset>",
        "<ul>" + "<li><a href='/1'>Bus falls into a ravine, 17 dead</a></li>" * 40 + "</ul>",
    ],
)
def test_a_page_without_an_article_is_a_problem(page: str) -> None:
    [problem] = read(page)
    assert isinstance(problem, Problem)
    assert problem.kind == "no_text"


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 20_000 + STORY,
        "<p " + " ".join(f"a{n}=1" for n in range(30_000)) + f">{STORY}</p>",
        f"<div class='ad'><p>{STORY}</p>" * 300,
        f"<p>{STORY}</p>" + "<table><tr><td>" * 1_000,
        f"<p>{STORY} \ue0000\ue001 \ue0007\ue001 &#57344;5&#57345;</p>",
        f"<p>{STORY}</p><a href='" + "x" * 100_000,
    ],
)
def test_hostile_pages_keep_their_words(page: str) -> None:
    assert STORY in article(page).text


def test_a_report_that_this_program_wrote_is_left_out() -> None:
    assert not read(PAGE.replace("<title>", '<meta name="generator" content="Counterclaim"><title>'))
