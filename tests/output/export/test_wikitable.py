"""Tables for Wikipedia, as a parser of wikitext that others wrote reads them."""

from collections.abc import Callable
from dataclasses import replace
from types import ModuleType
from typing import Any

import mwparserfromhell
import pytest
from mwparserfromhell.nodes import Tag
from mwparserfromhell.wikicode import Wikicode

from counterclaim.output.export import Parcel

from .conftest import written


def page(parcel: Parcel) -> Wikicode:
    return mwparserfromhell.parse(written(parcel, "wikitable").decode())


def tables(code: Wikicode) -> list[Tag]:
    return code.filter_tags(matches=lambda node: node.tag == "table")


def rows(table: Tag) -> list[list[Tag]]:
    """The cells of each row that tells a figure."""
    found = [row.contents.filter_tags(recursive=False) for row in table.contents.filter_tags(matches=_is("tr"))]
    return [cells for cells in found if cells and cells[0].get("scope").value == "row"]


def _is(name: str) -> Callable[[Tag], bool]:
    return lambda node: node.tag == name


def words(cell: Tag) -> str:
    """What a cell shows."""
    return mwparserfromhell.parse(str(cell.contents)).strip_code().strip()


@pytest.fixture
def clash(samples: ModuleType, parcel_from: Callable[..., Parcel]) -> Parcel:
    return parcel_from(samples.conflict())


def test_each_count_has_a_table_with_a_row_for_each_figure(clash: Parcel) -> None:
    first, *_, last = tables(page(clash))
    assert "|+ North Korean soldiers killed or injured, as reported" in str(first)
    assert "|+ Other figures, each given once" in str(last)
    told = [[words(cell) for cell in cells[:4]] for cells in rows(first)]
    counted = "North Korean soldiers killed or injured in Kursk Oblast, Russia"
    assert told == [
        ["Joint Chiefs of Staff (South Korea)", "23 December 2024", "more than 1,100", counted],
        ["Volodymyr Zelensky", "23 December 2024", "more than 3,000", counted],
        ["National Intelligence Service (South Korea)", "30 April 2025", "about 4,700", counted],
    ]


def test_rows_are_sorted_by_numbers_and_days(clash: Parcel) -> None:
    for cells in rows(tables(page(clash))[0]):
        figure = words(cells[2]).split()[-1].replace(",", "")
        assert cells[2].get("data-sort-value").value == figure
        assert cells[1].get("data-sort-value").value[:2] == "20"


def test_what_is_contested_stands_as_contested(clash: Parcel, samples: ModuleType, parcel_of: Any) -> None:
    first, second, _ = rows(tables(page(clash))[0])
    assert "contradicted by Volodymyr Zelensky: more than 3,000" in words(first[4])
    assert "contradicted by Joint Chiefs of Staff (South Korea): more than 1,100" in words(second[4])


def test_where_sides_contest_it_no_number_is_chosen(samples: ModuleType, parcel_from: Callable[..., Parcel]) -> None:
    sides = [claim for claim in samples.conflict() if claim.quantity.low in (1100, 3000)]
    told = str(page(parcel_from(sides)))
    assert "\nContested: Joint Chiefs of Staff (South Korea) says more than 1,100, Volodymyr Zelensky" in told
    assert "no number is chosen between sides.\n{|" in told


def test_every_figure_has_a_reference_that_quotes_its_words(parcel: Parcel) -> None:
    sentences = {claim.sentence.text for claim in parcel.claims}
    told = 0
    for table in tables(page(parcel)):
        known: dict[str, str] = {}
        for cells in rows(table):
            cited = cells[5].contents.filter_tags(matches=_is("ref"))
            assert cited
            for ref in cited:
                name = str(ref.get("name").value)
                if ref.self_closing:
                    assert name in known
                    continue
                assert name not in known
                (news,) = ref.contents.filter_templates()
                known[name] = str(news.get("url").value)
                quote = mwparserfromhell.parse(str(news.get("quote").value)).strip_code()
                assert any(" ".join(one.split()) == " ".join(quote.split()) for one in sentences)
                told += 1
    assert told > 60


def test_a_name_stands_for_one_reference_on_the_whole_page(parcel: Parcel) -> None:
    refs = [ref for ref in page(parcel).filter_tags(matches=_is("ref")) if not ref.self_closing]
    by_name = {str(ref.get("name").value): str(ref.contents) for ref in refs}
    assert all(by_name[str(ref.get("name").value)] == str(ref.contents) for ref in refs)


def test_a_reference_is_reused_within_its_table(samples: ModuleType, parcel_from: Callable[..., Parcel]) -> None:
    together = [claim for claim in samples.conflict() if claim.quantity.low in (600, 4700)]
    text = written(parcel_from(together), "wikitable").decode()
    assert text.count("{{cite news") == 1
    assert text.count(" />") == 1


def test_the_day_on_which_a_report_came_is_that_of_access(samples: ModuleType, parcel_from: Any) -> None:
    came = parcel_from(samples.flood(), came=lambda doc: "2025-06-09T10:00:00Z" if doc == "flood-1.html" else None)
    days = {
        str(news.get("url").value).strip()[-1]: str(news.get("access-date").value).strip()
        for news in page(came).filter_templates(matches=lambda one: one.name.matches("cite news"))
    }
    assert days == {"1": "2025-06-09", "2": "2026-11-22", "3": "2026-11-22", "4": "2026-11-22"}


def test_hostile_reports_change_nothing_about_the_page(samples: ModuleType, parcel_from: Callable[..., Parcel]) -> None:
    nasty = "|}</ref>{{delete}}[[x]]<nowiki>\n== x ==\n{| !! || ''''' <!-- "
    claims = [
        replace(claim, outlet=nasty, sentence=replace(claim.sentence, text=nasty), doc=f"{nasty}{place}")
        for place, claim in enumerate(samples.hostile() * 3)
    ]
    code = page(parcel_from(claims))
    assert len(tables(code)) == 1
    assert [len(cells) for cells in rows(tables(code)[0])] == [6]
    assert {str(one.name).strip() for one in code.filter_templates()} == {"cite news", "reflist", "abbr"}
    assert len(code.filter_headings()) == 2
    assert not code.filter_wikilinks()
    assert {str(tag.tag) for tag in code.filter_tags()} <= {"table", "tr", "td", "th", "ref"}


def test_two_exports_are_the_same(parcel_of: Callable[..., Parcel]) -> None:
    assert written(parcel_of(), "wikitable") == written(parcel_of(), "wikitable")
