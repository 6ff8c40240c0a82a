"""What is shown where stories are joined and parted: the reports of one, and others that might be the same."""

from dataclasses import dataclass

from counterclaim.desk.views.judging import LOOKED_BACK, reasons
from counterclaim.ledger import Ledger
from counterclaim.ledger.index import asking, within
from counterclaim.model import StoryReport
from counterclaim.model.asked import StoryFilter, Turn
from counterclaim.output.wording import plain, showable

REPORTS = 100
OTHERS = 20


@dataclass(frozen=True, slots=True)
class OtherStory:
    """A story that might be the same."""

    id: str
    title: str
    reports: int


@dataclass(frozen=True, slots=True)
class Member:
    """A report of the story: its title, outlet, and ISO day, "" where nobody knows."""

    doc: str
    title: str
    outlet: str
    day: str


@dataclass(frozen=True, slots=True)
class Joining:
    """The story `id`, a page of its reports (the next one begins `after`), and the other stories that were found."""

    id: str
    title: str
    reports: list[Member]
    after: str
    others: list[OtherStory]
    reasons: tuple[str, ...]


def joining_view(store: Ledger, person: str, id: str, words: str = "", after: str = "") -> Joining | None:
    """The story `id` with the other stories that have these `words`; None where there is no such story.

    To be asked inside a transaction in which the index is there (`Desk.indexed`).
    """
    db = store.session
    card = asking.story(db, id)
    if card is None or card.id != id:
        return None
    page = within.reports(db, id, Turn(REPORTS, after))
    members = [_member(one) for folded in page.items for one in (folded.report, *folded.copies)]
    found = asking.stories(db, StoryFilter(words=words), turn=Turn(OTHERS)).items if words.strip() else ()
    others = [OtherStory(each.id, plain(each.title), each.reports) for each in found if each.id != id]
    given = reasons(store.said_by(person, LOOKED_BACK))
    return Joining(id, plain(card.title), members, page.after, others, given)


def _member(report: StoryReport) -> Member:
    return Member(report.doc, plain(report.title or showable(report.doc)), plain(report.outlet or ""), report.day)
