"""The fields of a claim, each with the words that prove it."""

from dataclasses import dataclass
from functools import cache

from counterclaim.model import Claim, Span
from counterclaim.output import Names
from counterclaim.output.report.fields import Field, filled
from counterclaim.output.report.marks import KINDS
from counterclaim.output.wording import number_words, plain, showable
from counterclaim.packs import country_labels

_BESIDE = 70

QUALIFIERS = {
    "at_least": "at least",
    "more_than": "more than",
    "at_most": "at most",
    "less_than": "less than",
    "almost": "almost",
    "about": "about",
    "range": "between two ends",
    "vague": "an order of size",
}


@dataclass(frozen=True, slots=True)
class Proof:
    """Words of the text, from the character `start` to before `end`, between those `before` and `after` them; whether
    they stand `inside` the sentence of the claim."""

    start: int
    end: int
    words: str
    before: str
    after: str
    inside: bool


@dataclass(frozen=True, slots=True)
class ProvenField:
    """A field of a claim: its label, what it holds in words, its `name` in `Claim.evidence` ("" where no words can
    prove it), the mark under which its words are shown, and these, in the order of the text."""

    label: str
    words: str
    name: str
    mark: str
    proofs: tuple[Proof, ...]


@cache
def english_names() -> Names:
    """What codes are called in English."""
    return Names.of(country_labels("en"))


def proven_fields(claim: Claim, text: str, names: Names) -> list[ProvenField]:
    """The fields of `claim` that are filled, its number first; `text` is that of its document."""
    number = Field("Number", number_words(claim.quantity), "quantity")
    wording = Field("Wording", QUALIFIERS.get(claim.quantity.qualifier, ""), "qualifier")
    fields = (number, wording, *filled(claim, names))
    return [_proven(field, claim, text) for field in fields if field.words]


def _proven(field: Field, claim: Claim, text: str) -> ProvenField:
    spans = sorted(Span(*span) for span in claim.evidence.get(field.proof or "", ()))
    if field.proof == "quantity" and not spans:
        spans = [Span(claim.start, claim.end)]
    mark = KINDS.get(field.proof or "", "other")
    return ProvenField(
        field.label, field.words, field.proof or "", mark, tuple(proof(claim, text, span) for span in spans)
    )


def proof(claim: Claim, text: str, span: Span) -> Proof:
    """The words of `span` with those around them, up to the ends of their line."""
    start, end = span
    before = showable(text[max(0, start - _BESIDE) : start]).rpartition("\n")[2]
    after = showable(text[end : end + _BESIDE]).partition("\n")[0]
    if len(before) == _BESIDE:
        before = "… " + before.partition(" ")[2]
    if len(after) == _BESIDE:
        after = after.rpartition(" ")[0] + " …"
    inside = claim.sentence.start <= start and end <= claim.sentence.end
    return Proof(start, end, plain(text[start:end]), before, after, inside)
