"""The ledger as a program asks it: what each method tells, and when it refuses."""

import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

import counterclaim
from counterclaim import Ledger, LedgerError, Rows, UsageError

NOON = "The flood on the Drava in Osijek, Croatia, killed 9 people and injured 30, police said."
EVENING = "The flood on the Drava in Osijek, Croatia, killed 14 people, police said. The army declined to comment."
QUAKE = "An earthquake in Izmir, Türkiye, killed 12 people, the government said."


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with three reports, and with a ledger to which they were added one by one."""
    folder = tmp_path_factory.mktemp("reports")
    with Ledger.open(folder / "counterclaim.db") as made:
        for name, day, text in (("noon", "01", NOON), ("evening", "02", EVENING), ("quake", "03", QUAKE)):
            (folder / f"{name}.txt").write_text(text, encoding="utf-8")
            made.add(folder / f"{name}.txt", date=f"2025-06-{day}")
    return folder


@pytest.fixture
def ledger(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Ledger]:
    """That ledger, where commands look for one, beside its reports."""
    shutil.copytree(folder, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("COUNTERCLAIM_LEDGER", raising=False)
    with Ledger.open() as opened:
        yield opened


def test_it_is_where_the_commands_find_it_on_either_store(
    store: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "noon.txt").write_text(NOON, encoding="utf-8")
    with Ledger.open() as opened:
        assert (opened.add("noon.txt").new, len(opened.claims())) == (1, 2)
        assert opened.claims() == Ledger.open(store, create=False).claims() == counterclaim.show()


def test_what_is_added_is_told(ledger: Ledger) -> None:
    again = ledger.add(["noon.txt", "quake.txt"], date="2025-06-01")
    assert (again.unchanged, again.versions) == (1, 1)
    seen: list[counterclaim.Progress] = []
    assert ledger.add("evening.txt", progress=seen.append).unchanged == 1
    assert seen == [counterclaim.Progress(1, 1)]


def test_each_method_tells_what_the_function_of_its_name_tells(ledger: Ledger) -> None:
    for name in ("stories", "toll", "verdicts", "positions", "speakers", "documents", "problems"):
        rows = getattr(ledger, name)()
        assert isinstance(rows, Rows)
        assert list(rows) == list(getattr(counterclaim, name)()), name
    assert ledger.claims() == counterclaim.show()
    assert list(ledger.changes("2025-06-02")) == list(counterclaim.changes(since="2025-06-02").rows)
    assert ledger.check("The flood in Osijek killed 9.") == counterclaim.check("The flood in Osijek killed 9.")
    claim = ledger.claims()[0]
    assert ledger.history(claim) == ledger.history(claim.id) == counterclaim.history(claim.id)


def test_claims_are_filtered(ledger: Ledger) -> None:
    assert [claim.doc for claim in ledger.claims("killed")] == ["noon.txt", "evening.txt", "quake.txt"]
    assert [claim.doc for claim in ledger.claims("killed", country="TR")] == ["quake.txt"]
    assert [claim.doc for claim in ledger.claims("killed", speaker="police", until=date(2025, 6, 1))] == ["noon.txt"]
    assert not ledger.claims(lang="de")
    (quake,) = (story for story in ledger.stories() if "quake.txt" in story.docs)
    assert [claim.doc for claim in ledger.claims(story=quake)] == ["quake.txt"]
    assert ledger.claims(since=datetime(2025, 6, 2, tzinfo=UTC), story=quake.id) == ledger.claims(story=quake)


def test_tolls_and_verdicts_of_one_story(ledger: Ledger) -> None:
    flood = ledger.claims("injured")[0].doc
    (toll,) = ledger.toll(flood, measure="killed")
    assert (toll.best, ledger.toll(flood, measure="killed", best="range-only")[0].best) == (14, None)
    assert {one.story for one in ledger.toll()} > {toll.story}
    assert [one.relation for one in ledger.verdicts(toll.story)] == ["updates"]
    assert not ledger.verdicts("quake.txt")
    assert not ledger.verdicts(relation="contradicts")


def test_the_proof_of_what_is_told_ends_in_the_words(ledger: Ledger) -> None:
    (toll,) = ledger.toll("noon.txt", measure="killed")
    proof = ledger.proof(toll)
    assert [claim.sentence.text for claim in proof] == [NOON, EVENING.partition(". ")[0] + "."]
    (verdict,) = ledger.verdicts("noon.txt")
    assert ledger.proof(verdict) == [proof[0], proof[1]]
    raised, declined = ledger.changes("2025-06-02", story="noon.txt")
    assert (ledger.proof(raised), declined.what) == ([proof[1]], "declines")
    (checked,) = ledger.check("The flood in Osijek, Croatia, killed 9 people.")
    assert proof[0] in ledger.proof(checked)
    assert ledger.proof(proof[0].id) == ledger.proof([proof[0].id]) == [proof[0]]


def test_a_draft_that_cannot_be_read_is_told_with_its_problem(ledger: Ledger) -> None:
    rows = ledger.check("Dos 24 Persounen.", lang="lb")
    assert (len(rows), [problem.kind for problem in rows.problems]) == (0, ["no_pack"])


def test_an_earlier_state_is_shown_and_not_written_to(ledger: Ledger) -> None:
    then = counterclaim.additions()[0].at
    earlier = Ledger.open(as_of=datetime.fromisoformat(then))
    assert [claim.doc for claim in earlier.claims("killed")] == ["noon.txt"]
    assert earlier.toll(measure="killed")[0].best == 9
    assert (len(earlier.positions()), len(ledger.positions())) == (0, 1)
    assert [one.status for one in earlier.check("The flood in Osijek, Croatia, killed 9 people.")] == ["current"]
    assert [one.status for one in ledger.check("The flood in Osijek, Croatia, killed 9 people.")] == ["outdated"]
    assert {change.what for change in ledger.changes(ledger_as_of=then)} == {"raised", "new series", "declines"}
    for refused in (lambda: earlier.add("noon.txt"), earlier.problems, lambda: earlier.changes("2025-06-01")):
        with pytest.raises(UsageError, match="open it without as_of"):
            refused()


def test_a_closed_ledger_refuses_and_its_rows_stay(ledger: Ledger) -> None:
    rows = ledger.toll()
    ledger.close()
    assert "closed" in repr(ledger)
    with pytest.raises(UsageError, match="open it again"):
        ledger.claims()
    assert "killed, Osijek: 14" in repr(rows)
    assert "<b>14</b> people" in rows._repr_html_()


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (lambda ledger: ledger.claims("hurt"), "There is no measure 'hurt'"),
        (lambda ledger: ledger.toll(measure="hurt"), "There is no measure 'hurt'"),
        (lambda ledger: ledger.claims(since="yesterday"), "'yesterday' is no time"),
        (lambda ledger: ledger.toll("volcano"), "No story is called 'volcano'"),
        (lambda ledger: ledger.changes(), "Say since when"),
        (lambda ledger: ledger.verdicts(relation="contradict"), "There is no relation 'contradict'"),
        (lambda ledger: ledger.export("smoke", "x"), "There is no format 'smoke'"),
        (lambda ledger: Ledger.open(as_of="yesterday"), "'yesterday' is no day"),
    ],
)
def test_wrong_use_is_told_in_a_sentence(ledger: Ledger, asked: object, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        asked(ledger)


def test_an_export_is_that_of_the_command(ledger: Ledger, tmp_path: Path) -> None:
    made = ledger.export("jsonl", tmp_path / "flood.jsonl", measure="killed", country="TR")
    assert made.paths == (tmp_path / "flood.jsonl",)
    assert made.paths[0].read_text("utf-8").count("\n") == 1


def test_it_is_asked_from_several_threads_while_it_is_added_to(ledger: Ledger, tmp_path: Path) -> None:
    with ThreadPoolExecutor(4) as pool:
        asked = [pool.submit(ledger.claims) for _ in range(8)]
        ledger.add("quake.txt", date="2025-06-03", outlet="Courier")
        assert {len(each.result()) for each in asked} == {4}


def test_it_is_made_where_there_is_none(tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    with pytest.raises(LedgerError, match="There is no ledger"):
        Ledger.open(path, create=False)
    with pytest.raises(LedgerError, match="There is no ledger"):
        Ledger.open(path, as_of="2025-06-01")
    assert not path.exists()
    with Ledger.open(path) as made:
        assert not made.claims()
        assert repr(made.claims()) == "0 claims"
    assert path.exists()


def test_it_stays_where_it_was_opened(ledger: Ledger, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    assert len(ledger.claims()) == 4
    assert ledger.claims() == counterclaim.show(ledger.address)


def test_a_password_is_not_shown() -> None:
    assert "secret" not in repr(Ledger("postgresql://me:secret@server/flood"))
