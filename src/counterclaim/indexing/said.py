"""What people say of the ledger, as far as stories hang on it."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from functools import cached_property

from counterclaim.ledger import Ledger
from counterclaim.model import APART, Adoption, Grouping, Judgement, Overruling, Withdrawal
from counterclaim.reconcile.dossier import Dossier


class Said:
    """All judgements of a ledger at one time: those `told`, by their ids, and those that `stand`."""

    def __init__(self, store: Ledger) -> None:
        self.told = {judgement.id: judgement for judgement in store.judgements()}
        self.stand = store.judgements(withdrawn=False)
        self.adoptions = [judgement for judgement in self.told.values() if isinstance(judgement.what, Adoption)]
        self.groupings = [each for each in self.stand if _of_stories(each)]
        self._overruling = defaultdict[str, list[int]](list)
        self._times = defaultdict[str, str](str)
        for place, judgement in enumerate(self.stand):
            if isinstance(judgement.what, Overruling):
                self._overruling[judgement.what.a].append(place)
            if judgement.doc is not None:
                self._times[judgement.doc] = max(self._times[judgement.doc], judgement.at)

    def about(self, dossier: Dossier, adopted: Collection[str]) -> list[Judgement]:
        """What is said of the verdicts of `dossier`, and the judgements of the ids `adopted`, in their order."""
        return self.on((one.claim.id for course in dossier.courses for one in course.series.told), adopted)

    def on(self, claims: Iterable[str], adopted: Collection[str]) -> list[Judgement]:
        """What is said of the verdicts of `claims` (ids), and the judgements of the ids `adopted`, in their order."""
        places = {place for id in self._overruling.keys() & set(claims) for place in self._overruling[id]}
        places |= {place for place, each in enumerate(self.stand) if each.id in adopted} if adopted else set()
        return [self.stand[place] for place in sorted(places)]

    def last_of(self, docs: Iterable[str]) -> str:
        """When something was last said of one of `docs`; empty where nothing was."""
        return max((self._times[doc] for doc in docs if doc in self._times), default="")

    @cached_property
    def grouped(self) -> set[str]:
        """The documents of the stories that people join or part."""
        return {doc for each in self.groupings if isinstance(each.what, Grouping) for doc in _docs(each.what)}

    def meant(self, judgement: Judgement) -> Judgement:
        """`judgement`, or, where it takes others back, the one at the end of these."""
        while isinstance(judgement.what, Withdrawal) and judgement.what.judgement in self.told:
            judgement = self.told[judgement.what.judgement]
        return judgement

    def speakers_with(self, grouping: Grouping) -> set[str]:
        """All that the speakers of `grouping` are called, by this judgement and others."""
        every = [
            {*each.what.ids, *((each.what.out_of,) if each.what.out_of else ())}
            for each in self.told.values()
            if isinstance(each.what, Grouping) and each.what.things == "speakers"
        ]
        found = {*grouping.ids, *((grouping.out_of,) if grouping.out_of else ())}
        while more := [names for names in every if names & found and not names <= found]:
            found = found.union(*more)
        return found | {name + APART for name in found}


def _of_stories(judgement: Judgement) -> bool:
    return isinstance(judgement.what, Grouping) and judgement.what.things == "stories"


def _docs(grouping: Grouping) -> set[str]:
    return {doc for docs in grouping.members for doc in docs}
