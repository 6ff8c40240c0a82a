"""Who asks: the person behind a request, what they may do, and that a form which writes is one of this desk's."""

import time
from dataclasses import dataclass
from typing import Annotated
from urllib.parse import quote

from fastapi import BackgroundTasks, Depends, HTTPException, Request

from counterclaim.desk.accounts import sessions, tokens
from counterclaim.desk.accounts.records import Role, Scope, User
from counterclaim.desk.browser import form_token, is_own_form, secret_of
from counterclaim.desk.stores import Desk

READING = frozenset(("GET", "HEAD", "OPTIONS"))
"""Methods that write nothing."""


@dataclass(frozen=True, slots=True)
class Visitor:
    """`name` is what judgements are signed with; `csrf` what each form must bring along; `scope` that of the token by
    which a program asks, None for a person at a browser."""

    name: str
    role: Role
    csrf: str
    scope: Scope | None = None

    @property
    def may_read(self) -> bool:
        """Whether they may look at the ledger."""
        return self.scope != "add"

    @property
    def may_judge(self) -> bool:
        """Whether they may say what is right."""
        return self.role in ("reviewer", "admin") and self.scope in (None, "write")

    @property
    def may_add(self) -> bool:
        """Whether they may add reports."""
        return self.role in ("reviewer", "admin") and self.scope != "read"

    @property
    def may_manage(self) -> bool:
        """Whether they may see to users: no program may, whosever token it has."""
        return self.role == "admin" and self.scope is None


def desk_of(request: Request) -> Desk:
    """The desk that answers `request`."""
    desk: Desk = request.app.state.desk
    return desk


def address_of(request: Request) -> str | None:
    """The network address from which it is asked, if that is known."""
    return request.client.host if request.client else None


def visitor(request: Request, later: BackgroundTasks) -> Visitor:
    """Who asks. Raises HTTPException where nobody is logged in, or a token opens nothing."""
    desk = desk_of(request)
    kind, _, secret = request.headers.get("authorization", "").partition(" ")
    if kind.lower() == "bearer":
        found = bearer(desk, secret.strip(), later)
        if found is None:
            raise HTTPException(401, "This token opens nothing here.", {"WWW-Authenticate": "Bearer"})
    elif desk.setup.team:
        found = Visitor(*_logged_in(request, desk, later), form_token(request))
    else:
        found = Visitor(desk.setup.person, "admin", form_token(request))
    if not found.may_read and not request.url.path.removeprefix("/api/v1").startswith("/add"):
        raise HTTPException(403, "This token is for adding reports, and for nothing else.")
    request.state.visitor = found
    return found


def bearer(desk: Desk, secret: str, later: BackgroundTasks) -> Visitor | None:
    """Who asks by the token `secret`; None where it opens nothing."""
    now = int(time.time())
    with desk.ledger() as store:
        token = tokens.bearer_of(store.session, secret)
    if token is None or (token.user is None and desk.setup.team):
        return None
    if token.used is None or token.used < now - sessions.SELDOM:
        later.add_task(_note_token, desk, secret, now)
    user = token.user or User(desk.setup.person, "admin", "")
    return Visitor(user.name, user.role, "", token.scope)


def _logged_in(request: Request, desk: Desk, later: BackgroundTasks) -> tuple[str, Role]:
    now, secret = int(time.time()), secret_of(request)
    with desk.ledger() as store:
        found = sessions.session_of(store.session, secret, now)
    if found is None:
        raise _stranger(request)
    if found.used < now - sessions.SELDOM:
        later.add_task(_note_session, desk, secret, now)
    return found.user.name, found.user.role


def _stranger(request: Request) -> HTTPException:
    """Programs are told what is missing, people are shown where to log in."""
    if request.url.path.startswith("/api/"):
        return HTTPException(401, "Log in, or show a token.", {"WWW-Authenticate": "Bearer"})
    asked = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    goal = f"?next={quote(asked, safe='')}" if request.method == "GET" and asked != "/" else ""
    return HTTPException(303, "Log in first.", {"Location": f"/log-in{goal}"})


def _note_session(desk: Desk, secret: str, now: int) -> None:
    with desk.writing() as store:
        sessions.touch(store.session, secret, now)


def _note_token(desk: Desk, secret: str, now: int) -> None:
    with desk.writing() as store:
        tokens.touch(store.session, secret, now)


async def reviewer(request: Request, who: Annotated[Visitor, Depends(visitor)]) -> Visitor:
    """Who asks, if they may write and the form is one of this desk's."""
    if not who.may_judge:
        raise HTTPException(403, "You may read here, but not judge. An admin can give you the role of a reviewer.")
    await check_form(request, who)
    return who


async def admin(request: Request, who: Annotated[Visitor, Depends(visitor)]) -> Visitor:
    """Who asks, if they may manage the desk and the form is one of this desk's."""
    if not who.may_manage:
        raise HTTPException(403, "Only an admin may do this, at a browser.")
    await check_form(request, who)
    return who


async def check_form(request: Request, who: Visitor | None) -> None:
    """Raises HTTPException where a request that writes does not come from a page of this desk. What shows a token needs
    none: no browser sends one unasked."""
    if request.method in READING:
        return
    if who is None or who.scope is None:
        brought = request.headers.get("x-csrf") or str((await request.form()).get("csrf") or "")
        if not is_own_form(request, brought):
            raise HTTPException(
                403, "This form is out of date, or comes from elsewhere. Load the page again, and repeat."
            )
    request.state.writes = True


Store = Annotated[Desk, Depends(desk_of)]
AnyVisitor = Annotated[Visitor, Depends(visitor)]
Reviewer = Annotated[Visitor, Depends(reviewer)]
Admin = Annotated[Visitor, Depends(admin)]
