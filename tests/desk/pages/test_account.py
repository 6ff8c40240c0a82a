"""One's own account: another password, tokens, and the way out."""

import re

from counterclaim.desk.accounts import users

from ..conftest import Client
from ..team import PASSWORDS, entered


def test_logging_out_ends_the_session_itself(team: str) -> None:
    with entered(team, "reader") as client:
        kept = client.cookies.get("counterclaim")
        answer = client.send_form("/log-out", at="/account")
        assert (answer.status_code, answer.headers["location"]) == (303, "/log-in")
        assert answer.headers["clear-site-data"] == '"cache"'
        client.cookies.set("counterclaim", kept, domain="127.0.0.1")
        assert client.get("/").status_code == 303


def test_another_password_ends_all_other_sessions(team: str, ledger: str) -> None:
    new = "seven swans leave Osijek"
    with entered(team, "reviewer") as here, entered(team, "reviewer") as there:
        fields = {"old": PASSWORDS["reviewer"], "password": new, "again": new}
        assert here.send_form("/account/password", at="/account", **{**fields, "old": "wrong"}).status_code == 400
        assert here.send_form("/account/password", at="/account", **{**fields, "again": "x"}).status_code == 400
        assert there.get("/").status_code == 200
        before = here.cookies.get("counterclaim")
        assert here.send_form("/account/password", at="/account", **fields).status_code == 303
        assert here.cookies.get("counterclaim") != before
        assert here.get("/account").status_code == 200
        assert there.get("/").status_code == 303
    told = [(event.who, event.what) for event in users.audit(ledger=ledger)]
    assert ("reviewer", "password changed") in told


def test_a_token_is_shown_once_and_opens_until_it_is_revoked(team: str, ledger: str) -> None:
    with entered(team, "reviewer") as client:
        answer = client.send_form("/account/tokens", at="/account", scope="read", label="a script")
        assert answer.headers["cache-control"] == "no-store"
        secret = re.search(r"ccl_[\w-]+", answer.text)
        assert secret
        assert secret[0] not in client.get("/account").text
        with Client(base_url=team, headers={"Authorization": f"Bearer {secret[0]}"}) as program:
            assert program.get("/api/v1/").status_code == 200
            assert [token["label"] for token in program.get("/api/v1/account").json()] == ["a script"]
            assert program.post("/account/tokens", data={"scope": "write"}).status_code == 403
            (token,) = users.tokens(ledger=ledger)
            assert token.used is not None
            assert client.send_form(f"/account/tokens/{token.id}/revoke", at="/account").status_code == 303
            assert program.get("/api/v1/").status_code == 401


def test_nobody_revokes_what_is_anothers(team: str, ledger: str) -> None:
    made = users.token("admin", "read", "theirs", ledger=ledger)
    with entered(team, "reviewer") as client:
        answer = client.send_form(f"/account/tokens/{made.token.id}/revoke", at="/account")
        assert answer.status_code == 404
    assert users.tokens(ledger=ledger) == [made.token]


def test_a_reader_gets_no_token_that_writes(team: str) -> None:
    with entered(team, "reader") as client:
        assert client.send_form("/account/tokens", at="/account", scope="write").status_code == 400
        assert client.send_form("/account/tokens", at="/account", scope="all").status_code == 422


def test_a_desk_of_one_has_tokens_too(client: Client) -> None:
    secret = re.search(r"ccl_[\w-]+", client.send_form("/account/tokens", at="/account", scope="add").text)
    assert secret
    with Client(base_url=client.base_url, headers={"Authorization": f"Bearer {secret[0]}"}) as program:
        assert program.get("/api/v1/").status_code == 403
    with Client(base_url=client.base_url, headers={"Authorization": "Bearer ccl_nothing"}) as program:
        assert program.get("/api/v1/").status_code == 401


def test_tokens_of_a_desk_of_one_open_nothing_once_there_is_a_team(team: str, ledger: str) -> None:
    from counterclaim.desk.accounts.tokens import make_token
    from counterclaim.ledger.session import Session

    db = Session.open(ledger)
    made = make_token(db, None, "write")
    db.close()
    with Client(base_url=team, headers={"Authorization": f"Bearer {made.secret}"}) as program:
        assert program.get("/api/v1/").status_code == 401
