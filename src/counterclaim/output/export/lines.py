"""JSONL: the records of the contract (docs/claim.md), one a line."""

import json
from typing import BinaryIO

from counterclaim.model import as_record
from counterclaim.output.export.parcel import Parcel


def write(parcel: Parcel, target: BinaryIO) -> None:
    """Write the claims of `parcel`, a record a line, in UTF-8."""
    for claim in parcel.claims:
        target.write(json.dumps(as_record(claim), ensure_ascii=False).encode() + b"\n")
