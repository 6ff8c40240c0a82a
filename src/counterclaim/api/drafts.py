"""A draft held against what the index of a ledger knows: the stories that are likely, and no others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from itertools import zip_longest
from typing import TYPE_CHECKING

from counterclaim.api.checking import Checker
from counterclaim.model import Checked, Claim, SeriesRecord, Stands, ToldRow, Toll

if TYPE_CHECKING:
    from counterclaim.ledger import Ledger
    from counterclaim.ledger.index.likely import Sought
    from counterclaim.reconcile.likeness import Account

MOST_STORIES = 200
MOST_CLAIMS = 1_500
MOST_OF_ONE = 150
"""So many stories and claims are looked at for one draft, and claims of one story. A ledger that has no more is looked
at as a whole."""

_LOOSE = 1.25  # about 100 and 120 may be one number
_LARGEST = 2**62  # what a store can compare with


def check_figures(store: Ledger, figures: Sequence[Claim]) -> list[Checked]:
    """Each of `figures`, claims of a draft, held against the ledger `store` as its index has it.

    In a small ledger it is what `check` finds. To be called inside a transaction (`store.session.reading`).
    """
    from counterclaim.ledger.index.likely import reports_looked_at

    sought = [_sought(figure) for figure in figures]
    stories = _stories(store, sought)
    looked_at, newest = reports_looked_at(store.session)
    accounts = {each.story: each for each in _accounts(store, stories)}

    def tolls_of(story: str) -> list[Toll]:
        return _tolls(story, stories[story], accounts[story])

    checker = Checker(list(accounts.values()), tolls_of, looked_at, newest or None)
    return [checker(figure) for figure in figures]


@dataclass(frozen=True, slots=True)
class _Shelved:
    """What the index has of one story: its series, and its claims as they were told."""

    series: Sequence[SeriesRecord]
    told: Sequence[ToldRow]


def _sought(figure: Claim) -> Sought:
    from counterclaim.ledger.index.likely import Sought
    from counterclaim.reconcile.likeness import scenes, table
    from counterclaim.reconcile.reach import reach
    from counterclaim.reconcile.rules import rules

    alike = (frozenset(group) for group in table()["measures"]["mistaken"] if figure.measure in group)
    low, high = reach(figure.quantity, rules())
    places = scenes(figure)
    countries = (figure.group.country, *(place.country for place in places))
    words = " ".join((figure.sentence.text, *(place.name for place in places)))
    return Sought(
        frozenset({figure.measure}).union(*alike),
        int(low / _LOOSE),
        int(min(high * _LOOSE, _LARGEST)),
        frozenset(country for country in countries if country),
        words,
    )


def _stories(store: Ledger, sought: Sequence[Sought]) -> dict[str, _Shelved]:
    """What the index has of the stories that may tell of what is `sought`, by their ids."""
    from counterclaim.ledger.index.likely import likely_stories, series_of, told_in

    lists = (likely_stories(store.session, each) for each in sought)
    numbers = dict.fromkeys(number for turn in zip_longest(*lists) for number in turn if number is not None)
    found: dict[str, _Shelved] = {}
    room = MOST_CLAIMS
    for number in list(numbers)[:MOST_STORIES]:
        told = told_in(store.session, number, sought, min(room, MOST_OF_ONE))
        room -= len(told)
        if told:
            found[told[0].story] = _Shelved(series_of(store.session, number), told)
        if room <= 0:
            break
    return found


def _accounts(store: Ledger, stories: Mapping[str, _Shelved]) -> list[Account]:
    from counterclaim.ledger.wanted import Wanted
    from counterclaim.reconcile.likeness import account

    ids = frozenset(row.claim for each in stories.values() for row in each.told)
    claims = {(claim.doc, claim.id): claim for claim in store.claims(Wanted(ids=ids))} if ids else {}
    return [
        account(story, [claims[place] for row in each.told if (place := (row.doc, row.claim)) in claims])
        for story, each in stories.items()
    ]


def _tolls(story: str, shelved: _Shelved, known: Account) -> list[Toll]:
    """The tolls of a story, of its claims those that are `known` here."""
    here = {claim.id for claim in known.claims}
    return [
        _toll(
            story, series, series.card.toll, [row for row in shelved.told if row.series == place and row.claim in here]
        )
        for place, series in enumerate(shelved.series)
        if series.card.toll
    ]


def _toll(story: str, series: SeriesRecord, stands: Stands, told: Sequence[ToldRow]) -> Toll:
    card = series.card
    return Toll(
        story=story,
        event=" ".join(filter(None, (card.event, series.period))),
        docs=tuple(sorted({row.doc for row in told})),
        measure=card.measure,
        role=card.role,
        country=card.country,
        place=card.where,
        claims=tuple(row.claim for row in told),
        **{
            each.name: getattr(stands, each.name)
            for each in fields(stands)
            if each.name not in ("adopted", "overtaken")
        },
    )
