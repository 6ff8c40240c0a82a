"""What was exported comes back: the same claims, ids and verdicts, and nothing that is not proven."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from counterclaim import UsageError, add, claims, export, judge, load, speakers, stories, toll, verdicts
from counterclaim.ledger import Ledger
from counterclaim.model import Claim, Document, as_record

EXAMPLES = Path(__file__).parents[2] / "src" / "counterclaim" / "examples"
JUDGED = {"kind": "correct", "by": "lena", "at": "", "why": ""}
REPORT = (
    "The flood in Ptuj killed 14 people, police said on Monday. Nine others were injured.\n"
    "Later 20 were counted by the mayor.\n"
)


@pytest.fixture(scope="module")
def example_ledger(tmp_path_factory: pytest.TempPathFactory) -> str:
    address = str(tmp_path_factory.mktemp("load") / "examples.db")
    add([*EXAMPLES.glob("drava-*"), EXAMPLES / "kursk-04-wetgever.txt"], ledger=address)
    return address


@pytest.fixture(scope="module")
def kept_ledger(tmp_path_factory: pytest.TempPathFactory) -> str:
    """As `ledger`, for tests that change nothing in it."""
    folder = tmp_path_factory.mktemp("kept")
    (folder / "report.txt").write_text(REPORT, encoding="utf-8")
    add([folder / "report.txt"], ledger=str(folder / "flood.db"), date="2025-05-14", url="https://example.org/flood")
    return str(folder / "flood.db")


@pytest.fixture
def ledger(tmp_path: Path) -> str:
    """A ledger of one report, as `report.txt`."""
    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
    address = str(tmp_path / "flood.db")
    add([tmp_path / "report.txt"], ledger=address, date="2025-05-14", url="https://example.org/flood")
    return address


def told(address: str) -> list[dict[str, Any]]:
    """The records of the ledger's claims, but for when they were judged."""
    found = [as_record(claim) for claim in claims(ledger=address)]
    return [{**each, "judged": each["judged"] and {**each["judged"], "at": ""}} for each in found]


def compared(address: str) -> list[dict[str, Any]]:
    return [as_record(verdict) for verdict in verdicts(ledger=address)]


def counts(done: Any) -> tuple[int, ...]:
    return done.documents, done.there, done.added, done.corrected, done.judgements


def file_of(folder: Path, *records: Any, name: str = "claims.jsonl") -> Path:
    path = folder / name
    lines = (json.dumps(as_record(one) if isinstance(one, Claim) else one, ensure_ascii=False) for one in records)
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


def altered(address: str, change: Callable[[dict[str, Any]], None]) -> dict[str, Any]:
    """The record of the ledger's first claim, changed."""
    record = as_record(next(claims(ledger=address)))
    change(record)
    return record


def test_a_ledger_is_rebuilt_from_its_export(example_ledger: str, address: str, tmp_path: Path) -> None:
    export(tmp_path / "all.jsonl", ledger=example_ledger, texts=True)
    done = load(tmp_path / "all.jsonl", address)
    assert counts(done)[1:] == (len(told(example_ledger)), 0, 0, 0)
    assert done.addition
    assert [problem.kind for problem in done.problems] == ["no_pack"]  # of the examples, one is in Luxembourgish
    assert told(address) == told(example_ledger)
    assert compared(address) == compared(example_ledger) != []
    again = load(tmp_path / "all.jsonl", address)
    assert (counts(again), again.addition) == ((0, done.there, 0, 0, 0), None)
    export(tmp_path / "again.jsonl", ledger=address, texts=True)
    assert (tmp_path / "again.jsonl").read_bytes() == (tmp_path / "all.jsonl").read_bytes()


