"""The tool that tells what is new: what_changed."""

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from counterclaim.api.changing import changes
from counterclaim.assistants.answer import Answer, Part, count, lines
from counterclaim.assistants.quoting import Excerpt
from counterclaim.assistants.telling import StoryId, Title
from counterclaim.indexing.holding import Hold
from counterclaim.model import Change
from counterclaim.output.changes import ends_words, series_words
from counterclaim.output.positions import WORDS
from counterclaim.output.wording import date_words, plain

ROWS, QUOTES = 15, 2
"""Changes in one answer, and quotes of each."""


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
        by = f", by {', '.join(self.by)}" if self.by else ""
        told = f"- {self.counted}: {self.what}: {turn}{by}{f', {self.when}' if self.when else ''} [{self.story}]"
        return lines(told, *(f"  {each.text()}" for each in self.quotes))


class WhatChanged(Answer):
    """What changed in the figures since a time."""

    since: Annotated[str, Field(description="The time, in words.")]
    changes: tuple[Changed, ...]
    changes_in_all: int
    next_change: Annotated[int | None, Field(description="Hand this back as `first` for more; null at the end.")]
    reports: Annotated[int, Field(description="How many reports were looked at.")]
    fresh: Annotated[int, Field(description="How many of them came since.")]
    undated: Annotated[int, Field(description="How many bear no date, and count as known before.")]

    def text(self) -> str:
        """The changes, one below the other."""
        many = count(self.changes_in_all, "change") if self.changes_in_all else "Nothing changed"
        undated = f"; {self.undated:,} without a date count as known before" if self.undated else ""
        more = f"There are more: ask again with first {self.next_change}." if self.next_change else None
        return lines(
            f"{many} since {self.since}. {self.fresh:,} of {count(self.reports, 'report')} came since{undated}.",
            *(each.text() for each in self.changes),
            more,
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
        story: Annotated[str | None, Field(description="Id of one story, of a report, or words of a title.")] = None,
        arrived: Annotated[
            bool, Field(description="Compare with what the ledger held then, however its reports are dated.")
        ] = False,
        first: Annotated[int, Field(description="Number of the first change to tell, from 0.", ge=0)] = 0,
    ) -> WhatChanged:
        """Tell what changed in the figures since a time: each count as it stood and as it stands, by whom, with the
        words. By when reports appeared; with `arrived`, by when they came into the ledger (then `since` is a day or a
        time, and not '12 hours'). Goes through the whole ledger: in a large one, name a story."""
        published, held = (None, since) if arrived else (since, None)
        found = changes(ledger=self.hold.address, since=published, story=story or None, as_of_ledger=held)
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
        )
