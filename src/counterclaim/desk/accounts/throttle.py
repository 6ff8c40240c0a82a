"""How often a log-in may be tried: after some failures each next try has to wait, longer every time.

It is counted by name and by address, in the ledger's database, so that a new process changes nothing. A try is counted
before its password is looked at, in one transaction: a thousand at once get no more tries than a thousand in a row.
"""

import hashlib
import ipaddress
from dataclasses import dataclass

from sqlalchemy import bindparam, delete, select, update

from counterclaim.ledger.desk_tables import ATTEMPTS
from counterclaim.ledger.session import Session

FORGOTTEN = 24 * 3600
"""Seconds after which failures no longer count."""


@dataclass(frozen=True, slots=True)
class Limit:
    """So many failures cost nothing; each further one doubles the wait, from two seconds up to `longest`."""

    free: int
    longest: int

    def wait(self, failures: int) -> int:
        """The seconds to wait after so many failures."""
        return 0 if failures < self.free else min(2 ** (failures - self.free + 1), self.longest)


LIMITS = {"name": Limit(5, 15 * 60), "address": Limit(20, 3600)}
"""A name waits a quarter of an hour at most, so that nobody is locked out of their own desk for long."""


def attempt_key(kind: str, what: str) -> str:
    """Under which a try is counted. A digest, for people type passwords where their name belongs."""
    return hashlib.sha256(f"{kind}:{what}".encode("utf-8", "surrogatepass")).hexdigest()


def keys_of(name_key: str, address: str | None) -> dict[str, Limit]:
    """What a log-in as a name (as it is compared) from `address` is counted under."""
    keys = {attempt_key("name", name_key): LIMITS["name"]}
    if address:
        keys[attempt_key("address", _network(address))] = LIMITS["address"]
    return keys


def wait_or_count(db: Session, keys: dict[str, Limit], now: int) -> int:
    """The seconds to wait before a log-in may be tried; where that is 0, it is counted as a failure until it succeeds.

    Inside a batch; `now` is in seconds since 1970.
    """
    db.change(delete(ATTEMPTS).where(ATTEMPTS.c.last < now - FORGOTTEN))
    rows = {key: next(iter(db.rows(_ONE, key=key)), None) for key in keys}
    waits = [row.until - now for row in rows.values() if row is not None]
    if (wait := max(waits, default=0)) > 0:
        return int(wait)
    for key, row in rows.items():
        failures = 1 if row is None else row.failures + 1
        values = {"failures": failures, "last": now, "until": now + keys[key].wait(failures)}
        if row is None:
            db.insert(ATTEMPTS, key=key, **values)
        else:
            db.change(update(ATTEMPTS).where(ATTEMPTS.c.key == key).values(values))
    return 0


def succeeded(db: Session, name_key: str, keys: dict[str, Limit]) -> None:
    """Forget the failures of a name that has logged in, inside a batch. An address keeps all but this try: who has one
    account there must not try others' for ever."""
    own = attempt_key("name", name_key)
    db.change(delete(ATTEMPTS).where(ATTEMPTS.c.key == own))
    for key in keys.keys() - {own}:
        row = next(iter(db.rows(_ONE, key=key)), None)
        if row is not None:
            values = {"failures": row.failures - 1, "until": min(row.until, row.last)}
            db.change(update(ATTEMPTS).where(ATTEMPTS.c.key == key).values(values))


def _network(address: str) -> str:
    """`address`, of IPv6 the 64 bits that one household has."""
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if isinstance(found, ipaddress.IPv6Address):
        if found.ipv4_mapped:
            return str(found.ipv4_mapped)
        return str(ipaddress.ip_network((found, 64), strict=False))
    return str(found)


_ONE = select(ATTEMPTS).where(ATTEMPTS.c.key == bindparam("key"))
