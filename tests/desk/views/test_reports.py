"""The reports of a story."""

from dataclasses import replace

from counterclaim.desk.views.reports import report_view
from counterclaim.desk.wording import Language
from counterclaim.model import StoryReport

REPORT = StoryReport("wire/1", "wire/1", "2025-05-14", "Flood\u202ein Ptuj", "Wire", "sl", "https://wire.example/1", 3)


def test_copies_are_folded_under_their_origin(english: Language) -> None:
    copy = replace(REPORT, doc="paper/7", url="javascript:alert(1)", title=None, lang=None)
    view = report_view(REPORT, [copy], english)
    assert (view.title, view.language, view.url, view.claims) == ("Flood in Ptuj", "Slovenian", REPORT.url, 3)
    (folded,) = view.copies
    assert (folded.title, folded.language, folded.url, folded.copies) == ("paper/7", "", None, ())
