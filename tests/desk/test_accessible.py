"""The pages for people who use a keyboard, a screen reader, a phone, or read from right to left."""

from collections.abc import Callable
from typing import Any

import pytest

from .conftest import Client

axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="pip install axe-playwright-python")

PLACES = ("/", "/?q=Ptuj&country=SI", "/changes", "/review", "/speakers", "/check", "/add", "/nowhere")
GRAVE = ("serious", "critical")


@pytest.fixture
def pages(client: Client) -> list[str]:
    """One page of each kind."""
    story = client.get("/api/v1/").json()["stories"]["items"][0]["id"]
    told = client.get(f"/stories/{story}").text
    document = told.partition('href="/documents?')[2].partition('"')[0].replace("&amp;", "&")
    claim = told.partition('href="/claims/')[2].partition('"')[0]
    speaker = client.get("/speakers").text.partition('href="/speakers/')[2].partition('"')[0]
    found = (f"/stories/{story}", f"/stories/{story}/series/0", f"/documents?{document}", f"/claims/{claim}",
             f"/speakers/{speaker}")  # fmt: skip
    assert all(part not in ("", "#") for part in (document, claim, speaker))
    return [f"{client.base_url!s}".rstrip("/") + path for path in (*PLACES, *found)]


@pytest.mark.parametrize(
    "options",
    [{"color_scheme": "light"}, {"color_scheme": "dark", "viewport": {"width": 390, "height": 844}}, {"locale": "ar"}],
    ids=["light", "dark phone", "Arabic"],
)
def test_axe_finds_nothing_serious(pages: list[str], browser: Any, options: dict[str, Any]) -> None:
    context = browser.new_context(**{"locale": "en", **options})
    tab, found = context.new_page(), []
    for address in pages:
        tab.goto(address)
        results = axe.Axe().run(tab).response["violations"]
        found += [
            f"{address}: {each['id']}: {each['help']}: {[node['html'][:160] for node in each['nodes'][:3]]}"
            for each in results
            if each["impact"] in GRAVE
        ]
    context.close()
    assert not found, "\n".join(found)


def test_nothing_is_wider_than_a_phone(pages: list[str], tab: Callable[..., Any]) -> None:
    for locale in ("en", "ar"):
        page = tab(pages[0], locale=locale, viewport={"width": 360, "height": 740})
        for address in pages:
            if not address.endswith("/nowhere"):
                page.goto(address)
                wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
                assert wide <= 0, f"{address} is {wide} pixels wider than a phone ({locale})"


def test_arabic_turns_the_page_round(client: Client, tab: Callable[..., Any]) -> None:
    page = tab(str(client.base_url), locale="ar")
    assert page.locator("html").get_attribute("dir") == "rtl"
    mark, search = page.locator(".wordmark").bounding_box(), page.locator("#q").bounding_box()
    assert mark["x"] > search["x"]
