"""Statements in time: who gave which figure, in which words, and how it stands to the others."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from counterclaim.desk.views.charts import body_of, key_of
from counterclaim.desk.views.figures import date_of, figure_words
from counterclaim.desk.views.quotes import Quote, quote_of
from counterclaim.desk.views.verdicts import Chip, chips_of
from counterclaim.desk.wording import Language
from counterclaim.model import Claim, Quantity, RankedVerdict, StatementRow
from counterclaim.output.chart.marks import Body
from counterclaim.output.wording import plain


@dataclass(frozen=True, slots=True)
class StatementView:
    """A statement: the figure (in words, and its ends), who gives it and who passes it on, when (in words, and the ISO
    times between which; `kind` is which of its dates that is), and its words, None where the claim is gone.

    `place` is its number in its series, from 0; `claim` stands for its `mentions`, in `reports` of which `copies` are
    copies. `colour` and `body` are those of its mark on the chart.
    """

    place: int
    claim: str
    number: str
    low: int | None
    high: int | None
    qualifier: str
    stance: str
    speaker: str
    speakers: tuple[str, ...]
    via: tuple[str, ...]
    when: str
    start: str | None
    end: str | None
    kind: str
    gloss: str
    quote: Quote | None
    chips: tuple[Chip, ...]
    mentions: int
    reports: int
    copies: int
    judged: str
    confidence: float
    colour: str
    body: Body


@dataclass(frozen=True, slots=True)
class Beside:
    """What is told beside statements: their `claims`, by their ids, their `verdicts`, by the claims that these relate,
    and the `figures` of all claims that are related to them."""

    claims: Mapping[str, Claim]
    verdicts: Mapping[str, Sequence[RankedVerdict]]
    figures: Mapping[str, Quantity]


def statement_view(
    row: StatementRow, beside: Beside, colours: Mapping[str | None, str], language: Language
) -> StatementView:
    """The view of the statement `row`, whose speaker has its colour from `colours`."""
    colour = colours.get(key_of(row), "none")
    claim = beside.claims.get(row.claim)
    return StatementView(
        place=row.place,
        claim=row.claim,
        number=figure_words(row.quantity, language),
        low=row.quantity.low,
        high=row.quantity.high,
        qualifier=row.quantity.qualifier,
        stance="" if row.stance == "asserted" else row.stance,
        speaker=row.name,
        speakers=row.speakers,
        via=tuple(map(plain, row.via)),
        when=date_of(row, language).words,
        start=row.start,
        end=row.end,
        kind=row.kind,
        gloss=row.gloss,
        quote=quote_of(claim) if claim else None,
        chips=chips_of(row.claim, beside.verdicts.get(row.claim, ()), beside.figures, language),
        mentions=row.mentions,
        reports=row.reports,
        copies=row.copies,
        judged=row.judged,
        confidence=row.confidence,
        colour=colour,
        body=body_of(colour),
    )
