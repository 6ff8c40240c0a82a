"""What changed in reports of several languages: from files, from a ledger, since a time or a state of the ledger."""

import json
from datetime import UTC, datetime

import pytest

from counterclaim import add, changes, judge
from counterclaim.api.changing import changes_among, first_day
from counterclaim.errors import UsageError
from counterclaim.model import Series

REPORTS = [
    ("a", "en", "2025-03-01T06:00+00:00",
     "An earthquake in Izmir, Turkey, killed 10 people, the disaster agency said."),
    ("b", "de", "2025-03-01T12:00+00:00",
     "Bei dem Erdbeben in Izmir in der Türkei starben 25 Menschen, teilte die Katastrophenschutzbehörde mit."),
    ("c", "fr", "2025-03-01T18:00+00:00",
     "Le séisme à Izmir, en Turquie, a fait 40 morts, selon l'agence de gestion des catastrophes."),
    ("d", "nl", "2025-03-03T09:00+00:00", "De aardbeving in Izmir in Turkije eiste 32 levens, zei de rampendienst."),
]  # fmt: skip


def written(path, *ids):
    rows = [
        {"id": id, "lang": lang, "text": text, **({"date": date} if date else {})}
        for id, lang, date, text in REPORTS
        if id in ids
    ]
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return path


@pytest.fixture
def quake(tmp_path):
    return written(tmp_path / "quake.jsonl", "a", "b", "c")


def test_a_toll_that_rises_three_times_in_a_day(quake):
    found = changes(quake, since="2025-03-01T10:00+00:00")
    (row,) = found.rows
    assert (row.what, row.old.best, row.new.best) == ("raised", 10, 40)
    assert [(quote.doc, quote.quote) for quote in row.quotes] == [("c", REPORTS[2][3])]
    assert (found.since, found.reports, found.fresh) == ("1 March 2025, 10:00 UTC", 3, 2)


@pytest.mark.parametrize(("since", "was"), [("6 hours", 10), ("5 hours", 25), ("360 minutes", 10), ("2 days", None)])
def test_so_long_before_the_newest_report(quake, since, was):
    (row,) = changes(quake, since=since).rows
    assert (row.old and row.old.best, row.new.best) == (was, 40)


def test_nothing_changed_since_a_later_day(quake):
    found = changes(quake, since="2025-03-02")
    assert (found.rows, found.fresh, found.since) == ((), 0, "2 March 2025")


def test_a_toll_revised_down(tmp_path):
    (row,) = changes(written(tmp_path / "all.jsonl", "a", "b", "c", "d"), since="2025-03-02").rows
    assert (row.what, row.old.best, row.new.best) == ("lowered", 40, 32)


def test_one_story(quake):
    assert changes(quake, since="6 hours", story="b").rows
    with pytest.raises(UsageError, match="No story is called 'elsewhere'"):
        changes(quake, since="6 hours", story="elsewhere")


@pytest.mark.parametrize("wrong", [{}, {"since": "soon"}, {"as_of_ledger": "2025-03-01"}])
def test_wrong_use(quake, wrong):
    with pytest.raises(UsageError):
        changes(quake, **wrong)


def test_reports_without_dates(tmp_path):
    path = tmp_path / "undated.jsonl"
    path.write_text(json.dumps({"id": "a", "lang": "en", "text": REPORTS[0][3]}), encoding="utf-8")
    found = changes(path, since="2025-03-01")
    assert (found.rows, found.undated) == ((), 1)
    with pytest.raises(UsageError, match="No report says when it appeared"):
        changes(path, since="6 hours")


def test_what_came_into_the_ledger_whatever_its_date(tmp_path, quake):
    ledger = str(tmp_path / "quake.db")
    add(quake, ledger)
    then = datetime.now(UTC).isoformat()
    assert changes(ledger=ledger, as_of_ledger=then).rows == ()
    add(written(tmp_path / "late.jsonl", "d"), ledger)
    (row,) = changes(ledger=ledger, as_of_ledger=then).rows
    assert (row.what, row.new.best) == ("lowered", 32)


def test_a_page_that_was_rewritten_gives_no_news_where_its_figure_stayed(tmp_path, quake):
    ledger = str(tmp_path / "quake.db")
    add(quake, ledger)
    then = datetime.now(UTC).isoformat()
    row = {"id": "c", "lang": "fr", "date": REPORTS[2][2], "text": REPORTS[2][3] + " Il faisait froid."}
    quake.write_text(json.dumps(row), encoding="utf-8")
    add(quake, ledger)
    assert changes(ledger=ledger, as_of_ledger=then).rows == ()


def test_what_people_adopt_is_a_change(tmp_path, quake):
    ledger = str(tmp_path / "quake.db")
    add(quake, ledger)
    then = datetime.now(UTC).isoformat()
    judge.adopt(41, Series("killed"), "the ministry told me", by="lena", ledger=ledger)
    (row,) = changes(ledger=ledger, as_of_ledger=then).rows
    assert (row.what, row.old.best, row.new.best, row.by) == ("adopted", 40, 41, ("lena",))


def test_a_page_that_changed_under_its_address_shows_the_changed_figure(tmp_path):
    def ferry(toll, hour):
        words = f"At least {toll} people were killed when a ferry sank off Korto on Thursday, the coast guard said."
        head = f'<meta property="article:modified_time" content="2025-01-02T{hour}:00:00+01:00">'
        (tmp_path / "ferry.html").write_text(
            f"<html lang=en><head>{head}<h1>Ferry sinks</h1><p>{words}", encoding="utf-8"
        )

    book = str(tmp_path / "book.db")
    ferry(12, "06")
    assert add(tmp_path / "ferry.html", ledger=book).new == 1
    then = datetime.now(UTC).isoformat()
    ferry(17, "11")
    assert add(tmp_path / "ferry.html", ledger=book).versions == 1
    (row,) = changes(ledger=book, as_of_ledger=then).rows
    assert (row.what, row.old.best, row.new.best) == ("raised", 12, 17)
    assert [quote.doc for quote in row.quotes] == ["ferry.html"]
    now = datetime.now(UTC).isoformat()
    ferry(17, "12")
    add(tmp_path / "ferry.html", ledger=book)
    assert changes(ledger=book, as_of_ledger=now).rows == ()


def test_some_reports_tell_what_the_whole_ledger_tells_of_their_stories(quake, tmp_path):
    ledger = str(tmp_path / "ledger.db")
    add(quake, ledger=ledger)
    assert changes_among(["a", "b", "c"], ledger, since="6 hours") == changes(ledger=ledger, since="6 hours")
    assert changes_among(["a", "b"], ledger, since="6 hours").rows[0].new.best == 25


@pytest.mark.parametrize(
    ("since", "newest", "day"),
    [
        ("12 hours", "2025-03-02", "2025-02-28"),
        ("2 days", "2025-03-02", "2025-02-27"),
        ("2025-03-01", "", "2025-02-28"),
        ("2025-03-01T23:30-03:00", "", "2025-03-01"),
    ],
)
def test_no_report_that_is_new_appeared_before_that_day(since, newest, day):
    assert first_day(since, newest) == day


def test_without_a_dated_report_there_is_no_time_before_it():
    with pytest.raises(UsageError, match="name a day"):
        first_day("12 hours", "")
