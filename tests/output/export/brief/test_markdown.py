"""Text of others stays text, as parsers of Markdown that others wrote see it."""

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.gfm_autolink import gfm_autolink_plugin

from counterclaim.output.export.brief.markdown import escaped, link

NASTY = (
    "[x](javascript:alert(1))",
    "![x](https://evil.example/x.png)",
    "<script>alert(1)</script> <b onclick=x>",
    "**bold** _it_ ~~gone~~ `code` $x$ ^[note]",
    "[^1] [^1]: x",
    "https://evil.example www.evil.example me@evil.example <https://evil.example>",
    "&lt;script&gt; &#60;b&#62;",
    "# head",
    "- item",
    "12. item",
    "> quoted",
    "a | b \\ c",
    "=====",
    "two\n\n# lines\n```\nx",
)
GITHUB = MarkdownIt("commonmark").enable(["table", "strikethrough"]).use(footnote_plugin).use(gfm_autolink_plugin)
PARSERS = (MarkdownIt("commonmark"), GITHUB)
MARKUP = st.text(alphabet="[]()<>*_`~#-+.!|\\&;:/=$^ \nx1w@", max_size=30)


def shown(markdown: str, parser: MarkdownIt) -> str:
    """What a page shows of `markdown`, which is to hold one paragraph of nothing but text."""
    page = parser.render(markdown).strip()
    found = re.fullmatch(r"<p>([^<]*)</p>|", page)
    assert found, page
    return " ".join(html.unescape(found[1] or "").split())


@pytest.mark.parametrize("parser", PARSERS, ids=("commonmark", "github"))
@pytest.mark.parametrize("text", NASTY)
def test_what_marks_up_a_page_is_shown_and_means_nothing(text: str, parser: MarkdownIt) -> None:
    assert shown(escaped(text), parser) == " ".join(text.split())


@given(MARKUP)
def test_any_text_is_shown_as_it_was(text: str) -> None:
    for parser in PARSERS:
        assert shown(escaped(text), parser) == " ".join(text.split())


def test_text_that_runs_the_other_way_is_fenced() -> None:
    assert escaped("حصيلة") == "\u2068حصيلة\u2069"


def test_an_address_leads_where_it_says() -> None:
    page = PARSERS[0].render(link("https://example.org/a_b*c?x=<y>&z=1"))
    assert page.startswith('<p><a href="https://example.org/a_b*c?x=%3Cy%3E&amp;z=1">')
