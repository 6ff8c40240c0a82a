"""Messages of what changed, as lines that people read and as records for programs."""

import json
from datetime import UTC, datetime
from typing import Literal, TextIO

from counterclaim.model import Change, Cited, Message, Proof, as_record
from counterclaim.output.changes import ends_words, series_words
from counterclaim.output.positions import WORDS
from counterclaim.output.wording import date_words, isolated, joined, plain

Layout = Literal["lines", "jsonl"]

_LONGEST = 100  # characters of a title: reports without one begin with a sentence, which stands there instead


def write_message(message: Message, format: Layout, stream: TextIO) -> None:
    """Print `message` to `stream`, and see that it gets there."""
    told = lines_of(message) if format == "lines" else json.dumps(as_record(message), ensure_ascii=False) + "\n"
    stream.write(told)
    stream.flush()


def lines_of(message: Message) -> str:
    """A line with time and story, then a line for each change, with the words and what contradicts what below it."""
    heading = f"{_clock(message.at)}  {title_of(message)}"
    lines = [heading, *(f"  {isolated(line)}" for row in message.changes for line in change_lines(row, message))]
    lines += [f"  Contradiction: {isolated(plain(verdict.why))}" for verdict in message.verdicts]
    return "\n".join(lines) + "\n"


def title_of(message: Message) -> str:
    """The story's title, as far as a line goes, and whether it is new."""
    title = plain(message.title)
    if len(title) > _LONGEST:
        title = title[:_LONGEST].rsplit(" ", 1)[0] + " …"
    return isolated(title) + (" (new story)" if message.new else "")


def change_lines(row: Change, message: Message) -> list[str]:
    """A line with the change, and one for each quotation that tells it, with where it stands."""
    reports = {report.doc: report for report in message.reports}
    words = [f"  {_quoted(quote, reports.get(quote.doc))}" for quote in row.quotes]
    return [change_line(row, message.new), *words]


def change_line(row: Change, new: bool) -> str:
    """ "People killed, Izmir: 10 → 40 (raised), says AFAD, 1 Mar 2025"; of a `new` story, what stands."""
    series = series_words(row)
    told = f"{series[:1].upper()}{series[1:]}: {_turn(row, new)}"
    day = date_words(row.at.start, row.at.end) if row.at else None
    return ", ".join(filter(None, (told, day)))


def _turn(row: Change, new: bool) -> str:
    by = plain(joined(row.by))
    if row.what in WORDS:
        return f"{by} {WORDS[row.what]}"
    was, stands = ends_words(row.old), ends_words(row.new)
    if was is None:
        return f"{stands}, by {by}" if new else f"{stands} (new count), by {by}"
    told = stands if was == stands else f"{was} → {stands}"
    return f"{told}, by {by}" if row.what == "contested" else f"{told} ({row.what}), by {by}"


def _quoted(quote: Proof, report: Cited | None) -> str:
    if report is None:
        return f"“{plain(quote.quote)}” ({plain(quote.doc)})"
    where = ", ".join(dict.fromkeys(map(plain, filter(None, (report.outlet, report.url or report.doc)))))
    return f"“{plain(quote.quote)}” ({where})"


def _clock(at: str) -> str:
    """The time of a message, as it is in UTC: "2025-03-01 09:41 UTC"."""
    return f"{datetime.fromisoformat(at).astimezone(UTC):%Y-%m-%d %H:%M} UTC"
