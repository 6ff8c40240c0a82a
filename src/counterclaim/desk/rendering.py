"""Pages from templates, in the language of whoever asks."""

from collections.abc import Callable
from functools import cache, partial
from importlib.resources import files
from typing import Any, TypeVar

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FunctionLoader, StrictUndefined

from counterclaim.desk.browser import form_token, remember
from counterclaim.desk.static_files import static_address
from counterclaim.desk.views.judging import SaidView, judging_view, missing_view, said_view
from counterclaim.desk.wording import Language, chosen, languages
from counterclaim.ledger import Ledger
from counterclaim.output.export import FORMATS
from counterclaim.output.phrases import names
from counterclaim.output.wording import fenced
from counterclaim.relating import told_anew

View = TypeVar("View")

_SHARED = {"report": "counterclaim.output.report", "chart": "counterclaim.output.chart"}
LANGUAGE_COOKIE, THEME_COOKIE = "counterclaim_language", "counterclaim_theme"
SAID_COOKIE = "counterclaim_said"
"""Holds the id of the judgement that was kept just now, for the next page to tell."""


def language_of(request: Request) -> Language:
    """The language in which whoever asks wants to read."""
    return chosen(request.cookies.get(LANGUAGE_COOKIE), request.headers.get("accept-language"))


def page(request: Request, template: str, status: int = 200, **values: Any) -> HTMLResponse:
    """The page that `template` makes of `values`.

    Every template knows `request`, `visitor` (None where nobody is known), `form_token`, `language`, `theme`,
    `static(name)`, `here(…)`, the address of this page with other parameters, `just_said`, the judgement kept just now,
    if any, `judging(claim)`, what the forms of that claim are made of, and `missing()`, what that of a missed claim is
    made of; both None for those who may not judge.
    """
    language = language_of(request)
    visitor = getattr(request.state, "visitor", None)
    html = (
        environment(language.code)
        .get_template(template)
        .render(
            request=request,
            visitor=visitor,
            form_token=form_token(request),
            team=request.app.state.desk.setup.team,
            language=language,
            languages=languages(),
            theme=request.cookies.get(THEME_COOKIE, ""),
            catching_up=request.app.state.desk.catching_up,
            just_said=_just_said(request) if visitor else None,
            judging=lambda claim: _for_judges(request, lambda store, by: judging_view(store, store.claim(claim), by)),
            missing=lambda: _for_judges(request, missing_view),
            here=lambda **other: str(request.url.include_query_params(**other).replace(scheme="", netloc="")),
            **values,
        )
    )
    answer = HTMLResponse(html, status)
    remember(request, answer)
    if SAID_COOKIE in request.cookies:
        answer.delete_cookie(SAID_COOKIE, httponly=True, samesite="strict")
    return answer


def _just_said(request: Request) -> SaidView | None:
    """The judgement that was kept just before this page was asked for."""
    if not (id := request.cookies.get(SAID_COOKIE)):
        return None
    with request.app.state.desk.ledger() as store:
        entry = store.judgement(id)
        if entry is None:
            return None
        claim = entry.judgement.claim
        return said_view(entry, next(told_anew([store.claim(claim)])).gloss if claim else "")


def _for_judges(request: Request, view: Callable[[Ledger, str], View]) -> View | None:
    """The `view` of the ledger that is made for the visitor, by name; None for those who may not judge."""
    visitor = getattr(request.state, "visitor", None)
    if visitor is None or not visitor.may_judge:
        return None
    with request.app.state.desk.ledger() as store:
        return view(store, visitor.name)


@cache
def environment(code: str) -> Environment:
    """What makes pages in the language `code`: `_("…", name=value)`, and numbers and dates as it writes them."""
    language = Language.of(code)
    found = Environment(
        loader=FunctionLoader(_source),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    found.install_gettext_callables(language.gettext, language.ngettext, newstyle=True)  # type: ignore[attr-defined]
    found.globals |= {"static": static_address, "export_formats": _formats()}
    found.filters |= {
        "number": language.number, "date": language.date, "listed": language.joined, "country": language.country,
        "tongue": language.tongue, "told": language.told, "named": language.named, "titled": language.titled,
        "valued": language.valued,
        "measure_name": partial(language.named, kind="measure"), "role_name": partial(language.named, kind="role"),
        "status_name": partial(language.named, kind="status"), "fenced": fenced,
    }  # fmt: skip
    return found


def _formats() -> list[str]:
    """The formats of exports, those for people first, as the table of names has them."""
    called = list(names()["format"])
    return sorted(FORMATS, key=lambda name: called.index(name) if name in called else len(called))


def _source(name: str) -> str | None:
    """A template of the desk, or, called "report/…" or "chart/…", one of those whose macros the desk shares."""
    room, _, rest = name.partition("/")
    shared = _SHARED.get(room)
    folder = files(shared or __package__).joinpath("templates")
    path = folder.joinpath(*(rest if shared else name).split("/"))
    return path.read_text(encoding="utf-8") if path.is_file() else None
