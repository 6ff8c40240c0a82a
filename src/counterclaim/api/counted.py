"""Which toll of a ledger a person means who names a series."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from counterclaim.api.inputs import opened
from counterclaim.api.relating import toll
from counterclaim.errors import UsageError
from counterclaim.model import Adoption, Place, Series, Toll
from counterclaim.reconcile.by_people import fits, meant_by

_LISTED = 6
"""Tolls that an error lists at most: a ledger may have thousands."""


def counted(series: Series, ledger: str | None) -> Series:
    """`series` in words that mean one toll of the ledger.

    A toll has the country of the people that it counts only where they are those of a side: where it has none, the
    country of `series` may be that of its place. Raises UsageError where no toll is meant, or more than one.
    """
    series = replace(series, country=series.country.upper() if series.country else None)
    tolls = [one for one in toll(ledger=ledger) if one.measure == series.measure]
    if meant_by(Adoption(series, 0), tolls) is not None:
        return series
    fitting = [one for one in tolls if fits(Adoption(series, 0), one)]
    if not fitting and series.country:
        fitting = _happened_there(series, series.country, tolls, ledger)
    if len(fitting) == 1:
        return _of(fitting[0])
    if not fitting:
        there = f" Of this measure there are: {_listed(tolls)}." if tolls else ""
        raise UsageError(f"No toll counts {_named(series)}.{there} `counterclaim toll` lists all.")
    if len({_of(one) for one in fitting}) == 1:
        raise UsageError(
            f"{len(fitting)} stories count {_named(series)}. If they are one, `counterclaim judge merge stories` first."
        )
    raise UsageError(f"{len(fitting)} tolls count {_named(series)}. Name one of them in full: {_listed(fitting)}.")


def _happened_there(series: Series, country: str, tolls: Sequence[Toll], ledger: str | None) -> list[Toll]:
    """Those of `tolls` that count people of no side, in a place of this `country`. Of several, that of the very role
    and event of `series`; of these, that of the whole country."""
    anywhere = Adoption(replace(series, country=None), 0)
    places = [(one, _place(one, ledger)) for one in tolls if one.country is None and fits(anywhere, one)]
    found = [(one, place) for one, place in places if place is not None and place.country == country]
    same = [(one, place) for one, place in found if (one.role, one.event) == (series.role, series.event or "")]
    whole = [(one, place) for one, place in same if place.precision == "country"]
    chosen = next((some for some in (same, whole) if len(some) == 1), found)
    return [one for one, _ in chosen]


def _place(counts: Toll, ledger: str | None) -> Place | None:
    """The place that the toll names, as its claims have it."""
    with opened(ledger) as store:
        places = (place for id in counts.claims for place in store.claim(id).places)
        return next((place for place in places if place.name == counts.place), None)


def _of(counts: Toll) -> Series:
    return Series(counts.measure, counts.role, counts.country, counts.place, counts.event or None)


def _listed(tolls: Iterable[Toll]) -> str:
    names = [_named(each) for each in dict.fromkeys(map(_of, tolls))]
    return "; ".join(names[:_LISTED]) + (f"; and {len(names) - _LISTED} more" if len(names) > _LISTED else "")


def _named(series: Series) -> str:
    """The words of `series`, each after what it is, as `judge adopt` has it as an option."""
    told = ("role", series.role), ("country", series.country), ("place", series.place), ("event", series.event)
    return ", ".join((series.measure, *(f"{name} {value}" for name, value in told if value)))
