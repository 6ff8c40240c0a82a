"""The review queue as JSON."""

from typing import Annotated

from fastapi import APIRouter, Query

from counterclaim.desk.views.review import Review, review_view, stories_of_mine
from counterclaim.desk.views.unsettled import Unsettled, unsettled_view
from counterclaim.desk.visitor import Reviewer, Store
from counterclaim.ledger.index.reviewing import QueueFilter

answers = APIRouter(prefix="/review", tags=["review"])

Name = Annotated[str, Query(max_length=100)]


@answers.get("")
def review(
    desk: Store,
    who: Reviewer,
    story: Name = "",
    measure: Name = "",
    lang: Name = "",
    mine: bool = False,
    after: Annotated[str, Query(max_length=500)] = "",
    claim: Name = "",
) -> Review:
    """The claim to judge next, after the place `after`, or `claim` itself, and those that follow; `mine` takes those of
    the stories in which one judged last."""
    with desk.indexed() as store:
        own = stories_of_mine(store, who.name) if mine else None
        wanted = QueueFilter(story or None, measure or None, lang or None, own)
        return review_view(store, who.name, wanted, after, claim or None)


@answers.get("/judgements")
def judgements(desk: Store, who: Reviewer, mine: bool = False) -> Unsettled:
    """The judgements that want an eye again; with `mine`, one's own."""
    with desk.indexed() as store:
        return unsettled_view(store, who.name if mine else None)