def test_add_takes_the_documents_of_an_export(example_ledger: str, tmp_path: Path) -> None:
    export(tmp_path / "flood.jsonl", ledger=example_ledger, story="Drava", texts=True)
    done = add(tmp_path / "flood.jsonl", ledger=str(tmp_path / "new.db"))
    export(tmp_path / "claims.jsonl", ledger=example_ledger, story="Drava")
    exported = [json.loads(line)["id"] for line in (tmp_path / "claims.jsonl").read_text("utf-8").splitlines()]
    assert done.claims >= len(exported) > 10
    assert set(exported) <= {each["id"] for each in told(str(tmp_path / "new.db"))}


def test_what_people_said_comes_back(ledger: str, address: str, tmp_path: Path) -> None:
    killed, injured, *_ = claims(ledger=ledger)
    judge.correct(killed.id, "number", "15", "the police said so later", "lena", ledger)
    judge.reject(injured.id, "a rehearsal", "tom", ledger)
    judge.add("20", "killed", judge.InText("report.txt"), "the mayor's count", {"role": "civilians"}, "lena", ledger)
    judge.add("7", "missing", judge.Heard("the mayor", "by phone", "2025-05-15"), "", {}, "tom", ledger)
    judge.note(killed.id, "she calls back at noon", "tom", ledger)
    export(tmp_path / "all.jsonl", ledger=ledger, texts=True)
    assert "calls back" not in (tmp_path / "all.jsonl").read_text("utf-8")
    done = load(tmp_path / "all.jsonl", address)
    assert not done.problems
    assert counts(done) == (2, 3, 0, 0, 4)
    assert told(address) == told(ledger)
    assert compared(address) == compared(ledger)
    assert [each["measure"] for each in told(address)] == ["killed", "killed", "missing"]
    assert counts(load(tmp_path / "all.jsonl", address)) == (0, 3, 0, 0, 0)


def test_speakers_and_stories_that_people_joined_come_back_joined(tmp_path: Path) -> None:
    ledger, address = str(tmp_path / "few.db"), str(tmp_path / "new.db")
    add(
        [EXAMPLES / name for name in ("drava-04-mittag.html", "kursk-01-gur.html")],
        ledger=ledger,
    )
    named = [each.entity for each in speakers(ledger=ledger)]
    judge.merge("speakers", named[:2], "one and the same", "lena", ledger)
    judge.merge("stories", [each.id for each in stories(ledger=ledger)[:2]], "seen together", "lena", ledger)
    verdict = next(verdicts(ledger=ledger))
    judge.overrule("not_comparable", [verdict.id], "other days", "lena", ledger)
    first = next(toll(ledger=ledger))
    series = judge.Series(first.measure, first.role, first.country, first.place, first.event or None)
    judge.adopt(123, series, "the list of names", by="lena", ledger=ledger)
    export(tmp_path / "all.jsonl", ledger=ledger, texts=True)
    done = load(tmp_path / "all.jsonl", address)
    assert (done.judgements, done.problems) == (4, [])
    for told_of in (verdicts, toll, stories, speakers):
        assert list(told_of(ledger=address)) == list(told_of(ledger=ledger)) != []  # type: ignore[operator]
    assert load(tmp_path / "all.jsonl", address).judgements == 0


def test_judged_claims_bring_their_judges_along_without_texts(ledger: str, tmp_path: Path) -> None:
    killed, injured, *_ = claims(ledger=ledger)
    other = str(tmp_path / "other.db")
    add([tmp_path / "report.txt"], ledger=other, date="2025-05-14", url="https://example.org/flood")
    judge.correct(killed.id, "number", "15", "the police said so later", "lena", ledger)
    judge.correct(killed.id, "role", "civilians", "the list of names", "lena", ledger)
    judge.accept(injured.id, "", "tom", ledger)
    judge.add("20", "killed", judge.InText("report.txt"), "the mayor's count", {}, "lena", ledger)
    export(tmp_path / "claims.jsonl", ledger=ledger)
    done = load(tmp_path / "claims.jsonl", other, by="nobody")
    assert (counts(done), done.problems) == ((0, 0, 1, 2, 0), [])
    assert [(each["judged"] or {}).get("by") for each in told(other)] == ["lena", "tom", "lena"]
    assert [each["quantity"]["low"] for each in told(other)] == [15, 9, 20]
    assert counts(load(tmp_path / "claims.jsonl", other)) == (0, 3, 0, 0, 0)


