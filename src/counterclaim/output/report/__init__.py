"""The report: one self-contained page that shows who said how many, when, and the words that prove it."""

import base64
import hashlib
import re
from collections.abc import Mapping, Sequence
from importlib.resources import files
from typing import TYPE_CHECKING

from counterclaim.model import Claim, Document, Problem
from counterclaim.output.naming import Names
from counterclaim.output.report.colours import colours_of
from counterclaim.output.report.series import Series, series_of
from counterclaim.output.report.views import SeriesView, Views
from counterclaim.output.wording import joined, plain, speaker_key

if TYPE_CHECKING:
    from jinja2 import Environment

_NOT_FOR_HTML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202d\u202e\ud800-\udfff\ufffe\uffff]")


def report_html(
    documents: Sequence[Document],
    claims: Sequence[Claim],
    problems: Sequence[Problem],
    title: str = "Counterclaim report",
    made: str | None = None,
    names: Names | None = None,
) -> str:
    """The whole report as one HTML page that loads nothing; the same input gives the same characters.

    `claims` keep their order among equals; those of documents not given are shown without their report. `made` says
    when (and from what) the report was made, in words, and is left out when None. `names` are the English names of
    countries, peoples and sides.
    """
    known = (names or Names()).learnt(claims)
    every = series_of(claims, known)
    views = Views(documents, known)
    shown = [views.series(*pair) for pair in zip(every, colours_of(every), strict=True)]
    page = _environment().get_template("page.html.jinja")
    style, script = _data("report.css"), _data("report.js")
    html = page.render(
        title=plain(title),
        made=plain(made or ""),
        summary=_summary(documents, claims, every, known),
        series=[one for one in shown if len(one.claims) > 1],
        once=_told_once(shown),
        documents=views.all_documents(every),
        problems=problems,
        style=style,
        script=script,
        style_hash=_hash(style),
        script_hash=_hash(script),
    )
    return _NOT_FOR_HTML.sub("\ufffd", html)


def _told_once(shown: Sequence[SeriesView]) -> list[SeriesView]:
    alone = [one for one in shown if len(one.claims) == 1]
    return sorted(alone, key=lambda one: (one.claims[0].date.order, one.title))


def _summary(
    documents: Sequence[Document], claims: Sequence[Claim], every: Sequence[Series], names: Names
) -> Mapping[str, str | int]:
    languages = sorted({names.language(one.lang) for one in documents if one.lang})
    told = [claim for series in every for claim in series.claims]
    return {
        "reports": len(documents),
        "languages": joined(languages) if len(languages) <= 6 else f"{len(languages)} languages",
        "figures": len(claims),
        "repeated": len(claims) - len(told),
        "speakers": len({key for key in map(speaker_key, claims) if key}),
        "groups": len({names.people(claim) for claim in claims}),
        "series": len(every),
    }


def _environment() -> "Environment":
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    return Environment(
        loader=FunctionLoader(_data), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )


def _data(name: str) -> str:
    """A file of `templates/`, its line ends as a browser's hash of it wants them."""
    text = files(__name__).joinpath("templates", name).read_text(encoding="utf-8")
    return text.replace("\r\n", "\n")


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return "sha256-" + base64.b64encode(digest).decode("ascii")
