"""The page of a story and that of one of its series, which may be taken away as a picture."""

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, HTTPException, Path, Query, Request
from fastapi.responses import HTMLResponse

from counterclaim.desk.rendering import language_of, page
from counterclaim.desk.views.asked import Course, course_of
from counterclaim.desk.views.charts import colours_among
from counterclaim.desk.views.drawn import drawn, langs_of
from counterclaim.desk.views.series import PLAIN, Wanted, series_view
from counterclaim.desk.views.story import Turns, story_card, story_view
from counterclaim.desk.visitor import Store
from counterclaim.output.chart.look import Kind
from counterclaim.output.chart.sparks import spark_of

router = APIRouter(include_in_schema=False)

DAY = r"^(\d{4}-\d{2}-\d{2})?$"
Id = Annotated[str, Path(max_length=2_000)]
Place = Annotated[int, Path(ge=0, lt=1_000_000)]


def wanted(
    scale: Kind = "auto",
    view: Literal["chart", "table", "matrix"] = "chart",
    start: Annotated[int, Query(ge=0, lt=1_000_000)] = 0,
    speaker: Annotated[str, Query(max_length=400)] = "",
    lang: Annotated[str, Query(max_length=12)] = "",
    since: Annotated[str, Query(pattern=DAY)] = "",
    until: Annotated[str, Query(pattern=DAY)] = "",
) -> Wanted:
    """What the address asks for of a series."""
    return Wanted(scale, view, start, speaker, lang, since, until)


def turns(
    lines: Annotated[int, Query(ge=0, lt=1_000_000)] = 0,
    verdicts: Annotated[str, Query(max_length=400)] = "",
    reports: Annotated[str, Query(max_length=400)] = "",
) -> Turns:
    """Which parts of the lists of a story the address asks for."""
    return Turns(lines, verdicts, reports)


Asked = Annotated[Wanted, Depends(wanted)]
Listed = Annotated[Turns, Depends(turns)]


@router.get("/stories/{id}")
def story(request: Request, desk: Store, id: Id, asked: Asked, listed: Listed) -> HTMLResponse:
    """The page of a story."""
    language = language_of(request)
    with desk.indexed() as store:
        card = story_card(store, id)
        view, shown = story_view(store, card, language, asked, listed)
    colours = colours_among([one.voices for one in view.series])
    titles = {course.record.card.place: language.titled(course.record.card) for course, _ in shown}
    return page(
        request,
        "story.html.jinja",
        view=view,
        wanted=asked,
        open=set(titles),
        titles=titles,
        drawn={one.place: drawn(course, one, asked, titles[one.place], language) for course, one in shown},
        sparks={
            one.place: spark_of(one, found, SPARK_WIDTH, SPARK_HEIGHT)
            for one, found in zip(view.series, colours, strict=True)
        },
    )


SPARK_WIDTH, SPARK_HEIGHT = 96, 24


@router.get("/stories/{id}/series/{place:int}")
def series(request: Request, desk: Store, id: Id, place: Place, asked: Asked) -> HTMLResponse:
    """The page of one series of a story."""
    language = language_of(request)
    with desk.indexed() as store:
        course = found(course_of(store, story_card(store, id), place))
        view = series_view(store, course, language, asked)
    title = language.titled(course.record.card)
    return page(
        request,
        "series.html.jinja",
        view=view,
        title=title,
        wanted=asked,
        plain=PLAIN,
        langs=langs_of(course.rows),
        drawn=drawn(course, view, asked, title, language),
    )


def found(course: Course | None) -> Course:
    """`course`, where there is one. Raises HTTPException (404)."""
    if course is None:
        raise HTTPException(404, "This story has no such series.")
    return course
