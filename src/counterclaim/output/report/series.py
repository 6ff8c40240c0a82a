"""Which claims stand together: the same people, the same measure, in time order, repetitions folded away."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import count

from counterclaim.measures import measures
from counterclaim.model import Claim
from counterclaim.output.naming import Names
from counterclaim.output.wording import plain, speaker_key, when

ARMED = "armed"
ROLE_CLASSES: Mapping[str, str] = {"soldiers": ARMED, "fighters": ARMED}

Key = tuple[str, str, str, str]
"""Measure, country or side, role class, country of the place (where no people are named)."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A claim as it stands in the report, with its anchor and the later mentions that only repeat it."""

    claim: Claim
    anchor: str
    repeats: tuple["Entry", ...] = ()


@dataclass(frozen=True, slots=True)
class Series:
    """Figures about the same people and the same thing, in time order."""

    title: str
    anchor: str
    entries: tuple[Entry, ...]

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims, repetitions apart."""
        return tuple(entry.claim for entry in self.entries)

    @property
    def speakers(self) -> int:
        """How many different speakers give a figure."""
        return len({key for key in map(speaker_key, self.claims) if key})


def series_of(claims: Sequence[Claim], names: Names) -> list[Series]:
    """The series of `claims`: most claims first, then most speakers, then by title."""
    entries = _entries(claims)
    keyed: dict[Key, list[Entry]] = defaultdict(list)
    homes = _homes(claims)
    for entry in entries:
        keyed[_key(entry.claim, homes)].append(entry)
    merged = _with_unsaid_roles(keyed)
    found = [(_title(key, members, names), members) for key, members in merged.items()]
    ranked = sorted(found, key=lambda item: (-len(item[1]), -_speakers(item[1]), item[0]))
    return [
        Series(title, f"series-{number}", tuple(sorted(members, key=_time)))
        for number, (title, members) in zip(count(1), ranked, strict=False)
    ]


def _entries(claims: Sequence[Claim]) -> list[Entry]:
    """Every claim that is no repetition, with those that repeat it; a repetition of what is not here stands alone."""
    anchors = [f"claim-{number}" for number in range(1, len(claims) + 1)]
    first = {(claim.doc, claim.text, claim.id) for claim in claims if claim.repeats_in_document is None}
    folded: dict[tuple[str, str, str], list[Entry]] = defaultdict(list)
    alone: list[tuple[Claim, str]] = []
    for claim, anchor in zip(claims, anchors, strict=True):
        target = (claim.doc, claim.text, claim.repeats_in_document or "")
        if target in first:
            folded[target].append(Entry(claim, anchor))
        else:
            alone.append((claim, anchor))
    return [Entry(claim, anchor, tuple(folded.pop((claim.doc, claim.text, claim.id), ()))) for claim, anchor in alone]


def _homes(claims: Sequence[Claim]) -> Mapping[str, str]:
    """The country of each document whose claims name one country only: where its claims without a place stand."""
    seen: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        if claim.places and claim.places[0].country:
            seen[claim.doc].add(claim.places[0].country)
    return {doc: next(iter(countries)) for doc, countries in seen.items() if len(countries) == 1}


def _key(claim: Claim, homes: Mapping[str, str]) -> Key:
    side = claim.group.entity or claim.group.country or ""
    role = ROLE_CLASSES.get(claim.group.role, claim.group.role)
    place = claim.places[0].country if claim.places else homes.get(claim.doc)
    return (claim.measure, side, role, "" if side else place or "")


def _with_unsaid_roles(keyed: Mapping[Key, list[Entry]]) -> dict[Key, list[Entry]]:
    """`keyed`, where "people" of a side join its soldiers and fighters if nobody else of that side is counted so."""
    merged = {key: list(members) for key, members in keyed.items()}
    for measure, side, role, place in list(merged):
        unsaid = (measure, side, "people", place)
        others = {key[2] for key in merged if key[:2] == (measure, side)} - {ARMED, "people"}
        if side and role == ARMED and unsaid in merged and not others:
            merged[(measure, side, role, place)] += merged.pop(unsaid)
    return merged


def _title(key: Key, members: Sequence[Entry], names: Names) -> str:
    """ "North Korean soldiers killed or injured", "People taken to hospital in Türkiye"."""
    measure, _, role, place = key
    spoken = [
        names.people(e.claim) for e in members if ROLE_CLASSES.get(e.claim.group.role, e.claim.group.role) == role
    ]
    tally = Counter(spoken)
    who = min(tally, key=lambda words: (-tally[words], words))
    past = measures()[measure].past if measure in measures() else plain(measure)
    words = f"{who} {past}" + (f" in {names.within(place)}" if place else "")
    return words[:1].upper() + words[1:]


def _speakers(members: Sequence[Entry]) -> int:
    return len({key for key in (speaker_key(entry.claim) for entry in members) if key})


def _time(entry: Entry) -> tuple[object, ...]:
    return (*when(entry.claim).order, entry.claim.doc, entry.claim.start)
