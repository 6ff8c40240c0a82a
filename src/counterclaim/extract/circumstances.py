"""What belongs to a figure beside its people: where and when it happened, and in which event."""

from dataclasses import dataclass, field
from itertools import pairwise

from counterclaim.extract.attribution import Attribution
from counterclaim.extract.clock import at_clock, nearest
from counterclaim.extract.counted import Counted
from counterclaim.extract.moments import Mention
from counterclaim.extract.outcomes import Site
from counterclaim.extract.people import CountedPeople
from counterclaim.extract.places import Located
from counterclaim.extract.reading import Reading
from counterclaim.extract.tagging import Tag, Tagged
from counterclaim.extract.towns import is_located
from counterclaim.gazetteer.nesting import within
from counterclaim.model import Event, Moment, Place, Span

# from one place to another
_MOVES = ("returned", "released", "evacuated", "rescued", "displaced", "deployed")
_TO = ("returned", "deployed", "released")
# tokens between a town and the country it is said to lie in: a comma, a word of place
_APPOSED = 2


def place_of(
    reading: Reading,
    number: int,
    item: Counted,
    site: Site,
    measure: str,
    people: CountedPeople,
    beside: list[Counted],
) -> tuple[Place | None, tuple[Span, ...]]:
    """Where it happened: the place in the sentence that fits best, else the country that the report is about.

    A place behind another figure of the same measure is that one's: "158 dead in Spain, 150 of them in Valencia".
    `beside` are all figures of the sentence.
    """
    s = reading.tagged(number)
    spoken = {k for frame in reading.acts(number) for k in range(frame.i, frame.j)}
    own = set(range(item.head.start, item.head.end))
    best: tuple[float, Located] | None = None
    places = reading.places(number)
    explained = {after.i for before, after in pairwise(places) if _explains(before, after)}
    captors: set[str | None] = set()
    for located in places:
        if located.i in explained:
            continue
        if located.i in own or located.dateline or _is_nationality(s, located) or _is_anothers(located, item, beside):
            continue
        if s.ending("origin", located.i) is not None and (
            located.place.country == people.country or (measure not in _MOVES and located.i - item.head.end <= 3)
        ):
            continue
        if (
            located.place.country == people.country
            and located.place.precision == "country"
            and s.ending("locative", located.i) is None
        ):
            continue
        if measure == "captured" and _may_be_captor(s, located):
            captors.add(located.place.country)
            continue
        weight = located.weight
        distance = min(abs(located.i - item.numeral.j), abs(located.i - site.j))
        weight -= 0.05 * distance
        low, high = sorted((located.i, item.numeral.i))
        weight -= 0.5 * sum(s.is_mark(k, ",;") for k in range(low, high))
        if located.i in spoken:
            weight -= 1.5
        if measure in _TO and s.ending("destination", located.i) is not None:
            weight += 3
        if best is None or weight > best[0]:
            best = (weight, located)
    if best is not None and best[0] > 0.2:
        return best[1].place, (s.characters(best[1].i, best[1].j),)
    place = place_of_report(reading, measure, people.country)
    if place is not None and place.country in captors and not reading.happens_in(place.country or ""):
        return None, ()
    return place, ()


def _may_be_captor(s: Tagged, located: Located) -> bool:
    """Whether a country without a word of place may only be whose prisoners they are: "12 soldiers captured by X"."""
    return located.place.precision == "country" and not is_located(s, located.i, located.j)


def place_of_report(reading: Reading, measure: str, country: str | None) -> Place | None:
    """Where a figure of `measure` about the people of `country` belongs that names no place: where the report is."""
    place = None if measure == "returned" else reading.main_place
    if place is None or (country not in (None, place.country) and _only_speaks(reading, place.country)):
        return None
    return place


def _only_speaks(reading: Reading, country: str | None) -> bool:
    """Whether a country is that of who speaks of others' people, and need not be where things happened to them."""
    return country in reading.speaking_countries and not (country and reading.happens_in(country))


def _explains(before: Located, after: Located) -> bool:
    """Whether the second place only says where the first one lies ("Tripoli, Lebanon")."""
    beside = after.i - before.j <= _APPOSED
    return beside and before.place.precision != "country" and within(before.place, after.place) is True


def _is_anothers(located: Located, item: Counted, beside: list[Counted]) -> bool:
    """Whether another figure of the measure of `item` stands between it and the place that follows both."""
    return any(
        item.numeral.i < other.numeral.i < located.i
        and item.chosen is not None
        and other.chosen is not None
        and other.chosen.outcome.measure == item.chosen.outcome.measure
        for other in beside
    )


def _is_nationality(s: Tagged, located: Located) -> bool:
    """Whether the word for a country says who people are ("Argentine tourists") and not where."""
    country = s.get("country", located.i)
    if located.place.precision != "country" or country is None or country.value.form not in ("adjective", "people"):
        return False
    beside = s.get("people", located.j) or s.ending("people", located.i)
    return country.value.form == "people" or beside is not None


