"""Who takes a stand without a figure."""

from dataclasses import replace

from counterclaim.desk.views.positions import QUOTES, position_views
from counterclaim.desk.wording import Language
from counterclaim.model import Moment, Position, Speaker

SAID = Moment("2025-01-14", "2025-01-14")
ONE = Position("p_1", "wire/1", "t_1", "en", 10, 40, "It could not verify the figure.", Speaker("NATO", "NATO", None),
               "unverified", "killed", said=SAID)  # fmt: skip


def test_one_stand_of_one_speaker_is_told_once_with_some_of_its_quotes(english: Language) -> None:
    others = [replace(ONE, id=f"p_{number}", doc=f"wire/{number}") for number in range(2, 6)]
    (view,) = position_views([ONE, *others, replace(ONE, id="p_9")], english)
    assert (view.speaker, view.does, view.about) == ("NATO", "could not verify", "killed")
    assert (len(view.quotes), view.more) == (QUOTES, 5 - QUOTES)
    assert (view.quotes[0].words, view.quotes[0].said) == ("It could not verify the figure.", "14 Jan 2025")


def test_stands_to_different_things_stay_apart(english: Language) -> None:
    views = position_views([ONE, replace(ONE, measure=None), replace(ONE, position="denies")], english)
    assert [(view.stand, view.about) for view in views] == [
        ("unverified", "killed"),
        ("unverified", ""),
        ("denies", "killed"),
    ]
