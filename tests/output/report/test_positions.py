"""Positions beside series."""

from dataclasses import replace

from counterclaim.output.report.archive import Archive
from counterclaim.output.report.positions import position_views


def test_one_who_says_it_in_two_reports_stands_once(samples) -> None:
    one, other = samples.POSITIONS
    again = replace(one, doc="copy.txt")
    found = position_views([one, again, again, other], Archive(samples.DOCUMENTS, samples.NAMES))
    assert [(view.speaker, view.does, view.about, len(view.quotes)) for view in found] == [
        ("Joint Chiefs of Staff (South Korea)", "could not verify", "killed or injured", 2),
        ("Lee Seong Kweun", "confirms", "killed", 1),
    ]
    first, copy = found[0].quotes
    assert (first.document, first.in_report) == ("The Example Courier", "document-1")
    assert (copy.document, copy.in_report) == ("copy.txt", None)
