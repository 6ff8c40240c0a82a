"""Tokens: shown once, good for what they were made for, void when they are revoked."""

import pytest

from counterclaim.desk.accounts.audit import events
from counterclaim.desk.accounts.people import add_user
from counterclaim.desk.accounts.tokens import bearer_of, make_token, revoke_token, tokens, tokens_of, touch
from counterclaim.errors import UsageError
from counterclaim.ledger.desk_tables import TOKENS
from counterclaim.ledger.session import Session

from .conftest import GOOD

NOW = 1_800_000_000
pytestmark = pytest.mark.usefixtures("light")


@pytest.fixture(autouse=True)
def people(db: Session) -> None:
    add_user(db, "lena", "admin", GOOD)
    add_user(db, "ana", "reader", GOOD)


def test_a_token_opens_what_it_was_made_for(db: Session) -> None:
    made = make_token(db, "lena", "add", " the  bookmarklet ", "lena", "192.0.2.7")
    assert made.secret.startswith("ccl_")
    found = bearer_of(db, made.secret)
    assert found and found.user
    assert (found.user.name, found.user.role, found.scope, found.used) == ("lena", "admin", "add", None)
    assert bearer_of(db, made.secret[:-1]) is None
    assert bearer_of(db, "") is None
    touch(db, made.secret, NOW)
    assert [(token.label, token.user, token.used) for token in tokens(db)] == [
        ("the bookmarklet", "lena", "2027-01-15T08:00+00:00")
    ]
    assert events(db)[0].about == f"{made.token.id} of lena: add"


def test_a_desk_without_users_has_tokens_of_nobody(db: Session) -> None:
    made, other = make_token(db, None, "add"), make_token(db, "lena", "read")
    found = bearer_of(db, made.secret)
    assert found is not None
    assert found.user is None
    assert tokens_of(db, None) == [made.token]
    assert tokens_of(db, "lena") == [other.token]
    assert tokens(db) == [made.token, other.token]
    assert events(db)[1].about == f"{made.token.id}: add"


def test_only_a_digest_is_kept(db: Session) -> None:
    made = make_token(db, "lena", "read")
    with db.reading():
        (row,) = db.rows(TOKENS.select())
    assert made.secret not in map(str, row)
    assert bearer_of(db, row.secret) is None
    assert made.secret not in str(events(db)) + str(tokens(db))


def test_a_revoked_token_opens_nothing(db: Session) -> None:
    made = make_token(db, "lena", "read")
    assert revoke_token(db, made.token.id).user == "lena"
    assert bearer_of(db, made.secret) is None
    assert tokens(db, "lena") == []
    with pytest.raises(UsageError, match="or is revoked already"):
        revoke_token(db, made.token.id)


def test_a_token_may_no_more_than_its_user(db: Session) -> None:
    for scope in ("write", "add"):
        with pytest.raises(UsageError, match="ana may only read"):
            make_token(db, "ana", scope)  # type: ignore[arg-type]
    assert make_token(db, "ana", "read").token.scope == "read"
    with pytest.raises(UsageError, match="The scopes are: read, write, add"):
        make_token(db, "lena", "admin")  # type: ignore[arg-type]
