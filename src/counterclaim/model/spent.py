"""What reading with a language model took."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Spent:
    """So many `requests` answered and answers found in the cache (`cached`), tokens in and out as the endpoint counts
    them, the `seconds` that its answers took (in sum, also of those asked at one time), and, where prices are given,
    the `money` with its `currency` ("" where none is named)."""

    requests: int = 0
    cached: int = 0
    tokens_in: int = 0
    tokens_out: int = 0
    seconds: float = 0.0
    money: float | None = None
    currency: str = ""
