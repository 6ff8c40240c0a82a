"""What stands in the tables."""

import json
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from types import ModuleType

import pytest

from counterclaim.output.export import FORMATS, Parcel, write


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Callable[[Parcel], sqlite3.Connection]]:
    """Opens what is written of a parcel."""
    made: list[sqlite3.Connection] = []

    def database(parcel: Parcel) -> sqlite3.Connection:
        path = tmp_path / f"{len(made)}.sqlite"
        path.write_bytes(raw(parcel))
        made.append(sqlite3.connect(path))
        made[-1].row_factory = sqlite3.Row
        return made[-1]

    yield database
    for each in made:
        each.close()


def raw(parcel: Parcel) -> bytes:
    target = BytesIO()
    write(parcel, FORMATS["datasette"], target)
    return target.getvalue()


Opened = Callable[[Parcel], sqlite3.Connection]


def test_nothing_hangs_in_the_air(opened: Opened, parcel_of: Callable[..., Parcel]) -> None:
    for asked in ({}, {"country": "SI"}):
        db = opened(parcel_of(**asked))
        assert [row[0] for row in db.execute("pragma integrity_check")] == ["ok"]
        assert db.execute("pragma foreign_key_check").fetchall() == []
        assert db.execute("select count(*) from claims").fetchone()[0]


def test_every_claim_is_there_with_its_proof(opened: Opened, parcel: Parcel) -> None:
    told = {row["id"]: row for row in opened(parcel).execute("select * from claims")}
    assert {claim.id for claim in parcel.claims} == set(told)
    for claim in parcel.claims:
        row = told[claim.id]
        assert (row["low"], row["high"], row["sentence"]) == (
            claim.quantity.low,
            claim.quantity.high,
            claim.sentence.text,
        )
        spans = json.loads(row["evidence"])["quantity"]
        assert spans == [list(span) for span in claim.evidence["quantity"]]


def test_full_texts_go_out_only_when_asked(opened: Opened, parcel_of: Callable[..., Parcel]) -> None:
    columns = [row["name"] for row in opened(parcel_of()).execute("pragma table_info(documents)")]
    assert "text" not in columns
    plain, whole = parcel_of(), parcel_of(texts=True)
    longest = max(plain.documents, key=lambda document: len(document.text))
    assert longest.text.encode()[:400] not in raw(plain)
    db = opened(whole)
    (text,) = db.execute("select text from documents where id = ?", [longest.id]).fetchone()
    assert text == longest.text
    words = longest.text.split()[40]
    hit = "select count(*) from documents_fts where documents_fts match ?"
    assert db.execute(hit, [f'"{words}"']).fetchone()[0]


def test_copies_of_one_text_have_a_row_each(
    opened: Opened, samples: ModuleType, parcel_from: Callable[..., Parcel]
) -> None:
    claims = samples.flood()[:1]
    copies = [*claims, replace(claims[0], doc="copy.html")]
    db = opened(parcel_from(copies))
    rows = db.execute("select id, mention, document from claims order by id").fetchall()
    assert [tuple(row) for row in rows] == [
        (claims[0].id, claims[0].id, "flood-1.html"),
        (f"{claims[0].id}-2", claims[0].id, "copy.html"),
    ]
    assert db.execute("select count(*) from mentions").fetchone()[0] == 2
    assert db.execute("select title from documents where id = 'copy.html'").fetchone()[0] is None


def test_words_of_others_are_kept_and_no_address_runs(
    opened: Opened, samples: ModuleType, parcel_from: Callable[..., Parcel]
) -> None:
    (claim,) = samples.hostile()
    nasty = replace(claim.sentence, text="x\ud800'); drop table claims")
    db = opened(parcel_from([replace(claim, sentence=nasty)]))
    assert db.execute("select sentence from claims").fetchone()[0] == "x?'); drop table claims"
    assert db.execute("select count(*) from documents where url like 'javascript%'").fetchone()[0] == 0


def test_two_exports_are_the_same(samples: ModuleType, parcel_from: Callable[..., Parcel]) -> None:
    once, again = (raw(parcel_from(samples.conflict(), samples.flood())) for _ in range(2))
    assert once == again
