"""The reports of a page: their texts, where each of them stands, and an anchor for every figure told in them."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from counterclaim.model import Claim, Document
from counterclaim.output.naming import Names


@dataclass(frozen=True, slots=True)
class Entry:
    """A claim as it stands on the page, with its anchor."""

    claim: Claim
    anchor: str


class Archive:
    """Where things stand on the page. A claim that is told in several stories has an anchor in each."""

    def __init__(self, documents: Sequence[Document], names: Names) -> None:
        self.names = names
        self._places = {(one.id, one.version): (f"document-{number}", one) for number, one in enumerate(documents, 1)}
        self._entries: dict[tuple[str, str], dict[str, Entry]] = defaultdict(dict)
        self._given = 0

    def enter(self, claim: Claim) -> Entry:
        """`claim` with a new anchor; the first one is that to which its report leads."""
        self._given += 1
        entry = Entry(claim, f"claim-{self._given}")
        self._entries[claim.doc, claim.text].setdefault(claim.id, entry)
        return entry

    def entries(self, document: Document) -> list[Entry]:
        """The claims read from `document`, in the order of its text."""
        found = self._entries[document.id, document.version].values()
        return sorted(found, key=lambda entry: (entry.claim.start, entry.claim.end))

    def leads_to(self, entry: Entry) -> bool:
        """Whether the report of `entry` is here and leads back to this anchor, not to that of another story."""
        known = self._entries[entry.claim.doc, entry.claim.text].get(entry.claim.id)
        return known is entry and (entry.claim.doc, entry.claim.text) in self._places

    def document(self, doc: str, text: str) -> Document | None:
        """The report `doc` in the version `text`, None where it is not here."""
        return self._places.get((doc, text), ("", None))[1]

    def place(self, doc: str, text: str) -> str | None:
        """The anchor of the report `doc` in the version `text`, None where it is not here."""
        return self._places.get((doc, text), (None, None))[0]
