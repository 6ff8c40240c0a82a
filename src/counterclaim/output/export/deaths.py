"""Which counts of killed people stand for themselves, and which count people who are in another count already."""

from collections.abc import Iterator, Set
from dataclasses import dataclass, replace

from counterclaim.model import Story, Toll
from counterclaim.output.export.parcel import Parcel
from counterclaim.output.titles import titles_of
from counterclaim.reconcile.by_people import RULES
from counterclaim.reconcile.dossier import Course, Dossier
from counterclaim.reconcile.rules import rules
from counterclaim.reconcile.series import Series
from counterclaim.reconcile.toll import toll_of

KILLED = "killed"
_ARMED = frozenset(("soldiers", "fighters"))


@dataclass(frozen=True, slots=True, eq=False)
class Deaths:
    """A count of killed people in a story, with what stands of it, chosen as the Uppsala Conflict Data Program does,
    and its English title. `within` is the title of the count that holds these people too, "" where none does."""

    story: Story
    course: Course
    toll: Toll
    title: str
    within: str = ""

    @property
    def series(self) -> Series:
        """What is counted."""
        return self.course.series

    @property
    def are_armed(self) -> bool:
        """Whether those counted are soldiers or fighters, as far as reports say who they were."""
        return bool(self._roles) and self._roles <= _ARMED

    @property
    def are_civilians(self) -> bool:
        """Whether reports call those counted civilians."""
        return self._roles == {"civilians"}

    @property
    def _roles(self) -> set[str]:
        return {role for one in self.series.told if (role := one.claim.group.role) != "people"}

    @property
    def size(self) -> int:
        """The number that tells a whole from its parts."""
        return next((end for end in (self.toll.best, self.toll.high, self.toll.low) if end is not None), 0)

    @property
    def is_adopted(self) -> bool:
        """Whether a person chose the figure."""
        return self.toll.rules.endswith(f"/{RULES}")


def deaths_of(parcel: Parcel) -> Iterator[Deaths]:
    """Every count of killed people of which something stands, story by story, the largest first."""
    for dossier in parcel.dossiers:
        titles = titles_of([course.series for course in dossier.courses], parcel.names)
        found = [
            Deaths(dossier.story, course, toll, title)
            for course, title in zip(dossier.courses, titles, strict=True)
            if (course.series.measure, course.series.unit) == (KILLED, "person")
            and (toll := _toll(course, dossier.story))
        ]
        parts = _told_as_parts(dossier)
        for place, one in enumerate(found):
            larger = (other for at, other in enumerate(found) if (-other.size, at) < (-one.size, place))
            whole = next((other for other in larger if _holds(other, one, parts)), None)
            yield replace(one, within=whole.title) if whole else one


def _toll(course: Course, story: Story) -> Toll | None:
    """What stands of `course` as UCDP would choose it, or as a person did."""
    stands = course.toll
    if stands is None or stands.rules.endswith(f"/{RULES}"):
        return stands
    return toll_of(story.id, course.series, rules(stands.rules.partition("/")[0]), "ucdp")


def _told_as_parts(dossier: Dossier) -> set[tuple[int, int]]:
    """The pairs of series, by identity, of which a report or a verdict tells the second as a part of the first."""
    home = {one.claim.id: id(course.series) for course in dossier.courses for one in course.series.told}
    return {(home[each.a], home[each.b]) for each in dossier.verdicts if each.relation == "part_of"}


def _holds(whole: Deaths, part: Deaths, parts: Set[tuple[int, int]]) -> bool:
    """Whether those who are counted in `part` are counted in `whole`, which is no smaller, as well."""
    one, other = whole.series, part.series
    if (id(one), id(other)) in parts or (other.aside and not one.aside):
        return True
    if one.event not in ("", other.event):
        return False
    if other.period and not one.period and one.side == other.side:
        return True
    if one.side and not other.side and whole.size == part.size:  # nobody says whose, and the number is the same
        return True
    return one.role == "people" != other.role and one.side in ("", other.side) and not part.are_armed
