"""The review queue: one claim after another, the most urgent first, with all that is needed to judge it."""

from collections.abc import Sequence
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import HTMLResponse

from counterclaim.desk.rendering import page
from counterclaim.desk.views.joining import joining_view
from counterclaim.desk.views.review import Review, review_view, stories_of_mine
from counterclaim.desk.views.unsettled import unsettled_view
from counterclaim.desk.visitor import Reviewer, Store, Visitor
from counterclaim.ledger import Ledger
from counterclaim.ledger.index.choices import choices
from counterclaim.ledger.index.reviewing import QueueFilter
from counterclaim.model.asked import StoryFilter

router = APIRouter(include_in_schema=False)

STEPS = 20
"""So many places that one came from are remembered."""

Place = Annotated[str, Query(max_length=500)]


@router.get("/review")
def review(
    request: Request,
    desk: Store,
    who: Reviewer,
    after: Place = "",
    at: Place = "",
    was: Annotated[list[Place], Query(max_length=STEPS + 1)] = [],  # noqa: B006 - FastAPI makes a new one each time
) -> HTMLResponse:
    """The claim at hand: the first after the place `after`, or the claim `at`; `was` are the places before."""
    asked = request.query_params
    with desk.indexed() as store:
        wanted = wanted_claims(store, who, asked.get("story"), asked.get("measure"), asked.get("lang"), "mine" in asked)
        view = review_view(store, who.name, wanted, after, at or None)
        kinds = choices(store.session, StoryFilter())
    ways = Ways(wanted, "mine" in asked, after, view, was)
    return page(request, "review.html.jinja", view=view, wanted=wanted, kinds=kinds, ways=ways, mine="mine" in asked)


@router.get("/review/judgements")
def judgements(request: Request, desk: Store, who: Reviewer) -> HTMLResponse:
    """The judgements that want an eye again."""
    mine = "mine" in request.query_params
    with desk.indexed() as store:
        view = unsettled_view(store, who.name if mine else None)
    return page(request, "unsettled.html.jinja", view=view, mine=mine)


@router.get("/review/stories/{id}")
def story(request: Request, desk: Store, who: Reviewer, id: str, words: Place = "", after: Place = "") -> HTMLResponse:
    """Where the story `id` is joined with another one, found by `words`, or reports are split off it."""
    with desk.indexed() as store:
        view = joining_view(store, who.name, id, words, after)
    if view is None:
        raise HTTPException(404, f"There is no story {id} in this ledger.")
    return page(request, "joining.html.jinja", view=view, words=words)


def wanted_claims(
    store: Ledger, who: Visitor, story: str | None, measure: str | None, lang: str | None, mine: bool
) -> QueueFilter:
    """The claims that are asked for; with `mine`, those of the stories in which the visitor judged last."""
    own = stories_of_mine(store, who.name) if mine else None
    return QueueFilter(story or None, measure or None, lang or None, own)


class Ways:
    """The addresses to which the page of the queue leads, under the same filters."""

    def __init__(self, wanted: QueueFilter, mine: bool, after: str, view: Review, was: Sequence[str]) -> None:
        told = {"story": wanted.story, "measure": wanted.measure, "lang": wanted.lang, "mine": "1" if mine else None}
        self._filters = [(name, value) for name, value in told.items() if value]
        self._after, self._view, self._was = after, view, list(was)

    @property
    def next(self) -> str:
        """To the claim after the one at hand, which is left where it is."""
        return self._to(self._view.after, [*self._was, self._after or "-"][-STEPS:])

    @property
    def previous(self) -> str | None:
        """To the claim that was at hand before; None at the beginning."""
        return self._to(self._was[-1].removeprefix("-"), self._was[:-1]) if self._was else None

    @property
    def begin(self) -> str:
        """To the most urgent claim."""
        return self._to("", [])

    def claim(self, id: str) -> str:
        """To the claim `id`, and from there on as from here."""
        return self._to(self._view.after, self._was, at=id)

    def _to(self, after: str, was: Sequence[str], **more: str) -> str:
        asked = [*self._filters, *more.items(), *(("was", place) for place in was)]
        query = urlencode([("after", after), *asked] if after else asked)
        return f"/review?{query}" if query else "/review"
