"""What pages show of a story without relating it again: its card, its series, their statements and their toll."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from counterclaim.model.claim import Role, Stance
from counterclaim.model.moment import Moment
from counterclaim.model.phrase import Phrase
from counterclaim.model.place import Place
from counterclaim.model.position import Position
from counterclaim.model.quantity import Quantity
from counterclaim.model.toll import Corroboration


class Dot(NamedTuple):
    """A figure of a small picture: the day it was given (days since 1 January of the year 1, None where nobody knows),
    what its words allow, whether it is asserted, and the place of its speaker in `SeriesCard.voices`, None for others.
    """

    day: float | None
    low: int | None
    high: int | None
    firm: bool
    voice: int | None


@dataclass(frozen=True, slots=True)
class Stands:
    """What stands of a series: as in `Toll`, without its claims.

    `adopted` says that a person chose the figure, `overtaken` that newer claims of the series have others since.
    """

    low: int | None
    best: int | None
    high: int | None
    as_of: Moment | None
    corroboration: Corroboration
    low_by: tuple[str, ...] = ()
    best_by: tuple[str, ...] = ()
    high_by: tuple[str, ...] = ()
    why: str = ""
    rules: str = ""
    adopted: bool = False
    overtaken: bool = False
    reason: Phrase | None = None


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker within a series or a story: the key, the name that readers see, and how many statements."""

    key: str
    name: str
    statements: int


@dataclass(frozen=True, slots=True)
class SeriesCard:
    """A series in small. `place` is its number in the story, from 0; `title` is English; `where` the place's name.

    `marks` counts its verdicts by mark ("contradicts", "drifted", "updates", "agrees", "part_of", "not_comparable").
    `dots` are at most a few dozen, in time; `toll` is None where nothing stands.
    """

    place: int
    title: str
    measure: str
    role: Role
    country: str | None
    where: str | None
    event: str
    toll: Stands | None
    dots: tuple[Dot, ...]
    voices: tuple[Voice, ...]
    statements: int
    reports: int
    speakers: int
    languages: tuple[str, ...]
    marks: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SeriesRecord:
    """A whole series but for its statements, which are asked for page by page: its card, what it counts (as
    `reconcile.series.Series` tells), all its voices and the positions that speak of it."""

    card: SeriesCard
    unit: str
    side: str
    counted: str
    period: str
    aside: str
    where: Place | None
    voices: tuple[Voice, ...]
    positions: tuple[Position, ...] = ()


@dataclass(frozen=True, slots=True)
class StatementRow:
    """A statement in brief. `place` is its number in the series, from 0, in time; `claim` the mention that stands for
    it, in the report `doc`.

    `start` and `end` are the ISO times between which it was given (UTC, a day is its midnight), None where nobody
    knows; `kind` is which date that is ("as of", "said", "published", "inferred", "undated"), `clock` that hours were
    told, `when` the same in English words. `speakers` are the keys of those whose figure it is, `name` what they are
    called, `via` who passes it on. It is told by `mentions` claims in `reports` documents, of which `copies` are copies
    of another; `marks` are those of its verdicts.
    """

    place: int
    claim: str
    doc: str
    quantity: Quantity
    stance: Stance
    start: str | None
    end: str | None
    kind: str
    clock: bool
    when: str
    speakers: tuple[str, ...]
    name: str
    via: tuple[str, ...]
    lang: str
    outlet: str | None
    gloss: str
    standpoint: str | None
    confidence: float
    mentions: int
    reports: int
    copies: int
    judged: str = ""
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StoryCard:
    """A story in small: its figures, and its first `series`, those of most mentions (it has `courses`).

    `first` and `newest` are the ISO days on which the first and the last of its reports appeared, "" where none says;
    `changed` is the ledger time at which its figures last changed. `copies` of its `reports` are copies of another.
    `marks` counts verdicts, and the series with an "adopted" figure and an "overtaken" one.
    """

    id: str
    title: str
    reports: int
    copies: int
    claims: int
    speakers: int
    languages: tuple[str, ...]
    countries: tuple[str, ...]
    first: str
    newest: str
    changed: str
    courses: int
    series: tuple[SeriesCard, ...] = ()
    marks: Mapping[str, int] = field(default_factory=dict)
    positions: tuple[Position, ...] = ()
