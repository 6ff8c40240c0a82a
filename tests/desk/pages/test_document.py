"""The page of a document: read without a script, walked by keys, its fields lit up, its versions compared."""

import html
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

import pytest

from counterclaim.extract import READER, claims_of
from counterclaim.ledger import Ledger
from counterclaim.model import Claim, Document, Span, Table
from counterclaim.output.wording import showable

playwright = pytest.importorskip("playwright.sync_api")

OFFSETS = """(number) => {
  const range = document.createRange(), box = number.closest("[data-start]");
  range.setStart(box, 0);
  range.setEnd(number, 0);
  return Number(box.dataset.start) + [...range.toString()].length;
}"""
TWO_COUNTS = "kursk-05-two-counts.html"
FLOOD = Document("flood", "The flood killed 14 people in Osijek, police said.\nTwenty were injured.", "en", "Flood")


def keep(ledger: str, *documents: Document) -> None:
    with Ledger.open(ledger) as store:
        for document in documents:
            try:
                claims = [one for one in claims_of(document) if isinstance(one, Claim)]
            except UnicodeEncodeError:  # as `flow` has it: told as a problem of the document
                claims = []
            store.add(document, claims, (), READER)


def at(id: str, **more: Any) -> str:
    return f"/documents?{urlencode({'id': id, **more})}"


def claims_in(client: Any, id: str) -> list[str]:
    return [line["id"] for line in client.get(f"/api/v1{at(id)}").json()["claims"]]


def test_it_reads_without_a_script(client: Any) -> None:
    first, second, *_ = claims_in(client, TWO_COUNTS)
    answer = client.get(at(TWO_COUNTS, claim=second, field="measure"))
    assert answer.status_code == 200
    assert f'href="{html.escape(at(TWO_COUNTS, claim=first))}#at-{first}"' in answer.text
    lit = re.findall(r'<mark class="[^"]* lit" data-field="measure"[^>]*>(?:<mark[^>]*>)*([^<]+)', answer.text)
    assert lit == ["killed or wounded"]
    assert "style=" not in answer.text


def test_the_json_shows_what_the_page_shows(client: Any) -> None:
    record = client.get(f"/api/v1{at(TWO_COUNTS)}").json()
    page = client.get(at(TWO_COUNTS)).text
    assert record["title"] in html.unescape(page)
    for line in record["claims"]:
        assert f'id="at-{line["id"]}"' in page
    text = client.get(f"/api/v1/documents/text?id={TWO_COUNTS}").text
    for block in record["blocks"]:
        for run in block.get("runs", ()):
            assert text[run["start"] :].startswith(run["words"])


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/documents", 303),
        (at("nowhere"), 404),
        (at(TWO_COUNTS, version=7), 404),
        (at(TWO_COUNTS, claim="m_0123456789abcdef"), 404),
        (at(TWO_COUNTS, claim="'; drop"), 422),
        (at(TWO_COUNTS, versions="1..9"), 404),
        (at(TWO_COUNTS, versions="x"), 422),
        (at(TWO_COUNTS, at=-1), 422),
        (at("\x00\ud7ff"), 404),
        (at(TWO_COUNTS, at=10**9), 200),
    ],
)
def test_what_is_not_there_is_said(client: Any, path: str, status: int) -> None:
    assert client.get(path).status_code == status
    if status != 303:
        assert (
            client.get(
                f"/api/v1{path.replace('/documents?', '/documents/versions?') if 'versions' in path else path}"
            ).status_code
            == status
        )


HOSTILE = (
    "<script>alert(1)</script><img src=x onerror=alert(2)>\"'>\u202eevil\u202d \u2067isolated \x00\x1b[31m</p></main>"
    "<style>*{display:none}</style> {{ 7*7 }} {% raw %} &lt;b&gt; javascript:alert(3)"
)


def test_hostile_words_stay_words(ledger: str, desk: Callable[..., str], tab: Callable[..., Any]) -> None:
    told = dict.fromkeys(("title", "outlet", "author"), HOSTILE)
    addresses = {"url": "javascript:alert(1)", "archived": "data:text/html,<script>alert(1)</script>"}
    text = f"{HOSTILE}\n{FLOOD.text}\n{HOSTILE}"
    document = replace(FLOOD, id=f"evil/{HOSTILE[:40]}", text=text, clutter=(Span(0, 9),), **told, **addresses)
    keep(ledger, document)
    page = tab(desk(ledger) + at(document.id))
    assert page.locator("h1").inner_text().startswith("<script>alert(1)</script>")
    assert page.locator(".words script, .words img, .words style").count() == 0
    assert page.locator('a[href^="javascript:"], a[href^="data:"]').count() == 0
    shown = page.locator(".words [data-start]").first.text_content()
    assert shown == showable(document.text.split("\n")[0])
    starts = page.locator(".words a.number").evaluate_all(f"(all) => all.map({OFFSETS})")
    assert {text[start : start + 2] for start in starts} == {"14", "Tw"}


def test_half_a_letter_is_shown_as_a_mark(ledger: str, client: Any) -> None:
    keep(ledger, replace(FLOOD, text=f"\ud800 {FLOOD.text}", title="\udc00Flood"))
    assert "\ufffd The flood killed" in client.get(at("flood")).text
    assert client.get(f"/api/v1{at('flood')}").json()["blocks"][0]["runs"][0]["words"].startswith("\ufffd")


