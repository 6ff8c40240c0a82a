"""The style and the script of the pages, under addresses that name their content, so that browsers may keep them."""

import hashlib
from functools import cache
from importlib.resources import files

from fastapi import APIRouter, HTTPException
from fastapi.responses import Response

KINDS = {"css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml"}

router = APIRouter(include_in_schema=False)


@cache
def _served() -> dict[str, bytes]:
    """What is served, by name: the files of `static/`, and the style that charts bring along."""
    paths = [*files(__package__).joinpath("static").iterdir()]
    paths.append(files("counterclaim.output.chart").joinpath("templates", "chart.css"))
    return {path.name: path.read_bytes() for path in paths if path.name.rpartition(".")[2] in KINDS}


@cache
def static_address(name: str) -> str:
    """The address of the file `name` of those that are served, which changes with its content."""
    stem, _, kind = name.rpartition(".")
    return f"/static/{stem}-{hashlib.sha256(_served()[name]).hexdigest()[:12]}.{kind}"


@router.get("/static/{asked}")
def static(asked: str) -> Response:
    """One of the files that are served."""
    for name, content in _served().items():
        if static_address(name) == f"/static/{asked}":
            keep = {"Cache-Control": "public, max-age=31536000, immutable"}
            return Response(content, media_type=KINDS[name.rpartition(".")[2]], headers=keep)
    raise HTTPException(404, "There is no such file.")


@router.get("/favicon.ico")
def favicon() -> Response:
    """The mark of the desk, for browsers that ask for it unasked."""
    return Response(_served()["mark.svg"], media_type=KINDS["svg"])
