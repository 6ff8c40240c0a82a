"""The CSV file, read by what humanitarians read such files with (libhxl) and by what everybody does."""

import csv
from io import BytesIO
from typing import Any

import hxl
import pytest

from counterclaim.output.export import Parcel

from .conftest import written
from .made_up import FORMULAS, claims_of_formulas, parcel_of_samples, parcel_with


def opened(raw: bytes) -> Any:
    return hxl.data(BytesIO(raw))


@pytest.fixture
def file(parcel: Parcel) -> bytes:
    return written(parcel, "csv")


def test_libhxl_finds_the_tags_and_no_fault(file: bytes, parcel: Parcel) -> None:
    faults: list[Any] = []
    assert opened(file).validate(callback=faults.append)
    assert not [fault for fault in faults if fault.rule.severity == "error"]
    assert opened(file).columns[0].display_tag == "#meta+id"
    assert [row.get("#meta+id") for row in opened(file)] == [claim.id for claim in parcel.claims]


def test_libhxl_would_find_a_fault() -> None:
    assert not opened(b"when,dead\n#date,#affected+killed\nno day,many\n").validate()


def test_humanitarian_tools_filter_and_count_by_attribute(file: bytes, parcel: Parcel) -> None:
    killed = [
        claim for claim in parcel.claims
        if claim.measure == "killed" and claim.stance in ("asserted", "confirmed")
        and claim.repeats_in_document is None and claim.quantity.spoken >= 10
    ]  # fmt: skip
    rows = list(opened(file).with_rows("#affected+killed>=10"))
    assert [row.get("#meta+id") for row in rows] == [claim.id for claim in killed] != []
    most = {
        row.get("#country+code"): row.get("#affected+max")
        for row in opened(file)
        .with_rows("#country+code=RU")
        .count("#country+code", "max(#affected+killed) as Most#affected+max")
    }
    placed = [claim.quantity.spoken for claim in killed if claim.places and claim.places[0].country == "RU"]
    assert {code: int(float(figure)) for code, figure in most.items()} == {"RU": max(placed)}


def test_the_file_is_the_same_each_time_and_opens_in_spreadsheets(parcel: Parcel) -> None:
    raw = written(parcel, "csv")
    assert raw == written(parcel, "csv")
    assert raw.startswith(b"\xef\xbb\xbfid,date,")


def test_words_are_kept_letter_for_letter_and_lines_stay_whole() -> None:
    rows = list(csv.reader(written(parcel_of_samples(), "csv").decode("utf-8-sig").splitlines(keepends=True)))
    names = rows[0]
    assert {len(row) for row in rows} == {len(names)}
    arabic = next(row for row in rows if row[names.index("lang")] == "ar")
    assert "ما لا يقل عن 1.250 مدنيا" in arabic[names.index("quote")]


def test_no_cell_is_a_formula() -> None:
    rows = list(csv.reader(written(parcel_with(claims_of_formulas()), "csv").decode("utf-8-sig").splitlines()))
    tried = [cell for row in rows[2:] for cell in row if cell.lstrip("'") in FORMULAS]
    assert len(tried) >= 5 * len(FORMULAS)
    assert not [cell for row in rows[2:] for cell in row if cell.startswith(("=", "+", "-", "@", "\t"))]
