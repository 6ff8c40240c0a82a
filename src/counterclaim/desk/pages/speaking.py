"""Speakers: who gives figures, what each is called, and all that each said."""

from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import Response

from counterclaim.desk.rendering import page
from counterclaim.desk.views.speaker import STORIES, SpeakersView, SpeakerView, speaker_view, speakers_view
from counterclaim.desk.visitor import Store
from counterclaim.measures import measures
from counterclaim.model.asked import Turn

router = APIRouter(include_in_schema=False)
answers = APIRouter(tags=["speakers"])

Words = Annotated[str, Query(max_length=500, description="Words of a name, the last one perhaps only begun.")]
Word = Annotated[str, Query(max_length=40)]
Size = Annotated[int, Query(ge=1, le=200)]


@router.get("/speakers")
def speakers_page(
    request: Request, desk: Store, name: Words = "", kind: Word = "", country: Word = "", after: str = ""
) -> Response:
    """Those who speak, those of most claims first."""
    with desk.indexed() as store:
        view = speakers_view(store, name, kind, country, Turn(50, after))
    return page(request, "speakers.html.jinja", view=view)


@router.get("/speakers/{key:path}")
def speaker_page(
    request: Request, desk: Store, key: str, measure: Word = "", contested: bool = False, after: str = ""
) -> Response:
    """What one of them said."""
    view = _view(desk, key, measure, contested, after)
    return page(request, "speaker.html.jinja", view=view, measures=list(measures()))


@answers.get("/speakers")
def speakers_answer(
    desk: Store, name: Words = "", kind: Word = "", country: Word = "", after: str = "", size: Size = 50
) -> SpeakersView:
    """Those who speak, those of most claims first, a page at a time."""
    with desk.indexed() as store:
        return speakers_view(store, name, kind, country, Turn(size, after))


@answers.get("/speakers/{key:path}")
def speaker_answer(desk: Store, key: str, measure: Word = "", contested: bool = False, after: str = "") -> SpeakerView:
    """What one of them said, story by story, beside what others say of the same."""
    return _view(desk, key, measure, contested, after)


def _view(desk: Store, key: str, measure: str, contested: bool, after: str) -> SpeakerView:
    with desk.indexed() as store:
        view = speaker_view(store, key, Turn(STORIES, after), measure, contested)
    if view is None:
        raise HTTPException(404, "Nobody of that name gives a figure in this ledger: look in the list of speakers.")
    return view
