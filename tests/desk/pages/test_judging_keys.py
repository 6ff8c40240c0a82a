"""Judging in a browser, by keyboard: where focus is, what is told, and what is kept."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from counterclaim import add
from counterclaim.indexing import bring_up
from counterclaim.ledger import Ledger
from counterclaim.model import Judgement

Open = Callable[..., Any]

TEXT = (
    "🌊🌊 The flood 😀 killed 5 people in Maribor, Slovenia, police said on Monday. Seven 👍🏽 more names are listed.\n"
)


def _said(ledger: str) -> list[Judgement]:
    with Ledger.open(ledger, create=False) as store:
        return store.judgements()


def _told(page: Any, words: str) -> None:
    """Wait until the line under the bar says `words`."""
    page.wait_for_function("words => document.querySelector('.said').textContent.includes(words)", arg=words)


def _gloss(page: Any) -> str:
    return str(page.inner_text("#gloss"))


@pytest.fixture
def at(desk: Open, ledger: str, tab: Open) -> Callable[[str], Any]:
    """Opens a page of a desk of lena's."""
    address = desk(ledger, person="lena")
    return lambda path: tab(address + path)


def test_the_queue_is_worked_through_by_keyboard(at: Callable[[str], Any], ledger: str) -> None:
    page = at("/review")
    first = _gloss(page)
    page.keyboard.press("a")
    _told(page, "Accepted.")
    second = _gloss(page)
    assert second != first
    assert page.evaluate("document.activeElement.matches('article.at-hand')")
    page.keyboard.press("n")
    page.wait_for_function("was => document.querySelector('#gloss').innerText !== was", arg=second)
    page.keyboard.press("p")
    page.wait_for_function("was => document.querySelector('#gloss').innerText === was", arg=second)
    page.keyboard.press("x")
    page.keyboard.type("a film, not the news")
    page.keyboard.press("Enter")
    _told(page, "Rejected.")
    assert [(each.kind, each.by, each.why) for each in _said(ledger)] == [
        ("accept", "lena", ""),
        ("reject", "lena", "a film, not the news"),
    ]
    page.keyboard.press("u")
    _told(page, "Taken back.")
    assert _gloss(page) == second
    assert [each.kind for each in _said(ledger)] == ["accept", "reject", "withdraw"]


def test_keys_do_nothing_while_one_types_and_are_told_in_a_sheet(at: Callable[[str], Any], ledger: str) -> None:
    page = at("/review")
    page.keyboard.press("/")
    page.keyboard.type("axn")
    assert page.input_value("#q") == "axn"
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    sheet = page.locator("dialog[open]")
    assert "Accept: It is right as it stands" in sheet.inner_text()
    page.keyboard.press("a")
    page.keyboard.press("Escape")
    assert page.locator("dialog[open]").count() == 0
    assert _said(ledger) == []
    page.keyboard.press("g")
    page.keyboard.press("h")
    page.wait_for_url("**/")


def test_a_field_is_corrected_and_that_is_undone(at: Callable[[str], Any], ledger: str) -> None:
    with Ledger.open(ledger, create=False) as store:
        claim = next(each for each in store.claims() if each.gloss.startswith("15 people killed"))
    page = at(f"/claims/{claim.id}")
    page.keyboard.press("c")
    page.keyboard.press("n")
    page.keyboard.type("16")
    page.keyboard.press("Tab")
    page.keyboard.type("the list has one more")
    page.keyboard.press("Enter")
    _told(page, "Corrected.")
    assert page.inner_text("h1").startswith("16 people killed")
    page.keyboard.press("u")
    _told(page, "Taken back.")
    assert page.inner_text("h1").startswith("15 people killed")
    page.keyboard.press("c")
    page.keyboard.press("n")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.matches('summary')")


def test_what_cannot_be_is_said_and_the_form_stays(at: Callable[[str], Any], ledger: str) -> None:
    page = at("/review")
    before = _gloss(page)
    page.keyboard.press("c")
    page.keyboard.press("n")
    page.keyboard.type("many")
    page.keyboard.press("Tab")
    page.keyboard.type("so it says")
    page.keyboard.press("Enter")
    _told(page, "write 600, or 10-12")
    assert _gloss(page) == before
    assert _said(ledger) == []


