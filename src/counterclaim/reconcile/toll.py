"""The toll of a series: low, best and high of what stands at one time, who is behind each, and what was left out."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from typing import Literal, get_args

from counterclaim.errors import UsageError
from counterclaim.measures import measures
from counterclaim.model import (
    Corroboration,
    Moment,
    Phrase,
    Role,
    Row,
    SourceType,
    Stretch,
    Told,
    Toll,
    phrase,
    phrases,
)
from counterclaim.reconcile.areas import Within
from counterclaim.reconcile.compare import by_others
from counterclaim.reconcile.reach import allows
from counterclaim.reconcile.rules import Rules
from counterclaim.reconcile.series import Series, series_of
from counterclaim.reconcile.statements import (
    Statement,
    before,
    distance,
    in_order,
    independent,
    is_floor,
    known,
    statements_of,
)
from counterclaim.reconcile.wording import counted, english, figure, speaker, when

Choice = Literal["latest-official", "range-only", "ucdp"]
"""How `best` is chosen. latest-official: the newest figure of the highest authority. range-only: never. ucdp: the
lowest of those of the highest authority that stand, for the Uppsala Conflict Data Program prefers the conservative one
(UCDP GED Codebook 23.1, "best estimate")."""


def tolls_of(
    story: str, told: Sequence[Told], rules: Rules, within: Within, choice: str = "latest-official"
) -> list[Toll]:
    """The tolls of a story, the series with most mentions first. Raises UsageError for an unknown `choice`.

    Possible, denied and model figures set no end; `best` is None where sides contest it. Never an average.
    """
    if choice not in get_args(Choice):
        raise UsageError(f"There is no way {choice!r} to choose a toll. There are: {', '.join(get_args(Choice))}.")
    every = series_of(sorted(told, key=in_order), rules, within)
    found = (toll_of(story, series, statements_of(series, rules), rules, choice) for series in every)
    return [toll for toll in found if toll is not None]


def toll_of(story: str, series: Series, statements: Sequence[Statement], rules: Rules, choice: str) -> Toll | None:
    """What stands of one `series`, whose `statements` these are; None where nothing does."""
    if series.aside == "other":
        return None
    standing = standing_of(series, statements, rules)
    if not standing:
        return None
    contested = contradictions_of(standing, rules)
    best = None if choice == "range-only" or _by_sides(contested) else _best(standing, rules, choice)
    low, high = _ends(standing, rules)
    claims = tuple(one.claim.id for one in sorted(series.told, key=in_order))
    low_by = _behind(standing, lambda one: one.quantity.low == low)
    high_by = _behind(standing, lambda one: one.quantity.high == high)
    reason = _reason(best, standing, contested, choice)
    return Toll(
        story=story,
        event=" ".join(filter(None, (series.event, series.period))),
        docs=tuple(sorted({one.claim.doc for one in series.told})),
        measure=series.measure,
        role=_role(series),
        country=_country(series),
        place=series.place.name if series.place else None,
        low=low,
        best=best.quantity.spoken if best else None,
        high=high,
        as_of=_moment((best or standing[-1]).time),
        corroboration=_corroboration(best, standing, contested),
        claims=claims,
        low_by=low_by,
        best_by=_behind(standing, lambda one: best is not None and one.quantity.spoken == best.quantity.spoken),
        high_by=high_by,
        why=english(reason),
        rules=f"{rules.name}/{choice}",
        reason=reason,
    )


def standing_of(series: Series, statements: Sequence[Statement], rules: Rules) -> list[Statement]:
    """The statements that nothing told later has overtaken, in time.

    A speaker's newer figure overtakes the older; any newer figure overtakes one of which nobody is named as the
    speaker; of an event, a higher one overtakes a lower, for the dead do not become fewer.
    """
    usable = [one for one in known(statements) if one.claim.basis not in rules.models]
    standing = [one for number, one in enumerate(usable) if not _overtaken(one, usable[number + 1 :], series, rules)]
    firm = [one for one in standing if one.quantity.qualifier != "vague"]
    return firm or standing


def _overtaken(one: Statement, later: Sequence[Statement], series: Series, rules: Rules) -> bool:
    for newer in later:
        if newer.quantity.qualifier == "vague" != one.quantity.qualifier:
            continue
        if newer.quantity.spoken == one.quantity.spoken and independent(one, newer):
            continue
        ordered = before(one.time, newer.time)
        same = bool(one.speakers & newer.bodies or newer.speakers & one.bodies)
        if (ordered and (same or not one.speakers)) or (same and _floor_of(one, newer)):
            return True
        if ordered and (_moved_on(one, newer, series, rules) if not series.side else not _recent(one, newer, rules)):
            return True
    return False


def _moved_on(one: Statement, newer: Statement, series: Series, rules: Rules) -> bool:
    """Whether the count of an event has gone on from `one` to `newer`: it grew, or fell as such counts do, or a day
    later it is lower and nobody on another side says so."""
    if measures()[series.measure].falls or newer.quantity.spoken >= one.quantity.spoken:
        return True
    revised = newer.time.start is not None and one.time.start is not None
    return revised and newer.time.start - one.time.start >= rules.revised_days and not _by_sides([(one, newer)])  # type: ignore[operator]


def _floor_of(one: Statement, newer: Statement) -> bool:
    """Whether one speaker's "at least" leaves room for the higher number that the same speaker gives."""
    return newer.quantity.spoken > one.quantity.spoken and allows(one.quantity, newer.quantity.spoken)


