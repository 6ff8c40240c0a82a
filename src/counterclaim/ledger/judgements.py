"""What people say, as rows: put in, and told again."""

import json
from dataclasses import replace
from typing import Any

from sqlalchemy import Row, bindparam, func, select

from counterclaim.errors import UsageError
from counterclaim.ledger.damage import whole
from counterclaim.ledger.newest import newest_of
from counterclaim.ledger.session import Session
from counterclaim.ledger.standing import READ, Condition, by
from counterclaim.ledger.tables import CLAIMS, DOCUMENTS, JUDGEMENTS, VERSIONS
from counterclaim.model import Addition, Judgement, Withdrawal, as_record, judgement_from, judgement_id


def kept(db: Session, judgement: Judgement, now: str) -> Judgement:
    """Put `judgement` into the ledger `db`, in the batch that bears the time `now`; tell it with its id and time.

    Raises UsageError where it hangs on a mention or a document, or takes back a judgement, that is not there.
    """
    if isinstance(judgement.what, Withdrawal) and not db.rows(_ONE, id=judgement.what.judgement):
        raise UsageError(f"There is no judgement {judgement.what.judgement} in this ledger: `counterclaim judge list`.")
    if judgement.claim is not None and not isinstance(judgement.what, Addition):
        judgement = _hung(db, judgement, judgement.claim)
    elif judgement.kind == "note" and judgement.doc is not None:
        judgement = replace(judgement, text=_text(db, judgement.doc))
    number = db.rows(_HOW_MANY)[0].many + 1
    told = replace(judgement, at=now, id=judgement_id(number, now, as_record(judgement)))
    db.insert(JUDGEMENTS, **_row(told))
    return told


def judgements(db: Session, *only: Condition) -> list[Judgement]:
    """All that people said, in the order in which they did, or what meets the conditions `only`."""
    query = select(JUDGEMENTS).where(by(JUDGEMENTS.c.at, db.at), *only).order_by(JUDGEMENTS.c.number)
    return [judgement_of(row) for row in db.stream(query)]


def _hung(db: Session, judgement: Judgement, claim: str) -> Judgement:
    """`judgement` with the document and the text in which the mention `claim` stands."""
    for row in (*db.rows(_MENTION, claim=claim), *db.rows(_ADDED, claim=claim)):
        return replace(judgement, doc=row.doc, text=row.text_id)
    raise UsageError(f"There is no claim {claim} in this ledger: `counterclaim claims --format jsonl` tells their ids.")


def _text(db: Session, doc: str) -> str:
    """The id of the newest text of the document `doc`."""
    if (newest := newest_of(db, doc)) is None:
        raise UsageError(f"There is no document {doc} in this ledger: `counterclaim documents` tells their names.")
    return str(newest.text_id)


def _row(judgement: Judgement) -> dict[str, Any]:
    record = as_record(judgement)
    record["text_id"] = record.pop("text")
    return {**record, "what": record["what"] and json.dumps(record["what"], ensure_ascii=False)}


@whole
def judgement_of(row: Row[Any]) -> Judgement:
    """The judgement that a row of `judgements` holds."""
    told = ("kind", "by", "why", "claim", "doc", "at", "id")
    record = {name: getattr(row, name) for name in told}
    return judgement_from({**record, "text": row.text_id, "what": row.what and json.loads(row.what)})


_ONE = select(JUDGEMENTS.c.id).where(JUDGEMENTS.c.id == bindparam("id"))
_HOW_MANY = select(func.coalesce(func.max(JUDGEMENTS.c.number), 0).label("many"))
_MENTION = (
    select(DOCUMENTS.c.id.label("doc"), VERSIONS.c.text_id)
    .select_from(READ.join(CLAIMS))
    .where(CLAIMS.c.id == bindparam("claim"))
    .order_by(CLAIMS.c.number.desc())
    .limit(1)
)
_ADDED = (
    select(JUDGEMENTS.c.doc, JUDGEMENTS.c.text_id)
    .where(JUDGEMENTS.c.kind == "add", JUDGEMENTS.c.claim == bindparam("claim"))
    .limit(1)
)
