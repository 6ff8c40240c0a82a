"""HTML: words without markup, their places in the file, and what is cited where."""

import pytest

from counterclaim.flow import reading_of
from counterclaim.read.cited.article import article_of
from counterclaim.read.cited.page import prose_of
from counterclaim.read.facts import Facts

ARTICLE = """<!DOCTYPE html><html><head><title>9 people killed</title><script>if (a < b) "9 people killed"</script>
</head><body><nav><a href="https://nav.example">9 people killed</a></nav><main><div class="mw-parser-output">
<table class="infobox"><tbody><tr><th>Deaths</th><td>12&#8211;14<sup class="reference" id="cite_ref-1"><a
href="#cite_note-1">[1]</a></sup></td></tr><tr><th>Injured<td>30<br>5 children</table>
<p>The <b>flood</b> killed at least 12&nbsp;people in Osijek, Croatia.<sup id="cite_ref-1b" class="reference"><a
href="#cite_note-1"><span>[</span>1<span>]</span></a></sup> <a href="https://bell.example/thirty">The Bell</a> says that
33 people were injured.
<p>None cited: 7 people died. See <a href="#History">the long history</a>.
<h2 id="History">History</h2>
<p>In 2019, 21 people died there.<sup><a href="#fn-2">2</a></sup>
<div id="fn-2">The Gazette, 9 people killed: https://gazette.example/old</div>
<div class="reflist"><ol class="references"><li id="cite_note-1"><span><a href="#cite_ref-1">^</a></span>
<cite><a href="https://hina.example/a">"A dozen dead"</a>. <a
href="https://web.archive.org/web/20250505000000/https://hina.example/a">Archived</a></cite></li></ol></div>
</div></main><footer>9 people killed</footer></body></html>
"""


@pytest.fixture(scope="module")
def article():
    return article_of("a.html", ARTICLE, prose_of(ARTICLE), Facts(lang="en"), "text/html")


@pytest.fixture(scope="module")
def figures(article):
    return [claim for claim in reading_of(article.document).claims if not claim.implicit]


def test_words_are_those_that_readers_see(article):
    text = article.document.text
    assert (
        "The flood killed at least 12\xa0people in Osijek, Croatia. The Bell says that 33 people were injured.\n"
        in text
    )
    assert "Deaths\t12–14\nInjured\t30\n5 children\n" in text
    for hidden in ("9 people", "[1]", "<", "Archived", "Gazette"):
        assert hidden not in text


def test_the_title_is_the_page_s_own(article):
    assert article.document.title == "9 people killed"


def test_numbers_are_found_in_the_file(article, figures):
    assert {ARTICLE[slice(*article.in_file(each.start, each.end))] for each in figures} >= {
        "12&#8211;14",
        "30",
        "12",
        "33",
    }


@pytest.mark.parametrize(
    ("number", "urls"),
    [
        ("12–14", ["https://hina.example/a"]),
        ("12", ["https://hina.example/a"]),
        ("33", ["https://bell.example/thirty"]),
        ("7", []),
        ("21", ["https://gazette.example/old"]),
    ],
)
def test_what_is_cited(article, figures, number, urls):
    figure = next(each for each in figures if each.quantity.text == number)
    assert [reference.urls[0] for reference in article.cited_by(figure)] == urls


def test_a_note_is_told_with_all_that_it_says(article, figures):
    (reference,) = article.cited_by(next(each for each in figures if each.quantity.text == "12"))
    assert (reference.label, reference.title) == ("1", "A dozen dead")
    assert reference.urls[1].startswith("https://web.archive.org/")
    assert ARTICLE[reference.start : reference.end].startswith('<li id="cite_note-1">')


@pytest.mark.parametrize(
    "source",
    ["", "<", "<p", "</p>", "<td>1", "<tr><td>1", "<a href='#a'>1</a>", "<p>&amp", "<div>" * 3000, "<a>" * 3000],
)
def test_broken_pages_are_read_as_they_stand(source):
    prose = prose_of(source)
    assert len(prose.text) == len(prose.places)
