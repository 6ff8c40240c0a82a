"""The fixed table by which stories are found."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def table() -> Mapping[str, Any]:
    """The weights of `stories.toml`."""
    return tomllib.loads(files(__package__).joinpath("stories.toml").read_text(encoding="utf-8"))
