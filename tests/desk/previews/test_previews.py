"""How many previews there may be, whose they are, and how long they last."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from counterclaim.desk.previews import job, previews
from counterclaim.desk.previews.handed import Files, Pasted
from counterclaim.desk.previews.preview import Preview
from counterclaim.desk.previews.previews import LONGEST, MOST_OF_ONE, Previews
from counterclaim.errors import UsageError
from counterclaim.ledger import Ledger
from counterclaim.settings import Given

TEXT = "A fire in Lokve, Croatia, killed 17 people on Tuesday, the mayor said."


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def pile(clock: Clock) -> Iterator[Previews]:
    found = Previews(clock)
    yield found
    found.close()


def rested(preview: Preview) -> Preview:
    assert preview.waited(90)
    return preview


def test_only_its_owner_sees_it_and_only_for_an_hour(pile: Previews, clock: Clock) -> None:
    preview = rested(pile.new("Ada", Pasted(TEXT)))
    assert [claim.quantity.spoken for reading in preview.readings for claim in reading.claims] == [17]
    assert pile.of(preview.id, "Ada") is preview
    assert pile.of(preview.id, "Eve") is None
    clock.now = LONGEST + 1
    assert pile.of(preview.id, "Ada") is None


def test_the_oldest_of_many_goes(pile: Previews) -> None:
    first = rested(pile.new("Ada", Pasted(TEXT)))
    other = rested(pile.new("Bob", Pasted(TEXT)))
    for number in range(MOST_OF_ONE):
        rested(pile.new("Ada", Pasted(f"{TEXT} {number}")))
    assert pile.of(first.id, "Ada") is None
    assert pile.of(other.id, "Bob") is other


def test_what_holds_too_much_makes_room(pile: Previews, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(previews, "LARGEST", 100)
    first = rested(pile.new("Ada", Pasted(TEXT)))
    second = rested(pile.new("Bob", Pasted(TEXT)))
    assert pile.of(first.id, "Ada") is None
    assert pile.of(second.id, "Bob") is second


def test_files_go_with_their_preview(pile: Previews) -> None:
    folder = pile.room_for_files()
    (folder / "mill.txt").write_text(TEXT, encoding="utf-8")
    preview = rested(pile.new("Ada", Files((folder / "mill.txt",))))
    pile.drop(preview)
    assert not folder.exists()
    empty = pile.room_for_files()
    (empty / "mill.txt").write_text(TEXT, encoding="utf-8")
    with pytest.raises(UsageError):
        pile.new("Ada", Files((empty / "mill.txt",)), Given("soon"))
    assert not empty.exists()
    pile.close()
    assert not folder.parent.exists()


def test_a_preview_has_room_for_so_much(pile: Previews, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(job, "MOST_DOCUMENTS", 3)
    folder = pile.room_for_files()
    with zipfile.ZipFile(folder / "many.zip", "w") as archive:
        for number in range(9):
            archive.writestr(f"{number}.txt", f"{TEXT} {number}")
    preview = rested(pile.new("Ada", Files((folder / "many.zip",))))
    assert len(preview.readings) == 3
    assert "as much as can be looked at" in preview.trouble


def test_an_archive_made_to_fill_a_disk_is_told(pile: Previews) -> None:
    folder, bomb = pile.room_for_files(), io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("big.txt", b"0" * 120_000_000)
    (folder / "bomb.zip").write_bytes(bomb.getvalue())
    preview = rested(pile.new("Ada", Files((folder / "bomb.zip",))))
    assert not preview.readings
    assert "made to fill a disk" in " ".join(problem.why for problem in preview.problems)


def test_what_is_chosen_is_kept_once(pile: Previews, tmp_path: Path) -> None:
    path = str(tmp_path / "ledger.db")

    def opening() -> Any:
        return Ledger.open(path)

    preview = rested(pile.new("Ada", Pasted(TEXT)))
    with pytest.raises(UsageError, match="Nothing is chosen"):
        pile.keep(preview, frozenset({"other"}), opening)
    chosen = frozenset(reading.document.id for reading in preview.readings)
    pile.keep(preview, chosen, opening)
    rested(preview)
    with pytest.raises(UsageError, match="already"):
        pile.keep(preview, chosen, opening)
    again = rested(pile.new("Ada", Pasted(TEXT)))
    pile.keep(again, chosen, opening)
    rested(again)
    with Ledger.open(path) as store:
        assert [run.id for run in store.additions()] == [preview.addition]
    assert again.addition is None


def test_a_ledger_that_cannot_be_written_is_told(pile: Previews, tmp_path: Path) -> None:
    preview = rested(pile.new("Ada", Pasted(TEXT)))
    chosen = frozenset(reading.document.id for reading in preview.readings)
    pile.keep(preview, chosen, lambda: Ledger.open(str(tmp_path)))
    rested(preview)
    assert preview.state == "read"
    assert preview.trouble
