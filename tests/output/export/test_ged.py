"""Deaths in the shape of UCDP's events: its columns, types and ranges, and nothing that nobody told."""

import io
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pandas as pd
import pyarrow as pa
import pyarrow.csv as pa_csv
import pytest

from counterclaim import add, judge
from counterclaim.api.exporting import packed
from counterclaim.model import Series
from counterclaim.output.export import FORMATS, Parcel, companions
from counterclaim.output.export.ged import columns, number_of
from counterclaim.output.export.ged.places import grid_cell

from .conftest import EXAMPLES, written

# In the order of the codebook, version 24.1 (https://ucdp.uu.se/downloads/ged/ged241.pdf), with its types.
INTEGERS = re.findall(
    r"\w+",
    """id year active_year type_of_violence conflict_new_id dyad_new_id side_a_new_id side_b_new_id
number_of_sources where_prec priogrid_gid country_id event_clarity date_prec deaths_a deaths_b deaths_civilians
deaths_unknown best high low""",
)
NUMBERS = ["latitude", "longitude"]
DAYS = ["date_start", "date_end"]
ORDER = re.findall(
    r"\w+",
    """id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id conflict_name
dyad_dset_id dyad_new_id dyad_name side_a_dset_id side_a_new_id side_a side_b_dset_id side_b_new_id side_b
number_of_sources source_article source_office source_date source_headline source_original where_prec
where_coordinates where_description adm_1 adm_2 latitude longitude geom_wkt priogrid_gid country country_id region
event_clarity date_prec date_start date_end deaths_a deaths_b deaths_civilians deaths_unknown best high low gwnoa
gwnob""",
)
RANGES = {
    "where_prec": range(1, 8),
    "date_prec": range(1, 6),
    "event_clarity": range(1, 3),
    "type_of_violence": range(1, 4),
    "year": range(1900, 2100),  # UCDP begins in 1989; reports recall older wars
    "priogrid_gid": range(1, 259_201),
}
WAR = (
    "Ukraine's general staff said on Monday that 300 Russian soldiers were killed in Kherson on 3 March 2025. "
    "Russia's defence ministry said 20 Russian soldiers were killed in Kherson on 3 March 2025.",
    "The Ukrainian air force said 12 civilians were killed in a missile strike on Kharkiv on 4 March 2025.",
)


def kind(name: str) -> pa.DataType:
    """What a column holds, for Arrow."""
    if name in INTEGERS:
        return pa.int64()
    if name in NUMBERS:
        return pa.float64()
    return pa.timestamp("ms") if name in DAYS else pa.string()


SCHEMA = pa.schema([(name, kind(name)) for name in ORDER])


def table(raw: bytes) -> pd.DataFrame:
    """`raw` as Arrow reads it under the types of the codebook, and nothing else: what does not fit is an error."""
    options = pa_csv.ConvertOptions(
        column_types=SCHEMA, null_values=[""], strings_can_be_null=True, timestamp_parsers=["%Y-%m-%d 00:00:00.000"]
    )
    read = pa_csv.read_csv(io.BytesIO(raw), convert_options=options)
    assert read.schema == SCHEMA
    return read.to_pandas(types_mapper=pd.ArrowDtype)


def hold_against_the_codebook(rows: pd.DataFrame) -> None:
    assert rows["id"].is_unique
    assert rows["relid"].notna().all()
    for name, allowed in RANGES.items():
        assert rows[name].dropna().isin(allowed).all(), name
    whole = rows.dropna(subset=["low", "best", "high"])
    assert ((whole["low"] <= whole["best"]) & (whole["best"] <= whole["high"])).all()
    sides = rows[["deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown"]]
    assert sides.isna().all(axis=1).eq(sides.isna().any(axis=1)).all()
    known = sides.notna().all(axis=1)
    assert (sides[known].sum(axis=1) == rows["best"][known]).all()
    dated = rows.dropna(subset=["date_start", "date_end"])
    assert (dated["date_start"] <= dated["date_end"]).all()
    assert rows["date_prec"].notna().sum() <= len(dated)
    placed = rows.dropna(subset=["latitude"])
    assert placed["latitude"].between(-90, 90).all()
    assert placed["longitude"].between(-180, 180).all()


@pytest.fixture
def war(tmp_path: Path) -> Iterator[Parcel]:
    """Two reports of a war; of the first count, sides give different numbers."""
    for number, text in enumerate(WAR, 1):
        path = tmp_path / f"war-{number}.txt"
        path.write_text(text, encoding="utf-8")
        add([path], ledger=str(tmp_path / "war.db"), date="2025-03-05", outlet="=Courier", lang="en")
    with packed(str(tmp_path / "war.db")) as parcel:
        yield parcel