def test_a_file_that_was_edited_corrects_as_the_word_of_who_loads_it(ledger: str, tmp_path: Path) -> None:
    record = altered(ledger, lambda it: it["group"].update(role="civilians"))
    done = load(file_of(tmp_path, record), ledger, by="lena")
    assert counts(done) == (0, 0, 0, 1, 0)
    first = next(claims(ledger=ledger))
    assert first.judged
    assert (first.group.role, first.judged.by, first.judged.why) == ("civilians", "lena", "loaded from claims.jsonl")
    assert first.judged.was == {"group.role": "people"}
    assert counts(load(file_of(tmp_path, record), ledger, by="lena")) == (0, 1, 0, 0, 0)


def test_what_another_version_of_the_reader_reads_otherwise_is_told_and_left(ledger: str, tmp_path: Path) -> None:
    record = altered(ledger, lambda it: (it["group"].update(role="civilians"), it.update(reader="rules/2020.1")))
    (problem,) = load(file_of(tmp_path, record), ledger, by="lena").problems
    assert (problem.kind, problem.unread) == ("read_otherwise", False)
    assert "group.role" in problem.why
    assert next(claims(ledger=ledger)).group.role == "people"


def test_a_claim_that_no_rule_found_is_added_by_who_vouches_for_it(ledger: str, tmp_path: Path) -> None:
    at = REPORT.index("20 were")

    def moved(it: dict[str, Any]) -> None:
        sentence = REPORT.splitlines()[1]
        begin = REPORT.index(sentence)
        it.update(
            start=at,
            end=at + 2,
            id="",
            reader="llm/made-up",
            evidence={"quantity": [[at, at + 2]]},
            sources=[],
            sentence={"start": begin, "end": begin + len(sentence), "text": sentence},
            places=[],
            as_of=None,
            event=None,
            quantity={"low": 20, "high": 20, "qualifier": "exact", "text": "20", "unit": "person"},
        )
        it["group"].update(text=None)

    record = altered(ledger, moved)
    assert counts(load(file_of(tmp_path, record), ledger, by="lena")) == (0, 0, 1, 0, 0)
    added = list(claims(ledger=ledger))[-1]
    assert added.judged
    assert (added.quantity.low, added.judged.kind, added.judged.by, added.reader) == (20, "add", "lena", "llm/made-up")
    assert added.id.startswith("m_")
    assert counts(load(file_of(tmp_path, record), ledger)) == (0, 1, 0, 0, 0)


def test_nobody_vouches_for_it(ledger: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("inputs", "loading"):
        monkeypatch.setattr(f"counterclaim.api.{module}.person", lambda by: by)  # as on a machine that names nobody
    record = altered(ledger, lambda it: it["group"].update(role="civilians"))
    with pytest.raises(UsageError, match="--by"):
        load(file_of(tmp_path, record), ledger)
    assert next(claims(ledger=ledger)).group.role == "people"


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        (lambda it: it["quantity"].update(text="41"), "doubtful_span"),
        (
            lambda it: it["sentence"].update(text="The flood in Ptuj killed 41 people, police said on Monday."),
            "doubtful_span",
        ),
        (lambda it: it.update(start=it["start"] + 1, end=it["end"] + 1), "doubtful_span"),
        (lambda it: it.update(start=-5, end=-3), "doubtful_span"),
        (lambda it: it["group"].update(text="goats"), "doubtful_span"),
        (lambda it: it["evidence"].update(measure=[[5, 100_000]]), "doubtful_span"),
        (lambda it: it.update(measure="eaten"), "measure"),
        (lambda it: it["quantity"].update(low="many"), "broken_line"),
        (lambda it: it.update(stance="shouted"), "broken_line"),
        (lambda it: it.update(start=True), "broken_line"),
        (lambda it: it.update(window={"start": "soon", "end": "later"}), "broken_line"),
        (lambda it: it["evidence"].update(measure=[[1, 2, 3]]), "broken_line"),
        (lambda it: it.pop("group"), "broken_line"),
        (lambda it: it.update(judged={**JUDGED, "was": {"measure": [1]}}), "judged"),
        (lambda it: it.update(judged={**JUDGED, "was": {"no.such": 1}}), "judged"),
        (lambda it: it.update(doc="elsewhere.txt"), "no_text"),
        (lambda it: it.update(text="t_0000000000000000"), "no_text"),
    ],
)
def test_what_is_not_proven_letter_for_letter_stays_out(
    kept_ledger: str, tmp_path: Path, change: Callable[[dict[str, Any]], None], kind: str
) -> None:
    before = told(kept_ledger)
    met: list[Any] = []
    done = load(file_of(tmp_path, altered(kept_ledger, change)), kept_ledger, by="lena", on_problem=met.append)
    assert [problem.kind for problem in done.problems] == [kind]
    assert met == done.problems
    assert counts(done) == (0, 0, 0, 0, 0)
    assert told(kept_ledger) == before
    if kind == "no_text":
        assert "--texts" in met[0].why
        assert met[0].unread


