"""The parts of a schema.org Claim: who, where, how many, and the works in which it appears (https://schema.org)."""

from collections.abc import Mapping, Sequence
from typing import Any

from counterclaim.gazetteer.bodies import PERSON, bodies
from counterclaim.measures import measures
from counterclaim.model import Claim, Described, Moment, Place, Published, Speaker
from counterclaim.output.export.urns import urn
from counterclaim.output.naming import Names
from counterclaim.output.report.mentions import safe_url
from counterclaim.output.wording import plain
from counterclaim.reconcile.wording import named
from counterclaim.resolve.speakers import UNNAMED

_KINDS = {
    "government": "GovernmentOrganization",
    "military": "GovernmentOrganization",
    "intelligence": "GovernmentOrganization",
    "police": "GovernmentOrganization",
    "ngo": "NGO",
    "media": "NewsMediaOrganization",
}


def party(speaker: Speaker) -> dict[str, Any]:
    """A speaker as a Person or an Organization; of neither type where nobody knows which it is ("the spokesman")."""
    told = {"name": plain(named(speaker))}
    entity = speaker.entity or ""
    body = bodies().get(entity)
    if entity.startswith(UNNAMED) or (body and body.kind == PERSON):
        return {"@type": "Person", **told}
    return {"@type": _KINDS.get(speaker.type or "", "Organization"), **told} if entity else told


def spot(place: Place, names: Names) -> dict[str, Any]:
    """A Place, or a Country, with its middle where that is known."""
    found: dict[str, Any] = {"@type": "Country" if place.precision == "country" else "Place", "name": plain(place.name)}
    if place.geoname:
        found["sameAs"] = f"https://sws.geonames.org/{place.geoname}/"
    if place.lat is not None and place.lon is not None:
        found["geo"] = {"@type": "GeoCoordinates", "latitude": place.lat, "longitude": place.lon}
    if place.country and place.precision != "country":
        found["containedInPlace"] = {"@type": "Country", "name": names.country(place.country)}
    return found


def observation(claim: Claim, names: Names) -> dict[str, Any]:
    """The figure as an Observation: what is counted ("soldiers killed"), and the number, or the ends that the words
    leave it."""
    low, high = claim.quantity.low, claim.quantity.high
    measure = measures().get(claim.measure)
    people = "households" if claim.quantity.unit == "household" else names.people(claim)
    found: dict[str, Any] = {
        "@type": "Observation",
        "variableMeasured": f"{people} {measure.past if measure else claim.measure}",
        "unitText": claim.quantity.unit,
    }
    if low is not None and low == high:
        return {**found, "value": low}
    ends = {"minValue": low, "maxValue": high}
    return {**found, **{name: end for name, end in ends.items() if end is not None}}


def work(claim: Claim, described: Described | None) -> dict[str, Any]:
    """The report that tells `claim`, as far as it is `described`, with the sentence in which it does. What is known of
    another version of its text is not told."""
    own = described if described is not None and described.text == claim.text else None
    found: dict[str, Any] = {"@type": "CreativeWork", "@id": address(claim)}
    if url := safe_url(claim.url):
        found["url"] = url
    if own and own.title:
        found["headline"] = plain(own.title)
    if claim.outlet:
        found["publisher"] = {"@type": "Organization", "name": plain(claim.outlet)}
    if own and own.author and own.author != claim.outlet:
        found["author"] = {"name": plain(own.author)}
    if day := day_of(claim.published):
        found["datePublished"] = day
    if archived := safe_url(own.archived if own else None):
        found["archivedAt"] = archived
    quote = {"@type": "Quotation", "text": claim.sentence.text, "inLanguage": claim.lang}
    return {**found, "inLanguage": claim.lang, "hasPart": quote}


def fullest(told: Sequence[Claim]) -> Claim:
    """Of mentions of one figure that which proves most: a headline says less than the sentence that names who said so.
    The first of several."""
    return max(told, key=lambda claim: (bool(claim.sources), len(claim.sentence.text)))


def address(claim: Claim) -> str:
    """What the report of `claim` is known by: its address, or a URN."""
    return safe_url(claim.url) or urn("report", claim.doc)


def day_of(when: Published | Moment | None) -> str | None:
    """The day, or the time, as ISO writes it; None of a longer stretch."""
    if when is None or when.start[:10] != when.end[:10]:
        return None
    return when.start


def period(when: Moment | None) -> str | None:
    """A stretch of time as ISO 8601 writes it: one day, or two with a slash between."""
    if when is None:
        return None
    return when.start if when.start == when.end else f"{when.start}/{when.end}"


def said(claims: Sequence[Claim]) -> str | None:
    """When the figure was given: the day on which it was said, else that on which its first report appeared."""
    for claim in claims:
        for speaker in claim.sources:
            if day := day_of(speaker.said):
                return day
    days = [day for claim in claims if (day := day_of(claim.published))]
    return days[0] if days else None


def without_empty(node: Mapping[str, Any]) -> dict[str, Any]:
    """`node` without the members that hold nothing."""
    return {name: value for name, value in node.items() if value not in (None, "", [], {})}
