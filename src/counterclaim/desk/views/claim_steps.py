"""The history of a claim, step by step."""

from collections.abc import Sequence
from dataclasses import dataclass

from counterclaim.model import Happened, Step
from counterclaim.output.judgements import said
from counterclaim.output.wording import plain, showable


@dataclass(frozen=True, slots=True)
class StepLine:
    """What happened (see `Step`) at the UTC time `at`, in the document `doc`: by whom, of a judgement what it says in
    English words that follow a name, why, and whether it was taken back."""

    at: str
    happened: Happened
    doc: str
    by: str
    says: str
    why: str
    withdrawn: bool


def step_lines(steps: Sequence[Step]) -> list[StepLine]:
    """`steps` in words, oldest first."""
    return [
        StepLine(
            step.at,
            step.happened,
            showable(step.doc or ""),
            plain(step.by or ""),
            plain(said(step.judgement)) if step.judgement else "",
            plain(step.judgement.why) if step.judgement else "",
            step.withdrawn,
        )
        for step in steps
    ]
