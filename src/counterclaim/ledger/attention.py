"""Which judgements want a person's eye again: those whose claim is gone, and those that newer claims overtook."""

from collections.abc import Iterable, Iterator

from sqlalchemy import func, select

from counterclaim.ledger.judged import by_mention, standing
from counterclaim.ledger.judgements import judgements
from counterclaim.ledger.session import Session
from counterclaim.ledger.standing import READ, TOLD, by, newest_reading, newest_version
from counterclaim.ledger.standing_claims import standing_claims
from counterclaim.ledger.tables import CLAIMS, DOCUMENTS, JUDGEMENTS, READINGS, VERSIONS, WITHDRAWALS
from counterclaim.ledger.wanted import Wanted
from counterclaim.model import Adoption, Claim, Entry, Judgement, Series


def entries(db: Session) -> list[Entry]:
    """All judgements in the ledger `db`, in the order in which people made them, each with its state."""
    told = judgements(db)
    stand = {judgement.id: judgement for judgement in standing(told)}
    waiting = dict(_waiting(db, stand.values()))
    return [_entry(db, judgement, stand, waiting) for judgement in told]


def waiting(db: Session) -> Iterator[Entry]:
    """The judgements that stand and wait for a person to see what became of their claims, the newest first."""
    stand = standing(judgements(db))
    why = dict(_waiting(db, stand))
    return (Entry(judgement, "waiting", why[judgement.id]) for judgement in reversed(stand) if judgement.id in why)


def _entry(db: Session, judgement: Judgement, stand: dict[str, Judgement], waiting: dict[str, str]) -> Entry:
    if judgement.kind != "withdraw" and judgement.id not in stand:
        return Entry(judgement, "withdrawn")
    if judgement.id in waiting:
        return Entry(judgement, "waiting", waiting[judgement.id])
    if isinstance(judgement.what, Adoption):
        newer = list(_overtaking(db, judgement.what, judgement.at))
        if newer:
            return Entry(judgement, "overtaken", f"newer figures: {', '.join(claim.id for claim in newer)}")
    return Entry(judgement, "stands")


def _waiting(db: Session, stand: Iterable[Judgement]) -> Iterator[tuple[str, str]]:
    """The ids of the standing judgements whose claim the report no longer has, or the newest reader no longer finds,
    each with why. One that was given or repeated after that has been seen to."""
    said = by_mention(stand)
    texts, found = _texts(db), _found(db)
    for mention, told in said.items():
        last = told[-1]
        if last.text not in texts:
            since, why = _replaced(db, last), _changed(db, mention, last)
            if not since:
                since, why = _taken_out(db, last), "the `add` that brought the report was taken back"
        elif mention not in found and last.kind != "add":
            since, why = texts[last.text], "the newest reader does not find it" + _kept(last)
        else:
            continue
        if last.at < since:
            yield from ((judgement.id, why) for judgement in told)


def _kept(last: Judgement) -> str:
    return "" if last.kind == "reject" else "; it stands by this judgement"


def _texts(db: Session) -> dict[str | None, str]:
    """The judged texts that stand, each with when it was last read."""
    judged = select(JUDGEMENTS.c.text_id).where(JUDGEMENTS.c.text_id.is_not(None))
    query = select(VERSIONS.c.text_id, func.max(READINGS.c.at).label("at")).select_from(READ)
    query = query.where(newest_version(db.at), newest_reading(db.at), VERSIONS.c.text_id.in_(judged))
    return {row.text_id: row.at for row in db.stream(query.group_by(VERSIONS.c.text_id))}


def _found(db: Session) -> set[str]:
    """The judged mentions that the newest readings hold."""
    query = select(CLAIMS.c.id).select_from(READ.join(CLAIMS)).where(newest_version(db.at), newest_reading(db.at))
    return {row.id for row in db.stream(query.where(CLAIMS.c.id.in_(select(JUDGEMENTS.c.claim))))}


def _replaced(db: Session, judgement: Judgement) -> str:
    """When the document of `judgement` got the text that it has now."""
    query = select(VERSIONS.c.added).select_from(TOLD).where(DOCUMENTS.c.id == judgement.doc)
    query = query.where(newest_version(db.at))
    return max((row.added for row in db.stream(query)), default="")


def _taken_out(db: Session, judgement: Judgement) -> str:
    """When the last text of the document of `judgement` was taken back; empty where it was erased."""
    runs = select(VERSIONS.c.addition).join(DOCUMENTS).where(DOCUMENTS.c.id == judgement.doc)
    query = select(WITHDRAWALS.c.at).where(WITHDRAWALS.c.addition.in_(runs), by(WITHDRAWALS.c.at, db.at))
    return max((row.at for row in db.stream(query)), default="")


def _changed(db: Session, mention: str, judgement: Judgement) -> str:
    """That the text is another, and, where the same words stand there too, as which claim."""
    old = next(standing_claims(db, Wanted(id=mention, all_versions=True, judged=False)), None)
    for claim in standing_claims(db, Wanted(doc=judgement.doc, judged=False)) if old else ():
        if old and _words(claim) == _words(old):
            return f"the report has another text now, where the same words are {claim.id}"
    return "the report has another text now"


def _words(claim: Claim) -> tuple[str, str, str]:
    return claim.sentence.text, claim.quantity.text, claim.measure


def _overtaking(db: Session, adopted: Adoption, at: str) -> Iterator[Claim]:
    """The claims of the series that came after `at` and give another figure than the one `adopted`."""
    first = func.min(READINGS.c.at)
    query = select(CLAIMS.c.id).select_from(READ.join(CLAIMS)).where(CLAIMS.c.measure == adopted.series.measure)
    query = query.where(by(READINGS.c.at, db.at)).group_by(CLAIMS.c.id).having(first > at)
    newer = {row.id for row in db.stream(query)}
    for claim in standing_claims(db, Wanted(measure=adopted.series.measure)):
        added = claim.judged is not None and claim.judged.kind == "add" and claim.judged.at > at
        if (claim.id in newer or added) and is_other(adopted, claim):
            yield claim


def is_other(adopted: Adoption, claim: Claim) -> bool:
    """True when `claim` counts what was `adopted`, and gives another figure."""
    return _of(adopted.series, claim) and not _allows(claim, adopted.figure)


def _of(series: Series, claim: Claim) -> bool:
    """True when `claim` may count what `series` counts: what it leaves open is no other thing."""
    countries = {claim.group.country, *(place.country for place in claim.places)} - {None}
    places = {place.name for place in claim.places if place.precision != "country"}
    roles = {claim.group.role, series.role}
    told = (series.country, countries), (series.place, places)
    return ("people" in roles or len(roles) == 1) and all(
        asked is None or not there or asked in there for asked, there in told
    )


def _allows(claim: Claim, figure: int) -> bool:
    low, high = claim.quantity.low, claim.quantity.high
    return (low is None or low <= figure) and (high is None or figure <= high)
