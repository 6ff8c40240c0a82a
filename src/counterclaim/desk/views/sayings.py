"""What a speaker said of one count, figure by figure in time, and what others say of the same."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from counterclaim.ledger import Ledger
from counterclaim.ledger.index.speaking import Said
from counterclaim.ledger.index.within import last_statements, one_series
from counterclaim.ledger.wanted import Wanted
from counterclaim.model import Claim, Phrase, RankedVerdict, SeriesCard, StatementRow
from counterclaim.output.chart.sparks import Spark, spark_of
from counterclaim.output.report.marks import Segment, sentence_segments
from counterclaim.output.report.mentions import safe_url
from counterclaim.output.wording import number_words, plain, when

WIDTH, HEIGHT = 220.0, 56.0
_LOOKED_AT = 200  # statements of a series among which the others' last ones are found
_OTHERS = 6


@dataclass(frozen=True, slots=True)
class Between:
    """A verdict that holds a figure against another one: its mark, its sentence, and the other claim."""

    mark: str
    why: str
    claim: str
    reason: Phrase | None = None


@dataclass(frozen=True, slots=True)
class Saying:
    """A figure as the speaker gave it, with its words and where they were printed.

    `change` is the difference to what the same speaker said before of the same count, None for the first; `day` is an
    ISO day, "" where nobody knows.
    """

    claim: str
    doc: str
    number: str
    change: int | None
    day: str
    date: str
    stance: str
    gloss: str
    outlet: str
    lang: str
    link: str | None
    words: tuple[Segment, ...]
    between: tuple[Between, ...]


@dataclass(frozen=True, slots=True)
class Other:
    """The last figure that another speaker gave of the same count, and how it stands to this one's (`mark`, `why`), ""
    where no verdict says so."""

    keys: tuple[str, ...]
    name: str
    claim: str
    number: str
    date: str
    mark: str
    why: str
    reason: Phrase | None = None


@dataclass(frozen=True, slots=True)
class SeriesSaid:
    """A count of a story: what the speaker said of it, the newest first, and what others say."""

    card: SeriesCard
    spark: Spark
    sayings: tuple[Saying, ...]
    others: tuple[Other, ...]


def series_said(store: Ledger, key: str, story: str, said: Sequence[Said]) -> tuple[SeriesSaid, ...]:
    """What the speaker `key` `said` in `story`, by count, that of the newest figure first."""
    by_series: dict[int, list[Said]] = defaultdict(list)
    for one in said:
        by_series[one.told.series].append(one)
    ids = frozenset(one.told.claim for one in said)
    claims = {claim.id: claim for claim in store.claims(Wanted(ids=ids))} if ids else {}
    found = (_series(store, key, (story, place), ones, claims) for place, ones in by_series.items())
    return tuple(each for each in found if each)


def _series(
    store: Ledger, key: str, place: tuple[str, int], said: Sequence[Said], claims: Mapping[str, Claim]
) -> SeriesSaid | None:
    record = one_series(store.session, *place)
    if record is None:
        return None
    own: dict[str | None, str] = {voice.key: "0" for voice in record.card.voices if key in voice.key.split(" + ")}
    verdicts = [verdict for one in said for verdict in one.verdicts]
    return SeriesSaid(
        card=record.card,
        spark=spark_of(record.card, own, WIDTH, HEIGHT),
        sayings=_sayings(said, claims),
        others=_others(last_statements(store.session, *place, _LOOKED_AT), key, verdicts),
    )


def _sayings(said: Sequence[Said], claims: Mapping[str, Claim]) -> tuple[Saying, ...]:
    """Each figure once, by its statement, with the change from the one before."""
    first = list({one.told.statement: one for one in reversed(said) if one.told.claim in claims}.values())
    found, before = list[Saying](), None
    for one in sorted(first, key=lambda one: (one.told.day, one.told.statement)):
        spoken = claims[one.told.claim].quantity.spoken
        found.append(_saying(one, claims[one.told.claim], None if before is None else spoken - before))
        before = spoken
    return tuple(reversed(found))


def _saying(said: Said, claim: Claim, change: int | None) -> Saying:
    return Saying(
        claim=claim.id,
        doc=claim.doc,
        number=number_words(claim.quantity),
        change=change,
        day=said.told.day,
        date=when(claim).words,
        stance="" if claim.stance == "asserted" else claim.stance,
        gloss=plain(claim.gloss),
        outlet=plain(claim.outlet or claim.doc),
        lang=claim.lang,
        link=safe_url(claim.url),
        words=tuple(sentence_segments(claim)),
        between=tuple(_between(each, claim.id) for each in said.verdicts if each.mark),
    )


def _between(ranked: RankedVerdict, claim: str) -> Between:
    verdict = ranked.verdict
    return Between(
        ranked.mark or "", plain(verdict.why), verdict.b if verdict.a == claim else verdict.a, verdict.reason
    )


def _others(rows: Sequence[StatementRow], key: str, verdicts: Sequence[RankedVerdict]) -> tuple[Other, ...]:
    """The last figure of each other speaker in `rows`, the newest first."""
    last = {row.speakers or row.name: row for row in rows if key not in row.speakers and (row.speakers or row.name)}
    held = {id: each for each in verdicts if each.mark for id in (each.verdict.a, each.verdict.b)}
    newest = sorted(last.values(), key=lambda row: row.place, reverse=True)[:_OTHERS]
    return tuple(_other(row, held.get(row.claim)) for row in newest)


def _other(row: StatementRow, ranked: RankedVerdict | None) -> Other:
    return Other(
        keys=row.speakers,
        name=plain(row.name),
        claim=row.claim,
        number=number_words(row.quantity),
        date=row.when,
        mark=(ranked.mark or "") if ranked else "",
        why=plain(ranked.verdict.why) if ranked else "",
        reason=ranked.verdict.reason if ranked else None,
    )