def test_a_missed_claim_is_added_by_selecting_its_words(desk: Open, ledger: str, tab: Open, tmp_path: Path) -> None:
    (tmp_path / "wave.txt").write_text(TEXT, encoding="utf-8")
    add(tmp_path / "wave.txt", ledger=ledger, date="2025-05-20")
    with Ledger.open(ledger, create=False) as store:
        document = next(each for each in store.documents() if each.text.startswith("🌊"))
    page = tab(f"{desk(ledger, person='lena')}/documents?id={document.id}")
    page.evaluate("""() => {
        const walk = document.createTreeWalker(document.querySelector(".words"), NodeFilter.SHOW_TEXT);
        while (walk.nextNode()) {
            const at = walk.currentNode.data.indexOf("Seven");
            if (at >= 0) getSelection().setBaseAndExtent(walk.currentNode, at, walk.currentNode, at + 6);
        }
    }""")
    page.wait_for_function("document.querySelector('#missed-words').value === 'Seven'")
    page.keyboard.press("m")
    page.select_option("#missed-measure", "missing")
    page.fill("#missed-number", "7")
    page.click("#missed button.main")
    _told(page, "Added.")
    (added,) = _said(ledger)
    start = document.text.index("Seven")
    claim = added.what.claim  # type: ignore[union-attr]
    assert (claim.start, claim.end, claim.measure, claim.quantity.low) == (start, start + 5, "missing", 7)
    assert page.locator("a.number", has_text="Seven").count() == 1


def test_a_figure_is_adopted(at: Callable[[str], Any], desk: Open, ledger: str) -> None:
    page = at("/review")
    page.click(".at-hand .facts a[href^='/stories/']")
    page.wait_for_url("**/stories/*")
    box = page.locator("section.series", has_text="People killed in Slovenia").first
    box.locator("summary[data-key=d]").click()
    box.locator("input[name=figure]").fill("14")
    box.locator("input[name=why]").last.fill("the list of names")
    box.locator("button", has_text="Adopt").click()
    _told(page, "Adopted.")
    assert "adopted by a person" in page.inner_text("main")
    assert _said(ledger)[0].what.figure == 14  # type: ignore[union-attr]


def test_a_verdict_is_overruled(at: Callable[[str], Any], ledger: str) -> None:
    page = at("/review")
    assert page.locator(".against").count() == 1
    page.keyboard.press("o")
    page.keyboard.press("End")
    page.keyboard.press("Tab")
    page.keyboard.type("they count other places")
    page.keyboard.press("Enter")
    _told(page, "Overruled.")
    bring_up(ledger)
    page.reload()
    assert page.locator(".against").count() == 0
    assert _said(ledger)[0].what.relation == "not_comparable"  # type: ignore[union-attr]


def test_who_judged_meanwhile_is_shown_in_place(at: Callable[[str], Any], ledger: str) -> None:
    page = at("/review")
    claim = page.input_value("article input[name=claim] >> nth=0")
    with Ledger.open(ledger) as store:
        store.judge(Judgement("reject", "omar", "a film", claim=claim))
    page.keyboard.press("a")
    page.wait_for_selector("section.conflict")
    assert "omar" in page.inner_text("section.conflict")
    assert len(_said(ledger)) == 1
    page.click("text=Leave it as it is")
    page.wait_for_selector("article.at-hand")
    assert page.input_value("article input[name=claim] >> nth=0") != claim


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(desk: Open, ledger: str, tab: Open, scheme: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    with Ledger.open(ledger, create=False) as store:
        claim = next(store.claims())
    address = desk(ledger, person="lena")
    page = tab(f"{address}/review", color_scheme=scheme)
    for path, key in (("/review", "c"), ("/review", "x"), ("/review/judgements", "?"), (f"/claims/{claim.id}", "c")):
        page.goto(address + path)
        page.keyboard.press(key)
        found = axe.run(page).response["violations"]
        assert [each["id"] for each in found if each["impact"] in ("serious", "critical")] == [], (path, key)
