"""What changed in the figures of stories: each series as it stood at an earlier time, and as it stands.

Both sides are read with what is known now: which reports tell one story, who speaks, which figures belong together,
what people corrected. So a row is news, and never a better reading of an old report.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from counterclaim.model import (
    Adoption,
    Change,
    Claim,
    Ends,
    Judgement,
    Moment,
    Position,
    Proof,
    Stand,
    Told,
    Toll,
    Turn,
)
from counterclaim.reconcile.by_people import RULES, adopted
from counterclaim.reconcile.dossier import Course, Dossier
from counterclaim.reconcile.rules import Rules
from counterclaim.reconcile.series import Series
from counterclaim.reconcile.statements import Statement, statements_of
from counterclaim.reconcile.toll import contradictions_of, standing_of, toll_of
from counterclaim.reconcile.wording import english, named, speaker

CHOICE = "latest-official"
"""How the best of both sides is chosen."""

_QUOTES = 3  # proofs of one change: the most telling
_RANKS: tuple[tuple[Turn | Stand, ...], ...] = (
    ("contested",),
    ("raised", "lowered", "no longer contested", "settled", "adopted"),
    ("contradicted", "widened", "corroborated", "narrowed"),
    ("new series",),
    ("denies", "confirms", "declines", "unverified"),
)
_RANK = {what: rank for rank, kinds in enumerate(_RANKS) for what in kinds}


@dataclass(frozen=True, slots=True)
class Then:
    """An earlier time: whether a mention was `known` by it, what people had `said`, whether a mention is `gone` since,
    for its page was rewritten (such a one stood then, and does not stand now), and what stood of a count whose reports
    were all `rewritten` since."""

    known: Callable[[Told], bool]
    said: Sequence[Judgement] = ()
    gone: Callable[[Told], bool] = lambda _: False
    rewritten: Callable[[Course], Toll | None] = lambda _: None


def figure_of(claim: Claim) -> tuple[object, ...]:
    """What is equal for two mentions of one figure in a report, whatever else was rewritten there."""
    quantity, group = claim.quantity, claim.group
    return claim.doc, claim.measure, quantity.low, quantity.high, group.role, group.country, group.entity


@dataclass(frozen=True, slots=True, eq=False)
class _Pair:
    """One course of a story, as it stood (`old`) and as it stands (`new`), None where nothing does; `series` is that of
    the course without what is gone."""

    dossier: Dossier
    course: Course
    series: Series
    old: Toll | None
    new: Toll | None


def changes_of(dossiers: Sequence[Dossier], said: Sequence[Judgement], then: Then, rules: Rules) -> list[Change]:
    """What changed in `dossiers`, which hold what the reader alone makes of the reports; `said` is what people say now.

    Story by story in the order of `dossiers`, in each what is contested first, then other numbers, then what is new,
    then who takes a stand, in each what most mentions tell of first. What several stories tell is told of the first.
    """
    by_story: dict[str, list[Change]] = {dossier.story.id: [] for dossier in dossiers}
    for pair in _pairs(dossiers, then, said, rules):
        by_story[pair.dossier.story.id] += (*_of_toll(pair, then, said, rules), *_of_stands(pair, then))
    for dossier in dossiers:
        by_story[dossier.story.id] += _stands(dossier, dossier.positions, then, None)
    found: dict[Change, Change] = {}
    for rows in by_story.values():
        for row in sorted(rows, key=lambda row: _RANK[row.what]):
            found.setdefault(replace(row, story="", title=""), row)
    return list(found.values())


def _pairs(dossiers: Sequence[Dossier], then: Then, said: Sequence[Judgement], rules: Rules) -> Iterator[_Pair]:
    every = [(dossier, course) for dossier in dossiers for course in dossier.courses]
    was = [_toll(dossier.story.id, course, then.known, rules, then.rewritten) for dossier, course in every]
    now = [_toll(dossier.story.id, course, lambda one: not then.gone(one), rules) for dossier, course in every]
    old = iter(adopted((toll for toll in was if toll), then.said))
    new = iter(adopted((toll for toll in now if toll), said))
    for (dossier, course), before, after in zip(every, was, now, strict=True):
        stands = replace(course.series, told=tuple(one for one in course.series.told if not then.gone(one)))
        yield _Pair(dossier, course, stands, next(old) if before else None, next(new) if after else None)


def _toll(
    story: str,
    course: Course,
    counts: Callable[[Told], bool],
    rules: Rules,
    without: Callable[[Course], Toll | None] = lambda _: None,
) -> Toll | None:
    """What stands of `course` by the mentions that count, or `without` any, under the names that its series has now."""
    told = tuple(filter(counts, course.series.told))
    if course.toll is None or len(told) == len(course.series.told):
        return course.toll
    series, now = replace(course.series, told=told), course.toll
    found = toll_of(story, series, statements_of(series, rules), rules, CHOICE) if told else without(course)
    return found and replace(found, role=now.role, country=now.country, place=now.place, event=now.event)


def _of_toll(pair: _Pair, then: Then, said: Sequence[Judgement], rules: Rules) -> Iterator[Change]:
    """The change of what stands of a series: none without words, or a person, that made it."""
    old, new = pair.old, pair.new
    turn = (_turn(old, new) or _contradicted(pair, then, rules) or _narrowed(old, new)) if new else None
    if new is None or turn is None:
        return
    story = pair.dossier.story
    series = (new.measure, new.role, new.country, new.place, new.event)
    ends = (_ends(old) if old else None, _ends(new))
    if turn == "adopted":
        word = next(each for each in reversed(said) if isinstance(each.what, Adoption) and (each.by,) == new.best_by)
        yield Change(story.id, story.title, *series, *ends, turn, (word.by,), Moment(word.at, word.at))
    elif (news := _news(pair.series, new, then, rules)) and _sure(pair.course.series, news):
        first = min((one for one in news[0].told if not then.known(one)), key=_appeared)
        by = tuple(dict.fromkeys(english(speaker(one)) for one in news))
        quotes = tuple({(proof.doc, proof.start): proof for proof in (_quote(each, then) for each in news)}.values())
        known = _verdicts(pair, then)
        yield Change(story.id, story.title, *series, *ends, turn, by, _published(first), quotes[:_QUOTES], known)


def _sure(series: Series, news: Sequence[Statement]) -> bool:
    """Whether `news` can be sent on: what one report alone tells on the side may be of another happening."""
    return not series.aside or len({doc for each in news for doc in each.docs}) > 1


def _turn(old: Toll | None, new: Toll) -> Turn | None:
    """In what way `new` differs from `old`; None where no editor would print the difference."""
    if old is None:
        return "new series"
    if _judged(new):
        return "adopted" if not _judged(old) or old.best != new.best else None
    if (old.corroboration == "contested") != (new.corroboration == "contested"):
        return "contested" if new.corroboration == "contested" else "no longer contested"
    if old.best is None and new.best is not None:
        return "settled"
    if old.best is not None and new.best is not None and old.best != new.best:
        return "raised" if new.best > old.best else "lowered"
    if _wider(old, new):
        return "widened"
    alone = old.corroboration in ("single", "relayed")
    return "corroborated" if alone and new.corroboration == "independent" else None


def _contradicted(pair: _Pair, then: Then, rules: Rules) -> Turn | None:
    """Whether one more figure contradicts what stands, in a series that was contested before."""
    if pair.new is None or pair.new.corroboration != "contested" or _judged(pair.new):
        return None
    standing = standing_of(pair.series, statements_of(pair.series, rules), rules)
    pairs = contradictions_of(standing, rules)
    fresh = any(not any(map(then.known, one.told)) for each in pairs for one in each)
    return "contradicted" if fresh else None


def _narrowed(old: Toll | None, new: Toll) -> Turn | None:
    """Whether the same best has a higher low or a lower high, for what stood at that end is overtaken."""
    if old is None or _judged(new):
        return None
    risen = old.low is not None and new.low is not None and old.low < new.low
    return "narrowed" if risen or _top(old) > _top(new) else None


def _judged(toll: Toll) -> bool:
    return toll.rules.endswith(f"/{RULES}")


def _wider(old: Toll, new: Toll) -> bool:
    """Whether a lower or a higher number is told now; that "40" became "at least 40" is none."""
    return (old.low or 0) > (new.low or 0) or _top(new) > _top(old)


def _top(toll: Toll) -> int:
    return toll.high or toll.best or toll.low or 0


def _ends(toll: Toll) -> Ends:
    return Ends(toll.low, toll.best, toll.high, toll.corroboration)


def _news(series: Series, new: Toll, then: Then, rules: Rules) -> list[Statement]:
    """The statements first told since, those that stand and give the best before the others."""
    statements = statements_of(series, rules)
    standing = standing_of(series, statements, rules)
    fresh = [one for one in statements if not any(map(then.known, one.told))]
    again = [one for one in standing if not all(map(then.known, one.told))]
    ends = (new.best, new.high, new.low)

    def telling(one: Statement) -> tuple[int, float]:
        number = one.quantity.spoken
        return (ends.index(number) if number in ends else len(ends)), -_appeared(one.first)[0]

    return sorted([one for one in fresh if one in standing] or fresh or again, key=telling)


def _appeared(one: Told) -> tuple[float, str, int]:
    return (one.seen.start or 0.0, one.claim.doc, one.claim.start)


def _published(one: Told) -> Moment | None:
    known = one.claim.published
    return Moment(known.start, known.end) if known else one.claim.as_of


def _quote(one: Statement, then: Then) -> Proof:
    """The words in which `one` was told since."""
    claim = next(told.claim for told in one.told if not then.known(told))
    sentence = claim.sentence
    return Proof(claim.doc, sentence.start, sentence.end, sentence.text, claim.id)


def _verdicts(pair: _Pair, then: Then) -> tuple[str, ...]:
    """The updates and contradictions between figures of the series of which one was told since."""
    known = {one.claim.id: then.known(one) for one in pair.series.told}
    return tuple(
        each.id
        for each in pair.dossier.verdicts
        if each.relation in ("updates", "contradicts")
        and each.a in known
        and each.b in known
        and not (known[each.a] and known[each.b])
    )


def _of_stands(pair: _Pair, then: Then) -> Iterator[Change]:
    series = pair.course.series
    ends = (_ends(pair.old) if pair.old else None, _ends(pair.new) if pair.new else None)
    for row in _stands(pair.dossier, pair.course.positions, then, series):
        yield replace(row, old=ends[0], new=ends[1])


def _stands(dossier: Dossier, positions: Sequence[Position], then: Then, series: Series | None) -> Iterator[Change]:
    """The stands that somebody takes since who did not before."""
    first = {one.claim.doc: one for course in dossier.courses for one in course.series.told}
    inside = [one for one in positions if one.doc in first]
    taken = {_stand(one) for one in inside if then.known(first[one.doc])}
    for position in sorted(inside, key=lambda one: (*_appeared(first[one.doc])[:2], one.start)):
        if _stand(position) in taken:
            continue
        taken.add(_stand(position))
        group, place = position.group, position.places[0] if position.places else series.place if series else None
        yield Change(
            dossier.story.id,
            dossier.story.title,
            series.measure if series else position.measure,
            group.role if group else None,
            group.country if group else None,
            place.name if place else None,
            series.event if series else "",
            None,
            None,
            position.position,
            (named(position.source),),
            _published(first[position.doc]),
            (Proof(position.doc, position.start, position.end, position.quote, position.id),),
        )


def _stand(position: Position) -> tuple[str, str]:
    return position.source.entity or position.source.name.casefold(), position.position
