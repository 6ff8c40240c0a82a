"""A file is written whole, or what was there stays."""

from pathlib import Path
from typing import Any

import pytest

from counterclaim.output.whole import write_whole, writing_whole


def test_a_file_is_made_and_replaced(tmp_path: Path) -> None:
    path = tmp_path / "報告.html"
    for text in ("one\r\n", "zwei \ud800"):
        write_whole(path, text)
        assert path.read_bytes() == text.encode("utf-8", "replace")
    assert list(tmp_path.iterdir()) == [path]


def test_what_was_there_stays_when_writing_fails(tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    path.write_text("old", encoding="utf-8")
    with pytest.raises(OSError, match="No space left"), writing_whole(path) as target:
        target.write(b"new and l")
        raise OSError(28, "No space left on device")
    assert path.read_text("utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_stays_a_link_and_rights_stay(tmp_path: Path) -> None:
    (tmp_path / "real.html").write_text("old", encoding="utf-8")
    (tmp_path / "real.html").chmod(0o640)
    (tmp_path / "link.html").symlink_to("real.html")
    write_whole(tmp_path / "link.html", "new")
    assert (tmp_path / "link.html").is_symlink()
    assert (tmp_path / "real.html").read_text("utf-8") == "new"
    assert (tmp_path / "real.html").stat().st_mode & 0o777 == 0o640


def test_a_folder_where_only_the_file_may_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "report.html"
    path.write_text("old", encoding="utf-8")
    usual = Path.open

    def refused(self: Path, *options: Any, **more: Any) -> Any:
        if self.suffix == ".part":
            raise PermissionError(13, "Permission denied")
        return usual(self, *options, **more)

    monkeypatch.setattr(Path, "open", refused)
    write_whole(path, "new")
    assert path.read_text("utf-8") == "new"
    with pytest.raises(PermissionError):
        write_whole(tmp_path / "other.html", "new")


@pytest.mark.skipif(not Path("/dev/null").exists(), reason="a device that takes everything")
def test_what_is_no_file_is_written_as_it_is() -> None:
    write_whole(Path("/dev/null"), "new")
    assert not Path("/dev/null").is_file()
