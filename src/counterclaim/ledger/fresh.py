"""Documents of which a ledger knows nothing yet, put in together: a pile of reports is all but such.

What has to be asked of the ledger is asked once for a batch, and each table takes all rows of the batch at one time;
document by document, both cost more than the reading of a short report.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby

from counterclaim.ledger import rows
from counterclaim.ledger.inputs import Input, known_of
from counterclaim.ledger.session import Session
from counterclaim.ledger.tables import (
    CLAIMS,
    DOCUMENTS,
    INPUTS,
    POSITIONS,
    PROBLEMS,
    READINGS,
    VERSIONS,
)
from counterclaim.model import Problem, Reading

Come = tuple[Input | None, Sequence[Reading | Problem]]
"""A piece, where it was one, and what was found in it."""

Told = tuple[str, list[Reading | Problem]]
"""A document, and what one piece tells of it."""


def by_document(found: Iterable[Reading | Problem]) -> list[Told]:
    """What was `found`, document by document."""
    told = groupby(found, key=lambda each: each.doc if isinstance(each, Problem) else each.document.id)
    return [(doc, list(some)) for doc, some in told]


def fresh(db: Session, batch: Sequence[Come]) -> list[list[Reading] | None]:
    """For each of the `batch`, inside the transaction, the readings of its documents where the ledger knows nothing of
    any of them, and of no problem with one, each is told once, and none was erased; else None."""
    met = Counter(doc for _, found in batch for doc, _ in by_document(found))
    met.update(input.digest for input, _ in batch if input)
    told = [_readings(found) for _, found in batch]
    readings = [reading for some in told for reading in some or ()]
    known = known_of(db, {
        "documents": [each.document.id for each in readings],
        "texts": [each.document.version for each in readings],
        "digests": [input.digest for input, _ in batch if input],
    })  # fmt: skip
    return [
        None if some is None or any(met[name] > 1 or name in known for name in _names(come, some)) else some
        for come, some in zip(batch, told, strict=True)
    ]


def put_in(
    db: Session, batch: Sequence[tuple[Input | None, Sequence[Reading]]], reader: str, run: int | None, now: str
) -> None:
    """Keep the `batch`, of which the ledger knows nothing (see `fresh`), inside the transaction that bears the time
    `now`; `run` is the number of the run of `add`, if it is one."""
    found = [(input, reading) for input, some in batch for reading in some]
    documents, versions, readings = (db.numbers(table, len(found)) for table in (DOCUMENTS, VERSIONS, READINGS))
    db.insert_all(DOCUMENTS, [
        {"number": number, "id": each.document.id, "seen": now}
        for number, (_, each) in zip(documents, found, strict=True)
    ])  # fmt: skip
    db.insert_all(VERSIONS, [
        {"number": number, **rows.version_row(each.document, document, now), "addition": run}
        for number, document, (_, each) in zip(versions, documents, found, strict=True)
    ])  # fmt: skip
    db.insert_all(READINGS, [
        {"number": number, "version": version, "reader": reader, "at": now}
        for number, version in zip(readings, versions, strict=True)
    ])  # fmt: skip
    read = [(number, each) for number, (_, each) in zip(readings, found, strict=True)]
    db.insert_all(CLAIMS, [rows.claim_row(claim, number) for number, each in read for claim in each.claims])
    db.insert_all(POSITIONS, [rows.position_row(said, number) for number, each in read for said in each.positions])
    db.insert_all(PROBLEMS, [rows.problem_row(met, number, now) for number, each in read for met in each.problems])
    db.insert_all(INPUTS, [
        {"digest": input.digest, "source": input.source, "version": version, "reader": reader, "at": now}
        for version, (input, _) in zip(versions, found, strict=True) if input
    ])  # fmt: skip


def _readings(found: Sequence[Reading | Problem]) -> list[Reading] | None:
    """The reading of each document, with all problems met with it; None where one has none, several, or a held one."""
    readings = list[Reading]()
    for _, told in by_document(found):
        own = [each for each in told if isinstance(each, Reading)]
        if len(own) != 1 or own[0].held:
            return None
        problems = tuple(p for each in told for p in (each.problems if isinstance(each, Reading) else (each,)))
        readings.append(replace(own[0], problems=problems))
    return readings


def _names(come: Come, readings: Sequence[Reading]) -> list[str]:
    """All by which the ledger may know what came."""
    input, _ = come
    texts = [name for each in readings for name in (each.document.id, each.document.version)]
    return [*texts, input.digest] if input else texts
