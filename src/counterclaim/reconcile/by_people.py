"""What people say against verdicts and tolls: theirs stands, with their name and their reason."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from counterclaim.model import Adoption, Judgement, Name, Overruling, Toll, Verdict, phrase, verdict_id
from counterclaim.reconcile.wording import english

RULES = "judged"
"""The rule set of verdicts that are a person's."""


def overruled(verdicts: Iterable[Verdict], told: Sequence[Judgement]) -> Iterator[Verdict]:
    """`verdicts` with those that the standing judgements `told` overrule replaced by the person's, newest word first;
    what people relate that no verdict does comes last."""
    said = {frozenset((each.what.a, each.what.b)): each for each in told if isinstance(each.what, Overruling)}
    seen = set[frozenset[str]]()
    for verdict in verdicts:
        pair = frozenset((verdict.a, verdict.b))
        if pair not in said:
            yield verdict
        elif pair not in seen:
            seen.add(pair)
            yield from _persons(said[pair])
    for pair, judgement in said.items():
        if pair not in seen:
            yield from _persons(judgement)


def _persons(judgement: Judgement) -> Iterator[Verdict]:
    if isinstance(what := judgement.what, Overruling):
        why = phrase("{person} says so: {why}", person=judgement.by, why=judgement.why)
        id = verdict_id(what.relation, what.a, what.b, RULES)
        yield Verdict(id, what.relation, what.a, what.b, english(why), {}, RULES, 1.0, why)


def adopted(tolls: Iterable[Toll], told: Sequence[Judgement]) -> list[Toll]:
    """`tolls` with the figures that the standing judgements `told` adopt, each where it fits one toll and no other, or
    names one in full."""
    found = list(tolls)
    for judgement in told:
        if isinstance(what := judgement.what, Adoption):
            meant = meant_by(what, found)
            if meant is not None:
                found[meant] = _with(found[meant], judgement, what)
    return found


def meant_by(adoption: Adoption, tolls: Sequence[Toll]) -> int | None:
    """The place of the one among `tolls` that `adoption` fits, or of several the one that it names in full; None where
    there is no such one."""
    fitting = [place for place, toll in enumerate(tolls) if fits(adoption, toll)]
    if len(fitting) > 1:
        fitting = [place for place in fitting if _names(adoption, tolls[place])]
    return fitting[0] if len(fitting) == 1 else None


def fits(adoption: Adoption, toll: Toll) -> bool:
    """Whether `adoption` speaks of the series of `toll`."""
    series = adoption.series
    return (
        series.measure == toll.measure
        and series.role in ("people", toll.role)
        and series.country in (None, toll.country)
        and series.place in (None, toll.place)
        and series.event in (None, toll.event)
    )


def _names(adoption: Adoption, toll: Toll) -> bool:
    """Whether `adoption` names what `toll` counts in full, and nothing wider."""
    series = adoption.series
    told = (series.role, series.country, series.place, series.event or "")
    return told == (toll.role, toll.country, toll.place, toll.event)


def _with(toll: Toll, judgement: Judgement, adoption: Adoption) -> Toll:
    why = phrase(
        "{person} adopts {figure} ({status}): {why}. Without that: {rest}",
        person=judgement.by,
        figure=adoption.figure,
        status=Name("status", adoption.status),
        why=judgement.why,
        rest=toll.reason or toll.why,
    )
    return replace(
        toll,
        low=toll.low if adoption.low is None else adoption.low,
        best=adoption.figure,
        high=toll.high if adoption.high is None else adoption.high,
        best_by=(judgement.by,),
        why=english(why),
        reason=why,
        rules=f"{toll.rules}/{RULES}",
    )
