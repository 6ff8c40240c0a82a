"""JSONL is what `claims` and `show` print."""

import json

from counterclaim.model import claim_from
from counterclaim.output.export import Parcel

from .conftest import written


def test_each_line_is_a_claim(parcel: Parcel) -> None:
    lines = written(parcel, "jsonl").decode().splitlines()
    assert [claim_from(json.loads(line)) for line in lines] == list(parcel.claims)
