"""Rows: a sequence that cannot be changed, and a table that data frame libraries read."""

import subprocess
import sys
from collections.abc import Collection, Sequence
from datetime import UTC, date, datetime
from typing import Any

import narwhals
import pandas
import polars
import pyarrow
import pytest

from counterclaim.errors import MissingExtra, UsageError
from counterclaim.model import Claim, Group, Moment, Place, Published, Quantity, Sentence, Span, Speaker, as_record
from counterclaim.output.export.sheets import columns
from counterclaim.output.frames import Frame, Rows
from counterclaim.output.frames.claims import CLAIMS
from counterclaim.output.frames.reports import DOCUMENTS

TEXT = "Police and the mayor said more than 9 people died in Osijek at noon."


def claim(id: str = "m_1", **others: Any) -> Claim:
    known: dict[str, Any] = {
        "doc": "a.txt",
        "text": "t_1",
        "lang": "en",
        "start": 136,
        "end": 137,
        "measure": "killed",
        "group": Group("people"),
        "sentence": Sentence(100, 100 + len(TEXT), TEXT),
        "quantity": Quantity(9, None, "more_than", "9"),
        "places": (Place("HR", "Osijek", "Osijek", 3193935, 45.55, 18.69, "town"),),
        "sources": (
            Speaker("Police (Croatia)", "Police", "police", "HR", "hr.police"),
            Speaker("mayor", "mayor", None),
        ),
        "as_of": Moment("2025-05-14T12:00:00+02:00", "2025-05-14T12:00:00+02:00"),
        "published": Published("2025-05-14", "2025-05-14", "given"),
        "gloss": "More than 9 people killed in Osijek.",
        "evidence": {"quantity": (Span(136, 137),)},
    }
    return Claim(id, **{**known, **others})


BARE = claim("m_2", quantity=Quantity(None, 5, "at_most", "5"), places=(), sources=(), as_of=None, published=None)
ROWS = Rows([claim(), BARE, claim("m_3")], CLAIMS)


def test_it_is_a_sequence_that_cannot_be_changed() -> None:
    assert (len(ROWS), ROWS[0].id, ROWS[-1].id, next(reversed(ROWS)).id) == (3, "m_1", "m_3", "m_3")
    assert isinstance(ROWS[1:], Rows)
    assert ROWS[1:] == [BARE, claim("m_3")]
    assert Rows(list(ROWS), CLAIMS) == ROWS
    assert list(ROWS)[:2] != ROWS
    assert BARE in ROWS
    assert (ROWS.index(BARE), ROWS.count(BARE)) == (1, 1)
    with pytest.raises(IndexError):
        ROWS[3]
    with pytest.raises(TypeError):
        ROWS[0] = BARE  # type: ignore[index]


def test_polars_takes_it_for_a_table_since_it_is_no_registered_sequence() -> None:
    assert isinstance(ROWS, Collection)
    assert not isinstance(ROWS, Sequence)
    assert polars.DataFrame(ROWS).columns == list(ROWS.columns)


def test_the_columns_have_their_types_and_say_what_they_hold() -> None:
    table = ROWS.to_arrow()
    types = {field.name: field.type for field in table.schema}
    assert (types["low"], types["confidence"], types["implicit"]) == (
        pyarrow.int64(),
        pyarrow.float64(),
        pyarrow.bool_(),
    )
    assert (types["date"], types["as_of_time"]) == (pyarrow.date32(), pyarrow.timestamp("us", "UTC"))
    assert types["said_by"] == pyarrow.list_(pyarrow.string())
    assert all(field.metadata[b"about"].endswith((b".", b"\xe2\x80\xa6", b",", b")")) for field in table.schema)
    assert len(set(ROWS.columns)) == len(ROWS.columns)


