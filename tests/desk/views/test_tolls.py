"""What stands, in words."""

from counterclaim.desk.views.tolls import toll_view
from counterclaim.desk.wording import Language
from counterclaim.model import Moment, Stands


def test_it_tells_each_end_and_who_is_behind_it(english: Language) -> None:
    toll = Stands(100, None, 600, Moment("2025-04-30", "2025-04-30"), "contested", ("NIS",), (), ("Kyiv",), "Because.")
    view = toll_view(toll, english)
    assert [(end.name, end.label, end.number, end.by) for end in view.ends] == [
        ("low", "Low", 100, ("NIS",)),
        ("best", "Best", None, ()),
        ("high", "High", 600, ("Kyiv",)),
    ]
    assert (view.range, view.as_of, view.why) == ("100–600", "30 Apr 2025", "Because.")
    assert view.corroborated == ""  # the reason says it already


def test_an_adopted_figure_is_told_as_such(english: Language) -> None:
    view = toll_view(Stands(17, 17, None, None, "single", adopted=True, overtaken=True), english)
    assert (view.adopted, view.overtaken, view.range, view.as_of) == (True, True, "17 or more", "")
    assert view.corroborated == "one speaker"
