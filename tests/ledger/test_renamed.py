"""Speakers as people join and part them."""

from collections.abc import Callable
from dataclasses import replace

from counterclaim.ledger import Ledger
from counterclaim.ledger.renamed import Renaming
from counterclaim.model import Claim, Document, Grouping, Judgement, Speaker, Withdrawal
from counterclaim.resolve.speakers import Identities

Put = Callable[..., list[Claim]]


def said(kind: str, *ids: str, out_of: str | None = None) -> Judgement:
    """What lena says of speakers."""
    return Judgement(kind, "lena", "seen", what=Grouping("speakers", ids, out_of))  # type: ignore[arg-type]


def entities(ledger: Ledger) -> list[str | None]:
    """Who speaks in the document a."""
    return [claim.sources[0].entity for claim in ledger.claims() if claim.doc == "a"]


def test_merged_speakers_have_one_entity_until_that_is_withdrawn(ledger: Ledger, put: Put) -> None:
    twelve, fifteen = put(ledger, "x", "12 and 15")
    document = Document("a", "12 and 15", "en")
    spoken = [
        replace(twelve, doc="a", sources=(Speaker("NIS", "the NIS", None, entity="kr.nis"),)),
        replace(fifteen, doc="a", sources=(Speaker("service", "the service", None, entity="x.service"),)),
    ]
    ledger.add(document, spoken, [], "test/1")
    kept = ledger.judge(said("merge", "kr.nis", "x.service"))
    assert entities(ledger) == ["kr.nis", "kr.nis"]
    ledger.judge(Judgement("withdraw", "omar", "", what=Withdrawal(kept.id)))
    assert entities(ledger) == ["kr.nis", "x.service"]


def claim_by(put_claim: Claim, *speakers: Speaker) -> Claim:
    """The claim with other speakers."""
    return replace(put_claim, sources=speakers[:1], via=speakers[1:])


def test_chains_and_circles_of_merges_end(ledger: Ledger, put: Put) -> None:
    (twelve,) = put(ledger, "a", "12")
    claim = claim_by(twelve, Speaker("C", "C", None, entity="c"), Speaker("A", "A", None))
    renamed = Renaming([said("merge", "b", "c"), said("merge", "a", "b"), said("merge", "c", "a")])(claim)
    assert renamed.sources[0].entity in {"a", "b", "c"}
    assert renamed.via[0].entity is None
    assert Renaming([said("merge", "b", "c"), said("merge", "a", "b")])(claim).sources[0].entity == "a"
    assert not Renaming([])


def test_a_printed_name_or_a_claim_is_taken_out_of_a_speaker(ledger: Ledger, put: Put) -> None:
    (twelve,) = put(ledger, "a", "12")
    agency = claim_by(twelve, Speaker("National Intelligence Service", "the agency", None, entity="kr.nis"))
    other = claim_by(twelve, Speaker("National Intelligence Service", "NIS", None, entity="kr.nis"))
    part = Renaming([said("split", "the agency", out_of="kr.nis")])
    assert (part(agency).sources[0].entity, part(other).sources[0].entity) == (None, "kr.nis")
    assert Renaming([said("split", twelve.id, out_of="kr.nis")])(other).sources[0].entity is None


def test_persons_called_alike_are_set_apart(ledger: Ledger, put: Put) -> None:
    (twelve,) = put(ledger, "a", "12")
    first = claim_by(twelve, Speaker("Ali Demir", "Ali Demir", None, entity="person.ali-demir"))
    second = claim_by(twelve, Speaker("Ali Demír", "Ali Demír", None, entity="person.ali-demir-2"))
    assert len(Identities([first, second]).listed()) == 1
    apart = Renaming([said("split", "person.ali-demir", "person.ali-demir-2")])
    assert len(Identities([apart(first), apart(second)]).listed()) == 2
