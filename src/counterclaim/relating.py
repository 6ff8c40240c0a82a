"""The second half of the flow: claims of many reports to stories, and each story to verdicts and tolls.

documents and claims ──group──▶ stories ──resolve──▶ who, when, whose copy ──reconcile──▶ verdicts, tolls, dossier
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from counterclaim.gazetteer.nesting import within
from counterclaim.model import Claim, Document, Judgement, Position, Story, Told, Toll, Verdict
from counterclaim.reconcile.dossier import Dossier, dossier_of
from counterclaim.reconcile.rules import NEWEST, rules
from counterclaim.reconcile.series import side_of
from counterclaim.reconcile.toll import tolls_of
from counterclaim.reconcile.verdicts import verdicts_of
from counterclaim.resolve.regrouping import regrouped
from counterclaim.resolve.telling import told_of

if TYPE_CHECKING:
    from counterclaim.resolve.prints import Print

Report = tuple[Document, Sequence[Claim]]


class Former(NamedTuple):
    """An earlier text of a report, as a `report` of its own, and those of its `claims` that are about a story."""

    report: Report
    claims: Sequence[Claim]


@dataclass(frozen=True, slots=True)
class Related:
    """A story with its claims as they are compared, and the positions taken to them."""

    story: Story
    told: tuple[Told, ...]
    positions: tuple[Position, ...] = ()

    def verdicts(self, rule_set: str = NEWEST) -> list[Verdict]:
        """How its statements stand to each other. Raises UsageError for an unknown `rule_set`."""
        return verdicts_of(self.told, rules(rule_set), within)

    def tolls(self, choice: str, rule_set: str = NEWEST) -> list[Toll]:
        """What stands of each of its series. Raises UsageError for an unknown `choice` or `rule_set`."""
        return tolls_of(self.story.id, self.told, rules(rule_set), within, choice)

    def dossier(self, choice: str, rule_set: str = NEWEST) -> Dossier:
        """The same verdicts and tolls, each with its series, its statements and the positions taken to it."""
        return dossier_of(self.story, self.told, self.positions, rules(rule_set), within, choice)


def related(
    reports: Iterable[Report], told: Sequence[Judgement] = (), positions: Iterable[Position] = ()
) -> Iterator[Related]:
    """The stories that `reports` tell, as people who judged (`told`) group them, with what figures are compared by, and
    those of `positions` that stand nearest to them in their reports."""
    from counterclaim.resolve.stories import stories_of

    known = Known(reports, positions)
    for story in regrouped(stories_of(known.reports.values()), told):
        yield known.related(story)


def told_anew(claims: Iterable[Claim]) -> Iterator[Claim]:
    """`claims`, those that people corrected with a gloss of what they say now."""
    from counterclaim.extract.gloss import gloss_of
    from counterclaim.packs import country_labels

    for claim in claims:
        corrected = claim.judged is not None and claim.judged.was
        yield replace(claim, gloss=gloss_of(claim, country_labels("en"))) if corrected else claim


class Known:
    """Reports that have claims, by their documents' ids, with the `positions` taken in them: enough to relate any
    story that they tell. `prints` are those that are known of their documents."""

    def __init__(
        self, reports: Iterable[Report], positions: Iterable[Position] = (), prints: Mapping[str, Print] | None = None
    ) -> None:
        self.reports = {document.id: (document, claims) for document, claims in reports if claims}
        self._prints: dict[str, Print] = dict(prints or {})
        self._taken: dict[str, list[tuple[Position, Claim]]] = defaultdict(list)
        for position in positions:
            if position.doc in self.reports:
                self._taken[position.doc].append((position, _nearest(position, self.reports[position.doc][1])))

    def related(self, story: Story, former: Sequence[Former] = ()) -> Related:
        """`story` with its claims as they are compared, and those of `former` reports with them."""
        from counterclaim.resolve.copies import copies_of
        from counterclaim.resolve.prints import print_of

        own = [claim for doc in story.docs for claim in self.reports[doc][1] if _belongs(claim, story)]
        stands = (one for doc in story.docs for one in self._taken[doc])
        own += [claim for each in former for claim in each.claims]
        alone = len(story.docs) == 1 and not former
        prints = [] if alone else [*map(self._print, story.docs), *(print_of(*each.report) for each in former)]
        taken = tuple(position for position, near in stands if _belongs(near, story))
        return Related(story, tuple(told_of(own, copies_of(prints))), taken)

    def _print(self, doc: str) -> Print:
        from counterclaim.resolve.prints import print_of

        if doc not in self._prints:
            self._prints[doc] = print_of(*self.reports[doc])
        return self._prints[doc]


def _nearest(position: Position, claims: Sequence[Claim]) -> Claim:
    return min(claims, key=lambda claim: (abs(claim.start - position.start), claim.id))


def _belongs(claim: Claim, story: Story) -> bool:
    """Whether `claim` is about what `story` tells. What a report recalls of a war belongs to all it tells of it."""
    return claim.id in story.claims or bool(side_of(claim))
