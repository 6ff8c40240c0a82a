"""The append-only store of reports and claims."""

from counterclaim.ledger.store import Ledger, Outcome, Wanted

__all__ = ["Ledger", "Outcome", "Wanted"]
