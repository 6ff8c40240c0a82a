"""What is kept in the cache is what would be made, and is made anew where anything of it differs."""

import os
import pickle
from pathlib import Path

import pytest

from counterclaim.gazetteer.own import forget
from counterclaim.packs import folder_of, pack_for
from counterclaim.packs.loading import compile_pack
from counterclaim.readymade import readymade


@pytest.fixture(autouse=True)
def ready(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache, and where in it things are kept."""
    monkeypatch.setattr("counterclaim.readymade.cache_folder", lambda: tmp_path / "counterclaim")
    return tmp_path / "counterclaim" / "ready"


class Maker:
    """Makes a list, and counts how often."""

    def __init__(self) -> None:
        self.made = 0

    def __call__(self) -> list[int]:
        self.made += 1
        return [self.made]

    def ready(self, *data: bytes) -> list[int]:
        return readymade("list", ("counterclaim.packs",), data, self)


def test_what_was_made_once_is_not_made_again():
    maker = Maker()
    assert [maker.ready(b"a", b"b") for _ in range(3)] == [[1]] * 3
    assert maker.made == 1


def test_other_data_are_made_anew_and_take_the_place_of_the_old(ready):
    maker = Maker()
    assert [maker.ready(b"a", b"b"), maker.ready(b"ab", b""), maker.ready(b"b", b"a")] == [[1], [2], [3]]
    assert len(list(ready.iterdir())) == 1


@pytest.mark.parametrize("spoil", [lambda content: content[:-1], lambda content: content[:20] + b"x" + content[21:]])
def test_a_spoilt_file_is_made_anew(ready, spoil):
    maker = Maker()
    maker.ready(b"a")
    (kept,) = ready.iterdir()
    kept.write_bytes(spoil(kept.read_bytes()))
    assert (maker.ready(b"a"), maker.ready(b"a")) == ([2], [2])


@pytest.mark.skipif(os.name != "posix", reason="POSIX permissions")
def test_what_others_can_write_is_not_read(ready):
    maker = Maker()
    maker.ready(b"a")
    (kept,) = ready.iterdir()
    kept.chmod(0o666)
    assert maker.ready(b"a") == [2]


def test_without_a_place_to_keep_it_it_is_made_each_time(ready):
    ready.parent.mkdir()
    ready.write_text("no folder", encoding="utf-8")
    maker = Maker()
    assert [maker.ready(b"a") for _ in range(2)] == [[1], [2]]


def test_a_pack_from_the_cache_is_the_pack():
    pack_for.cache_clear()
    forget()
    folder = folder_of("tr")
    assert folder is not None
    made = compile_pack("tr", folder)
    first = pack_for("tr")
    pack_for.cache_clear()
    again = pack_for("tr")
    assert first is not again
    for pack in (first, again):
        assert pack is not None
        assert vars(pack.lexicon) == vars(made.lexicon)
        assert {**vars(pack), "lexicon": None} == {**vars(made), "lexicon": None}
    assert pickle.loads(pickle.dumps(again)).numbers == made.numbers
