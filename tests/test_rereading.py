"""A newer reader over the kept texts: beside the old, told, and never doubled."""

import re
from collections.abc import Iterable, Iterator

import pytest

from counterclaim import flow, rereading
from counterclaim.flow import Found, Item, keep, readings
from counterclaim.ledger import PERSON, Ledger, Wanted
from counterclaim.model import Claim, Document, Group, Judgement, Problem, Reading, Sentence, mention_id, quantity
from counterclaim.rereading import reread

TEXTS = {"a": "12 dead, 40 hurt", "b": "15 dead", "c": "nobody"}


@pytest.fixture
def use(monkeypatch: pytest.MonkeyPatch):
    """Has a reader of that name read, which finds the numbers that a pattern matches."""

    def _use(reader: str, pattern: str, measure: str = "killed") -> None:
        def claims_of(document: Document) -> list[Claim | Problem]:
            found = []
            for match in re.finditer(pattern, document.text):
                id = mention_id(document.version, *match.span(), "killed", None, 0)
                sentence, count = Sentence(0, 1, "x"), quantity(int(match[0]), "exact", match[0])
                found.append(
                    Claim(id, document.id, document.version, "en", *match.span(), sentence, count, measure,
                          Group("people"), gloss=f"{match[0]} {measure}", reader=reader)
                )  # fmt: skip
            return found

        monkeypatch.setattr(flow, "claims_of", claims_of)
        monkeypatch.setattr(flow, "READER", reader)
        monkeypatch.setattr(rereading, "READER", reader)

    return _use


@pytest.fixture
def ledger(address: str, use) -> Iterator[Ledger]:
    """A ledger with three texts, as the first reader read them."""
    use("test/1", r"1\d")
    with Ledger.open(address) as opened:
        list(keep(opened, [Document(id, text, "en") for id, text in TEXTS.items()]))
        yield opened


def told(ledger: Ledger, **more: object) -> list[tuple[str, str, str]]:
    """The differences of a rereading, as document, difference and gloss."""
    return [(each.doc, each.difference, each.gloss) for each in reread(ledger, **more)]  # type: ignore[arg-type]


def numbers(ledger: Ledger) -> list[int | None]:
    """The numbers that stand."""
    return [claim.quantity.low for claim in ledger.claims()]


def test_the_same_reader_reads_nothing_again(ledger: Ledger) -> None:
    assert told(ledger) == []
    assert told(ledger, every=True) == []


def test_what_a_newer_reader_gains_loses_and_changes(ledger: Ledger, use) -> None:
    use("test/2", "12|40", "injured")
    assert told(ledger) == [
        ("a", "changed", "12 injured"), ("a", "gained", "40 injured"), ("b", "lost", "15 killed"),
    ]  # fmt: skip
    assert numbers(ledger) == [12, 40]
    assert told(ledger) == []


def test_what_is_changed_is_named(ledger: Ledger, use) -> None:
    use("test/2", r"1\d", "injured")
    assert {each.fields for each in reread(ledger)} == {("measure",)}


def test_a_mended_reader_of_the_same_name_reads_all_when_asked(ledger: Ledger, use) -> None:
    use("test/1", "12|40")
    assert told(ledger) == []
    assert told(ledger, every=True) == [("a", "gained", "40 killed"), ("b", "lost", "15 killed")]
    assert numbers(ledger) == [12, 40]
    assert told(ledger, every=True) == []


def test_judgements_go_on_counting_or_wait_for_a_person(ledger: Ledger, use) -> None:
    twelve, fifteen = ledger.claims()
    ledger.judge(Judgement("reject", "lena", "", twelve.id))
    ledger.judge(Judgement("accept", "lena", "", fifteen.id))
    use("test/2", "12|40")
    assert [(each.difference, each.judged) for each in reread(ledger)] == [("gained", False), ("lost", True)]
    assert numbers(ledger) == [40, 15]
    assert [entry.state for entry in ledger.entries()] == ["stands", "waiting"]


def test_interrupted_and_repeated_nothing_is_lost_or_doubled(ledger: Ledger, use, monkeypatch) -> None:
    monkeypatch.setattr(rereading, "BATCH", 1)
    use("test/2", r"\d\d")

    def engine(items: Iterable[Item]) -> Iterator[Found]:
        for number, item in enumerate(readings(items)):
            if number == 1:
                raise KeyboardInterrupt
            yield item

    with pytest.raises(KeyboardInterrupt):
        told(ledger, engine=engine)
    assert [claim.reader for claim in ledger.claims()] == ["test/2", "test/2", "test/1"]
    seen: list[Reading] = []
    assert told(ledger, on_reading=seen.append) == []
    assert len(seen) == 2
    assert numbers(ledger) == [12, 40, 15]
    assert len(list(ledger.claims(Wanted(all_versions=True, judged=False)))) == 3


def test_a_text_that_takes_its_reader_along_is_told_and_keeps_its_claims(ledger: Ledger, use) -> None:
    use("test/2", r"\d\d")
    before = list(ledger.claims())
    hung = Problem("b", "read", "hung", "It took too long.")

    def engine(items: Iterable[Item]) -> Iterator[Found]:
        for item in items:
            assert isinstance(item, Document)
            yield [Problem(item.id, hung.stage, hung.kind, hung.why)]

    assert told(ledger, engine=engine) == []
    assert {problem.kind for problem in ledger.problems()} == {"hung"}
    assert list(ledger.claims()) == before


def test_what_people_noted_is_not_read(ledger: Ledger, use) -> None:
    ledger.add(Document("note", "99 dead", "en"), [], [], PERSON)
    use("test/2", r"\d\d")
    told(ledger)
    assert numbers(ledger) == [12, 40, 15]


def test_a_text_in_two_languages_is_read_in_both(ledger: Ledger, use, monkeypatch) -> None:
    seen = list[Document]()
    english = "The mayor said that twelve people were killed and that nine of them had been on the way to the school."
    german = "Nach Angaben der Polizei sind zwölf Menschen ums Leben gekommen, und es werden noch neun vermisst."
    text = f"{english}\n{german}\n{german}\n{english}"
    ledger.add(Document("two", text, "en"), [], [], "test/1")
    use("test/2", r"\d\d")
    list(reread(ledger, engine=lambda items: readings(seen.append(item) or item for item in items)))
    assert [passage.lang for document in seen if document.id == "two" for passage in document.others] == ["de"]
