"""The people of a team's desk, for tests: one of each role, with a password each."""

from collections.abc import Iterator
from contextlib import contextmanager

from counterclaim.desk.accounts import users
from counterclaim.desk.accounts.records import ROLES

from .conftest import Client

PASSWORDS = {role: f"four geese cross the {role}" for role in ROLES}
"""By the name of the user, which is that of the role."""


def staff(ledger: str) -> None:
    """Let one person of each role log in to the desk on `ledger`, called as their role is."""
    for role in ROLES:
        users.add(role, role, PASSWORDS[role], "root", ledger)


@contextmanager
def entered(address: str, name: str) -> Iterator[Client]:
    """The user `name`, logged in at `address`."""
    with Client(base_url=address) as client:
        answer = client.send_form("/log-in", at="/log-in", name=name, password=PASSWORDS[name])
        assert answer.status_code == 303, answer.text
        yield client
