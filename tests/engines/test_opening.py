"""Documents opened, and not read yet."""

from pathlib import Path

from counterclaim.engines.opening import opened_here
from counterclaim.model import Document, Problem, Reading
from counterclaim.read import pieces
from counterclaim.settings import Given


def test_what_is_opened_holds_nothing_yet(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The flood killed 14 people, police said.", encoding="utf-8")
    (tmp_path / "b.html").write_text(
        f"<article><p>{'The flood killed 15 people, police said. ' * 9}</p></article>", "utf-8"
    )
    first, second = opened_here(pieces([str(tmp_path / "a.txt"), str(tmp_path / "b.html")], Given(lang="en")))
    for (found,), number in ((first, "14"), (second, "15")):
        assert isinstance(found, Reading)
        assert number in found.document.text
        assert (found.claims, found.positions, found.problems) == ((), (), ())


def test_what_was_found_before_comes_as_it_is() -> None:
    known, lost, text = (
        [Reading(Document("known", ""), held=True)],
        Problem("a", "read", "empty", "No."),
        Document("b", ""),
    )
    assert list(opened_here([known, lost, text])) == [known, [lost], [Reading(text)]]
