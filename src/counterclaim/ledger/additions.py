"""Runs of `add`: which one brought what, and how one is taken back. Rows, like all else."""

import json
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from sqlalchemy import Row, and_, bindparam, case, exists, func, or_, select

from counterclaim.errors import UsageError
from counterclaim.ledger.rows import problem_from
from counterclaim.ledger.session import Session
from counterclaim.ledger.standing import READ, by
from counterclaim.ledger.tables import ADDITIONS, CLAIMS, ERASURES, PROBLEMS, READINGS, VERSIONS, WITHDRAWALS
from counterclaim.model import AddRun, Problem, TakenBack


class Brought(NamedTuple):
    """What a run of `add` brought: documents new, in a new version; claims in them; problems met in them or before."""

    new: int
    versions: int
    claims: int
    problems: tuple[Problem, ...]


def new_run() -> str:
    """The id of a run that is to begin."""
    return "a_" + secrets.token_hex(8)


@dataclass(frozen=True, slots=True)
class Run:
    """A run of `add` under way: who adds, and what was asked for."""

    by: str | None
    asked: Mapping[str, Any]
    id: str = field(default_factory=new_run)

    def number(self, db: Session, now: str) -> int:
        """Its row, inside a batch: made for the first that it brings, for a run that brings nothing leaves no trace."""
        for row in db.rows(_ADDITION, id=self.id):
            return int(row.number)
        return db.insert(ADDITIONS, id=self.id, by=self.by, asked=asked_as(self.asked), at=now)


def asked_as(asked: Mapping[str, Any]) -> str:
    """What was asked of a run, as the ledger keeps it: the same for the same."""
    return json.dumps(asked, ensure_ascii=False, sort_keys=True)


def brought(db: Session, run: str) -> Brought:
    """What the run of `add` with the id `run` brought, by all programs that bore it."""
    with db.reading():
        numbers = [row.number for row in db.rows(_ADDITION, id=run)]
        if not numbers:
            return Brought(0, 0, 0, ())
        (number,) = numbers
        versions, new = tuple[int, ...](db.rows(_TEXTS_OF, addition=number)[0])
        claims = db.rows(_CLAIMS_OF, addition=number)[0][0]
        return Brought(new, versions - new, claims, tuple(map(problem_from, db.rows(_PROBLEMS_OF, addition=number))))


def additions(db: Session) -> list[AddRun]:
    """The runs of `add` that brought something, oldest first."""
    taken = {row.addition: row for row in db.stream(_standing_withdrawals(db.at)) if row.addition is not None}
    texts = _by_run(db, [func.count(VERSIONS.c.document.distinct()), func.count()], VERSIONS, VERSIONS.c.added)
    first = READ.join(CLAIMS)
    claims = _by_run(db, [func.count()], first, READINGS.c.at, READINGS.c.at == VERSIONS.c.added)
    problems = _by_run(db, [func.count()], PROBLEMS, PROBLEMS.c.seen, PROBLEMS.c.reading.is_(None))
    query = select(ADDITIONS).where(by(ADDITIONS.c.at, db.at)).order_by(ADDITIONS.c.number)
    found = list[AddRun]()
    for row in db.stream(query):
        withdrawn = _taken_back(taken[row.number], row.id) if row.number in taken else None
        documents, versions = texts.get(row.number, (0, 0))
        (told,), (met,) = claims.get(row.number, (0,)), problems.get(row.number, (0,))
        asked = json.loads(row.asked)
        found.append(AddRun(row.id, row.at, row.by, asked, documents, versions, told, met, withdrawn))
    return found


def _by_run(db: Session, counts: Iterable[Any], source: Any, time: Any, *more: Any) -> dict[int, tuple[int, ...]]:
    """The `counts` over the rows of `source` that were there, for each run that brought some."""
    run = PROBLEMS.c.addition if source is PROBLEMS else VERSIONS.c.addition
    query = select(run, *counts).select_from(source).where(run.is_not(None), by(time, db.at), *more).group_by(run)
    return {row[0]: tuple(row[1:]) for row in db.stream(query)}


def take_back(db: Session, what: str, person: str, why: str, now: str) -> TakenBack:
    """Take back, inside the batch that bears the time `now`, the addition, ban or withdrawal of the id `what`.

    Raises UsageError where there is none, or it is taken back already.
    """
    kinds = {"a_": (ADDITIONS, "addition"), "e_": (ERASURES, "erasure"), "w_": (WITHDRAWALS, "withdrawal")}
    table, column = kinds.get(what[:2], (None, ""))
    found = db.rows(select(table).where(table.c.id == what)) if table is not None else ()
    if table is None or not found:
        raise UsageError(
            f"There is no addition, erasure or withdrawal {what} in this ledger: `counterclaim additions` tells their "
            "ids; judgements are taken back by `counterclaim judge withdraw`."
        )
    if column == "withdrawal" and found[0].withdrawal is not None:
        raise UsageError(f"{what} took a withdrawal back. Withdraw once more what that was of.")
    number = found[0].number
    if any(getattr(row, column) == number for row in db.rows(_standing_withdrawals(None))):
        raise UsageError(f"{what} is taken back already.")
    if column == "withdrawal" and db.rows(select(WITHDRAWALS).where(WITHDRAWALS.c.withdrawal == number)):
        raise UsageError(f"{what} is taken back already.")
    told = TakenBack("w_" + secrets.token_hex(8), what, person, why, now)
    db.insert(WITHDRAWALS, id=told.id, by=person, why=why, at=now, **{column: number})
    return told


def _standing_withdrawals(at: str | None) -> Any:
    """The withdrawals of additions and bans that nobody took back."""
    back = WITHDRAWALS.alias()
    undone = exists().where(back.c.withdrawal == WITHDRAWALS.c.number, by(back.c.at, at))
    return select(WITHDRAWALS).where(and_(WITHDRAWALS.c.withdrawal.is_(None), by(WITHDRAWALS.c.at, at), ~undone))


def _taken_back(row: Row[Any], what: str) -> TakenBack:
    return TakenBack(row.id, what, row.by, row.why, row.at)


_ADDITION = select(ADDITIONS.c.number).where(ADDITIONS.c.id == bindparam("id"))
_EARLIER = VERSIONS.alias()
_FIRST = ~exists().where(_EARLIER.c.document == VERSIONS.c.document, _EARLIER.c.number < VERSIONS.c.number)
_OF_RUN = VERSIONS.c.addition == bindparam("addition")
_TEXTS_OF = select(func.count(), func.coalesce(func.sum(case((_FIRST, 1), else_=0)), 0)).where(_OF_RUN)
_CLAIMS_OF = select(func.count()).select_from(VERSIONS.join(READINGS).join(CLAIMS)).where(_OF_RUN)
_PROBLEMS_OF = (
    select(PROBLEMS)
    .select_from(PROBLEMS.outerjoin(READINGS, PROBLEMS.c.reading == READINGS.c.number).outerjoin(VERSIONS))
    .where(or_(PROBLEMS.c.addition == bindparam("addition"), _OF_RUN))
    .order_by(PROBLEMS.c.number)
)
