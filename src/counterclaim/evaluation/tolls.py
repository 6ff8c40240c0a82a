"""Tolls against stories whose tolls are known: is the best number right, and do low and high hold the truth?

A folder holds `docs.jsonl`, `stories.jsonl` and `tolls.jsonl` as quality/stories/README.md describes them. All
documents are read together; for each moment that is asked for, whatever sorts them into stories and adds them up sees
only what had been published by then. A toll is an answer to what is asked when it counts the same measure in some of
the same documents; of several, the one that shares most documents and figures, and has the role, country and place.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import product
from math import inf
from pathlib import Path
from statistics import median
from typing import Any

from counterclaim.errors import UsageError
from counterclaim.evaluation.bcubed import BCubed, Sorting, bcubed
from counterclaim.evaluation.matching import Record
from counterclaim.model import Claim, Document

Reconcile = Callable[[Sequence[Document], Sequence[Claim]], tuple[Sequence[Record], Sequence[Record]]]
"""From the documents of a moment and their claims to stories and tolls, as the commands print them."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is known of one toll at one moment: the true number, and what a careful editor would make of the reports.

    None is no number: no `best` where sides contest it, no `high` where nobody gives one. `role`, `country`, `places`
    and `figures` (the numbers told of it) are there where they are needed to tell it from its neighbours.
    """

    story: str
    event: str
    measure: str
    at: datetime
    docs: frozenset[str]
    truth: int
    best: int | None
    low: int | None
    high: int | None
    corroboration: str
    kinds: tuple[str, ...] = ()
    role: str | None = None
    country: str | None = None
    places: frozenset[str] = frozenset()
    figures: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Answer:
    """A toll beside what was asked for, None where there is none, and the sentences that it could have been read in."""

    asked: Asked
    toll: Record | None
    quotes: tuple[str, ...] = ()

    @property
    def exact(self) -> bool:
        """Whether best is the editor's, which is none where sides contest it."""
        return self.toll is not None and self.toll["best"] == self.asked.best

    @property
    def brackets(self) -> bool:
        """Whether the truth lies between low and high; an end that is open holds it, both open hold nothing."""
        if self.toll is None or (self.toll["low"] is None and self.toll["high"] is None):
            return False
        low, high = self._ends(self.toll)
        return low <= self.asked.truth <= high

    @property
    def width(self) -> float:
        """From low to high, as a part of the truth; infinite where there is no toll or an end is open."""
        low, high = self._ends(self.toll) if self.toll else (0.0, inf)
        return (high - low) / max(self.asked.truth, 1)

    @staticmethod
    def _ends(toll: Record) -> tuple[float, float]:
        return 0 if toll["low"] is None else toll["low"], inf if toll["high"] is None else toll["high"]


@dataclass(frozen=True, slots=True)
class TollScore:
    """Every answer, in the order of what was asked, and how well the documents were sorted into stories."""

    answers: tuple[Answer, ...]
    stories: BCubed

    @property
    def exact(self) -> float:
        """The part of the answers whose best is right."""
        return self._part(answer.exact for answer in self.answers)

    @property
    def bracketed(self) -> float:
        """The part of the answers whose low and high hold the truth."""
        return self._part(answer.brackets for answer in self.answers)

    @property
    def corroborated(self) -> float:
        """The part of the answers whose corroboration is the editor's."""
        pairs = ((answer.toll, answer.asked) for answer in self.answers)
        return self._part(toll is not None and toll["corroboration"] == asked.corroboration for toll, asked in pairs)

    @property
    def width(self) -> float:
        """The median width."""
        return median(answer.width for answer in self.answers) if self.answers else 0.0

    def as_dict(self) -> dict[str, float]:
        """The figures, rounded."""
        figures = {
            "asked": len(self.answers), "exact": self.exact, "bracketed": self.bracketed, "width": self.width,
            "corroborated": self.corroborated, "stories_f1": self.stories.f1,
        }  # fmt: skip
        return {name: round(figure, 4) for name, figure in figures.items()}

    @staticmethod
    def _part(right: Iterable[bool]) -> float:
        outcomes = list(right)
        return sum(outcomes) / len(outcomes) if outcomes else 0.0


