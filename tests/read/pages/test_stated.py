"""What pages state under agreed names."""

import pytest

from counterclaim.read.pages.stated import address_in, clean, in_json, named, names_in, without_outlet


def test_the_first_name_on_the_list_counts() -> None:
    facts = named(
        {"date": ["2025-03-01"], "article:published_time": ["soon", "2025-03-28"], "byl": ["Ann Bell"]}, "meta"
    )
    assert facts.published is not None
    assert (facts.published.start, facts.author, dict(facts.origins)["author"]) == ("2025-03-28", "Ann Bell", "meta")


def test_an_article_in_json() -> None:
    facts = in_json({"datePublished": "2025-03-28", "author": [{"name": "Ann Bell"}, "https://x.example/ann"]})
    assert facts.published is not None
    assert (facts.published.start, facts.author) == ("2025-03-28", "Ann Bell")


@pytest.mark.parametrize(
    ("title", "outlet", "bare"),
    [("Shaft floods | The Bell", "the bell", "Shaft floods"), ("The Bell", "The Bell", "The Bell"), (None, "B", None)],
)
def test_a_title_without_its_outlet(title: str | None, outlet: str, bare: str | None) -> None:
    assert without_outlet(title, outlet) == bare


def test_names_addresses_and_words() -> None:
    assert list(names_in(" schema:Author BYL ")) == ["author", "byl"]
    assert (address_in(" https://a.example/1 "), address_in("/1")) == ("https://a.example/1", None)
    assert (clean("a &amp;\n b"), clean(" "), clean(3)) == ("a & b", None, None)
