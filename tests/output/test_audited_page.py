"""The page of an audited article: its words, every figure marked, each answer with its proof beside it."""

import io

import pytest
from lxml import html

from counterclaim import audit
from counterclaim.output.audited_page import lines_of, write_audited_page
from counterclaim.read.cited import read_article
from counterclaim.settings import Given

ARTICLE = """The flood & the dam

The flood killed 14 people{ref} and injured [https://bell.example/a 30] in Osijek, Croatia.

Nobody was arrested.
""".replace("{ref}", "<ref>https://bell.example/a</ref>")
SOURCE = "In the flood in Osijek, Croatia, 14 people were <b>injured</b>, police said."


@pytest.fixture
def audited(tmp_path):
    """The figures of the article, and the article."""
    (tmp_path / "a.wiki").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "bell.txt").write_text(SOURCE, encoding="utf-8")
    (tmp_path / "sources" / "counterclaim.csv").write_text("file,url\nbell.txt,https://bell.example/a\n", "utf-8")
    path = str(tmp_path / "a.wiki")
    return audit(path, tmp_path / "sources"), read_article(path, Given())


def page(found, article):
    stream = io.StringIO()
    write_audited_page(found, article, stream)
    return stream.getvalue()


def test_lines_are_cut_where_figures_stand(audited):
    lines = lines_of(*audited)
    assert [line.figures for line in lines] == [(), (0, 1), ()]
    assert [piece.words for piece in lines[1].pieces if piece.figures] == ["14", "30"]
    assert "".join(piece.words for line in lines for piece in line.pieces) == audited[1].document.text


def test_each_mark_leads_to_its_answer_and_its_proof(audited):
    written = page(*audited)
    tree = html.fromstring(written)
    marks = tree.xpath("//a[contains(@class, 'mark')]")
    assert [(mark.text, mark.get("href")) for mark in marks] == [("14", "#f1"), ("30", "#f2")]
    first = tree.get_element_by_id("f1").text_content()
    assert "another" in first and SOURCE in first  # the words of the source are words here, and no markup
    assert tree.xpath("//blockquote//a/@href")[0] == "https://bell.example/a"
    assert not tree.xpath("//script")
    assert "The flood &amp; the dam" in written


def test_an_article_without_figures(tmp_path):
    (tmp_path / "a.md").write_text("It rained.", encoding="utf-8")
    assert "gives no figure about people" in page([], read_article(str(tmp_path / "a.md"), Given(lang="en")))
