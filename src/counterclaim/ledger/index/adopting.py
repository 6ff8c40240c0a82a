"""Which toll an adopted figure stands for, and whether newer claims have overtaken it, without going through all."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from sqlalchemy import Column, Index, Integer, String, Table, delete, func, insert, select

from counterclaim.ledger.attention import is_other
from counterclaim.ledger.index.derived import DERIVED
from counterclaim.ledger.session import Session
from counterclaim.ledger.tables import CLAIMS, READINGS, Words
from counterclaim.model import Adoption, Claim, Judgement, Toll

TOLLS = Table(
    "ix_tolls",
    DERIVED,
    Column("story", String(32), nullable=False, index=True),
    Column("measure", String(32), nullable=False),
    Column("role", String(32), nullable=False),
    Column("country", String(16)),
    Column("place", Words),
    Column("event", Words, nullable=False),
    Index("ix_tolls_measure", "measure", "country", "role"),
)
"""What each toll counts."""

ADOPTED = Table(
    "ix_adopted",
    DERIVED,
    Column("judgement", String(32), primary_key=True),
    Column("story", String(32), nullable=False, index=True),
    Column("overtaken", Integer, nullable=False),
)
"""The one story to whose toll an adopted figure belongs, and whether newer claims have overtaken it."""

OVERTAKEN = Table(
    "ix_overtaken",
    DERIVED,
    Column("judgement", String(32), primary_key=True),
    Column("document", Integer, primary_key=True, autoincrement=False),
    Index("ix_overtaken_document", "document"),
)
"""The documents with a claim that is newer than an adopted figure, and other."""


def put_tolls(db: Session, tolls: Mapping[str, Iterable[Toll]]) -> None:
    """Have the stories of these ids have these `tolls`, and no others."""
    stories = sorted(tolls)
    for start in range(0, len(stories), 500):
        db.change(delete(TOLLS).where(TOLLS.c.story.in_(stories[start : start + 500])))
    names = ("measure", "role", "country", "place", "event")
    rows = [{"story": id, **{name: getattr(toll, name) for name in names}} for id in stories for toll in tolls[id]]
    db.insert_all(TOLLS, rows)


def belongs_to(db: Session, adopted: Adoption) -> str | None:
    """The story that has the one toll which `adopted` fits, or of several the one that it names in full; None where
    there is no such one."""
    series = adopted.series
    of_measure = query = select(TOLLS.c.story).where(TOLLS.c.measure == series.measure).limit(2)
    if series.role != "people":
        query = query.where(TOLLS.c.role == series.role)
    for name in ("country", "place", "event"):
        if getattr(series, name) is not None:
            query = query.where(TOLLS.c[name] == getattr(series, name))
    found = db.rows(query)
    if len(found) > 1:
        whole = {"role": series.role, "country": series.country, "place": series.place, "event": series.event or ""}
        found = db.rows(of_measure.where(*(TOLLS.c[name].is_not_distinct_from(whole[name]) for name in whole)))
    return str(found[0].story) if len(found) == 1 else None


def overtake(db: Session, told: Mapping[int, Sequence[Claim]], adoptions: Sequence[Judgement]) -> None:
    """Note which of `adoptions` the claims overtake that stand in the documents of these numbers, and no others."""
    documents = sorted(told)
    for start in range(0, len(documents), 500):
        db.change(delete(OVERTAKEN).where(OVERTAKEN.c.document.in_(documents[start : start + 500])))
    for document in documents if adoptions else ():
        _overtake(db, document, told[document], adoptions)


def _overtake(db: Session, document: int, claims: Sequence[Claim], adoptions: Iterable[Judgement]) -> None:
    others = defaultdict[str, list[Judgement]](list)
    by_id = {claim.id: claim for claim in claims}
    for judgement in adoptions:
        for id, claim in by_id.items():
            if isinstance(adopted := judgement.what, Adoption) and claim.measure == adopted.series.measure:
                others[id] += [judgement] if is_other(adopted, claim) else []
    first = _first_read(db, others)
    found = {
        judgement.id
        for id, told in others.items()
        for judgement in told
        if max(first.get(id, ""), _added(by_id[id])) > judgement.at
    }
    db.insert_all(OVERTAKEN, [{"judgement": id, "document": document} for id in sorted(found)])


def _added(claim: Claim) -> str:
    return claim.judged.at if claim.judged is not None and claim.judged.kind == "add" else ""


def _first_read(db: Session, claims: Collection[str]) -> dict[str, str]:
    """When each of these mentions was first read."""
    if not claims:
        return {}
    query = select(CLAIMS.c.id, func.min(READINGS.c.at).label("at")).select_from(CLAIMS.join(READINGS))
    return {row.id: row.at for row in db.rows(query.where(CLAIMS.c.id.in_(sorted(claims))).group_by(CLAIMS.c.id))}


def is_overtaken(db: Session, judgement: str) -> bool:
    """Whether some document overtakes what the judgement of that id adopts."""
    return bool(db.rows(select(OVERTAKEN.c.document).where(OVERTAKEN.c.judgement == judgement).limit(1)))


def adopted(db: Session) -> dict[str, tuple[str, bool]]:
    """The story of each adopted figure that has one, and whether it is overtaken, by its judgement's id."""
    return {row.judgement: (row.story, bool(row.overtaken)) for row in db.rows(select(ADOPTED))}


def put_adopted(db: Session, adopted: Mapping[str, tuple[str, bool]]) -> None:
    """Have the adopted figures belong to these stories, as `adopted` tells them."""
    db.change(delete(ADOPTED))
    if adopted:
        rows = [{"judgement": id, "story": story, "overtaken": int(late)} for id, (story, late) in adopted.items()]
        db.connection.execute(insert(ADOPTED), rows)
