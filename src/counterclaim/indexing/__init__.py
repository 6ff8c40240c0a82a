"""The index of stories, kept beside the ledger: which reports tell one story, and all that stands of it."""

from __future__ import annotations

from counterclaim.indexing.following import Brought, bring_up, is_behind
from counterclaim.indexing.sharing import Share, share_here

__all__ = ["Brought", "Share", "bring_up", "is_behind", "share_here"]
