"""Formats are known by their names and endings."""

import pytest

from counterclaim.errors import UsageError
from counterclaim.output.export import FORMATS, format_for


def test_every_format_has_a_module_that_writes() -> None:
    assert FORMATS
    for name, format in FORMATS.items():
        assert format.name == name
        assert format.suffix.startswith(".")
        assert callable(format.room().write)


def test_a_format_is_seen_from_the_ending() -> None:
    assert format_for(None, "/a.b/Flood.JSONL").name == "jsonl"
    assert format_for(None, "flood.anno.jsonld").name == "annotations"
    assert format_for("jsonl", "flood.txt").name == "jsonl"


def test_a_file_is_called_what_stands_before_the_ending() -> None:
    assert FORMATS["ged"].stem("war.GED.csv") == FORMATS["ged"].stem("war.txt") == "war"
    assert FORMATS["datasette"].stem("war.2025.sqlite") == "war.2025"
    assert FORMATS["csv"].stem(".csv") == ".csv"


def test_what_is_no_format_is_told_with_those_that_are() -> None:
    with pytest.raises(UsageError, match=r"no format 'pdf'.*jsonl"):
        format_for("pdf", None)
    with pytest.raises(UsageError, match=r"flood\.xyz: no format is known by \.xyz"):
        format_for(None, "flood.xyz")
    with pytest.raises(UsageError, match="with --to"):
        format_for(None, None)
