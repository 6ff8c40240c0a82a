"""Claims of a stretch of time: days are whole, periods count with any part of them, undated claims are left out."""

import pytest

from counterclaim.errors import UsageError
from counterclaim.model import Claim, Group, Moment, Published, Quantity, Sentence
from counterclaim.output.between import between


def claim(id: str, start: str | None, end: str | None = None) -> Claim:
    as_of = Moment(start, end or start) if start else None
    sentence, quantity = Sentence(0, 1, "9"), Quantity(9, 9, "exact", "9")
    return Claim(id, "a", "t", "en", 0, 1, sentence, quantity, "killed", Group("people"), as_of=as_of)


CLAIMS = (
    claim("day", "2025-05-14"),
    claim("noon", "2025-05-14T12:00:00+02:00"),
    claim("month", "2025-05-01", "2025-05-31"),
    claim("undated", None),
)


@pytest.mark.parametrize(
    ("since", "until", "found"),
    [
        (None, None, "day noon month undated"),
        ("2025-05-14", "2025-05-14", "day noon month"),
        ("2025-05-15", None, "month"),
        (None, "2025-05-13", "month"),
        ("2025-05-14T10:00:00+00:00", None, "day noon month"),
        ("2025-05-14T12:00:01+02:00", None, "day month"),
        (None, "2025-05-14T11:59:59+02:00", "day month"),
        ("2025-06-01", None, ""),
    ],
)
def test_what_may_be_of_the_time_is_kept(since: str | None, until: str | None, found: str) -> None:
    assert [claim.id for claim in between(CLAIMS, since, until)] == found.split()


def test_a_claim_goes_by_the_date_that_puts_it_in_order() -> None:
    told = claim("as of", "2025-05-14")
    later = Claim(
        **{
            **{name: getattr(told, name) for name in told.__slots__},
            "published": Published("2025-06-01", "2025-06-01", "given"),
        }
    )
    assert list(between([later], None, "2025-05-31")) == [later]


def test_what_is_no_time_is_told() -> None:
    with pytest.raises(UsageError, match="'soon' is no time"):
        list(between(CLAIMS, "soon", None))
