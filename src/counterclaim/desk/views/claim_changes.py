"""Which claims came, went or say something else from one version of a document to another: by what they say."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from counterclaim.model import Claim
from counterclaim.output import Names
from counterclaim.output.report.fields import filled
from counterclaim.output.wording import number_words, plain, speaker_key, speaker_words

ABOUT_SAID = (
    "measure",
    "group",
    "places",
    "sources",
    "via",
    "as_of",
    "said",
    "window",
    "event",
    "stance",
    "counting",
    "basis",
)
"""The fields that make up what a claim says, beside its number, as `Claim.evidence` calls them."""

_ENOUGH = 5.0
_PAIRS = 40_000  # pairs of claims that are weighed, beyond which only those of one measure and role are,
_NEAR = 10  # with so many before and behind the same place


@dataclass(frozen=True, slots=True)
class ClaimSaid:
    """A claim of one of two versions in brief."""

    id: str
    start: int
    number: str
    gloss: str
    speaker: str
    sentence: str


class FieldChange(NamedTuple):
    """A field that says something else: its label, and what it said and says in words, "" where it said nothing."""

    label: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class ClaimChange:
    """A claim that says something else than before."""

    old: ClaimSaid
    new: ClaimSaid
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class ClaimChanges:
    """The claims that `came`, `went` and `changed`, in the order of the text, and how many say what they said."""

    came: tuple[ClaimSaid, ...]
    went: tuple[ClaimSaid, ...]
    changed: tuple[ClaimChange, ...]
    same: int


def claim_changes(old: Sequence[Claim], new: Sequence[Claim], names: Names) -> ClaimChanges:
    """How the claims of two versions, `old` and `new`, differ."""
    told = {id(claim): _said_fields(claim, names) for claim in (*old, *new)}
    same, ours, theirs = _without_same(old, new, told)
    pairs = _paired(ours, theirs)
    paired = {id(claim) for pair in pairs for claim in pair}
    return ClaimChanges(
        tuple(claim_said(claim) for claim in theirs if id(claim) not in paired),
        tuple(claim_said(claim) for claim in ours if id(claim) not in paired),
        tuple(
            ClaimChange(claim_said(a), claim_said(b), tuple(_differences(told[id(a)], told[id(b)])))
            for a, b in sorted(pairs, key=lambda pair: pair[1].start)
        ),
        same,
    )


def claim_said(claim: Claim) -> ClaimSaid:
    """`claim` in brief."""
    number, speaker, sentence = number_words(claim.quantity), speaker_words(claim), plain(claim.sentence.text)
    return ClaimSaid(claim.id, claim.start, number, plain(claim.gloss), speaker, sentence)


def _said_fields(claim: Claim, names: Names) -> dict[str, str]:
    """What `claim` says: the words of each of its fields, by label."""
    said = defaultdict[str, list[str]](list)
    said["Number"].append(number_words(claim.quantity))
    for field in filled(claim, names):
        if field.proof in ABOUT_SAID:
            said[field.label].append(field.words)
    return {label: "; ".join(words) for label, words in said.items()}


Told = dict[int, dict[str, str]]


def _without_same(old: Sequence[Claim], new: Sequence[Claim], told: Told) -> tuple[int, list[Claim], list[Claim]]:
    """How many claims say the same on both sides, and what is left of either."""
    waiting = defaultdict[tuple[tuple[str, str], ...], list[Claim]](list)
    for claim in old:
        waiting[tuple(told[id(claim)].items())].append(claim)
    left = []
    for claim in new:
        alike = waiting[tuple(told[id(claim)].items())]
        if alike:
            alike.pop(0)
        else:
            left.append(claim)
    kept = {id(claim) for alike in waiting.values() for claim in alike}
    return len(new) - len(left), [claim for claim in old if id(claim) in kept], left


def _paired(old: Sequence[Claim], new: Sequence[Claim]) -> list[tuple[Claim, Claim]]:
    """The claims of both sides that are about the same, the most alike first; each is in one pair."""
    words = {id(claim): _words(claim) for claim in (*old, *new)}
    weighed = sorted(
        ((_likeness(a, b, words[id(a)], words[id(b)]), b.start, a.start, a, b) for a, b in _candidates(old, new)),
        key=lambda item: (-item[0], *item[1:3]),
    )
    taken = set[int]()
    pairs = []
    for likeness, *_, a, b in weighed:
        if likeness >= _ENOUGH and not taken & {id(a), id(b)}:
            taken |= {id(a), id(b)}
            pairs.append((a, b))
    return pairs


def _candidates(old: Sequence[Claim], new: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    if len(old) * len(new) <= _PAIRS:
        yield from ((a, b) for a in old for b in new)
        return
    alike = defaultdict[tuple[str, str], list[Claim]](list)
    for claim in sorted(old, key=lambda each: each.start):
        alike[claim.measure, claim.group.role].append(claim)
    for claim in new:
        others = alike[claim.measure, claim.group.role]
        near = bisect_left(others, claim.start, key=lambda other: other.start)
        yield from ((other, claim) for other in others[max(0, near - _NEAR) : near + _NEAR])


def _likeness(a: Claim, b: Claim, ours: set[str], theirs: set[str]) -> float:
    """How surely `b` is what has become of `a`: from 0 to 11. What the sentences share weighs most, then what is
    counted, by whom, of whom, and the number."""
    shared = len(ours & theirs) / max(1, len(ours | theirs))
    return (
        4 * shared
        + 2 * (a.measure == b.measure)
        + 2 * (speaker_key(a) == speaker_key(b))
        + (a.group.role == b.group.role)
        + (a.group.country == b.group.country)
        + (a.quantity.spoken == b.quantity.spoken)
    )


def _words(claim: Claim) -> set[str]:
    """The words of the sentence of `claim`, its numbers aside; of a script without spaces, its signs."""
    words = claim.sentence.text.casefold().split()
    signs = words if len(words) > 3 else list(claim.sentence.text)
    return {sign for sign in signs if not any(letter.isdigit() for letter in sign)}


def _differences(old: dict[str, str], new: dict[str, str]) -> Iterable[FieldChange]:
    for label in dict.fromkeys((*old, *new)):
        if old.get(label) != new.get(label):
            yield FieldChange(label, old.get(label, ""), new.get(label, ""))
