"""The append-only store of reports and claims, and of what people say of them."""

from counterclaim.ledger.store import Ledger, Outcome
from counterclaim.ledger.wanted import Wanted

__all__ = ["Ledger", "Outcome", "Wanted"]
