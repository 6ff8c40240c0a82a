"""The tool that tells what is new: what_changed."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from counterclaim.api.changing import changes_among, first_day
from counterclaim.assistants.answer import Answer, Part, count, lines
from counterclaim.assistants.finding import card_of
from counterclaim.assistants.quoting import Excerpt, bare
from counterclaim.assistants.telling import StoryId, Title
from counterclaim.indexing.holding import Hold
from counterclaim.ledger import Ledger
from counterclaim.ledger.clock import moment_of
from counterclaim.ledger.index import within
from counterclaim.ledger.index.likely import reports_looked_at
from counterclaim.ledger.index.news import changed_since, reports_of_changed, reports_told_since, told_since
from counterclaim.model import Change
from counterclaim.output.changes import ends_words, series_words
from counterclaim.output.positions import WORDS
from counterclaim.output.wording import date_words, plain

ROWS, QUOTES = 15, 2
"""Changes in one answer, and quotes of each."""
STORIES, REPORTS = 40, 300
"""Stories that are looked at where none is named, those of the last news, and the newest reports of each."""


class Changed(Part):
    """How one count of a story stands now against how it stood."""

    story: StoryId
    title: Title
    counted: Annotated[str, Field(description="What is counted, where.")]
    what: Annotated[str, Field(description="What changed: raised, lowered, contested, new series, denies …")]
    was: Annotated[str | None, Field(description="What stood: best, and low to high; null where nothing did.")]
    now: Annotated[str | None, Field(description="What stands: best, and low to high.")]
    by: Annotated[tuple[str, ...], Field(description="Who changed it.")]
    when: Annotated[str | None, Field(description="When the first report that gives it appeared, if that is known.")]
    quotes: Annotated[tuple[Excerpt, ...], Field(description="The words that tell it.")]

    @classmethod
    def of(cls, row: Change) -> "Changed":
        """The change `row`."""
        return cls(
            story=row.story,
            title=plain(row.title),
            counted=plain(series_words(row)),
            what=WORDS.get(row.what, row.what),
            was=ends_words(row.old),
            now=ends_words(row.new),
            by=row.by,
            when=date_words(row.at.start, row.at.end) if row.at else None,
            quotes=tuple(map(Excerpt.proving, row.quotes[:QUOTES])),
        )

    def text(self) -> str:
        """ "People killed, Slovenia: raised from 4 to 9, by …", and the words."""
        turn = f"{self.was or 'nothing'} → {self.now or 'nothing'}"
        by = f", by {bare(', '.join(self.by))}" if self.by else ""
        told = f"- {bare(self.counted)}: {self.what}: {turn}{by}{f', {self.when}' if self.when else ''} [{self.story}]"
        return lines(told, *(f"  {each.text()}" for each in self.quotes))


class WhatChanged(Answer):
    """What changed in the figures since a time."""

    since: Annotated[str, Field(description="The time, in words.")]
    changes: tuple[Changed, ...]
    changes_in_all: int
    next_change: Annotated[int | None, Field(description="Hand this back as `first` for more; null at the end.")]
    reports: Annotated[int, Field(description="How many reports there are in the stories that were looked at.")]
    fresh: Annotated[int, Field(description="How many of them came since.")]
    undated: Annotated[int, Field(description="How many bear no date, and count as known before.")]
    left_out: Annotated[int, Field(description="How many more stories had news, longer ago, and were not looked at.")]

    def text(self) -> str:
        """The changes, one below the other."""
        many = count(self.changes_in_all, "change") if self.changes_in_all else "Nothing changed"
        undated = f"; {self.undated:,} without a date count as known before" if self.undated else ""
        more = f"There are more: ask again with first {self.next_change}." if self.next_change else None
        left = count(self.left_out, "story")
        return lines(
            f"{many} since {self.since}. {self.fresh:,} of {count(self.reports, 'report')} came since{undated}.",
            *(each.text() for each in self.changes),
            more,
            f"News of {left} more, longer ago, is left out: name a story." if self.left_out else None,
        )


@dataclass(frozen=True, slots=True)
class Changing:
    """Tells what changed in a ledger."""

    hold: Hold

    def what_changed(
        self,
        since: Annotated[
            str,
            Field(
                description="A day or time (2025-03-28, 2025-03-28T14:30), or '12 hours' or '2 days' before the newest "
                "report.",
                max_length=40,
            ),
        ],
        story: Annotated[str | None, Field(description="Id of one story, or of a report of it.")] = None,
        arrived: Annotated[
            bool, Field(description="Compare with what the ledger held then, however its reports are dated.")
        ] = False,
        first: Annotated[int, Field(description="Number of the first change to tell, from 0.", ge=0)] = 0,
    ) -> WhatChanged:
        """Tell what changed in the figures since a time: each count as it stood and as it stands, by whom, with the
        words. By when reports appeared; with `arrived`, by when they came into the ledger (then `since` is a day or a
        time, and not '12 hours')."""
        with self.hold.indexed() as store:
            docs, stories = _asked(store, since, story, arrived)
        if arrived:
            found = changes_among(docs, self.hold.address, as_of_ledger=since)
        else:
            found = changes_among(docs, self.hold.address, since=since)
        shown = found.rows[first : first + ROWS]
        more = first + len(shown)
        return WhatChanged(
            since=found.since,
            changes=tuple(map(Changed.of, shown)),
            changes_in_all=len(found.rows),
            next_change=more if more < len(found.rows) else None,
            reports=found.reports,
            fresh=found.fresh,
            undated=found.undated,
            left_out=max(0, stories - STORIES),
        )


def _asked(store: Ledger, since: str, story: str | None, arrived: bool) -> tuple[Collection[str], int]:
    """The reports to look at, and how many stories have news; of more than `STORIES` only those of the last ones."""
    db = store.session
    if story:
        return within.documents(db, card_of(store, story).id), 1
    if arrived:
        time = moment_of(since)
        return reports_of_changed(db, time, STORIES, REPORTS), changed_since(db, time)
    day = first_day(since, reports_looked_at(db)[1])
    return reports_told_since(db, day, STORIES, REPORTS), told_since(db, day)
