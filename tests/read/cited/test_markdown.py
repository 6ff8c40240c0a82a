"""Markdown: words without markup, their places in the file, and what is cited where."""

import pytest

from counterclaim.flow import reading_of
from counterclaim.read.cited.article import article_of
from counterclaim.read.cited.markdown import prose_of
from counterclaim.read.facts import Facts

ARTICLE = """---
title: 9 people killed
---
# The flood

At least **12 people** were killed in Osijek, Croatia,[^1] and [30 people were injured](https://bell.example/thirty).
The Gazette [reported](https://gazette.example/x "9 dead") that 1\\*200 dogs fled and 1,300 people were evacuated.

Nobody is cited for 15 people who died. Read [more][1].

| Place | Killed | Injured |
|---|---|---|
| Osijek | 10[^1] | 33 |
| Valpovo | 2[^two] | 3 |

* In Valpovo 40 people were hurt, see https://auto.example/a.

[1]: https://more.example/
[^1]: Hina, [A dozen dead](https://hina.example/a), 5 May 2025: "Twelve people have died in the flood."
[^two]: Bell & Co. https://bell.example/two
"""


@pytest.fixture(scope="module")
def article():
    return article_of("a.md", ARTICLE, prose_of(ARTICLE), Facts(lang="en"), "text/markdown")


@pytest.fixture(scope="module")
def figures(article):
    return [claim for claim in reading_of(article.document).claims if not claim.implicit]


def test_words_are_those_that_readers_see(article):
    text = article.document.text
    assert "At least 12 people were killed in Osijek, Croatia, and 30 people were injured." in text
    assert "1*200 dogs" in text
    for hidden in ("9 ", "**", "Hina", "Bell & Co", "](", "---"):
        assert hidden not in text


def test_numbers_are_found_in_the_file(article, figures):
    assert figures
    for figure in figures:
        assert ARTICLE[slice(*article.in_file(figure.start, figure.end))] == figure.quantity.text


@pytest.mark.parametrize(
    ("number", "urls"),
    [
        ("12", ["https://hina.example/a"]),
        ("30", ["https://bell.example/thirty"]),
        ("1,300", ["https://gazette.example/x"]),  # the link stands before what it proves
        ("15", ["https://more.example/"]),
        ("10", ["https://hina.example/a"]),
        ("2", ["https://bell.example/two"]),
        ("40", ["https://auto.example/a"]),
    ],
)
def test_what_is_cited(article, figures, number, urls):
    figure = next(each for each in figures if each.quantity.text == number)
    assert [reference.urls[0] for reference in article.cited_by(figure)] == urls


def test_a_footnote_is_told_with_all_that_it_says(article, figures):
    (reference,) = article.cited_by(next(each for each in figures if each.quantity.text == "12"))
    assert (reference.label, reference.title) == ("1", "A dozen dead")
    assert reference.quote == "Twelve people have died in the flood."
    assert ARTICLE[reference.start : reference.end].startswith("[^1]: Hina")