def test_the_values_are_those_of_the_claim() -> None:
    first, bare, _ = ROWS.to_arrow().to_pylist()
    assert (first["figure"], first["low"], first["high"], first["printed"]) == (9, 9, None, "9")
    assert first["quote"] == TEXT
    assert (first["date"], first["date_kind"]) == (date(2025, 5, 14), "as_of")
    assert first["time"] == first["as_of_time"] == datetime(2025, 5, 14, 10, tzinfo=UTC)
    assert (first["published"], first["published_time"]) == (date(2025, 5, 14), None)
    assert (first["said_by"], first["speakers"]) == (["Police (Croatia)", "mayor"], ["hr.police", "mayor"])
    assert (first["place"], first["country_code"], first["lat"]) == ("Osijek", "HR", 45.55)
    assert (bare["figure"], bare["low"], bare["date"], bare["place"], bare["said_by"]) == (5, None, None, None, [])


@pytest.mark.parametrize(("sheet", "frame"), [("claims", CLAIMS), ("documents", DOCUMENTS)])
def test_columns_are_those_of_the_sheets_with_lists_and_times_between_them(sheet: str, frame: Frame[Any]) -> None:
    names = [field.name for field in frame.fields]
    of_sheet = [column.name for column in columns(sheet) if not column.beside]
    assert [name for name in names if name in of_sheet] == [name for name in of_sheet if name in names]
    assert set(of_sheet) - set(names) == ({"title", "archived"} if sheet == "claims" else set())
    more = {field.name: field.kind for field in frame.fields if field.name not in of_sheet}
    assert set(more.values()) == ({"time", "texts"} if sheet == "claims" else {"time", "whole"})


@pytest.mark.parametrize("empty", [True, False])
@pytest.mark.parametrize("backend", ["pandas", "polars", "pyarrow"])
def test_every_library_reads_it(backend: str, empty: bool) -> None:
    frame = narwhals.from_native(ROWS[:0].to_frame(backend) if empty else ROWS.to_frame(backend))
    assert frame.columns == list(ROWS.columns)
    assert frame["id"].to_list() == ([] if empty else ["m_1", "m_2", "m_3"])


def test_numbers_and_days_stay_what_they_are_in_pandas() -> None:
    frame = ROWS.to_pandas()
    assert frame["low"].dtype == pandas.Int64Dtype()
    assert frame["low"].isna().tolist() == [False, True, False]
    assert frame["date"].dt.day.tolist()[0] == 14
    assert str(frame["as_of_time"].dt.tz) == "UTC"
    assert pandas.DataFrame.from_arrow(ROWS)["id"].tolist() == ["m_1", "m_2", "m_3"]


def test_it_goes_over_in_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("counterclaim.output.frames.arrow.BATCH", 2)
    reader = pyarrow.RecordBatchReader.from_stream(ROWS)
    assert [len(batch) for batch in reader] == [2, 1]
    assert pyarrow.schema(ROWS) == ROWS.to_arrow().schema


def test_records_are_those_of_the_contract() -> None:
    assert ROWS.records() == [as_record(one) for one in ROWS]


def test_what_is_not_there_is_named() -> None:
    with pytest.raises(UsageError, match="no data frame library 'excel'"):
        ROWS.to_frame("excel")
    with pytest.raises(MissingExtra, match="pip install modin"):
        ROWS.to_frame("modin")


def test_without_the_extra_it_is_said_what_to_install() -> None:
    program = (
        "import sys\nsys.modules.update(pyarrow=None, narwhals=None)\n"
        "from counterclaim.output.frames import Rows\nfrom counterclaim.output.frames.claims import CLAIMS\n"
        "print(Rows([], CLAIMS))\nRows([], CLAIMS).to_arrow()"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.stdout == "0 claims\n"
    assert "MissingExtra: For data frames, pyarrow is needed: pip install 'counterclaim[arrow]'." in done.stderr


def test_it_prints_as_lines_and_counts_the_others() -> None:
    many = Rows([claim(f"m_{n}") for n in range(12)], CLAIMS)
    lines = repr(many).splitlines()
    assert (lines[0], lines[1], lines[-1]) == ("12 claims", "  More than 9 people killed in Osijek.", "  and 2 more")
    assert repr(many[:1]).splitlines()[0] == "1 claim"
    assert repr(Rows([], CLAIMS, "Nothing changed.")) == "Nothing changed."
