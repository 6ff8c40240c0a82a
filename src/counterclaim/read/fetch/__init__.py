"""Addresses to bytes: pages of the web, asked for like a good citizen, and never from inside one's own network.

fetcher    all of it                       manners    how it behaves: settings
place      what an address says            guard      which machines are talked to (guarded.toml)
robots     what a site asks of programs    pace       how often, and when not
exchange   one request and its answer      wire       the connection, to an address that was checked
body       the bytes, bounded, unpacked    fetched    what came, and what is remembered of it
refusal    why nothing came
"""

from counterclaim.read.address import is_address
from counterclaim.read.fetch.fetched import Fetched, Memory
from counterclaim.read.fetch.fetcher import Fetcher
from counterclaim.read.fetch.manners import Manners, manners

__all__ = ["Fetched", "Fetcher", "Manners", "Memory", "is_address", "manners"]
