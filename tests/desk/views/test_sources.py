"""What is told beside a timeline that is taken away."""

from counterclaim.desk.views.asked import course_of
from counterclaim.desk.views.charts import picture_of
from counterclaim.desk.views.sources import legend_of
from counterclaim.desk.wording import Language
from counterclaim.ledger import Ledger
from counterclaim.model import StoryCard


def test_it_names_the_speakers_and_every_report(indexed: Ledger, kursk: StoryCard, english: Language) -> None:
    course = course_of(indexed, kursk, 1)
    assert course
    picture = picture_of(course.record, course.rows, course.colours, english, "", lambda row: row.claim, "log")
    assert picture
    legend = legend_of(indexed, course, course.rows, picture, english)
    assert legend.subtitle.startswith("Low: 4,700, Best: 4,700, High: 4,700. ")
    assert legend.subtitle.endswith("As of 30 Apr 2025")
    assert len(legend.entries) == 5
    assert len(legend.sources) == len({row.doc for row in course.rows})
    assert all("https://" in source for source in legend.sources)
    assert "logarithmic" in legend.caption
    assert legend.heading.startswith("Sources, in the state of ")
    assert not legend.rtl
