"""What changed, as a table that a person can send: for a terminal, a message, a spreadsheet and a program."""

from itertools import groupby
from textwrap import shorten
from typing import TextIO

from counterclaim.measures import measures
from counterclaim.model import Change, Changes, Ends, Toll
from counterclaim.output.listing import Column, Layout, write_list
from counterclaim.output.positions import WORDS
from counterclaim.output.wording import date_words, isolated, joined, plain
from counterclaim.packs import country_labels

_QUOTED = 150  # characters of a sentence in a table; the records have it whole
_SHOWN = 2  # sentences of a change in a table


def write_changes(changes: Changes, format: Layout, stream: TextIO) -> None:
    """Print `changes` to `stream`: a table for each story, below which stands how many reports came since."""
    if format in ("jsonl", "csv"):
        write_list(changes.rows, _CSV, format, stream, "")
        return
    for _, rows in groupby(changes.rows, key=lambda row: row.story):
        told = list(rows)
        title = isolated(plain(told[0].title))
        stream.write(f"**{title}**\n\n" if format == "markdown" else f"\n{title}\n")
        write_list(told, _TABLE, format, stream, "")
    stream.write(summary(changes))


def summary(changes: Changes) -> str:
    """ "2 changes since 14 May 2025. 3 of 9 reports appeared since.", as a line."""
    count = f"{changes.fresh:,} of {changes.reports:,} report{'' if changes.reports == 1 else 's'}"
    number = len(changes.rows)
    what = f"{number:,} change{'' if number == 1 else 's'}" if number else "Nothing changed"
    counts = "counts" if changes.undated == 1 else "count"
    undated = f"; {changes.undated:,} without a date {counts} as known before" if changes.undated else ""
    return f"{what} since {changes.since}. {count} appeared since{undated}.\n"


def what_words(row: Change) -> str:
    """ "North Korean soldiers killed, Kursk Oblast: raised"."""
    return f"{series_words(row)}: {WORDS.get(row.what, row.what)}"


def series_words(row: Change | Toll) -> str:
    """ "North Korean soldiers killed, Kursk Oblast"."""
    measure = measures().get(row.measure or "")
    counted = measure.past if measure else row.measure or "figures"
    role = row.role or "people"
    people = f"{role} {counted}" if role != "people" or row.country else counted
    name, adjective = country_labels("en").get(row.country or "", (row.country, row.country))
    if adjective and name != row.place:
        people = f"{adjective} {people}"
    return ", ".join(filter(None, (people, row.place, row.event)))


def ends_words(ends: Ends | None) -> str | None:
    """ "14", "14 (10–20)", "14 or more", "9–14, contested"; None where nothing stood."""
    if ends is None:
        return None
    low, best, high = ends.low, ends.best, ends.high
    if high is None:
        around = f"{low:,} or more" if low is not None else ""
    else:
        around = f"{high:,} or fewer" if low is None else f"{low:,}–{high:,}" if low < high else f"{low:,}"
    words = around
    if best is not None:
        same = best == low and high in (low, None)
        words = around if same else f"{best:,} ({around})" if around else f"{best:,}"
    return f"{words}, contested" if ends.corroboration == "contested" else words


def _words(row: Change) -> str | None:
    shown = (f"“{shorten(plain(each.quote), _QUOTED, placeholder=' …')}” ({each.doc})" for each in row.quotes[:_SHOWN])
    return " ".join(map(isolated, shown)) or None


_TABLE: tuple[Column[Change], ...] = (
    Column("What", what_words, most=18),
    Column("Was", lambda row: ends_words(row.old), most=10),
    Column("Is", lambda row: ends_words(row.new), most=12),
    Column("By", lambda row: joined(row.by), most=14),
    Column("When", lambda row: date_words(row.at.start, row.at.end) if row.at else None, most=8),
    Column("Words", _words),
)
_CSV: tuple[Column[Change], ...] = (
    Column("story", lambda row: row.story),
    Column("title", lambda row: row.title),
    Column("what", lambda row: row.what),
    Column("measure", lambda row: row.measure),
    Column("role", lambda row: row.role),
    Column("country", lambda row: row.country),
    Column("place", lambda row: row.place),
    Column("event", lambda row: row.event),
    Column("old_low", lambda row: row.old and row.old.low),
    Column("old_best", lambda row: row.old and row.old.best),
    Column("old_high", lambda row: row.old and row.old.high),
    Column("new_low", lambda row: row.new and row.new.low),
    Column("new_best", lambda row: row.new and row.new.best),
    Column("new_high", lambda row: row.new and row.new.high),
    Column("by", lambda row: "; ".join(row.by)),
    Column("at_start", lambda row: row.at and row.at.start),
    Column("at_end", lambda row: row.at and row.at.end),
    Column("docs", lambda row: "; ".join(each.doc for each in row.quotes)),
    Column("quotes", lambda row: " | ".join(each.quote for each in row.quotes)),
    Column("verdicts", lambda row: "; ".join(row.verdicts)),
)