def _recent(one: Statement, newer: Statement, rules: Rules) -> bool:
    return distance(one.time, newer.time) <= rules.stands_days


def contradictions_of(standing: Sequence[Statement], rules: Rules) -> list[tuple[Statement, Statement]]:
    """The pairs of `standing` statements of independent speakers that cannot both be right, the earlier first."""
    pairs = []
    for number, later in enumerate(standing):
        for earlier in standing[max(0, number - rules.others) : number]:
            found = by_others(earlier, later, rules)
            if found is not None and found.relation == "contradicts" and independent(earlier, later):
                pairs.append((earlier, later))
    return pairs


def _by_sides(contested: Sequence[tuple[Statement, Statement]]) -> bool:
    """Whether sides contradict each other: of a conflict, two states, or a state and those who watch or fight it."""
    for pair in contested:
        stands = {one.claim.standpoint for one in pair}
        homes = {source.country for one in pair for source in one.claim.sources if source.country}
        state = [any(source.type in _STATE for source in one.claim.sources) for one in pair]
        watched = [any(source.type in _WATCHING for source in one.claim.sources) for one in pair]
        if {"own", "adversary"} <= stands or len(homes) > 1 or (any(state) and any(watched)):
            return True
    return False


_STATE: tuple[SourceType, ...] = ("government", "military", "police", "intelligence")
_WATCHING: tuple[SourceType, ...] = ("armed_group", "opposition", "ngo", "international")


def _best(standing: Sequence[Statement], rules: Rules, choice: str) -> Statement | None:
    firm = [one for one in standing if one.quantity.qualifier != "vague"]
    firm = [one for one in firm if not is_floor(one, rules)] or firm
    if not firm:
        return None
    top = min(_rank(one, rules) for one in firm)
    heard = [one for one in firm if _rank(one, rules) == top]
    if choice == "ucdp":
        return min(heard, key=lambda one: (one.quantity.spoken, one.claim.id))
    return max(heard, key=lambda one: (_day(one.time), _origins(one), one.quantity.spoken, one.claim.id))


def _rank(one: Statement, rules: Rules) -> int:
    """The authority of who gives the figure, 0 the highest; where nobody is named, one below the lowest."""
    lowest = max(rules.authority.values()) + 1
    sources = (source for told in one.told for source in told.claim.sources)
    return min((rules.authority.get(source.type or "", lowest) for source in sources), default=lowest)


