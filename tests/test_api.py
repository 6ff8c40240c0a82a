"""The public functions do what the commands do, for a program."""

from pathlib import Path

import pytest

import counterclaim
from counterclaim import LedgerError, Problem, Progress, UsageError


@pytest.fixture
def reports(store: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two reports and an empty file, in an empty folder to work in."""
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "a.txt").write_text("Police said 15 people were killed on Monday.", encoding="utf-8")
    (folder / "b.txt").write_text("The mayor said 12 people were killed and 30 injured.", encoding="utf-8")
    (folder / "c.txt").touch()
    monkeypatch.chdir(tmp_path)
    return folder


def test_add_tells_what_it_did_and_how_far_it_is(reports: Path) -> None:
    seen: list[Progress] = []
    added = counterclaim.add(reports, progress=seen.append)
    assert (added.new, added.unread, added.claims, len(added.problems)) == (2, 1, 3, 1)
    assert seen == [Progress(1, 3), Progress(2, 3), Progress(3, 3, 1)]
    assert counterclaim.add([str(reports)]).unchanged == 2


def test_a_page_read_fast_is_a_version_when_it_is_read_carefully(reports: Path) -> None:
    """A caption without a name that says so: the careful reading alone sees that it is one."""
    page = reports / "shaft.html"
    told = "<p>Police said 15 people were killed when the shaft flooded on Monday.</p>" * 3
    caption = "<p><img src='a.jpg'><em>A rescuer at the shaft.</em></p>"
    page.write_text(f"<html><body><h1>Shaft floods</h1>{told}{caption}</body></html>", encoding="utf-8")
    assert counterclaim.add(page, pages="fast").new == 1
    assert counterclaim.add(page, pages="fast").unchanged == 1
    [fast] = counterclaim.documents()
    assert fast.origins["text"] == "resiliparse"
    assert counterclaim.add(page).versions == 1
    [careful] = counterclaim.documents()
    assert "text" not in careful.origins
    assert fast.characters > careful.characters
    assert counterclaim.add(page).unchanged == 1


def test_pages_are_read_in_one_of_two_ways(reports: Path) -> None:
    with pytest.raises(UsageError, match="Pages are not read 'hasty': there is careful and fast"):
        counterclaim.add(reports, pages="hasty")  # type: ignore[arg-type]


def test_claims_of_files_and_of_the_ledger(reports: Path) -> None:
    problems: list[Problem] = []
    from_files = list(counterclaim.claims(reports, on_problem=problems.append))
    assert [problem.doc for problem in problems] == ["c.txt"]
    counterclaim.add(reports)
    assert list(counterclaim.claims()) == from_files
    assert [problem.doc for problem in counterclaim.problems()] == ["c.txt"]


def test_positions_of_files_and_of_the_ledger(reports: Path) -> None:
    (reports / "a.txt").write_text("Police said 15 people were killed. The army declined to comment.", encoding="utf-8")
    problems: list[Problem] = []
    from_files = list(counterclaim.positions(reports, on_problem=problems.append))
    assert [(found.doc, found.position, found.measure) for found in from_files] == [("a.txt", "declines", "killed")]
    assert [problem.doc for problem in problems] == ["c.txt"]
    counterclaim.add(reports)
    assert list(counterclaim.positions()) == from_files


def test_show_is_in_time_order_and_filtered(reports: Path) -> None:
    counterclaim.add(reports / "b.txt", date="2025-06-02")
    counterclaim.add(reports / "a.txt", date="2025-06-01")
    assert [claim.doc for claim in counterclaim.show(measure="killed")] == ["a.txt", "b.txt"]
    assert [claim.quantity.low for claim in counterclaim.show(measure="injured")] == [30]
    with pytest.raises(UsageError, match="There is no measure 'hurt'"):
        counterclaim.show(measure="hurt")


def test_one_story_can_be_shown_alone(reports: Path) -> None:
    quake = "An earthquake in Izmir, Türkiye, killed 12 people, the government said."
    (reports / "b.txt").write_text(quake, encoding="utf-8")
    counterclaim.add(reports, date="2025-06-02")
    every = counterclaim.dossiers()
    (asked,) = [one for one in every if "b.txt" in one.story.docs]
    assert [claim.doc for claim in counterclaim.show(story=asked.story.id)] == ["b.txt"]
    assert [claim.doc for claim in counterclaim.show(story=asked.story.title)] == ["b.txt"]
    assert [one.story for one in counterclaim.dossiers(reports / "b.txt", date="2025-06-02")] == [asked.story]
    with pytest.raises(UsageError, match="No story is called 'flood'"):
        counterclaim.show(story="flood")


def test_the_report_is_written_where_it_is_asked_for(reports: Path) -> None:
    made = counterclaim.report(reports, "out.html")
    assert (made.path, [problem.doc for problem in made.problems]) == (Path("out.html"), ["c.txt"])
    assert "<html" in Path("out.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("store", ["sqlite"], indirect=True)
def test_a_path_that_is_not_there_makes_no_ledger(reports: Path) -> None:
    with pytest.raises(UsageError):
        counterclaim.add("nowhere")
    with pytest.raises(LedgerError, match="There is no ledger"):
        list(counterclaim.claims())
