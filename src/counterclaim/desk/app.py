"""The application: its parts put together, and what is answered where something fails."""

import logging
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from anyio.to_thread import current_default_thread_limiter
from fastapi import Depends, FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException as StarletteHTTPException

from counterclaim.desk.bounds import Bounds
from counterclaim.desk.etags import ETags
from counterclaim.desk.headers import Headers, put_headers
from counterclaim.desk.previews.previews import Previews
from counterclaim.desk.previews.uploads import LARGEST
from counterclaim.desk.rendering import page
from counterclaim.desk.routers import ANSWERS, OPEN, PAGES
from counterclaim.desk.setup import Setup
from counterclaim.desk.stores import Desk
from counterclaim.desk.trail import Trail
from counterclaim.desk.visitor import visitor
from counterclaim.errors import CounterclaimError, UsageError

_log = logging.getLogger(__name__)

API = "/api/v1"
LOCAL_NAMES = frozenset(("127.0.0.1", "localhost", "[::1]"))


@dataclass(frozen=True, slots=True)
class Trouble:
    """What answers a request that cannot be met: a sentence that says why, and what to do."""

    detail: str


REFUSALS: dict[int | str, dict[str, Any]] = {
    400: {"model": Trouble, "description": "What is asked for makes no sense here."},
    401: {"model": Trouble, "description": "Nobody is logged in, or the token opens nothing."},
    403: {"model": Trouble, "description": "Whoever asks may not do this."},
    404: {"model": Trouble, "description": "There is no such thing."},
    422: {"model": Trouble, "description": "The request is misshapen."},
}

THREADS, TURN = 4, 0.001
"""Requests that are worked on at once, and the seconds after which a thread lets others work. More of them wait for one
another: in one run of `benchmarks/desk_load.py` (1,000,000 claims in PostgreSQL, two cores) 95 of 100 pages took, by
their kind, at most 60 to 117 ms with four threads, and 191 to 297 ms with six."""

ROOM = {"/add": LARGEST, f"{API}/add": LARGEST}
"""Bytes that requests may bring where they bring files, by path."""


def desk_app(setup: Setup) -> FastAPI:
    """The desk that is set up so, as an ASGI application. The ledger is there, and its index is up to date."""
    from counterclaim import __version__

    desk, previews = Desk(setup), Previews()

    @asynccontextmanager
    async def life(_: FastAPI) -> AsyncIterator[None]:
        sys.setswitchinterval(TURN)
        current_default_thread_limiter().total_tokens = THREADS
        yield
        previews.close()
        desk.forget()

    app = FastAPI(
        title="Counterclaim",
        version=__version__,
        summary="Who said how many: every reported figure about people, with the words that prove it.",
        openapi_url=f"{API}/openapi.json",
        docs_url=None,
        redoc_url=None,
        lifespan=life,
    )
    app.state.desk, app.state.previews = desk, previews
    for router in OPEN:
        app.include_router(router)
    for router in PAGES:
        app.include_router(router, dependencies=[Depends(visitor)])
    for router in ANSWERS:
        app.include_router(router, prefix=API, dependencies=[Depends(visitor)], responses=REFUSALS)
    app.add_exception_handler(StarletteHTTPException, _refused)
    app.add_exception_handler(RequestValidationError, _misshapen)
    app.add_exception_handler(CounterclaimError, _complained)
    app.add_exception_handler(Exception, _failed)
    app.add_middleware(Trail)
    app.add_middleware(ETags)
    app.add_middleware(Bounds, wider=ROOM)
    app.add_middleware(Headers, hosts=None if setup.team else LOCAL_NAMES)
    return app


def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, StarletteHTTPException)
    return _answer(request, error.status_code, str(error.detail), dict(error.headers or {}))


def _misshapen(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    told = "; ".join(f"{'.'.join(map(str, each['loc'][1:]))}: {each['msg']}" for each in error.errors())
    return _answer(request, 422, f"The request cannot be understood ({told}).")


def _complained(request: Request, error: Exception) -> Response:
    if isinstance(error, UsageError):
        return _answer(request, 400, str(error))
    _log.warning("%s", error)
    if request.app.state.desk.setup.team:  # where the ledger is, and what its database says, is not for everyone
        return _answer(request, 503, "The ledger cannot be reached just now. The log of the desk says why.")
    return _answer(request, 503, str(error))


def _failed(request: Request, error: Exception) -> Response:
    answer = _answer(request, 500, f"This failed ({type(error).__name__}). The log of the desk says where.")
    put_headers(answer.headers, request.url.scheme)  # this answer is made outside of `Headers`
    return answer


def _answer(request: Request, status: int, sentence: str, headers: dict[str, str] | None = None) -> Response:
    if request.url.path.startswith(API):
        return JSONResponse({"detail": sentence}, status, headers)
    found = page(request, "trouble.html.jinja", status, sentence=sentence)
    found.headers.update(headers or {})
    return found
