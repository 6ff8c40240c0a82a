"""The claims that stand: what the newest readings hold, and what people made of it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from heapq import merge
from itertools import groupby
from typing import Any, NamedTuple

from sqlalchemy import Column, Row, Select, and_, func, or_, select

from counterclaim.ledger import rows
from counterclaim.ledger.judged import VOUCHING, by_mention, judged, standing
from counterclaim.ledger.judgements import judgements
from counterclaim.ledger.renamed import Renaming
from counterclaim.ledger.session import Session
from counterclaim.ledger.standing import READ, TOLD, Condition, by, newest_reading, newest_version
from counterclaim.ledger.tables import CLAIMS, DOCUMENTS, JUDGEMENTS, READINGS, VERSIONS
from counterclaim.ledger.wanted import Wanted, conditions, fits
from counterclaim.model import Addition, Claim, Judgement

Said = Mapping[str, Sequence[Judgement]]
"""The standing judgements about claims, by the mention on which they hang."""

_FACTS = ("published_start", "published_end", "published_from", "url", "outlet")


class _Placed(NamedTuple):
    """A claim with the numbers of its document and version; `extra` when not the newest reading has it, but people."""

    document: int
    version: int
    claim: Claim
    extra: bool


def standing_claims(db: Session, wanted: Wanted) -> Iterator[Claim]:
    """The claims that stand in the ledger `db` and are `wanted`, document by document in the order these were first
    seen, each in the order of its text."""
    if not wanted.judged:
        return (placed.claim for placed in _read(db, wanted))
    stand = standing(judgements(db, *_bearing_on(wanted))) if _is_judged(db) else []
    said, renamed = by_mention(stand), Renaming(stand)
    found = _with_judgements(db, wanted, said) if said else (placed.claim for placed in _read(db, wanted))
    return map(renamed, found) if renamed else found


def ever_read(db: Session, id: str) -> Claim | None:
    """The mention `id` as it was last read, though no reading that stands has it; None where none ever had."""
    facts = (VERSIONS.c[name] for name in _FACTS)
    query = select(CLAIMS.c.record, *facts).select_from(READ.join(CLAIMS)).where(CLAIMS.c.id == id)
    query = query.where(by(READINGS.c.at, db.at)).order_by(CLAIMS.c.number.desc()).limit(1)
    return next((_of_its_document(rows.claim_of(row), row) for row in db.stream(query)), None)


def _is_judged(db: Session) -> bool:
    """Whether anybody judged anything: most ledgers hold no judgement, and to find those that bear on many claims takes
    as long where there are none."""
    return next(db.stream(select(JUDGEMENTS.c.number).limit(1)), None) is not None


def _bearing_on(wanted: Wanted) -> list[Condition]:
    """True of the judgements that may change what is told of the claims, or of the documents, that are `wanted`."""
    if wanted.id is not None:
        about = JUDGEMENTS.c.claim == wanted.id
    elif wanted.ids is not None:
        about = JUDGEMENTS.c.claim.in_(wanted.ids)
    elif where := _unchangeable(wanted):
        mentions = select(CLAIMS.c.id).select_from(READ.join(CLAIMS)).where(*where)
        about = JUDGEMENTS.c.claim.in_(mentions) | JUDGEMENTS.c.doc.in_(select(DOCUMENTS.c.id).where(*where))
    else:
        return []
    return [or_(about, JUDGEMENTS.c.kind.in_(("merge", "split", "withdraw")))]


def _unchangeable(wanted: Wanted) -> list[Condition]:
    """Those of the conditions for what is `wanted` that no judgement changes: which claims, and in which documents."""
    return conditions(Wanted(id=wanted.id, ids=wanted.ids, doc=wanted.doc, docs=wanted.docs))


def _with_judgements(db: Session, wanted: Wanted, said: Said) -> Iterator[Claim]:
    extras = sorted((*_added(db, wanted, said), *_no_longer_found(db, wanted, said)), key=_order)
    found = merge(_read(db, wanted, judged_too=True), extras, key=_version)
    for _, placed in groupby(found, key=_version):
        for claim in _of_a_version(list(placed)):
            stands = judged(claim, said.get(claim.id, ()))
            if stands is not None and fits(stands, wanted):
                yield stands


def _of_a_version(placed: list[_Placed]) -> Iterable[Claim]:
    """The claims of one version in the order of its text; of two with one id, the one that a person added."""
    if not any(each.extra for each in placed):
        return (each.claim for each in placed)
    extra = {each.claim.id for each in placed if each.extra}
    once = [each for each in placed if each.extra or each.claim.id not in extra]
    return (each.claim for each in sorted(once, key=_order))


def _read(db: Session, wanted: Wanted, judged_too: bool = False) -> Iterator[_Placed]:
    """What the newest readings hold. `judged_too` takes in what a correction might make one of those `wanted`."""
    query = _claims(db, wanted).select_from(READ.join(CLAIMS)).where(newest_reading(db.at), *_unchangeable(wanted))
    changeable = conditions(replace(wanted, id=None, ids=None, doc=None, docs=None))
    if changeable and judged_too:
        query = query.where(or_(and_(*changeable), CLAIMS.c.id.in_(_mentions("correct"))))
    else:
        query = query.where(*changeable)
    query = query.order_by(DOCUMENTS.c.number, VERSIONS.c.number, CLAIMS.c.number)
    return (_Placed(row.document, row.version, rows.claim_of(row), False) for row in db.stream(query))


def _no_longer_found(db: Session, wanted: Wanted, said: Said) -> Iterator[_Placed]:
    """What people accepted or corrected in a text, and an earlier reader found there, but not the newest."""
    earlier, reading = VERSIONS.alias(), READINGS.alias()
    same_text = and_(earlier.c.document == VERSIONS.c.document, earlier.c.text_id == VERSIONS.c.text_id)
    found = TOLD.join(earlier, same_text).join(reading, reading.c.version == earlier.c.number)
    query = _claims(db, wanted).select_from(found.join(CLAIMS, CLAIMS.c.reading == reading.c.number))
    query = query.where(CLAIMS.c.id.in_(_mentions(*VOUCHING)), by(reading.c.at, db.at), ~_found_now(db))
    query = query.where(*_unchangeable(wanted))
    vouched = {mention for mention, told in said.items() if any(each.kind in VOUCHING for each in told)}
    seen = set[tuple[int, str]]()
    for row in db.stream(query.order_by(CLAIMS.c.number.desc())):
        claim = rows.claim_of(row)
        if claim.id in vouched and (row.version, claim.id) not in seen:
            seen.add((row.version, claim.id))
            yield _Placed(row.document, row.version, _of_its_document(claim, row), True)


def _found_now(db: Session) -> Condition:
    """True of a claim whose mention is in the newest reading of the version as well."""
    reading, claim = READINGS.alias(), CLAIMS.alias()
    newest = select(func.max(reading.c.number)).where(reading.c.version == VERSIONS.c.number, by(reading.c.at, db.at))
    same = select(claim.c.number).where(
        claim.c.reading == newest.correlate(VERSIONS).scalar_subquery(), claim.c.id == CLAIMS.c.id
    )
    return same.correlate(CLAIMS, VERSIONS).exists()


def _added(db: Session, wanted: Wanted, said: Said) -> Iterator[_Placed]:
    """What people added to the texts that stand."""
    added = [told.what.claim for each in said.values() for told in each if isinstance(told.what, Addition)]
    query = _versions(db, wanted, DOCUMENTS.c.id, VERSIONS.c.text_id).select_from(TOLD)
    documents = select(JUDGEMENTS.c.doc).where(JUDGEMENTS.c.kind == "add", *_bearing_on(wanted))
    for row in db.stream(query.where(DOCUMENTS.c.id.in_(documents))):
        for claim in added:
            if (claim.doc, claim.text) == (row.id, row.text_id):
                yield _Placed(row.document, row.version, _of_its_document(claim, row), True)


def _of_its_document(claim: Claim, row: Row[Any]) -> Claim:
    """`claim` with what is known by now of its document."""
    return replace(claim, published=rows.published_from(row), url=row.url, outlet=row.outlet)


def _claims(db: Session, wanted: Wanted) -> Select[Any]:
    return _versions(db, wanted, CLAIMS.c.record)


def _versions(db: Session, wanted: Wanted, *columns: Column[Any]) -> Select[Any]:
    facts = (VERSIONS.c[name] for name in _FACTS)
    numbers = DOCUMENTS.c.number.label("document"), VERSIONS.c.number.label("version")
    query = select(*numbers, *facts, *columns)
    return query.where(by(VERSIONS.c.added, db.at) if wanted.all_versions else newest_version(db.at))


def _mentions(*kinds: str) -> Select[Any]:
    return select(JUDGEMENTS.c.claim).where(JUDGEMENTS.c.kind.in_(kinds))


def _version(placed: _Placed) -> tuple[int, int]:
    return placed.document, placed.version


def _order(placed: _Placed) -> tuple[int, int, int]:
    return placed.document, placed.version, placed.claim.start
