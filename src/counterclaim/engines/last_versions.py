"""Which version of a page stands that several shards hold: the last in the order of the files, whoever wrote first."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from sqlalchemy import bindparam, func, select

from counterclaim.engines.local import read_here
from counterclaim.flow import keep
from counterclaim.ledger import Ledger
from counterclaim.ledger.tables import ADDITIONS, DOCUMENTS, INPUTS, VERSIONS
from counterclaim.read import Piece
from counterclaim.read.parts import Part, pieces_of
from counterclaim.settings import Given


def put_last(store: Ledger, run: str, parts: Iterable[Part], given: Given) -> int:
    """Have the last version in `parts` stand of each document that the `run`, which `store` bears, brought a version of
    beside another; tell of how many. One that came too early is put in once more: rows are added, and never moved.

    As on one machine: what was met before in the same archive is no newer version.
    """
    several = _several(store, run)
    sources = {source for _, source in several}
    last, met = dict[str, Piece](), set[tuple[str, str | None]]()
    for item in pieces_of((part for part in parts if str(part.source.path) in sources), given) if sources else ():
        if isinstance(item, Piece) and (key := (item.digest, item.source)) not in met:
            met.add(key)
            last |= dict.fromkeys(several.get(key, ()), item)
    store.try_again()
    pieces = {piece.digest: piece for piece in last.values()}
    return sum(outcome == "version" for _, outcome, _ in keep(store, pieces.values(), read_here))


def _several(store: Ledger, run: str) -> Mapping[tuple[str, str | None], set[str]]:
    """The documents of several versions, of which `run` brought one, by the digest and the source of each version."""
    found = defaultdict[tuple[str, str | None], set[str]](set)
    with store.session.reading():
        for row in store.session.rows(_SEVERAL, run=run):
            found[row.digest, row.source].add(row.id)
    return found


_OWN = select(VERSIONS.c.document).join(ADDITIONS).where(ADDITIONS.c.id == bindparam("run"))
_MANY = select(VERSIONS.c.document).where(VERSIONS.c.document.in_(_OWN)).group_by(VERSIONS.c.document)
_SEVERAL = (
    select(DOCUMENTS.c.id, INPUTS.c.digest, INPUTS.c.source)
    .select_from(DOCUMENTS.join(VERSIONS).join(INPUTS, INPUTS.c.version == VERSIONS.c.number))
    .where(DOCUMENTS.c.number.in_(_MANY.having(func.count() > 1)))
)
