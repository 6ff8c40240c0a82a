"""Verdicts on the page: in a word beside a figure, and with both quotes where accounts contradict or have drifted."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from counterclaim.model import Verdict
from counterclaim.output.report.mentions import MentionView
from counterclaim.output.standing import TELLING, Mark, mark_of
from counterclaim.output.wording import plain

WORDS: Mapping[Mark, tuple[str, str]] = {
    "contradicts": ("contradicts {}", "contradicts {}"),
    "drifted": ("wording drifted", "wording drifted"),
    "updates": ("updated to {}", "updates {}"),
    "agrees": ("agrees with {}", "agrees with {}"),
    "part_of": ("takes in {}", "part of {}"),
    "not_comparable": ("not comparable with {}", "not comparable with {}"),
}
"""What is said beside the first figure of a verdict and beside the second; the marks that matter most come first."""


@dataclass(frozen=True, slots=True)
class VerdictView:
    """A verdict with its sentence and both its quotes, the earlier first."""

    mark: Mark
    why: str
    earlier: MentionView
    later: MentionView


@dataclass(frozen=True, slots=True)
class Chip:
    """A verdict beside a figure: its mark, in words, with its sentence, and where the other figure stands."""

    mark: Mark
    words: str
    why: str
    other: MentionView


def contested(verdicts: Sequence[Verdict], reports: Mapping[str, int], series: Mapping[str, int]) -> list[Verdict]:
    """The contradictions, then what drifted in the retelling, the heaviest first. Of the contradictions the first of
    each series comes before the second of any; in each, those that most reports stand behind on both sides.

    `reports` tell the figure of each claim, by its id; `series` is the place of its series on the page.
    """
    turns: Counter[int] = Counter()

    def weight(verdict: Verdict) -> tuple[int, float, str]:
        return -min(reports.get(verdict.a, 0), reports.get(verdict.b, 0)), -verdict.confidence, verdict.id

    def place(verdict: Verdict) -> tuple[int, int]:
        home = series.get(verdict.a, len(series))
        turns[home] += 1
        return turns[home], home

    clashes = sorted((one for one in verdicts if one.relation == "contradicts"), key=weight)
    drifts = [one for one in verdicts if mark_of(one) == "drifted"]
    return [*sorted(clashes, key=place), *sorted(drifts, key=lambda one: (_heaviest(one), *weight(one)))]


def _heaviest(verdict: Verdict) -> int:
    return min((TELLING.index(field) for field in verdict.drift if field in TELLING), default=len(TELLING))


def verdict_view(verdict: Verdict, mentions: Mapping[str, MentionView]) -> VerdictView | None:
    """The view of one verdict; None where it has no mark, or where one of its claims is not on the page."""
    mark, earlier, later = mark_of(verdict), mentions.get(verdict.a), mentions.get(verdict.b)
    if mark is None or earlier is None or later is None:
        return None
    return VerdictView(mark, plain(verdict.why), earlier, later)


def chips_of(
    ids: Sequence[str], verdicts: Mapping[str, Sequence[Verdict]], mentions: Mapping[str, MentionView]
) -> list[Chip]:
    """The verdicts of a statement whose mentions have the `ids`, each once, those that matter most first."""
    own = {verdict.id: (verdict, id) for id in ids for verdict in verdicts.get(id, ())}
    found: list[Chip] = []
    for verdict, id in own.values():
        mark = mark_of(verdict)
        other = mentions.get(verdict.b if verdict.a == id else verdict.a)
        if mark is not None and other is not None:
            words = WORDS[mark][verdict.b == id].format(other.number)
            found.append(Chip(mark, words, plain(verdict.why), other))
    order = list(WORDS)
    return sorted(found, key=lambda chip: order.index(chip.mark))


def by_claim(verdicts: Iterable[Verdict]) -> Mapping[str, list[Verdict]]:
    """The verdicts of each claim, by its id."""
    found: dict[str, list[Verdict]] = defaultdict(list)
    for verdict in verdicts:
        for id in {verdict.a, verdict.b}:
            found[id].append(verdict)
    return found
