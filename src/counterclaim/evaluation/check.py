"""The check against sentences of which it is known what should be said.

`quality/check/README.md` describes the sentences, and what they are checked against. A sentence is right when something
is said of it, and the same, what was expected, of every figure in it.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from counterclaim.errors import UsageError
from counterclaim.evaluation.matching import Record

Check = Callable[[str, str], Sequence[Record]]
"""From a text and its language to rows, as the command `check` prints them."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, what should be said of its figures, and why."""

    id: str
    lang: str
    text: str
    expect: str
    why: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """A sentence, and what was said of its figures."""

    sentence: Sentence
    rows: tuple[Record, ...]

    @property
    def right(self) -> bool:
        """Whether every figure got what was expected."""
        return {row["status"] for row in self.rows} == {self.sentence.expect}


@dataclass(frozen=True, slots=True)
class CheckScore:
    """The outcomes, in the order of the sentences."""

    outcomes: tuple[Outcome, ...]

    @property
    def right(self) -> float:
        """The part of the sentences that is right."""
        return sum(outcome.right for outcome in self.outcomes) / max(len(self.outcomes), 1)

    def of(self, expect: str) -> tuple[int, int]:
        """Of the sentences of which `expect` should be said: how many are right, and how many there are."""
        mine = [outcome for outcome in self.outcomes if outcome.sentence.expect == expect]
        return sum(outcome.right for outcome in mine), len(mine)


def score_check(sentences: Iterable[Sentence], check: Check) -> CheckScore:
    """Check each of `sentences`."""
    return CheckScore(tuple(Outcome(one, tuple(check(one.text, one.lang))) for one in sentences))


def load_sentences(path: Path) -> list[Sentence]:
    """The sentences in a JSONL file. Raises UsageError when it is not there, or is not what it should be."""
    try:
        with path.open(encoding="utf-8") as lines:
            return [Sentence(**json.loads(line)) for line in lines if line.strip()]
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}.") from error
    except (ValueError, TypeError) as error:
        raise UsageError(f"{path} does not hold sentences as JSONL: {error}.") from error
