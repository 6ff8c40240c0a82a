"""The course of one count, as the index holds it: its card, its voices, what stands of it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from counterclaim.model import Dot, SeriesCard, SeriesRecord, Stands, Toll, Verdict, Voice
from counterclaim.output.standing import mark_of
from counterclaim.output.wording import plain, speaker_key, speaker_words
from counterclaim.reconcile.by_people import RULES
from counterclaim.reconcile.dossier import Course
from counterclaim.reconcile.statements import Statement

DOTS = 40
"""Figures that a small picture shows: of more, some that are evenly spread."""

VOICES = 6
"""Speakers whom a card names."""


class Marks:
    """What verdicts say of claims: the marks that each of them bears."""

    def __init__(self, verdicts: Iterable[Verdict]) -> None:
        self._verdicts: dict[str, list[Verdict]] = defaultdict(list)
        for verdict in verdicts:
            for claim in {verdict.a, verdict.b}:
                self._verdicts[claim].append(verdict)

    def of(self, claims: Iterable[str]) -> Counter[str]:
        """How many verdicts of each mark are on `claims`, one that relates two of them once."""
        own = {verdict.id: verdict for claim in claims for verdict in self._verdicts.get(claim, ())}
        return Counter(mark for verdict in own.values() if (mark := mark_of(verdict)))


def series_record(course: Course, place: int, title: str, marks: Marks, overtaken: bool) -> SeriesRecord:
    """The series of `course`, the one at `place` in its story, called `title`; `overtaken` where people adopted a
    figure of it and newer claims have others."""
    series = course.series
    voices = voices_of(course.statements)
    claims = [one.claim for one in series.told]
    card = SeriesCard(
        place=place,
        title=title,
        measure=series.measure,
        role=course.toll.role if course.toll else claims[0].group.role,
        country=course.toll.country if course.toll else claims[0].group.country,
        where=series.place.name if series.place else None,
        event=series.event,
        toll=_stands(course.toll, overtaken) if course.toll else None,
        dots=_dots(course.statements, [voice.key for voice in voices[:VOICES]]),
        voices=tuple(voices[:VOICES]),
        statements=len(course.statements),
        reports=len({claim.doc for claim in claims}),
        speakers=len(voices),
        languages=tuple(sorted({claim.lang for claim in claims})),
        marks=dict(sorted(marks.of(claim.id for claim in claims).items())),
    )
    return SeriesRecord(
        card=card,
        unit=series.unit,
        side=series.side,
        counted=series.role,
        period=series.period,
        aside=series.aside,
        where=series.place,
        voices=tuple(voices),
        positions=course.positions,
    )


def spoken_by(statement: Statement) -> str | None:
    """What makes two statements of one speaker, or of the same speakers; None where nobody is named."""
    return " + ".join(sorted(statement.speakers)) or speaker_key(statement.claim)


def voices_of(statements: Sequence[Statement]) -> list[Voice]:
    """Who gives the figures, those of most statements first, each by the name that most reports give."""
    names: dict[str, Counter[str]] = defaultdict(Counter)
    tally: Counter[str] = Counter()
    for statement in statements:
        if key := spoken_by(statement):
            tally[key] += 1
            names[key].update(words for one in statement.told if (words := speaker_words(one.claim)))
    found = [Voice(key, _commonest(names[key]) or plain(key), many) for key, many in tally.items()]
    return sorted(found, key=lambda voice: (-voice.statements, voice.key))


def _commonest(names: Counter[str]) -> str:
    return min(names, key=lambda words: (-names[words], len(words), words), default="")


def _dots(statements: Sequence[Statement], voices: Sequence[str]) -> tuple[Dot, ...]:
    many = len(statements)
    shown = statements if many <= DOTS else [statements[turn * (many - 1) // (DOTS - 1)] for turn in range(DOTS)]
    return tuple(
        Dot(
            one.time.start,
            one.quantity.low,
            one.quantity.high,
            one.claim.stance in ("asserted", "confirmed"),
            voices.index(key) if (key := spoken_by(one)) in voices else None,
        )
        for one in shown
    )


def _stands(toll: Toll, overtaken: bool) -> Stands:
    return Stands(
        low=toll.low,
        best=toll.best,
        high=toll.high,
        as_of=toll.as_of,
        corroboration=toll.corroboration,
        low_by=toll.low_by,
        best_by=toll.best_by,
        high_by=toll.high_by,
        why=toll.why,
        reason=toll.reason,
        rules=toll.rules,
        adopted=toll.rules.endswith(f"/{RULES}"),
        overtaken=overtaken,
    )
