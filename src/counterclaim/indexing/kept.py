"""Happenings kept in the ledger's own database, to be woven (see `resolve.weaving.Kept`)."""

from collections.abc import Collection, Mapping

from counterclaim.ledger.index.woven import Put, Woven
from counterclaim.ledger.session import Session
from counterclaim.resolve.chapters import Chapter
from counterclaim.resolve.facts import Happening, day_of
from counterclaim.resolve.kept import happening_from, words_of
from counterclaim.resolve.keys import numbered_keys_of

_REMEMBERED = 10_000


class LedgerKept(Woven):
    """The happenings of the index in `db`. Those that were asked for last are remembered: a number always means the
    same happening."""

    def __init__(self, db: Session) -> None:
        super().__init__(db)
        self.documents_of: Mapping[str, int] = {}
        self._known = dict[int, Happening]()

    def happenings(self, numbers: Collection[int]) -> Mapping[int, Happening]:
        """Those of these `numbers` that are here, but for those of which an erasure left the number alone."""
        unknown = [number for number in numbers if number not in self._known]
        if len(self._known) > _REMEMBERED:
            self._known = {number: self._known[number] for number in numbers if number in self._known}
        self._known |= {number: happening_from(words) for number, words in self.words(unknown).items() if words}
        return {number: self._known[number] for number in numbers if number in self._known}

    def keys(self, numbers: Collection[int]) -> Mapping[int, Collection[int]]:
        """The keys of each of these happenings that are here."""
        found: dict[int, Collection[int]] = {n: numbered_keys_of(each) for n, each in self.happenings(numbers).items()}
        return found | self.kept_keys([n for n, words in self.words(numbers).items() if not words])

    def chapters(self, numbers: Collection[int]) -> Mapping[int, Chapter]:
        """The chapters of those of these happenings that were put in one."""
        return {number: Chapter(*found) for number, found in super().chapters(numbers).items()}

    def put(self, happenings: Mapping[int, Happening], keys: Mapping[int, Collection[int]]) -> None:
        """Take in `happenings`, of documents in `documents_of`, with the `keys` of each, in no chapter."""
        rows = [
            Put(number, self.documents_of[each.facts.doc], day_of(each), words_of(each))
            for number, each in happenings.items()
        ]
        self.insert(rows, keys)
        self._known.update(happenings)

    def drop(self, numbers: Collection[int], keys: Mapping[int, Collection[int]]) -> None:
        """Forget the happenings of these `numbers` and `keys`, and their links."""
        super().drop(numbers, keys)
        for number in numbers:
            self._known.pop(number, None)
