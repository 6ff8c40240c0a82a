"""What is contested in a story, or has drifted in the retelling: the sentence, and both quotes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from counterclaim.desk.views.figures import figure_words
from counterclaim.desk.views.quotes import Side, side_of
from counterclaim.desk.wording import Language
from counterclaim.model import Claim, Quantity, RankedVerdict

MARKS = ("contradicts", "drifted", "updates", "agrees", "part_of", "not_comparable")
"""The marks that are told beside a figure; those that matter most come first."""


@dataclass(frozen=True, slots=True)
class VerdictView:
    """A verdict with its mark ("contradicts", "drifted", …), its sentence and its two sides, the earlier first; None
    where the claim is not in the ledger any more. `series` are the places of theirs in the story, -1 for none."""

    id: str
    mark: str
    why: str
    earlier: Side | None
    later: Side | None
    series: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Chip:
    """A verdict beside a figure: its mark, in words, its sentence, and the other claim."""

    mark: str
    words: str
    why: str
    claim: str


def verdict_views(
    found: Sequence[RankedVerdict], claims: Mapping[str, Claim], language: Language
) -> tuple[VerdictView, ...]:
    """The views of the verdicts `found`; `claims` are those that they relate, by their ids."""

    def side(claim: str) -> Side | None:
        return side_of(claims[claim], language) if claim in claims else None

    return tuple(
        VerdictView(
            one.verdict.id,
            one.mark or "",
            language.told(one.verdict),
            side(one.verdict.a),
            side(one.verdict.b),
            one.series,
        )
        for one in found
    )


def chips_of(
    claim: str, found: Sequence[RankedVerdict], figures: Mapping[str, Quantity], language: Language
) -> tuple[Chip, ...]:
    """The verdicts `found` of `claim`, those that matter most first; `figures` are those of the other claims, by their
    ids."""
    chips = []
    for one in found:
        verdict, mark = one.verdict, one.mark or ""
        other = verdict.b if verdict.a == claim else verdict.a
        if mark in MARKS and other in figures:
            words = language.named(mark, "later" if verdict.b == claim else "earlier")
            number = figure_words(figures[other], language)
            chips.append(Chip(mark, words.format(number=number), language.told(verdict), other))
    return tuple(sorted(chips, key=lambda chip: MARKS.index(chip.mark)))
