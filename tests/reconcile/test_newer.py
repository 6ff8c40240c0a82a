"""Which figure of a running count came after another."""

import pytest

from counterclaim.flow import reading_of
from counterclaim.gazetteer.nesting import within
from counterclaim.model import Document, Published
from counterclaim.reconcile.newer import goes_on, newest_after, says_when

BEFORE = "The flood in Osijek, Croatia, killed 12 people, police said."


def claims(text, day="2025-05-04", doc="a"):
    return [*reading_of(Document(doc, text, "en", published=Published(day, day, "given"))).claims]


@pytest.mark.parametrize(
    ("later", "number"),
    [
        ("The death toll of the flood in Osijek, Croatia, rose to 19, police said.", 19),
        ("The flood in Osijek, Croatia, killed 9 people, police said.", None),  # a toll does not fall
        ("The flood in Osijek, Croatia, killed 900 people, police said.", None),  # nor leap
        ("The flood in Dubrovnik, Croatia, killed 19 people, police said.", None),
        ("The fire in Osijek, Croatia, killed 19 people, police said.", None),
        ("The flood in Osijek, Croatia, injured 19 people, police said.", None),
        ("The flood in Osijek, Croatia, killed 19 children, police said.", None),
        ("Another 19 people were killed in Osijek, Croatia, in the past 24 hours.", None),
    ],
)
def test_a_later_report(later, number):
    before = claims(BEFORE)
    found = newest_after(before[0], before, claims(later, "2025-05-08", "b"), within)
    assert (found and found.quantity.spoken) == number


def test_an_earlier_report_is_not_newer():
    before = claims(BEFORE)
    assert newest_after(before[0], before, claims(BEFORE.replace("12", "19"), "2025-05-01", "b"), within) is None


def test_the_missing_may_become_fewer():
    text = "On 4 May 40 people were missing in Osijek, Croatia. On 6 May, 9 people were missing in Osijek, Croatia."
    first, second = claims(text, "2025-05-07")
    assert newest_after(first, [first], [first, second], within) == second
    assert newest_after(second, [second], [first, second], within) is None


def test_a_figure_that_says_when_it_was_true_is_not_overtaken():
    (dated,) = claims("As of 4 May 2025, 12 people had died in Osijek, Croatia.")
    assert says_when(dated)
    later = claims("The death toll of the flood in Osijek, Croatia, rose to 19, police said.", "2025-05-08", "b")
    assert newest_after(dated, [dated], later, within) is None


def test_an_article_that_goes_on_itself():
    first, second = claims("At first 12 people were dead in Osijek, Croatia. In the end 17 people had died in Osijek.")
    (newer,) = claims("The death toll of the flood in Osijek, Croatia, rose to 19.", "2025-05-08", "b")
    assert goes_on(first, [first, second], newer)
    assert not goes_on(second, [first, second], newer)
