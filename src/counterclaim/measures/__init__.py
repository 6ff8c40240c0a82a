"""The things that are counted, discovered from one table: `measures.toml`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Measure:
    """One thing that is counted.

    `label` heads a column, `past` completes "12 people …", `part_of` names the measures of which everyone counted here
    is also one, `falls` says whether a running count may go down, `hxl` is the Humanitarian Exchange Language tag.
    """

    name: str
    label: str
    past: str
    part_of: tuple[str, ...]
    falls: bool
    hxl: str

    @property
    def counted(self) -> str:
        """The template of a figure of this measure: "{figure} killed"."""
        return f"{{figure}} {self.past}"


@cache
def measures() -> Mapping[str, Measure]:
    """Every measure by name, in the order of the table."""
    table = tomllib.loads(files(__name__).joinpath("measures.toml").read_text(encoding="utf-8"))
    return {name: Measure(name=name, **{**row, "part_of": tuple(row["part_of"])}) for name, row in table.items()}
