"""watch, as a function: folders, lists that change, wrong use."""

import pytest

from counterclaim import watch
from counterclaim.errors import UsageError

FLOOD = "The flood on the Drava in Osijek, Croatia, killed {} people, police said on Wednesday."


def test_a_folder_in_which_the_ledger_lies(tmp_path):
    (tmp_path / "a.txt").write_text(FLOOD.format(14), encoding="utf-8")
    ledger, problems, rounds = str(tmp_path / "ledger.db"), [], []

    def look():
        told = watch(tmp_path, ledger, once=True, on_problem=problems.append, progress=rounds.append)
        return [row.new.best for message in told for row in message.changes]

    assert look() == [14]
    (tmp_path / "a.txt").write_text(FLOOD.format(21), encoding="utf-8")
    assert look() == [21]
    assert look() == []
    assert (problems, [one.versions for one in rounds]) == ([], [0, 1, 0])


@pytest.mark.parametrize(
    ("sources", "more", "why"),
    [
        ("nowhere.opml", {}, "no file or folder"),
        (".", {"every": "soon"}, "write 15m"),
        (".", {"webhook": "http://127.0.0.1/hook"}, "COUNTERCLAIM_ALLOW_HOSTS"),
        (".", {"atom": "nowhere/changes.xml"}, "does not exist"),
    ],
)
def test_wrong_use(tmp_path, monkeypatch, sources, more, why):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError, match=why):
        list(watch(sources, "ledger.db", once=True, **more))
