"""A document: its words with every claim where it stands, and two of its versions held against each other."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from counterclaim.desk.rendering import page
from counterclaim.desk.rest import documents
from counterclaim.desk.rest.documents import Character, Mention, Place
from counterclaim.desk.views.document import DocumentView
from counterclaim.desk.views.grids import Run
from counterclaim.desk.visitor import Store
from counterclaim.output.report.marks import KINDS

router = APIRouter(include_in_schema=False)

NEAR = 40
"""Characters before the one that was asked for at which a part may begin."""


@router.get("/documents")
def document(
    request: Request,
    desk: Store,
    id: str = "",
    claim: Mention = None,
    field: str = "",
    version: Place = None,
    at: Character = None,
) -> Response:
    """The page of the document `id`, with `claim` chosen and the words of its `field` lit up."""
    asked = request.query_params
    if not id:
        return RedirectResponse("/", 303)
    if asked.get("versions") or ("old" in asked and "new" in asked):
        pair = asked.get("versions") or f"{asked['old']}..{asked['new']}"
        compared = documents.versions(desk, id, pair)
        return page(request, "versions.html.jinja", view=compared, link=_links(id, None))
    view = documents.document(desk, id, claim, version, at)
    shown = Shown(view, _links(id, version), field, at, "x-swap" in request.headers)
    return page(request, "document.html.jinja", view=view, shown=shown)


@dataclass(frozen=True, slots=True)
class Shown:
    """How a page shows a document: the address of its parts (`link`), the `field` that is lit up, the character `at`
    from which more was asked for, and whether the page takes the place of one that is open (`swapped`)."""

    view: DocumentView
    link: Callable[..., str]
    field: str
    at: int | None
    swapped: bool

    @property
    def chosen(self) -> str | None:
        """The id of the chosen claim."""
        return self.view.chosen.id if self.view.chosen else None

    def mark(self, field: str) -> str:
        """The mark under which the words of `field` are shown."""
        return KINDS.get(field, "other")

    def turn(self, claims: Sequence[str]) -> str:
        """Which of the `claims` of one number is chosen when that is pressed: each in its turn."""
        after = claims.index(self.chosen) + 1 if self.chosen in claims else 0
        return claims[after % len(claims)]

    def glosses(self, claims: Sequence[str]) -> str:
        """What the `claims` of one number say, in English."""
        return "\n".join(line.gloss for line in self.view.claims if line.id in claims)

    def proves(self, run: Run, field: str) -> bool:
        """Whether `run` is the first that proves `field`, which is lit up."""
        fields = self.view.chosen.fields if self.view.chosen and field == self.field else []
        return any(each.name == field and each.proofs and each.proofs[0].start == run.start for each in fields)

    def is_asked(self, start: int) -> bool:
        """Whether what begins at the character `start` is the first of what was asked for."""
        if self.at is None:
            return False
        return start == min((block.start for block in self.view.blocks if block.start >= self.at - NEAR), default=-1)


def _links(id: str, version: int | None) -> Callable[..., str]:
    """Makes addresses of this document, in this version, with other parameters."""

    def link(**asked: Any) -> str:
        told = {"id": id, "version": version, **asked}
        return "/documents?" + urlencode({name: value for name, value in told.items() if value not in (None, "")})

    return link
