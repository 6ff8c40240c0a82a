"""What people write at the desk is told in the audit log: who, what, and from where."""

from collections.abc import Callable

import pytest

from counterclaim import claims, judge
from counterclaim.desk.accounts import users
from counterclaim.desk.accounts.records import Event

from .conftest import Client
from .team import entered, staff


@pytest.fixture
def team(desk: Callable[..., str], ledger: str) -> str:
    """The address of a desk of a team, with one person of each role."""
    staff(ledger)
    return desk(ledger, team=True)


def newest(ledger: str) -> Event:
    """The last line of the log."""
    return users.audit(1, ledger)[0]


def test_judgements_are_told_by_their_ids_and_signed_with_the_users_name(team: str, ledger: str) -> None:
    claim = next(claims(ledger=ledger))
    with entered(team, "reviewer") as client:
        assert client.send_form("/judge/accept", claim=claim.id, why="seen").status_code == 303
        (said,) = (entry.judgement for entry in judge.listed(ledger))
        assert said.by == "reviewer"
        line = newest(ledger)
        assert (line.who, line.what, line.about, line.address) == ("reviewer", "judged", said.id, "127.0.0.1")
        token = users.token("reviewer", "write", ledger=ledger).secret
    with Client(base_url=team, headers={"Authorization": f"Bearer {token}"}) as program:
        answer = program.post("/api/v1/judge/reject", json={"claim": claim.id, "why": "a film"})
        assert answer.status_code == 201
    line = newest(ledger)
    assert (line.who, line.what) == ("reviewer", "judged")
    assert line.about == judge.listed(ledger)[-1].judgement.id


def test_what_is_refused_or_only_looked_at_leaves_no_line(team: str, ledger: str) -> None:
    with entered(team, "reviewer") as client:
        before = newest(ledger)
        assert client.send_form("/judge/accept", claim="m_none").status_code == 400
        assert client.post("/judge/accept", data={"claim": "m_none"}).status_code == 403
        assert client.send_form("/check", draft="14 people were killed in Osijek.").status_code == 200
        assert client.get("/").status_code == 200
        assert newest(ledger) == before


def test_additions_are_told_by_their_ids(team: str, ledger: str) -> None:
    with entered(team, "reviewer") as client:
        text = "The flood on the Drava in Osijek, Croatia, killed 37 people on 29 March 2025, police said."
        # The form of handing in is one with files.
        first = client.send_form("/add", at="/add", text=text)
        assert first.status_code == 303, first.text
        preview = first.headers["location"]
        for _ in range(20):
            if f"{preview}/keep" in client.get(preview).text:
                break
        assert client.send_form(f"{preview}/keep", at=preview, which="all").status_code == 303
    told = [(line.who, line.what) for line in users.audit(3, ledger)]
    assert ("reviewer", "added") in told
    added = next(line for line in users.audit(3, ledger) if line.what == "added")
    assert added.about
    assert added.about.startswith("a_")
