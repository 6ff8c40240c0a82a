"""What is contested in a story, or has drifted in the retelling: the sentence, and both quotes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from counterclaim.desk.views.figures import figure_words
from counterclaim.desk.views.quotes import Side, side_of
from counterclaim.desk.wording import Language
from counterclaim.model import Claim, Quantity, RankedVerdict
from counterclaim.output.wording import plain

CHIPS: Mapping[str, tuple[str, str]] = {
    "contradicts": ("contradicts {number}", "contradicts {number}"),
    "drifted": ("wording drifted", "wording drifted"),
    "updates": ("updated to {number}", "updates {number}"),
    "agrees": ("agrees with {number}", "agrees with {number}"),
    "part_of": ("takes in {number}", "part of {number}"),
    "not_comparable": ("not comparable with {number}", "not comparable with {number}"),
}
"""What is said beside the first figure of a verdict and beside the second; the marks that matter most come first."""


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
            one.verdict.id, one.mark or "", plain(one.verdict.why), side(one.verdict.a), side(one.verdict.b), one.series
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
        if mark in CHIPS and other in figures:
            words = language.gettext(CHIPS[mark][verdict.b == claim])
            number = figure_words(figures[other], language)
            chips.append(Chip(mark, words.format(number=number), plain(verdict.why), other))
    order = list(CHIPS)
    return tuple(sorted(chips, key=lambda chip: order.index(chip.mark)))
