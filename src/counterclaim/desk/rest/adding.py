"""Adding as JSON: a text, a page, a link or files are handed in, looked at, and kept or not."""

import re
from typing import Annotated

from fastapi import APIRouter, Depends, File, Query, UploadFile
from fastapi.concurrency import run_in_threadpool
from pydantic import AfterValidator, BaseModel, Field

from counterclaim.api.looking import english_names
from counterclaim.desk.previews.access import Mine, Pile, Writer, keeper, own_request
from counterclaim.desk.previews.handed import LONGEST_ADDRESS, LONGEST_TEXT, Files, Handed, Link, Pasted, Shown
from counterclaim.desk.previews.preview import Preview
from counterclaim.desk.previews.uploads import MOST_FILES, put_files
from counterclaim.desk.stores import Desk
from counterclaim.desk.views.preview import PreviewView, preview_view
from counterclaim.desk.visitor import Store
from counterclaim.errors import UsageError
from counterclaim.settings import Given

router = APIRouter(prefix="/add", tags=["adding"])

PATIENCE = 5.0
"""Seconds that a request waits for what is read or kept, before it tells how far that is."""

_NO_CHARACTER = re.compile("[\0\ud800-\udfff]")


def _clean(text: str) -> str:
    return _NO_CHARACTER.sub("\ufffd", text)


Text = Annotated[str, Field(max_length=LONGEST_TEXT), AfterValidator(_clean)]
Word = Annotated[str, Field(max_length=LONGEST_ADDRESS), AfterValidator(_clean)]
First = Annotated[int, Query(ge=0, le=1_000_000)]


class HandedIn(BaseModel):
    """One of `text`, `html` and `link`; `address`, `date`, `outlet` and `language` are what it does not say itself."""

    text: Text = ""
    html: Text = ""
    link: Word = ""
    address: Word = ""
    date: Word = ""
    outlet: Word = ""
    language: Word = ""

    def handed(self) -> Handed:
        """What is handed in. Raises UsageError where it is more than one thing."""
        if bool(self.text) + bool(self.html) + bool(self.link) > 1:
            raise UsageError("Hand in one thing at a time: a text, a page, or a link.")
        if self.html:
            return Shown(self.html, self.address)
        return Link(self.link) if self.link else Pasted(self.text)

    def given(self) -> Given:
        """What is said of it."""
        return Given(self.date or None, self.address or None, self.outlet or None, self.language or None)


class Chosen(BaseModel):
    """The ids of the documents to keep; None keeps all."""

    documents: list[Word] | None = Field(default=None, max_length=10_000)


@router.post("", dependencies=[Depends(own_request)])
async def hand_in(desk: Store, who: Writer, pile: Pile, body: HandedIn) -> PreviewView:
    """Read a text, a page's HTML or what lies at a link. Nothing of it is kept yet; a preview lasts an hour."""
    return await _told(desk, pile.new(who.name, body.handed(), body.given()))


@router.post("/files", dependencies=[Depends(own_request)])
async def hand_in_files(
    desk: Store, who: Writer, pile: Pile, files: Annotated[list[UploadFile], File(max_length=MOST_FILES)]
) -> PreviewView:
    """Read files of any kind that is known. Nothing of them is kept yet."""
    paths = await run_in_threadpool(put_files, files, pile.room_for_files())
    return await _told(desk, pile.new(who.name, Files(tuple(paths))))


@router.get("/{id}")
async def look(desk: Store, preview: Mine, first: First = 0) -> PreviewView:
    """What was read, or how far that is; its documents from the place `first` on."""
    return await _told(desk, preview, first)


@router.post("/{id}/keep", dependencies=[Depends(own_request), Depends(keeper)])
async def keep(desk: Store, pile: Pile, preview: Mine, body: Chosen) -> PreviewView:
    """Keep all of it, or the documents that are named."""
    every = frozenset(reading.document.id for reading in preview.readings)
    pile.keep(preview, every if body.documents is None else frozenset(body.documents), desk.writing)
    return await _told(desk, preview)


@router.delete("/{id}", status_code=204, dependencies=[Depends(own_request)])
async def drop(pile: Pile, preview: Mine) -> None:
    """Keep nothing of it."""
    pile.drop(preview)


async def _told(desk: Desk, preview: Preview, first: int = 0) -> PreviewView:
    return await run_in_threadpool(_view, desk, preview, first)


def _view(desk: Desk, preview: Preview, first: int) -> PreviewView:
    preview.waited(PATIENCE)
    with desk.ledger() as store:
        return preview_view(preview, store, english_names(), first)
