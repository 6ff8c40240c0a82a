"""What of a page in HTML is no article: `page.toml`."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def table() -> Mapping[str, Any]:
    """The table."""
    return tomllib.loads(files(__package__).joinpath("page.toml").read_text(encoding="utf-8"))
