"""Values as a spreadsheet shows them."""

from datetime import date, datetime, time, timedelta

import pytest

from counterclaim.read.office.cells import shown


@pytest.mark.parametrize(
    ("words", "value", "format"),
    [
        ("", None, None),
        ("1234", 1234, "General"),
        ("1234", 1234.0, None),
        ("0.3", 0.1 + 0.2, "General"),
        ("1,234", 1234, "#,##0"),
        ("1,234,567.5", 1234567.5, "#,##0.0"),
        ("1234.50", 1234.5, "0.00"),
        ("12.5%", 0.125, "0.0%"),
        ("13%", 0.125001, "0%"),
        ("-12", -12, "0"),
        ("-1,200", -1200, "#,##0"),
        ("(1,200)", -1200, "#,##0;(#,##0)"),
        ("-", 0, '#,##0;-#,##0;"-"'),
        ("12 people", 12, '0" people"'),
        ("about 12", 12, '"about "0'),
        ("1.2", 1200000, "0.0,,"),
        ("007", 7, "000"),
        ("2.5", 2.5, "0.0##"),
        ("$12", 12, "[$$-409]#,##0"),
        ("1,200", 1200, '_(* #,##0_);_(* (#,##0);_(* "-"_);_(@_)'),
        ("12", 12, "[Red]0"),
        ("1234567890123456", 1234567890123456, "General"),
        ("TRUE", True, None),
        ("2024-05-06", datetime(2024, 5, 6), "dd/mm/yyyy"),
        ("2024-05-06 18:00", datetime(2024, 5, 6, 18), None),
        ("2024-05-06", date(2024, 5, 6), None),
        ("18:05", time(18, 5), None),
        ("1:00:00", timedelta(hours=1), None),
        ("", "#DIV/0!", None),
        ("", float("nan"), "0"),
        ("#12", "#12", None),
        ("Kara", "Kara", "@"),
    ],
)
def test_shown(words: str, value: object, format: str | None) -> None:
    assert shown(value, format) == words
