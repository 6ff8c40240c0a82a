"""What stories can be narrowed by."""

from dataclasses import dataclass

from sqlalchemy import select

from counterclaim.ledger.index.shelves import TALLIES
from counterclaim.ledger.session import Session


@dataclass(frozen=True, slots=True)
class Facet:
    """A value that stories can be narrowed by, and how many stories have it."""

    value: str
    stories: int


def facets(db: Session, kind: str, most: int = 250) -> list[Facet]:
    """The values of the facet `kind` (measure, country, role, speaker, lang, status), those of most stories first."""
    query = select(TALLIES.c.facet, TALLIES.c.stories).where(TALLIES.c.kind == kind, TALLIES.c.stories > 0)
    found = db.rows(query.order_by(TALLIES.c.stories.desc(), TALLIES.c.facet).limit(most))
    return [Facet(row.facet.partition("=")[2], int(row.stories)) for row in found]
