"""The report: one self-contained page that tells each story: who said how many, when, and the words that prove it."""

import base64
import hashlib
from collections.abc import Mapping, Sequence
from importlib.resources import files
from typing import TYPE_CHECKING

from counterclaim.model import Claim, Document, Problem
from counterclaim.output.naming import Names
from counterclaim.output.report.archive import Archive
from counterclaim.output.report.documents import document_view
from counterclaim.output.report.statements import StatementView, claim_view
from counterclaim.output.report.stories import StoryView, story_views
from counterclaim.output.wording import joined, plain, showable, speaker_key, when
from counterclaim.reconcile.dossier import Dossier

if TYPE_CHECKING:
    from jinja2 import Environment


def report_html(
    documents: Sequence[Document],
    claims: Sequence[Claim],
    dossiers: Sequence[Dossier],
    problems: Sequence[Problem],
    title: str = "Counterclaim report",
    made: str | None = None,
    names: Names | None = None,
) -> str:
    """The whole report as one HTML page that loads nothing; the same input gives the same characters.

    `dossiers` are the stories of `claims`, in the order in which they are shown; claims in none of them stand behind
    them, and those of documents not given without their report. `made` says when (and from what) the report was made,
    in words, and is left out when None. `names` are the English names of countries, peoples and sides.
    """
    known = (names or Names()).learnt(claims)
    archive = Archive(documents, known)
    stories = story_views(dossiers, documents, archive)
    style, script = _data("report.css") + _data("chart.css"), _data("report.js")
    html = (
        _environment()
        .get_template("page.html.jinja")
        .render(
            title=plain(title),
            made=plain(made or ""),
            summary=_summary(documents, claims, stories, known),
            stories=[story for story in stories if not story.small],
            small=[story for story in stories if story.small],
            rest=_rest(claims, dossiers, archive),
            documents=[document_view(one, archive) for one in documents],
            problems=problems,
            style=style,
            script=script,
            style_hash=_hash(style),
            script_hash=_hash(script),
        )
    )
    return showable(html)


def _rest(claims: Sequence[Claim], dossiers: Sequence[Dossier], archive: Archive) -> list[StatementView]:
    """The claims that are in none of the stories, in time order."""
    told = {
        (one.claim.doc, one.claim.id)
        for dossier in dossiers
        for course in dossier.courses
        for one in course.series.told
    }
    rest = [claim for claim in claims if (claim.doc, claim.id) not in told]
    ordered = sorted(rest, key=lambda claim: (*when(claim).order, claim.doc, claim.start))
    return [claim_view(claim, when(claim), archive) for claim in ordered]


def _summary(
    documents: Sequence[Document], claims: Sequence[Claim], stories: Sequence[StoryView], names: Names
) -> Mapping[str, str | int]:
    languages = sorted({names.language(one.lang) for one in documents if one.lang})
    return {
        "reports": len(documents),
        "languages": joined(languages) if len(languages) <= 6 else f"{len(languages)} languages",
        "figures": len(claims),
        "speakers": len({key for key in map(speaker_key, claims) if key}),
        "stories": len(stories),
        "contradictions": sum(dict(story.marks).get("contradicts", 0) for story in stories),
    }


def _environment() -> "Environment":
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    return Environment(
        loader=FunctionLoader(_data), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )


def _data(name: str) -> str:
    """A file of `templates/` here or of the chart, its line ends as a browser's hash of it wants them."""
    room = "counterclaim.output.chart" if name.startswith("chart.") else __name__
    return files(room).joinpath("templates", name).read_text(encoding="utf-8").replace("\r\n", "\n")


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return "sha256-" + base64.b64encode(digest).decode("ascii")
