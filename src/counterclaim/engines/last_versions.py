"""Which version of a page stands that several shards hold: the last in the order of the files, whoever wrote first."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from typing import Any

from sqlalchemy import bindparam, func, select

from counterclaim.engines.local import read_here
from counterclaim.flow import keep
from counterclaim.ledger import Ledger
from counterclaim.ledger.additions import asked_as
from counterclaim.ledger.tables import ADDITIONS, DOCUMENTS, INPUTS, VERSIONS
from counterclaim.read import Piece
from counterclaim.read.parts import Part, pieces_of
from counterclaim.settings import Given


def put_last(store: Ledger, asked: Mapping[str, Any], parts: Iterable[Part], given: Given) -> int:
    """Have the last version in `parts` stand of each document that a run of which was `asked` the same brought a
    version of beside another; tell of how many. One that came too early is put in once more, into the run that `store`
    bears: rows are added, and never moved. A run that was killed, and begun again, is seen to by the second.

    As on one machine: what was met before in the same archive is no newer version, and what another run brought later
    stands.
    """
    several, standing = _several(store, asked_as(asked))
    sources = {source for _, source in several}
    own = [part for part in parts if str(part.source.path) in sources] if sources else []
    last, met = dict[str, str](), set[tuple[str, str | None]]()
    for item in pieces_of(own, given):
        if isinstance(item, Piece) and (key := (item.digest, item.source)) not in met:
            met.add(key)
            last |= dict.fromkeys(several.get(key, ()), item.digest)
    early = {digest for document, digest in last.items() if digest not in standing[document]}
    if not early:
        return 0
    store.try_again()
    return sum(outcome == "version" for _, outcome, _ in keep(store, _some(own, given, early), read_here))


def _some(parts: Iterable[Part], given: Given, digests: Set[str]) -> Iterator[Piece]:
    """The pieces in `parts` of these `digests`, each once."""
    left = set(digests)
    for item in pieces_of(parts, given):
        if isinstance(item, Piece) and item.digest in left:
            left.remove(item.digest)
            yield item


def _several(store: Ledger, asked: str) -> tuple[Mapping[tuple[str, str | None], set[str]], Mapping[str, set[str]]]:
    """The documents of several versions, the newest of which a run brought of which so much was `asked`, by the digest
    and the source of each version; and the digests of the version that stands of each."""
    found, standing = defaultdict[tuple[str, str | None], set[str]](set), dict[str, set[str]]()
    with store.session.reading():
        rows = store.session.rows(_SEVERAL, asked=asked)
    newest = {row.id: row for row in sorted(rows, key=lambda row: row.number)}
    for row in rows:
        last = newest[row.id]
        if last.asked == asked:
            found[row.digest, row.source].add(row.id)
            if row.number == last.number:
                standing.setdefault(row.id, set()).add(row.digest)
    return found, standing


_OWN = select(VERSIONS.c.document).join(ADDITIONS).where(ADDITIONS.c.asked == bindparam("asked"))
_MANY = select(VERSIONS.c.document).where(VERSIONS.c.document.in_(_OWN)).group_by(VERSIONS.c.document)
_SEVERAL = (
    select(DOCUMENTS.c.id, VERSIONS.c.number, INPUTS.c.digest, INPUTS.c.source, ADDITIONS.c.asked)
    .select_from(
        DOCUMENTS.join(VERSIONS)
        .join(INPUTS, INPUTS.c.version == VERSIONS.c.number)
        .outerjoin(ADDITIONS, ADDITIONS.c.number == VERSIONS.c.addition)
    )
    .where(DOCUMENTS.c.number.in_(_MANY.having(func.count() > 1)))
)