def test_the_columns_are_those_of_the_codebook_and_each_is_explained(parcel: Parcel) -> None:
    assert list(columns()) == ORDER
    names = {"integer": INTEGERS, "number": NUMBERS, "day": DAYS}
    for name, column in columns().items():
        assert name in names.get(column["type"], ()) or (column["type"] == "text" and kind(name) == pa.string())
    notes = companions(parcel, FORMATS["ged"], "deaths")[".ged-notes.txt"].decode()
    assert all(f"  {name} " in notes for name in ORDER)


def test_rows_are_what_ucdp_would_take(parcel: Parcel, war: Parcel) -> None:
    for each in (parcel, war):
        rows = table(written(each, "ged"))
        assert len(rows)
        hold_against_the_codebook(rows)
        empty = {name for name, column in columns().items() if column["about"].startswith("Empty")}
        assert rows[sorted(empty)].isna().all(axis=None)


def test_hand_made_stories_fit_too(samples: ModuleType, parcel_from: Callable[..., Parcel]) -> None:
    stories = (samples.conflict(), samples.flood(), samples.arabic(), samples.hostile())
    rows = table(written(parcel_from(*stories), "ged"))
    assert len(rows) == len(stories)
    hold_against_the_codebook(rows)


def test_nobody_is_counted_twice_and_what_is_left_out_is_told(parcel: Parcel) -> None:
    rows = table(written(parcel, "ged"))
    assert sorted(rows["best"]) == [15, 600]
    notes = companions(parcel, FORMATS["ged"], "deaths")[".ged-notes.txt"].decode()
    assert all(f"{number}  " in notes for number in rows["id"])
    left = notes[notes.index("Left out") : notes.index("The columns")]
    assert "Rescuers killed in Slovenia: 1\n    in: People killed in Slovenia" in left


def test_the_dead_of_a_side_stand_in_its_column_and_where_the_war_is(parcel: Parcel) -> None:
    rows = table(written(parcel, "ged"))
    (soldiers,) = rows[rows["best"] == 600].to_dict("records")
    assert soldiers["conflict_name"] == "Russian invasion of Ukraine"
    assert soldiers["side_b"].startswith("North Korea; Russia")
    assert (soldiers["deaths_a"], soldiers["deaths_b"]) == (0, 600)
    assert soldiers["country"] == "Russia"
    assert soldiers["event_clarity"] == 2
    assert pd.isna(soldiers["date_start"])
    (flood,) = rows[rows["best"] == 15].to_dict("records")
    assert (flood["deaths_unknown"], flood["event_clarity"], flood["date_prec"]) == (15, 1, 1)
    assert flood["number_of_sources"] == len(flood["source_office"].split("; ")) == 8
    assert flood["source_original"] == "Government of Slovenia"


def test_what_sides_contest_has_no_best(war: Parcel) -> None:
    rows = table(written(war, "ged"))
    (contested,) = rows[rows["low"] == 20].to_dict("records")
    assert pd.isna(contested["best"])
    assert contested["high"] == 300
    assert pd.isna(contested["deaths_b"])
    (strike,) = rows[rows["best"] == 12].to_dict("records")
    assert strike["deaths_civilians"] == 12
    assert strike["where_coordinates"] == "Kharkiv"
    assert (strike["where_prec"], strike["date_prec"]) == (1, 1)
    assert str(strike["date_start"]).startswith("2025-03-04")
    assert strike["priogrid_gid"] == grid_cell(strike["latitude"], strike["longitude"])
    assert strike["source_office"].startswith("'=")


def test_an_id_stays_while_reports_come(parcel_of: Callable[..., Parcel], tmp_path: Path) -> None:
    add([EXAMPLES / "drava-01-morning.html"], str(tmp_path / "a.db"))
    with packed(str(tmp_path / "a.db")) as parcel:
        (alone,) = table(written(parcel, "ged"))["id"]
    assert alone in set(table(written(parcel_of(), "ged"))["id"])


def test_a_person_who_adopted_the_figure_is_named(tmp_path: Path) -> None:
    ledger = str(tmp_path / "flood.db")
    (tmp_path / "report.txt").write_text("The flood in Ptuj killed 14 people, police said on Monday.", encoding="utf-8")
    add([tmp_path / "report.txt"], ledger=ledger, date="2025-05-14")
    judge.adopt(15, Series("killed"), "the police list", "verified", by="ravi", ledger=ledger)
    with packed(ledger) as parcel:
        rows = table(written(parcel, "ged"))
    hold_against_the_codebook(rows)
    (row,) = rows.to_dict("records")
    assert (row["low"], row["best"], row["high"], row["deaths_unknown"]) == (14, 15, 15, 15)
    assert row["source_original"].startswith("ravi (who adopted the figure)")


def test_numbers_are_exact_in_any_program() -> None:
    assert number_of("m_1") != number_of("m_2")
    assert all(0 < number_of(f"m_{each}") < 2**53 for each in range(100))
