"""Check: a sentence or a draft, each figure of it with what the reports say. Nothing of it is kept."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import Response

from counterclaim.api.looking import english_names
from counterclaim.desk.rendering import page
from counterclaim.desk.views.check import CheckView, check_view
from counterclaim.desk.visitor import Store
from counterclaim.errors import UsageError

router = APIRouter(include_in_schema=False)


@router.get("/check")
def check_page(request: Request, desk: Store, draft: str = "", date: str = "", language: str = "") -> Response:
    """Where a draft is put in; one that stands in the address is checked at once."""
    return _checked(request, desk, draft, date, language)


@router.post("/check")
def check_draft(
    request: Request,
    desk: Store,
    draft: Annotated[str, Form()] = "",
    date: Annotated[str, Form()] = "",
    language: Annotated[str, Form()] = "",
) -> Response:
    """The draft with its answers. Nothing is written, so that the form need not be one of this desk's."""
    return _checked(request, desk, draft, date, language)


def _checked(request: Request, desk: Store, draft: str, date: str, language: str) -> Response:
    view: CheckView | None = None
    trouble = ""
    if draft.strip():
        try:
            with desk.indexed() as store:
                view = check_view(draft, store, english_names(), date.strip() or None, language.strip() or None)
        except UsageError as error:
            trouble = str(error)
    values = {"draft": draft, "date": date, "language": language}
    return page(request, "checking.html.jinja", 400 if trouble else 200, view=view, values=values, trouble=trouble)
