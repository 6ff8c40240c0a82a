"""Stories to take away: one, or those that home lists, in each of the formats of exports."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from tempfile import SpooledTemporaryFile
from threading import BoundedSemaphore
from typing import IO, Annotated, Any
from zipfile import ZIP_DEFLATED, ZipFile

from fastapi import APIRouter, HTTPException, Query
from fastapi.responses import Response, StreamingResponse

from counterclaim.api.packing import parcel_of
from counterclaim.desk.pages.home import Wanted
from counterclaim.desk.stores import Desk
from counterclaim.desk.views.story import story_card
from counterclaim.desk.visitor import Store
from counterclaim.ledger import Ledger
from counterclaim.ledger.index.asking import stories
from counterclaim.model import StoryCard
from counterclaim.model.asked import StoryFilter, Turn
from counterclaim.output.export import FORMATS, Format, Parcel, companions, format_for, write

router = APIRouter(include_in_schema=False)
answers = APIRouter(tags=["stories"])

MOST = 10_000
"""Claims that may be taken away at once. Those of one story take about 12 s of a core to relate, and up to 12 s to
write (schema); a request is given up after two minutes."""
AT_ONCE = 2
"""Exports that are made at the same time: the desk has other visitors."""

_HELD = 4_000_000  # bytes of a file that are held in memory
_PIECE = 64 * 1024
_ZIP = "application/zip"

_free = BoundedSemaphore(AT_ONCE)

_KINDS = {each.media_type.partition(";")[0] for each in FORMATS.values()} | {_ZIP}
_DOCUMENTED: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "The file. What consists of several comes as one ZIP.",
        "content": {kind: {"schema": {"type": "string", "format": "binary"}} for kind in sorted(_KINDS)},
    },
    413: {"description": "These are too many claims for one request."},
    503: {"description": "Others take something away just now."},
}

To = Annotated[str, Query(max_length=40, description=f"The format: {', '.join(FORMATS)}.")]
Which = Annotated[
    str, Query(max_length=2_000, description="The id of one story; without it, all that the filters want.")
]


@router.get("/export")
def export(desk: Store, wanted: Wanted, to: To, story: Which = "") -> Response:
    """The story `story`, or all that are `wanted`, as a file in the format `to`."""
    return _taken(desk, wanted, to, story)


@answers.get("/export", response_class=Response, responses=_DOCUMENTED)
def export_answer(desk: Store, wanted: Wanted, to: To, story: Which = "") -> Response:
    """One story, or all that the filters want, as a file."""
    return _taken(desk, wanted, to, story)


def _taken(desk: Desk, wanted: StoryFilter, to: str, story: str) -> Response:
    format = format_for(to, None)
    with _turn():
        with desk.indexed() as store:
            cards = [story_card(store, story)] if story else _listed(store, wanted)
            _check(cards)
            parcel = parcel_of(store, cards)
        return _file(parcel, format, f"counterclaim-{cards[0].id}" if story else f"counterclaim-{date.today()}")


@contextmanager
def _turn() -> Iterator[None]:
    """Holds one of the places of those who take something away. Raises HTTPException (503) where none is free."""
    if not _free.acquire(blocking=False):
        raise HTTPException(503, "Others take something away just now. Try again in a moment.", {"Retry-After": "20"})
    try:
        yield
    finally:
        _free.release()


def _listed(store: Ledger, wanted: StoryFilter) -> list[StoryCard]:
    """The stories that are `wanted`, newest first, as far as may be taken away."""
    found, turn = list[StoryCard](), Turn(200)
    while True:
        page = stories(store.session, wanted, "newest", turn)
        found += page.items
        if not page.after or _claims(found) > MOST:
            return found
        turn = Turn(200, page.after)


def _claims(cards: Sequence[StoryCard]) -> int:
    return sum(card.claims for card in cards)


def _check(cards: Sequence[StoryCard]) -> None:
    if not cards:
        raise HTTPException(404, "No story is like that. Take a filter away, or look for other words.")
    if _claims(cards) > MOST:
        raise HTTPException(
            413,
            f"These stories hold more than {MOST:,} claims, which is the most that the desk hands out at once. Narrow "
            "them with filters, or run `counterclaim export` where the ledger is.",
        )


def _file(parcel: Parcel, format: Format, name: str) -> Response:
    """`parcel` as a download; several files come as one. Nothing that a report says stands in a header."""
    more = companions(parcel, format, name)
    kind, suffix = (_ZIP, f"{format.suffix}.zip") if more else (format.media_type, format.suffix)
    made: IO[bytes] = SpooledTemporaryFile(_HELD)  # noqa: SIM115 - closed when it is sent
    if more:
        with ZipFile(made, "w", ZIP_DEFLATED) as packed:
            with packed.open(f"{name}{format.suffix}", "w") as within:
                write(parcel, format, within)  # type: ignore[arg-type]
            for ending, told in more.items():
                packed.writestr(f"{name}{ending}", told)
    else:
        write(parcel, format, made)  # type: ignore[arg-type]
    size = made.tell()
    made.seek(0)
    headers = {"Content-Disposition": f'attachment; filename="{name}{suffix}"', "Content-Length": str(size)}
    return StreamingResponse(_pieces(made), media_type=kind, headers=headers)


def _pieces(file: IO[bytes]) -> Iterator[bytes]:
    with file:
        while piece := file.read(_PIECE):
            yield piece
