"""One plain English sentence for a claim, built from its fields; never evidence."""

import datetime as dt
from collections.abc import Mapping

from counterclaim.measures import measures
from counterclaim.model import Claim, Moment, Place, Quantity, Speaker

_QUALIFIERS = {
    "at_least": "at least {}",
    "more_than": "more than {}",
    "at_most": "up to {}",
    "less_than": "fewer than {}",
    "almost": "almost {}",
    "about": "about {}",
    "exact": "{}",
}
_VAGUE = {
    2: "dozens of",
    3: "hundreds of",
    4: "thousands of",
    5: "tens of thousands of",
    6: "hundreds of thousands of",
    7: "millions of",
    8: "tens of millions of",
    9: "hundreds of millions of",
}
_ONE = {
    "soldiers": "soldier",
    "fighters": "fighter",
    "police": "police officer",
    "officials": "official",
    "civilians": "civilian",
    "children": "child",
    "women": "woman",
    "men": "man",
    "workers": "worker",
    "medics": "medic",
    "rescuers": "rescuer",
    "journalists": "journalist",
    "prisoners": "prisoner",
    "migrants": "migrant",
    "protesters": "protester",
    "passengers": "passenger",
    "patients": "patient",
    "suspects": "suspect",
    "people": "person",
}
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def gloss_of(claim: Claim, country_names: Mapping[str, tuple[str, str]]) -> str:
    """The gloss of `claim`; `country_names` gives name and adjective in English by code."""
    one = claim.quantity.low == claim.quantity.high == 1
    count = _count(claim.quantity)
    people = _people(claim, country_names, one)
    past = measures()[claim.measure].past
    parts = [f"{count} {people} {past}" if count else f"No {people} {past}"]
    where = _where(claim.places, country_names)
    if where:
        parts[0] += f" in {where}"
    if claim.window:
        parts[0] += f", {_window(claim.window)}"
    elif claim.as_of:
        parts[0] += f" as of {day(claim.as_of)}"
    if claim.stance == "possible":
        parts[0] += " (possible, not established)"
    if claim.sources:
        verb = {"denied": "denies", "confirmed": "confirms"}.get(claim.stance, "says")
        names = " and ".join(speaker.name for speaker in claim.sources)
        if len(claim.sources) > 1:
            verb = {"denies": "deny", "confirms": "confirm"}.get(verb, "say")
        parts.append(f"{verb} {names}")
        if claim.via:
            parts.append("through " + " and ".join(speaker.name for speaker in claim.via))
        said = _said([*claim.sources, *claim.via])
        if said:
            parts.append(said)
    elif claim.stance == "denied":
        parts[0] += " (denied)"
    sentence = ", ".join(parts) + "."
    return sentence[0].upper() + sentence[1:]


def _count(quantity: Quantity) -> str:
    if quantity.low == quantity.high == 0:
        return ""
    if quantity.qualifier == "range":
        return f"{quantity.low:,} to {quantity.high:,}"
    if quantity.qualifier == "vague":
        return _VAGUE.get(len(str(quantity.low)), "an unknown number of")
    return _QUALIFIERS[quantity.qualifier].format(f"{quantity.spoken:,}")


def _people(claim: Claim, country_names: Mapping[str, tuple[str, str]], one: bool) -> str:
    role = _ONE[claim.group.role] if one else claim.group.role
    if claim.quantity.unit == "household":
        role = "household" if one else "households"
    elif role == "police" and not one:
        role = "police officers"
    if claim.group.country:
        adjective = country_names.get(claim.group.country, (claim.group.country, claim.group.country))[1]
        return f"{adjective} {role}"
    return role


def _where(places: tuple[Place, ...], country_names: Mapping[str, tuple[str, str]]) -> str:
    if not places:
        return ""
    place = places[0]
    country = country_names.get(place.country or "", (place.country or "", ""))[0]
    return country if place.precision == "country" else f"{place.name}, {country}" if country else place.name


def _window(moment: Moment) -> str:
    return f"{day(Moment(moment.start, moment.start))} to {day(Moment(moment.end, moment.end))}"


def _said(speakers: list[Speaker]) -> str:
    return next((day(speaker.said) for speaker in speakers if speaker.said), "")


def day(moment: Moment) -> str:
    """`moment` in words: "23 December 2024", "June 2024", "2024"."""
    start, end = dt.date.fromisoformat(moment.start[:10]), dt.date.fromisoformat(moment.end[:10])
    if start == end:
        time = f", {moment.start[11:16]}" if moment.start == moment.end and len(moment.start) > 10 else ""
        return f"{start.day} {_MONTHS[start.month - 1]} {start.year}{time}"
    if (start.day, start.month, end.day, end.month) == (1, 1, 31, 12) and start.year == end.year:
        return str(start.year)
    if start.day == 1 and (start.year, start.month) == (end.year, end.month) and (end + dt.timedelta(days=1)).day == 1:
        return f"{_MONTHS[start.month - 1]} {start.year}"
    return f"{day(Moment(moment.start, moment.start))} to {day(Moment(moment.end, moment.end))}"
