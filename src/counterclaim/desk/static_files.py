"""The style and the script of the pages, under addresses that name their content, so that browsers may keep them."""

import hashlib
from functools import cache
from importlib.resources import files

from fastapi import APIRouter, HTTPException
from fastapi.responses import Response

KINDS = {"css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml"}

router = APIRouter(include_in_schema=False)


@cache
def _content(name: str) -> bytes:
    return files(__package__).joinpath("static", name).read_bytes()


@cache
def static_address(name: str) -> str:
    """The address of the file `name` of `static/`, which changes with its content."""
    stem, _, kind = name.rpartition(".")
    return f"/static/{stem}-{hashlib.sha256(_content(name)).hexdigest()[:12]}.{kind}"


@router.get("/static/{asked}")
def static(asked: str) -> Response:
    """A file of `static/`."""
    for path in files(__package__).joinpath("static").iterdir():
        kind = KINDS.get(path.name.rpartition(".")[2])
        if kind and static_address(path.name) == f"/static/{asked}":
            keep = {"Cache-Control": "public, max-age=31536000, immutable"}
            return Response(_content(path.name), media_type=kind, headers=keep)
    raise HTTPException(404, "There is no such file.")


@router.get("/favicon.ico")
def favicon() -> Response:
    """The mark of the desk, for browsers that ask for it unasked."""
    return Response(_content("mark.svg"), media_type=KINDS["svg"])
