"""Home: the stories of the ledger."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from counterclaim.desk.rendering import page
from counterclaim.desk.views.home import Home, home_view
from counterclaim.desk.visitor import Store

router = APIRouter(include_in_schema=False)
answers = APIRouter(tags=["stories"])


@router.get("/")
def home(request: Request, desk: Store) -> HTMLResponse:
    """The page."""
    with desk.ledger() as store:
        return page(request, "home.html.jinja", view=home_view(store))


@answers.get("/")
def home_answer(desk: Store) -> Home:
    """The stories of the ledger."""
    with desk.ledger() as store:
        return home_view(store)
