"""What `show` prints for people."""

import io

import pytest

from counterclaim.output.shown import write_shown


def printed(samples, dossiers, claims, width=100) -> str:
    stream = io.StringIO()
    write_shown(claims, dossiers, stream, samples.NAMES, width)
    return stream.getvalue()


def columns(line: str) -> int:
    from rich.cells import cell_len

    return cell_len(line.replace("\u2068", "").replace("\u2069", ""))


def test_each_series_says_what_stands_and_what_contradicts(samples, dossiers) -> None:
    words = " ".join(printed(samples, dossiers, samples.everything(), 200).split())
    assert "North Korean soldiers killed or injured Stands: 4,700, as of 30 Apr 2025; one speaker." in words
    assert "≠ More than 1,100 killed or injured by Joint Chiefs of Staff (South Korea), more than 3,000" in words
    assert "North Korean soldiers killed or injured, contradicted" in words
    assert "people killed, updated" in words


@pytest.mark.parametrize("width", [60, 100, 140])
def test_it_fits_its_width(samples, dossiers, width: int) -> None:
    text = printed(samples, dossiers, samples.everything(), width)
    assert all(columns(line) <= width for line in text.splitlines())


def test_only_what_was_asked_for_is_told_and_the_first_story_comes_last(samples, dossiers) -> None:
    killed = [claim for claim in samples.everything() if claim.measure == "killed"]
    words = " ".join(printed(samples, dossiers, killed).split())
    assert "missing" not in words
    assert words.index("What 4 reports tell") < words.index("What 2 reports tell")


def test_a_statement_of_several_reports_is_one_row(samples, dossier_from) -> None:
    from dataclasses import replace

    claims = samples.conflict()
    every = [*claims, *(replace(claim, doc="copy.txt") for claim in claims if claim.quantity.low == 3000)]
    text = printed(samples, [dossier_from(every)], every, 140)
    assert "tally.txt +1 (en)" in text or "copy.txt +1 (en)" in text
    assert text.count("> 3,000") == 1


def test_claims_of_no_story_come_first_and_none_are_said(samples) -> None:
    assert printed(samples, [], samples.flood()).startswith("In no story")
    assert printed(samples, [], []) == "No claims.\n"
