"""What tells a person what is new: changes."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from datetime import date as date_of
from typing import TYPE_CHECKING

from counterclaim.api.inputs import Paths, held, listed, read_files, sorted_out
from counterclaim.api.relating import asked_for, unjudged
from counterclaim.errors import UsageError
from counterclaim.model import Changes, Claim, Judgement, Problem, Told, Toll
from counterclaim.settings import Given

if TYPE_CHECKING:
    from counterclaim.reconcile.changes import Then
    from counterclaim.reconcile.dossier import Course, Dossier

Known = Collection[tuple[object, ...]]
"""Figures that were told, as `reconcile.changes.figure_of` names them."""

_AGO = re.compile(r"(\d+)\s*(minute|hour|day|week)s?")


def changes(
    files: Paths = (),
    ledger: str | None = None,
    since: str | None = None,
    story: str | None = None,
    date: str | None = None,
    lang: str | None = None,
    on_problem: Callable[[Problem], None] | None = None,
    as_of_ledger: str | None = None,
) -> Changes:
    """What changed in the figures of the reports at `files`, or with none of those of the ledger: each series as it
    stood and as it stands, by whom, with the words.

    `since` is a day or a time as ISO writes it, of this machine's zone where it names none, or "12 hours" or "2 days"
    before the newest report (of the story) appeared: what appeared from then on is new. A report dated with a day alone
    appeared as the day began; one without a date counts as known before, unless it names a later day. `as_of_ledger`,
    in place of `since`, compares with the ledger as it stood then, however its reports are dated. `story` is a story's
    id, the id of one of its reports, or words of its title. The other parameters are those of `add`.
    Raises UsageError for a time or a story that there is not.
    """
    paths = listed(files)
    if (since is None) == (as_of_ledger is None):
        raise UsageError("Say since when: --since 2025-03-28 or --since '12 hours', or --as-of-ledger for a ledger.")
    if paths and as_of_ledger is not None:
        raise UsageError("Files have no earlier ledger to compare with: use --since.")
    if paths:
        items, said = list(read_files(paths, Given(date, None, None, lang))), list[Judgement]()
    else:
        items, said = held(ledger)
    for item in items:
        if isinstance(item, Problem) and paths and on_problem:
            on_problem(item)
    every = unjudged(*sorted_out(items), said)
    every = every if story is None else asked_for(story, every)
    if as_of_ledger is not None:
        return _since_then(every, said, _then(ledger, as_of_ledger), as_of_ledger)
    return _since_day(every, said, since or "")


def changes_among(
    docs: Collection[str], ledger: str, since: str | None = None, as_of_ledger: str | None = None
) -> Changes:
    """What `changes` tells of the stories that the reports `docs` tell, as if there were no others: for those who show
    some stories of very many. One of `since` and `as_of_ledger` is given."""
    every, said, _ = _among(docs, ledger)
    if as_of_ledger is not None:
        return _since_then(every, said, _then_of(*_among(docs, ledger, as_of_ledger)), as_of_ledger)
    return _since_day(every, said, since or "")


def first_day(since: str, newest: str) -> str:
    """The ISO day before which no report is new that appeared `since`, as `changes` takes it; `newest` is the ISO day
    of the newest report, "" where none is dated. Raises UsageError for a time that there is not."""
    day = _days(since, float(date_of.fromisoformat(newest).toordinal()) if newest else None)
    return date_of.fromordinal(max(1, int(day) - 1)).isoformat()  # a zone may put it a day earlier


def _since_then(every: Sequence[Dossier], said: Sequence[Judgement], then: Then, time: str) -> Changes:
    return _told(every, said, then, f"the ledger of {time}")


def _since_day(every: Sequence[Dossier], said: Sequence[Judgement], since: str) -> Changes:
    from counterclaim.reconcile.changes import Then

    day = _days(since, _newest(every))
    earlier = [each for each in said if _ordinal(datetime.fromisoformat(each.at)) < day]
    then = Then(lambda one: (one.seen.start or 0.0) < day, earlier)
    found = _told(every, said, then, _words(day))
    undated = sum(one.claim.published is None and then.known(one) for one in _reports(every).values())
    return replace(found, undated=undated)


def _told(every: Sequence[Dossier], said: Sequence[Judgement], then: Then, since: str) -> Changes:
    from counterclaim.reconcile.changes import changes_of
    from counterclaim.reconcile.rules import rules

    told = _reports(every)
    rows = tuple(changes_of(every, said, then, rules()))
    return Changes(since, rows, len(told), sum(not then.known(one) for one in told.values()))


def _reports(every: Sequence[Dossier]) -> dict[str, Told]:
    """The reports of `every` story, each by the last of its claims."""
    return {one.claim.doc: one for each in every for course in each.courses for one in course.series.told}


def _among(docs: Collection[str], ledger: str, at: str | None = None) -> tuple[list[Dossier], list[Judgement], Known]:
    """The stories of the reports `docs`, what people say, and the figures that were told."""
    from counterclaim.ledger.watched import Watched
    from counterclaim.reconcile.changes import figure_of

    with Watched.open(ledger, at) as store:
        said, positions = store.said(), list(store.positions(docs))
        reports = list(store.reports(docs))
    claims = [claim for _, found in reports for claim in found]
    return unjudged([document for document, _ in reports], claims, positions, said), said, set(map(figure_of, claims))


def _then(ledger: str | None, at: str) -> Then:
    """What the ledger held at the time `at`."""
    from counterclaim.reconcile.changes import figure_of

    items, said = held(ledger, at)
    known = {figure_of(item) for item in items if isinstance(item, Claim)}
    return _then_of(unjudged(*sorted_out(items), said), said, known)


def _then_of(stories: Sequence[Dossier], said: Sequence[Judgement], known: Known) -> Then:
    """The state of these `stories` and `known` figures: one that a page still gives after it was rewritten is not
    new."""
    from counterclaim.reconcile.changes import Then, figure_of

    earlier = [course for each in stories for course in each.courses]

    def rewritten(course: Course) -> Toll | None:
        """What stood of a count of which the reports that tell it now gave other figures then."""
        docs, series = {one.claim.doc for one in course.series.told}, course.series
        same = (
            each
            for each in earlier
            if (each.series.measure, each.series.role, each.series.side) == (series.measure, series.role, series.side)
            and not docs.isdisjoint(one.claim.doc for one in each.series.told)
        )
        found = max(same, key=lambda each: each.series.place == series.place, default=None)
        return found.toll if found else None

    return Then(lambda one: figure_of(one.claim) in known, said, rewritten=rewritten)


def _newest(every: Sequence[Dossier]) -> float | None:
    """When the newest report of `every` story appeared, in days since 1 January of the year 1."""
    seen = (one.seen.start for each in every for course in each.courses for one in course.series.told)
    return max((day for day in seen if day is not None), default=None)


def _days(since: str, newest: float | None) -> float:
    """The time that a person means by `since`, in days since 1 January of the year 1."""
    if match := _AGO.fullmatch(since.strip()):
        if newest is None:
            raise UsageError(
                f"No report says when it appeared, so there is no {since!r} before the newest: name a day."
            )
        return newest - timedelta(**{f"{match[2]}s": int(match[1])}) / timedelta(days=1)
    try:
        meant = datetime.fromisoformat(since.strip())
    except ValueError:
        raise UsageError(
            f"{since!r} is no time: write 2025-03-28, 2025-03-28T14:30, or '12 hours' before the newest report."
        ) from None
    return _ordinal(meant if len(since.strip()) <= len("2025-03-28") else meant.astimezone(UTC))


def _ordinal(time: datetime) -> float:
    midnight = time.replace(hour=0, minute=0, second=0, microsecond=0)
    return time.toordinal() + (time - midnight) / timedelta(days=1)


def _words(day: float) -> str:
    """ "28 March 2025, 14:30 UTC"; of midnight, the day alone."""
    time = datetime.fromordinal(int(day)) + timedelta(minutes=round(day % 1 * 24 * 60))
    words = f"{time.day} {time:%B} {time.year}"
    return f"{words}, {time:%H:%M} UTC" if day % 1 else words
