"""Made-up reports, read once."""

import tomllib
from pathlib import Path
from typing import NamedTuple

import pytest

from counterclaim.flow import reading_of
from counterclaim.model import Claim, Document, Published


class Report(NamedTuple):
    document: Document
    claims: tuple[Claim, ...]
    stories: tuple[str, ...]
    copy: str | None


@pytest.fixture(scope="session")
def reports() -> dict[str, Report]:
    """The reports of `incidents.toml`, by id."""
    table = tomllib.loads(Path(__file__).with_name("incidents.toml").read_text(encoding="utf-8"))
    return {row["id"]: _report(row) for row in table["report"]}


def _report(row: dict) -> Report:
    date = row.get("date")
    published = Published(date, date, "given") if date else None
    document = Document(row["id"], row["text"].strip(), row["lang"], published=published)
    return Report(document, reading_of(document).claims, tuple(row["stories"]), row.get("copy"))
