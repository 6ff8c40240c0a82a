"""A figure of a draft against what reports say: current, outdated, distorted, contested, or unknown."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from counterclaim.measures import measures
from counterclaim.model import Checked, Claim, Name, Phrase, Row, Standing, Toll, Value, phrase
from counterclaim.reconcile.areas import Within
from counterclaim.reconcile.drift import drift, drift_words
from counterclaim.reconcile.likeness import Account, other_people, place_points, scenes, table
from counterclaim.reconcile.reach import meet
from counterclaim.reconcile.rules import Rules
from counterclaim.reconcile.wording import counted, english

TollsOf = Callable[[Account], Sequence[Toll]]

_SHOWN = 5
"""Mentions shown beside a figure, at most."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What is to be said of a figure: how it stands, the mentions that show it, and the sentence that tells it."""

    status: Standing
    claims: tuple[Claim, ...]
    reason: Phrase


def check_figure(figure: Claim, likely: Sequence[Account], tolls_of: TollsOf, rules: Rules, within: Within) -> Finding:
    """How `figure` stands against the accounts that it may speak of, the `likely` ones, the likeliest first.

    The first account that gives the number decides; where none gives it, it is unknown, and the nearest toll is shown.
    """
    for account in likely:
        told = [claim for claim in account.claims if _tells(claim, figure, rules) and _here(claim, figure, within)]
        if told:
            return _judged(figure, told, account, tolls_of(account), rules, within)
    return _unknown(figure, likely[:1], tolls_of)


def checked(figure: Claim, finding: Finding, looked_at: int, newest: str | None) -> Checked:
    """The record of a `finding`."""
    shown = finding.claims[:_SHOWN]
    return Checked(
        figure.doc,
        figure.start,
        figure.end,
        figure.sentence.text,
        finding.status,
        tuple(claim.id for claim in shown),
        english(finding.reason),
        looked_at,
        newest,
        tuple(claim.sentence.text for claim in shown),
        finding.reason,
    )


def _tells(claim: Claim, figure: Claim, rules: Rules) -> bool:
    """Whether `claim` gives the number of `figure`, counting that or what it is mistaken for."""
    if claim.stance == "denied" or claim.quantity.unit != figure.quantity.unit:
        return False
    measured = {claim.measure, figure.measure}
    if len(measured) > 1 and not any(measured <= set(alike) for alike in table()["measures"]["mistaken"]):
        return False
    one, other = figure.quantity, claim.quantity
    if "vague" in (one.qualifier, other.qualifier):
        return one.qualifier == other.qualifier and meet(one, other, rules)
    loose = one.qualifier != "exact" or other.qualifier in ("about", "almost", "range")
    return one.spoken == other.spoken or (loose and meet(one, other, rules))


def _here(claim: Claim, figure: Claim, within: Within) -> bool:
    return place_points(scenes(figure), scenes(claim), within) >= 0


def _judged(
    figure: Claim, told: Sequence[Claim], account: Account, tolls: Sequence[Toll], rules: Rules, within: Within
) -> Finding:
    def spoken_alike(claim: Claim) -> bool:
        return claim.quantity.spoken == figure.quantity.spoken

    same = [claim for claim in told if claim.measure == figure.measure and not other_people(figure, claim)]
    rivals = [claim for claim in told if claim.measure != figure.measure and not other_people(figure, claim)]
    if not same:
        return _measure_drift(figure, rivals) if rivals else _people_drift(figure, told)
    if any(map(spoken_alike, same)):  # "at least 20 killed" is told: "at least 26 injured" is something else
        rivals = [*filter(spoken_alike, rivals)]
    if _of_the_whole(rivals, figure.measure) and _reports(rivals) >= _reports(same):
        return _measure_drift(figure, rivals)
    by_id = {claim.id: claim for claim in account.claims}
    toll = _toll_of(figure, same, tolls, by_id, within)
    if toll is None:
        return _measure_drift(figure, rivals) if rivals else _unknown(figure, [account], lambda _: tolls)
    if _reports(rivals) > _reports(same) and not _is_best(figure, toll, by_id, rules):
        return _measure_drift(figure, rivals)
    said = [claim for claim in same if claim.id in toll.claims]
    return wording_drift(figure, said) or _against(figure, said, toll, by_id, rules)


def _toll_of(
    figure: Claim, same: Sequence[Claim], tolls: Sequence[Toll], by_id: dict[str, Claim], within: Within
) -> Toll | None:
    """The toll in which most of the mentions stand, of those nearest to the figure's place."""
    ids = {claim.id for claim in same}

    def nearness(toll: Toll) -> tuple[float, int]:
        shared = ids & set(toll.claims)
        return max(place_points(scenes(figure), scenes(by_id[id]), within) for id in shared), len(shared)

    return max((toll for toll in tolls if ids & set(toll.claims)), key=nearness, default=None)


def _is_best(figure: Claim, toll: Toll, by_id: dict[str, Claim], rules: Rules) -> bool:
    return any(_tells(claim, figure, rules) for claim in _best(toll, by_id))


def _best(toll: Toll, by_id: dict[str, Claim]) -> list[Claim]:
    """The mentions of the best number, the newest first."""
    told = [by_id[id] for id in reversed(toll.claims)]
    return [claim for claim in told if claim.quantity.spoken == toll.best]


