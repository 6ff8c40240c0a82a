"""What tells a person what is new: changes."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from counterclaim.api.inputs import Paths, listed, opened, read_files, standing
from counterclaim.api.relating import unjudged
from counterclaim.errors import UsageError
from counterclaim.model import Changes, Claim, Document, Judgement, Position, Problem, Told
from counterclaim.settings import Given

if TYPE_CHECKING:
    from counterclaim.reconcile.changes import Then
    from counterclaim.reconcile.dossier import Dossier

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
    before the newest report appeared: what appeared from then on is new. A report dated with a day alone appeared as
    the day began; one without a date counts as known before, unless it names a later day. `as_of_ledger`, in place of
    `since`, compares with the ledger as it stood then, whatever its reports are dated. `story` is a story's id or the
    beginning of it, the id of one of its reports, or words of its title. The other parameters are those of `add`.
    Raises UsageError for a time or a story that there is not.
    """
    from counterclaim.reconcile.changes import Then, changes_of
    from counterclaim.reconcile.rules import rules

    paths = listed(files)
    if (since is None) == (as_of_ledger is None):
        raise UsageError("Say since when: --since 2025-03-28 or --since '12 hours', or --as-of-ledger for a ledger.")
    if paths and as_of_ledger is not None:
        raise UsageError("Files have no earlier ledger to compare with: use --since.")
    if paths:
        items, said = list(read_files(paths, Given(date, None, None, lang))), list[Judgement]()
    else:
        with opened(ledger) as store:
            items, said = [*store.documents(), *store.claims(), *store.positions()], standing(store)
    for item in items:
        if isinstance(item, Problem) and on_problem:
            on_problem(item)
    every = unjudged(
        [item for item in items if isinstance(item, Document)],
        [item for item in items if isinstance(item, Claim)],
        [item for item in items if isinstance(item, Position)],
        said,
    )
    told = {one.claim.doc: one for each in every for course in each.courses for one in course.series.told}
    if as_of_ledger is not None:
        then, words = _held(ledger, as_of_ledger), f"the ledger of {as_of_ledger}"
    else:
        day = _days(since or "", list(told.values()))
        earlier = [each for each in said if _ordinal(datetime.fromisoformat(each.at)) < day]
        then, words = Then(lambda one: (one.seen.start or 0.0) < day, earlier), _words(day)
    return Changes(
        words,
        tuple(changes_of(_chosen(every, story), said, then, rules())),
        len(told),
        sum(not then.known(one) for one in told.values()),
        sum(one.claim.published is None and then.known(one) for one in told.values()) if since else 0,
    )


def _held(ledger: str | None, at: str) -> Then:
    """What the ledger held at the time `at`."""
    from counterclaim.reconcile.changes import Then

    with opened(ledger, at) as store:
        held = {(claim.doc, claim.id) for claim in store.claims()}
        return Then(lambda one: (one.claim.doc, one.claim.id) in held, standing(store))


def _chosen(every: Sequence[Dossier], story: str | None) -> list[Dossier]:
    """Those of `every` story that a person means by `story`."""
    if story is None:
        return list(every)
    found = [each for each in every if each.story.id.startswith(story) or story in each.story.docs]
    found = found or [each for each in every if story.casefold() in each.story.title.casefold()]
    if not found:
        raise UsageError(f"There is no story {story!r}: `counterclaim stories` lists them.")
    return found


def _days(since: str, told: Sequence[Told]) -> float:
    """The time that a person means by `since`, in days since 1 January of the year 1."""
    if match := _AGO.fullmatch(since.strip()):
        newest = max((one.seen.start for one in told if one.seen.start is not None), default=None)
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