def _day(stretch: Stretch) -> int:
    return 0 if stretch.start is None else int(stretch.start)


def _origins(one: Statement) -> int:
    return len({told.origin for told in one.told})


def _ends(standing: Sequence[Statement], rules: Rules) -> tuple[int | None, int | None]:
    """The lowest and the highest number that the standing figures allow; None where the highest is open."""
    lows = [one.quantity.low for one in standing if one.quantity.low is not None]
    top = max(standing, key=lambda one: (one.quantity.spoken, one.quantity.high is None))
    return min(lows, default=None), None if is_floor(top, rules) else top.quantity.high


def _behind(standing: Sequence[Statement], chosen: Callable[[Statement], bool]) -> tuple[str, ...]:
    """The independent speakers whose figure it is, one name for each."""
    names: list[str] = []
    taken: set[str] = set()
    for one in standing:
        if chosen(one) and not one.bodies & taken:
            taken |= one.bodies
            name = english(speaker(one))
            if name not in names:
                names.append(name)
    return tuple(names)


def _corroboration(
    best: Statement | None, standing: Sequence[Statement], contested: Sequence[tuple[Statement, Statement]]
) -> Corroboration:
    if contested:
        return "contested"
    shown = best or standing[-1]
    if any(independent(shown, one) and one.quantity.spoken == shown.quantity.spoken for one in standing):
        return "independent"
    return "relayed" if len({told.claim.doc for told in shown.told}) > 1 else "single"


def _reason(
    best: Statement | None,
    standing: Sequence[Statement],
    contested: Sequence[tuple[Statement, Statement]],
    choice: str,
) -> Phrase:
    if best is not None:
        chosen = _chosen(best, choice)
        others = [one for one in standing if one.quantity.spoken != best.quantity.spoken]
        rest = tuple(map(_said, others[-_BESIDE:]))
        if older := len(others) - len(rest):
            rest = (phrases("{number} older figure", "{number} older figures", older, number=older), *rest)
        return phrase("{chosen} Beside it stand {others}.", chosen=chosen, others=Row(rest)) if rest else chosen
    if contested:
        one, other = contested[0]
        return phrase(
            "Contested: {speaker} says {one}, {other_speaker} {other}; no number is chosen between sides.",
            speaker=speaker(one),
            one=figure(one.quantity),
            other_speaker=speaker(other),
            other=figure(other.quantity),
        )
    return phrase("No single number is chosen.")


_BESIDE = 12
"""Other figures that a reason tells, the newest: that of a story of thousands of reports has hundreds."""


def _chosen(best: Statement, choice: str) -> Phrase:
    values = {"figure": counted(best.claim), "speaker": speaker(best), "when": when(best.time)}
    if choice == "ucdp":
        return phrase("The lowest of the highest authority: {figure}, {speaker}, {when}.", **values)
    return phrase("The newest of the highest authority: {figure}, {speaker}, {when}.", **values)


def _said(one: Statement) -> Phrase:
    return phrase("{figure} ({speaker})", figure=figure(one.quantity), speaker=speaker(one))


def _moment(stretch: Stretch) -> Moment | None:
    if stretch.start is None:
        return None
    first = date.fromordinal(int(stretch.start)).isoformat()
    last = date.fromordinal(int(stretch.end - 1e-6)).isoformat() if stretch.end is not None else first
    return Moment(first, max(first, last), None, True, "when the figure was given")


def _role(series: Series) -> Role:
    if series.role == "people":
        return "people"
    tally = Counter(one.claim.group.role for one in series.told)
    return min(tally, key=lambda role: (role == "people", -tally[role], role))


def _country(series: Series) -> str | None:
    countries = [one.claim.group.country for one in series.told if one.claim.group.country]
    return max(set(countries), key=lambda code: (countries.count(code), code)) if countries and series.side else None
