"""Which way of writing an article is in: by its file's name, else by its words."""

import os
import tracemalloc

import pytest

from counterclaim.errors import UsageError
from counterclaim.read.cited import read_article
from counterclaim.settings import Given

WIKI = "It killed '''12''' people.<ref>https://a.example</ref>"
MARKDOWN = "It killed **12** people.[^1]\n\n[^1]: https://a.example\n"
HTML = "<p>It killed <b>12</b> people. <a href='https://a.example'>A</a></p>"


@pytest.mark.parametrize(
    ("name", "source", "kind"),
    [
        ("a.wiki", WIKI, "text/x-wiki"),
        ("a.md", MARKDOWN, "text/markdown"),
        ("a.HTM", HTML, "text/html"),
        ("a.txt", WIKI, "text/x-wiki"),
        ("a", MARKDOWN, "text/markdown"),
        ("draft", HTML, "text/html"),
    ],
)
def test_the_way_of_writing(tmp_path, name, source, kind):
    (tmp_path / name).write_text(source, encoding="utf-8")
    article = read_article(str(tmp_path / name), Given("2025-05-06", None, None, "en"))
    assert article.document.media_type == kind
    assert article.document.text.startswith("It killed 12 people.")
    assert (article.document.id, article.document.published.start) == (name, "2025-05-06")
    assert [mark.reference.urls for mark in article.marks] == [("https://a.example",)]


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        (f"<!doctype html>{HTML}", "text/html"),
        (f"== Toll ==\n{WIKI}", "text/x-wiki"),
        (f"# Toll\n\n{MARKDOWN}", "text/markdown"),
        (f"---\ntitle: 14 died\n---\n\n{MARKDOWN}", "text/markdown"),
    ],
)
def test_a_byte_order_mark_changes_nothing(tmp_path, source, kind):
    read = {}
    for encoding in ("utf-8", "utf-8-sig"):
        (tmp_path / "draft").write_text(source, encoding=encoding)
        read[encoding] = read_article(str(tmp_path / "draft"), Given(None, None, None, "en"))
    bare, marked = read.values()
    assert marked.document.media_type == kind
    assert marked.document.text == bare.document.text
    assert "It killed 12 people." in marked.document.text


def test_what_is_larger_than_an_article_is_not_read(tmp_path):
    path = tmp_path / "large.md"
    path.write_bytes(b"\xff")
    os.truncate(path, 3_000_000_000)  # a hole: it takes no room on the disk
    tracemalloc.start()
    try:
        with pytest.raises(UsageError, match="larger than 20 MB"):
            read_article(str(path), Given())
        assert tracemalloc.get_traced_memory()[1] < 60_000_000
    finally:
        tracemalloc.stop()


def test_what_cannot_be_opened(tmp_path):
    with pytest.raises(UsageError, match="cannot be read"):
        read_article(str(tmp_path / "nowhere.wiki"), Given())
    (tmp_path / "latin.md").write_bytes("zwölf Tote".encode("latin-1"))
    with pytest.raises(UsageError, match="UTF-8"):
        read_article(str(tmp_path / "latin.md"), Given())
