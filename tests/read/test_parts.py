"""What there is to read comes in parts, and all of them together hold each piece once."""

import zipfile
from pathlib import Path

import pytest

from counterclaim.errors import DuplicateDocument, UsageError
from counterclaim.read import Piece, parts
from counterclaim.settings import Given


def ids(found: list[parts.Part]) -> list[str]:
    """The ids of what is in these parts."""
    read = (item for part in found for item in parts.pieces_of([part], Given()))
    return [item.id if isinstance(item, Piece) else item.doc for item in read]


def test_files_are_told_by_absolute_paths_and_keep_their_ids(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "reports" / "may").mkdir(parents=True)
    (tmp_path / "reports" / "may" / "one.txt").write_text("12 dead.", "utf-8")
    (tmp_path / "reports" / "counterclaim.csv").write_text("file,outlet\nmay/one.txt,The Sentinel\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    found = list(parts.parts_of(["reports"]))
    assert [part.source.path for part in found] == [tmp_path / "reports" / "may" / "one.txt"]
    monkeypatch.chdir("/")
    (piece,) = parts.pieces_of(found, Given(lang="en"))
    assert isinstance(piece, Piece)
    assert (piece.id, piece.given.outlet, piece.given.lang) == ("may/one.txt", "The Sentinel", "en")


def test_who_reads_a_large_archive_takes_turns(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "TURN", 10_000)
    with zipfile.ZipFile(tmp_path / "pages.zip", "w") as archive:
        for number in range(300):
            archive.writestr(f"{number}.txt", f"{number} dead.")
    found = list(parts.parts_of([tmp_path / "pages.zip"]))
    assert len(found) > 2
    assert sorted(ids(found)) == sorted(f"pages.zip/{number}.txt" for number in range(300))
    assert all(ids([part]) for part in found)


@pytest.mark.parametrize(("path", "what"), [("https://news.example.org/", "an address"), ("-", "standard input")])
def test_only_files_can_be_shared_out(path: str, what: str) -> None:
    with pytest.raises(UsageError, match=f"is {what}.*without --engine dask"):
        list(parts.parts_of([path]))


def test_what_cannot_be_opened_is_told_where_it_is_read(tmp_path: Path) -> None:
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "gone.txt").symlink_to(tmp_path / "nowhere")
    assert ids(list(parts.parts_of([tmp_path / "reports"]))) == ["gone.txt"]


def test_two_files_of_one_id_are_refused(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "one.txt").write_text(f"{name}: 12 dead.", "utf-8")
    with pytest.raises(DuplicateDocument):
        list(parts.parts_of([tmp_path / "a", tmp_path / "b"]))
