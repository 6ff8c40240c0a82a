"""What goes out: claims, documents and stories, as every export finds them."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Generic, TypeVar

from counterclaim.model import Claim, Described, Document, Judgement, described
from counterclaim.output.naming import Names
from counterclaim.reconcile.dossier import Dossier

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Walk(Generic[T]):
    """Things that are had from a ledger one by one, anew each time they are iterated, so that none are held."""

    begin: Callable[[], Iterator[T]]

    def __iter__(self) -> Iterator[T]:
        return self.begin()


@dataclass(frozen=True)
class Parcel:
    """What goes out in one export, in an order that depends on the ledger alone.

    `claims` and `documents` (these with their texts) may be walked as often as one likes; claims come document by
    document, in the order of the documents. `said` is what people say of them that stands. `texts` is whether the full
    texts may go out: without, a format quotes sentences and gives addresses. `names` are what codes are called in
    English; `made` is when the export was made, with its offset from UTC; `came` tells the UTC time (ISO) at which the
    text of a document came to the ledger, None where nobody knows.
    """

    claims: Iterable[Claim]
    documents: Iterable[Document]
    related: Callable[[], Sequence[Dossier]]
    said: Sequence[Judgement]
    names: Names
    made: datetime
    texts: bool = False
    came: Callable[[str], str | None] = lambda _: None

    @cached_property
    def dossiers(self) -> Sequence[Dossier]:
        """The stories with their series, what stands of each, and the verdicts; those of most reports first. Made when
        they are first asked for, since all claims are compared for them."""
        return self.related()

    @cached_property
    def described(self) -> Mapping[str, Described]:
        """What is known of each document, by its id, without its text."""
        return {document.id: described(document) for document in self.documents}

    def read_on(self, doc: str) -> str:
        """The ISO day on which the document `doc` was read: for files that no ledger holds, that of the export."""
        return (self.came(doc) or self.made.isoformat())[:10]
