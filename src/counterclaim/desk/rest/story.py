"""Stories and their series as JSON."""

from fastapi import APIRouter, Request

from counterclaim.desk.pages.story import Asked, Id, Listed, Place, found
from counterclaim.desk.rendering import language_of
from counterclaim.desk.views.asked import course_of
from counterclaim.desk.views.series import SeriesView, series_view
from counterclaim.desk.views.story import StoryView, story_card, story_view
from counterclaim.desk.visitor import Store

router = APIRouter(tags=["stories"])


@router.get("/stories/{id}")
def story(request: Request, desk: Store, id: Id, asked: Asked, listed: Listed) -> StoryView:
    """A story: its facts, what is contested in it, its series and its reports, the long lists page by page."""
    with desk.indexed() as store:
        return story_view(store, story_card(store, id), language_of(request), asked, listed)[0]


@router.get("/stories/{id}/series/{place:int}")
def series(request: Request, desk: Store, id: Id, place: Place, asked: Asked) -> SeriesView:
    """A series of a story: what stands of it and why, who speaks, its statements page by page, its positions."""
    with desk.indexed() as store:
        course = found(course_of(store, story_card(store, id), place))
        return series_view(store, course, language_of(request), asked)
