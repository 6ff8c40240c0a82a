"""Reports as a bibliography names them."""

from dataclasses import replace
from types import ModuleType

import pytest

from counterclaim.model import described
from counterclaim.output.export.sources import archive_day, source_of


def test_a_report_is_named_by_what_is_known_of_it(samples: ModuleType) -> None:
    claim = samples.conflict()[0]
    found = source_of(claim, described(replace(samples.TALLY, author="The Example Courier")))
    assert (found.title, found.work, found.author) == ("Two counts of one battle", "The Example Courier", "")
    assert (found.url, found.day, found.lang) == ("https://example.org/tally?a=1&b=2", "24 Dec 2024", "en")


def test_of_what_is_not_known_the_id_remains(samples: ModuleType) -> None:
    claim = replace(samples.hostile()[0], published=None)
    found = source_of(claim, None)
    assert (found.title, found.url, found.day) == (claim.doc, None, "")


def test_another_version_of_a_report_is_not_this_one(samples: ModuleType) -> None:
    later = described(replace(samples.TALLY, text=samples.TALLY.text + "Corrected.", title="Corrected"))
    assert source_of(samples.conflict()[0], later).title == "tally.txt"


@pytest.mark.parametrize(
    ("address", "day"),
    [
        ("https://web.archive.org/web/20241223081500/https://bell.example/1", "2024-12-23"),
        ("https://web.archive.org/web/20241223081500id_/https://bell.example/1", "2024-12-23"),
        ("https://archive.today/abcde", None),
    ],
)
def test_archives_tell_the_day_in_their_addresses(address: str, day: str | None) -> None:
    assert archive_day(address) == day
