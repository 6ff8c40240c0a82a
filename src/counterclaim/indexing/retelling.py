"""Stories told in full, of which the index knows the reports: no other report is gone through."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from counterclaim.indexing.said import Said
from counterclaim.ledger import Ledger
from counterclaim.ledger.index.adopting import adopted
from counterclaim.ledger.index.within import claims, documents
from counterclaim.ledger.reports import positions, reports
from counterclaim.ledger.session import Session
from counterclaim.model import Judgement, Story, StoryCard
from counterclaim.reconcile.changes import CHOICE
from counterclaim.reconcile.dossier import Dossier, as_judged
from counterclaim.relating import Known, Report, told_anew


@dataclass(frozen=True, slots=True)
class Retold:
    """Stories with their series, tolls and verdicts (`dossiers`, in the order asked for), their `reports`, each with
    the claims that belong to one of them, and what people say of these that stands (`said`)."""

    dossiers: Sequence[Dossier]
    reports: Sequence[Report]
    said: Sequence[Judgement]


def retold(store: Ledger, cards: Iterable[StoryCard | Story]) -> Retold:
    """The stories of `cards`. The index of `store` is asked inside a transaction."""
    db = store.session
    stories = [Story(card.id, card.title, documents(db, card.id), claims(db, card.id)) for card in cards]
    docs = {doc for story in stories for doc in story.docs}
    known, said, belonging = known_of(db, docs), Said(store), adopted(db)
    dossiers, about = list[Dossier](), dict[str, Judgement]()
    for story in stories:
        dossier = known.related(story).dossier(CHOICE)
        own = {id: late for id, (home, late) in belonging.items() if home == story.id}
        stand = [each for each in said.about(dossier, own.keys()) if not own.get(each.id)]
        about |= {each.id: each for each in stand}
        dossiers += as_judged([dossier], stand)
    ids = {one.claim.id for dossier in dossiers for course in dossier.courses for one in course.series.told}
    about |= {each.id: each for each in said.stand if each.claim in ids}
    told = known.reports.values()
    kept = [(document, [claim for claim in own if claim.id in ids]) for document, own in told]
    return Retold(dossiers, kept, [each for each in said.stand if each.id in about])


def known_of(db: Session, docs: Collection[str]) -> Known:
    """The reports `docs` with what they claim and the positions taken in them, ready to be related."""
    told = ((document, list(told_anew(own))) for document, own in reports(db, docs))
    return Known(told, positions(db, docs))
