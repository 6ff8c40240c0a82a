"""Tables of one's own: what a row holds, and how a wrong one is told."""

from collections.abc import Callable
from pathlib import Path

import pytest

from counterclaim.errors import GazetteerError
from counterclaim.gazetteer.own import forget, own_rows, rows_of

Write = Callable[..., Path]
HEADING = "what,id,name,type,country,aliases,aliases:de,context"


def test_a_row_is_its_filled_columns(table: Write) -> None:
    (row,) = rows_of(table(HEADING, "body,ke.watch,Dam Watch (Kenya),rescue,KE,DW| Watch ,Dammwacht,KE|UG"))
    assert (row.what, row.file, row.line) == ("body", "mine.csv", 2)
    assert row.get("type") == "rescue"
    assert row.get("parent") is None
    assert row.aliases == {"all": ("Dam Watch", "DW", "Watch"), "de": ("Dammwacht",)}
    assert row.listed("context") == ("KE", "UG")


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_other_marks_and_a_byte_order_mark_are_read(table: Write, mark: str) -> None:
    path = table("\ufeff" + HEADING.replace(",", mark), "", mark.join(("body", "ke.watch", "Dam Watch", "rescue")))
    assert [row.line for row in rows_of(path)] == [3]


def test_a_cell_of_several_lines_does_not_shift_those_below(table: Write) -> None:
    rows = rows_of(table(HEADING, 'body,ke.a,"A\nB",ngo', "body,ke.b,B,ngo"))
    assert [row.line for row in rows] == [2, 4]


@pytest.mark.parametrize(
    ("lines", "where", "why"),
    [
        ((), "mine.csv", "must name the columns"),
        (("id,name", "ke.a,A"), "line 1", "no column “what”"),
        (("what,colour", "body,red"), "line 1, column colour", "no such column"),
        (("what,aliases:xx", "body,A"), "line 1, column aliases:xx", "no such column"),
        (("what,id,id", "body"), "line 1, column id", "twice"),
        ((HEADING, "village,,A"), "line 2, column what", "neither body, place nor party"),
        ((HEADING, "body,,A,ngo"), "line 2, column id", "needs one"),
        ((HEADING, "body,KE-1,A,ngo"), "line 2, column id", "“KE-1” is no id"),
        (
            (HEADING, "", "body,ke.a,A,militia"),
            "line 3, column type",
            "“militia” is no type of source: write government",
        ),
        ((HEADING, "body,ke.a,A,ngo,XQ"), "line 2, column country", "“XQ”"),
        ((HEADING, "body,ke.a,A,ngo,KE,A (B)"), "line 2, column aliases", "bracket"),
        ((HEADING, "body,ke.a,A,ngo,KE,,,,more"), "line 2", "more cells"),
        (("what,name,type,country,lat,lon", "place,A,ngo,KE,1,2"), "line 2, column type", "a place has none"),
        (("what,name,country,lat,lon", "place,A,KE,91,2"), "line 2, column lat", "outside -90 to 90"),
        (("what,name,country,lat,lon", "place,A,KE,1°,2"), "line 2, column lat", "is no number"),
        (("what,id,conflict,side,start", "party,ke.a,war,3"), "line 2, column side", "write 1 or 2"),
        (("what,id,conflict,side,start", "party,ke.a,war,1,1 May"), "line 2, column start", "is no day"),
        ((HEADING, 'body,ke.a,"A'), "line 2", "no CSV"),
    ],
)
def test_what_is_wrong_is_told_with_line_and_column(table: Write, lines: tuple[str, ...], where: str, why: str) -> None:
    with pytest.raises(GazetteerError) as error:
        rows_of(table(*lines))
    assert str(error.value).startswith("mine.csv")
    assert where in str(error.value)
    assert why in str(error.value)


def test_other_encodings_are_refused(table: Write) -> None:
    path = table(HEADING)
    path.write_bytes(HEADING.encode() + b"\nbody,ke.a,Z\xfcrich,ngo\n")
    with pytest.raises(GazetteerError, match="UTF-8"):
        rows_of(path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match=r"gone\.csv cannot be read: no such file"):
        rows_of(tmp_path / "gone.csv")


def test_rows_come_from_every_table_of_the_folder(own: Path) -> None:
    assert own_rows("body") == ()
    own.mkdir(parents=True)
    (own / "b.csv").write_text("what,name,country,lat,lon\nplace,B,KE,1,2\n", encoding="utf-8")
    (own / "a.csv").write_text(HEADING + "\nbody,ke.a,A,ngo\n", encoding="utf-8")
    forget()
    assert [row.get("name") for row in own_rows("body")] == ["A"]
    assert [row.get("name") for row in own_rows("place")] == ["B"]
    assert own_rows("party") == ()
