"""The page as text: what stands in it, and what does not get out of its place."""

import base64
import hashlib
import re
from html.parser import HTMLParser

import pytest

from counterclaim.output.report import report_html


class Page(HTMLParser):
    """The tags, attributes and texts of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def named(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


@pytest.fixture(scope="module")
def parsed(page: str) -> Page:
    return Page(page)


def test_the_same_input_gives_the_same_bytes(samples, dossiers, page: str) -> None:
    told = samples.everything()
    title, made = "Who says how many", "Made by hand."
    again = report_html(samples.DOCUMENTS, told, dossiers, samples.PROBLEMS, title, made, samples.NAMES)
    assert again.encode("utf-8") == page.encode("utf-8")


def test_hostile_words_stay_words(page: str, parsed: Page) -> None:
    assert len(parsed.named("script")) == 1
    assert len(parsed.named("style")) == 1
    assert not parsed.named("img")
    assert not parsed.named("b") or not any("goats" in word for word in parsed.words if word == "goats")
    assert not [key for _, attributes in parsed.tags for key in attributes if key.startswith("on")]
    assert not [key for _, attributes in parsed.tags for key in attributes if key == "style"]
    assert "<script>alert" not in page
    assert any("</style><script>alert('one')</script>" in word for word in "".join(parsed.words).splitlines())
    assert not re.search("[\x00-\x08\u202d\u202e]", page)


def test_only_web_addresses_and_places_on_the_page_are_linked(parsed: Page) -> None:
    targets = {attributes.get("href") or "" for attributes in parsed.named("a")}
    ids = {attributes["id"] for _, attributes in parsed.tags if "id" in attributes}
    assert all(target.startswith(("#", "https://example.")) for target in targets)
    assert {target[1:] for target in targets if target.startswith("#")} <= ids
    assert "https://example.org/tally?a=1&b=2" in targets


def test_anchors_are_unique(parsed: Page) -> None:
    ids = [attributes["id"] for _, attributes in parsed.tags if "id" in attributes]
    assert len(ids) == len(set(ids))


def test_the_policy_allows_our_style_and_script_alone(page: str, parsed: Page) -> None:
    policy = next(meta["content"] for meta in parsed.named("meta") if meta.get("http-equiv"))
    assert policy
    for tag in ("style", "script"):
        (content,) = re.findall(f"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'")
    assert not re.search(r"url\(|@import|https?://(?!example\.)", page)


def test_it_says_what_it_holds(parsed: Page) -> None:
    words = re.sub(r"\s+", " ", "".join(parsed.words))
    assert "8 reports in Arabic, Dutch, English and German give 21 figures about people, in 4 stories." in words
    assert "Made by hand." in words
    assert "1,100 killed or injured by Joint Chiefs of Staff (South Korea), more than 3,000 by Volodymyr" in words
    assert "fire service of Velden raised the count from 4 to 11" in words
    assert "Joint Chiefs of Staff (South Korea) could not verify killed or injured" in words
    assert "leer.txt The file holds no text." in words
    for attributes in parsed.named("blockquote"):
        assert attributes["dir"] == "auto"
        assert attributes["lang"] in ("en", "de", "nl", "ar")


def test_claims_of_an_absent_document_are_shown_without_it(samples, dossiers) -> None:
    page = report_html([], samples.conflict(), dossiers, [])
    assert "In the report" not in page
    assert "Counterclaim report" in page
    assert "fallen or been hurt" in page


def test_nothing_found_is_said(samples) -> None:
    page = report_html(samples.DOCUMENTS[:1], [], [], [])
    assert "No figures about people were found." in page
    assert "no figures" in page
    assert "#problems" not in page


def test_a_lone_surrogate_does_not_stop_it(samples) -> None:
    from dataclasses import replace

    document = replace(samples.TALLY, text="a\ud800b")
    report_html([document], [], [], []).encode("utf-8")
