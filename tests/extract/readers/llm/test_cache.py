"""Answers that are kept."""

import os
import stat
from pathlib import Path

import pytest

from counterclaim.errors import UsageError
from counterclaim.extract.readers.llm.cache import Cache, key_of


def test_what_is_put_is_there_for_the_next_run(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "llm.db"
    first = Cache(path)
    first.put("a", "one")
    first.put("a", "another")
    first.close()
    again = Cache(path)
    assert (again.get("a"), again.get("b")) == ("another", None)
    again.close()


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps a user's folder by other means")
def test_only_its_owner_may_read_it(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "llm.db"
    before = os.umask(0)
    try:
        cache = Cache(path)
        cache.put("a", "one")
    finally:
        os.umask(before)
    cache.close()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_a_file_that_cannot_be_used_is_told(tmp_path: Path) -> None:
    (tmp_path / "llm.db").write_bytes(b"This is no database, and was not made by the cache." * 40)
    with pytest.raises(UsageError, match="COUNTERCLAIM_LLM_CACHE"):
        Cache(tmp_path / "llm.db")


def test_a_key_hangs_on_every_part() -> None:
    keys = {key_of("a", "b"), key_of("ab", ""), key_of("b", "a"), key_of("a", "b", "")}
    assert len(keys) == 4
