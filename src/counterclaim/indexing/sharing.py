"""What of the index needs no ledger: pure functions from jobs to what is to be put, to be shared out among processes or
machines. Bringing an index up to date is map, group, map: look at documents, weave what they tell into stories
(`finding`, in one place), tell stories.

Jobs and results are pickled, and bounded in size but for a story of many reports, which is one job.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Protocol, TypeVar

from counterclaim.indexing.cards import Around, shelved
from counterclaim.indexing.words import document_words
from counterclaim.model import Claim, Judgement, Overruling, Position, Shelved, Story, Toll
from counterclaim.output import Names
from counterclaim.packs import country_labels
from counterclaim.reconcile.changes import CHOICE
from counterclaim.reconcile.dossier import as_judged
from counterclaim.relating import Known, Report, told_anew
from counterclaim.resolve.facts import Happening, happenings_of
from counterclaim.resolve.kept import number_of, print_from, words_of, words_of_print
from counterclaim.resolve.prints import print_of

Job = TypeVar("Job")
Done = TypeVar("Done")

DOCUMENTS = 50
"""Documents of one job, about: half a second of work at most, and far more than handing it out costs."""


class Share(Protocol):
    """Like `map`: applies a function to each of `jobs`, wherever that may be, and gives the results in their order.

    Functions and jobs can be pickled, and are pure: a job may be done twice, and what is not asked for is not missed.
    """

    def __call__(self, do: Callable[[Job], Done], jobs: Iterable[Job], /) -> Iterable[Done]:
        """The results of `do` on each of `jobs`, in order."""


def share_here(do: Callable[[Job], Done], jobs: Iterable[Job], /) -> Iterator[Done]:
    """Do all `jobs` in this process."""
    return map(do, jobs)


@dataclass(frozen=True, slots=True)
class Looked:
    """What the document `doc` tells: the `words` by which it is found, the `names` of those who say or relay a figure,
    its `happenings` by their numbers, and its `print`, in words."""

    doc: str
    words: frozenset[str]
    names: frozenset[str]
    happenings: Mapping[int, Happening]
    print: str


@dataclass(frozen=True, slots=True)
class StoryJob:
    """A story to be told, with the reports, positions and `prints` (by id, in words) of its documents, what is `said`
    of its claims and of its tolls (by the ids of these judgements in `adopted`: whether newer claims have overtaken
    them), the time at which one of its documents last `changed`, and the ids of the claims that two readers have
    otherwise."""

    story: Story
    reports: Sequence[Report]
    positions: Sequence[Position] = ()
    prints: Mapping[str, str] = field(default_factory=dict)
    said: Sequence[Judgement] = ()
    adopted: Mapping[str, bool] = field(default_factory=dict)
    changed: str = ""
    differing: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class StoryTold:
    """All that the index holds of a story, and its `tolls` as they are without judgements."""

    shelved: Shelved
    tolls: Sequence[Toll]


def look_at(reports: Sequence[Report]) -> list[Looked]:
    """What each of `reports` tells. A job: pure."""
    return [_looked(report) for report in reports]


def _looked(report: Report) -> Looked:
    document, claims = report[0], list(told_anew(report[1]))
    found = {number_of(each, words_of(each)): each for each in happenings_of(document, claims)}
    words, speakers = document_words(document, claims, _names()), frozenset(_speakers(claims))
    printed = words_of_print(print_of(document, claims))
    return Looked(document.id, frozenset(words), speakers, found, printed)


def _speakers(claims: Iterable[Claim]) -> Iterator[str]:
    for claim in claims:
        for speaker in (*claim.sources, *claim.via):
            yield from filter(None, (speaker.entity, speaker.name, speaker.text))


def tell(jobs: Sequence[StoryJob]) -> list[StoryTold]:
    """What the index holds of the story of each of `jobs`. A job: pure."""
    return [_told(job) for job in jobs]


def _told(job: StoryJob) -> StoryTold:
    told = [(document, list(told_anew(claims))) for document, claims in job.reports]
    prints = {doc: print_from(words) for doc, words in job.prints.items()}
    dossier = Known(told, job.positions, prints).related(job.story).dossier(CHOICE)
    claims = {one.claim.id for course in dossier.courses for one in course.series.told}
    said = [
        one for one in job.said if one.id in job.adopted or (isinstance(one.what, Overruling) and one.what.a in claims)
    ]
    late = [one for one in said if job.adopted.get(one.id)]
    said = [one for one in said if not job.adopted.get(one.id)]
    (judged,) = as_judged([dossier], said)
    around = Around(
        documents={document.id: document for document, _ in told},
        names=_names(),
        changed=max((job.changed, *(one.at for one in said))),
        overtaken=late,
        differing=job.differing,
    )
    return StoryTold(shelved(judged, around), [course.toll for course in dossier.courses if course.toll])


@cache
def _names() -> Names:
    return Names.of(country_labels("en"))
