"""What a form, or a JSON body, says: each kind of judgement with its fields, and the judgement that it makes."""

from abc import ABC, abstractmethod
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, Field

from counterclaim.api.added_claims import InText
from counterclaim.api.corrections import FIELDS
from counterclaim.api.saying import addition, adoption, correction, joining, noted, overruling, parting
from counterclaim.desk.judgements.members import members_of, series_of
from counterclaim.errors import UsageError
from counterclaim.ledger import Ledger
from counterclaim.model import Judgement, Relation, Role, Series, Status, Thing, Withdrawal

LONGEST = 2000
"""So many characters of a reason, a name or an id are taken."""


def _listed(value: Any) -> Any:
    """One or several of a form's fields of one name, without those left empty."""
    return [each for each in ([value] if isinstance(value, str) else value) if each]


Word = Annotated[str, Field(max_length=LONGEST)]
MaybeWord = Annotated[Word | None, BeforeValidator(lambda value: value or None)]
Count = Annotated[int, Field(ge=0, le=10**12)]
MaybeCount = Annotated[Count | None, BeforeValidator(lambda value: None if value == "" else value)]
Words = Annotated[list[Word], Field(max_length=500), BeforeValidator(_listed)]


class Said(BaseModel, ABC):
    """What all say: why, and, of a claim, the id of the last judgement on it that its judge had seen, or
    "none"."""

    why: Word = ""
    seen: Word | None = None

    @abstractmethod
    def as_judgement(self, store: Ledger, by: str) -> Judgement:
        """The judgement of the person `by`, made inside a batch of `store`. Raises UsageError where it cannot be."""

    def reason(self) -> str:
        """Why, where that must be said. Raises UsageError where it is not."""
        if not self.why.strip():
            raise UsageError("Say why, in a few words that others can follow.")
        return self.why.strip()


class Accepted(Said):
    """A claim is right."""

    claim: Word

    def as_judgement(self, store: Ledger, by: str) -> Judgement:  # noqa: ARG002 - as all have it
        """As `Said` tells."""
        return Judgement("accept", by, self.why.strip(), claim=self.claim)


class Rejected(Said):
    """A claim is none."""

    claim: Word

    def as_judgement(self, store: Ledger, by: str) -> Judgement:  # noqa: ARG002 - as all have it
        """As `Said` tells."""
        return Judgement("reject", by, self.reason(), claim=self.claim)


class Corrected(Said):
    """A field of a claim is another."""

    claim: Word
    field: Word
    new: Word = ""

    def as_judgement(self, store: Ledger, by: str) -> Judgement:
        """As `Said` tells."""
        what = correction(store, self.claim, self.field, self.new)
        return Judgement("correct", by, self.reason(), claim=self.claim, what=what)


class Missed(Said):
    """A claim that the reader missed: the number printed as `words`, from the character `start` of the document `doc`;
    what else it says in the fields of `counterclaim judge correct`."""

    doc: Word
    words: Word
    start: Annotated[int | None, Field(ge=0), BeforeValidator(lambda value: None if value == "" else value)] = None
    measure: Word
    number: Word = ""
    role: Word = ""
    country: Word = ""
    place: Word = ""
    said_by: Word = ""
    as_of: Word = ""

    def as_judgement(self, store: Ledger, by: str) -> Judgement:
        """As `Said` tells."""
        told = {name: value for name in FIELDS if name != "measure" and (value := getattr(self, name, ""))}
        what = addition(store, self.words, self.measure, InText(self.doc, self.start), told)
        return Judgement("add", by, self.why.strip(), what.claim.id, what.claim.doc, what.claim.text, what)


class Adopted(Said):
    """The figure to use for a series: that at the `place_in_story` (from 0) of a `story`, or what is named by measure,
    role, country, place and event."""

    figure: Count
    story: MaybeWord = None
    place_in_story: Annotated[int, Field(ge=0, le=10**6)] = 0
    measure: Word = ""
    role: Role = "people"
    country: MaybeWord = None
    place: MaybeWord = None
    event: MaybeWord = None
    low: MaybeCount = None
    high: MaybeCount = None
    status: Status = "provisional"

    def as_judgement(self, store: Ledger, by: str) -> Judgement:
        """As `Said` tells."""
        named = Series(self.measure, self.role, self.country, self.place, self.event)
        series = series_of(store, self.story, self.place_in_story) if self.story else named
        return Judgement(
            "adopt", by, self.reason(), what=adoption(self.figure, series, self.status, (self.low, self.high))
        )


class Overruled(Said):
    """The claim `b` stands so to the claim `a`, whatever the `verdict` on them says."""

    relation: Relation
    a: Word
    b: Word
    verdict: MaybeWord = None

    def as_judgement(self, store: Ledger, by: str) -> Judgement:
        """As `Said` tells."""
        what = overruling(store, self.relation, self.a, self.b, self.verdict)
        return Judgement("overrule", by, self.reason(), what=what)


class Merged(Said):
    """Speakers or stories are one; the first one's id stays."""

    things: Thing
    ids: Words

    def as_judgement(self, store: Ledger, by: str) -> Judgement:
        """As `Said` tells."""
        members = members_of(store, self.ids) if self.things == "stories" else ()
        return Judgement("merge", by, self.reason(), what=joining(self.things, self.ids, members))


class Parted(Said):
    """Speakers or stories are not one, or do not belong in another."""

    things: Thing
    ids: Words
    out_of: MaybeWord = None

    def as_judgement(self, store: Ledger, by: str) -> Judgement:
        """As `Said` tells."""
        members = members_of(store, [self.out_of]) if self.things == "stories" and self.out_of else ()
        return Judgement("split", by, self.reason(), what=parting(self.things, self.ids, self.out_of, members))


class Noted(Said):
    """Something to be known of a claim, a story or a document (`about`)."""

    about: Word

    def as_judgement(self, store: Ledger, by: str) -> Judgement:
        """As `Said` tells."""
        found = noted(self.about, by, self.why.strip())
        if found.claim is None and found.doc is None:
            return noted(self.about, by, self.why.strip(), members_of(store, [self.about])[0])
        return found


class TakenBack(Said):
    """An earlier judgement no longer counts."""

    judgement: Word

    def as_judgement(self, store: Ledger, by: str) -> Judgement:  # noqa: ARG002 - as all have it
        """As `Said` tells."""
        return Judgement("withdraw", by, self.why.strip(), what=Withdrawal(self.judgement))