def _against(figure: Claim, said: Sequence[Claim], toll: Toll, by_id: dict[str, Claim], rules: Rules) -> Finding:
    """The figure against the best number of its toll, or the numbers of the sides."""
    best = _best(toll, by_id)
    ids = {claim.id for claim in said}
    newest = [by_id[id] for id in reversed(toll.claims) if id in ids]
    if figure.quantity.qualifier not in (down := table()["qualifiers"]["down"]):
        newest.sort(key=lambda claim: claim.quantity.qualifier in down)  # "fewer than 20" gives 20, but last of all
    if toll.corroboration == "contested" or toll.best is None:
        against = [by_id[id] for id in reversed(toll.claims) if id not in ids]
        others = one_each(claim for claim in against if not _tells(claim, figure, rules))
        rivals = Row(tuple(map(told_of, others[:3]))) if others else phrase("others differ")
        why = phrase("Contested: {figure}; but {rivals}.", figure=told_of(newest[0]), rivals=rivals)
        return Finding("contested", (*newest[:2], *others), why)
    if not best:  # people adopted a number of their own
        same = figure.quantity.spoken == toll.best
        why = phrase("{Figure}; the number adopted is {adopted}.", figure=told_of(newest[0]), adopted=toll.best)
        return Finding("current" if same else "outdated", tuple(newest), why)
    if _is_best(figure, toll, by_id, rules):
        why = phrase("The newest figure of the reports: {figure}.", figure=told_of(best[0]))
        return Finding("current", tuple(one_each(best)), why)
    why = phrase("Overtaken: {figure}; since then {best}.", figure=told_of(newest[0]), best=told_of(best[0]))
    return Finding("outdated", (best[0], *newest), why)


def _measure_drift(figure: Claim, told: Sequence[Claim]) -> Finding:
    first = one_each(told)
    counted_there, counted_here = (Name("counted", claim.measure) for claim in (first[0], figure))
    return _distorted(first, counted_there, counted_here)


def _people_drift(figure: Claim, told: Sequence[Claim]) -> Finding:
    first = one_each(told)
    whom, others = (claim.group.text or Name("role", claim.group.role) for claim in (first[0], figure))
    return _distorted(first, whom, others)


def _distorted(first: Sequence[Claim], whom: Value, others: Value) -> Finding:
    why = phrase(
        "The source counted {whom}, and not {others}: {figure}.", whom=whom, others=others, figure=told_of(first[0])
    )
    return Finding("distorted", tuple(first), why)


def wording_drift(figure: Claim, said: Sequence[Claim]) -> Finding | None:
    """Where the figure has other bounds than every report gives it, or is plain where all say "may"; else None."""
    if figure.stance != "asserted" or not (_turned(figure, said) or all(claim.stance == "possible" for claim in said)):
        return None
    first = one_each(said)
    way = phrase("The source said it another way: {figure}.", figure=told_of(first[0]))
    drifted = drift_words(drift(first[0], figure))
    why = phrase("{said} {drifted}", said=way, drifted=drifted) if drifted else way
    return Finding("distorted", tuple(first), why)


def _turned(figure: Claim, said: Sequence[Claim]) -> bool:
    """Whether "at least" became "at most" or the reverse, or "at most" the number itself."""
    up, down = (frozenset(table()["qualifiers"][way]) for way in ("up", "down"))
    mine, theirs = figure.quantity.qualifier, {claim.quantity.qualifier for claim in said}
    for way, other in ((up, down), (down, up)):
        if mine in way and theirs & other and not theirs & way:
            return True
    return mine == "exact" and theirs <= {"at_most", "less_than"}


def _unknown(figure: Claim, near: Sequence[Account], tolls_of: TollsOf) -> Finding:
    for account in near:
        by_id = {claim.id: claim for claim in account.claims}
        for toll in tolls_of(account):
            if toll.measure == figure.measure and (best := _best(toll, by_id)):
                why = phrase(
                    "No report gives {figure}; the nearest is {best}.", figure=counted(figure), best=told_of(best[0])
                )
                return Finding("unknown", (best[0],), why)
    why = phrase("No report tells of it: nobody gives {figure}.", figure=counted(figure))
    return Finding("unknown", (), why)


def _of_the_whole(claims: Iterable[Claim], measure: str) -> bool:
    wholes = set(measures()[measure].part_of)
    return any(claim.measure in wholes for claim in claims)


def _reports(claims: Iterable[Claim]) -> int:
    return len({claim.doc for claim in claims})


def one_each(claims: Iterable[Claim]) -> list[Claim]:
    """The first mention of each report."""
    return list({claim.doc: claim for claim in reversed(list(claims))}.values())[::-1]


def told_of(claim: Claim) -> Phrase:
    """A figure with who gives it and when: "41 killed (Kamran Yazdi, 2025-01-21)" """
    who = next((source.name for source in claim.sources if source.name), None) or claim.outlet or claim.doc
    if claim.published is None:
        return phrase("{figure} ({speaker})", figure=counted(claim), speaker=who)
    day = claim.published.start[:10]
    return phrase("{figure} ({speaker}, {day})", figure=counted(claim), speaker=who, day=day)