def test_what_was_rejected_here_stays_rejected(ledger: str, tmp_path: Path) -> None:
    export(tmp_path / "claims.jsonl", ledger=ledger)
    first, *rest = claims(ledger=ledger)
    judge.reject(first.id, "a film", "lena", ledger)
    done = load(tmp_path / "claims.jsonl", ledger, by="tom")
    assert [problem.kind for problem in done.problems] == ["rejected"]
    assert [claim.id for claim in claims(ledger=ledger)] == [claim.id for claim in rest]


def test_judgements_that_hang_on_nothing_here_are_told(ledger: str, tmp_path: Path) -> None:
    killed = next(claims(ledger=ledger))
    addition = as_record(judge.add("20", "killed", judge.InText("report.txt"), "", {}, "lena", ledger))
    correction = as_record(judge.correct(killed.id, "role", "civilians", "seen", "lena", ledger))
    forged = json.loads(json.dumps(addition))
    forged["what"]["claim"]["quantity"]["text"] = "30"
    forged["why"] = "forged"
    stray = {**correction, "claim": "m_0123456789abcdef"}
    wild = {**correction, "what": {"field": "group.role", "old": "people", "new": "goats"}}
    wilder = {**correction, "what": {"field": "no.such", "old": 1, "new": 2}}
    elsewhere = json.loads(json.dumps(addition).replace("report.txt", "elsewhere.txt"))
    done = load(file_of(tmp_path, addition, correction, forged, stray, wild, wilder, elsewhere), ledger, by="tom")
    kinds = [problem.kind for problem in done.problems]
    assert kinds == ["doubtful_span", "judgement", "judgement", "judgement", "no_text"]
    assert counts(done) == (0, 0, 0, 0, 0)


def test_annotations_of_ours_come_back(ledger: str, address: str, tmp_path: Path) -> None:
    judge.add("20", "killed", judge.InText("report.txt"), "the mayor's count", {}, "lena", ledger)
    export(tmp_path / "notes.anno.jsonld", "annotations", ledger=ledger)
    add([tmp_path / "report.txt"], ledger=address, date="2025-05-14", url="https://example.org/flood")
    done = load(tmp_path / "notes.anno.jsonld", address)
    assert (counts(done), done.problems) == ((0, 2, 1, 0, 0), [])
    assert told(address) == told(ledger)
    assert counts(load(tmp_path / "notes.anno.jsonld", address)) == (0, 3, 0, 0, 0)


def hypothesis(exact: str, **more: Any) -> dict[str, Any]:
    """A note as Hypothesis exports it."""
    around = {"prefix": more.pop("prefix", ""), "suffix": more.pop("suffix", "")}
    quote = {"type": "TextQuoteSelector", "exact": exact, **around}
    target = {"source": "https://example.org/flood#top", "selector": [{"type": "RangeSelector"}, quote]}
    return {"id": "x", "uri": "https://example.org/flood", "text": "see", "target": [target], **more}


