"""The words of verdicts: figures, speakers and times as a reader of the ledger sees them."""

from datetime import date, timedelta

from counterclaim.gazetteer.states import name_of
from counterclaim.measures import measures
from counterclaim.model import Claim, Quantity, Speaker, Stretch
from counterclaim.reconcile.statements import Statement

_BEFORE = {
    "at_least": "at least ",
    "more_than": "more than ",
    "at_most": "at most ",
    "less_than": "less than ",
    "almost": "almost ",
    "about": "about ",
}


def figure(quantity: Quantity) -> str:
    """ "more than 1,100", "10,000 to 12,000"; a vague number as its ends."""
    if quantity.qualifier in ("range", "vague") and quantity.low is not None and quantity.high is not None:
        return f"{quantity.low:,} to {quantity.high:,}"
    return f"{_BEFORE.get(quantity.qualifier, '')}{quantity.spoken:,}"


def counted(claim: Claim) -> str:
    """ "more than 1,100 killed or injured"."""
    measure = measures().get(claim.measure)
    return f"{figure(claim.quantity)} {measure.past if measure else claim.measure}"


def opening(words: str) -> str:
    """`words` as the beginning of a sentence."""
    return words[:1].upper() + words[1:]


def speaker(statement: Statement) -> str:
    """Who gives the figure, or the report that tells it."""
    names = list(dict.fromkeys(named(one) for one in statement.claim.sources))
    if names:
        return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))
    return statement.claim.outlet or "a report that names nobody"


def named(source: Speaker) -> str:
    """The English name of a body, and of persons whom no gazetteer knows the name as it was read."""
    known = name_of(source.entity) if source.entity else source.entity
    return source.name if known is None or known == source.entity else known


def when(stretch: Stretch) -> str:
    """ "on 3 June 2024", "between 1 and 30 June 2024" in plain days, "on an unknown day"."""
    if stretch.start is None:
        return "on an unknown day"
    first = _day(stretch.start)
    if stretch.end is None:
        return f"on {first} or later"
    last = _day(max(stretch.start, stretch.end - 1))
    clock = stretch.start % 1
    if first == last:
        return f"on {first}" + (f" at {_clock(clock)}" if clock and stretch.end - stretch.start < 1 else "")
    return f"between {first} and {last}"


def _day(number: float) -> str:
    day = date.fromordinal(max(1, int(number)))
    return f"{day.day} {day:%B} {day.year}"


def _clock(fraction: float) -> str:
    minutes = round(fraction * 24 * 60)
    return f"{minutes // 60:02}:{minutes % 60:02}"


def apart(one: Stretch, other: Stretch) -> str:
    """How long after `one` `other` was told: "3 hours later", "21 days later", "later"."""
    if one.start is None or other.start is None:
        return "later"
    span = timedelta(days=other.start - one.start)
    if span < timedelta(days=1):
        hours = round(span.total_seconds() / 3600)
        return "later the same day" if hours < 1 else f"{hours} hour{'s' * (hours != 1)} later"
    return f"{span.days} day{'s' * (span.days != 1)} later"
