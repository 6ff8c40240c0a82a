"""What a person chooses for all pages: the language, light or dark. Kept in cookies of theirs, nowhere else."""

from typing import Annotated

from fastapi import APIRouter, Form
from fastapi.responses import RedirectResponse

from counterclaim.desk.going import safe_path
from counterclaim.desk.rendering import LANGUAGE_COOKIE, THEME_COOKIE
from counterclaim.desk.wording import languages

router = APIRouter(include_in_schema=False)

YEAR = 365 * 24 * 3600


@router.post("/choices")
def choose(
    language: Annotated[str, Form()] = "", theme: Annotated[str, Form()] = "", back: Annotated[str, Form()] = "/"
) -> RedirectResponse:
    """Remember what was chosen, and go back."""
    answer = RedirectResponse(safe_path(back), 303)
    if language in {each.code for each in languages()}:
        answer.set_cookie(LANGUAGE_COOKIE, language, max_age=YEAR, httponly=True, samesite="lax")
    if theme in ("light", "dark"):
        answer.set_cookie(THEME_COOKIE, theme, max_age=YEAR, httponly=True, samesite="lax")
    else:
        answer.delete_cookie(THEME_COOKIE)
    return answer
