"""What reading with a model costs: the prices that the user gives, the budget, and what is spent so far."""

import re
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from counterclaim.errors import Unanswered, UsageError
from counterclaim.model import Spent
from counterclaim.settings import LLM_PRICE_VARIABLE

_MILLION = 1_000_000
_PRICE = re.compile(r"(\d+(?:\.\d+)?)\s*/\s*(\d+(?:\.\d+)?)\s*([^\d\s./]{0,8})")
_TOKENS = re.compile(r"(\d[\d_,]*)\s*tokens?", re.IGNORECASE)
_MONEY = re.compile(r"(\d+(?:\.\d+)?)\s*[^\d\s./]{0,8}")


@dataclass(frozen=True, slots=True)
class Price:
    """What a million tokens cost, in and out, in one `currency` ("" where none is named)."""

    tokens_in: float
    tokens_out: float
    currency: str = ""

    def of(self, tokens_in: int, tokens_out: int) -> float:
        """What so many tokens cost."""
        return (tokens_in * self.tokens_in + tokens_out * self.tokens_out) / _MILLION


@dataclass(frozen=True, slots=True)
class Budget:
    """What may be spent: so much `money`, or so many `tokens`, in and out together."""

    money: float | None = None
    tokens: int | None = None

    def is_spent(self, spent: Spent) -> bool:
        """Whether nothing is left of it."""
        if self.tokens is not None and spent.tokens_in + spent.tokens_out >= self.tokens:
            return True
        return self.money is not None and (spent.money or 0) >= self.money


def price_from(written: str | None) -> Price | None:
    """The price that is `written` as "0.15/0.60" or "0.15/0.60 EUR". Raises UsageError where it is not."""
    if written is None:
        return None
    found = _PRICE.fullmatch(written.strip())
    if found is None:
        raise UsageError(
            f"{LLM_PRICE_VARIABLE} is {written!r}: give what a million tokens cost, in and out, as 0.15/0.60 or "
            "0.15/0.60 EUR."
        )
    return Price(float(found[1]), float(found[2]), found[3])


def budget_from(written: str | None, price: Price | None) -> Budget:
    """The budget that is `written` as "2.50" (money; needs a `price`) or "200000 tokens"; without, there is no bound.

    Raises UsageError where it is neither.
    """
    if written is None:
        return Budget()
    if tokens := _TOKENS.fullmatch(written.strip()):
        return Budget(tokens=int(re.sub("[_,]", "", tokens[1])))
    money = _MONEY.fullmatch(written.strip())
    if money is None:
        raise UsageError(f"--budget is {written!r}: give money, as 2.50, or tokens, as '200000 tokens'.")
    if price is None:
        raise UsageError(
            f"A budget in money needs prices: set {LLM_PRICE_VARIABLE} to what a million tokens cost, in and out, as "
            "0.15/0.60, or give a budget in tokens, as --budget '200000 tokens'."
        )
    return Budget(money=float(money[1]))


class Purse:
    """What was spent, counted from several threads, and whether there is more; `on_spent` is told after each answer."""

    def __init__(self, price: Price | None, budget: Budget, on_spent: Callable[[Any], None] | None = None) -> None:
        self._price, self._budget, self._on_spent = price, budget, on_spent
        self._lock = threading.Lock()
        self.spent = Spent(money=0.0 if price else None, currency=price.currency if price else "")

    def open(self) -> None:
        """Raise Unanswered where the budget is spent. Requests under way are not called back, so that a run may spend a
        little more: what those take that were asked at one time."""
        if self._budget.is_spent(self.spent):
            raise Unanswered(
                "budget",
                "The budget for the language model was spent before this was read; `counterclaim retry --reader llm` "
                "with a new budget goes on, and what was paid for is kept.",
            )

    def pay(self, tokens_in: int, tokens_out: int, seconds: float) -> None:
        """Count an answer."""
        with self._lock:
            now = self.spent
            money = None if self._price is None else (now.money or 0) + self._price.of(tokens_in, tokens_out)
            self._tell(
                replace(
                    now,
                    requests=now.requests + 1,
                    tokens_in=now.tokens_in + tokens_in,
                    tokens_out=now.tokens_out + tokens_out,
                    seconds=now.seconds + seconds,
                    money=money,
                )
            )

    def save(self) -> None:
        """Count an answer that the cache had."""
        with self._lock:
            self._tell(replace(self.spent, cached=self.spent.cached + 1))

    def _tell(self, spent: Spent) -> None:
        self.spent = spent
        if self._on_spent:
            self._on_spent(spent)
