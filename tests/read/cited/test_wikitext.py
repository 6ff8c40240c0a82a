"""Wikitext: words without markup, their places in the file, and what is cited where."""

import pytest

from counterclaim.flow import reading_of
from counterclaim.read.cited.article import article_of
from counterclaim.read.cited.wikitext import prose_of
from counterclaim.read.facts import Facts

ARTICLE = """{{Infobox flood
| date = 4 May 2025
| location = [[Osijek]], Croatia
| fatalities = 12–14<ref name="hina" />
| injuries = {{nowrap|At least 30}}<br />{{ubl|5 children|6 women}}<ref>https://y.example/z</ref>
| cost = {{unknown template|77 killed}}
}}
The '''flood''' killed at least 12 people in [[Osijek, Croatia|Osijek]].<ref name="hina">{{Cite news
|title=A dozen dead |url=https://hina.example/a
|archive-url=https://web.archive.org/web/20250505000000/https://hina.example/a
|date=5 May 2025
|quote=Twelve people have died.}}</ref><ref group="n">[https://x.example/b The ''Bell'' says]</ref>
Another 1&nbsp;200 people were evacuated.{{sfn|Smith|2025|p=4}}<!-- 9 people killed -->

* In Našice 7 people were killed<ref name=hina/>
* In Valpovo 8 people were injured
Later 3 people died.<ref name="listed" />

{| class="wikitable"
! Place !! Killed !! Injured !! Source
|-
| Osijek || 10<ref>Papers, p. 3.</ref> || rowspan="2" | 30 || <ref name=hina/>
|-
| Valpovo || 2 || [https://r.example R]
|}
[[Category:9 people killed]] [[Datei:X.jpg|mini|9 people killed]]
{{reflist|refs=<ref name="listed">{{Internetquelle |url=https://listed.example |titel=Liste}}</ref>}}
"""


@pytest.fixture(scope="module")
def article():
    return article_of("a.wiki", ARTICLE, prose_of(ARTICLE), Facts(lang="en"), "text/x-wiki")


@pytest.fixture(scope="module")
def figures(article):
    return [claim for claim in reading_of(article.document).claims if not claim.implicit]


def cited(article, figures, number):
    """What the first figure of this number cites."""
    figure = next(each for each in figures if each.quantity.text == number)
    return [reference.label or reference.urls[0] for reference in article.cited_by(figure)]


def test_every_character_knows_its_place(article):
    text = article.document.text
    for start, place in enumerate(article.places):
        stands = ARTICLE[place.start : place.end]
        assert text[start] == stands or text[start] in "\n\t " or stands == "&nbsp;"


def test_words_are_those_that_readers_see(article):
    text = article.document.text
    assert "The flood killed at least 12 people in Osijek. Another 1\xa0200 people were evacuated.\n" in text
    assert "fatalities\t12–14\n" in text
    for hidden in ("9 people", "77", "Category", "Smith", "Bell", "A dozen dead", "'''", "{{"):
        assert hidden not in text


def test_numbers_are_found_in_the_file(article, figures):
    for figure in figures:
        stands = ARTICLE[slice(*article.in_file(figure.start, figure.end))]
        assert stands.replace("&nbsp;", "\xa0") == figure.quantity.text


@pytest.mark.parametrize(
    ("number", "references"),
    [
        ("12–14", ["hina"]),
        ("30", ["1"]),  # behind the last entry of its field
        ("12", ["hina", "3"]),
        ("1\xa0200", ["Smith, 2025"]),
        ("7", ["hina"]),
        ("8", []),
        ("3", ["listed"]),
        ("10", ["4"]),
        ("2", ["https://r.example"]),
    ],
)
def test_what_is_cited(article, figures, number, references):
    assert cited(article, figures, number) == references


def test_a_reference_is_told_with_all_that_it_says(article, figures):
    figure = next(each for each in figures if each.quantity.text == "12")
    first, second = article.cited_by(figure)
    assert first.urls == ("https://hina.example/a", "https://web.archive.org/web/20250505000000/https://hina.example/a")
    assert (first.title, first.date, first.quote) == ("A dozen dead", "5 May 2025", "Twelve people have died.")
    assert ARTICLE[first.start : first.end].startswith('<ref name="hina">{{Cite news')
    assert (second.urls, second.title) == (("https://x.example/b",), "The Bell says")


def test_a_table_keeps_its_heads_and_its_reach(article):
    box, table = article.document.tables
    words = [[article.document.text[span.start : span.end] for span in row] for row in table.rows]
    assert (box.heads, table.heads) == (0, 1)
    assert words[1:] == [["Osijek", "10", "30", ""], ["Valpovo", "2", "30", "R"]]


@pytest.mark.parametrize(
    "source", ["", "{{", "{|\n|", "<ref>", "[[", "'''a", "{| \n! \n|}", "<ref name=a/>", "== ==", "{{Infobox|1}}"]
)
def test_broken_wikitext_is_read_as_it_stands(source):
    prose = prose_of(source)
    assert len(prose.text) == len(prose.places)
