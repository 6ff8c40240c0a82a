"""Prices, budgets and what was spent."""

import pytest

from counterclaim.errors import Unanswered, UsageError
from counterclaim.extract.readers.llm.spending import Budget, Price, Purse, budget_from, price_from
from counterclaim.model import Spent


def test_prices_as_they_are_written() -> None:
    assert price_from(None) is None
    assert price_from("0.15/0.60") == Price(0.15, 0.60)
    assert price_from(" 2 / 8 EUR") == Price(2, 8, "EUR")
    assert Price(2, 8).of(500_000, 250_000) == 3


@pytest.mark.parametrize("written", ["", "2", "a/b", "-1/2", "1/2/3"])
def test_what_is_no_price(written: str) -> None:
    with pytest.raises(UsageError, match=r"0\.15/0\.60"):
        price_from(written)


def test_budgets_as_they_are_written() -> None:
    assert budget_from(None, None) == Budget()
    assert budget_from("200_000 tokens", None) == Budget(tokens=200_000)
    assert budget_from("2.50", Price(1, 1)) == Budget(money=2.5)
    assert budget_from("2.50 EUR", Price(1, 1)) == Budget(money=2.5)


def test_a_budget_in_money_needs_prices() -> None:
    with pytest.raises(UsageError, match="COUNTERCLAIM_LLM_PRICE"):
        budget_from("2.50", None)
    with pytest.raises(UsageError, match=r"give money, as 2\.50, or tokens"):
        budget_from("little", None)


def test_a_purse_counts_and_closes() -> None:
    told = list[Spent]()
    purse = Purse(Price(10, 100, "EUR"), Budget(money=0.02), told.append)
    purse.open()
    purse.pay(1000, 100, 0.5)
    assert purse.spent == Spent(1, 0, 1000, 100, 0.5, 0.02, "EUR")
    with pytest.raises(Unanswered, match="counterclaim retry --reader llm") as raised:
        purse.open()
    assert raised.value.kind == "budget"
    purse.save()
    assert told[-1].cached == 1


def test_tokens_are_counted_both_ways() -> None:
    purse = Purse(None, Budget(tokens=1100))
    purse.pay(1000, 99, 0)
    purse.open()
    purse.pay(1, 0, 0)
    with pytest.raises(Unanswered):
        purse.open()
    assert purse.spent.money is None
