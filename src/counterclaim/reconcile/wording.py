"""The words of verdicts: figures, speakers and times as a reader of the ledger sees them."""

from datetime import date, timedelta

from counterclaim.gazetteer.states import name_of
from counterclaim.measures import measures
from counterclaim.model import (
    Both,
    Claim,
    Clock,
    Day,
    Name,
    Phrase,
    Quantity,
    Row,
    Speaker,
    Stretch,
    Value,
    filled,
    phrase,
    phrases,
)
from counterclaim.reconcile.statements import Statement

_BEFORE = {
    "at_least": phrase("at least {number}"),
    "more_than": phrase("more than {number}"),
    "at_most": phrase("at most {number}"),
    "less_than": phrase("less than {number}"),
    "almost": phrase("almost {number}"),
    "about": phrase("about {number}"),
}


def figure(quantity: Quantity) -> Value:
    """ "more than 1,100", "10,000 to 12,000"; a vague number as its ends."""
    if quantity.qualifier in ("range", "vague") and quantity.low is not None and quantity.high is not None:
        return phrase("{low} to {high}", low=quantity.low, high=quantity.high)
    bound = _BEFORE.get(quantity.qualifier)
    return Phrase(bound.template, {"number": quantity.spoken}) if bound else quantity.spoken


def counted(claim: Claim) -> Phrase:
    """ "more than 1,100 killed or injured"."""
    measure, quantity = measures().get(claim.measure), claim.quantity
    if measure is None:
        return phrase("{figure} {measure}", figure=figure(quantity), measure=claim.measure)
    template = measure.counted
    return Phrase(template, {"figure": figure(quantity)}, template, quantity.high or quantity.spoken)


def speaker(statement: Statement) -> Value:
    """Who gives the figure, or the report that tells it."""
    sources = statement.claim.sources
    if len(sources) == 1:
        return named(sources[0])
    if not sources:
        return statement.claim.outlet or phrase("a report that names nobody")
    names = tuple(dict.fromkeys(map(named, sources)))
    return Both(names) if len(names) > 1 else names[0]


def named(source: Speaker) -> str:
    """The English name of a body, and of persons whom no gazetteer knows the name as it was read."""
    known = name_of(source.entity) if source.entity else source.entity
    return source.name if known is None or known == source.entity else known


def when(stretch: Stretch) -> Phrase:
    """ "on 3 June 2024", "between 1 and 30 June 2024" in plain days, "on an unknown day"."""
    if stretch.start is None:
        return phrase("on an unknown day")
    first = _day(stretch.start)
    if stretch.end is None:
        return phrase("on {day} or later", day=first)
    last = _day(max(stretch.start, stretch.end - 1))
    clock = stretch.start % 1
    if first != last:
        return phrase("between {first} and {last}", first=first, last=last)
    if clock and stretch.end - stretch.start < 1:
        return phrase("on {day} at {clock}", day=first, clock=_clock(clock))
    return phrase("on {day}", day=first)


def _day(number: float) -> Day:
    return Day(date.fromordinal(max(1, int(number))).isoformat())


def _clock(fraction: float) -> Clock:
    minutes = round(fraction * 24 * 60)
    return Clock(f"{minutes // 60:02}:{minutes % 60:02}")


def apart(one: Stretch, other: Stretch) -> Phrase:
    """How long after `one` `other` was told: "3 hours later", "21 days later", "later"."""
    if one.start is None or other.start is None:
        return phrase("later")
    span = timedelta(days=other.start - one.start)
    if span < timedelta(days=1):
        hours = round(span.total_seconds() / 3600)
        if hours < 1:
            return phrase("later the same day")
        return phrases("{hours} hour later", "{hours} hours later", hours, hours=hours)
    return phrases("{days} day later", "{days} days later", span.days, days=span.days)


def english(value: Value) -> str:
    """What a phrase, or a part of one, says in English."""
    if isinstance(value, str):
        return value
    if isinstance(value, Phrase):
        template = value.plural if value.plural and value.count != 1 else value.template
        return filled(template, value.values, english)
    if isinstance(value, int):
        return f"{value:,}"
    return _english_part(value)


def _english_part(value: Day | Clock | Name | Both | Row) -> str:
    match value:
        case Both():
            names = [english(each) for each in value.both]
            return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))
        case Row():
            return "; ".join(map(english, value.row))
        case Day():
            day = date.fromisoformat(value.day)
            return f"{day.day} {day:%B} {day.year}"
        case Clock():
            return value.clock
        case Name("counted"):
            return measures()[value.word].past
        case Name():
            return value.word