def test_marked_words_that_hold_one_figure_become_its_claim(ledger: str, tmp_path: Path) -> None:
    text = (
        "😢 Read also: flood in Maribor kills 31 people. Read also: flood in Maribor kills 31\n people, says the mayor."
    )
    with Ledger.open(ledger) as store:  # a report in which the reader passes over what looks like clutter
        store.add(Document("late.txt", text, "en", url="https://example.org/late"), (), (), "rules/2026.1")
    note = hypothesis("kills 31 people", suffix=", says the mayor")
    note["target"][0]["source"] = "https://example.org/late"
    path = tmp_path / "notes.json"
    path.write_text(json.dumps({"total": 1, "rows": [note]}, indent=1), encoding="utf-8")
    done = load(path, ledger, by="lena")
    assert (counts(done), done.problems) == ((0, 0, 1, 0, 0), [])
    (claim,) = (claim for claim in claims(ledger=ledger) if claim.doc == "late.txt")
    assert claim.judged
    assert (claim.quantity.low, claim.measure, claim.judged.by) == (31, "killed", "lena")
    assert claim.start == text.rindex("31")
    assert all(text[span.start : span.end] for spans in claim.evidence.values() for span in spans)
    assert counts(load(path, ledger, by="lena")) == (0, 1, 0, 0, 0)


def test_marked_words_that_hold_no_figure_or_several_are_told(ledger: str, tmp_path: Path) -> None:
    elsewhere = {
        "source": "https://example.org/other",
        "selector": {"type": "TextPositionSelector", "start": 0, "end": 5},
    }
    rows = [
        hypothesis("killed 14\n people"),
        hypothesis("The flood in Ptuj killed 14 people, police said on Monday. Nine others were injured."),
        hypothesis("Later"),
        hypothesis("in Maribor"),
        {"target": [elsewhere]},
        {"target": [{"source": "https://example.org/flood", "selector": []}]},
    ]
    path = tmp_path / "notes.json"
    path.write_text(json.dumps(rows), encoding="utf-8")
    before = told(ledger)
    done = load(path, ledger, by="lena")
    assert done.there == 1
    kinds = ["several_figures", "no_figure", "doubtful_span", "no_text", "broken_line"]
    assert [(problem.kind, problem.doc) for problem in done.problems] == [
        (kind, f"{path}:{number}") for number, kind in enumerate(kinds, 2)
    ]
    assert told(ledger) == before


def test_files_that_hold_nothing_to_load_say_so(ledger: str, tmp_path: Path) -> None:
    (tmp_path / "prose.txt").write_text("Fourteen people were killed.\n", encoding="utf-8")
    (tmp_path / "docs.jsonl").write_text('{"id": "a", "text": "Two were killed."}\n[1]\nnot json\n', encoding="utf-8")
    done = load([tmp_path / "prose.txt", tmp_path / "docs.jsonl"], ledger)
    assert [problem.kind for problem in done.problems] == ["unknown", "not_exported", "broken_line", "broken_line"]
    with pytest.raises(UsageError, match="no such file"):
        load(tmp_path / "nowhere.jsonl", ledger)


def test_what_is_loaded_is_a_run_that_can_be_taken_back(example_ledger: str, tmp_path: Path) -> None:
    from counterclaim import additions, withdraw

    new = str(tmp_path / "new.db")
    export(tmp_path / "flood.jsonl", ledger=example_ledger, story="Drava", texts=True)
    done = load(tmp_path / "flood.jsonl", new, by="lena")
    assert done.addition
    (run,) = additions(new)
    assert (run.id, run.by, run.documents) == (done.addition, "lena", done.documents)
    withdraw(done.addition, "the wrong ledger", "lena", new)
    assert told(new) == []
    with Ledger.open(new) as store:
        assert not list(store.documents())
