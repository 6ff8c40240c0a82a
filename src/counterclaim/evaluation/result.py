"""What an evaluation finds: scores, calibration and errors."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

Kind = Literal["missed", "wrong", "fields"]


@dataclass(frozen=True, slots=True)
class Score:
    """Counts over required references: `right` are found, `full` of them right in all of full F1's fields."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    full: int = 0

    @property
    def precision(self) -> float:
        """Of the claims, the part that is right."""
        return _ratio(self.right, self.right + self.wrong)

    @property
    def recall(self) -> float:
        """Of the references, the part that is found."""
        return _ratio(self.right, self.right + self.missed)

    @property
    def core_f1(self) -> float:
        """F1 on number and measure."""
        return _ratio(2 * self.right, 2 * self.right + self.wrong + self.missed)

    @property
    def full_f1(self) -> float:
        """F1 on number, measure, qualifier, country and attribution."""
        return _ratio(2 * self.full, 2 * self.right + self.wrong + self.missed)

    def as_dict(self) -> dict[str, float]:
        """The figures under the names that `score.py` prints."""
        return {
            "gold": self.right + self.missed, "found": self.right + self.wrong, "precision": round(self.precision, 4),
            "recall": round(self.recall, 4), "core_f1": round(self.core_f1, 4), "full_f1": round(self.full_f1, 4),
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Field:
    """How often one field was right on the claims that match a reference which has it."""

    fine: int
    of: int

    @property
    def share(self) -> float:
        """The part that was right."""
        return _ratio(self.fine, self.of)


@dataclass(frozen=True, slots=True)
class Bin:
    """Claims whose confidence lies in [low, high): their number, mean confidence, and the part that is right."""

    low: float
    high: float
    claims: int
    confidence: float
    right: float


@dataclass(frozen=True, slots=True)
class Error:
    """One thing to mend: a reference missed, a claim that is wrong, or (fields) the fields in which a match is off."""

    kind: Kind
    doc: str
    lang: str
    line: int
    measure: str
    number: int | None
    words: str
    fields: tuple[str, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """The error as a JSON object."""
        return {name: getattr(self, name) for name in self.__slots__}


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The scores of one reader over one or more reference sets. `brier` is None where no claim was judged; `unknown`
    counts claims of documents that the sets do not hold."""

    total: Score
    languages: Mapping[str, Score]
    measures: Mapping[str, Score]
    fields: Mapping[str, Field]
    brier: float | None
    bins: tuple[Bin, ...]
    errors: tuple[Error, ...]
    unknown: int = 0

    def mean(self, figure: Literal["core_f1", "full_f1"]) -> float:
        """The mean of `figure`, as printed, over the languages that have a required reference."""
        printed = [score.as_dict() for score in self.languages.values()]
        counted = [score[figure] for score in printed if score["gold"]]
        return _ratio(sum(counted), len(counted))

    def as_dict(self, errors: int = 0) -> dict[str, Any]:
        """The figures as a JSON object, with up to `errors` errors of each kind."""
        return {
            "languages": {lang: score.as_dict() for lang, score in self.languages.items()},
            "all": self.total.as_dict(),
            "mean_core_f1": round(self.mean("core_f1"), 4),
            "mean_full_f1": round(self.mean("full_f1"), 4),
            "measures": {measure: score.as_dict() for measure, score in self.measures.items()},
            "attributes": {name: round(field.share, 4) for name, field in self.fields.items()},
            "matches": {name: field.of for name, field in self.fields.items()},
            "brier": None if self.brier is None else round(self.brier, 4),
            "bins": [{name: round(getattr(a_bin, name), 4) for name in a_bin.__slots__} for a_bin in self.bins],
            "claims_of_unknown_documents": self.unknown,
            "errors": [error.as_dict() for error in self.worst(errors)],
        }

    def worst(self, limit: int) -> list[Error]:
        """Up to `limit` errors of each kind, in the order of the documents."""
        seen: Counter[str] = Counter()
        chosen = []
        for error in self.errors:
            seen[error.kind] += 1
            if seen[error.kind] <= limit:
                chosen.append(error)
        return chosen


def _ratio(part: float, whole: float) -> float:
    return part / whole if whole else 0.0
