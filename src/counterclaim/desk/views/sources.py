"""What a timeline that is taken away tells beside its marks: what stands, how to read it, and where it is from."""

from collections.abc import Sequence

from counterclaim.desk.views.asked import Course
from counterclaim.desk.views.charts import Picture
from counterclaim.desk.views.tolls import toll_view
from counterclaim.desk.wording import Language
from counterclaim.ledger import Ledger
from counterclaim.ledger.index.paging import MOST
from counterclaim.ledger.index.within import reports
from counterclaim.model import StatementRow, StoryReport
from counterclaim.model.asked import Turn
from counterclaim.output.chart.picture import Entry, Legend
from counterclaim.output.report.mentions import safe_url
from counterclaim.output.wording import plain

SOURCES = 40
"""Reports that are named: of more, the oldest."""


def legend_of(
    store: Ledger, course: Course, rows: Sequence[StatementRow], picture: Picture, language: Language
) -> Legend:
    """What stands around the `picture` of the statements `rows` of `course`."""
    say = language.gettext
    stands = ""
    if course.record.card.toll:
        toll = toll_view(course.record.card.toll, language)
        ends = ", ".join(f"{end.label}: {language.number(end.number)}" for end in toll.ends if end.number is not None)
        stands = ". ".join(filter(None, (ends, toll.corroborated, toll.as_of)))
    log = say("Each step up multiplies (logarithmic scale).") if picture.wide.log else ""
    reading = say(
        "A dot is an exact figure, a ring “about”, an arrow an open end, a bar a range, a cloud an order of size. The "
        "grey band is what stands; a dotted tie marks a contradiction."
    )
    listed, more = _sources(store, course, rows, language)
    if more:
        rest = language.ngettext("and {count} more report", "and {count} more reports", more)
        listed.append(rest.format(count=language.number(more)))
    return Legend(
        subtitle=stands,
        entries=_entries(picture, language),
        caption=" ".join(filter(None, (reading, log))),
        heading=say("Sources, in the state of {date}").format(date=_state(store, language)),
        sources=listed,
    )


def _entries(picture: Picture, language: Language) -> list[Entry]:
    found = [Entry(sign.colour, sign.body, plain(sign.name)) for sign in picture.signs]
    if picture.others:
        found.append(Entry("none", "circle", language.gettext("other speakers")))
    if picture.nameless:
        found.append(Entry("none", "circle", language.gettext("no speaker named")))
    return found


def _sources(store: Ledger, course: Course, rows: Sequence[StatementRow], language: Language) -> tuple[list[str], int]:
    """A line for each of the first reports that tell `rows`, and how many more there are."""
    wanted = {row.doc for row in rows}
    page = reports(store.session, course.story.id, Turn(MOST))
    every = {one.doc: one for folded in page.items for one in (folded.report, *folded.copies)}
    found = [one for doc, one in every.items() if doc in wanted]
    return [_line(one, language) for one in found[:SOURCES]], max(0, len(wanted) - min(len(found), SOURCES))


def _line(report: StoryReport, language: Language) -> str:
    day = language.date(report.day) if report.day else ""
    return ", ".join(
        filter(
            None,
            (plain(report.outlet or ""), plain(report.title or ""), day, safe_url(report.url) or plain(report.doc)),
        )
    )


def _state(store: Ledger, language: Language) -> str:
    time = store.session.newest_time()
    return language.date(time) if time else ""
