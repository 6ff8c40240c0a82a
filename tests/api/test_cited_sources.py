"""Where the source of a reference is found: by its address, its name or title, on the web, in its own quote."""

import pytest

from counterclaim.api.cited_sources import Source, Sources
from counterclaim.flow import reading_of
from counterclaim.model import Document, Reference

from ..serving import Reply, Site

TEXT = "The flood in Osijek, Croatia, killed 12 people, police said."
BELL = Document("sources/bell.txt", TEXT, "en", title="A dozen dead", url="https://www.bell.example/flood/")


def report(document):
    return document, [*reading_of(document).claims]


def reference(*urls, label="", title=None, quote=None):
    return Reference(0, 10, label, "", urls, title, None, quote)


@pytest.fixture
def web(site: Site, monkeypatch):
    monkeypatch.setenv("COUNTERCLAIM_ALLOW_HOSTS", site.host)
    monkeypatch.setenv("COUNTERCLAIM_PAUSE", "0")
    return site


@pytest.mark.parametrize(
    "asked",
    [
        reference("http://bell.example/flood?utm_source=x"),
        reference("https://web.archive.org/web/20250505000000/https://bell.example/flood"),
        reference("https://gone.example", label="bell"),
        reference(label="bell.txt"),
        reference(title="A Dozen Dead"),
    ],
)
def test_by_address_by_name_and_by_title(asked):
    sources = Sources()
    sources.add([report(BELL)], named=True)
    found = sources.of(asked)
    assert isinstance(found, Source)
    assert list(found.documents) == [BELL.id]


def test_what_is_not_there_is_told():
    sources = Sources()
    sources.add([report(BELL)])
    assert sources.of(reference(label="bell")) == (
        "The reference has no address, and nothing that was given goes by its name or title."
    )
    assert sources.of(reference("https://other.example")) == "https://other.example is not among what was given."


def test_a_page_is_fetched_once_and_its_archived_copy_where_it_is_gone(web):
    page = f"<html><head><title>Flood</title></head><body><article><p>{TEXT}</p></article></body></html>"
    web.pages["/copy"] = Reply(page.encode(), headers={"Content-Type": "text/html; charset=utf-8"})
    problems = []
    sources = Sources(fetch=True, on_problem=problems.append)
    for _ in range(2):
        found = sources.of(reference(web("/gone"), web("/copy")))
        assert isinstance(found, Source)
        assert [claim.quantity.text for claim in found.claims] == ["12"]
    assert web.paths() == ["/gone", "/copy"]
    assert [problem.doc for problem in problems] == [web("/gone")]


def test_a_page_that_cannot_be_had_says_why(web):
    told = Sources(fetch=True).of(reference(web("/gone")))
    assert isinstance(told, str)
    assert told.startswith(f"{web('/gone')} could not be read: ") and "404" in told


def test_the_quote_stands_in():
    found = Sources().of(reference("https://gone.example", label="a", quote="At least 14 people were injured."))
    assert isinstance(found, Source)
    assert list(found.documents) == ["the quote in reference a"]


@pytest.mark.parametrize(
    ("text", "lang", "told"),
    [
        ("Please accept cookies.", "en", "hardly any text"),
        ("Something long enough. " * 20, "cy", "a language that is not read"),
        ("Nothing happened to anybody in this long report about the weather. " * 5, "en", None),
        (TEXT, "en", None),
    ],
)
def test_what_a_source_cannot_tell(text, lang, told):
    trouble = Source([report(Document("a", text, lang))]).trouble
    assert (trouble is None) if told is None else told in trouble
