"""The tools that find stories and tell them: search_stories, get_story, get_toll."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from pydantic import Field

from counterclaim.assistants.answer import count
from counterclaim.assistants.quoting import Stand, quotes_by_id
from counterclaim.assistants.telling import (
    Against,
    Count,
    Figure,
    Listed,
    Standing,
    Stories,
    StoryLine,
    StoryTold,
    TollTold,
    mark_of,
)
from counterclaim.errors import UsageError
from counterclaim.indexing.holding import Hold
from counterclaim.ledger import Ledger
from counterclaim.ledger.index import asking, within
from counterclaim.ledger.index.paging import written
from counterclaim.measures import measures
from counterclaim.model import SeriesCard, StoryCard
from counterclaim.model.asked import StoryFilter, Turn
from counterclaim.output.report.mentions import safe_url
from counterclaim.output.wording import plain

STORIES, FIRST_COUNTS = 6, 3
"""Stories in one answer, and counts of each."""
COUNTS, CONTESTED, STANDS, REPORTS = 8, 5, 6, 12
"""What is told of one story: counts in one answer, disagreements, positions and reports."""
FIGURES = 12
"""Figures of a count in one answer."""

MEASURES = ", ".join(measures())

Day = Annotated[str | None, Field(description="A day, as 2025-03-28.")]
Story = Annotated[str, Field(description="Id of a story (s_…), or of one of its reports.", max_length=2_000)]


@dataclass(frozen=True, slots=True)
class Finding:
    """Finds and tells the stories of a ledger."""

    hold: Hold

    def search_stories(
        self,
        words: Annotated[
            str, Field(description="Words that a report of it holds, in any language.", max_length=300)
        ] = "",
        measure: Annotated[str | None, Field(description=f"What is counted: {MEASURES}.")] = None,
        country: Annotated[
            str | None, Field(description="Country of the people or the place, two letters: UA.")
        ] = None,
        since: Day = None,
        until: Day = None,
        contested: Annotated[bool, Field(description="Only stories in which figures contradict each other.")] = False,
        page: Annotated[str, Field(description="`next_page` of the answer before.", max_length=200)] = "",
    ) -> Stories:
        """Find stories (happenings that one or more reports tell of) in the ledger, with what stands of their main
        counts and the newest quote of each.

        Begin here. All of the words must stand in one report of the story; names are found as the reports print them,
        so search without a name's inflection, or in the language of the reports. Without anything, the newest stories.
        """
        wanted = StoryFilter(
            measures=(_measure(measure),) if measure else (),
            countries=(_country(country),) if country else (),
            statuses=("contested",) if contested else (),
            since=_day(since),
            until=_day(until),
            words=words,
        )
        with self.hold.indexed() as store:
            found = asking.stories(store.session, wanted, turn=Turn(STORIES, page))
            told = [StoryLine.of(card, counts(store, card.id, card.series[:FIRST_COUNTS])) for card in found.items]
        return Stories(stories=tuple(told), in_all=found.total, next_page=found.after or None)

    def get_story(
        self,
        story: Story,
        first_series: Annotated[int, Field(description="Number of the first count to tell.", ge=0)] = 0,
    ) -> StoryTold:
        """Tell one story: each count with what stands of it (low, best, high, and why), where figures contradict each
        other with both quotes, who confirms or denies, and its reports. get_toll tells all figures of one count."""
        with self.hold.indexed() as store:
            card = card_of(store, story)
            cards = [one.card for one in within.series(store.session, card.id)]
            shown = cards[first_series : first_series + COUNTS]
            more = first_series + len(shown)
            reports = within.reports(store.session, card.id, Turn(REPORTS)).items
            return StoryTold(
                story=card.id,
                title=plain(card.title),
                reports=card.reports,
                copies=card.copies,
                speakers=card.speakers,
                first=card.first or None,
                newest=card.newest or None,
                counts=counts(store, card.id, shown),
                counts_in_all=len(cards),
                next_series=more if more < len(cards) else None,
                contested=_contested(store, card.id),
                positions=tuple(map(Stand.of, card.positions[:STANDS])),
                listed=tuple(_listed(one) for one in reports),
            )

    def get_toll(
        self,
        story: Story,
        series: Annotated[int, Field(description="Number of the count in the story, as get_story tells it.", ge=0)] = 0,
        before: Annotated[
            int | None, Field(description="`next_before` of the answer before, for older ones.", ge=1)
        ] = None,
    ) -> TollTold:
        """Tell what stands of one count of a story and every figure that was given for it, the newest first, each with
        who said it, when, the quote with its place in the report, the address, and what contradicts it.

        Give the number with its speaker, its day and its quote. Where `best` is null sides contest it: give both."""
        with self.hold.indexed() as store:
            card = card_of(store, story)
            record = within.one_series(store.session, card.id, series)
            if record is None:
                raise UsageError(f"The story {card.id} has {count(card.courses, 'series')}, numbered from 0.")
            last = min(before if before is not None else record.card.statements, record.card.statements)
            first = max(0, last - FIGURES)
            return TollTold(
                story=card.id,
                title=plain(card.title),
                series=series,
                counted=plain(" ".join(filter(None, (record.card.title, record.card.event)))),
                toll=Standing.of(record.card.toll) if record.card.toll else None,
                figures=_figures(store, card.id, series, first, last),
                figures_in_all=record.card.statements,
                next_before=first or None,
                positions=tuple(map(Stand.of, record.positions[:STANDS])),
            )


def card_of(store: Ledger, story: str) -> StoryCard:
    """The card of the story `story`, or of the one that tells most of that report. Raises UsageError."""
    found = asking.story(store.session, story)
    if found is None:
        raise UsageError(
            f"There is no story {plain(story)!r} in this ledger. search_stories tells their ids; a story that reports "
            "join or leave gets another."
        )
    return found


def counts(store: Ledger, story: str, cards: Sequence[SeriesCard]) -> tuple[Count, ...]:
    """The series `cards` of the story of the id `story`, each with its newest quote."""
    last = {card.place: within.last_statements(store.session, story, card.place, 1) for card in cards}
    quotes = quotes_by_id(store, (row.claim for rows in last.values() for row in rows))
    newest = {place: quotes.get(row.claim) for place, rows in last.items() for row in rows}
    return tuple(Count.of(card, newest.get(card.place)) for card in cards)


def _contested(store: Ledger, story: str) -> tuple[Against, ...]:
    """Where figures of the story contradict each other or have drifted, each with both of its quotes."""
    found = within.verdicts(store.session, story, Turn(CONTESTED), ("contradicts", "drifted")).items
    quotes = quotes_by_id(store, (id for one in found for id in (one.verdict.a, one.verdict.b)))
    return tuple(
        Against(
            found=mark_of(one),
            why=plain(one.verdict.why),
            earlier=quotes.get(one.verdict.a),
            later=quotes.get(one.verdict.b),
        )
        for one in found
    )


def _figures(store: Ledger, story: str, series: int, first: int, last: int) -> tuple[Figure, ...]:
    """The figures of the series from the place `first` to before `last`, the newest first."""
    page = within.statements(store.session, story, series, Turn(last - first, written([first - 1]) if first else ""))
    rows = [row for row in page.items if row.place < last]
    quotes = quotes_by_id(store, (row.claim for row in rows))
    whys: dict[str, list[str]] = {row.claim: [] for row in rows}
    for one in within.verdicts_on(store.session, whys):
        if one.mark in ("contradicts", "drifted"):
            for claim in {one.verdict.a, one.verdict.b} & whys.keys():
                whys[claim].append(plain(one.verdict.why))
    return tuple(
        Figure(
            **quotes[row.claim].model_dump(),
            reports=row.reports,
            copies=row.copies,
            marks=row.marks,
            against=tuple(whys[row.claim][:2]),
        )
        for row in reversed(rows)
        if row.claim in quotes
    )


def _listed(one: within.Folded) -> Listed:
    report = one.report
    return Listed(
        document=report.doc,
        title=plain(report.title)[:300] if report.title else None,
        outlet=report.outlet,
        day=report.day or None,
        language=report.lang,
        address=safe_url(report.url),
        claims=report.claims,
        copies=len(one.copies),
    )


def _measure(name: str) -> str:
    if name not in measures():
        raise UsageError(f"There is no measure {plain(name)!r}. The measures are: {MEASURES}.")
    return name


def _country(code: str) -> str:
    if not (len(code) == 2 and code.isascii() and code.isalpha()):
        raise UsageError(f"{plain(code)!r} is no country code: give two letters, for instance UA.")
    return code.upper()


def _day(words: str | None) -> str | None:
    if not words:
        return None
    try:
        return date.fromisoformat(words.strip()).isoformat()
    except ValueError:
        raise UsageError(f"{plain(words)!r} is no day: write it as 2025-03-28.") from None
