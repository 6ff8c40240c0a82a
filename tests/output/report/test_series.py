"""Which claims stand together."""

from dataclasses import replace

from counterclaim.model import Group
from counterclaim.output.report.colours import colours_of
from counterclaim.output.report.series import series_of


def test_series_are_named_and_ranked(samples) -> None:
    found = series_of(samples.everything(), samples.NAMES)
    titles = [(series.title, len(series.claims)) for series in found]
    assert titles[:2] == [("People killed in Austria", 6), ("North Korean soldiers killed or injured", 3)]
    assert ("RSF fighters killed", 1) in titles
    assert ("Civilians killed in Sudan", 1) in titles
    assert sum(len(series.claims) for series in found) == len(samples.everything()) - 1


def test_a_repetition_is_folded_under_its_claim_in_its_own_document(samples) -> None:
    claims = samples.conflict()
    copy = [replace(claim, doc="copy.txt") for claim in claims]
    series = series_of([*claims, *copy], samples.NAMES)[0]
    folded = [entry for entry in series.entries if entry.repeats]
    assert [(entry.claim.doc, entry.repeats[0].claim.doc) for entry in folded] == [
        ("copy.txt", "copy.txt"), ("tally.txt", "tally.txt"),
    ]  # fmt: skip
    anchors = [one.anchor for entry in series.entries for one in (entry, *entry.repeats)]
    assert len(set(anchors)) == len(anchors)


def test_a_repetition_of_what_is_not_here_stands_alone(samples) -> None:
    lone = [claim for claim in samples.conflict() if claim.repeats_in_document]
    assert [len(series.entries) for series in series_of(lone, samples.NAMES)] == [1]


def test_unsaid_roles_join_the_soldiers_of_their_side(samples) -> None:
    soldiers = samples.conflict()[0]
    people = replace(soldiers, id="m_other", group=Group("people", "KP"))
    workers = replace(soldiers, id="m_third", group=Group("workers", "KP"))
    assert [series.title for series in series_of([soldiers, people], samples.NAMES)] == [
        "North Korean soldiers killed or injured"
    ]
    assert len(series_of([soldiers, people, workers], samples.NAMES)) == 3


def test_a_claim_without_a_place_stands_where_its_document_is(samples) -> None:
    first, *rest = samples.flood()
    found = series_of([replace(first, places=()), *rest], samples.NAMES)
    assert found[0].title == "People killed in Austria"
    assert len(found[0].claims) == 5


def test_a_speaker_keeps_a_colour_and_the_ninth_has_none(samples) -> None:
    from counterclaim.model import Speaker

    claims = [
        replace(samples.flood()[0], id=f"m_{number}", sources=(Speaker(f"Speaker {number}", "x", None),))
        for number in range(9)
    ]
    (colours,) = colours_of(series_of(claims, samples.NAMES))
    assert len(set(colours.values())) == 7
    assert "speaker 8" not in colours
    every = series_of(samples.conflict(), samples.NAMES)
    used = {shared["kr.nis"] for shared in colours_of(every) if "kr.nis" in shared}
    assert len(used) == 1
