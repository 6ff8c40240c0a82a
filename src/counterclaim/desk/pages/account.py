"""One's own account: log out, another password, and tokens for programs."""

import time
from typing import Annotated

from fastapi import APIRouter, Depends, Form, HTTPException, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import RedirectResponse, Response

from counterclaim.desk.accounts import logging_in, sessions, tokens
from counterclaim.desk.accounts.people import known, set_password
from counterclaim.desk.accounts.records import NewToken, Scope, Token
from counterclaim.desk.browser import forget, give, secret_of
from counterclaim.desk.rendering import page
from counterclaim.desk.stores import Desk
from counterclaim.desk.visitor import AnyVisitor, Store, Visitor, address_of, check_form
from counterclaim.errors import UsageError

router = APIRouter(include_in_schema=False)
answers = APIRouter(tags=["account"])


async def person(request: Request, who: AnyVisitor) -> Visitor:
    """Who asks, if it is a person at a browser, and the form is one of this desk's."""
    if who.scope is not None:
        raise HTTPException(403, "A program may not do this: log in at a browser.")
    await check_form(request, who)
    request.state.writes = False  # what is done here is told in the audit log where it is done
    return who


Person = Annotated[Visitor, Depends(person)]


@router.get("/account")
def account_page(request: Request, desk: Store, who: Person) -> Response:
    """Who one is, and what may be changed of it."""
    return _page(request, desk, who)


@answers.get("/account")
def account_answer(desk: Store, who: AnyVisitor) -> list[Token]:
    """One's own tokens."""
    with desk.ledger() as store:
        return tokens.tokens_of(store.session, owner(desk, who))


@router.post("/account/password")
async def another_password(
    request: Request,
    desk: Store,
    who: Person,
    old: Annotated[str, Form()] = "",
    password: Annotated[str, Form()] = "",
    again: Annotated[str, Form()] = "",
) -> Response:
    """Take another password; all other sessions end."""
    if password != again:
        return await run_in_threadpool(_page, request, desk, who, "The two new passwords are not the same.")
    try:
        secret = await run_in_threadpool(_changed, desk, who.name, (old, password), address_of(request))
    except UsageError as error:
        return await run_in_threadpool(_page, request, desk, who, str(error))
    answer = RedirectResponse("/account?changed=1", 303)
    give(request, answer, secret, sessions.LONGEST)
    return answer


@router.post("/account/tokens")
def new_token(
    request: Request,
    desk: Store,
    who: Person,
    scope: Annotated[Scope, Form()],
    label: Annotated[str, Form()] = "",
) -> Response:
    """Make a token, and show it this once."""
    try:
        with desk.writing() as store:
            made = tokens.make_token(store.session, owner(desk, who), scope, label, who.name, address_of(request))
    except UsageError as error:
        return _page(request, desk, who, str(error))
    answer = _page(request, desk, who, made=made)
    answer.headers["Cache-Control"] = "no-store"
    return answer


@router.post("/account/tokens/{id}/revoke")
def revoke(request: Request, desk: Store, who: Person, id: str) -> Response:
    """Have a token of one's own open nothing any more."""
    with desk.writing() as store:
        if id not in {token.id for token in tokens.tokens_of(store.session, owner(desk, who))}:
            raise HTTPException(404, "You have no such token.")
        tokens.revoke_token(store.session, id, who.name, address_of(request))
    return RedirectResponse("/account", 303)


@router.post("/log-out")
def log_out(request: Request, desk: Store, who: Person) -> Response:
    """End the session, and leave nothing of it in the browser."""
    with desk.writing() as store:
        logging_in.log_out(store.session, secret_of(request), who.name, address_of(request))
    answer = RedirectResponse("/log-in", 303, {"Clear-Site-Data": '"cache"'})
    forget(request, answer)
    return answer


def owner(desk: Desk, who: Visitor) -> str | None:
    """The user whose tokens `who` has: None at a desk without users."""
    return who.name if desk.setup.team else None


def _changed(desk: Desk, name: str, passwords: tuple[str, str], address: str | None) -> str:
    """The secret of a new session, once the password is another. Raises UsageError where it may not be."""
    now, (old, new) = int(time.time()), passwords
    with desk.writing() as store:
        db = store.session
        right = logging_in.is_password(db, name, old, address, now)
        if right is not True:
            later = f" Try again in {right} seconds." if right else ""
            raise UsageError(f"That is not your present password.{later}")
        set_password(db, name, new, name, address)
        with db.writing():
            return sessions.begin(db, known(db, name).number, now)


def _page(request: Request, desk: Desk, who: Visitor, trouble: str = "", made: NewToken | None = None) -> Response:
    with desk.ledger() as store:
        own = tokens.tokens_of(store.session, owner(desk, who))
    return page(request, "account.html.jinja", 400 if trouble else 200, tokens=own, trouble=trouble, made=made)
