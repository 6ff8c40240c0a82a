"""The columns of the sheets: what is in them, and which tags they go under."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from counterclaim.measures import measures
from counterclaim.model import Place, Quantity
from counterclaim.output.export import Parcel
from counterclaim.output.export.sheets import (
    Value,
    _table,
    claim_lines,
    columns,
    document_lines,
    extensions,
    toll_lines,
)

from ..samples import everything, flood
from .made_up import parcel_of_samples, parcel_with

SHEETS = ("claims", "tolls", "documents")


def row_of(line: object, sheet: str = "claims") -> dict[str, Value]:
    return {column.name: column.value(line) for column in columns(sheet)}


def test_a_claim_is_told_in_its_line() -> None:
    line = next(iter(claim_lines(parcel_of_samples())))
    row = row_of(line)
    told = {
        "date": "2024-12-23", "date_kind": "said", "measure": "casualties", "figure": 1100, "low": 1100, "high": None,
        "qualifier": "more_than", "printed": "1,100", "role": "soldiers", "group_country": "KP", "country_code": "RU",
        "country": "Russia", "region": "Kursk Oblast", "lat": 51.7, "said_by": "Joint Chiefs of Staff (South Korea)",
        "source_stated": True, "said_start": "2024-12-23", "published": "2024-12-24", "as_of_start": None,
        "title": "Two counts of one battle", "url": "https://example.org/tally?a=1&b=2", "judged": None,
    }  # fmt: skip
    assert {name: row[name] for name in told} == told
    assert str(row["quote"]).startswith("More than 1,100 North Korean")


def test_joint_speakers_and_those_who_pass_on_are_all_named() -> None:
    rows = [row_of(line) for line in claim_lines(parcel_of_samples())]
    assert rows[2]["said_by"] == "Joint Chiefs of Staff (South Korea); Volodymyr Zelensky"
    assert (rows[5]["said_by"], rows[5]["passed_on_by"]) == (
        "National Intelligence Service (South Korea)",
        "Lee Seong Kweun",
    )


@pytest.mark.parametrize(
    ("changes", "counted"),
    [
        ({}, 4),
        ({"stance": "confirmed"}, 4),
        ({"stance": "denied"}, None),
        ({"stance": "possible"}, None),
        ({"repeats_in_document": "m_0"}, None),
        ({"quantity": Quantity(4, 4, "exact", "4", "household")}, None),
    ],
)
def test_only_what_is_claimed_of_people_stands_under_the_tags_that_tools_add_up(
    changes: dict[str, object], counted: int | None
) -> None:
    claim = replace(flood()[0], **changes)  # type: ignore[arg-type]
    (line,) = claim_lines(parcel_with([claim]))
    row = row_of(line)
    assert row["people_killed"] == counted
    assert row["figure"] == 4
    assert {row[f"people_{measure}"] for measure in measures() if measure != "killed"} == {None}


def test_a_place_that_is_no_region_is_not_told_as_one_and_a_document_may_be_unknown() -> None:
    claim = replace(everything()[0], places=(Place("AT", "Velden", None, precision="town"),))
    row = row_of(next(iter(claim_lines(parcel_with([claim])))))
    assert (row["region"], row["place"], row["country"], row["title"]) == (None, "Velden", "Austria", None)


def test_tolls_say_who_stands_behind_them_and_why() -> None:
    rows = [row_of(line, "tolls") for line in toll_lines(parcel_of_samples())]
    velden = next(row for row in rows if row["place"] == "Velden" and row["measure"] == "killed")
    assert (velden["best"], velden["people_killed"], velden["best_by"]) == (17, 17, "fire service of Velden")
    assert velden["series"] == "People killed in Velden, Austria"
    assert velden["why"]
    assert velden["documents"] == 3


def test_every_document_has_a_line(parcel: Parcel) -> None:
    rows = [row_of(line, "documents") for line in document_lines(parcel)]
    assert [row["id"] for row in rows] == list(parcel.described)
    assert all(row["characters"] for row in rows)


@pytest.mark.parametrize("sheet", SHEETS)
def test_names_and_tags_stand_once_and_tags_are_the_standards_or_declared(sheet: str) -> None:
    listed = columns(sheet)
    assert len({column.name for column in listed}) == len({column.tag for column in listed}) == len(listed)
    known = {*_table("hxl.toml")["core_attributes"], *_table("hxl.toml")["vocabularies"], *extensions()}
    for column in listed:
        tag, *attributes = column.tag.split("+")
        assert tag in _table("hxl.toml")["core_tags"]
        assert set(attributes) <= known, column.name
        assert re.fullmatch(r"[a-z][a-z_]*", column.name)
        assert column.about.endswith((".", ",", "…"))


@pytest.mark.parametrize("sheet", SHEETS)
def test_the_first_column_that_fits_a_tag_is_the_one_that_bears_it(sheet: str) -> None:
    """HXL tools look for `#indicator+num` and take the first column that has at least these attributes."""
    parts = [(column.name, *column.tag.split("+")) for column in columns(sheet)]
    for number, (name, tag, *attributes) in enumerate(parts):
        earlier = [other for other, same, *more in parts[:number] if same == tag and set(attributes) <= set(more)]
        assert not earlier, name


def test_no_extension_is_declared_that_is_not_used() -> None:
    used = {part for sheet in SHEETS for column in columns(sheet) for part in column.tag.split("+")[1:]}
    assert set(extensions()) <= used
    assert not set(extensions()) & set(_table("hxl.toml")["core_attributes"])
    assert set(_table("hxl.toml")["core_attributes"]) <= used


def test_measures_that_the_standard_knows_go_under_its_tags() -> None:
    tags = {column.name: column.tag for column in columns("claims") if column.beside}
    assert set(tags) == {f"people_{measure}" for measure in measures()}
    assert (tags["people_killed"], tags["people_affected"]) == ("#affected+killed", "#affected")


@pytest.mark.parametrize("sheet", SHEETS)
def test_every_column_and_every_extension_is_documented(sheet: str) -> None:
    page = (Path(__file__).parents[3] / "docs" / "exports.md").read_text("utf-8")
    for column in columns(sheet):
        assert f"| `{column.name}` | `{column.tag}` | " in page
        assert column.beside or f"| `{column.tag}` | {column.about} |" in page
    for attribute, meaning in extensions().items():
        assert f"| `+{attribute}` | {meaning} |" in page
