"""What is put into a ledger stays, once, and is found again."""

import dataclasses
from collections.abc import Iterator

import pytest

from counterclaim.errors import LedgerError
from counterclaim.ledger import Ledger, Wanted
from counterclaim.model import (
    Claim,
    Document,
    Group,
    Moment,
    Place,
    Position,
    Problem,
    Published,
    Sentence,
    Span,
    Speaker,
    mention_id,
    position_id,
    quantity,
)

READER = "test/1"
NOON = Document(
    "noon.html",
    "At noon the mayor spoke of 12 dead.\nLater 15.",
    "en",
    "Flood",
    Published("2025-06-01", "2025-06-01", "json-ld"),
    "https://example.org/noon",
    "The Example",
    (Span(36, 41),),
    b"<p>At noon the mayor spoke of 12 dead.</p>",
    "text/html",
)
MAYOR = Speaker("the mayor", "Mayor Öztürk", "government", "TR", "tr.mayor")


def claim_in(document: Document, words: str = "12", measure: str = "killed", **fields: object) -> Claim:
    """A claim whose number is `words` in `document`."""
    start = document.text.index(words)
    end = start + len(words)
    defaults: dict[str, object] = {
        "id": mention_id(document.version, start, end, measure, None, 0),
        "doc": document.id, "text": document.version, "lang": document.lang or "und", "start": start, "end": end,
        "sentence": Sentence(0, len(document.text), document.text),
        "quantity": quantity(int(words), "exact", words), "measure": measure,
        "group": Group("soldiers", "KP"), "places": (Place("RU", "Kursk", "Kursk", precision="region"),),
        "sources": (MAYOR,), "as_of": Moment("2025-06-01", "2025-06-01", "noon", True, "published then"),
        "published": document.published, "evidence": {"quantity": (Span(start, end),)}, "confidence": 0.9,
        "reader": READER,
    }  # fmt: skip
    return Claim(**{**defaults, **fields})  # type: ignore[arg-type]


@pytest.fixture
def ledger(address: str) -> Iterator[Ledger]:
    """An empty ledger, on SQLite and on PostgreSQL."""
    with Ledger.open(address) as opened:
        yield opened


def everything(ledger: Ledger) -> tuple[object, ...]:
    """All that can be asked of `ledger`."""
    asked = ledger.documents(), ledger.claims(), ledger.claims(Wanted(all_versions=True)), ledger.problems()
    return tuple(list(found) for found in asked)


def test_a_document_and_its_claims_come_back_as_they_were(ledger: Ledger) -> None:
    claims = [claim_in(NOON), claim_in(NOON, "15", "injured")]
    doubtful = Problem(NOON.id, "extract", "doubtful_span", "No words for it.", 0, 2)
    assert ledger.add(NOON, claims, [doubtful], READER) == "new"
    assert list(ledger.documents()) == [NOON] == [ledger.document(NOON.id)]
    assert list(ledger.claims()) == claims
    assert list(ledger.problems()) == [doubtful]
    assert ledger.text(NOON.version) == NOON.text


def test_positions_come_back_and_go_with_their_version(ledger: Ledger) -> None:
    quote = NOON.text[:35]
    position = Position(
        position_id(NOON.version, 0, 35, MAYOR.text, "declines"), NOON.id, NOON.version, "en", 0, 35, quote, MAYOR,
        "declines", "killed", Group("soldiers", "KP"), evidence={"position": (Span(3, 7),)}, reader=READER,
    )  # fmt: skip
    ledger.add(NOON, [], [], READER, [position])
    assert list(ledger.positions()) == [position]
    ledger.add(dataclasses.replace(NOON, text="Nothing.", clutter=()), [], [], READER)
    assert list(ledger.positions()) == []


def test_the_same_report_twice_changes_nothing(ledger: Ledger) -> None:
    ledger.add(NOON, [claim_in(NOON)], [], READER)
    before = everything(ledger)
    assert ledger.held(NOON, READER) is not None
    assert ledger.add(NOON, [claim_in(NOON)], [], READER) == "unchanged"
    assert everything(ledger) == before


