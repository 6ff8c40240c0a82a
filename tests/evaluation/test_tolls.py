"""Tolls against what is known: which toll answers what, and what counts as right."""

import json
from collections.abc import Sequence
from math import inf
from pathlib import Path
from typing import Any

import pytest

from counterclaim.errors import UsageError
from counterclaim.evaluation.matching import Record
from counterclaim.evaluation.tolls import TollScore, load_asked, score_tolls
from counterclaim.model import Claim, Document, Published

SET = Path(__file__).parents[2] / "quality" / "stories"
MORNING, EVENING = "2025-03-01T08:00:00+00:00", "2025-03-01T20:00:00+00:00"


def _asked(**fields: Any) -> dict[str, Any]:
    return {
        "story": "s", "kinds": ["accident"], "event": "crash", "measure": "killed", "docs": ["1", "2"], "at": EVENING,
        "truth": 12, "best": 12, "low": 12, "high": 12, "corroboration": "relayed",
    } | fields  # fmt: skip


def _toll(**fields: Any) -> dict[str, Any]:
    return {
        "story": "x", "docs": ["1", "2"], "measure": "killed", "role": "people", "country": None, "place": None,
        "low": 12, "best": 12, "high": 12, "corroboration": "relayed", "claims": [],
    } | fields  # fmt: skip


def _score(folder: Path, asked: Sequence[Record], tolls: Sequence[Record]) -> TollScore:
    (folder / "tolls.jsonl").write_text("\n".join(json.dumps(row) for row in asked), encoding="utf-8")
    rows = "\n".join(json.dumps({"id": id, "stories": ["s"]}) for id in "12")
    (folder / "stories.jsonl").write_text(rows, encoding="utf-8")
    documents = [Document("1", "", published=Published(MORNING, MORNING, "given")), Document("2", "")]

    def reconcile(seen: Sequence[Document], _: Sequence[Claim]) -> tuple[list[Record], list[Record]]:
        ids = {document.id for document in seen}
        return [], [toll for toll in tolls if ids.issuperset(toll["docs"])]

    return score_tolls(folder, documents, [], reconcile)


def test_a_right_toll(tmp_path: Path) -> None:
    score = _score(tmp_path, [_asked()], [_toll()])
    assert (score.exact, score.bracketed, score.width, score.corroborated) == (1.0, 1.0, 0.0, 1.0)


def test_only_what_was_published_by_then_is_seen(tmp_path: Path) -> None:
    score = _score(tmp_path, [_asked(at="2025-03-01T07:00:00+00:00")], [_toll(), _toll(docs=["2"], best=9, low=9)])
    assert [answer.toll and answer.toll["best"] for answer in score.answers] == [9]


def test_no_number_is_right_where_sides_contest_it(tmp_path: Path) -> None:
    score = _score(tmp_path, [_asked(best=None)], [_toll(best=None, low=10, high=16)])
    assert (score.exact, score.width) == (1.0, 0.5)


def test_a_toll_that_is_missing_is_wrong_in_everything(tmp_path: Path) -> None:
    score = _score(tmp_path, [_asked(best=None)], [_toll(measure="injured")])
    assert (score.exact, score.bracketed, score.width) == (0.0, 0.0, inf)


@pytest.mark.parametrize(("low", "high", "holds"), [(12, None, True), (None, 11, False), (None, None, False)])
def test_an_open_end_holds_the_truth_but_not_two(
    tmp_path: Path, low: int | None, high: int | None, holds: bool
) -> None:
    assert _score(tmp_path, [_asked()], [_toll(low=low, high=high)]).answers[0].brackets is holds


def test_no_toll_answers_two_questions(tmp_path: Path) -> None:
    asked = [_asked(event="in all"), _asked(event="in Ravenna", docs=["1"], places=["Ravenna"], best=5)]
    tolls = [_toll(docs=["1"], place="Ravenna", best=5), _toll()]
    assert _score(tmp_path, asked, tolls).exact == 1.0
    assert _score(tmp_path, asked, tolls[1:]).exact == 0.5


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"tolls\.jsonl cannot be read"):
        load_asked(tmp_path)


def test_the_set_keeps_what_it_promises() -> None:
    asked, sorting = load_asked(SET)
    with (SET / "docs.jsonl").open(encoding="utf-8") as lines:
        documents = {row["id"]: row for row in map(json.loads, lines)}
    langs = [row["lang"] for row in documents.values()]
    told = {kind: {one.story for one in asked if kind in one.kinds} for one in asked for kind in one.kinds}
    assert sorting.keys() == documents.keys()
    assert len({story for stories in sorting.values() for story in stories}) >= 64
    assert all(one.docs <= documents.keys() for one in asked)
    assert len(set(langs)) == 30
    assert min(langs.count(lang) for lang in langs) >= 4
    assert sum(langs.count(lang) >= 12 for lang in set(langs)) >= 10
    assert min(map(len, told.values())) >= 6
    assert all((one.low or 0) <= one.truth <= (inf if one.high is None else one.high) for one in asked)
