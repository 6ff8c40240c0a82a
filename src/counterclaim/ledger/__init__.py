"""The append-only store of reports, claims and positions, and of what people say of them."""

from counterclaim.ledger.asking import PERSON
from counterclaim.ledger.store import Ledger, Outcome
from counterclaim.ledger.tries import Try
from counterclaim.ledger.wanted import Wanted

__all__ = ["PERSON", "Ledger", "Outcome", "Try", "Wanted"]