def test_a_changed_text_is_a_version_beside_the_old(ledger: Ledger) -> None:
    later = dataclasses.replace(NOON, text="At two the mayor spoke of 15 dead.", raw=None, clutter=())
    ledger.add(NOON, [claim_in(NOON)], [], READER)
    assert ledger.held(later, READER) is None
    assert ledger.add(later, [claim_in(later, "15")], [], READER) == "version"
    assert [claim.quantity.low for claim in ledger.claims()] == [15]
    assert [claim.quantity.low for claim in ledger.claims(Wanted(all_versions=True))] == [12, 15]
    assert (ledger.text(NOON.version), ledger.text(later.version)) == (NOON.text, later.text)
    assert ledger.document(NOON.id) == later


def test_a_text_that_comes_back_is_the_newest_again(ledger: Ledger) -> None:
    later = dataclasses.replace(NOON, text="At two the mayor spoke of 15 dead.")
    for document, words in ((NOON, "12"), (later, "15"), (NOON, "12")):
        ledger.add(document, [claim_in(document, words)], [], READER)
    assert [claim.quantity.low for claim in ledger.claims()] == [12]


@pytest.mark.parametrize(
    "told",
    [
        {"published": Published("2025-06-02", "2025-06-02", "given")},
        {"url": "https://example.org/elsewhere"},
        {"outlet": "The Other"},
        {"lang": "nl"},
        {"title": "The flood"},
    ],
)
def test_what_is_told_anew_of_a_text_is_a_version(ledger: Ledger, told: dict[str, object]) -> None:
    ledger.add(NOON, [claim_in(NOON)], [], READER)
    retold = dataclasses.replace(NOON, **told)  # type: ignore[arg-type]
    assert ledger.held(retold, READER) is None
    assert ledger.add(retold, [claim_in(retold)], [], READER) == "version"
    assert ledger.document(NOON.id) == retold
    assert len(list(ledger.claims())) == 1


def test_what_a_later_telling_leaves_out_changes_nothing(ledger: Ledger) -> None:
    given = dataclasses.replace(NOON, published=Published("2025-06-02", "2025-06-02", "given"))
    ledger.add(given, [claim_in(given)], [], READER)
    for untold in (NOON, dataclasses.replace(NOON, published=None, url=None, outlet=None, lang=None, title=None)):
        assert ledger.held(untold, READER) is not None
        assert ledger.add(untold, [claim_in(untold)], [], READER) == "unchanged"
    assert list(ledger.documents()) == [given]


def test_two_documents_of_one_text_keep_their_own_claims(ledger: Ledger) -> None:
    copy = dataclasses.replace(NOON, id="copy.txt")
    ledger.add(NOON, [claim_in(NOON)], [], READER)
    ledger.add(copy, [claim_in(copy)], [], READER)
    first, second = ledger.claims()
    assert (first.doc, second.doc) == (NOON.id, "copy.txt")
    assert first.id == second.id


def test_a_newer_reader_reads_again_and_its_claims_stand(ledger: Ledger) -> None:
    ledger.add(NOON, [claim_in(NOON)], [], READER)
    assert ledger.held(NOON, "test/2") is None
    assert ledger.add(NOON, [claim_in(NOON, "15", reader="test/2")], [], "test/2") == "unchanged"
    assert [(claim.quantity.low, claim.reader) for claim in ledger.claims()] == [(15, "test/2")]


def test_a_document_that_could_not_be_understood_is_worth_another_try(ledger: Ledger) -> None:
    no_pack = Problem(NOON.id, "extract", "no_pack", "There is no pack for this language.")
    ledger.add(NOON, [], [no_pack], READER)
    before = everything(ledger)
    assert ledger.held(NOON, READER) is None
    assert ledger.add(NOON, [], [no_pack], READER) == "unchanged"
    assert everything(ledger) == before
    ledger.add(NOON, [claim_in(NOON)], [], READER)
    assert list(ledger.problems()) == []
    assert len(list(ledger.claims())) == 1
    assert ledger.held(NOON, READER) is not None


def test_an_unreadable_document_is_a_problem_until_it_is_mended(ledger: Ledger) -> None:
    broken = Problem(NOON.id, "read", "binary", "This is no text.")
    for _ in range(2):
        ledger.add_problem(broken)
    assert list(ledger.problems()) == [broken]
    assert ledger.add(NOON, [claim_in(NOON)], [], READER) == "new"
    assert list(ledger.problems()) == []
    ledger.add_problem(broken)
    assert list(ledger.problems()) == [broken]
    assert ledger.held(NOON, READER) is None
    assert ledger.add(NOON, [claim_in(NOON)], [], READER) == "unchanged"
    assert (list(ledger.problems()), len(list(ledger.claims()))) == ([], 1)


