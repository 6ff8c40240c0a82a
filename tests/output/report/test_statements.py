"""Statements as lines of the page."""

from dataclasses import replace

from counterclaim.model import Verdict
from counterclaim.output.report.archive import Archive
from counterclaim.output.report.statements import key_of, statement_view


def statement(dossier, number: int):
    return next(one for course in dossier.courses for one in course.statements if one.quantity.spoken == number)


def test_repetitions_fold_under_the_statement(samples, dossier_from) -> None:
    claims = samples.conflict()
    copies = [replace(claim, doc=name) for name in ("a.txt", "b.txt") for claim in claims if claim.quantity.low == 3000]
    found = statement(dossier_from([*claims, *copies]), 3000)
    view = statement_view(found, Archive(samples.DOCUMENTS, samples.NAMES), {"ua.president": "3"}, {})
    assert view.repeated == "repeated by 2 reports"
    assert [mention.note for mention in view.again] == ["Told again.", "Told again."]
    assert len({mention.anchor for mention in view.mentions}) == 3
    assert (view.speaker, view.number, view.colour) == ("Volodymyr Zelensky", "> 3,000", "3")


def test_a_line_that_stands_twice_in_its_report_is_no_other_report(samples, dossier_from) -> None:
    found = statement(dossier_from(samples.conflict()), 1100)
    view = statement_view(found, Archive(samples.DOCUMENTS, samples.NAMES), {}, {})
    assert view.repeated == ""
    assert [mention.note for mention in view.again] == ["Once more in the same report."]
    assert key_of(found) == "kr.jcs"


def test_a_verdict_tells_how_a_line_is_repeated(samples, dossier_from) -> None:
    found = statement(dossier_from(samples.conflict()), 1100)
    again = found.told[1].claim.id
    verdict = Verdict("v_1", "repeats", found.claim.id, again, "The same report tells again more than 1,100.")
    view = statement_view(found, Archive(samples.DOCUMENTS, samples.NAMES), {}, {again: verdict})
    assert view.again[0].note == verdict.why
