"""Claims and passages."""

from pathlib import Path

import pytest

from counterclaim import add, judge
from counterclaim.assistants.proving import Proving
from counterclaim.indexing.holding import Hold
from counterclaim.ledger import Ledger

TEXT = "Police said on Monday that at least 12 people were killed in the flood in Osijek. " + "It rained. " * 900


@pytest.fixture
def proving(tmp_path: Path) -> Proving:
    """The tools on a ledger of one long report."""
    (tmp_path / "long.txt").write_text(TEXT, encoding="utf-8")
    address = str(tmp_path / "ledger.db")
    add(tmp_path / "long.txt", ledger=address, date="2025-06-02")
    return Proving(Hold(address))


def claim_of(proving: Proving) -> str:
    with Ledger.open(proving.hold.address, create=False) as store:
        return next(store.claims()).id


def test_every_field_stands_on_its_words(proving: Proving) -> None:
    proof = proving.get_proof(claim_of(proving))
    words = {field.field: [each.words for each in field.proof] for field in proof.fields}
    assert words["Number"] == ["12"]
    assert words["Counted"] == ["killed"]
    assert words["Said by"] == ["Police"]
    assert proof.stands
    assert proof.context.words.startswith("Police said") and len(proof.context.words) < 1_500
    assert all(each.words == TEXT[each.start : each.end] for field in proof.fields for each in field.proof)


def test_a_claim_that_was_rejected_does_not_stand(proving: Proving) -> None:
    claim = claim_of(proving)
    judge.reject(claim, "no such flood", "lena", proving.hold.address)
    proof = proving.get_proof(claim)
    assert not proof.stands
    assert "It does not stand any more" in proof.text()


def test_a_long_text_is_read_part_by_part(proving: Proving) -> None:
    parts, start = list[str](), 0
    while True:
        passage = proving.read_passage("long.txt", start, 6_000)
        parts.append(passage.excerpt.words)
        if passage.next_start is None:
            break
        start = passage.next_start
    assert "".join(parts) == TEXT
    assert max(map(len, parts)) == 6_000
    assert passage.characters == len(TEXT)
    assert proving.read_passage("long.txt").claims == (claim_of(proving),)
    assert passage.claims == ()
