"""What is handed in, as pieces to read."""

from pathlib import Path

import pytest

from counterclaim.desk.previews.handed import LONGEST_TEXT, Files, Link, Pasted, Shown, checked, items_of, named
from counterclaim.errors import UsageError
from counterclaim.flow import found_in
from counterclaim.model import Problem, Reading, text_id
from counterclaim.settings import Given

HTML = "<html><head><title>Mill</title></head><body><p>A fire killed 17 people in Lokve.</p></body></html>"


def read(handed: object, given: Given = Given()) -> list[Reading]:  # noqa: B008
    items = items_of(checked(handed), given)  # type: ignore[arg-type]
    return [each for item in items for each in found_in(item) if isinstance(each, Reading)]


def test_pasted_text_keeps_its_letters_but_for_the_line_ends_of_forms() -> None:
    (reading,) = read(Pasted("Mill\r\n\r\n17 people died.\0"), Given("2025-04", None, "Glas"))
    assert reading.document.text == "Mill\n\n17 people died.\ufffd"
    assert reading.document.id == text_id(reading.document.text)
    assert (reading.document.outlet, reading.document.title) == ("Glas", "Mill")
    assert reading.document.published and reading.document.published.end == "2025-04-30"


def test_a_page_goes_by_its_address() -> None:
    (reading,) = read(Shown(HTML, "https://press.example/mill#top"))
    assert (reading.document.id, reading.document.url) == ("https://press.example/mill",) * 2
    (other,) = read(Shown(HTML, "about:blank"))
    assert other.document.id.startswith("page-") and other.document.url is None
    assert [claim.quantity.spoken for claim in other.claims] == [17]


def test_files_go_by_their_names(tmp_path: Path) -> None:
    (tmp_path / "mill.html").write_text(HTML, encoding="utf-8")
    handed = Files((tmp_path / "mill.html",))
    (reading,) = read(handed)
    assert reading.document.id == "mill.html"
    assert list(named(handed)) == ["mill.html"]


def test_a_link_into_the_own_network_is_not_followed() -> None:
    (problem,) = items_of(checked(Link(" http://127.0.0.1:1/ ")), Given())
    assert isinstance(problem, Problem)
    assert problem.stage == "fetch"


@pytest.mark.parametrize(
    "handed",
    [Pasted(" \n"), Pasted("x" * (LONGEST_TEXT + 1)), Link("ftp://a.example"), Link(f"https://a.example/{'x' * 3000}"),
     Files(()), Shown(" ", "https://a.example/")],
    ids=["nothing", "long text", "ftp", "long address", "no file", "empty page"],
)  # fmt: skip
def test_what_cannot_be_read_says_what_to_do(handed: object) -> None:
    with pytest.raises(UsageError):
        checked(handed)  # type: ignore[arg-type]
