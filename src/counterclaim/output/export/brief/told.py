"""A story as a brief goes through it: its counts with their lines, and the footnotes they are given."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from counterclaim.model import Speaker, Toll
from counterclaim.output.export.brief.notes import Notes
from counterclaim.output.export.telling import Line, by_mention, lines_of
from counterclaim.output.titles import titles_of
from counterclaim.reconcile.dossier import Course, Dossier
from counterclaim.reconcile.wording import named


@dataclass(frozen=True, slots=True, eq=False)
class Count:
    """A count of a story: what it is called, its course, and its statements in words."""

    title: str
    course: Course
    lines: Sequence[Line]

    @property
    def toll(self) -> Toll | None:
        """What stands of it."""
        return self.course.toll

    @property
    def alone(self) -> bool:
        """Whether it is told in one line by one report."""
        return len(self.lines) == 1 and self.lines[0].reports == 1


@dataclass(frozen=True, slots=True, eq=False)
class StoryTold:
    """A story with its `counts`, the lines of its mentions by their ids, and the `notes` of the page."""

    dossier: Dossier
    counts: Sequence[Count]
    mentions: Mapping[str, Line]
    notes: Notes

    def title_of(self, line: Line) -> str:
        """What the count is called to which `line` belongs."""
        return next(count.title for count in self.counts if any(one is line for one in count.lines))


def voice(speaker: Speaker) -> str:
    """What is the same for one speaker however reports spell the name: "Lee Seong-kweun", "Lee Seong Kweun"."""
    return speaker.entity or re.sub(r"[\W_]+", " ", named(speaker)).strip().casefold()


def story_told(dossier: Dossier, notes: Notes) -> StoryTold:
    """The story of `dossier`, ready to be gone through."""
    names = notes.parcel.names.learnt(one.claim for course in dossier.courses for one in course.series.told)
    titles = titles_of([course.series for course in dossier.courses], names)
    counts = [
        Count(title, course, lines_of(course, names)) for title, course in zip(titles, dossier.courses, strict=True)
    ]
    return StoryTold(dossier, counts, by_mention(line for count in counts for line in count.lines), notes)
