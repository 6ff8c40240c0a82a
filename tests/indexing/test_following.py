"""The index follows the ledger, and always is what going through the whole of it at once would give."""

import json
from dataclasses import replace
from itertools import count
from pathlib import Path
from random import Random
from threading import Thread
from typing import Any

import pytest
from sqlalchemy import select

from counterclaim.api.relating import dossiers_of
from counterclaim.flow import reading_of
from counterclaim.indexing import Brought, bring_up, following, is_behind
from counterclaim.ledger import Ledger
from counterclaim.ledger.backup import back_up
from counterclaim.ledger.index.adopting import ADOPTED, OVERTAKEN, TOLLS
from counterclaim.ledger.index.derived import drop
from counterclaim.ledger.index.named import NAMED
from counterclaim.ledger.index.packing import unpacked
from counterclaim.ledger.index.shelves import (
    FACETS,
    SERIES,
    SPEAKER_NAMES,
    SPEAKERS,
    STATEMENTS,
    STORIES,
    STORY_DOCUMENTS,
    STORY_SPEAKERS,
    TALLIES,
    TOLD,
    VERDICTS,
)
from counterclaim.ledger.index.woven import FOUND, HAPPENINGS, KEYS, WHOLES
from counterclaim.ledger.restoring import restore
from counterclaim.model import (
    Adoption,
    Correction,
    Document,
    Grouping,
    Judgement,
    Overruling,
    Progress,
    Published,
    Reading,
    Series,
    Withdrawal,
)
from counterclaim.relating import told_anew
from counterclaim.resolve.chapters import steps
from counterclaim.resolve.weights import table

SET = Path(__file__).parents[2] / "quality" / "stories" / "docs.jsonl"
KINDS = ("reject", "accept", "correct", "overrule", "adopt", "merge", "split", "speakers", "back")
Row = tuple[Any, ...]


@pytest.fixture(scope="module")
def readings() -> list[Reading]:
    """The English reports of the reference stories, as they are read; some of them without a date."""
    found = []
    for line in SET.read_text("utf-8").splitlines():
        told = json.loads(line)
        if told["lang"] == "en":
            date = told.get("date") if len(found) % 4 else None
            published = Published(date[:10], date[:10], "given") if date else None
            found.append(reading_of(Document(told["id"], told["text"], "en", told.get("title"), published)))
    return [reading for reading in found if reading.claims]


def rows_of(ledger: Ledger) -> dict[str, list[Row]]:
    """All that the index tells, whatever the numbers of its rows."""
    found = dict[str, list[Row]]()
    with ledger.session.reading():
        ids = {row.number: row.id for row in ledger.session.rows(select(STORIES))}
        for each in (
            STORIES, STORY_DOCUMENTS, FACETS, SERIES, STATEMENTS, VERDICTS, TOLD, STORY_SPEAKERS, SPEAKERS,
            SPEAKER_NAMES, TALLIES, TOLLS, ADOPTED, OVERTAKEN, NAMED, HAPPENINGS, KEYS, WHOLES, FOUND,
        ):  # fmt: skip
            columns = [column for column in each.c if column.name != "number" or each is HAPPENINGS]
            rows = ([getattr(row, column.name) for column in columns] for row in ledger.session.rows(select(*columns)))
            at = [column.name for column in columns].index("story") if "story" in each.c else None
            named = (
                tuple(ids.get(value, value) if place == at else value for place, value in enumerate(row))
                for row in rows
            )
            found[each.name] = sorted(named, key=repr)
    return found


def shelf(ledger: Ledger) -> dict[str, Row]:
    """Each story of the index: title, reports, tolls and verdicts."""
    found = {}
    with ledger.session.reading():
        for row in ledger.session.rows(select(STORIES)):
            own = ledger.session.rows(select(SERIES.c.record).where(SERIES.c.story == row.number))
            tolls = [unpacked(each.record)["card"]["toll"] for each in own]
            ends = sorted((toll["low"] or 0, toll["best"] or 0, toll["high"] or 0) for toll in tolls if toll)
            related = ledger.session.rows(select(VERDICTS).where(VERDICTS.c.story == row.number))
            verdicts = sorted((each.relation, each.a, each.b) for each in related)
            found[row.id] = unpacked(row.card)["title"], row.reports, ends, verdicts
    return found


