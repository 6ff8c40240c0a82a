"""Claims as rows."""

from datetime import datetime
from functools import cache

from counterclaim.measures import measures
from counterclaim.model import Claim, Moment, Published
from counterclaim.output.export.sheets import ClaimLine
from counterclaim.output.frames.frame import Cell, Field, Frame, clock, quote_of
from counterclaim.output.frames.shared import shared
from counterclaim.output.naming import Names
from counterclaim.output.wording import chain_words, judged_words, number_words, plain, speaker_name, when
from counterclaim.packs import country_labels

_HOUR = "the time in UTC, where an hour is told."


def _time(line: ClaimLine) -> datetime | None:
    found = when(line.record)
    return found.start if found.clock else None


def _said(line: ClaimLine) -> Moment | None:
    claim = line.record
    return next((speaker.said for speaker in (*claim.sources, *claim.via) if speaker.said), None)


def _published(line: ClaimLine) -> Published | None:
    return line.record.published


def _speakers(line: ClaimLine) -> list[str]:
    return [speaker.entity or speaker_name(speaker) for speaker in line.record.sources]


_FIELDS = shared(
    "claims",
    lists={
        "said_by": lambda line: [*map(speaker_name, line.record.sources)],
        "passed_on_by": lambda line: [*map(speaker_name, line.record.via)],
    },
    behind={
        "date": Field("time", "time", f"The same: {_HOUR}", _time),
        "said_by": Field("speakers", "texts", "The same as entities: a body has one in every language.", _speakers),
        "as_of_end": clock("as_of_time", f"As of when: {_HOUR}", lambda line: line.record.as_of),
        "said_end": clock("said_time", f"When it was said: {_HOUR}", _said),
        "published": clock("published_time", f"When it was published: {_HOUR}", _published),
    },
    without=("title", "archived"),  # which a claim alone does not know
)


def _people(claim: Claim) -> str:
    measure = measures().get(claim.measure)
    words = f"{_names().people(claim)} {measure.past if measure else claim.measure}"
    notes = ["" if claim.stance == "asserted" else claim.stance, judged_words(claim)]
    return ", ".join(filter(None, (words, *notes)))


@cache
def _names() -> Names:
    return Names.of(country_labels("en"))


CLAIMS: Frame[Claim] = Frame(
    ("claim", "claims"),
    _FIELDS,
    (
        Cell("When", lambda one: when(one).words),
        Cell("How many", lambda one: number_words(one.quantity), number=True),
        Cell("Who", _people),
        Cell("Said by, and the words", lambda one: chain_words(one) or "nobody named"),
    ),
    line=lambda one: plain(one.gloss),
    quotes=lambda one, _: [quote_of(one)],
    row=lambda one: ClaimLine(one, None, _names()),
)
