"""Any earlier state of a ledger can be shown again, exactly, whatever came after it."""

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from counterclaim.errors import LedgerError, UsageError
from counterclaim.ledger import Ledger, Wanted
from counterclaim.model import (
    Addition,
    Claim,
    Correction,
    Document,
    Judgement,
    Problem,
    Published,
    Withdrawal,
    mention_id,
)

Put = Callable[..., list[Claim]]


def everything(ledger: Ledger) -> list[object]:
    """All that can be asked of `ledger`."""
    wanted = Wanted(), Wanted(judged=False), Wanted(all_versions=True), Wanted("injured"), Wanted(doc="a")
    claims = [list(ledger.claims(each)) for each in wanted]
    stories = [ledger.history(claim.id) for claim in claims[2][:2]]
    judged = ledger.judgements(), ledger.judgements(withdrawn=False)
    return [list(ledger.documents()), claims, stories, list(ledger.problems()), *judged]


def something(ledger: Ledger, put: Put, chance: random.Random) -> None:
    """Do one of the things that happen to ledgers."""
    found = list(ledger.claims(Wanted(all_versions=True, judged=False)))
    said = ledger.judgements()
    name = chance.choice("abc")
    happens = chance.choice(["read", "read", "dated", "broken", "judged", "judged", "judged", "withdrawn"])
    if happens == "read":
        text = chance.choice(["12 dead", "12 dead, 40 hurt", "15 dead", "7, 8 and 40"])
        put(ledger, name, text, chance.choice(["test/1", "test/2"]), chance.choice([0, 10]))
    elif happens == "dated":
        day = f"2025-06-{chance.randint(1, 9):02}"
        ledger.add(Document(name, "12 dead", "en", None, Published(day, day, "given")), [], [], "test/1")
    elif happens == "broken":
        ledger.add_problem(Problem(name, "read", "binary", chance.choice(["This is no text.", "Nothing there."])))
    elif happens == "withdrawn" and said:
        ledger.judge(Judgement("withdraw", "omar", "", what=Withdrawal(chance.choice(said).id)))
    elif found:
        judge(ledger, chance.choice(found), chance)


def judge(ledger: Ledger, claim: Claim, chance: random.Random) -> None:
    """Say something of `claim`, or add one like it."""
    kind = chance.choice(["accept", "reject", "correct", "add"])
    if kind == "correct":
        new = chance.choice(["injured", "missing"])
        ledger.judge(Judgement("correct", "lena", "", claim.id, what=Correction("measure", "killed", new)))
    elif kind == "add":
        id = mention_id(claim.text, claim.start, claim.end, "injured", None, chance.randint(0, 1))
        ledger.judge(Judgement("add", "lena", "", id, claim.doc, claim.text, Addition(replace(claim, id=id))))
    else:
        ledger.judge(Judgement(kind, "lena", "", claim.id))  # type: ignore[arg-type]


@pytest.mark.parametrize("seed", range(3))
def test_every_earlier_state_is_shown_as_it_was(address: str, put: Put, seed: int) -> None:
    chance = random.Random(seed)
    states = list[tuple[str, list[object]]]()
    with Ledger.open(address) as ledger:
        for _ in range(24):
            with ledger.batch() as now:
                something(ledger, put, chance)
            states.append((now, everything(ledger)))
    chance.shuffle(states)
    for now, state in states:
        with Ledger.open(address, create=False, at=now) as earlier:
            assert everything(earlier) == state


def test_the_state_of_a_moment_in_between(ledger: Ledger, address: str, put: Put) -> None:
    put(ledger, "a", "12 dead")
    between = datetime.now(UTC).isoformat()
    put(ledger, "a", "15 dead")
    with Ledger.open(address, at=between) as earlier:
        assert [claim.quantity.low for claim in earlier.claims()] == [12]
        assert (earlier.text(next(earlier.documents()).version), earlier.document("b")) == ("12 dead", None)
    with Ledger.open(address, at="2001-01-01") as before:
        assert everything(before) == [[], [[]] * 5, [], [], [], []]


def test_nothing_can_be_put_into_the_past(ledger: Ledger, address: str, put: Put) -> None:
    with Ledger.open(address, at="2001-01-01") as earlier, pytest.raises(LedgerError, match="of an earlier time"):
        put(earlier, "a", "12 dead")
    with pytest.raises(UsageError, match="'yesterday' is no day or time"):
        Ledger.open(address, at="yesterday")


def test_a_clock_that_went_back_changes_no_order(
    ledger: Ledger, address: str, put: Put, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(ledger, "a", "12 dead")

    class Slow(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:
            return datetime(2001, 1, 1, tzinfo=UTC)

    with ledger.batch() as first:
        put(ledger, "a", "15 dead")
    monkeypatch.setattr("counterclaim.ledger.clock.datetime", Slow)
    with ledger.batch() as second:
        put(ledger, "a", "17 dead")
    assert second > first
    with Ledger.open(address, at=first) as earlier:
        assert [claim.quantity.low for claim in earlier.claims()] == [15]
