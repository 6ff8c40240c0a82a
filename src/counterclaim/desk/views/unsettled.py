"""Which judgements want a person's eye again: their claim is gone, or newer figures overtook the one they adopt."""

from dataclasses import dataclass
from itertools import islice

from counterclaim.desk.views.judging import SaidView, said_view
from counterclaim.ledger import Ledger
from counterclaim.ledger.index.asking import stories
from counterclaim.ledger.index.within import series
from counterclaim.model import SeriesCard
from counterclaim.model.asked import StoryFilter, Turn
from counterclaim.output.wording import plain

MOST = 50
"""So many are shown: what is seen to makes room for the next."""


@dataclass(frozen=True, slots=True)
class Gone:
    """A judgement whose claim is gone, and why (`note`)."""

    said: SaidView
    note: str


@dataclass(frozen=True, slots=True)
class Overtaken:
    """A series of a story whose adopted figure was overtaken."""

    story: str
    story_title: str
    series: SeriesCard


@dataclass(frozen=True, slots=True)
class Unsettled:
    """What wants an eye again, of both kinds."""

    gone: list[Gone]
    overtaken: list[Overtaken]


def unsettled_view(store: Ledger, person: str | None = None) -> Unsettled:
    """The judgements of `store`, or of one `person`, that want an eye again; overtaken figures are everybody's.

    To be asked inside a transaction in which the index is there (`Desk.indexed`).
    """
    waiting = (entry for entry in store.waiting() if person in (None, entry.judgement.by))
    gone = [Gone(said_view(entry), plain(entry.note)) for entry in islice(waiting, MOST)]
    cards = stories(store.session, StoryFilter(statuses=("overtaken",)), turn=Turn(MOST)).items
    overtaken = [
        Overtaken(card.id, plain(card.title), each.card)
        for card in cards
        for each in series(store.session, card.id)
        if each.card.toll and each.card.toll.overtaken
    ]
    return Unsettled(gone, overtaken)