def test_a_line_of_megabytes_is_no_hang(ledger: str, client: Any) -> None:
    ahead = "a " * 1_000_000
    keep(ledger, replace(FLOOD, text=ahead))
    document = replace(FLOOD, text=f"{ahead}{FLOOD.text} {'b ' * 1_500_000}")
    found = [one for one in claims_of(FLOOD) if isinstance(one, Claim)]
    by = len(ahead)
    moved = [replace(one, text=document.version, start=one.start + by, end=one.end + by, evidence={}) for one in found]
    with Ledger.open(ledger) as store:
        store.add(document, moved, (), READER)
    client.get(at("flood"))  # which the index takes in meanwhile
    answer = client.get(at("flood"))
    assert answer.status_code == 200
    assert len(answer.text) < 60_000
    assert "The flood killed" in answer.text
    assert answer.elapsed.total_seconds() < 3
    compared = client.get(at("flood", versions="1..2"))
    assert compared.status_code == 200
    assert compared.elapsed.total_seconds() < 8


def test_claims_are_walked_by_keys_and_fields_light_up(
    ledger: str, desk: Callable[..., str], tab: Callable[..., Any]
) -> None:
    page = tab(desk(ledger) + at(TWO_COUNTS))
    expect = playwright.expect
    page.keyboard.press("n")
    expect(page.locator(".number.chosen").first).to_be_focused()
    assert "claim=m_" in page.url
    page.keyboard.press("n")
    expect(page.locator(".walk")).to_contain_text("Claim 2 of 6")
    page.keyboard.press("p")
    expect(page.locator(".walk")).to_contain_text("Claim 1 of 6")
    words = page.locator('.words mark[data-field="sources"]').first
    plain = words.evaluate("(mark) => getComputedStyle(mark).backgroundColor")
    field = page.locator('[data-lights="sources"] a')
    field.focus()
    assert words.evaluate("(mark) => getComputedStyle(mark).backgroundColor") != plain
    page.keyboard.press("Enter")
    expect(page.locator("#proof")).to_be_focused()
    expect(page.locator("mark.lit")).not_to_have_count(0)
    page.locator(".number").nth(2).click()
    expect(page.locator(".walk")).to_contain_text("Claim 3 of 6")


def test_places_are_told_in_code_points(ledger: str, desk: Callable[..., str], tab: Callable[..., Any]) -> None:
    document = replace(FLOOD, text=f"🌊👩‍👩‍👧 {FLOOD.text}\n🌊 Three are missing.\r\n𝟜 🌊 Five are missing.")
    keep(ledger, document)
    page = tab(desk(ledger) + at("flood"))
    numbers = page.locator(".words a.number")
    starts = numbers.evaluate_all(f"(all) => all.map({OFFSETS})")
    printed = numbers.all_text_contents()
    assert len(printed) >= 4
    for start, words in zip(starts, printed, strict=True):
        assert document.text[start : start + len(words)] == words


def test_right_to_left_paragraphs_turn_round(ledger: str, desk: Callable[..., str], tab: Callable[..., Any]) -> None:
    keep(ledger, Document("ar", "قُتل 14 شخصا في فيضان (Courier).\nThe flood killed 14 people.", "ar", "فيضان"))
    page = tab(desk(ledger) + at("ar"))
    turned = page.locator(".words p").evaluate_all("(all) => all.map((each) => getComputedStyle(each).direction)")
    assert turned == ["rtl", "ltr"]


def test_versions_are_compared(ledger: str, desk: Callable[..., str], tab: Callable[..., Any]) -> None:
    newer = FLOOD.text.replace("14", "17") + " Three are missing."
    keep(ledger, FLOOD, replace(FLOOD, text=newer), replace(FLOOD, text=newer, title="Flood on the Drava"))
    page = tab(desk(ledger) + at("flood"))
    page.locator(".versions").get_by_role("link", name="what changed").last.click()
    expect = playwright.expect
    expect(page.locator(".redline del")).to_have_text(["14"])
    expect(page.locator(".redline ins").first).to_have_text("17")
    expect(page.locator(".shifts").first.locator("dd")).to_contain_text("17")
    expect(page.get_by_text("1 came")).to_be_visible()
    page.get_by_label("to version").select_option("3")
    page.get_by_role("button", name="Compare").click()
    expect(page.get_by_text("What is told of it")).to_be_visible()
    assert "new=3" in page.url


def test_a_table_is_laid_out_and_what_is_left_out_can_be_had(ledger: str, client: Any) -> None:
    rows = "".join(f"Village {number}\t{number}\n" for number in range(1, 6_000))
    text = f"Flood\nPlace\tKilled\n{rows}That is all."
    cells, place = [], len("Flood\n")
    for line in text.splitlines()[1:-1]:
        tab = place + line.index("\t")
        cells.append((Span(place, tab), Span(tab + 1, place + len(line))))
        place += len(line) + 1
    with Ledger.open(ledger) as store:
        store.add(Document("table", text, "en", tables=(Table(tuple(cells), 1),)), (), (), READER)
    record = client.get(f"/api/v1{at('table')}").json()
    assert [block["kind"] for block in record["blocks"]] == ["paragraph", "table", "gap"]
    page = client.get(at("table"))
    assert "rows left out: show them" in page.text
    gap = int(re.findall(r"at=(\d+)#shown", page.text)[0])
    assert len(client.get(at("table", at=gap)).text) > len(page.text) + 10_000
