"""What the index of stories holds beside their cards: reports, verdicts, claims as they were told, speakers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from counterclaim.model.card import SeriesRecord, StatementRow, StoryCard
from counterclaim.model.claim import Role, Stance
from counterclaim.model.speaker import SourceType
from counterclaim.model.verdict import Verdict


@dataclass(frozen=True, slots=True)
class StoryReport:
    """A report of a story: what a list shows of it, how many `claims` of the story it tells, and the `origin` that it
    is a copy of, or its own id."""

    doc: str
    origin: str
    day: str
    title: str | None
    outlet: str | None
    lang: str | None
    url: str | None
    claims: int


@dataclass(frozen=True, slots=True)
class RankedVerdict:
    """A verdict with its `mark` (see `output.standing`), the places in the story of the `series` of its first and its
    second claim, and its `rank`: 0 is what readers should see first."""

    verdict: Verdict
    mark: str | None
    series: tuple[int, int]
    rank: int


@dataclass(frozen=True, slots=True)
class ToldRow:
    """A claim as its story tells it: in which series and statement, by whom, of whom, how many, on which day.

    `speakers` are the keys of those whose figure it is, `name` what they are called. `spoken` is the number its words
    give, `turn` its place among the claims of its series, in time. `rank` says how much a person's
    look at it would matter (0: not at all), and `why`: "best", "low" or "high" (it alone is behind that end of a toll),
    "contradicted", "differs" (two readers have it otherwise), "unsure". `judged` is the kind of the judgement by which
    it stands, "" without.
    """

    claim: str
    doc: str
    series: int
    statement: int
    speakers: tuple[str, ...]
    name: str
    measure: str
    role: Role
    country: str | None
    where: str | None
    low: int | None
    high: int | None
    qualifier: str
    stance: Stance
    day: str
    lang: str
    copied: bool
    contested: bool
    confidence: float
    judged: str
    rank: int
    why: tuple[str, ...] = ()
    spoken: int = 0
    turn: int = 0
    story: str = ""


@dataclass(frozen=True, slots=True)
class StorySpeaker:
    """A speaker of a story: how many of its own `claims` are his, from the `first` to the `newest` day (ISO, "" where
    nobody knows), and how often each of his `names` is printed; `known` where the name is that of the gazetteer."""

    key: str
    name: str
    type: SourceType | None
    country: str | None
    parent: str | None
    claims: int
    first: str
    newest: str
    known: bool
    names: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Shelved:
    """All that the index holds of one story. `statements` are those of each series, in their order; `facets` pairs of
    kind ("measure", "country", "role", "speaker", "lang", "status") and value."""

    card: StoryCard
    reports: Sequence[StoryReport]
    series: Sequence[SeriesRecord]
    statements: Sequence[Sequence[StatementRow]]
    verdicts: Sequence[RankedVerdict]
    told: Sequence[ToldRow]
    speakers: Sequence[StorySpeaker]
    facets: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class SpeakerCard:
    """A speaker of the whole ledger: the English name, all `names` printed, the commonest first, the body it answers to
    (`parent`), and what it told: `claims` in `stories`, from the `first` to the `newest` day."""

    key: str
    name: str
    type: SourceType | None
    country: str | None
    parent: str | None
    claims: int
    stories: int
    first: str
    newest: str
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposed:
    """Two speakers who may be one, as the reader sees it: how likely that is (0 to 1), and why."""

    a: SpeakerCard
    b: SpeakerCard
    score: float
    why: str
