"""Checking as JSON."""

from typing import Annotated

from fastapi import APIRouter
from pydantic import BaseModel, Field

from counterclaim.api.looking import english_names
from counterclaim.desk.views.check import LONGEST, CheckView, check_view
from counterclaim.desk.visitor import Store

router = APIRouter(tags=["checking"])

Word = Annotated[str, Field(max_length=40)]


class Draft(BaseModel):
    """A sentence or more; `date` and `language` say when and in which language it is written, where it does not."""

    draft: Annotated[str, Field(max_length=LONGEST)]
    date: Word = ""
    language: Word = ""


@router.post("/check")
def check_draft(desk: Store, body: Draft) -> CheckView:
    """Each figure of a draft with what the reports say. Nothing of it is kept."""
    with desk.indexed() as store:
        return check_view(body.draft, store, english_names(), body.date or None, body.language or None)
