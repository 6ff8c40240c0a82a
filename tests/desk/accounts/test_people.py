"""Users: their names and roles, and that somebody is always left to manage them."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from counterclaim.desk.accounts.audit import events
from counterclaim.desk.accounts.logging_in import LoggedIn, log_in
from counterclaim.desk.accounts.people import add_user, has_users, remove_user, set_password, set_role, users
from counterclaim.desk.accounts.sessions import session_of
from counterclaim.desk.accounts.tokens import bearer_of, make_token
from counterclaim.errors import UsageError
from counterclaim.ledger.session import Session

from .conftest import GOOD

NOW = 1_800_000_000
pytestmark = pytest.mark.usefixtures("light")


def test_who_is_added_is_there(db: Session) -> None:
    assert not has_users(db)
    add_user(db, "lena", "admin", GOOD, "root")
    add_user(db, " Ana   Horvat ", "reader", GOOD)
    assert [(user.name, user.role) for user in users(db)] == [("Ana Horvat", "reader"), ("lena", "admin")]
    assert has_users(db)
    assert [(event.who, event.what, event.about) for event in events(db)] == [
        (None, "user added", "Ana Horvat: reader"),
        ("root", "user added", "lena: admin"),
    ]


@pytest.mark.parametrize("name", ["LENA", "lena ", "ｌｅｎａ"])
def test_a_name_is_one_persons(db: Session, name: str) -> None:
    add_user(db, "lena", "admin", GOOD)
    with pytest.raises(UsageError, match="There is a user lena already"):
        add_user(db, name, "reader", GOOD)


@pytest.mark.parametrize(
    "name", ["", " ", "<b>lena</b>", "lena\x00", "a" * 65, "-lena", "le\u202ena", 'a"b', "a&b", "../a", "\ud800"]
)
def test_a_name_that_nobody_can_be_told_by_is_refused(db: Session, name: str) -> None:
    with pytest.raises(UsageError, match="cannot be a user's name"):
        add_user(db, name, "reader", GOOD)
    assert users(db) == []


@pytest.mark.parametrize("name", ["Ана Горват", "أحمد", "田中", "o'neil", "lena@courier.example.org", "x"])
def test_names_of_every_script(db: Session, name: str) -> None:
    assert add_user(db, name, "reader", GOOD).name == name
    assert isinstance(log_in(db, name, GOOD, None, NOW), LoggedIn)


def test_a_role_that_there_is_not(db: Session) -> None:
    with pytest.raises(UsageError, match="The roles are: reader, reviewer, admin"):
        add_user(db, "lena", "owner", GOOD)  # type: ignore[arg-type]


def test_the_last_admin_stays(db: Session) -> None:
    add_user(db, "lena", "admin", GOOD)
    add_user(db, "ana", "reviewer", GOOD)
    with pytest.raises(UsageError, match="lena is the last admin"):
        remove_user(db, "lena")
    with pytest.raises(UsageError, match="lena is the last admin"):
        set_role(db, "Lena", "reviewer")
    set_role(db, "ana", "admin")
    remove_user(db, "lena")
    assert [user.name for user in users(db)] == ["ana"]
    with pytest.raises(UsageError, match="There is no user lena"):
        set_role(db, "lena", "admin")


def test_two_admins_who_remove_each_other_at_once(db: Session) -> None:
    add_user(db, "lena", "admin", GOOD)
    add_user(db, "ana", "admin", GOOD)

    def remove(name: str) -> bool:
        own = Session.open(db.address)
        try:
            remove_user(own, name)
        except UsageError:
            return False
        finally:
            own.close()
        return True

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(remove, ["lena", "ana"])) == [False, True]
    assert len(users(db)) == 1


@pytest.mark.parametrize("change", ["role", "password", "removal"])
def test_what_changes_of_a_user_ends_their_sessions(db: Session, change: str) -> None:
    add_user(db, "lena", "admin", GOOD)
    add_user(db, "ana", "reviewer", GOOD)
    mine, theirs = log_in(db, "lena", GOOD, None, NOW), log_in(db, "ana", GOOD, None, NOW)
    assert isinstance(mine, LoggedIn) and isinstance(theirs, LoggedIn)
    token = make_token(db, "ana", "write").secret
    match change:
        case "role":
            set_role(db, "ana", "reader")
        case "password":
            set_password(db, "ana", f"{GOOD} again")
            assert not isinstance(log_in(db, "ana", GOOD, None, NOW), LoggedIn)
        case _:
            remove_user(db, "ana")
            assert not isinstance(log_in(db, "ana", GOOD, None, NOW), LoggedIn)
    assert session_of(db, theirs.secret, NOW) is None
    assert session_of(db, mine.secret, NOW) is not None
    bearer = bearer_of(db, token)
    assert bearer is None if change == "removal" else bearer is not None


def test_who_was_removed_may_come_back_with_nothing_of_then(db: Session) -> None:
    add_user(db, "lena", "admin", GOOD)
    add_user(db, "ana", "admin", GOOD)
    token = make_token(db, "ana", "write").secret
    remove_user(db, "ana")
    add_user(db, "Ana", "reader", f"{GOOD} again")
    assert [(user.name, user.role) for user in users(db)] == [("Ana", "reader"), ("lena", "admin")]
    assert bearer_of(db, token) is None
    assert not isinstance(log_in(db, "ana", GOOD, None, NOW), LoggedIn)
