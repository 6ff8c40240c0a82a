"""From a dossier to what the index holds of its story."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from counterclaim.indexing.courses import Marks, series_record, spoken_by
from counterclaim.indexing.told import statement_rows, told_rows
from counterclaim.indexing.voices import story_speakers
from counterclaim.model import (
    Adoption,
    Claim,
    Document,
    Judgement,
    RankedVerdict,
    SeriesRecord,
    Shelved,
    StoryCard,
    StoryReport,
    Told,
    Verdict,
)
from counterclaim.output import Names
from counterclaim.output.report.verdicts import contested
from counterclaim.output.standing import Mark, mark_of
from counterclaim.output.titles import titles_of
from counterclaim.output.wording import plain
from counterclaim.reconcile.by_people import fits
from counterclaim.reconcile.dossier import Course, Dossier

SHOWN = 6
"""Series that the card of a story holds."""

_LAST: tuple[Mark | None, ...] = ("updates", "agrees", "part_of", "not_comparable", None)


@dataclass(frozen=True, slots=True)
class Around:
    """What a dossier does not know of its story: its `documents`, by their ids, the English `names` of what it tells
    of, the ledger time at which its figures last `changed`, the judgements whose adopted figures newer claims have
    `overtaken`, and the ids of the claims that two readers have otherwise (`differing`)."""

    documents: Mapping[str, Document]
    names: Names
    changed: str = ""
    overtaken: Sequence[Judgement] = ()
    differing: Collection[str] = ()


def shelved(dossier: Dossier, around: Around) -> Shelved:
    """All that the index holds of the story of `dossier`, whose verdicts and tolls are as people judge."""
    told = [one for course in dossier.courses for one in course.series.told]
    names = around.names.learnt(one.claim for one in told)
    marks = Marks(dossier.verdicts)
    titles = titles_of([course.series for course in dossier.courses], names)
    series = [
        series_record(course, place, title, marks, _overtaken(course, around))
        for place, (course, title) in enumerate(zip(dossier.courses, titles, strict=True))
    ]
    reports = story_reports(dossier.story.docs, told, around.documents)
    card = _card(dossier, series, reports, told, around.changed)
    return Shelved(
        card=card,
        reports=reports,
        series=series,
        statements=[statement_rows(course, marks) for course in dossier.courses],
        verdicts=ranked(dossier),
        told=told_rows(dossier, marks, around.differing),
        speakers=story_speakers(told, dossier.story.claims, names),
        facets=_facets(card, told),
    )


def _overtaken(course: Course, around: Around) -> bool:
    what = (judgement.what for judgement in around.overtaken)
    return course.toll is not None and any(isinstance(one, Adoption) and fits(one, course.toll) for one in what)


def story_reports(docs: Sequence[str], told: Sequence[Told], documents: Mapping[str, Document]) -> list[StoryReport]:
    """What lists show of the reports `docs` of a story, in the order of their days."""
    origins = {one.claim.doc: one.origin for one in told}
    claims = Counter({one.claim.id: one.claim.doc for one in told}.values())
    found = []
    for doc in docs:
        document = documents.get(doc)
        found.append(
            StoryReport(
                doc=doc,
                origin=origins.get(doc, doc),
                day=document.published.start[:10] if document and document.published else "",
                title=document.title if document else None,
                outlet=document.outlet if document else None,
                lang=document.lang if document else None,
                url=document.url if document else None,
                claims=claims[doc],
            )
        )
    return sorted(found, key=lambda one: (one.day, one.doc))


def _card(
    dossier: Dossier, series: Sequence[SeriesRecord], reports: Sequence[StoryReport], told: Sequence[Told], changed: str
) -> StoryCard:
    days = [one.day for one in reports if one.day]
    tally = Counter(mark for verdict in dossier.verdicts if (mark := mark_of(verdict)))
    tolls = [one.card.toll for one in series if one.card.toll]
    tally["adopted"] = sum(toll.adopted for toll in tolls)  # type: ignore[index]
    tally["overtaken"] = sum(toll.overtaken for toll in tolls)  # type: ignore[index]
    return StoryCard(
        id=dossier.story.id,
        title=plain(dossier.story.title),
        reports=len(reports),
        copies=sum(one.origin != one.doc for one in reports),
        claims=len({one.claim.id for one in told}),
        speakers=len({key for course in dossier.courses for one in course.statements if (key := spoken_by(one))}),
        languages=tuple(sorted({one.lang for one in reports if one.lang})),
        countries=tuple(sorted({country for one in told for country in _countries(one.claim)})),
        first=min(days, default=""),
        newest=max(days, default=""),
        changed=changed,
        courses=len(series),
        series=tuple(one.card for one in series[:SHOWN]),
        marks={mark: many for mark, many in sorted(tally.items()) if many},
        positions=dossier.positions,
    )


def _countries(claim: Claim) -> set[str]:
    return {country for country in (claim.group.country, *(place.country for place in claim.places)) if country}


def _facets(card: StoryCard, told: Sequence[Told]) -> list[tuple[str, str]]:
    found = {("country", country) for country in card.countries}
    found |= {("lang", lang) for lang in (*card.languages, *(one.claim.lang for one in told))}
    found |= {("measure", one.claim.measure) for one in told} | {("role", one.claim.group.role) for one in told}
    found |= {("speaker", key) for one in told for key in one.speakers}
    status = {"contradicts": "contested", "drifted": "drifted", "updates": "updated"}
    status |= {mark: mark for mark in ("adopted", "overtaken")}
    found |= {("status", status[mark]) for mark in card.marks if mark in status}
    return sorted(found)


def ranked(dossier: Dossier) -> list[RankedVerdict]:
    """The verdicts of `dossier`: contradictions first, then what drifted, as the report ranks them, then the rest."""
    home = {one.claim.id: place for place, course in enumerate(dossier.courses) for one in course.series.told}
    behind = {
        one.claim.id: 0 if statement.time.start is None else len(statement.docs)
        for course in dossier.courses
        for statement in course.statements
        for one in statement.told
    }
    first = contested(dossier.verdicts, behind, home)
    rest = [verdict for verdict in dossier.verdicts if mark_of(verdict) not in ("contradicts", "drifted")]
    rest.sort(key=lambda one: (_LAST.index(mark_of(one)), *_weight(one, behind)))
    return [
        RankedVerdict(verdict, mark_of(verdict), (home.get(verdict.a, -1), home.get(verdict.b, -1)), rank)
        for rank, verdict in enumerate((*first, *rest))
    ]


def _weight(verdict: Verdict, behind: Mapping[str, int]) -> tuple[int, float, str]:
    return -min(behind.get(verdict.a, 0), behind.get(verdict.b, 0)), -verdict.confidence, verdict.id