def at_once(ledger: Ledger) -> dict[str, Row]:
    """The same, as going through the whole ledger gives it."""
    said = [entry.judgement for entry in ledger.entries() if entry.state == "stands"]
    every = dossiers_of(ledger.documents(), told_anew(ledger.claims()), ledger.positions(), said)
    found = {}
    for dossier in every:
        tolls = [course.toll for course in dossier.courses if course.toll]
        ends = sorted((toll.low or 0, toll.best or 0, toll.high or 0) for toll in tolls)
        verdicts = sorted((each.relation, each.a, each.b) for each in dossier.verdicts)
        found[dossier.story.id] = " ".join(dossier.story.title.split()), len(dossier.story.docs), ends, verdicts
    return found


def check(ledger: Ledger) -> None:
    """The index is what the whole ledger gives, and what an index made anew has."""
    assert shelf(ledger) == at_once(ledger)
    followed = rows_of(ledger)
    with ledger.batch():
        drop(ledger.session)
    bring_up(ledger)
    anew = rows_of(ledger)
    for name, rows in anew.items():
        assert followed[name] == rows, name


class Desk:
    """Somebody who does this and that with a ledger."""

    def __init__(self, ledger: Ledger, readings: list[Reading], random: Random) -> None:
        self.ledger, self.readings, self.random = ledger, readings, random
        self.runs = list[str]()

    def put(self, reading: Reading, doc: str, reader: str = "a", fewer: bool = False) -> None:
        """What was read, of the document `doc`; `fewer` of its claims."""
        document = replace(reading.document, id=doc)
        claims = [replace(claim, doc=doc) for claim in reading.claims][1 if fewer and len(reading.claims) > 1 else 0 :]
        taken = [replace(position, doc=doc) for position in reading.positions]
        self.ledger.add(document, claims, (), reader, taken)

    def add(self) -> None:
        """A few documents in one run."""
        self.runs.append(self.ledger.adding("lena", {}))
        for reading in self.random.sample(self.readings, self.random.randint(1, 8)):
            self.put(reading, reading.document.id)

    def replace(self) -> None:
        """A document has another text now, or another reader reads less in it."""
        docs = [document.id for document in self.ledger.documents()]
        reading = self.random.choice(self.readings)
        self.put(reading, self.random.choice(docs), self.random.choice("ab"), self.random.random() < 0.5)

    def take_back(self) -> None:
        """An addition is taken back."""
        run = self.random.choice(self.runs)
        if self.ledger.has_run(run) and not any(each.withdrawn for each in self.ledger.additions() if each.id == run):
            self.ledger.take_back(run, "lena", "the wrong folder")

    def erase(self) -> None:
        """A document is erased."""
        docs = [document.id for document in self.ledger.documents()]
        self.ledger.erase(self.random.choice(docs), "lena", "a court order")

    def judge(self) -> None:
        """Somebody says something of a claim, a story, a speaker or a toll, or takes it back."""
        claims = list(self.ledger.claims())
        claim, other = self.random.choice(claims), self.random.choice(claims)
        kind = self.random.choice(KINDS)
        by = ("lena", "so it is")
        told = self.ledger.judgements()
        if kind in ("reject", "accept"):
            said = Judgement(kind, *by, claim=claim.id)
        elif kind == "correct":
            said = Judgement("correct", *by, claim=claim.id, what=Correction("measure", claim.measure, "missing"))
        elif kind == "overrule":
            said = Judgement("overrule", *by, what=Overruling("contradicts", claim.id, other.id))
        elif kind == "adopt":
            country = claim.places[0].country if claim.places else None
            said = Judgement("adopt", *by, what=Adoption(Series(claim.measure, "people", country), 7))
        elif kind in ("merge", "split"):
            said = self.grouping(kind)
        elif kind == "speakers":
            entities = [who.entity for each in (claim, other) for who in each.sources if who.entity]
            if len(set(entities)) < 2:
                return
            said = Judgement("merge", *by, what=Grouping("speakers", tuple(dict.fromkeys(entities))))
        elif told:
            said = Judgement("withdraw", *by, what=Withdrawal(self.random.choice(told).id))
        else:
            return
        self.ledger.judge(said)

    def grouping(self, kind: str) -> Judgement:
        """Two stories are one, or one is two."""
        stories = [each.story for each in dossiers_of(self.ledger.documents(), self.ledger.claims(), ())]
        one, two = self.random.choice(stories), self.random.choice(stories)
        if kind == "merge":
            what = Grouping("stories", (one.id, two.id), None, (one.docs, two.docs))
        else:
            what = Grouping("stories", one.docs[:1], one.id, (one.docs,))
        return Judgement(kind, "lena", "so it is", what=what)


