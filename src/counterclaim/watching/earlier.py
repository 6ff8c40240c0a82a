"""An earlier state of a ledger, as far as reports that came or changed since are concerned.

What a rewritten report said before is held against the others as a report of its own, which stood then and is gone now.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from counterclaim.ledger.watched import Mark, Watched
from counterclaim.model import Claim, Judgement, Story, Told
from counterclaim.reconcile.changes import Then, figure_of
from counterclaim.reconcile.dossier import Dossier
from counterclaim.reconcile.series import side_of
from counterclaim.relating import Former, Report

_GONE = "\x1fbefore"  # at the end of a document's id: what it said before


@dataclass
class Earlier:
    """What stood before the reports `fresh` came or were rewritten: how these were `before`, by their ids, and what
    people had `said`."""

    fresh: frozenset[str] = frozenset()
    before: Mapping[str, Report] = field(default_factory=dict)
    said: Sequence[Judgement] = ()

    def __post_init__(self) -> None:
        self._figures = {figure_of(claim) for _, claims in self.before.values() for claim in claims}

    def former(self, story: Story, reports: Mapping[str, Report]) -> list[Former]:
        """What rewritten reports of `story` said of it before, and say no more in `reports`."""
        found = []
        for doc in story.docs:
            if doc in self.before:
                document, claims = self.before[doc]
                now = reports[doc][1]
                gone = {figure_of(claim) for claim in claims if _of(claim, story, now)} - set(map(figure_of, now))
                apart = [replace(claim, doc=doc + _GONE) for claim in claims]
                told = [one for one, claim in zip(apart, claims, strict=True) if figure_of(claim) in gone]
                found.append(Former((replace(document, id=doc + _GONE), apart), told))
        return found

    def told(self) -> Then:
        """The same, as a question to each mention."""
        return Then(self._knew, self.said, lambda one: one.claim.doc.endswith(_GONE))

    def knew(self, dossier: Dossier) -> bool:
        """Whether anything that `dossier` holds had been told."""
        return any(self._knew(one) for course in dossier.courses for one in course.series.told)

    def _knew(self, one: Told) -> bool:
        return one.claim.doc not in self.fresh or figure_of(one.claim) in self._figures


def earlier(address: str, mark: Mark, fresh: frozenset[str]) -> Earlier:
    """The state `mark` of the ledger at `address`, before the reports `fresh` came or were rewritten."""
    if not mark.state:
        return Earlier(fresh)
    with Watched.open(address, at=mark.state) as ledger:
        before = {document.id: (document, claims) for document, claims in ledger.reports(fresh)}
        return Earlier(fresh, before, ledger.said())


def _of(claim: Claim, story: Story, now: Sequence[Claim]) -> bool:
    """Whether `claim`, which a report makes no more, was about what `story` tells: as that claim is which stands in its
    place `now`."""
    here = min(now, key=lambda one: (one.measure != claim.measure, abs(one.start - claim.start), one.id))
    return here.id in story.claims or bool(side_of(claim))
