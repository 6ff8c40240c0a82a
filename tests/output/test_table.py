"""Rows in time order, and the three printers."""

import csv
import io
import json
import unicodedata

import pytest

from counterclaim.model import claim_from
from counterclaim.output.table import CSV_COLUMNS, rows, write


def printed(samples, format, width=None, claims=None) -> str:
    stream = io.StringIO()
    write(samples.everything() if claims is None else claims, format, stream, samples.NAMES, width)
    return stream.getvalue()


def test_rows_are_in_time_order_with_the_undated_last(samples) -> None:
    found = rows(samples.everything(), samples.NAMES)
    assert [row.number for row in found][:4] == ["10,000–12,000", "> 1,100", "> 3,000", "> 1,100"]
    assert found[-1].date_kind == "undated"
    service = next(row for row in found if row.number == "≈ 4,700")
    assert (service.date, service.date_kind, service.language) == ("30 Apr 2025", "said", "nl")
    assert (service.who, service.happened, service.where) == (
        "North Korean soldiers", "killed or injured", "Kursk Oblast, Russia",
    )  # fmt: skip
    assert service.said_by == "National Intelligence Service (South Korea) ← Lee Seong Kweun"


def columns(line: str) -> int:
    """The columns of a terminal that `line` takes; marks of direction take none."""
    from rich.cells import cell_len

    return cell_len(line.replace("\u2068", "").replace("\u2069", ""))


@pytest.mark.parametrize("width", [20, 40, 79, 80, 100, 130, 160])
def test_the_table_fits_its_width_and_cuts_nothing(samples, width: int) -> None:
    text = printed(samples, "table", width)
    assert all(columns(line) <= width for line in text.splitlines())
    letters = "".join(text.split())
    for row in rows(samples.everything(), samples.NAMES):
        assert "".join(row.number.split()) in letters
        if width < 60:
            assert "".join(row.said_by.split()) in letters
            assert "".join(row.document.split()) in letters
    assert "↳ > 1,100" in text
    assert "repeatsanearlierline" in letters


def test_a_terminal_of_eighty_columns_has_a_table(samples) -> None:
    assert "How many" in printed(samples, "table", 80)
    assert "How many" not in printed(samples, "table", 60)


def test_a_width_in_the_environment_is_kept_also_in_a_pipe(samples, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "150")
    assert max(map(columns, printed(samples, "table").splitlines())) > 100
    monkeypatch.setenv("COLUMNS", "50")
    assert max(map(columns, printed(samples, "table").splitlines())) <= 50


def test_the_table_keeps_right_to_left_names_in_their_column(samples) -> None:
    line = next(line for line in printed(samples, "table", 160).splitlines() if "1,250" in line)
    assert "\u2068وزارة الصحة\u2069" in line
    assert unicodedata.bidirectional(line.strip()[0]) == "EN"


def test_no_document_writes_control_codes_to_the_terminal(samples) -> None:
    from dataclasses import replace

    claim = replace(samples.hostile()[0], doc="a\x1b[2Jb.txt")
    assert "\x1b" not in printed(samples, "table", 120, [claim])


def test_no_claims_is_said(samples) -> None:
    assert printed(samples, "table", claims=[]) == "No claims.\n"


def test_jsonl_gives_the_records_back_in_their_order(samples) -> None:
    lines = printed(samples, "jsonl").splitlines()
    assert [claim_from(json.loads(line)) for line in lines] == samples.everything()


def test_csv_has_a_row_a_claim_and_runs_no_formula(samples) -> None:
    from dataclasses import replace

    claims = [replace(samples.conflict()[0], gloss="=HYPERLINK(1)", outlet="@SUM(A1)"), *samples.conflict()[1:]]
    found = list(csv.DictReader(io.StringIO(printed(samples, "csv", claims=claims))))
    assert len(found) == len(claims)
    assert tuple(found[0]) == CSV_COLUMNS
    first = next(row for row in found if row["printed"] == "1,100" and not row["repeats"])
    assert first["gloss"] == "'=HYPERLINK(1)"
    assert first["outlet"] == "'@SUM(A1)"
    assert (first["low"], first["high"], first["qualifier"]) == ("1100", "", "more_than")
    assert next(row for row in found if row["printed"] == "4.700")["via"] == "Lee Seong Kweun"
