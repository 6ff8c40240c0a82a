"""Who asks: the person behind a request, what they may do, and in which language they read."""

import hmac
import secrets
from dataclasses import dataclass
from typing import Annotated, Literal

from fastapi import Depends, HTTPException, Request

from counterclaim.desk.stores import Desk

Role = Literal["reader", "reviewer", "admin"]

COOKIE = "counterclaim_form"
"""Holds what a form must bring along, so that no other site can send one."""


@dataclass(frozen=True, slots=True)
class Visitor:
    """`name` is what judgements are signed with; `csrf` what each form must bring along."""

    name: str
    role: Role
    csrf: str

    @property
    def may_judge(self) -> bool:
        """Whether they may write into the ledger."""
        return self.role in ("reviewer", "admin")

    @property
    def may_manage(self) -> bool:
        """Whether they may see to users and settings."""
        return self.role == "admin"


def desk_of(request: Request) -> Desk:
    """The desk that answers `request`."""
    desk: Desk = request.app.state.desk
    return desk


def visitor(request: Request) -> Visitor:
    """Who asks."""
    csrf = request.cookies.get(COOKIE) or secrets.token_urlsafe(24)
    found = Visitor(desk_of(request).setup.person, "admin", csrf)
    request.state.visitor = found
    return found


async def reviewer(request: Request, who: Annotated[Visitor, Depends(visitor)]) -> Visitor:
    """Who asks, if they may write and the form is one of this desk's."""
    if not who.may_judge:
        raise HTTPException(403, "You may read here, but not judge. An admin can give you the role of a reviewer.")
    await check_form(request, who)
    return who


async def admin(request: Request, who: Annotated[Visitor, Depends(visitor)]) -> Visitor:
    """Who asks, if they may manage the desk and the form is one of this desk's."""
    if not who.may_manage:
        raise HTTPException(403, "Only an admin may do this.")
    await check_form(request, who)
    return who


async def check_form(request: Request, who: Visitor) -> None:
    """Raises HTTPException where a writing request does not come from a page of this desk."""
    if request.method in ("GET", "HEAD", "OPTIONS"):
        return
    brought = request.headers.get("x-csrf") or str((await request.form()).get("csrf") or "")
    if not (COOKIE in request.cookies and hmac.compare_digest(brought.encode(), who.csrf.encode())):
        raise HTTPException(403, "This form is out of date, or comes from elsewhere. Load the page again, and repeat.")


Store = Annotated[Desk, Depends(desk_of)]
AnyVisitor = Annotated[Visitor, Depends(visitor)]
Reviewer = Annotated[Visitor, Depends(reviewer)]
Admin = Annotated[Visitor, Depends(admin)]
