"""The scores, held against the shared `score.py` where it is, and against counts made by hand."""

import json
import os
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from counterclaim.errors import UsageError
from counterclaim.evaluation import evaluate, evaluate_files
from counterclaim.model import Document

SHARED = Path(os.environ.get("COUNTERCLAIM_SHARED") or Path(__file__).parents[3] / "shared") / "eval"
SETS = (
    ("seeds/docs.jsonl", "seeds/claims.jsonl"),
    ("original-dev/docs.jsonl", "original-dev/claims.jsonl"),
    ("ntrex-dev/docs.de.jsonl", "ntrex-dev/claims.jsonl"),
    ("ntrex-dev/docs.ja.jsonl", "ntrex-dev/claims.jsonl"),
)


def _reference(**fields: Any) -> dict[str, Any]:
    defaults = {
        "doc": "a", "line": 0, "n": 12, "n2": None, "qualifier": "exact", "measure": "killed", "role": "people",
        "country": None, "place": None, "attributed": False, "source_type": None, "as_of": None, "said": None,
        "stance": "asserted", "optional": False,
    }  # fmt: skip
    return defaults | fields


def _claim(reference: dict[str, Any], start: int, **fields: Any) -> dict[str, Any]:
    """The claim that is right about `reference` in every field, but for `fields`."""
    n, n2, qualifier = reference["n"], reference["n2"], fields.pop("qualifier", reference["qualifier"])
    bounds = {"at_least": (n, None), "more_than": (n, None), "at_most": (None, n), "less_than": (None, n)}
    low, high = (n, n2) if qualifier in ("range", "vague") else bounds.get(qualifier, (n, n))
    said = reference.get("said") and {"start": reference["said"][:10], "end": reference["said"][-10:]}
    source = {"type": reference["source_type"], "stated": True, "said": said or None}
    as_of = reference.get("as_of")
    right = {
        "doc": reference["doc"], "start": start, "measure": reference["measure"], "stance": reference["stance"],
        "quantity": {"low": low, "high": high, "qualifier": qualifier},
        "group": {"country": reference["country"], "role": reference["role"]},
        "places": [{"country": reference["place"]}] if reference["place"] else [],
        "sources": [source] if reference["attributed"] else [], "via": [], "window": None,
        "as_of": {"start": as_of.split("/")[0], "end": as_of.split("/")[-1]} if as_of else None,
        "confidence": 0.9,
    }  # fmt: skip
    return right | fields


def _noisy(claims: list[dict[str, Any]], seed: int) -> list[dict[str, Any]]:
    """`claims` with some lost, doubled, moved a line, or wrong in a field."""
    chance, kept = random.Random(seed), list[dict[str, Any]]()
    for number, claim in enumerate(claims):
        other = claims[(number + 1) % len(claims)]
        kept += {
            0: [],
            1: [claim, {**claim, "start": claim["start"] + 1, "sources": []}],
            2: [{**claim, "measure": other["measure"]}],
            3: [{**claim, "quantity": other["quantity"]}],
            4: [{**claim, "group": other["group"], "places": other["places"], "stance": other["stance"]}],
            5: [{**claim, "sources": other["sources"], "as_of": other["as_of"]}],
            6: [{**claim, "quantity": {**claim["quantity"], "qualifier": other["quantity"]["qualifier"]}}],
        }.get(chance.randrange(12), [claim])
    return kept


@pytest.mark.skipif(not (SHARED / "score.py").exists(), reason="the shared evaluation sets are not here")
@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize(("docs", "gold"), SETS)
def test_the_figures_are_those_of_the_shared_score(docs: str, gold: str, seed: int, tmp_path: Path) -> None:
    documents = {row["id"]: row for row in _rows(SHARED / docs)}
    claims = []
    for reference in _rows(SHARED / gold):
        for id in (reference["doc"], f"{reference['doc']}.{Path(docs).suffixes[0][1:]}"):
            if id in documents:
                lines = documents[id]["text"].split("\n")
                start = sum(len(line) + 1 for line in lines[: reference["line"]])
                claims.append(_claim({**reference, "doc": id}, start))
    file = tmp_path / "claims.jsonl"
    file.write_text("".join(json.dumps(claim) + "\n" for claim in _noisy(claims, seed)), encoding="utf-8")

    command = [sys.executable, SHARED / "score.py", SHARED / docs, SHARED / gold, file, "--json"]
    theirs = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    ours = evaluate_files([(SHARED / docs, SHARED / gold)], file).as_dict()

    assert theirs["all"]["found"] > 20
    assert {name: ours[name] for name in theirs} == theirs


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


TEXT = "Twelve dead.\nSeven hurt, 7 hurt.\nOne died."


