"""A timeline to take away: as a drawing (SVG) or an image (PNG), with its caption and its sources inside."""

from operator import attrgetter

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import Response

from counterclaim.desk.pages.story import Asked, Id, Place, found
from counterclaim.desk.rendering import language_of
from counterclaim.desk.stores import Desk
from counterclaim.desk.views.asked import course_of
from counterclaim.desk.views.charts import picture_of
from counterclaim.desk.views.series import Wanted
from counterclaim.desk.views.sources import legend_of
from counterclaim.desk.views.story import story_card
from counterclaim.desk.visitor import Store
from counterclaim.desk.wording import Language
from counterclaim.output.chart.picture import picture_png, picture_svg

router = APIRouter(include_in_schema=False)


@router.get("/stories/{id}/series/{place:int}.svg")
def svg(request: Request, desk: Store, id: Id, place: Place, asked: Asked) -> Response:
    """The timeline of a series as a drawing."""
    drawing, name = _drawn(desk, id, place, asked, language_of(request))
    return _file(drawing.encode(), "image/svg+xml", f"{name}.svg")


@router.get("/stories/{id}/series/{place:int}.png")
def png(request: Request, desk: Store, id: Id, place: Place, asked: Asked) -> Response:
    """The timeline of a series as an image."""
    drawing, name = _drawn(desk, id, place, asked, language_of(request))
    return _file(picture_png(drawing), "image/png", f"{name}.png")


def _file(content: bytes, kind: str, name: str) -> Response:
    return Response(content, media_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})


def _drawn(desk: Desk, id: str, place: int, asked: Wanted, language: Language) -> tuple[str, str]:
    """The drawing, and what to call its file. Raises HTTPException (404) where there are no two figures to draw."""
    with desk.indexed() as store:
        course = found(course_of(store, story_card(store, id), place))
        rows = [row for row in course.rows if asked.meets(row)]
        title = language.titled(course.record.card)
        picture = picture_of(
            course.record,
            rows,
            course.colours,
            language,
            title,
            attrgetter("claim"),
            asked.scale,
            course.contradictions,
        )
        if picture is None:
            raise HTTPException(404, "There is nothing to draw here: no two of its figures differ.")
        legend = legend_of(store, course, rows, picture, language)
    return picture_svg(picture.wide, title, legend), f"{course.story.id}-{place}"