def score_tolls(
    folder: Path, documents: Sequence[Document], claims: Sequence[Claim], reconcile: Reconcile
) -> TollScore:
    """Ask `reconcile` for every toll of `folder` at its moment, over `documents` and their `claims`.

    Raises UsageError for a file that is not there, or is not what it should be.
    """
    asked, sorting = load_asked(folder)
    answers: dict[Asked, Answer] = {}
    for at in sorted({one.at for one in asked}):
        seen = [document for document in documents if appeared(document) <= at]
        ids = {document.id for document in seen}
        known = [claim for claim in claims if claim.doc in ids]
        _, tolls = reconcile(seen, known)
        for answer in _answers([one for one in asked if one.at == at], tolls, known):
            answers[answer.asked] = answer
    stories, _ = reconcile(documents, claims)
    with_claims = {claim.doc for claim in claims}
    true = {doc: found for doc, found in sorting.items() if doc in with_claims}
    return TollScore(tuple(answers[one] for one in asked), bcubed(true, _sorted_into(stories)))


def load_asked(folder: Path) -> tuple[list[Asked], Sorting]:
    """What `folder` asks for, and the stories that its documents tell. Raises UsageError as `score_tolls` does."""
    asked = [_asked(row) for row in _rows(folder / "tolls.jsonl")]
    return asked, {row["id"]: frozenset(row["stories"]) for row in _rows(folder / "stories.jsonl")}


def appeared(document: Document) -> datetime:
    """When `document` was published: its moment, else the first of the day; an undated one was always there."""
    if document.published is None:
        return datetime.min.replace(tzinfo=UTC)
    moment = datetime.fromisoformat(document.published.start)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _asked(row: Mapping[str, Any]) -> Asked:
    sets = {name: frozenset(row.get(name) or ()) for name in ("docs", "places", "figures")}
    return Asked(**{**row, **sets, "at": datetime.fromisoformat(row["at"]), "kinds": tuple(row["kinds"])})


def _answers(asked: Sequence[Asked], tolls: Sequence[Record], claims: Iterable[Claim]) -> list[Answer]:
    """Each of `asked` with the toll that is nearest to it; no toll answers two of them."""
    by_id = {claim.id: claim for claim in claims}
    near = [(_nearness(one, toll, by_id), n, m) for (n, one), (m, toll) in product(enumerate(asked), enumerate(tolls))]
    chosen: dict[int, int] = {}
    for nearness, n, m in sorted(near, key=lambda pair: (-pair[0], pair[1:])):
        if nearness > 0 and n not in chosen and m not in chosen.values():
            chosen[n] = m
    return [
        Answer(one, tolls[chosen[n]] if n in chosen else None, tuple(_quotes(one, by_id.values())))
        for n, one in enumerate(asked)
    ]


def _nearness(asked: Asked, toll: Record, claims: Mapping[str, Claim]) -> float:
    """How near a toll is to what is asked for; 0 where it counts something else."""
    told = [claims[id] for id in toll["claims"] if id in claims]
    docs = {claim.doc for claim in told} or set(toll["docs"])
    if toll["measure"] != asked.measure or not docs & asked.docs:
        return 0.0
    nearness = len(docs & asked.docs) / len(docs | asked.docs)
    if asked.figures:
        figures = {claim.quantity.spoken for claim in told}
        nearness += 2 * len(figures & asked.figures) / len(figures | asked.figures)
    same = (asked.role == toll["role"], asked.country == toll["country"], toll["place"] in asked.places)
    wanted = (asked.role, asked.country, asked.places)
    return nearness + sum(0.5 for fits, field in zip(same, wanted, strict=True) if field and fits)


def _quotes(asked: Asked, claims: Iterable[Claim]) -> list[str]:
    found = [claim for claim in claims if claim.doc in asked.docs and claim.measure == asked.measure]
    return [f"{claim.doc} {claim.lang} {claim.quantity.spoken}: {claim.sentence.text}" for claim in found]


def _sorted_into(stories: Iterable[Record]) -> Sorting:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for story in stories:
        for doc in story["docs"]:
            found[doc].add(story["story"])
    return found


def _rows(path: Path) -> list[dict[str, Any]]:
    try:
        with path.open(encoding="utf-8") as lines:
            return [json.loads(line) for line in lines if line.strip()]
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}.") from error
    except ValueError as error:
        raise UsageError(f"{path} is not JSONL, one object a line: {error}.") from error
