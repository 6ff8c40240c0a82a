"""Users, for admins: who may log in, as what."""

from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import RedirectResponse, Response

from counterclaim.desk.accounts import people
from counterclaim.desk.accounts.records import ROLES, Role, User
from counterclaim.desk.rendering import page
from counterclaim.desk.stores import Desk
from counterclaim.desk.visitor import Admin, Store, Visitor, address_of, admin
from counterclaim.errors import UsageError
from counterclaim.ledger.session import Session

router = APIRouter(include_in_schema=False)
answers = APIRouter(tags=["users"])

Name = Annotated[str, Form()]
Password = Annotated[str, Form()]


async def manager(request: Request, who: Admin) -> Visitor:
    """An admin; what they do is told in the audit log where it is done."""
    request.state.writes = False
    return who


Manager = Annotated[Visitor, Depends(manager)]


@router.get("/users", dependencies=[Depends(admin)])
def users_page(request: Request, desk: Store) -> Response:
    """Who may log in."""
    return _page(request, desk)


@answers.get("/users", dependencies=[Depends(admin)])
def users_answer(desk: Store) -> list[User]:
    """Who may log in, by name."""
    with desk.ledger() as store:
        return people.users(store.session)


@router.post("/users/add")
def add(
    request: Request, desk: Store, who: Manager, name: Name, role: Annotated[Role, Form()], password: Password
) -> Response:
    """Let somebody log in."""
    where = address_of(request)
    return _done(request, desk, lambda db: people.add_user(db, name, role, password, who.name, where))


@router.post("/users/role")
def role(request: Request, desk: Store, who: Manager, name: Name, role: Annotated[Role, Form()]) -> Response:
    """Give a user another role."""
    return _done(request, desk, lambda db: people.set_role(db, name, role, who.name, address_of(request)))


@router.post("/users/password")
def password(request: Request, desk: Store, who: Manager, name: Name, password: Password) -> Response:
    """Give a user another password."""
    return _done(request, desk, lambda db: people.set_password(db, name, password, who.name, address_of(request)))


@router.post("/users/remove")
def remove(request: Request, desk: Store, who: Manager, name: Name) -> Response:
    """Let a user log in no more."""
    return _done(request, desk, lambda db: people.remove_user(db, name, who.name, address_of(request)))


def _done(request: Request, desk: Desk, change: Callable[[Session], User]) -> Response:
    try:
        with desk.writing() as store:
            change(store.session)
    except UsageError as error:
        return _page(request, desk, str(error))
    return RedirectResponse("/users", 303)


def _page(request: Request, desk: Desk, trouble: str = "") -> Response:
    with desk.ledger() as store:
        found = people.users(store.session)
    return page(request, "users.html.jinja", 400 if trouble else 200, users=found, roles=ROLES, trouble=trouble)