def test_problems_of_a_replaced_version_no_longer_stand(ledger: Ledger) -> None:
    ledger.add(NOON, [], [Problem(NOON.id, "extract", "doubtful_span", "No words for it.", 0, 2)], READER)
    ledger.add(dataclasses.replace(NOON, text="Nobody died."), [], [], READER)
    assert list(ledger.problems()) == []


def test_a_batch_is_kept_as_a_whole_or_not_at_all(ledger: Ledger) -> None:
    with pytest.raises(ValueError, match="half-way"), ledger.batch():
        ledger.add(NOON, [claim_in(NOON)], [], READER)
        ledger.add_problem(Problem("other", "read", "empty", "Nothing there."))
        raise ValueError("half-way")
    assert everything(ledger) == ([], [], [], [])
    with ledger.batch():
        ledger.add(NOON, [claim_in(NOON)], [], READER)
        assert ledger.held(NOON, READER) is not None
    assert list(ledger.documents()) == [NOON]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Wanted(), 3),
        (Wanted(measure="killed"), 2),
        (Wanted(measure="missing"), 0),
        (Wanted(country="kp"), 2),
        (Wanted(country="UA"), 1),
        (Wanted(country="RU"), 3),
        (Wanted(country="%"), 0),
        (Wanted(speaker="öztürk"), 2),
        (Wanted(speaker="TR.MAYOR"), 2),
        (Wanted(speaker="NIS"), 1),
        (Wanted(speaker="_"), 0),
        (Wanted(lang="nl"), 1),
        (Wanted(doc="noon.html"), 2),
        (Wanted(doc="noon.html", measure="killed", speaker="mayor"), 1),
    ],
)
def test_claims_are_found_by_what_is_asked(ledger: Ledger, wanted: Wanted, found: int) -> None:
    other = Document("other.txt", "12 more", "nl")
    nis = Speaker("National Intelligence Service", "NIS", "intelligence", "KR")
    ledger.add(NOON, [claim_in(NOON), claim_in(NOON, "15", "injured")], [], READER)
    ledger.add(other, [claim_in(other, group=Group("people", "UA"), sources=(), via=(nis,))], [], READER)
    assert len(list(ledger.claims(wanted))) == found


@pytest.mark.parametrize("odd", ["a\x00b 12", "half \ud83d of a pair 12", "\ufdd0 12", "\ufeffمعركة 12", "12\r\n"])
def test_texts_of_any_code_points_come_back(ledger: Ledger, odd: str) -> None:
    document = Document(odd, odd, "en", odd, None, odd, odd)
    claim = claim_in(document, sources=(Speaker(odd, odd, None),))
    problem = Problem(odd, "extract", "doubtful_span", odd, 0, 1)
    ledger.add(document, [claim], [problem], READER)
    assert everything(ledger) == ([document], [claim], [claim], [problem])
    assert ledger.document(odd) == document
    assert ledger.text(document.version) == odd
    assert ledger.held(document, READER) is not None


def test_documents_are_told_in_the_order_they_were_first_seen(ledger: Ledger) -> None:
    for name in ("c", "a", "b", "a"):
        document = Document(name, f"12 in {name}")
        ledger.add(document, [claim_in(document)], [], READER)
    assert [document.id for document in ledger.documents()] == ["c", "a", "b"] == [c.doc for c in ledger.claims()]


def test_the_ledger_can_be_written_while_it_is_read(ledger: Ledger) -> None:
    for number in range(600):
        document = Document(f"{number}", f"12 of {number}")
        ledger.add(document, [claim_in(document)], [], READER)
    claims = ledger.claims()
    next(claims)
    ledger.add(NOON, [claim_in(NOON)], [], READER)
    assert sum(1 for _ in claims) >= 599


def test_a_text_or_document_that_is_not_there(ledger: Ledger) -> None:
    assert ledger.document("nowhere") is None
    with pytest.raises(LedgerError, match="holds no text t_0"):
        ledger.text("t_0")
