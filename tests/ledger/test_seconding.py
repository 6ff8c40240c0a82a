"""What readers of two kinds made of one text, as the ledger keeps it."""

from dataclasses import replace

from counterclaim.extract import claims_of
from counterclaim.ledger import Ledger
from counterclaim.ledger.seconding import second_opinions
from counterclaim.model import Claim, Document, Reading

FLOOD = Document("flood", "The flood killed 14 people and injured 30 others.", "en")
RULES, MODEL = "rules/1", "llm/m@1"


def claims(reader: str) -> tuple[Claim, ...]:
    return tuple(replace(item, reader=reader) for item in claims_of(FLOOD) if isinstance(item, Claim))


def others(store: Ledger) -> dict[str, list[str]]:
    with store.session.reading():
        found = second_opinions(store.session, ["flood", "elsewhere"])
    return {doc: [claim.reader for claim in told] for doc, told in found.items()}


def test_one_reader_has_no_second(address: str) -> None:
    with Ledger.open(address) as store:
        store.add(FLOOD, claims(RULES), (), RULES)
        store.read_again(Reading(FLOOD, claims(RULES)[:1]), "rules/2")
        assert others(store) == {}, "a newer version of a reader is no other kind"


def test_the_other_kind_is_told_whichever_stands(address: str) -> None:
    with Ledger.open(address) as store:
        store.add(FLOOD, claims(RULES), (), RULES)
        store.read_again(Reading(FLOOD, claims(MODEL)), MODEL)
        assert others(store) == {"flood": [RULES] * 2}
        store.read_again(Reading(FLOOD, claims(RULES)), RULES)
        assert others(store) == {"flood": [MODEL] * 2}


def test_a_new_version_has_no_second_yet(address: str) -> None:
    with Ledger.open(address) as store:
        store.add(FLOOD, claims(MODEL), (), MODEL)
        store.add(replace(FLOOD, text="It rained."), (), (), RULES)
        assert others(store) == {}


def test_two_readings_are_kept_once_and_the_first_stands(address: str) -> None:
    first, second = Reading(FLOOD, claims(RULES)), Reading(FLOOD, claims(MODEL)[:1])
    with Ledger.open(address) as store:
        store.add(FLOOD, first.claims, (), RULES)
        for _ in range(3):
            store.read_by_two(first, RULES, second, MODEL)
            assert [claim.reader for claim in store.claims()] == [RULES] * 2
            assert others(store) == {"flood": [MODEL]}
        steps = [step.by for step in store.history(first.claims[1].id) if step.happened in ("found", "not_found")]
        assert steps == [RULES, MODEL, RULES]
        store.read_by_two(second, MODEL, first, RULES)
        assert [claim.reader for claim in store.claims()] == [MODEL]


def test_a_text_that_came_meanwhile_is_left_alone(address: str) -> None:
    with Ledger.open(address) as store:
        store.add(FLOOD, claims(RULES), (), RULES)
        store.add(replace(FLOOD, text="It rained."), (), (), RULES)
        store.read_by_two(Reading(FLOOD, claims(RULES)), RULES, Reading(FLOOD, claims(MODEL)), MODEL)
        assert not list(store.claims())
