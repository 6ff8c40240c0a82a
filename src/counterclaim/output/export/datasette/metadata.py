"""The metadata that makes the exported ledger pleasant in Datasette: what everything means, and where to begin."""

import json
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from counterclaim.output.export.parcel import Parcel


def metadata_of(parcel: Parcel, name: str) -> bytes:
    """The metadata file of the database called `name`, as JSON."""
    table = metadata_table()
    made = {"about": f"Made on {parcel.made:%Y-%m-%d}"}
    database = {**table["database"], **made, "tables": table["tables"], "queries": table["queries"]}
    own = {key: table[key] for key in ("title", "description", "extra_css_urls")}
    whole = {**own, "databases": {name: database}}
    return json.dumps(whole, ensure_ascii=False, indent=2).encode() + b"\n"


@cache
def metadata_table() -> Mapping[str, Any]:
    """The table from which the metadata are made, `metadata.toml`."""
    return tomllib.loads(files(__package__).joinpath("metadata.toml").read_text(encoding="utf-8"))