@pytest.mark.parametrize("seed", range(2))
def test_whatever_is_done_the_index_is_what_the_whole_ledger_gives(
    address: str, readings: list[Reading], seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    if seed:  # as in a ledger that is so large that most keys say nothing, and most stories have chapters
        monkeypatch.setitem(table()["keys"], "largest", 6)
        by = tuple(replace(step, most=min(step.most, 3)) for step in steps()[:-1])
        monkeypatch.setattr("counterclaim.resolve.chapters.steps", lambda: (*by, steps()[-1]))
    random = Random(seed)
    with Ledger.open(address) as ledger:
        desk = Desk(ledger, readings, random)
        for _ in range(3):
            desk.add()
        for _ in range(14):
            step = random.choice((desk.add, desk.add, desk.replace, desk.take_back, desk.judge, desk.judge, desk.judge))
            if next(ledger.claims(), None) is not None:
                step()
            if random.random() < 0.5:
                bring_up(ledger)
                assert not is_behind(ledger)
        bring_up(ledger)
        check(ledger)
        desk.erase()
        assert is_behind(ledger)
        bring_up(ledger)
        check(ledger)


@pytest.fixture
def filled(address: str, readings: list[Reading], monkeypatch: pytest.MonkeyPatch) -> str:
    """The address of a ledger whose index is made in many small transactions."""
    monkeypatch.setattr(following, "_DUE", 3)
    monkeypatch.setattr(following, "_TOUCHED", 2)
    with Ledger.open(address) as ledger:
        desk = Desk(ledger, readings, Random(5))
        for reading in readings[:14]:
            desk.put(reading, reading.document.id)
    return address


def test_killed_at_any_point_it_goes_on_from_there(filled: str) -> None:
    class Killed(Exception):
        pass

    def kill(progress: Progress) -> None:
        told.append(progress)
        if len(told) % 3 == 0:
            raise Killed

    told, killed = list[Progress](), 0
    with Ledger.open(filled) as ledger:
        while is_behind(ledger):
            try:
                bring_up(ledger, kill)
            except Killed:
                killed += 1
        assert killed > 1
        check(ledger)


def test_two_may_bring_it_up_at_once(filled: str) -> None:
    brought = list[Brought]()
    threads = [Thread(target=lambda: brought.append(bring_up(filled))) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(each.documents for each in brought) == 14
    with Ledger.open(filled) as ledger:
        assert not is_behind(ledger)
        check(ledger)


def test_what_another_version_made_is_made_anew(filled: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with Ledger.open(filled) as ledger:
        assert bring_up(ledger).documents == 14
        assert bring_up(ledger) == Brought()
        monkeypatch.setattr(following, "VERSION", "next")
        assert is_behind(ledger)
        assert bring_up(ledger).documents == 14


def test_it_is_left_out_of_backups_and_of_checks(filled: str, tmp_path: Path) -> None:
    bring_up(filled)
    back_up(filled, tmp_path / "backup")
    restore(tmp_path / "backup", str(tmp_path / "again.db"))
    with Ledger.open(filled) as ledger, Ledger.open(str(tmp_path / "again.db")) as again:
        assert list(ledger.faults()) == []
        assert is_behind(again)
        bring_up(again)
        assert shelf(again) == shelf(ledger)


def test_who_adds_meanwhile_is_not_kept_from_it(filled: str, readings: list[Reading]) -> None:
    thread = Thread(target=bring_up, args=(filled,))
    thread.start()
    with Ledger.open(filled) as ledger:
        desk = Desk(ledger, readings, Random(6))
        for reading in readings[14:18]:
            desk.put(reading, reading.document.id)
        thread.join()
        bring_up(ledger)
        check(ledger)


def test_adding_goes_first(filled: str, readings: list[Reading], monkeypatch: pytest.MonkeyPatch) -> None:
    clock, rests, more = count(), list[float](), readings[14:16]
    with Ledger.open(filled) as other:
        desk = Desk(other, readings, Random(6))

        def rest(seconds: float) -> None:
            rests.append(seconds)
            if more:
                reading = more.pop()
                desk.put(reading, reading.document.id)

        monkeypatch.setattr(following.time, "perf_counter", lambda: float(next(clock)))
        monkeypatch.setattr(following.time, "sleep", rest)
        bring_up(filled)
        assert rests[:3] == [0.05, 1.0, 1.0]
        assert set(rests[3:]) == {0.05}
        check(other)
