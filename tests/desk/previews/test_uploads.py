"""Files that are uploaded lie under their own names, in their own folder, and nowhere else."""

import io
from pathlib import Path

import pytest
from starlette.datastructures import FormData, UploadFile

from counterclaim.desk.previews.handed import Files, Link, Pasted
from counterclaim.desk.previews.uploads import given_in, handed_in, put_files, told_in
from counterclaim.errors import UsageError
from counterclaim.settings import Given

NAMES = (
    "report.pdf", "report.pdf", "../../etc/passwd", "..\\..\\boot.ini", "/etc/passwd", "...", "", "a\0b.txt",
    "x" * 400 + ".html", "отчёт.docx", "-rf", "@list",
)  # fmt: skip


def test_names_never_leave_the_folder(tmp_path: Path) -> None:
    folder = tmp_path / "own"
    folder.mkdir()
    paths = put_files([UploadFile(io.BytesIO(name.encode()), filename=name) for name in NAMES], folder)
    assert {path.parent for path in paths} == {folder}
    assert len(set(paths)) == len(NAMES)
    assert [path.read_bytes().decode() for path in paths] == list(NAMES)
    assert [path.name for path in paths[:2]] == ["report.pdf", "report (2).pdf"]
    assert paths[2].name == "passwd"
    assert paths[9].name == "отчёт.docx"
    assert max(len(path.name.encode()) for path in paths) <= 130
    assert sorted(path.name for path in tmp_path.iterdir()) == ["own"]


def test_one_thing_at_a_time(tmp_path: Path) -> None:
    upload = UploadFile(io.BytesIO(b"x"), filename="a.txt")
    room = lambda: tmp_path  # noqa: E731
    assert handed_in(FormData([("text", "x"), ("link", " ")]), room) == Pasted("x")
    assert handed_in(FormData([("link", " https://a.example ")]), room) == Link("https://a.example")
    assert handed_in(FormData([("text", ""), ("files", upload)]), room) == Files((tmp_path / "a.txt",))
    with pytest.raises(UsageError, match="one thing"):
        handed_in(FormData([("text", "x"), ("files", upload)]), room)


def test_what_is_told_of_each_part() -> None:
    form = FormData(
        [("date-0", "2025-04-02"), ("outlet-0", " Glas "), ("date-12", " "), ("language-3", "hr"), ("date", "x")]
    )
    assert told_in(form) == {0: Given("2025-04-02", None, "Glas"), 3: Given(lang="hr")}
    assert given_in(form) == Given("x")
