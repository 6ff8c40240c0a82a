"""GeoJSON (RFC 7946): each claim that has a place on the map, as a point, for QGIS, kepler.gl, geojson.io and the like.

A feature stands where the claim's main place lies; its properties are flat, and its id is that of its annotation. A
region stands at one point near its middle: `centroid` is true there, and `precision` says how fine the place is. Claims
of which no more than the country is known are no features: `unplaced`, a member of the collection, counts them.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, BinaryIO

from counterclaim.model import Claim, Story
from counterclaim.output.export.listed_json import write_listed
from counterclaim.output.export.parcel import Parcel
from counterclaim.output.export.told_in import stories_of_claims
from counterclaim.output.export.urns import urn
from counterclaim.output.report.mentions import safe_url
from counterclaim.output.wording import joined, plain, when
from counterclaim.reconcile.wording import named

_EXACT = ("point", "town")


def write(parcel: Parcel, target: BinaryIO) -> None:
    """Write the claims of `parcel` that have coordinates as a FeatureCollection, in the order of the ledger."""
    stories = stories_of_claims(parcel)
    extent = Extent()
    unplaced = 0

    def features() -> Iterator[dict[str, Any]]:
        nonlocal unplaced
        for claim in parcel.claims:
            found = feature(claim, parcel, stories.get((claim.doc, claim.id), ()))
            if found is None:
                unplaced += 1
            else:
                extent.add(*found["geometry"]["coordinates"])
                yield found

    head = {"type": "FeatureCollection", "name": "Figures about people in reports"}
    write_listed(target, head, "features", features(), lambda: {**extent.member(), "unplaced": unplaced})


def feature(claim: Claim, parcel: Parcel, stories: Sequence[Story] = ()) -> dict[str, Any] | None:
    """`claim`, which is told in `stories`, as a Feature; None where its main place has no coordinates."""
    place = claim.places[0] if claim.places else None
    if place is None or place.lat is None or place.lon is None:
        return None
    given = when(claim)
    return {
        "type": "Feature",
        "id": urn("claim", claim.doc, claim.id),
        "geometry": {"type": "Point", "coordinates": [place.lon, place.lat]},
        "properties": {
            "gloss": claim.gloss,
            "measure": claim.measure,
            "figure": claim.quantity.spoken,
            "low": claim.quantity.low,
            "high": claim.quantity.high,
            "qualifier": claim.quantity.qualifier,
            "unit": claim.quantity.unit,
            "printed": claim.quantity.text,
            "stance": claim.stance,
            "people": parcel.names.people(claim),
            "said_by": joined([plain(named(speaker)) for speaker in claim.sources]) or None,
            "passed_on_by": joined([plain(named(speaker)) for speaker in claim.via]) or None,
            "date": _iso(given.start, given.clock),
            "date_end": _iso(given.end, given.clock),
            "date_kind": given.kind,
            "place": parcel.names.place(place),
            "precision": place.precision,
            "centroid": place.precision not in _EXACT,
            "quote": claim.sentence.text,
            "lang": claim.lang,
            "outlet": claim.outlet,
            "published": claim.published.start if claim.published else None,
            "url": safe_url(claim.url),
            "doc": claim.doc,
            "story": "; ".join(story.title for story in stories) or None,
            "story_id": "; ".join(story.id for story in stories) or None,
            "claim": claim.id,
            "repeats": claim.repeats_in_document,
            "confidence": claim.confidence,
        },
    }


class Extent:
    """The smallest box around points (RFC 7946, 5): west, south, east, north, in degrees. Where that lies across the
    antimeridian, its west is greater than its east (5.2)."""

    def __init__(self) -> None:
        self._longitudes, self._latitudes = set[float](), set[float]()

    def add(self, longitude: float, latitude: float) -> None:
        """Take in a point."""
        self._longitudes.add(longitude)
        self._latitudes.add(latitude)

    def member(self) -> Mapping[str, list[float]]:
        """The box as a member of a GeoJSON object; none of no points."""
        if not self._longitudes:
            return {}
        sides = sorted(self._longitudes)
        gaps = [east - west for west, east in zip(sides, [*sides[1:], sides[0] + 360], strict=True)]
        widest = gaps.index(max(gaps))  # what lies between no two points is left out
        west, east = sides[(widest + 1) % len(sides)], sides[widest]
        return {"bbox": [west, min(self._latitudes), east, max(self._latitudes)]}


def _iso(when: datetime | None, clock: bool) -> str | None:
    """A day, or a time in UTC where hours were told, as ISO writes it."""
    return None if when is None else f"{when:%Y-%m-%dT%H:%M:%SZ}" if clock else f"{when:%Y-%m-%d}"
