"""GeoJSON is valid, complete, and says what it leaves out."""

import json
from collections.abc import Callable
from dataclasses import replace

import geojson
import pytest

from counterclaim.model import Claim
from counterclaim.output.export import Parcel
from counterclaim.output.export.points import Extent

from .conftest import written


def placed(claim: Claim) -> bool:
    return bool(claim.places) and claim.places[0].lat is not None


def test_every_placed_claim_is_a_feature_and_the_others_are_counted(parcel: Parcel) -> None:
    told = json.loads(written(parcel, "geojson"))
    collection = geojson.FeatureCollection(**{key: value for key, value in told.items() if key != "type"})
    assert collection.is_valid, collection.errors()
    claims = list(parcel.claims)
    ids = [feature["properties"]["claim"] for feature in told["features"]]
    assert ids == [claim.id for claim in claims if placed(claim)] != []
    marked = {item["id"] for item in json.loads(written(parcel, "annotations"))["items"]}
    assert len({feature["id"] for feature in told["features"]} & marked) == len(ids)
    assert told["unplaced"] == sum(not placed(claim) for claim in claims) > 0
    for feature in told["features"]:
        west, south, east, north = told["bbox"]
        longitude, latitude = feature["geometry"]["coordinates"]
        assert west <= longitude <= east
        assert south <= latitude <= north


def test_a_feature_says_in_flat_properties_who_said_how_many_where(parcel: Parcel) -> None:
    features = json.loads(written(parcel, "geojson"))["features"]
    assert len({tuple(feature["properties"]) for feature in features}) == 1
    values = [value for feature in features for value in feature["properties"].values()]
    assert all(value is None or isinstance(value, (str, int, float, bool)) for value in values)
    claims = {claim.id: claim for claim in parcel.claims}
    for feature in features:
        told, claim = feature["properties"], claims[feature["properties"]["claim"]]
        assert feature["geometry"]["coordinates"] == [claim.places[0].lon, claim.places[0].lat]
        assert (told["low"], told["high"]) == (claim.quantity.low, claim.quantity.high)
        assert told["centroid"] == (told["precision"] == "region")
        assert told["printed"] in told["quote"]
        assert told["figure"] in (told["low"], told["high"])
    kursk = next(feature["properties"] for feature in features if feature["properties"]["place"].startswith("Kursk"))
    assert kursk["centroid"]
    assert kursk["story"].startswith("Kyiv's spies")
    ptuj = next(feature["properties"] for feature in features if feature["properties"]["place"] == "Ptuj, Slovenia")
    assert ptuj["date"] == "2025-05-14T00:00:00Z"


def test_of_no_placed_claim_there_is_an_empty_collection(parcel_of: Callable[..., Parcel]) -> None:
    told = json.loads(written(replace(parcel_of(), claims=()), "geojson"))
    assert told["features"] == []
    assert "bbox" not in told
    assert told["unplaced"] == 0


@pytest.mark.parametrize(
    ("points", "box"),
    [
        ([(35.3, 51.7)], [35.3, 51.7, 35.3, 51.7]),
        ([(4.3, 52.1), (127.0, 37.6), (15.9, 46.4)], [4.3, 37.6, 127.0, 52.1]),
        ([(178.4, -18.1), (-171.8, -13.8)], [178.4, -18.1, -171.8, -13.8]),  # Suva and Apia, across the antimeridian
    ],
)
def test_the_box_is_the_smallest(points: list[tuple[float, float]], box: list[float]) -> None:
    extent = Extent()
    for point in points:
        extent.add(*point)
    assert extent.member() == {"bbox": box}
