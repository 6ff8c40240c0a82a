"""Where claims and their reports stand on the page."""

from dataclasses import replace

from counterclaim.output.report.archive import Archive


def test_every_telling_has_its_anchor_and_the_report_leads_to_the_first(samples) -> None:
    claim = samples.conflict()[0]
    archive = Archive(samples.DOCUMENTS, samples.NAMES)
    first, second = archive.enter(claim), archive.enter(claim)
    assert first.anchor != second.anchor
    assert archive.entries(samples.DOCUMENTS[0]) == [first]
    assert (archive.leads_to(first), archive.leads_to(second)) == (True, False)


def test_entries_are_in_the_order_of_the_text(samples) -> None:
    archive = Archive(samples.DOCUMENTS, samples.NAMES)
    for claim in reversed(samples.conflict()[:3]):
        archive.enter(claim)
    assert [entry.claim.quantity.low for entry in archive.entries(samples.DOCUMENTS[0])] == [1100, 3000, 10000]


def test_a_report_that_is_not_here_has_no_place(samples) -> None:
    archive = Archive([], samples.NAMES)
    claim = samples.conflict()[0]
    assert archive.place(claim.doc, claim.text) is None
    assert archive.document(claim.doc, claim.text) is None
    assert not archive.leads_to(archive.enter(claim))
    other = Archive(samples.DOCUMENTS, samples.NAMES)
    assert other.place(claim.doc, "t_other") is None
    assert other.place(replace(claim).doc, claim.text) == "document-1"
