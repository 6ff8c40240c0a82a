"""The scan for what a site would load from elsewhere."""

from pathlib import Path

import offline
import pytest

PAGE = "<!DOCTYPE html><html><head>{}</head><body>{}</body></html>"
LINK = "<a href='https://elsewhere.example.org/'>a link is not loaded</a>"


@pytest.mark.parametrize(
    "loading",
    [
        "<script src='https://elsewhere.example.org/a.js'></script>",
        "<link rel='stylesheet' href='//elsewhere.example.org/a.css'>",
        "<img src='http://elsewhere.example.org/a.png'>",
    ],
)
def test_what_is_loaded_from_elsewhere_is_told(tmp_path: Path, loading: str) -> None:
    (tmp_path / "page.html").write_text(PAGE.format(loading, LINK), "utf-8")
    (found,) = offline.loaded_from_elsewhere(tmp_path)
    assert found[0] == "page.html"
    assert "elsewhere.example.org" in found[1]


def test_style_sheets_are_looked_through(tmp_path: Path) -> None:
    (tmp_path / "a.css").write_text("a { background: url('https://elsewhere.example.org/a.png') url(b.png) }", "utf-8")
    assert list(offline.loaded_from_elsewhere(tmp_path)) == [("a.css", "https://elsewhere.example.org/a.png")]


def test_links_and_own_files_are_fine(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(PAGE.format("<script src='a.js'></script>", LINK), "utf-8")
    assert not list(offline.loaded_from_elsewhere(tmp_path))
