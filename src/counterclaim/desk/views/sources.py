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
from counterclaim.output.chart.picture import Entry, Legend, face_of
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
        as_of = say("as of {date}").format(date=toll.as_of) if toll.as_of else ""
        stands = ". ".join(words[:1].upper() + words[1:] for words in (ends, toll.corroborated, as_of) if words)
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
        rtl=language.dir == "rtl",
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
    """A report in a line; where words in it run the other way, each part keeps its place."""
    day = language.date(report.day) if report.day else ""
    told = (plain(report.outlet or ""), plain(report.title or ""), day, safe_url(report.url) or plain(report.doc))
    parts = [part for part in told if part]
    turned = language.dir == "rtl" or face_of(" ".join(parts)) == "right"
    return ", ".join(f"\u2068{part}\u2069" if turned else part for part in parts)


def _state(store: Ledger, language: Language) -> str:
    time = store.session.newest_time()
    return language.date(time) if time else ""
