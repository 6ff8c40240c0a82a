"""How a desk is set up: whose ledger it shows, to whom, and where it listens."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Setup:
    """The `ledger` is a path or a database's address. Without `team` there is one person (`person`), who may do all,
    and nobody logs in; `host` is then of this machine alone."""

    ledger: str
    person: str = "desk"
    team: bool = False
    host: str = "127.0.0.1"
    port: int = 8642
