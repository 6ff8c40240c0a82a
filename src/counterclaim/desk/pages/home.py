"""Home: the stories of the ledger, narrowed by filters and words."""

from collections.abc import Mapping
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import HTMLResponse

from counterclaim.desk.rendering import page
from counterclaim.desk.views.home import Home, home_view
from counterclaim.desk.visitor import Store
from counterclaim.errors import UsageError
from counterclaim.ledger.clock import moment_of
from counterclaim.model import SeriesCard, StoryCard
from counterclaim.model.asked import Order, StoryFilter, Turn
from counterclaim.output.chart.colours import colours_of
from counterclaim.output.chart.sparks import Spark, spark_of

router = APIRouter(include_in_schema=False)
answers = APIRouter(tags=["stories"])

SEEN = "counterclaim_seen"
"""The cookie that holds the ledger time up to which one has seen what changed."""
PICTURES = 4
"""Small pictures beside a story."""
WIDTH, HEIGHT = 132.0, 36.0
YEAR = 365 * 24 * 3600

Some = Annotated[list[str], Query(max_length=20)]
Day = Annotated[str, Query(pattern=r"^(\d{4}-\d\d-\d\d)?$")]


def wanted_stories(
    q: Annotated[str, Query(max_length=500, description="Names, places, words in any language.")] = "",
    measure: Some = [],  # noqa: B006 - FastAPI makes a new one for each request
    country: Some = [],  # noqa: B006
    role: Some = [],  # noqa: B006
    speaker: Some = [],  # noqa: B006
    lang: Some = [],  # noqa: B006
    status: Some = [],  # noqa: B006
    since: Day = "",
    until: Day = "",
) -> StoryFilter:
    """The filter that an address asks for; what is empty asks for nothing."""
    measures, countries, roles, speakers, langs, statuses = (
        tuple(filter(None, kind)) for kind in (measure, country, role, speaker, lang, status)
    )
    return StoryFilter(measures, countries, roles, speakers, langs, statuses, since or None, until or None, q)


Wanted = Annotated[StoryFilter, Depends(wanted_stories)]
Size = Annotated[int, Query(ge=1, le=200)]


@router.get("/")
def home(request: Request, desk: Store, wanted: Wanted, order: Order = "newest", after: str = "") -> HTMLResponse:
    """The page."""
    with desk.indexed() as store:
        view = home_view(store, wanted, order, Turn(20, after), seen_by(request))
        pictures = {card.id: pictures_of(card) for card in view.stories.items}
    answer = page(request, "home.html.jinja", view=view, pictures=pictures, chosen=_chosen(wanted))
    if SEEN not in request.cookies:
        answer.set_cookie(SEEN, view.state, max_age=YEAR, httponly=True, samesite="lax")
    return answer


@answers.get("/")
def home_answer(
    request: Request, desk: Store, wanted: Wanted, order: Order = "newest", after: str = "", size: Size = 20
) -> Home:
    """The stories that are wanted, a page at a time: `after` is what the page before told."""
    with desk.indexed() as store:
        return home_view(store, wanted, order, Turn(size, after), seen_by(request))


def seen_by(request: Request) -> str:
    """The ledger time up to which whoever asks has seen what changed; "" where they never looked."""
    told = request.cookies.get(SEEN, "")
    try:
        return moment_of(told) if told else ""
    except UsageError:  # no cookie of this desk's making
        return ""


def pictures_of(card: StoryCard) -> list[tuple[SeriesCard, Spark]]:
    """The first series of a story, each with its small picture."""
    shown = card.series[:PICTURES]
    colours = colours_of([[voice.key for voice in series.voices for _ in range(voice.statements)] for series in shown])
    return [(series, spark_of(series, own, WIDTH, HEIGHT)) for series, own in zip(shown, colours, strict=True)]


def _chosen(wanted: StoryFilter) -> Mapping[str, tuple[str, ...]]:
    return {
        "measure": wanted.measures, "country": wanted.countries, "role": wanted.roles, "lang": wanted.langs,
        "status": wanted.statuses,
    }  # fmt: skip
