"""The page of a story and that of one of its series, over HTTP and in a browser."""

import re
from collections.abc import Callable
from html.parser import HTMLParser
from typing import Any

import pytest

from counterclaim import add
from counterclaim.indexing import bring_up

from ..conftest import Client


class Page(HTMLParser):
    """What a page has: its ids, and where it leads."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.leads: list[str] = []
        self.inline: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.ids += [found["id"] or ""] if "id" in found else []
        self.leads += [found["href"] or ""] if "href" in found else []
        self.inline += [name for name in found if name == "style" or name.startswith("on")]


def kursk(client: Client) -> str:
    stories = client.get("/api/v1/").json()["stories"]["items"]
    return next(one["id"] for one in stories if "Kyiv" in one["title"])


@pytest.mark.parametrize(
    "path", ["", "/series/0", "/series/1?scale=log", "/series/1?view=table", "/series/1?view=matrix"]
)
def test_pages_hold_together(client: Client, path: str) -> None:
    answer = client.get(f"/stories/{kursk(client)}{path}")
    assert answer.status_code == 200
    page = Page(answer.text)
    assert len(page.ids) == len(set(page.ids))
    assert {lead[1:] for lead in page.leads if lead.startswith("#")} <= set(page.ids)
    assert page.inline == []


def test_what_is_contested_stands_first_with_both_quotes(client: Client) -> None:
    text = client.get(f"/stories/{kursk(client)}").text
    assert text.index('class="contested"') < text.index('class="counts"') < text.index('class="series"')
    first = text[text.index('class="verdict') : text.index("</li>", text.index('class="verdict'))]
    assert first.count("<blockquote") == 2
    assert 'class="m-number' in first


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/stories/nowhere", 404),
        ("/stories/{}/series/99", 404),
        ("/stories/{}/series/99.svg", 404),
        ("/stories/{}/series/0?scale=square", 422),
        ("/stories/{}/series/0?since=yesterday", 422),
        ("/stories/{}?verdicts=zz", 400),
    ],
)
def test_what_cannot_be_shown_is_told(client: Client, path: str, status: int) -> None:
    path = path.format(kursk(client))
    assert client.get(path).status_code == status
    assert client.get(f"/api/v1{path}").status_code in (status, 404)


def test_a_hostile_report_stays_words(client: Client, ledger: str, tmp_path: Any) -> None:
    evil = '<script>alert("x")</script>'
    (tmp_path / "evil.txt").write_text(
        f"Flood in Osijek {evil}\n\nThe flood on the Drava in Osijek, Croatia, killed 14 people, {evil} police said.\n",
        encoding="utf-8",
    )
    add([tmp_path / "evil.txt"], ledger=ledger, date="2025-05-14", outlet=evil)
    bring_up(ledger)  # a page waits for that, but not for long
    found = client.get("/api/v1/?country=HR").json()["stories"]["items"]
    assert found
    text = "".join(client.get(f"/stories/{one['id']}{path}").text for one in found for path in ("", "/series/0"))
    assert evil not in text
    assert "&lt;script&gt;" in text


def test_the_journey_of_a_reader(tab: Callable[..., Any], desk: Callable[..., str], ledger: str) -> None:
    from playwright.sync_api import expect

    page = tab(desk(ledger), viewport={"width": 1200, "height": 900})
    page.get_by_role("link", name="Kyiv's spies").first.click()
    expect(page.locator("h1")).to_contain_text("Kyiv's spies")
    page.locator("#series-1 h2 a").click()
    expect(page.locator("h1")).to_have_text("North Korean soldiers killed or injured")
    page.get_by_role("link", name="Linear").click()
    expect(page.get_by_role("link", name="Linear")).to_have_attribute("aria-current", "true")
    page.get_by_role("link", name="Logarithmic").click()
    expect(page.get_by_role("link", name="Logarithmic")).to_have_attribute("aria-current", "true")
    page.get_by_role("link", name="Table", exact=True).click()
    expect(page.get_by_role("table").locator("tbody tr")).to_have_count(5)
    page.get_by_role("link", name="Timeline").click()
    mark = page.locator("svg.wide a.mark").nth(2)
    mark.focus()
    page.keyboard.press("Enter")
    target = page.locator(mark.get_attribute("href"))
    expect(target).to_be_in_viewport()
    expect(target).to_contain_text("> 3,000")
    with page.expect_download() as waiting:
        page.get_by_role("link", name="PNG").click()
    image = waiting.value.path().read_bytes()
    assert image.startswith(b"\x89PNG\r\n\x1a\n")
    assert len(image) > 20_000


@pytest.mark.parametrize("width", [390, 1200])
@pytest.mark.parametrize("path", ["", "/series/1", "/series/1?view=matrix"])
def test_it_fits_the_screen_in_both_directions(
    tab: Callable[..., Any], desk: Callable[..., str], client: Client, ledger: str, width: int, path: str
) -> None:
    address = f"{desk(ledger)}/stories/{kursk(client)}{path}"
    for locale in ("en", "ar"):
        page = tab(address, viewport={"width": width, "height": 844}, locale=locale)
        page.evaluate("document.querySelectorAll('details.more').forEach((one) => { one.open = true; })")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert re.match("rtl|ltr", page.evaluate("document.documentElement.dir"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["", "/series/1", "/series/1?view=table", "/series/1?view=matrix"])
def test_axe_finds_nothing_serious(
    tab: Callable[..., Any], desk: Callable[..., str], client: Client, ledger: str, scheme: str, path: str
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page = tab(f"{desk(ledger)}/stories/{kursk(client)}{path}", color_scheme=scheme, bypass_csp=True)
    found = Axe().run(page).response["violations"]
    assert [one["id"] for one in found if one["impact"] in ("serious", "critical")] == []