def _score(references: list[dict[str, Any]], claims: list[dict[str, Any]]) -> Any:
    return evaluate([([Document("a", TEXT, "en")], references)], claims)


def test_a_match_counts_once_and_every_field_of_it() -> None:
    killed = _reference(country="KP", place="RU")
    scores = _score([killed], [_claim(killed, 0, stance="denied")])
    assert scores.total.as_dict()["full_f1"] == 1.0
    assert {name for name, field in scores.fields.items() if field.share == 0} == {"stance"}
    assert scores.fields["place"].of == 1
    assert [(error.kind, error.fields) for error in scores.errors] == [("fields", ("stance",))]


def test_a_number_twice_in_a_line_is_a_false_claim() -> None:
    hurt = _reference(line=1, n=7, measure="injured")
    scores = _score([hurt], [_claim(hurt, 13), _claim(hurt, 25)])
    assert (scores.total.right, scores.total.wrong, scores.total.missed) == (1, 1, 0)
    assert [(error.kind, error.line, error.words) for error in scores.errors] == [("wrong", 1, "Seven hurt, 7 hurt.")]


def test_optional_references_and_single_persons_cost_nothing() -> None:
    one = _reference(line=2, n=1)
    optional = _reference(optional=True)
    assert _score([optional], []).total.missed == 0
    assert _score([optional], [_claim(optional, 0)]).total.wrong == 0
    assert _score([], [_claim(one, 34)]).total.wrong == 0


def test_another_measure_line_or_number_is_missed_and_wrong() -> None:
    killed = _reference()
    for claim in (_claim(killed, 0, measure="injured"), _claim(killed, 13), _claim(_reference(n=13), 0)):
        total = _score([killed], [claim]).total
        assert (total.right, total.wrong, total.missed) == (0, 1, 1)


@pytest.mark.parametrize(
    ("reference", "found", "fine"),
    [
        ("2024-12", ("2024-12-01", "2024-12-31"), True),
        ("2024-12", ("2024-12-03", "2024-12-03"), False),
        ("2024-12-03", ("2024-12-03", "2024-12-03"), True),
        ("2024-12-03", ("2024-12-03T10:00+09:00", "2024-12-03T10:00+09:00"), True),
        ("2022-02/2024-12-23", ("2022-02-24", "2024-12-23"), True),
        ("2024", ("2024-01-01", "2025-12-31"), False),
    ],
)  # fmt: skip
def test_a_date_must_have_the_beginning_and_the_precision(reference: str, found: tuple[str, str], fine: bool) -> None:
    killed = _reference(as_of=reference)
    claim = _claim(killed, 0, as_of=None, window={"start": found[0], "end": found[1]})
    assert _score([killed], [claim]).fields["as_of"].share == fine


def test_confidence_is_held_against_number_measure_and_qualifier() -> None:
    killed, hurt = _reference(), _reference(line=1, n=7, measure="injured")
    claims = [_claim(killed, 0, confidence=1.0), _claim(hurt, 13, qualifier="about", confidence=0.5)]
    scores = _score([killed, hurt], claims)
    assert scores.brier == pytest.approx(0.125)
    assert [(a_bin.claims, a_bin.right) for a_bin in scores.bins] == [(0, 0), (0, 0), (1, 0), (0, 0), (1, 1)]


def test_one_article_in_several_languages_needs_its_references_once() -> None:
    documents = [Document(f"a.{lang}", TEXT, lang) for lang in ("de", "nl")]
    killed = _reference()
    scores = evaluate([(documents, [killed])], [_claim(killed, 0, doc="a.nl")])
    assert {lang: score.recall for lang, score in scores.languages.items()} == {"de": 0, "nl": 1}
    assert scores.mean("core_f1") == 0.5


def test_claims_of_other_documents_are_told() -> None:
    assert _score([], [_claim(_reference(doc="b"), 0)]).unknown == 1


def test_errors_are_listed_up_to_a_limit_of_each_kind() -> None:
    killed = _reference()
    scores = _score([killed, _reference(n=13), _reference(n=14)], [_claim(_reference(n=15), 0)])
    assert [error.kind for error in scores.worst(2)] == ["missed", "missed", "wrong"]
    assert len(scores.as_dict(1)["errors"]) == 2


def test_files_that_are_not_there_or_not_jsonl_are_wrong_use(tmp_path: Path) -> None:
    docs, gold = tmp_path / "docs.jsonl", tmp_path / "gold.jsonl"
    docs.write_text(json.dumps({"id": "a", "lang": "en", "text": TEXT}), encoding="utf-8")
    with pytest.raises(UsageError, match=r"gold\.jsonl cannot be read"):
        evaluate_files([(docs, gold)])
    gold.write_text("n: 12", encoding="utf-8")
    with pytest.raises(UsageError, match="not JSONL"):
        evaluate_files([(docs, gold)])
