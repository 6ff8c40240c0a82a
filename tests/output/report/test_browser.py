"""The page in a browser: quiet, readable without script, on a phone, in the dark, by keyboard and on paper."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

playwright = pytest.importorskip("playwright.sync_api", reason="for the browser tests: pip install playwright")


@pytest.fixture(scope="module")
def address(page: str, tmp_path_factory: pytest.TempPathFactory) -> str:
    path: Path = tmp_path_factory.mktemp("report") / "report.html"
    path.write_text(page, encoding="utf-8")
    return path.as_uri()


@pytest.fixture
def opened(browser: Any, address: str) -> Iterator[Any]:
    """Opens the page as asked; afterwards nothing was logged and nothing fetched but the page itself."""
    troubles: list[str] = []
    contexts = []

    def visit(**options: Any) -> Any:
        context = browser.new_context(**options)
        contexts.append(context)
        tab = context.new_page()
        tab.on("console", lambda message: troubles.append(message.text))
        tab.on("pageerror", lambda error: troubles.append(str(error)))
        tab.on("request", lambda asked: troubles.append(asked.url) if asked.url.split("#")[0] != address else None)
        tab.goto(address)
        return tab

    yield visit
    for context in contexts:
        context.close()
    assert not troubles


def test_it_opens_quietly(opened: Any) -> None:
    tab = opened()
    assert tab.title() == "Who says how many"
    assert tab.locator(".claim").count() == 20


def test_details_open_by_keyboard(opened: Any) -> None:
    tab = opened()
    row = tab.locator(".claim > details").first
    assert not row.locator(".words").first.is_visible()
    row.locator("summary").first.focus()
    tab.keyboard.press("Enter")
    assert row.locator(".words").first.is_visible()
    assert row.locator("mark.m-number").first.is_visible()


def test_a_mark_on_the_chart_leads_to_its_claim_by_keyboard(opened: Any) -> None:
    tab = opened(viewport={"width": 1200, "height": 900})
    mark = tab.locator("svg.wide a.mark").first
    mark.focus()
    tab.keyboard.press("Enter")
    target = tab.locator(mark.get_attribute("href"))
    playwright.expect(target).to_be_visible()
    playwright.expect(target).to_be_in_viewport()


def test_a_figure_leads_to_the_report_and_back(opened: Any) -> None:
    tab = opened()
    row = tab.locator(".claim > details").first
    row.locator("summary").first.click()
    row.get_by_text("In the report").first.click()
    figure = tab.locator(".figure:has(:target)")
    playwright.expect(figure).to_be_visible()
    figure.click()
    playwright.expect(row.locator(".words").first).to_be_in_viewport()


def test_a_quote_that_is_contested_leads_to_its_claim(opened: Any) -> None:
    tab = opened()
    verdict = tab.locator(".verdict").first
    assert verdict.locator("blockquote mark.m-number").count() >= 2
    link = verdict.locator("figcaption a").last
    link.click()
    target = tab.locator(link.get_attribute("href"))
    playwright.expect(target).to_be_visible()
    playwright.expect(target).to_be_in_viewport()


def test_what_stands_and_who_takes_a_stand_are_seen_without_a_click(opened: Any) -> None:
    tab = opened(java_script_enabled=False)
    series = tab.locator("section.series").first
    assert [one.strip() for one in series.locator(".toll dt").all_inner_texts()] == ["Low", "Best", "High"]
    assert "could not verify" in series.locator(".stands").inner_text()
    assert "contradicts" in series.locator(".claim .chips").first.inner_text()
    assert tab.locator(".stories a").count() == 2


@pytest.mark.parametrize("width", [360, 390, 768, 1100])
def test_nothing_sticks_out_to_the_side(opened: Any, width: int) -> None:
    tab = opened(viewport={"width": width, "height": 800})
    tab.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    assert tab.evaluate("document.documentElement.scrollWidth") <= width


def test_it_reads_without_script(opened: Any) -> None:
    tab = opened(java_script_enabled=False)
    assert not tab.locator(".filter").is_visible()
    row = tab.locator(".claim > details").first
    row.locator("summary").first.click()
    assert row.locator(".words").first.is_visible()


def test_the_filter_keeps_what_matches(opened: Any) -> None:
    tab = opened()
    tab.locator("#filter").fill("zelensky 3,000")
    playwright.expect(tab.locator(".filter output")).to_have_text("1 of 20 figures")
    assert tab.locator(".claim:visible").count() == 1
    assert tab.locator("section.series:visible").count() == 1
    assert tab.locator(".stories li:visible").count() == 1
    tab.locator("#filter").fill("")
    assert tab.locator(".claim:visible").count() == 20


CONTRAST = """() => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const rgb = (colour) => {
    canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const light = ([r, g, b]) => [r, g, b].map((v) => v / 255)
    .map((v) => (v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const ratio = (one, other) => {
    const [a, b] = [light(one), light(other)].sort((x, y) => y - x);
    return (a + 0.05) / (b + 0.05);
  };
  const ground = (node) => {
    for (let at = node; at; at = at.parentElement) {
      const found = rgb(getComputedStyle(at).backgroundColor);
      if (found[3] === 255) return found;
    }
    return [255, 255, 255];
  };
  document.querySelectorAll("details").forEach((one) => { one.open = true; });
  const poor = [];
  for (const node of document.querySelectorAll("body *")) {
    const own = [...node.childNodes].some((child) => child.nodeType === 3 && child.textContent.trim());
    if (!own || ["SCRIPT", "STYLE", "title", "desc"].includes(node.tagName) || !node.getClientRects().length) continue;
    const svg = node instanceof SVGElement;
    const colour = rgb(svg ? getComputedStyle(node).fill : getComputedStyle(node).color);
    const found = ratio(colour, ground(node));
    if (found < 4.5) poor.push(`${node.tagName}.${node.getAttribute("class")} ${found.toFixed(2)}`);
  }
  for (const node of document.querySelectorAll(".legend .key")) {
    const found = ratio(rgb(getComputedStyle(node).color), ground(node.parentElement));
    if (found < 3) poor.push(`${node.getAttribute("class")} ${found.toFixed(2)}`);
  }
  return [...new Set(poor)];
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out_from_their_ground(opened: Any, scheme: str) -> None:
    tab = opened(color_scheme=scheme)
    assert tab.evaluate(CONTRAST) == []
    ground = tab.evaluate("getComputedStyle(document.body).backgroundColor")
    assert (sum(int(part) for part in ground[4:-1].split(",")) < 150) is (scheme == "dark")


def test_paper_shows_every_sentence_and_no_controls(opened: Any) -> None:
    tab = opened()
    tab.emulate_media(media="print")
    assert not tab.locator(".filter").is_visible()
    assert tab.locator(".claim .words").first.is_visible()
    assert len(tab.pdf(format="A4")) > 10_000
