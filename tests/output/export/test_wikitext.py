"""Text of others stays text, as a parser of wikitext that others wrote sees it."""

import mwparserfromhell
import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.model import Published
from counterclaim.output.export.sources import Source, archive_day
from counterclaim.output.export.wikitext import address, citation, reference_name, template, wikitext
from counterclaim.output.wording import plain

NASTY = (
    "a|b=c",
    "{{delete}} }} {{{1}}}",
    "[[File:x.png]] [https://example.org x]",
    "</ref><ref>x</ref>",
    "<nowiki>'''bold'''</nowiki>",
    "'''''all'''''",
    "~~~~ __NOTOC__ == h == ----",
    "&lt;b&gt; &#123;&#123;x&#125;&#125; &amp;",
    "<!-- hidden --> <script>alert(1)</script>",
    "https://evil.example/ and //evil.example",
    "a !! b || c |- |}",
    "two\nlines\n* item\n# item\n: item",
    "-{zh-hans:x}-",
)
MARKUP = st.text(alphabet="[]{}|<>=&;#'~_!-:/ \n*xref", max_size=30)


def shown(text: str) -> str:
    """What a page shows of a piece of wikitext that holds nothing but text."""
    code = mwparserfromhell.parse(text)
    assert {type(node).__name__ for node in code.nodes} <= {"Text", "HTMLEntity"}, code.nodes
    return " ".join("".join(getattr(node, "normalize", node.__str__)() for node in code.nodes).split())


@pytest.mark.parametrize("text", NASTY)
def test_what_marks_up_a_page_is_shown_and_means_nothing(text: str) -> None:
    assert shown(wikitext(text)) == " ".join(text.split())


@given(MARKUP)
def test_any_text_is_shown_as_it_was(text: str) -> None:
    assert shown(wikitext(text)) == " ".join(text.split())


@given(MARKUP, MARKUP)
def test_no_text_leaves_its_parameter(title: str, quote: str) -> None:
    code = mwparserfromhell.parse(citation(source(title=plain(title)), quote, "2026-11-22"))
    (cited,) = code.filter_templates()
    assert str(code) == str(cited)
    assert len(code.filter_templates()) == 1
    assert not code.filter_tags()
    for name, told in (("title", title), ("quote", quote)):
        assert (shown(str(cited.get(name).value).strip()) if cited.has(name) else "") == " ".join(told.split())


def source(**more: object) -> Source:
    known = {
        "doc": "a.html", "title": "Dam bursts", "work": "Valley Post", "author": "", "lang": "en", "archived": None,
        "url": "https://valley.example.org/1", "archived_on": None,
        "published": Published("2025-06-03", "2025-06-03", "given"),
    }  # fmt: skip
    return Source(**{**known, **more})


def test_a_citation_has_the_parameters_of_its_template() -> None:
    archived = "https://web.archive.org/web/20250604081500/https://valley.example.org/1"
    cited = citation(source(archived=archived, archived_on=archive_day(archived)), "Four are dead.", "2026-11-22")
    (found,) = mwparserfromhell.parse(cited).filter_templates()
    assert found.name.matches("cite news")
    assert {str(each.name): str(each.value).strip() for each in found.params} == {
        "title": "Dam bursts",
        "url": "https://valley.example.org/1",
        "work": "Valley Post",
        "date": "2025-06-03",
        "access-date": "2026-11-22",
        "language": "en",
        "quote": "Four are dead.",
        "archive-url": archived,
        "archive-date": "2025-06-04",
        "url-status": "bot: unknown",
    }


def test_a_copy_whose_day_nobody_knows_is_cited_itself() -> None:
    cited = citation(source(archived="https://archive.today/abcde"), "Four are dead.", "2026-11-22")
    assert "|url=https://archive.today/abcde |" in cited
    assert "archive-url" not in cited


def test_a_report_without_an_address_is_not_said_to_have_been_opened() -> None:
    cited = citation(source(url=None, published=None), "Four are dead.", "2026-11-22")
    assert cited == "{{cite news |title=Dam bursts |work=Valley Post |language=en |quote=Four are dead.}}"


def test_an_address_ends_neither_link_nor_template() -> None:
    nasty = "https://example.org/a|b}}c[d]?e=1&lt;=2&f='x'"
    assert address(nasty) == "https://example.org/a%7Cb%7D%7Dc%5Bd%5D?e=1%26lt;=2&f=%27x%27"
    (found,) = mwparserfromhell.parse(template("cite news", {"url": address(nasty)})).filter_templates()
    assert str(found.get("url").value) == address(nasty)


def test_a_month_is_cited_as_a_month() -> None:
    june = source(published=Published("2025-06-01", "2025-06-30", "text"))
    assert "|date=June 2025 |" in citation(june, "x", "2026-11-22")


def test_a_reference_is_called_the_same_in_every_table() -> None:
    name = reference_name(source(work="Հայ Ժամանակ"), "Four are dead.")
    assert name == reference_name(source(work="Հայ Ժամանակ"), "Four are dead.")
    assert name != reference_name(source(work="Հայ Ժամանակ"), "Five are dead.")
    assert name.isascii() and '"' not in reference_name(source(work='"><ref>'), "x")
    assert "2025-06-03" in name
