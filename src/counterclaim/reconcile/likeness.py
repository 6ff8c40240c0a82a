"""Which reported figures a draft speaks of: by place, people, kind of event and words in common."""

import re
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import product
from math import log
from typing import Any

from counterclaim.model import Claim, Place
from counterclaim.reconcile.areas import Within

_STEM = 5
"""Letters of a word that its endings and other spellings leave alone: "Dombai" and "Dombay" share them."""

_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True, eq=False)
class Account:
    """What the reports of one story say: its claims, their places, and the stems of the words in their sentences."""

    story: str
    claims: tuple[Claim, ...]
    places: frozenset[Place]
    stems: frozenset[str]


def account(story: str, claims: Iterable[Claim]) -> Account:
    """The account of a story by its claims, in whichever order they come."""
    told = tuple(sorted(claims, key=_in_order))
    places = frozenset(place for claim in told for place in scenes(claim))
    return Account(story, told, places, frozenset(stem for claim in told for stem in stems(claim.sentence.text)))


def _in_order(claim: Claim) -> tuple[str, str, int, str]:
    """Sorts claims by when their reports appeared, each in the order of its text."""
    return (claim.published.start if claim.published else "", claim.doc, claim.start, claim.id)


class Shelf:
    """All accounts, from which those that a draft's figure may speak of are taken."""

    def __init__(self, accounts: Sequence[Account], within: Within) -> None:
        self._accounts = accounts
        self._within = within
        self._spread = Counter(stem for account in accounts for stem in account.stems)

    def likely(self, figure: Claim) -> list[Account]:
        """The accounts that have enough in common with `figure`, the likeliest first."""
        points = table()["points"]
        found = [(self._points(figure, account), account) for account in self._accounts]
        likely = [(value, account) for value, account in found if value >= points["enough"]]
        return [account for _, account in sorted(likely, key=lambda pair: (-pair[0], pair[1].story))]

    def _points(self, figure: Claim, account: Account) -> float:
        told = max((_people_points(figure, claim) + _kind_points(figure, claim) for claim in account.claims), default=0)
        return place_points(scenes(figure), account.places, self._within) + told + self._words(figure, account)

    def _words(self, figure: Claim, account: Account) -> float:
        """Points for the words of the draft's sentence that stand in the reports, the rare ones above all."""
        weights = {stem: self._rarity(stem) for stem in set(stems(figure.sentence.text))}
        shared = sum(weight for stem, weight in weights.items() if stem in account.stems)
        points: float = table()["points"]["words"]
        return points * shared / sum(weights.values()) if weights else 0.0

    def _rarity(self, stem: str) -> float:
        return log(1 + len(self._accounts) / max(self._spread[stem], 1))


def place_points(ones: Iterable[Place], others: Iterable[Place], within: Within) -> float:
    """Points for the best pair of places, of those below the country if there are any; 0 where one has no place."""
    pairs = list(product(ones, others))
    fine = [pair for pair in pairs if "country" not in (pair[0].precision, pair[1].precision)]
    return max((_pair_points(one, other, within) for one, other in fine or pairs), default=0.0)


def scenes(claim: Claim) -> list[Place]:
    """The places of `claim`, but for the country of the counted people, which need not be where they were."""
    own = claim.group.country
    return [place for place in claim.places if place.precision != "country" or place.country != own]


def _pair_points(one: Place, other: Place, within: Within) -> float:
    points: Mapping[str, float] = table()["points"]
    here, there = within(one, other), within(other, one)
    if one.precision == other.precision == "country" and one.country == other.country:
        return points["country"]
    if "country" in (one.precision, other.precision):
        return points["country"] if True in (here, there) else points["apart"]
    if True in (here, there):
        return points["same_place"]
    return points["near"] if None in (here, there) else points["apart"]


def _people_points(figure: Claim, claim: Claim) -> float:
    points: float = table()["points"]["same_people"]
    mine, theirs = figure.group, claim.group
    same = (mine.entity and mine.entity == theirs.entity) or (mine.country and mine.country == theirs.country)
    return points if same else 0.0


def _kind_points(figure: Claim, claim: Claim) -> float:
    points: Mapping[str, float] = table()["points"]
    if figure.event is None or claim.event is None or not figure.event.kind or not claim.event.kind:
        return 0.0
    if figure.event.kind == claim.event.kind:
        return points["same_kind"]
    return points["other_kind"] if kinds_apart(figure, claim) else 0.0


def kinds_apart(one: Claim, other: Claim) -> bool:
    """Whether the events of both are known, and of kinds that reports do not call by each other's names."""
    if one.event is None or other.event is None or not one.event.kind or not other.event.kind:
        return False
    kinds = {one.event.kind, other.event.kind}
    return len(kinds) > 1 and not any(kinds <= set(alike) for alike in table()["kinds"]["alike"])


def other_people(figure: Claim, claim: Claim) -> bool:
    """Whether the two surely count other people: of another country or force, or armed ones and civilians."""
    mine, theirs = figure.group, claim.group
    if mine.country and theirs.country and mine.country != theirs.country:
        return True
    if mine.entity and theirs.entity and mine.entity != theirs.entity:
        return True
    kinds = table()["roles"]["apart"]
    homes = [{n for n, roles in enumerate(kinds) if group.role in roles} for group in (mine, theirs)]
    return bool(homes[0] and homes[1]) and homes[0] != homes[1]


def stems(text: str) -> Iterator[str]:
    """The beginnings of the words of `text`, folded; pairs of characters where words are not set apart."""
    for word in _WORD.findall(unicodedata.normalize("NFKC", text).casefold()):
        if unicodedata.east_asian_width(word[0]) == "W":
            yield from (word[k : k + 2] for k in range(len(word) - 1))
        elif len(word) > 2:
            yield word[:_STEM]


@cache
def table() -> Mapping[str, Any]:
    """The points and groups of `check.toml`."""
    return tomllib.loads(files(__package__).joinpath("check.toml").read_text(encoding="utf-8"))
