"""What goes into the tables of the exported ledger, and in which order."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import count
from typing import Any

from counterclaim.model import Claim, Document, Identity, Position, Speaker, Told
from counterclaim.output.export.datasette.rows import (
    Row,
    claim_row,
    document_row,
    position_row,
    series_row,
    speaker_row,
    statement_row,
    story_row,
    verdict_row,
)
from counterclaim.output.export.parcel import Parcel
from counterclaim.output.export.telling import line_of
from counterclaim.output.naming import Names
from counterclaim.output.titles import titles_of
from counterclaim.reconcile.dossier import Course, Dossier
from counterclaim.resolve.speakers import Identities


def fill(db: sqlite3.Connection, parcel: Parcel) -> None:
    """Write all rows of `parcel` into the empty tables of `db`."""
    _Filling(db, parcel).all()


class _Filling:
    """The rows that were written, as far as others refer to them."""

    def __init__(self, db: sqlite3.Connection, parcel: Parcel) -> None:
        self._db = db
        self._parcel = parcel
        self._identities = Identities(parcel.claims)
        self._speakers: set[str] = set()
        self._documents: set[str] = set()
        self._claims: dict[tuple[str, str], str] = {}
        self._given: defaultdict[tuple[str, str], count[int]] = defaultdict(lambda: count(1))

    def all(self) -> None:
        about = {"made": self._parcel.made.isoformat(timespec="seconds"), "made_with": "Counterclaim"}
        for name, value in about.items():
            self._put("about", {"name": name, "value": value})
        for identity in self._identities.listed():
            self._speaker(identity)
        for document in self._parcel.documents:
            self._document(document)
        for claim in self._parcel.claims:
            self._claim(claim)
        for dossier in self._parcel.dossiers:
            self._story(dossier)

    def _put(self, table: str, row: Row) -> None:
        names = ", ".join(f'"{name}"' for name in row)
        places = ", ".join("?" * len(row))
        self._db.execute(f'insert into "{table}" ({names}) values ({places})', [_kept(each) for each in row.values()])

    def _id(self, table: str, id: str) -> str:
        """`id`, with a number where the table has it already: copies of a text have the same mentions, and a report
        may tell several stories."""
        number = next(self._given[table, id])
        return id if number == 1 else f"{id}-{number}"

    def _speaker(self, identity: Identity) -> None:
        self._speakers.add(identity.entity)
        self._put("speakers", speaker_row(identity))

    def _key(self, speaker: Speaker, doc: str) -> str | None:
        key = self._identities.key(speaker, doc)
        return key if key in self._speakers else None

    def _document(self, document: Document) -> None:
        row = document_row(document, self._parcel.read_on(document.id))
        self._documents.add(document.id)
        self._put("documents", {**row, "text": document.text} if self._parcel.texts else row)

    def _claim(self, claim: Claim) -> str:
        """The id of the row of `claim`, written where it is not there yet."""
        if (claim.doc, claim.id) in self._claims:
            return self._claims[claim.doc, claim.id]
        self._known(claim.doc)
        id = self._claims[claim.doc, claim.id] = self._id("claims", claim.id)
        keys = [(self._key(speaker, claim.doc), "source") for speaker in claim.sources]
        self._put("claims", claim_row(claim, id, next((key for key, _ in keys if key), None)))
        keys += [(self._key(speaker, claim.doc), "via") for speaker in claim.via]
        for key, part in dict.fromkeys(keys):
            if key:
                self._put("claim_speakers", {"claim": id, "speaker": key, "part": part})
        return id

    def _known(self, doc: str) -> None:
        """See that there is a row for `doc`: what a person heard somewhere stands in no report."""
        if doc not in self._documents:
            self._documents.add(doc)
            self._put("documents", {"id": doc})

    def _story(self, dossier: Dossier) -> None:
        names = self._parcel.names.learnt(one.claim for course in dossier.courses for one in course.series.told)
        self._put("stories", story_row(dossier, self._parcel.described, names))
        for doc in dossier.story.docs:
            self._known(doc)
            self._put("story_documents", {"story": dossier.story.id, "document": doc})
        titles = titles_of([course.series for course in dossier.courses], names)
        for number, (course, title) in enumerate(zip(dossier.courses, titles, strict=True), 1):
            self._series(course, f"{dossier.story.id}.{number}", dossier.story.id, title, names)
        self._verdicts(dossier)
        self._positions(dossier.positions, dossier.story.id, None)

    def _series(self, course: Course, id: str, story: str, title: str, names: Names) -> None:
        self._put("series", series_row(course, id, story, title))
        for number, statement in enumerate(course.statements, 1):
            own = f"{id}.{number}"
            claims = [(self._claim(one.claim), one) for one in statement.told]
            sources = statement.claim.sources
            speaker = next((key for each in sources if (key := self._key(each, statement.claim.doc))), None)
            self._put("statements", statement_row(line_of(statement, names), own, id, claims[0][0], speaker))
            self._mentions(own, claims)
        self._positions(course.positions, story, id)

    def _mentions(self, statement: str, claims: Sequence[tuple[str, Told]]) -> None:
        for claim, one in dict(claims).items():
            self._put("mentions", {"statement": statement, "claim": claim, "copied": one.copied})

    def _verdicts(self, dossier: Dossier) -> None:
        every = [one.claim for course in dossier.courses for one in course.series.told]
        told = {claim.id: claim for claim in reversed(every)}
        for verdict in dossier.verdicts:
            if verdict.a in told and verdict.b in told:
                earlier, later = self._claim(told[verdict.a]), self._claim(told[verdict.b])
                id = self._id("verdicts", verdict.id)
                self._put("verdicts", verdict_row(verdict, id, dossier.story.id, earlier, later))

    def _positions(self, positions: Sequence[Position], story: str, series: str | None) -> None:
        for one in positions:
            self._known(one.doc)
            links = {"story": story, "series": series, "speaker": self._key(one.source, one.doc)}
            self._put("positions", {**position_row(one), **links, "id": self._id("positions", one.id)})


def _kept(value: Any) -> Any:
    """`value` as SQLite keeps it: lists and objects as JSON, letters that UTF-8 has not as a mark."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, (Mapping, list)):
        return json.dumps(value, ensure_ascii=True, sort_keys=True)
    return value
