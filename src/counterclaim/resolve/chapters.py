"""Chapters: what too many reports tell to be one story, a war or a pandemic, is told week by week, or day by day.

A report that comes changes its own chapter alone, so that following a war costs no more in its third year than in its
first week. Chapters hang on the days of the reports alone, and not on the order in which these came.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from counterclaim.resolve.weights import table


def chapters_of(members: Mapping[int, int | None]) -> dict[int, int]:
    """For each of `members`, the happenings of one group by their numbers, with the day of their report (an ordinal;
    None where nobody knows it): the least number of its chapter. A group that is not large is one chapter; of others
    each week is one, and each day of a week that is large itself."""
    if _fits(members):
        return dict.fromkeys(members, min(members))
    found = dict[int, int]()
    for week in _by(members, 7):
        for chapter in [week] if _fits(week) else _by({number: members[number] for number in week}, 1):
            found |= dict.fromkeys(chapter, min(chapter))
    return found


def _fits(members: Iterable[int]) -> bool:
    most: int = table()["chapters"]["most"]
    return len(list(members)) <= most


def _by(members: Mapping[int, int | None], days: int) -> Iterable[list[int]]:
    """`members` by periods of so many `days`; those without one are a period of their own."""
    found = defaultdict[int | None, list[int]](list)
    for number, day in members.items():
        found[None if day is None else day // days].append(number)
    return found.values()