@dataclass(frozen=True)
class Times:
    """When: the day the figure is true, the period it counts, the day it was said, and their characters."""

    as_of: Moment | None = None
    window: Moment | None = None
    said: Moment | None = None
    evidence: dict[str, tuple[Span, ...]] = field(default_factory=dict)


def times_of(
    reading: Reading, number: int, item: Counted, site: Site, said: Attribution, *, ahead: bool = False
) -> Times:
    """The times in the sentence that belong to `item`, and those the report as a whole gives.

    `ahead` says that the figure is still to come: a weekday is then the next one.
    """
    s = reading.tagged(number)
    mentions = [m for m in reading.mentions(number, ahead) if not s.ending("date_compared", m.i)]
    as_of: Mention | None = None
    window: Mention | None = None
    told: Mention | None = None
    for mention in mentions:
        if mention.window:
            window = window or mention
        elif _is_told(s, mention, said) and told is None and not mention.as_of:
            told = mention
        elif as_of is None or _distance(mention, item, site) < _distance(as_of, item, site):
            as_of = mention
    evidence: dict[str, tuple[Span, ...]] = {}
    for name, found in (("as_of", as_of), ("window", window), ("said", told)):
        if found is not None:
            evidence[name] = (s.characters(found.i, found.j),)
    if told is None and said.told_in is not None:
        behind = reading.tagged(said.told_in)
        told = next((m for m in reading.mentions(said.told_in) if _of_one_day(m)), None)
        if told is not None:
            evidence["said"] = (behind.characters(told.i, told.j),)
    moment = as_of.moment if as_of else None
    if moment is None and window is None:
        moment = day_otherwise(reading, number, told.moment if told else None)
    clock = nearest(reading.clocks(number), item.numeral.i)
    if clock is not None and moment is None and window is None and reading.anchor.day is not None:
        day = reading.anchor.day.isoformat()
        moment = Moment(day, day, None, True, "the day of publication")
    if (
        clock is not None
        and moment is not None
        and moment.start == moment.end
        and (as_of is not None or told is None or clock.as_of)
    ):
        published = reading.document.published
        moment = at_clock(moment, clock, s.words(clock.i, clock.j), published.start if published else None)
        evidence["as_of"] = (*evidence.get("as_of", ()), s.characters(clock.i, clock.j))
    return Times(moment, window.moment if window else None, told.moment if told else None, evidence)


def day_otherwise(reading: Reading, number: int, said: Moment | None) -> Moment | None:
    """The day of a figure in sentence `number` that names none: on which it was `said`, else that of the report."""
    if said is not None:
        return Moment(said.start, said.end, said.text, True, "the day on which it was said")
    return reported_day(reading, number)


def event_of(s: Tagged, item: Counted, site: Site, times: Times) -> tuple[Event | None, tuple[Span, ...]]:
    """The one event that the sentence ties the figure to, with its day where the sentence gives one."""
    best: Tag | None = None
    for tag in s.each("event"):
        if tag.i >= item.numeral.i and tag.j <= item.numeral.j:
            continue
        if best is None or abs(tag.i - site.i) < abs(best.i - site.i):
            best = tag
    if best is None or times.window is not None:
        return None, ()
    day = times.as_of if "as_of" in times.evidence else None
    text = s.words(best.i, best.j)
    return Event(day.start if day else None, day.end if day else None, best.value, text), (
        s.characters(best.i, best.j),
    )


def _is_told(s: Tagged, mention: Mention, said: Attribution) -> bool:
    """Whether `mention` stands with the act of saying rather than with what happened."""
    if mention.moment.start != mention.moment.end:
        return any(0 <= mention.i - frame.j <= 1 or 0 <= frame.i - mention.j <= 1 for frame in said.frames)
    if s.ending("speech", mention.i) is not None or (mention.i and s.ending("speech", mention.i - 1) is not None):
        return True
    for frame in said.frames:
        if frame.i - 4 <= mention.i <= frame.j + 3 and not any(
            s.is_mark(k, ",;") for k in range(min(mention.i, frame.j), max(mention.i, frame.j)) if k < len(s.tokens)
        ):
            return True
    return False


def _of_one_day(mention: Mention) -> bool:
    return not mention.window and mention.moment.start == mention.moment.end


def _distance(mention: Mention, item: Counted, site: Site) -> int:
    return min(abs(mention.i - item.numeral.j), abs(mention.i - site.j))


def reported_day(reading: Reading, number: int) -> Moment | None:
    """The day that the beginning of the report gives for what it tells, for sentences that name none."""
    for n in reading.overview[:4]:
        if n == number:
            continue
        for mention in reading.mentions(n):
            if not mention.window and mention.moment.start == mention.moment.end:
                return Moment(
                    mention.moment.start,
                    mention.moment.end,
                    mention.moment.text,
                    True,
                    "the day that the report's beginning gives",
                )
    return None
