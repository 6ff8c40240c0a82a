"""The counts of killed people in a story, and what stands of each."""

from dataclasses import dataclass

from counterclaim.model import Story, Toll
from counterclaim.output.naming import Names
from counterclaim.output.titles import titles_of
from counterclaim.reconcile.by_people import RULES
from counterclaim.reconcile.dossier import Course, Dossier
from counterclaim.reconcile.rules import rules
from counterclaim.reconcile.series import Series
from counterclaim.reconcile.statements import statements_of
from counterclaim.reconcile.toll import toll_of

KILLED = "killed"
_ARMED = frozenset(("soldiers", "fighters"))


@dataclass(frozen=True, slots=True, eq=False)
class Deaths:
    """A count of killed people in a story, with what stands of it, chosen as the Uppsala Conflict Data Program does,
    and its English title. `within` is the title of the count that holds these people too, or may hold them; "" where
    none does."""

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


def counts_of(dossier: Dossier, names: Names) -> list[Deaths]:
    """The counts of killed people in the story of `dossier` of which something stands, the largest series first."""
    titles = titles_of([course.series for course in dossier.courses], names)
    return [
        Deaths(dossier.story, course, toll, title)
        for course, title in zip(dossier.courses, titles, strict=True)
        if (course.series.measure, course.series.unit) == (KILLED, "person") and (toll := _toll(course, dossier.story))
    ]


def _toll(course: Course, story: Story) -> Toll | None:
    """What stands of `course` as UCDP would choose it, or as a person did."""
    stands = course.toll
    if stands is None or stands.rules.endswith(f"/{RULES}"):
        return stands
    own = rules(stands.rules.partition("/")[0])
    return toll_of(story.id, course.series, statements_of(course.series, own), own, "ucdp")
