"""By what a browser is known: one cookie with a random secret, and the token made of it that each form brings along.

In the desk of a team the secret of the cookie is also that of the session, once somebody has logged in.
"""

import hashlib
import hmac
import re
import secrets

from fastapi import Request, Response

COOKIE = "counterclaim"
_SECRET = re.compile(r"[\w-]{43}", re.ASCII)


def cookie_of(request: Request) -> str:
    """The name of the cookie: over https one that no other host, and no plain connection, can set."""
    return f"__Host-{COOKIE}" if _is_safe(request) else COOKIE


def secret_of(request: Request) -> str:
    """The secret of the browser that asks; a new one, which `remember` hands out, where it has none."""
    known: str | None = getattr(request.state, "secret", None)
    if known is None:
        told = request.cookies.get(cookie_of(request), "")
        known = told if _SECRET.fullmatch(told) else secrets.token_urlsafe(32)
        request.state.secret = known
        request.state.is_new = known != told
    return known


def form_token(request: Request) -> str:
    """What a form of this browser brings along: without its secret nobody can make it, and it tells nothing of it."""
    return hmac.new(secret_of(request).encode(), b"form", hashlib.sha256).hexdigest()


def is_own_form(request: Request, brought: str) -> bool:
    """Whether `brought` is the token of a form that this browser was given before."""
    own = form_token(request)
    return not request.state.is_new and hmac.compare_digest(brought.encode("utf-8", "surrogatepass"), own.encode())


def remember(request: Request, answer: Response) -> None:
    """Have a browser that has no secret keep the one that the page was made with."""
    secret = secret_of(request)
    if request.state.is_new:
        give(request, answer, secret)


def give(request: Request, answer: Response, secret: str, seconds: int | None = None) -> None:
    """Have the browser show `secret` from now on: for so many `seconds`, or until it is closed."""
    answer.set_cookie(
        cookie_of(request),
        secret,
        max_age=seconds,
        path="/",
        secure=_is_safe(request),
        httponly=True,
        samesite="lax",
    )


def forget(request: Request, answer: Response) -> None:
    """Have the browser show nothing any more."""
    answer.delete_cookie(cookie_of(request), path="/", secure=_is_safe(request), httponly=True, samesite="lax")


def _is_safe(request: Request) -> bool:
    return request.url.scheme == "https"
